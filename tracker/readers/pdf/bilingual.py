"""Two language versions side by side: both columns have the same articles, and only one of them is the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.detect import detect_language
from tracker.language.labels import number_of, printed_label
from tracker.language.tags import primary_subtag
from tracker.readers.pdf.paragraphs import is_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.readers.pdf.rows import Row

_MIN_ARTICLES = 2
"""Labels that both columns have, at least."""
_MIN_SHARED = 0.6
"""Share of the labels of either column that the other has as well, at least."""


def side_of(row: Row) -> int | None:
    """Return 0 for a row in a left column, 1 for one in a right one, None for one across the page."""
    return row.place[1] if len(row.place) > 1 else None


def are_parallel(rows: Sequence[Row]) -> bool:
    """Return whether the left columns of a file have the same articles as the right ones.

    Args:
        rows: All lines of the file.
    """
    left, right = (_labels([row for row in rows if side_of(row) == side]) for side in (0, 1))
    shared = left & right
    return len(shared) >= _MIN_ARTICLES and len(shared) >= _MIN_SHARED * max(len(left), len(right))


def chosen_side(rows: Sequence[Row], language: str) -> int:
    """Return the column to read: 1 for the second if it alone is certainly in a language, else 0 for the first.

    Args:
        rows: All lines of a file with two texts side by side.
        language: Language that the caller wants, a tag; empty if it is unknown.
    """
    found = [detect_language("\n".join(row.plain for row in rows if side_of(row) == side)) for side in (0, 1)]
    wanted = primary_subtag(language)
    return int(wanted != "" and found[1] == wanted != found[0])


def _labels(rows: Sequence[Row]) -> set[tuple[str, str]]:
    """Return unit and number of each heading, in whatever language."""
    numbers = (number_of(printed_label(row.plain)) for row in rows if is_heading(row.plain))
    return {(number.unit, number.token) for number in numbers if number is not None}
