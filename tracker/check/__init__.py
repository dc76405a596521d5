"""Checks of one draft for drafting errors: pure functions from a draft to findings.

Adding a check is adding a function that takes a draft and gives findings, and its line in :data:`CHECKS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.check.notes import calls_without_note, notes_without_call
from tracker.check.numbering import numbering
from tracker.check.references import references_to_nothing
from tracker.check.scripts import mixed_scripts
from tracker.check.signs import unbalanced_signs
from tracker.check.substance import empty_provisions
from tracker.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tracker.model.draft import DraftText

CHECKS: tuple[Callable[[DraftText], Iterable[Finding]], ...] = (
    references_to_nothing,
    numbering,
    unbalanced_signs,
    notes_without_call,
    calls_without_note,
    empty_provisions,
    mixed_scripts,
)
"""Every check of one draft."""


def check(draft: DraftText, more: Iterable[Finding] = ()) -> tuple[Finding, ...]:
    """Run every check.

    Args:
        draft: The draft.
        more: Findings of another source, to be sorted in.

    Returns:
        What was found, in the order of the text.
    """
    place = {eid: n for n, (eid, _) in enumerate(draft.blocks)}
    found = [*more, *(finding for run in CHECKS for finding in run(draft))]
    return tuple(sorted(found, key=lambda each: (place[each.eid], each.start, each.check)))
