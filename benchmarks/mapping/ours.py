"""The answer of our engine about one pair of acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diff.redline import compare
from tracker.model.provision import ProvisionKind

if TYPE_CHECKING:
    from benchmarks.mapping.data import Case
    from benchmarks.mapping.measures import Pair


def concordance(case: Case) -> dict[Pair, float]:
    """The rows of the concordance between articles, which are what a reader gets, each with how sure it is."""
    old, new = [{article.eid: at for at, article in enumerate(draft.articles)} for draft in (case.before, case.after)]
    return {
        (old[row.before], new[row.after]): row.confidence or 0.0
        for row in compare(case.before, case.after).concordance
        if row.level is ProvisionKind.ARTICLE and row.before is not None and row.after is not None
    }
