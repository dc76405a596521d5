"""The places of words as CSV: the names of the columns first, then one row a place in each text.

The notices on texts that are not official stand in the last column, as in the table of concordance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.find.document import end_in_words
from tracker.report.table.as_csv import csv_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.find.view import FindView

_COLUMNS = (
    "matrix_stage", "date", "language", "provision", "find_passage", "find_bracketed", "find_since", "find_until",
    "find_then", "notice",
)  # fmt: skip


def render(view: FindView) -> bytes:
    """Return the places as CSV.

    Args:
        view: The places.
    """
    return csv_bytes([tuple(view.words[key] for key in _COLUMNS), *_rows(view)])


def _rows(view: FindView) -> Iterator[tuple[str, ...]]:
    words = view.words
    notice = " ".join(named.line for named in view.notices)
    for track, one, presence, passage in view.passages():
        text = track.texts[presence.text]
        first, last = (track.texts[presence.text].name for presence in (one.first, one.last))
        bracket = words[f"find_{passage.bracket}"] if passage.bracket else ""
        until = last if one.last.text < len(track.texts) - 1 else words["find_still"]
        then = f"{track.texts[one.end.text].name}{words['colon']}{end_in_words(one.end, words)}" if one.end else ""
        yield (
            text.name, text.date, track.language, passage.place, passage.text, bracket, first, until, then, notice,
        )  # fmt: skip
