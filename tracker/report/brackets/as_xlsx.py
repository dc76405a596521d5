"""The marks of negotiation as an Excel workbook: numbers for each article, every mark, and the parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.brackets.rows import columns_of_list, rows_of_list
from tracker.report.brackets.table import columns_of, numbers_of
from tracker.report.workbook import Book, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.brackets.view import BracketsView
    from tracker.report.workbook import Cell

_NUMBER, _NAME, _PLACE, _WORDS, _SHORT = 9, 16, 24, 60, 14
"""Widths of columns in characters: of numbers, names, places, the words of a mark, short words."""
_WIDTHS_OF_LIST = (6, _SHORT, _NAME, _PLACE, _WORDS, _NAME, _NUMBER, _NUMBER, _NUMBER, _NUMBER, _NAME, _PLACE)


def render(view: BracketsView) -> bytes:
    """Return the workbook: a sheet of numbers, a sheet with a row a mark, and one of parties, if any is named.

    Columns of the list in which nothing stands are left out.

    Args:
        view: The marks.
    """
    book = Book(view.text.front.title or view.text.name, view.words["dir"])
    texts = [text for text in (view.earlier, view.text) if text]
    only = [view.only] if view.only else []
    title = view.words["listing"].join([f"{view.words['marks']}{view.words['colon']}{texts[-1].name}", *only])
    above = [title, *(named.line for named in view.notices)]
    digest = view.words["listing"] + view.words["digest"] + view.words["colon"]
    for table in _tables(view):
        book.write(table, above, [f"{text.name}{digest}{text.sha256}" for text in texts])
    return book.finished()


def _tables(view: BracketsView) -> Iterator[Table]:
    words = view.words
    heads = columns_of(view)
    numbers = [numbers_of(part, view) for part in view.shown]
    rows: list[tuple[Cell, ...]] = [(part.label, *own) for part, own in zip(view.shown, numbers, strict=True)]
    sums = [sum(column) for column in zip(*numbers, strict=True)]
    yield Table(
        name=words["marks_fates" if view.earlier else "articles"].capitalize(),
        heads=(words["marks_article"], *heads),
        widths=(_PLACE + 6, *[_NUMBER + 6] * len(heads)),
        rows=rows,
        sums=(words["marks_total"], *sums) if rows else (),
    )
    columns = list(zip(columns_of_list(view), _WIDTHS_OF_LIST, zip(*rows_of_list(view), strict=True), strict=False))
    used = [column for column in columns if any(cell is not None for cell in column[2])]
    yield Table(
        name=words["marks_list"],
        heads=[head for head, _, _ in used] or columns_of_list(view),
        widths=[width for _, width, _ in used] or _WIDTHS_OF_LIST[: len(columns_of_list(view))],
        rows=list(zip(*(cells for _, _, cells in used), strict=True)),
        measured=False,
    )
    if view.parties:
        yield Table(
            name=words["marks_parties"],
            heads=(words["marks_party"], words["marks_article"], words["marks_questions"]),
            widths=(_PLACE, _PLACE, _NUMBER + 12),
            rows=[(party.name, place, number) for party in view.parties for place, number in party.places],
        )
