"""Write the table of concordance as an Excel workbook that a secretariat can print, sort and filter."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from tracker.report.terminal.plain import display_width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from tracker.report.table.rows import ConcordanceTable

_CREATED = datetime(1980, 1, 1)  # noqa: DTZ001 – a fixed date without zone: the same input gives the same bytes
_LINE_HEIGHT = 16
"""Height of one line, in points."""

_WIDTHS = (30, 30, 30, 62)
"""Widths of the columns in characters: together a landscape page of A4, in the font below."""

_FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "top", "text_wrap": True}

_LOOKS: dict[str, dict[str, object]] = {
    "cell": {},
    "strong": {"bold": True},
    "struck": {"font_strikeout": True, "font_color": "#8B1A2B"},
    "head": {"bold": True, "bottom": 2, "bg_color": "#F1EDE2"},
    "notice": {"bold": True, "font_color": "#7A4A00"},
}


def render(table: ConcordanceTable) -> bytes:
    """Return the table as a workbook of two sheets: in the order that is asked for, and in the other.

    The column headings stay in view, and on each printed page. All cells are text: no formula, link or number.

    Args:
        table: The table.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 – loaded when used, for a fast start

    view = table.view
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": view.after.title or view.after.name, "created": _CREATED})
    formats = {name: book.add_format(_FONT | look) for name, look in _LOOKS.items()}
    for ordered in table.both:
        sheet = book.add_worksheet(_sheet_name(view.words[ordered.order]))
        if view.direction == "rtl":
            sheet.right_to_left()
        _fill(sheet, ordered, formats)
    book.close()
    return out.getvalue()


def _fill(sheet: Worksheet, table: ConcordanceTable, formats: Mapping[str, Format]) -> None:
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    lines = (f"{table.view.words['concordance']}{table.view.words['colon']}{table.heading}", *table.notices)
    for top, text in enumerate(lines):
        cell_format = formats["notice" if top else "strong"]
        sheet.merge_range(top, 0, top, len(_WIDTHS) - 1, "", cell_format)
        sheet.write_string(top, 0, text, cell_format)
        sheet.set_row(top, _height([text], [sum(_WIDTHS)]))
    top = len(lines)
    last = top + len(table.rows)
    for number, texts in enumerate((table.column_headings, *table.cells), top):
        row = table.rows[number - top - 1].row if number > top else None
        sheet.set_row(number, _height(texts, _WIDTHS))
        for column, text in enumerate(texts):
            look = "cell" if row else "head"
            if row and column < 3 and row.level == "division":
                look = "strong"
            if row and column == 0 and row.after is None:
                look = "struck"
            sheet.write_string(number, column, text, formats[look])
    sheet.freeze_panes(top + 1, 0)
    sheet.autofilter(top, 0, last, len(_WIDTHS) - 1)
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")


def _height(texts: Sequence[str], widths: Sequence[int]) -> int:
    """Return the height of a row in points, for its longest cell; four more characters fit than the width says."""
    return _LINE_HEIGHT * max(1 + display_width(text) // (width + 4) for text, width in zip(texts, widths, strict=True))


def _sheet_name(text: str) -> str:
    """Return a valid name of a sheet: at most 31 characters, without those that Excel reserves."""
    return "".join(char for char in text if char not in "[]:*?/\\'")[:31]
