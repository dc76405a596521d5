"""The look of documents in Word: the styles that a secretariat finds under their usual names and can change."""

from __future__ import annotations

from tracker.report.word.markup import part_xml
from tracker.report.word.styles import FIXED_STYLES, default_look

_BOLD = "<w:b/><w:bCs/>"


TABLE_POINTS = {False: 9.5, True: 8}
"""Size of the letters of tables in points; in dense ones that of the tables in documents of the United Nations."""

CELL_MARGIN = {False: 85, True: 57}
"""The margin of a cell at its left and right, in twentieths of a point: 1.5 millimetres, and one in dense tables."""


def document_styles(language: str, *, dense: bool = False) -> str:
    """Return the part ``styles.xml`` of a document.

    Args:
        language: Language of the document, a BCP 47 tag.
        dense: The letters of its tables are small.
    """
    size = _size(TABLE_POINTS[dense])
    cells = _style("DocumentHead", "Document Head", f"<w:keepNext/>{_spacing(20, 20)}", _BOLD + size)
    cells += _style("DocumentCell", "Document Cell", _spacing(20, 20), size)
    return part_xml("styles", default_look(language) + FIXED_STYLES + _STYLES + cells + _table(CELL_MARGIN[dense]))


def _size(points: float, other: float = 0) -> str:
    """Return the size of letters: of Latin and Chinese ones, and of Arabic ones, which are a little larger."""
    return f'<w:sz w:val="{round(2 * points)}"/><w:szCs w:val="{round(2 * (other or points + 1.5))}"/>'


def _style(style: str, name: str, paragraph: str, run: str, *, own: bool = True) -> str:
    custom = ' w:customStyle="1"' if own else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="240" w:lineRule="auto"/>'


_GREY = '<w:color w:val="404040"/>'
_STYLES = (
    _style("Title", "Title", f"<w:keepNext/>{_spacing(0, 60)}", _BOLD + _size(17), own=False)
    + _style("Subtitle", "Subtitle", f"<w:keepNext/>{_spacing(0, 160)}", _size(12.5), own=False)
    + "".join(
        _style(
            f"Heading{level}",
            f"heading {level}",
            f'<w:keepNext/>{_spacing(280 - 60 * level, 100)}<w:outlineLvl w:val="{level - 1}"/>',
            _BOLD + _size(14.5 - 1.5 * level),
            own=False,
        )
        for level in (1, 2, 3)
    )
    + _style("DocumentFact", "Document Fact", _spacing(0, 40), _GREY + _size(9.5))
    + _style("DocumentText", "Document Text", _spacing(0, 100), "")
    + _style(
        "DocumentItem",
        "Document Item",
        f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{_spacing(0, 60)}',
        "",
    )
    + '<w:style w:type="character" w:customStyle="1" w:styleId="DocumentSign"><w:name w:val="Document Sign"/><w:rPr>'
    '<w:b/><w:bCs/><w:color w:val="8E1C2B"/></w:rPr></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="DocumentRemark"><w:name w:val="Document Remark"/><w:rPr>'
    '<w:color w:val="595959"/></w:rPr></w:style>'
    + _style("DocumentGap", "Document Gap", _spacing(0, 0), _size(6))
    + _style("DocumentClosing", "Document Closing", _spacing(0, 20), _GREY + _size(8))
)


def _table(margin: int) -> str:
    """Return the style of tables, with this margin at the left and right of each cell."""
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="DocumentTable"><w:name w:val="Document Table"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        '<w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="B8B0A0"/>'
            for side in ("left", "bottom", "right", "insideH", "insideV")
        )
        + '</w:tblBorders><w:tblCellMar><w:top w:w="28" w:type="dxa"/>'
        f'<w:left w:w="{margin}" w:type="dxa"/>'
        '<w:bottom w:w="28" w:type="dxa"/>'
        f'<w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/></w:tcBorders>'
        '<w:shd w:val="clear" w:color="auto" w:fill="F1EDE2"/></w:tcPr></w:tblStylePr></w:style>'
    )
