"""Moves of units: the units with the fewest words whose moving explains the new order."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.model.provision import Eid, ProvisionKind
from tracker.sequences import moved

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.diff.concordance.unit_words import UnitWords
    from tracker.diff.prepare.layout import Layout

EidPair = tuple[Eid, Eid]


class Moves:
    """The moves between two drafts.

    Args:
        before: One draft.
        after: The other.
        words: The words of their units.
    """

    def __init__(self, before: Layout, after: Layout, words: UnitWords) -> None:
        self._units = before.unit_by_eid, after.unit_by_eid
        self._words = words
        self._positions = tuple({unit.eid: n for n, unit in enumerate(side.units)} for side in (before, after))

    def moved_pairs(self, links: Iterable[EidPair]) -> set[EidPair]:
        """Return those of linked units that moved among the units of their level."""
        out: set[EidPair] = set()
        by_level: dict[ProvisionKind, list[EidPair]] = defaultdict(list)
        for pair in links:
            unit = self._units[0][pair[0]]
            by_level[unit.level if unit.is_listed else ProvisionKind.PARAGRAPH].append(pair)
        for pairs in by_level.values():
            pairs.sort(key=lambda pair: self._positions[0][pair[0]])
            positions = [self._positions[1][b] for _, b in pairs]
            if all(first < second for first, second in pairwise(positions)):
                continue  # The usual case: nothing moved, whatever the weights.
            weights = [1 + self._words.count(self._units[0][a], self._units[1][b]) for a, b in pairs]
            out |= {pairs[n] for n in moved(positions, weights)}
        return out
