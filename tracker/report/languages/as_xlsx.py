"""Language versions as a workbook: the differences, and the concordance sheet that linguists fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.report.workbook import Book, Styled, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.languages import Unit
    from tracker.report.languages.view import LanguagesView, PlacedDifference, RowView
    from tracker.report.workbook import Cell

_PLACE, _KIND, _VALUE, _TEXT, _REMARK = 24, 18, 32, 46, 26
"""Widths of columns in characters; a column of text of 46 holds some eight words a line."""


def render(view: LanguagesView) -> bytes:
    """Return the workbook: a sheet of differences if there are any, and the sheet of the whole text.

    Args:
        view: The versions side by side.
    """
    words = view.words
    book = Book(words["colon"].join(filter(None, (words["versions"], view.title))), words["dir"], ruled=True)
    above = [
        words["colon"].join(filter(None, (words["versions"], view.title))),
        *(named.line for named in view.notices),
        *view.answer,
        words["versions_facts"],
    ]
    below = [
        f"{version.name}{words['comma']}{words['digest']}{words['colon']}{version.sha256}" for version in view.versions
    ]
    names = [version.name for version in view.versions]
    to_fill = (words["versions_agreed"], words["remarks"])
    widths_to_fill = (_KIND, _REMARK)
    if view.differences:
        differences = Table(
            name=words["differences"],
            heads=(words["marks_place"], words["difference"], *names, *to_fill),
            widths=(_PLACE, _KIND, *(_VALUE for _ in names), *widths_to_fill),
            rows=[list(_difference(placed)) for placed in view.differences],
            measured=False,
            frozen=1,
        )
        book.write(differences, above, below)
    text = Table(
        name=words["versions"],
        heads=(words["marks_place"], *names, words["differences"], *to_fill),
        widths=(_PLACE, *(_TEXT for _ in names), _VALUE, *widths_to_fill),
        rows=[list(_row(row, view)) for row in view.rows],
        measured=False,
        frozen=1,
    )
    book.write(text, above, below)
    return book.finished()


def _difference(placed: PlacedDifference) -> Iterator[Cell]:
    """Yield the cells of a difference: its place, its kind, the value of each version, and two empty ones."""
    yield Styled(placed.place, "strong")
    yield placed.kind
    yield from _values(placed.shown, placed.difference.alone)
    yield None
    yield None


def _values(shown: tuple[str, ...], alone: tuple[int, ...]) -> Iterator[Cell]:
    """Yield the value of each version, bold where it stands alone."""
    for n, value in enumerate(shown):
        yield Styled(value or "—", "strong") if n in alone else value or "—"


def _row(row: RowView, view: LanguagesView) -> Iterator[Cell]:
    """Yield the cells of a provision: its place, its words in each language, its differences, and two empty ones."""
    yield Styled(row.place, "strong")
    for units, version in zip(row.row.cells, view.versions, strict=True):
        yield Styled("\n".join(_words(unit) for unit in units), version.direction) if units else None
    words = view.words
    yield "\n".join(words["colon"].join((placed.kind, placed.text(words))) for placed in row.differences) or None
    yield None
    yield None


def _words(unit: Unit) -> str:
    return " ".join(block.text.replace(CALL, "") for _, block in unit.blocks).strip()
