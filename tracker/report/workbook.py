"""Parts of Excel workbooks that all tables share: looks, heights of rows, and the setup of a sheet for the printer."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from tracker.report.terminal.plain import wrap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.worksheet import Worksheet

_CREATED = datetime(1980, 1, 1)  # noqa: DTZ001 – a fixed date without zone: the same input gives the same bytes
_LINE_HEIGHT = {"ltr": 15, "rtl": 18}
"""Height of one line in points, by the direction of writing: Arabic letters are taller."""
_TALLEST = 409
"""Height of a row that Excel does not exceed, in points."""
_MORE_LETTERS = 1.1
"""Letters that fit into a column for each character of its width, which is counted in figures: with more, LibreOffice
cuts off the last line of rows of the demonstration."""
LONGEST = 32_767
"""Characters that Excel takes in a cell (its specifications and limits)."""
CUT = " […]"

_FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "top", "text_wrap": True}
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = {"reading_order": 1}, {"reading_order": 2}
"""The direction of a cell: without it a full stop or a bracket at the end of an Arabic sentence stands at its
beginning where the cell begins with a Latin word."""

_LINE = {"bottom": 7, "bottom_color": "#B8B0A0"}
"""A hair line below each row."""

_SIDES = {"left": 7, "left_color": "#B8B0A0", "right": 7, "right_color": "#B8B0A0"}
"""Hair lines beside a cell."""

_LOOKS: dict[str, dict[str, object]] = {
    "cell": _LINE,
    "strong": _LINE | {"bold": True},
    "struck": _LINE | {"font_strikeout": True, "font_color": "#8E1C2B"},
    "plain": {},
    "remark": _LINE | {"font_color": "#595959", "font_size": 10},
    "call": _LINE | {"font_script": 1},
    "different": _LINE | {"bold": True, "underline": 1},
    "ltr": _LINE | _LEFT_TO_RIGHT,
    "rtl": _LINE | _RIGHT_TO_LEFT,
    "address": {"text_wrap": False, "align": "fill", "reading_order": 1},
    "title": {"bold": True},
    "head": {"bold": True, "bottom": 2, "bg_color": "#F1EDE2"},
    "notice": {"bold": True, "font_color": "#7A4A00"},
    "deleted": _LINE | {"font_strikeout": True, "font_color": "#8E1C2B"},
    "number": _LINE | {"align": "right", "text_wrap": False, "num_format": "0"},
    "middle": _LINE | {"align": "center", "text_wrap": False, "num_format": "0"},
    "number_head": {"bold": True, "bottom": 2, "bg_color": "#F1EDE2", "align": "right"},
    "middle_head": {"bold": True, "bottom": 2, "bg_color": "#F1EDE2", "align": "center"},
    "sum": {"bold": True, "top": 1, "bottom": 1},
    "number_sum": {"bold": True, "top": 1, "bottom": 1, "align": "right", "num_format": "0"},
    "inserted": _LINE | {"underline": 1, "font_color": "#0B5A3C"},
}


class Styled(NamedTuple):
    """A text in a cell with another look (``strong``, ``struck``, ``remark``, ``inserted``) or direction (``rtl``)."""

    text: str
    look: str


Cell = str | int | Styled | None
"""A cell of a table; None for an empty one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The table of a sheet.

    Attributes:
        name: Name of the sheet.
        heads: Headings of the columns.
        widths: Their widths in characters.
        rows: The cells.
        sums: The last row, with the sums; empty for none.
        measured: Its numbers are to be compared, and stand at the right; else they are only names.
        frozen: The number of columns that stay in view, as the head does.
    """

    name: str
    heads: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[Cell]]
    sums: Sequence[Cell] = ()
    measured: bool = True
    frozen: int = 0


class Book:
    """A workbook: the same input gives the same bytes, and no text becomes a formula or a link.

    Args:
        title: The title of the document.
        direction: The direction of writing, ``ltr`` or ``rtl``.
        ruled: Hair lines stand between the columns too, where each holds running text.

    Attributes:
        formats: The looks of cells, by name.
    """

    def __init__(self, title: str, direction: str, *, ruled: bool = False) -> None:
        from xlsxwriter import Workbook  # noqa: PLC0415 – loaded when used, for a fast start

        self._out = io.BytesIO()
        self._direction = direction
        self._book = Workbook(self._out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
        self._book.set_properties({"title": title, "created": _CREATED})
        order = _RIGHT_TO_LEFT if direction == "rtl" else _LEFT_TO_RIGHT
        self.formats = {
            name: self._book.add_format(
                _FONT | order | look | (_SIDES if ruled and _LINE.items() <= look.items() else {})
            )
            for name, look in _LOOKS.items()
        }

    def sheet(self, name: str) -> Worksheet:
        """Add a sheet.

        Args:
            name: Its name; what Excel does not take is left out.
        """
        sheet = self._book.add_worksheet(sheet_name(name))
        if self._direction == "rtl":
            sheet.right_to_left()
        return sheet

    def write(self, table: Table, above: Sequence[str], below: Sequence[str]) -> None:
        """Write a table on a sheet of its own.

        Args:
            table: The table.
            above: Lines above it: a title, then notices and remarks.
            below: Lines below it: the digests of the texts.
        """
        sheet, direction = self.sheet(table.name), self._direction
        for n, width in enumerate(table.widths):
            sheet.set_column(n, n, width)
        for n, line in enumerate(above):
            look = self.formats["notice" if n else "title"]
            if len(table.heads) > 1:
                sheet.merge_range(n, 0, n, len(table.heads) - 1, "", look)
            sheet.write_string(n, 0, line, look)
            sheet.set_row(n, row_height([(line, sum(table.widths))], direction))
        head = len(above)
        numeric = [all(isinstance(row[n], int | None) for row in table.rows) for n in range(len(table.heads))]
        number = "number" if table.measured else "middle"
        for n, name in enumerate(table.heads):
            sheet.write_string(head, n, name, self.formats[f"{number}_head" if numeric[n] and table.rows else "head"])
        sheet.set_row(head, row_height(list(zip(table.heads, table.widths, strict=True)), direction))
        for at, row in enumerate(table.rows, head + 1):
            self._write_row(sheet, at, row, table, {"text": "cell", "number": number})
        bottom = head + len(table.rows)
        if table.sums:
            self._write_row(sheet, bottom + 1, table.sums, table, {"text": "sum", "number": "number_sum"})
        set_up(sheet, head, bottom + bool(table.sums), len(table.heads))
        sheet.autofilter(head, 0, bottom, len(table.heads) - 1)  # The sums stay below what is sorted.
        sheet.freeze_panes(head + 1, table.frozen)
        for n, line in enumerate(below, bottom + bool(table.sums) + 2):
            sheet.write_string(n, 0, line, self.formats["address"])

    def _write_row(
        self, sheet: Worksheet, at: int, row: Sequence[Cell], table: Table, looks: Mapping[str, str]
    ) -> None:
        """Write a row, as high as its longest text."""
        fitting = []
        for n, (cell, width) in enumerate(zip(row, table.widths, strict=True)):
            if isinstance(cell, int):
                sheet.write_number(at, n, cell, self.formats[looks["number"]])
            elif cell is None or not (text := cell.text if isinstance(cell, Styled) else cell):
                sheet.write_blank(at, n, None, self.formats[looks["text"]])
            else:
                look = cell.look if isinstance(cell, Styled) else looks["text"]
                short = text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT
                sheet.write_string(at, n, short, self.formats[look])
                fitting.append((text, width))
        sheet.set_row(at, row_height(fitting or [("", 1)], self._direction))

    def finished(self) -> bytes:
        """Close the workbook and return its bytes."""
        self._book.close()
        return self._out.getvalue()


def set_up(sheet: Worksheet, head: int, last: int, columns: int) -> None:
    """Set up a sheet: the head stays in view and on each printed page, its columns filter, A4 across.

    Args:
        sheet: The sheet.
        head: The row of the column headings, from 0.
        last: The last row of the table.
        columns: The number of columns.
    """
    sheet.freeze_panes(head + 1, 0)
    sheet.autofilter(head, 0, last, columns - 1)
    sheet.repeat_rows(head)
    sheet.print_area(0, 0, last, columns - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")


def row_height(cells: Sequence[tuple[str, int]], direction: str) -> int:
    """Return the height of a row in points, for the longest of its cells.

    Args:
        cells: The text of each cell, and the width of its column.
        direction: The direction of writing.
    """
    lines = (
        sum(1 + wrap(line, width=int(_MORE_LETTERS * width)).count("\n") for line in text.split("\n"))
        for text, width in cells
    )
    return min(_TALLEST, _LINE_HEIGHT[direction] * max(lines))


def sheet_name(text: str) -> str:
    """Return a valid name of a sheet: at most 31 characters, without those that Excel reserves."""
    return "".join(char for char in text if char not in "[]:*?/\\'")[:31]
