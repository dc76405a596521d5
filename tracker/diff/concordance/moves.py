"""Moves of units: the smallest set whose moving explains the new order; what kept its number and its place stayed.

Of several sets that explain it the one is taken that, in this order (decision 29 in docs/decisions),

1. leaves in place as many units as possible that kept their number: where articles 2 and 3 became 4 bis and 4 ter,
   article 4 did not move;
2. holds the fewest units: a long article that passed eleven short ones moved, and not the eleven;
3. holds the fewest words.

Where more units were renumbered than kept their number, one that kept it may have done so by chance, and the first two
change places.

A division, annex or paragraph moves with everything in it: what kept its place inside did not move.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.language.labels import number_of, split_heading
from tracker.model.block import BlockKind
from tracker.model.provision import Eid, Provision, ProvisionKind
from tracker.sequences import moved, ranked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.diff.concordance.unit_words import UnitWords
    from tracker.diff.prepare.layout import Layout
    from tracker.diff.prepare.units import Unit

EidPair = tuple[Eid, Eid]
_Chain = tuple[Eid, ...]

_PLAIN_NUMBER = re.compile(r"(?:\w+ )?(?:\d+|[^\W\d_]|[IVXLCDMivxlcdm]+)")
"""A number without a suffix, behind the word of a division: "5", "b", "iv", "part II"; not "5bis"."""

_CONTAINERS = (ProvisionKind.DIVISION, ProvisionKind.ANNEX)
"""Kinds above paragraphs that move with the provisions in them."""


class Moves:
    """The moves between two drafts.

    Args:
        before: One draft.
        after: The other.
        words: The words of their units.
    """

    def __init__(self, before: Layout, after: Layout, words: UnitWords) -> None:
        self._layouts = before, after
        self._words = words
        self._positions = tuple({unit.eid: n for n, unit in enumerate(side.units)} for side in (before, after))

    def moved_pairs(self, links: Iterable[EidPair]) -> set[EidPair]:
        """Return those of linked units above paragraphs that moved among the units of their kind.

        Args:
            links: The links that are sure, one to one; a doubtful link is no evidence that another unit moved.
        """
        links = set(links)
        by_step: dict[tuple[int, int, int, str], list[EidPair]] = defaultdict(list)
        for pair in links:
            level = self._unit(0, pair[0]).level
            if level in _CONTAINERS:  # The outer before the inner; a chapter is compared with chapters.
                depths = len(self._chains[0][pair[0]]), len(self._chains[1][pair[1]])
                by_step[0, sum(depths), depths[0], level].append(pair)
            else:
                by_step[1, 0, 0, level].append(pair)
        out: set[EidPair] = set()
        frames: set[EidPair] = set()
        for step in sorted(by_step):
            groups: dict[EidPair | None, list[EidPair]] = defaultdict(list)
            for pair in by_step[step]:
                groups[self._frame(pair, frames)].append(pair)
            found = [self._moved_among(group, links) for group in groups.values()]
            out.update(*found)
            if step[0] == 0:
                frames.update(*found)
        return out

    def moved_inside(self, article: EidPair, pairs: Collection[EidPair]) -> set[EidPair]:
        """Return those of linked paragraphs and points that moved inside an article, or with what they stand in.

        Args:
            article: The article before, and the one that continues it.
            pairs: The links of its paragraphs and points, one to one.
        """
        if self._in_order(self._sorted(pairs)):
            return set()
        linked = {*pairs, article}
        groups: dict[EidPair | None, list[EidPair]] = defaultdict(list)
        for pair in pairs:
            groups[self._frame(pair, linked - {article})].append(pair)
        out: set[EidPair] = set()
        for group in groups.values():
            out |= self._moved_among(group, linked)
        return out | {pair for pair in pairs if self._frames(pair, out)}

    def _moved_among(self, pairs: Collection[EidPair], linked: AbstractSet[EidPair]) -> set[EidPair]:
        """Return the smallest set of pairs that explains their new order."""
        row = self._sorted(pairs)
        if self._in_order(row):
            return set()  # The usual case: nothing moved, whatever the weights.
        positions = [self._positions[1][b] for _, b in row]
        kept = [self._kept_number(pair, linked) for pair in row]
        numbers_lead = sum(kept) >= sum(map(self._is_renumbered, row))
        criteria = []
        for pair, same_number in zip(row, kept, strict=True):
            numbers = (same_number, 1) if numbers_lead else (1, same_number)
            # A point that passed the head of a paragraph moved, and not the paragraph.
            criteria.append((self._both_paragraphs(pair), *numbers, 1 + self._size(pair)))
        return {row[n] for n in moved(positions, ranked(criteria))}

    def _sorted(self, pairs: Iterable[EidPair]) -> list[EidPair]:
        return sorted(pairs, key=lambda pair: self._positions[0][pair[0]])

    def _in_order(self, row: Sequence[EidPair]) -> bool:
        positions = self._positions[1]
        return all(positions[first[1]] < positions[second[1]] for first, second in pairwise(row))

    def _unit(self, side: int, eid: Eid) -> Unit:
        return self._layouts[side].unit_by_eid[eid]

    def _frames(self, pair: EidPair, frames: AbstractSet[EidPair]) -> list[EidPair]:
        """Return those of the frames that a pair stands in on both sides, the outermost first."""
        if not frames:
            return []
        chains = self._chains[0][pair[0]], self._chains[1][pair[1]]
        return [(a, b) for a in chains[0] for b in chains[1] if (a, b) in frames]

    def _frame(self, pair: EidPair, frames: AbstractSet[EidPair]) -> EidPair | None:
        """Return the innermost of the frames that a pair stands in on both sides."""
        found = self._frames(pair, frames)
        return found[-1] if found else None

    def _both_paragraphs(self, pair: EidPair) -> bool:
        return all(self._unit(side, eid).level is ProvisionKind.PARAGRAPH for side, eid in enumerate(pair))

    def _size(self, pair: EidPair) -> int:
        """Return the number of words of a pair."""
        return self._words.count(self._unit(0, pair[0]), self._unit(1, pair[1]))

    def _tokens(self, pair: EidPair) -> tuple[str, str]:
        """Return the numbers of both sides in comparable form."""
        old, new = (number_at_head(self._unit(side, eid), self._layouts[side]) for side, eid in enumerate(pair))
        return old, new

    def _is_renumbered(self, pair: EidPair) -> bool:
        """Return whether both sides have plain numbers, which differ; "4 bis" came in without renumbering others."""
        old, new = self._tokens(pair)
        return old != new and all(map(_PLAIN_NUMBER.fullmatch, (old, new)))

    def _kept_number(self, pair: EidPair, linked: AbstractSet[EidPair]) -> bool:
        """Return whether both sides have the same number in the same row of numbers."""
        numbers = self._tokens(pair)
        if not numbers[0] or numbers[0] != numbers[1]:
            return False
        parents = self._parent(0, pair[0]), self._parent(1, pair[1])
        if parents in linked or parents == ("", ""):
            return True
        # Parts may have been made, joined or left out above articles that are numbered throughout the text.
        keys = [(self._unit(side, eid).level, numbers[0]) for side, eid in enumerate(pair)]
        return all(self._frequencies[side][keys[side]] == 1 for side in (0, 1))

    def _parent(self, side: int, eid: Eid) -> Eid:
        chain = self._chains[side][eid]
        return chain[-1] if chain else Eid("")

    @cached_property
    def _chains(self) -> tuple[dict[Eid, _Chain], dict[Eid, _Chain]]:
        """For each unit what it stands in, the outermost first."""
        return _chains(self._layouts[0]), _chains(self._layouts[1])

    @cached_property
    def _frequencies(self) -> list[Counter[tuple[ProvisionKind, str]]]:
        """For each side how many units of one kind have each number."""
        return [Counter((unit.level, number_at_head(unit, side)) for unit in side.units) for side in self._layouts]


def number_at_head(unit: Unit, side: Layout) -> str:
    """Return the number printed at the head of a unit, in comparable form; empty for none.

    "Title II" that became "Part II" has another number; "Art. 2" that became "Article 2" has not.
    """
    if not unit.blocks or side.blocks[unit.blocks[0]].kind is not BlockKind.HEADING:
        return ""
    number = number_of(split_heading(side.blocks[unit.blocks[0]].text).label)
    if not number or not number.token:
        return ""
    return f"{number.unit} {number.token}" if unit.level is ProvisionKind.DIVISION else number.token


def _chains(side: Layout) -> dict[Eid, _Chain]:
    """Return for each provision and line what it stands in, the outermost first, without the text itself."""
    root = side.draft.root
    out: dict[Eid, _Chain] = {}
    stack: list[tuple[Provision, _Chain]] = [(root, ())]
    while stack:
        provision, chain = stack.pop()
        out[provision.eid] = chain
        inner = chain if provision is root else (*chain, provision.eid)
        out.update((line.eid, inner) for line in provision.lines)
        stack += [(child, inner) for child in provision.children]
    return out
