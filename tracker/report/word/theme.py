"""The theme that Word wants in every file: plain colours and one font. Nothing in the text refers to it."""

from __future__ import annotations

_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "1F2937", "lt2": "F5F1E6", "accent1": "0B5137", "accent2": "8B1A2B",
    "accent3": "7A4A00", "accent4": "3B4F8C", "accent5": "5B5B5B", "accent6": "2F6F8F", "hlink": "0B3D91",
    "folHlink": "5B2A86",
}  # fmt: skip


def theme() -> str:
    """The part of the file that holds the theme (ECMA-376, part 1, 14.2.7)."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    font = '<a:latin typeface="Times New Roman"/><a:ea typeface="SimSun"/><a:cs typeface="Times New Roman"/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Treaty"><a:themeElements>'
        f'<a:clrScheme name="Treaty">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Treaty"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Treaty"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
