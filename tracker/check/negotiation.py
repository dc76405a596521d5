"""Checks the marks of negotiation of a draft, which are found once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.check.brackets import attributions, unpaired
from tracker.check.open_places import left_open
from tracker.check.options import alike, rows_with_gaps
from tracker.marks.find import Text, find_marks
from tracker.marks.option_rows import option_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.draft import DraftText
    from tracker.model.finding import Finding


def marks_of_negotiation(draft: DraftText) -> Iterator[Finding]:
    r"""Yield what is wrong with the marks of negotiation of a draft.

    >>> from tracker.text.parser import parse
    >>> draft, _ = parse("### Article 1\n\nStates [shall][shall] pay in [time.\n")
    >>> [finding.check for finding in marks_of_negotiation(draft)]
    ['unbalanced-sign', 'alternatives-alike']
    """
    marks = find_marks(draft)
    text = Text(draft)
    yield from unpaired(marks.strays, text)
    yield from attributions(draft, marks, text)
    rows = option_rows(draft, marks.marks)
    yield from rows_with_gaps(rows, text)
    yield from alike(marks.marks, rows, text)
    yield from left_open(draft, marks, text)
