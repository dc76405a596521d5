"""The facts of a link: renumbered, moved, reworded, split, merged."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.diff.concordance.moves import number_at_head
from tracker.diff.concordance.unit_words import UnitWords
from tracker.diff.references.consequential import blocks_without_numbers
from tracker.model.concordance import Correspondence
from tracker.model.provision import ALL_LISTED_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.diff.concordance.moves import EidPair
    from tracker.diff.match.provisions import ProvisionLink
    from tracker.diff.prepare.layout import Layout
    from tracker.diff.prepare.units import Unit
    from tracker.diff.references.status import ConsequentialNumber


def correspondences(
    before: Layout,
    after: Layout,
    links: Iterable[ProvisionLink],
    moved: AbstractSet[EidPair],
    numbers: Sequence[ConsequentialNumber],
) -> list[Correspondence]:
    """Return the rows of the links, in their order, with their facts.

    Args:
        before: One draft.
        after: The other.
        links: The links of provisions, paragraphs included; links of kinds without rows are left out.
        moved: The links of which the provisions moved.
        numbers: The numbers in cross-references that changed as a consequence of a renumbering: no rewording.
    """
    links = [link for link in links if link.level in ALL_LISTED_KINDS]
    successors = Counter(link.before for link in links)
    predecessors = Counter(link.after for link in links)
    wording = _Wording(before, after, numbers)
    rows = []
    for link in links:
        a, b = before.unit_by_eid[link.before], after.unit_by_eid[link.after]
        rows.append(
            Correspondence(
                level=link.level,
                before=link.before,
                after=link.after,
                renumbered=_is_renumbered(a, b, before, after),
                moved=link.pair in moved,
                reworded=wording.is_reworded(a, b),
                split=successors[link.before] > 1,
                merged=predecessors[link.after] > 1,
                similarity=link.similarity,
                confidence=link.confidence,
                reason=link.reason,
                primary=link.primary,
            )
        )
    return rows


class _Wording:
    """The wording of both drafts, with and without the consequential numbers in cross-references."""

    def __init__(self, before: Layout, after: Layout, numbers: Sequence[ConsequentialNumber]) -> None:
        self._words = UnitWords.of_layouts(before, after)
        self._touched = {number.blocks[0] for number in numbers}
        old = blocks_without_numbers(before.blocks, [(number.blocks[0], number.before) for number in numbers])
        new = blocks_without_numbers(after.blocks, [(number.blocks[1], number.after) for number in numbers])
        self._without_numbers = UnitWords(old, new, before.vocabulary)

    def is_reworded(self, a: Unit, b: Unit) -> bool:
        """Return whether words of two units differ, labels, print and consequential numbers aside."""
        if self._words.same_wording(a, b):
            return False
        return self._touched.isdisjoint(a.blocks) or not self._without_numbers.same_wording(a, b)


def _is_renumbered(a: Unit, b: Unit, before: Layout, after: Layout) -> bool:
    old = number_at_head(a, before)
    new = number_at_head(b, after) if old else ""
    return new not in ("", old)
