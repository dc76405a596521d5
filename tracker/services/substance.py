"""Find what changed in substance between two texts: the brief, and the grade of all changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.model.concordance import ChangeKind
from tracker.model.marks import kinds_in
from tracker.model.substance import Grade
from tracker.report.substance.brief import brief_of
from tracker.services.compare import view_of_redline
from tracker.substance.findings import DOUBTFUL, LEFT_OUT, findings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.redline import Redline
    from tracker.model.substance import SubstanceChange
    from tracker.report.substance.brief import Brief
    from tracker.report.view.redline_view import RedlineView
    from tracker.services.compare import Comparison


def brief_of_comparison(
    comparison: Comparison, *, everything: bool = False, doubtful: bool = False, redline: str = ""
) -> Brief:
    """Return the brief of two texts that were compared, in the language of the comparison's report.

    Args:
        comparison: The comparison.
        everything: Show every change, however many pages that takes.
        doubtful: Show also the classes that are right less often than nine times in ten.
        redline: Address of the page of the redline, to which the places are linked; empty for none.
    """
    changes = findings_of(comparison.redline, comparison.after.language)
    return replace(_brief(comparison.view, changes, everything=everything, doubtful=doubtful), redline=redline)


def with_substance(view: RedlineView) -> RedlineView:
    """Return the view of a page that opens without small differences, and tells in a drawer what changed in substance.

    Args:
        view: The view; of an extract the page has no such drawer, since the brief is of the whole text.
    """
    if view.redline is None:
        return replace(view, substance=True)
    changes = findings_of(view.redline, view.after.language)
    return replace(view, substance=True, brief=_brief(view, changes, everything=True))


def brief_of_redline(
    redline: Redline, names: tuple[str, str] = ("before", "after"), language: str = "", *, doubtful: bool = False
) -> Brief:
    """Return the brief of a comparison in memory, with every change.

    Args:
        redline: The result of :func:`tracker.diff.redline.compare`.
        names: Names for texts that do not name their stage.
        language: Language of the brief; that of the texts if empty.
        doubtful: Show also the classes that are right less often than nine times in ten.
    """
    return _brief(view_of_redline(redline, names, language), findings_of(redline), everything=True, doubtful=doubtful)


def _brief(view: RedlineView, changes: Sequence[SubstanceChange], *, everything: bool, doubtful: bool = False) -> Brief:
    """Return the brief of the changes whose classes are shown."""
    if doubtful:
        return brief_of(view, changes, left_out=LEFT_OUT, doubtful=DOUBTFUL, everything=everything)
    sure = [change for change in changes if change.kind not in DOUBTFUL]
    return brief_of(view, sure, left_out=LEFT_OUT | DOUBTFUL, everything=everything)


def grade_of_comparison(comparison: Comparison) -> Grade:
    """Return the grade of all changes between two texts that were compared; doubtful classes count as substance.

    Args:
        comparison: The comparison.
    """
    if comparison.before.sha256 == comparison.after.sha256:
        return Grade.SAME
    grade = grade_of(comparison.redline, findings_of(comparison.redline, comparison.after.language))
    return Grade.PRINT if grade is Grade.SAME else grade


_WORDS = frozenset({ChangeKind.WORDS, ChangeKind.PUNCTUATION, ChangeKind.NOTE})
"""Kinds of marks that a reader must read, because a sign can turn a sentence round."""


def grade_of(redline: Redline, changes: Sequence[SubstanceChange]) -> Grade:
    """Return the grade of a comparison: the highest that one of its changes has.

    Whatever no rule knows is not called small: changed words without a class are :attr:`Grade.WORDING`, to be read.

    Args:
        redline: The comparison.
        changes: Its changes of substance.
    """
    kinds = frozenset(kind for section in redline.sections for block in section.blocks for kind in kinds_in(block))
    rows = redline.concordance
    if changes or ChangeKind.BRACKET in kinds or any(row.inserted or row.deleted for row in rows) or any(_new(redline)):
        return Grade.SUBSTANCE
    if kinds & _WORDS:
        return Grade.WORDING
    if kinds - {ChangeKind.TYPOGRAPHY} or any(row.moved or row.renumbered or row.split or row.merged for row in rows):
        return Grade.MOVED
    return Grade.PRINT if kinds else Grade.SAME


def _new(redline: Redline) -> Iterator[bool]:
    """Yield for each line that one text alone has whether it has words."""
    for section in redline.sections:
        for block in section.blocks:
            if block.before is None or block.after is None:
                yield ChangeKind.WORDS in kinds_in(block)
