"""Write the tables of a document as an Excel workbook, a sheet each, to print, sort and filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.document.content import Look, Table
from tracker.report.workbook import CUT, LONGEST, Book, row_height, set_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from tracker.report.document.content import Cell, Document, Row

_LETTERS = {False: 88, True: 150}
"""Letters that stand beside each other in the size of the font on a page of A4, upright and on its side."""
_LOOKS = {
    Look.PLAIN: "cell",
    Look.STRONG: "strong",
    Look.REMARK: "remark",
    Look.NEW: "inserted",
    Look.GONE: "deleted",
    Look.DIFFERENT: "different",
    Look.OMITTED: "remark",
    Look.CALL: "call",
}


def render(document: Document) -> bytes:
    """Return the tables of a document as a workbook; all cells are text: no formula, link or number.

    Args:
        document: The document; its paragraphs outside of tables are left out.
    """
    book = Book(document.running_title, document.direction, ruled=document.dense)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    for number, table in enumerate(tables, 1):
        # Two sheets must not have one name.
        name = table.name if len(tables) == 1 else f"{number} {table.name}"
        _Sheet(document, table, book.sheet(name), book.formats).fill()
    return book.finished()


class _Sheet:
    """A sheet with one table.

    Args:
        document: The document.
        table: The table.
        sheet: The sheet.
        formats: The looks of cells, by name.
    """

    def __init__(self, document: Document, table: Table, sheet: Worksheet, formats: Mapping[str, Format]) -> None:
        self._document, self._table, self._sheet, self._formats = document, table, sheet, formats
        total = sum(column.width for column in table.columns)
        letters = _LETTERS[document.landscape]
        self._widths = [max(8, round(letters * column.width / total)) for column in table.columns]

    def fill(self) -> None:
        """Write the sheet: title, facts and notices above, the head, the rows."""
        sheet, last_column = self._sheet, len(self._widths) - 1
        for n, width in enumerate(self._widths):
            sheet.set_column(n, n, width)
        notices = [named.line for named in self._document.notices]
        cut = any(len(text) > LONGEST for row in self._table.rows for text in map(_text, row.cells))
        notices += [self._document.words["cut_texts"]] if cut else []
        above = [(self._document.running_title, "title"), *((fact, "plain") for fact in self._document.facts)]
        above += [(notice, "notice") for notice in notices]
        for top, (text, look) in enumerate(above):
            self._across(top, text, look)
        top = len(above)
        for n, column in enumerate(self._table.columns):
            sheet.write_string(top, n, _text(column.heading), self._formats["head"])
        self._set_height(top, [_text(column.heading) for column in self._table.columns])
        for number, row in enumerate(self._table.rows, top + 1):
            if len(row.cells) == 1 and last_column:
                self._across(number, _text(row.cells[0]), "strong")
            else:
                self._write_row(number, row)
        self._write_anchors(top)
        set_up(sheet, top, top + len(self._table.rows), len(self._widths))

    def _write_anchors(self, top: int) -> None:
        """Write the anchors of the paragraphs of each column into a hidden one behind the others, for programs."""
        columns = len(self._widths)
        anchors = [
            [" ".join(one.anchor for one in content if one.anchor) for content in row.cells] for row in self._table.rows
        ]
        hidden = columns
        for n in range(columns):
            cells = [row[n] if n < len(row) else "" for row in anchors]
            if any(cells):
                self._sheet.set_column(hidden, hidden, None, None, {"hidden": True})
                for number, text in enumerate(cells, top + 1):
                    self._sheet.write_string(number, hidden, text, self._formats["address"])
                hidden += 1

    def _across(self, number: int, text: str, look: str) -> None:
        """Write a text into a row across all columns."""
        if len(self._widths) > 1:
            self._sheet.merge_range(number, 0, number, len(self._widths) - 1, "", self._formats[look])
        self._sheet.write_string(number, 0, text[:LONGEST], self._formats[look])
        self._sheet.set_row(number, row_height([(text, sum(self._widths))], self._document.direction))

    def _write_row(self, number: int, row: Row) -> None:
        texts = [_text(content) for content in row.cells]
        self._set_height(number, texts)
        for n, content in enumerate(row.cells):
            _write(self._sheet, (number, n), content, self._formats)

    def _set_height(self, number: int, texts: Sequence[str]) -> None:
        # LibreOffice leaves rows of a foreign file as low as they are stated.
        fitting = list(zip(texts, self._widths, strict=True))
        self._sheet.set_row(number, row_height(fitting, self._document.direction))


def _text(content: Cell) -> str:
    return "\n".join(paragraph.text for paragraph in content)


def _write(sheet: Worksheet, place: tuple[int, int], content: Cell, formats: Mapping[str, Format]) -> None:
    """Write a cell, each stretch of words in its look."""
    stretches = list(_stretches(content))
    if not stretches:
        sheet.write_blank(*place, None, formats["cell"])
    elif len(stretches) == 1:
        [(text, look)] = stretches
        sheet.write_string(*place, text, formats[look])
    else:
        fragments = [part for text, look in stretches for part in (formats[look], text)]
        sheet.write_rich_string(*place, *fragments, formats["cell"])


def _stretches(content: Cell) -> Iterator[tuple[str, str]]:
    """Yield the words of a cell with the names of their looks, up to what a cell can hold."""
    room = LONGEST if len(_text(content)) <= LONGEST else LONGEST - len(CUT)
    for n, paragraph in enumerate(content):
        for m, words in enumerate(paragraph.words):
            text = ("\n" if n and not m else "") + words.text
            if not text:
                continue
            if len(text) > room:
                yield text[:room] + CUT, _LOOKS[words.look]
                return
            room -= len(text)
            yield text, _LOOKS[words.look]
