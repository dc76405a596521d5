"""The list of marks as rows of cells, for sheets and programs: one row a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.brackets.view import BracketsView, PlacedMark


def columns_of_list(view: BracketsView) -> tuple[str, ...]:
    """Return the headings of the columns of the list."""
    words = view.words
    keys = ["number", "kind", "article", "place", "words", "party", "empty", "depth", "choice", "unclosed"]
    keys += ["fate", "now_at"] if view.earlier else []
    heads = (words[f"marks_{key}"] for key in keys)
    return tuple(head[:1].upper() + head[1:] for head in heads)


def rows_of_list(view: BracketsView) -> Iterator[tuple[str | int | None, ...]]:
    """Yield the cells of each mark, in the order of the view.

    Numbers are whole numbers; a cell without anything is None.
    """
    homes = {id(placed): part.label for part in view.provisions for placed in (*part.open, *part.followed)}
    for placed in view.marks:
        yield _cells(placed, homes[id(placed)], view)


def _cells(placed: PlacedMark, article: str, view: BracketsView) -> tuple[str | int | None, ...]:
    words, mark = view.words, placed.mark
    cells: list[str | int | None] = [
        mark.ordinal,
        words[f"mark_{mark.kind}"],
        article,
        placed.place,
        placed.words,
        "; ".join(placed.parties) or None,
        words["marks_yes"] if mark.empty else None,
        mark.depth or None,
        mark.choice,
        words["marks_yes"] if mark.closes is None else None,
    ]
    if view.earlier:
        cells += [words[f"fate_{placed.fate}"], placed.now_place or None]
    return tuple(cells)
