"""The marks of negotiation as an Excel workbook: numbers for each article, every mark, and the parties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.report.brackets.rows import columns_of_list, rows_of_list
from tracker.report.brackets.table import columns_of, numbers_of
from tracker.report.workbook import CUT, LONGEST, Book, row_height, set_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.report.brackets.view import BracketsView

_Cell = str | int | None
_NUMBER, _NAME, _PLACE, _WORDS, _SHORT = 9, 16, 24, 60, 14
"""Widths of columns in characters: of numbers, names, places, the words of a mark, short words."""
_WIDTHS_OF_LIST = (6, _SHORT, _NAME, _PLACE, _WORDS, _NAME, _NUMBER, _NUMBER, _NUMBER, _NUMBER, _NAME, _PLACE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The table of a sheet.

    Attributes:
        name: Name of the sheet.
        heads: Headings of the columns.
        widths: Their widths in characters.
        rows: The cells.
        sums: The last row, with the sums; empty for none.
        measured: Whether its numbers are to be compared, and stand at the right; else they are only names.
    """

    name: str
    heads: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[_Cell]]
    sums: Sequence[_Cell] = ()
    measured: bool = True


def render(view: BracketsView) -> bytes:
    """Return the workbook: a sheet of numbers, a sheet with a row a mark, and one of parties, if any is named.

    Columns of the list in which nothing stands are left out.

    Args:
        view: The marks.
    """
    book = Book(view.text.front.title or view.text.name, view.words["dir"])
    for table in _tables(view):
        _write(book, table, view)
    return book.finished()


def _tables(view: BracketsView) -> Iterator[_Table]:
    words = view.words
    heads = columns_of(view)
    numbers = [numbers_of(part, view) for part in view.shown]
    rows: list[tuple[_Cell, ...]] = [(part.label, *own) for part, own in zip(view.shown, numbers, strict=True)]
    sums = [sum(column) for column in zip(*numbers, strict=True)]
    yield _Table(
        name=words["marks_fates" if view.earlier else "articles"].capitalize(),
        heads=(words["marks_article"], *heads),
        widths=(_PLACE + 6, *[_NUMBER + 6] * len(heads)),
        rows=rows,
        sums=(words["marks_total"], *sums) if rows else (),
    )
    columns = list(zip(columns_of_list(view), _WIDTHS_OF_LIST, zip(*rows_of_list(view), strict=True), strict=False))
    used = [column for column in columns if any(cell is not None for cell in column[2])]
    yield _Table(
        name=words["marks_list"],
        heads=[head for head, _, _ in used] or columns_of_list(view),
        widths=[width for _, width, _ in used] or _WIDTHS_OF_LIST[: len(columns_of_list(view))],
        rows=list(zip(*(cells for _, _, cells in used), strict=True)),
        measured=False,
    )
    if view.parties:
        yield _Table(
            name=words["marks_parties"],
            heads=(words["marks_party"], words["marks_article"], words["marks_questions"]),
            widths=(_PLACE, _PLACE, _NUMBER + 12),
            rows=[(party.name, place, number) for party in view.parties for place, number in party.places],
        )


def _write(book: Book, table: _Table, view: BracketsView) -> None:
    """Write the sheet of a table: a title and the notices above it, the digest of the text below it."""
    sheet, formats, direction = book.sheet(table.name), book.formats, view.words["dir"]
    texts = [text for text in (view.earlier, view.text) if text]
    only = [view.only] if view.only else []
    title = view.words["listing"].join([f"{view.words['marks']}{view.words['colon']}{texts[-1].name}", *only])
    above = [title, *(named.line for named in view.notices)]
    for n, width in enumerate(table.widths):
        sheet.set_column(n, n, width)
    for n, line in enumerate(above):
        look = formats["notice" if n else "title"]
        sheet.merge_range(n, 0, n, len(table.heads) - 1, "", look)
        sheet.write_string(n, 0, line, look)
        sheet.set_row(n, row_height([(line, sum(table.widths))], direction))
    head, number_look = len(above), "number" if table.measured else "middle"
    numeric = [all(isinstance(row[n], int | None) for row in table.rows) for n in range(len(table.heads))]
    for n, name in enumerate(table.heads):
        sheet.write_string(head, n, name, formats[f"{number_look}_head" if numeric[n] and table.rows else "head"])
    sheet.set_row(head, row_height(list(zip(table.heads, table.widths, strict=True)), direction))
    for number, row in enumerate([*table.rows, *([table.sums] if table.sums else [])], head + 1):
        last = bool(table.sums) and number == head + 1 + len(table.rows)
        for n, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(number, n, cell, formats["number_sum" if last else number_look])
            elif cell:
                short = cell if len(cell) <= LONGEST else cell[: LONGEST - len(CUT)] + CUT
                sheet.write_string(number, n, short, formats["sum" if last else "cell"])
            else:
                sheet.write_blank(number, n, None, formats["sum" if last else "cell"])
        fitting = [(cell, width) for cell, width in zip(row, table.widths, strict=True) if isinstance(cell, str)]
        sheet.set_row(number, row_height(fitting or [("", 1)], direction))
    bottom = head + len(table.rows)
    set_up(sheet, head, bottom + bool(table.sums), len(table.heads))
    sheet.autofilter(head, 0, bottom, len(table.heads) - 1)  # The sums stay below what is sorted.
    below = bottom + bool(table.sums) + 2
    for n, text in enumerate(texts):
        line = f"{text.name}{view.words['listing']}{view.words['digest']}{view.words['colon']}{text.sha256}"
        sheet.write_string(below + n, 0, line, formats["address"])
