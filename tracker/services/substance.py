"""Find what changed in substance between two texts, and write the brief of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.report.substance.brief import brief_of
from tracker.services.compare import view_of_redline
from tracker.substance.findings import LEFT_OUT, findings_of

if TYPE_CHECKING:
    from tracker.model.redline import Redline
    from tracker.report.substance.brief import Brief
    from tracker.services.compare import Comparison


def brief_of_comparison(comparison: Comparison, *, everything: bool = False, redline: str = "") -> Brief:
    """Return the brief of two texts that were compared, in the language of the comparison's report.

    Args:
        comparison: The comparison.
        everything: Show every change, however many pages that takes.
        redline: Address of the page of the redline, to which the places are linked; empty for none.
    """
    changes = findings_of(comparison.redline, comparison.after.language)
    brief = brief_of(comparison.view, changes, left_out=LEFT_OUT, everything=everything)
    return replace(brief, redline=redline)


def brief_of_redline(redline: Redline, names: tuple[str, str] = ("before", "after"), language: str = "") -> Brief:
    """Return the brief of a comparison in memory, with every change.

    Args:
        redline: The result of :func:`tracker.diff.redline.compare`.
        names: Names for texts that do not name their stage.
        language: Language of the brief; that of the texts if empty.
    """
    view = view_of_redline(redline, names, language)
    return brief_of(view, findings_of(redline), left_out=LEFT_OUT, everything=True)
