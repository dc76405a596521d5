"""Write a document as a Word file: real headings, real tables, formatting only and no tracked changes.

Tables follow what a secretariat does by hand: the head is repeated on every page and marked as a head for readers of
screens (``w:tblHeader``), a row of a few lines is never cut in two by the end of a page (``w:cantSplit``), and a row
that heads others stays with the first of them. Sources: ECMA-376, part 1, 17.4 (tables), 17.3.2 (runs).
"""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING

from tracker import __version__
from tracker.language.tags import direction, primary_subtag
from tracker.report.document.content import Heading, Look, Paragraph, Table
from tracker.report.document.docx_styles import CELL_MARGIN, TABLE_POINTS, document_styles
from tracker.report.terminal.plain import display_width
from tracker.report.word.markup import escape_xml, part_xml
from tracker.report.word.package import properties, relationships, zipped
from tracker.report.word.styles import font_table, theme, word_tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.document.content import Block, Cell, Document, Row, Words

AUTHOR = "Treaty Tracker"
DOCUMENT = "tracker-document"
"""The property of the file that says which kind of document it is."""

_LONG_SIDE, _SHORT_SIDE = {False: 16838, True: 23811}, {False: 11906, True: 16838}
"""The sides of A4, and of A3 for large documents, in twentieths of a point."""
_MARGIN = {False: 1134, True: 720}
"""The margin on each side, two centimetres; of dense documents half an inch, which every printer can print."""
_INDENT = {False: 567, True: 227}
"""A step of indent, outside and inside of tables: a centimetre, and 4 millimetres where room is scarce."""
_LETTER = 0.55
"""The width of a letter as a share of the size of the font: bold letters of a wide serif font over English and French
treaty text. Times New Roman has 0.46, so that the lines of a cell are rather over- than underrated."""
_LINE = 1.36
"""The height of a line as a share of the size of the font: of Noto Serif, which LibreOffice takes where it has no Times
New Roman, with 1.15."""
_HEAD_OF_PAGE = 1600
"""Height of the head of a table and the head of the page, in twentieths of a point: four lines and two."""
MOST_OF_PAGE = 0.9
"""Share of a page up to which a row of a table stays whole: who reads across the columns loses the line in a row that
goes on on the next page. Of the columns of the Paris Agreement, 646 rows, this makes 156 pages, and a third would make
139. LibreOffice cuts off the end of a row that must stay whole and is taller than the page: none may come near it."""

_PARTS = (
    ("styles", "styles"), ("settings", "settings"), ("fontTable", "fontTable"), ("header1", "header"),
    ("header2", "header"), ("footer1", "footer"), ("theme/theme1", "theme"), ("numbering", "numbering"),
)  # fmt: skip
"""The parts beside the document, in the order of their relationships."""

_LOOKS = {
    Look.STRONG: "<w:b/><w:bCs/>",
    Look.REMARK: '<w:rStyle w:val="DocumentRemark"/><w:b w:val="0"/><w:bCs w:val="0"/>',
    Look.NEW: '<w:color w:val="0B5A3C"/><w:u w:val="double"/>',
    Look.GONE: '<w:strike/><w:color w:val="8E1C2B"/>',
    Look.DIFFERENT: '<w:b/><w:bCs/><w:u w:val="single"/>',
    Look.OMITTED: '<w:rStyle w:val="DocumentSign"/>',
    Look.CALL: '<w:vertAlign w:val="superscript"/>',
}
_LATIN = re.compile(r"[A-Za-z0-9\u200e](?:[ -~\u200e]*[A-Za-z0-9)\u200e])?")
"""A stretch of Latin letters and figures inside a line of Arabic, which Word sets from left to right."""


def render(document: Document) -> bytes:
    """Return the document as a Word file; the same document gives the same bytes.

    Args:
        document: The document.
    """
    return zipped(_Writer(document).parts())


