"""The look of the document: styles, theme and fonts.

It follows documents of the United Nations: A4, Times New Roman 10 points, headings of articles centred, numbers of
paragraphs in the margin of their text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.language.tags import primary_subtag
from tracker.model.block import ARTICLE_LEVEL
from tracker.report.word.markup import XML_HEAD, part_xml

if TYPE_CHECKING:
    from collections.abc import Iterable

INDENT = 567
"""One step of indent, in twentieths of a point: a centimetre."""

_REGIONS = {"ar": "ar-SA", "en": "en-GB", "es": "es-ES", "fr": "fr-FR", "ru": "ru-RU", "zh": "zh-CN"}
"""Language tags with the region that Word wants, for spelling and for the choice of fonts."""

_TAG = re.compile(r"(?!und)[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""A tag of a language that is known (BCP 47)."""

_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "1F2937", "lt2": "F5F1E6", "accent1": "0B5137", "accent2": "8B1A2B",
    "accent3": "7A4A00", "accent4": "3B4F8C", "accent5": "5B5B5B", "accent6": "2F6F8F", "hlink": "0B3D91",
    "folHlink": "5B2A86",
}  # fmt: skip


def word_tag(language: str) -> str:
    """Return the tag of a language with the region that Word wants, for spelling and the choice of fonts.

    >>> word_tag("fr"), word_tag("zh-Hans"), word_tag("de"), word_tag(""), word_tag("und-Arab")
    ('fr-FR', 'zh-CN', 'de', 'en-GB', 'en-GB')
    """
    return _REGIONS.get(primary_subtag(language)) or (language if _TAG.fullmatch(language) else _REGIONS["en"])


def default_look(language: str) -> str:
    """Return the look of everything that no style changes: fonts, size, language, spacing.

    Args:
        language: Language of the text, a BCP 47 tag.
    """
    tag = word_tag(language)
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="SimSun"/>'
        f'<w:sz w:val="20"/><w:szCs w:val="24"/><w:lang w:val="{tag}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def styles(language: str, used: Iterable[str]) -> str:
    """Return the part ``styles.xml``.

    Args:
        language: Language of the text, a BCP 47 tag.
        used: The styles of treaty text that occur.
    """
    treaty_styles = "".join(_style(name, *_format_of(name)) for name in used)
    return part_xml("styles", default_look(language) + FIXED_STYLES + treaty_styles)


def _style(name: str, paragraph: str, run: str, outline: int | None = None) -> str:
    level = "" if outline is None else f'<w:outlineLvl w:val="{outline}"/>'
    display_name = re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", name)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{display_name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}{level}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def _format_of(name: str) -> tuple[str, str] | tuple[str, str, int]:
    """Return the properties of paragraph and run of a style of treaty text, and its level in the outline."""
    kind, digits = re.fullmatch(r"Treaty([A-Z][a-z]+)(\d*)", name).groups()  # type: ignore[union-attr]  # our own names
    level = int(digits or 0)
    bold, italic = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
    if kind == "Title":
        size = '<w:sz w:val="34"/><w:szCs w:val="36"/>'
        return '<w:keepNext/><w:spacing w:before="240" w:after="360"/><w:jc w:val="center"/>', bold + size, 0
    if kind == "Heading" and level <= ARTICLE_LEVEL:
        size = '<w:sz w:val="24"/><w:szCs w:val="28"/>' if level < ARTICLE_LEVEL else ""
        return '<w:keepNext/><w:spacing w:before="280" w:after="140"/><w:jc w:val="center"/>', bold + size, level - 1
    if kind == "Heading":
        left = INDENT * (min(level, 9) - ARTICLE_LEVEL)
        return f'<w:ind w:left="{left}" w:hanging="{INDENT}"/><w:jc w:val="both"/>', ""
    if kind == "Recital":
        return f'<w:ind w:firstLine="{INDENT}"/><w:jc w:val="both"/>', ""
    if kind == "Formula":
        return f'<w:keepNext/><w:ind w:firstLine="{INDENT}"/>', italic
    if kind == "Row":
        return '<w:spacing w:after="40"/>', '<w:sz w:val="18"/><w:szCs w:val="20"/>'
    if kind == "Note":
        return '<w:spacing w:after="60"/>', '<w:sz w:val="18"/><w:szCs w:val="20"/>'
    return f'<w:ind w:left="{INDENT * max(0, min(level, 9) - 3)}"/><w:jc w:val="both"/>', ""


FIXED_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="40"/></w:pPr><w:rPr><w:sz w:val="17"/><w:szCs w:val="20"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="TreatyFurtherCall"><w:name w:val="Treaty Further Call"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/><w:basedOn w:val="Normal"/>'
    "</w:style>"
    '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
    '<w:rPr><w:sz w:val="16"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/><w:pPr>'
    '<w:spacing w:after="20" w:line="240" w:lineRule="auto"/></w:pPr>'
    '<w:rPr><w:sz w:val="17"/><w:szCs w:val="18"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:pPr>'
    '<w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="17"/><w:szCs w:val="18"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="TreatyNotice"><w:name w:val="Treaty Notice"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:pBdr>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="3" w:color="7A4A00"/>'
        for side in ("top", "left", "bottom", "right")
    )
    + '</w:pBdr><w:spacing w:before="60" w:after="60" w:line="240" w:lineRule="auto"/></w:pPr>'
    '<w:rPr><w:b/><w:bCs/><w:color w:val="7A4A00"/><w:sz w:val="18"/><w:szCs w:val="20"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="TreatyEnd"><w:name w:val="Treaty End"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="480"/><w:jc w:val="center"/></w:pPr></w:style>'
)


def font_table() -> str:
    """Return the part ``fontTable.xml``: the fonts that the styles name."""
    return part_xml("fonts", "".join(f'<w:font w:name="{name}"/>' for name in ("Times New Roman", "SimSun")))


def theme() -> str:
    """Return the part ``theme1.xml`` (ECMA-376, part 1, 14.2.7): plain colours and one font.

    Word wants it in every file; nothing in the text refers to it.
    """
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    font = '<a:latin typeface="Times New Roman"/><a:ea typeface="SimSun"/><a:cs typeface="Times New Roman"/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{XML_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Treaty">'
        "<a:themeElements>"
        f'<a:clrScheme name="Treaty">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Treaty"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Treaty"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
