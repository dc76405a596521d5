"""The table of concordance as an Excel sheet that a secretariat can print, sort and filter."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from tracker.report.plain import columns
from tracker.report.tables import said, title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.report.view import RowView, View

_NEVER = datetime(1980, 1, 1)  # noqa: DTZ001 – written as it is: the same input gives the same bytes
_LINE = 16
"""Height of one line, in points."""

_WIDTHS = (30, 30, 30, 62)
"""Columns in characters: a page of A4 across, in the type that is set."""


def as_xlsx(view: View, rows: Iterable[RowView]) -> bytes:
    """The concordance as a workbook: the first row of the table stays in view, and on each printed page.

    Text stays text: nothing is taken for a formula, a link or a number.

    Args:
        view: The comparison.
        rows: Which rows.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 – loaded when used, for a fast start

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": view.after.title or view.after.name, "created": _NEVER})
    font = {"font_name": "Times New Roman", "font_size": 11, "valign": "top", "text_wrap": True}
    cell, strong = book.add_format(font), book.add_format(font | {"bold": True})
    struck = book.add_format(font | {"font_strikeout": True, "font_color": "#8B1A2B"})
    head = book.add_format(font | {"bold": True, "bottom": 2, "bg_color": "#F1EDE2"})
    notice = book.add_format(font | {"bold": True, "font_color": "#7A4A00"})
    words = view.words
    sheet = book.add_worksheet(_name(words["concordance"]))
    if view.direction == "rtl":
        sheet.right_to_left()
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    top = 0
    for text in (words["concordance"], *_notices(view)):
        sheet.merge_range(top, 0, top, len(_WIDTHS) - 1, "", notice)
        sheet.write_string(top, 0, text, notice if top else strong)
        sheet.set_row(top, _height([text], [sum(_WIDTHS)]))
        top += 1
    heads = [
        words[key] + words["colon"] + title(side) for side, key in ((view.before, "before"), (view.after, "after"))
    ]
    heads += [words["change"], words["basis"]]
    sheet.set_row(top, _height(heads, _WIDTHS))
    for column, text in enumerate(heads):
        sheet.write_string(top, column, text, head)
    last = top
    for last, row in enumerate(rows, top + 1):
        facts = words["listing"].join(words[fact] for fact in row.facts)
        look = strong if row.row.level == "division" else cell
        looks = struck if row.row.after is None else look, look, look, cell
        texts = row.before, row.after, facts, said(row, words)
        sheet.set_row(last, _height(texts, _WIDTHS))
        for column, text in enumerate(texts):
            sheet.write_string(last, column, text, looks[column])
    sheet.freeze_panes(top + 1, 0)
    sheet.autofilter(top, 0, last, len(_WIDTHS) - 1)
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")
    book.close()
    return out.getvalue()


def _height(texts: Sequence[str], widths: Sequence[int]) -> int:
    """Height of a row in points, for its longest cell; of this type some more characters fit than the width says."""
    return _LINE * max(1 + columns(text) // (width + 4) for text, width in zip(texts, widths, strict=True))


def _notices(view: View) -> list[str]:
    sides = ((view.before, "before"), (view.after, "after"))
    return [
        view.words[key] + view.words["colon"] + " ".join((side.notice.headline, *side.notice.sentences))
        for side, key in sides
        if side.notice
    ]


def _name(text: str) -> str:
    """A name that a sheet can bear: up to 31 characters, none of those that Excel keeps for itself."""
    return "".join(char for char in text if char not in "[]:*?/\\'")[:31]