class _Writer:
    """Writes the parts of the file.

    Args:
        document: The document.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._last_bookmark = 0
        sides = _LONG_SIDE[document.large], _SHORT_SIDE[document.large]
        self._page_width, self._page_height = sides if document.landscape else sides[::-1]
        self._margin = _MARGIN[document.dense]
        self._width = self._page_width - 2 * self._margin
        self._points = TABLE_POINTS[document.dense]
        room = self._page_height - 2 * self._margin - _HEAD_OF_PAGE
        self._most_lines = int(MOST_OF_PAGE * room / (20 * _LINE * self._points))

    def parts(self) -> dict[str, str]:
        """Return the parts of the file by name, in the order of the archive."""
        document = self._document
        content = relationships(_PARTS)
        content["word/document.xml"] = part_xml(
            "document", f"<w:body>{''.join(self._body())}{self._section()}</w:body>"
        )
        content["word/styles.xml"] = document_styles(document.language, dense=document.dense)
        content["word/settings.xml"] = _settings(document.language)
        content["word/fontTable.xml"] = font_table()
        content["word/header1.xml"] = part_xml("hdr", self._line("", "Header"))
        content["word/header2.xml"] = part_xml("hdr", "".join(self._header()))
        content["word/footer1.xml"] = part_xml("ftr", self._footer())
        content["word/theme/theme1.xml"] = theme()
        content["word/numbering.xml"] = _numbering()
        named = [(DOCUMENT, document.name), ("tracker-version", __version__)]
        return content | properties(document.running_title, AUTHOR, document.language, "", named)

    def _section(self) -> str:
        landscape = ' w:orient="landscape"' if self._document.landscape else ""
        margin = self._margin
        return (
            '<w:sectPr><w:headerReference w:type="first" r:id="rId4"/><w:headerReference w:type="default" r:id="rId5"/>'
            '<w:footerReference w:type="first" r:id="rId6"/><w:footerReference w:type="default" r:id="rId6"/>'
            f'<w:pgSz w:w="{self._page_width}" w:h="{self._page_height}"{landscape}/>'
            f'<w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}" '
            f'w:header="{margin // 2}" w:footer="{margin // 2}" w:gutter="0"/><w:titlePg/>'
            + ("<w:bidi/>" if self._document.direction == "rtl" else "")
            + "</w:sectPr>"
        )

    # Around the content

    def _header(self) -> Iterator[str]:
        """Yield the lines at the head of the pages behind the first: the title, and the headlines of the notices."""
        yield self._line(self._document.running_title, "Header")
        for named in self._document.notices:
            yield self._line(named.headline, "Header", "<w:b/><w:bCs/>")

    def _footer(self) -> str:
        """Return the foot of the pages: the number of the page, and of all pages."""
        numbers = _field("PAGE") + _run(" / ") + _field("NUMPAGES")
        return f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{numbers}</w:p>'

    def _body(self) -> Iterator[str]:
        document = self._document
        yield self._line(document.kind, "Title")
        if document.title:
            yield self._line(document.title, "Subtitle")
        for fact in document.facts:
            yield self._line(fact, "DocumentFact")
        for named in document.notices:
            yield self._line(named.line, "DocumentFact" if named.notice.quiet else "TreatyNotice")
        last: Block | None = None
        for block in document.blocks:
            if isinstance(block, Heading):
                yield self._line(block.text, f"Heading{block.level}", "", block.language, block.anchor)
            elif isinstance(block, Table):
                # Two tables without a paragraph between them would become one; the first stands off from the notices.
                yield self._line("", "DocumentGap") if last is None or isinstance(last, Table) else ""
                yield self._table(block)
            else:
                yield self._paragraph(block, "DocumentItem" if block.listed else "DocumentText", in_table=False)
            last = block
        # Word wants a paragraph behind a table at the end.
        yield self._line("", "DocumentGap")
        for line in document.closing:
            yield self._line(line, "DocumentClosing")

    # Paragraphs

    def _line(self, text: str, style: str, look: str = "", language: str = "", anchor: str = "") -> str:
        """Return a paragraph of one look."""
        return self._finished(self._runs(text, look, language), style, language, anchor)

    def _paragraph(self, paragraph: Paragraph, style: str, *, in_table: bool, keep: bool = False) -> str:
        runs = "".join(self._runs(words.text, _look(words), paragraph.language) for words in paragraph.words)
        layout = f'<w:ind w:left="{paragraph.indent * _INDENT[in_table]}"/>' if paragraph.indent else ""
        layout += '<w:jc w:val="center"/>' if paragraph.centred else ""
        keep_next = "<w:keepNext/>" if keep else ""
        return self._finished(runs, style, paragraph.language, paragraph.anchor, (keep_next, layout))

    def _finished(self, runs: str, style: str, language: str, anchor: str, layout: tuple[str, str] = ("", "")) -> str:
        """Return a paragraph; the two parts of its layout stand before and behind its direction."""
        direction_xml = "<w:bidi/>" if direction(language or self._document.language) == "rtl" else ""
        if anchor:
            self._last_bookmark += 1
            number = self._last_bookmark
            name = escape_xml(anchor)
            runs = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direction_xml.join(layout)}</w:pPr>{runs}</w:p>'

    def _runs(self, text: str, look: str, language: str) -> str:
        """Return the runs of words that look alike."""
        if not text:
            return ""
        own = language or self._document.language
        tag = escape_xml(word_tag(own))
        if direction(own) == "rtl":
            out, at = [], 0
            for latin in _LATIN.finditer(text):
                out += [_run(text[at : latin.start()], look, f'<w:rtl/><w:lang w:bidi="{tag}"/>')]
                out += [_run(latin[0], look, '<w:lang w:val="en-GB"/>')]
                at = latin.end()
            return "".join([*out, _run(text[at:], look, f'<w:rtl/><w:lang w:bidi="{tag}"/>')])
        if primary_subtag(own) == "zh":
            # Quotation marks and dashes, which both scripts have, are set in the Chinese font.
            return _run(text, look, f'<w:lang w:eastAsia="{tag}"/>', '<w:rFonts w:hint="eastAsia"/>')
        return _run(text, look, f'<w:lang w:val="{tag}"/>' if language else "")

    # Tables

    def _table(self, table: Table) -> str:
        total = sum(column.width for column in table.columns)
        widths = [round(self._width * column.width / total) for column in table.columns]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        headings = (column.heading for column in table.columns)
        cells = (self._cell(heading, width, "DocumentHead") for heading, width in zip(headings, widths, strict=True))
        head = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"
        rows = "".join(self._row(row, widths) for row in table.rows)
        first = int(table.names_rows)
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="DocumentTable"/>'
            + ("<w:bidiVisual/>" if direction(table.language or self._document.language) == "rtl" else "")
            + f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="{"04A0" if first else "0420"}" w:firstRow="1" w:lastRow="0" w:firstColumn="{first}" '
            f'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="{escape_xml(table.name)}"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
        )

    def _row(self, row: Row, widths: list[int]) -> str:
        """Return a row of the table."""
        spans = len(row.cells) == 1 and len(widths) > 1
        own_widths = [sum(widths)] if spans else widths
        lines = max(
            (
                _lines(content, width - 2 * CELL_MARGIN[self._document.dense], self._points)
                for content, width in zip(row.cells, own_widths, strict=True)
            ),
            default=1,
        )
        layout = "<w:cantSplit/>" if lines <= self._most_lines else ""
        look = f'<w:gridSpan w:val="{len(widths)}"/>' if spans else ""
        look += '<w:shd w:val="clear" w:color="auto" w:fill="F7F5EF"/>' if row.leads else ""
        cells = (
            self._cell(content, width, "DocumentCell", look, keep=row.leads)
            for content, width in zip(row.cells, own_widths, strict=True)
        )
        return f"<w:tr><w:trPr>{layout}</w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, content: Cell, width: int, style: str, properties_xml: str = "", *, keep: bool = False) -> str:
        paragraphs = "".join(self._paragraph(paragraph, style, in_table=True, keep=keep) for paragraph in content)
        inside = paragraphs or self._line("", style)
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties_xml}</w:tcPr>{inside}</w:tc>'


def _lines(content: Cell, width: int, points: float) -> int:
    """Return the number of lines that a cell takes, rather too many than too few.

    Args:
        content: The cell.
        width: The width of its lines, in twentieths of a point.
        points: The size of the font.
    """
    room = max(1, int(width / (20 * _LETTER * points)))
    return sum(ceil(max(1, display_width(line)) / room) for paragraph in content for line in paragraph.text.split("\n"))


def _look(words: Words) -> str:
    return _LOOKS.get(words.look, "")


def _run(text: str, look: str = "", after: str = "", before: str = "") -> str:
    """Return a run; its properties in the order of the standard: fonts, look, direction and language."""
    if not text:
        return ""
    # A style stands before all else.
    end = look.find("/>") + len("/>") if look.startswith("<w:rStyle") else 0
    inside = look[:end] + before + look[end:] + after
    content = "<w:br/>".join(f'<w:t xml:space="preserve">{escape_xml(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{f'<w:rPr>{inside}</w:rPr>' if inside else ''}{content}</w:r>"


def _field(name: str) -> str:
    """Return a field that Word fills in, with 1 until then."""
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {name} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r>{part}</w:r>" for part in parts)


def _settings(language: str) -> str:
    tag = escape_xml(word_tag(language))
    return part_xml(
        "settings",
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="15"/></w:compat><w:themeFontLang w:val="{tag}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>',
    )


def _numbering() -> str:
    """Return the part ``numbering.xml``: one kind of list, with bullets."""
    return part_xml(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="454" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
