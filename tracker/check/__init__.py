"""Checks of one draft for drafting errors: pure functions from a draft to findings.

To add a check, write a function that takes a draft and yields findings, and name it in :data:`CHECKS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.check.negotiation import marks_of_negotiation
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
    marks_of_negotiation,
    notes_without_call,
    calls_without_note,
    empty_provisions,
    mixed_scripts,
)
"""All checks of one draft."""


def check(draft: DraftText, more: Iterable[Finding] = ()) -> tuple[Finding, ...]:
    r"""Run all checks.

    Args:
        draft: The draft.
        more: Findings of another source, to be sorted in.

    Returns:
        The findings in the order of the text.

    >>> from tracker.text.parser import parse
    >>> [finding.check for finding in check(parse("### Article 1\n\nPeace (and bread.\n\n### Article 3\n\nLand.\n")[0])]
    ['unbalanced-sign', 'numbering-gap']
    """
    place = {eid: n for n, (eid, _) in enumerate(draft.blocks)}
    findings = [*more, *(finding for run in CHECKS for finding in run(draft))]
    return tuple(sorted(findings, key=lambda finding: (place[finding.eid], finding.start, finding.check)))
