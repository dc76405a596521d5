"""What a Word file holds beside the text: styles, settings, heads of pages, and how its parts hang together.

It looks like a document of the United Nations: A4, Times New Roman 10 points, headings of articles in the middle,
numbers of paragraphs in the margin of their text, the symbols at the head of each page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.language.tags import primary_subtag
from tracker.model.block import ARTICLE_LEVEL
from tracker.report.seal import seal
from tracker.report.word.marks import Marks, plain
from tracker.report.word.order import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.report.view.redline_view import RedlineView, SideView

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"

STEP = 567
"""One step of indent, in twentieths of a point: a centimetre."""

_REGIONS = {"ar": "ar-SA", "en": "en-GB", "es": "es-ES", "fr": "fr-FR", "ru": "ru-RU", "zh": "zh-CN"}
"""Languages as Word names them, for spelling and for the choice of fonts."""


def part(name: str, content: str) -> str:
    """One part of the file: the root element of that name, with this inside."""
    return f"{_HEAD}<w:{name} {_W} {_R}>{content}</w:{name}>"


def styles(view: RedlineView, used: Iterable[str]) -> str:
    """The styles.

    Args:
        view: What is printed; its language chooses the language of the text.
        used: The styles of treaty text that occur.
    """
    tag = _REGIONS.get(primary_subtag(view.language), "en-GB")
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="SimSun"/>'
        f'<w:sz w:val="20"/><w:szCs w:val="24"/><w:lang w:val="{tag}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    own = "".join(_style(name, *_look(name)) for name in used)
    return part("styles", defaults + _FIXED + own)


def _style(name: str, paragraph: str, run: str, outline: int | None = None) -> str:
    level = "" if outline is None else f'<w:outlineLvl w:val="{outline}"/>'
    shown = re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", name)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}"><w:name w:val="{shown}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}{level}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def _look(name: str) -> tuple[str, str] | tuple[str, str, int]:
    """How a style of treaty text looks: properties of the paragraph and of its words, and its level in the outline."""
    kind, digits = re.fullmatch(r"Treaty([A-Z][a-z]+)(\d*)", name).groups()  # type: ignore[union-attr]  # our own names
    level = int(digits or 0)
    bold, slanted = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
    if kind == "Title":
        size = '<w:sz w:val="34"/><w:szCs w:val="36"/>'
        return '<w:keepNext/><w:spacing w:before="240" w:after="360"/><w:jc w:val="center"/>', bold + size, 0
    if kind == "Heading" and level <= ARTICLE_LEVEL:
        size = '<w:sz w:val="24"/><w:szCs w:val="28"/>' if level < ARTICLE_LEVEL else ""
        return '<w:keepNext/><w:spacing w:before="280" w:after="140"/><w:jc w:val="center"/>', bold + size, level - 1
    if kind == "Heading":
        left = STEP * (min(level, 9) - ARTICLE_LEVEL)
        return f'<w:ind w:left="{left}" w:hanging="{STEP}"/><w:jc w:val="both"/>', ""
    if kind == "Recital":
        return f'<w:ind w:firstLine="{STEP}"/><w:jc w:val="both"/>', ""
    if kind == "Formula":
        return f'<w:keepNext/><w:ind w:firstLine="{STEP}"/>', slanted
    if kind == "Row":
        return '<w:spacing w:after="40"/>', '<w:sz w:val="18"/><w:szCs w:val="20"/>'
    if kind == "Note":
        return '<w:spacing w:after="60"/>', '<w:sz w:val="18"/><w:szCs w:val="20"/>'
    return f'<w:ind w:left="{STEP * max(0, min(level, 9) - 3)}"/><w:jc w:val="both"/>', ""


_FIXED = (
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


def header(view: RedlineView, marks: Marks, sides: Iterable[SideView], *, first: bool) -> str:
    """The head of the pages: what this is, and that it is not official if it is not.

    Args:
        view: What is printed.
        marks: Writes the runs.
        sides: The texts to name: both, or one of a clean text.
        first: The head of the first page, which says all; the others say what each page must.
    """
    named = list(sides)
    words = view.words
    arrow = " \N{LEFTWARDS ARROW} " if view.direction == "rtl" else " \N{RIGHTWARDS ARROW} "
    title = f"{words['redline']}{words['colon']}" if len(named) > 1 else ""
    lines = [title + arrow.join(_name(side) for side in named)]
    lines += [view.extract_notice] if view.extract_notice else []
    if first and len(named) > 1:
        lines += [_about(side, words, key) for side, key in zip(named, ("before", "after"), strict=True)]
    elif first:
        lines += [_about(side, words, "text") for side in named]
    out = [marks.paragraph(marks.words(line, Status.KEPT), "Header") for line in lines]
    for side in named:
        if side.notice is not None:
            said = [f"{side.name}{words['colon']}{side.notice.headline}"]
            # Commands to type are for the terminal.
            said += [each for each in side.notice.sentences if first and not each.startswith("tracker ")]
            out.append(marks.paragraph(marks.words(" ".join(said), Status.KEPT), "TreatyNotice"))
    return part("hdr", "".join(out) + marks.paragraph("", "Header"))


def _name(side: SideView) -> str:
    return f"{side.symbol} ({side.name})" if side.symbol else side.name


def _about(side: SideView, words: dict[str, str], key: str) -> str:
    facts = [side.symbol, side.date, words[side.authenticity], f"sha256 {side.digest}"]
    return f"{words[key]}{words['colon']}{side.name}{words['comma']}" + words["comma"].join(
        each for each in facts if each
    )


def footer(marks: Marks) -> str:
    """The foot of the pages: their number."""
    page = "".join(
        marks.run(each)
        for each in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    return part("ftr", marks.paragraph(page, "Footer"))


def settings(*, tracked: bool) -> str:
    """The settings: in a redline what is changed further is tracked too."""
    return part(
        "settings",
        ("<w:trackRevisions/>" if tracked else "")
        + '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat>',
    )


def footnotes(written: str) -> str:
    """The notes, behind the two lines that Word wants among them."""
    lines = "".join(
        f'<w:footnote w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:footnote>'
        for name, number in (("separator", -1), ("continuationSeparator", 0))
    )
    return part("footnotes", lines + written)


def section(view: RedlineView) -> str:
    """The page: A4, with a first head of its own."""
    return (
        '<w:sectPr><w:headerReference w:type="first" r:id="rId5"/><w:headerReference w:type="default" r:id="rId6"/>'
        '<w:footerReference w:type="first" r:id="rId7"/><w:footerReference w:type="default" r:id="rId7"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1701" w:bottom="1134" w:left="1701" '
        'w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/>'
        + ("<w:bidi/>" if view.direction == "rtl" else "")
        + "</w:sectPr>"
    )


def fonts() -> str:
    """The fonts that are named."""
    return part("fonts", "".join(f'<w:font w:name="{name}"/>' for name in ("Times New Roman", "SimSun")))


_PARTS = (
    ("styles", "styles"), ("settings", "settings"), ("fontTable", "fontTable"), ("footnotes", "footnotes"),
    ("header1", "header"), ("header2", "header"), ("footer1", "footer"), ("theme/theme1", "theme"),
    ("comments", "comments"),
)  # fmt: skip
"""Names of the parts beside the document, and their kinds, in the order of their references: rId1 and on."""


def relations(*, comments: bool) -> dict[str, str]:
    """The parts that say how the others hang together, by name."""
    parts = [each for each in _PARTS if comments or each[0] != "comments"]
    xml = "application/xml"
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in (
            ("word/document.xml", f"{_TYPE}.document.main+xml"),
            *((f"word/{name}.xml", _THEME if kind == "theme" else f"{_TYPE}.{kind}+xml") for name, kind in parts),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            ("docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"),
        )
    )
    return {
        "[Content_Types].xml": (
            f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="{xml}"/>{types}</Types>'
        ),
        "_rels/.rels": _relations(
            (
                (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
                ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                 "docProps/core.xml"),
                (f"{_OFFICE}/relationships/custom-properties", "docProps/custom.xml"),
            )
        ),
        "word/_rels/document.xml.rels": _relations(
            (f"{_OFFICE}/relationships/{kind}", f"{name}.xml") for name, kind in parts
        ),
    }  # fmt: skip


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def properties(view: RedlineView, marks: Marks, *, clean: bool) -> dict[str, str]:
    """What is said of the file beside its text, by name of the part: title, author, date; and the seal.

    Args:
        view: What is printed.
        marks: Says who and when.
        clean: Whether it is one text alone.
    """
    when = (
        "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{plain(marks.date)}</dcterms:{name}>'
            for name in ("created", "modified")
        )
        if marks.date
        else ""
    )
    core = (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{plain(view.after.title)}</dc:title><dc:creator>{plain(marks.author)}</dc:creator>"
        f"<dc:language>{plain(view.language)}</dc:language>{when}</cp:coreProperties>"
    )
    inside = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{n}" name="{plain(name)}">'
        f"<vt:lpwstr>{plain(value)}</vt:lpwstr></property>"
        for n, (name, value) in enumerate((*seal(view), ("tracker-clean", "yes" if clean else "no")), 2)
    )
    spaces = f'xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"'
    custom = f"{_HEAD}<Properties {spaces}>{inside}</Properties>"
    return {"docProps/core.xml": core, "docProps/custom.xml": custom}
