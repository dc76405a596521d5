"""The facts of a link: renumbered, moved, reworded, split, merged, and every kind of mark in the two provisions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.diff.concordance.moves import number_at_head
from tracker.model.concordance import ChangeKind, Correspondence
from tracker.model.provision import ALL_LISTED_KINDS, LISTED_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from tracker.diff.concordance.marks import Marks
    from tracker.diff.concordance.moves import EidPair
    from tracker.diff.match.provisions import ProvisionLink
    from tracker.diff.prepare.layout import Layout
    from tracker.diff.prepare.units import Unit


def correspondences(
    before: Layout,
    after: Layout,
    links: Iterable[ProvisionLink],
    moved: AbstractSet[EidPair],
    marks: Marks,
) -> list[Correspondence]:
    """Return the rows of the links, in their order, with their facts.

    Args:
        before: One draft.
        after: The other.
        links: The links of provisions, paragraphs included; links of kinds without rows are left out.
        moved: The links of which the provisions moved.
        marks: The marks that the redline sets: a row is unchanged exactly if it has none.
    """
    links = [link for link in links if link.level in ALL_LISTED_KINDS]
    successors = Counter(link.before for link in links)
    predecessors = Counter(link.after for link in links)
    rows = []
    for link in links:
        a, b = before.unit_by_eid[link.before], after.unit_by_eid[link.after]
        changes = marks.between(a, b)
        rows.append(
            Correspondence(
                level=link.level,
                before=link.before,
                after=link.after,
                renumbered=ChangeKind.LABEL in changes and _is_renumbered(a, b, before, after),
                moved=link.pair in moved,
                reworded=ChangeKind.WORDS in changes,
                split=successors[link.before] > 1,
                merged=predecessors[link.after] > 1,
                similarity=link.similarity,
                confidence=link.confidence,
                reason=link.reason,
                primary=link.primary,
                changes=changes,
            )
        )
    return rows


def _is_renumbered(a: Unit, b: Unit, before: Layout, after: Layout) -> bool:
    """Return whether the numbers of two provisions differ; below articles also whether one has none."""
    old, new = number_at_head(a, before), number_at_head(b, after)
    if not old or not new:
        return old != new and not (a.level in LISTED_KINDS and b.level in LISTED_KINDS)
    return old != new
