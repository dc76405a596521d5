"""Where the wording of each passage went, and where it came from, by explaining away.

Every word, or pair of neighbouring words, of a passage may have gone to each passage of the other text in which it
stands. At first it is divided among them equally. Then again and again in proportion to what each of them has received
in all, so that a formula that stands everywhere goes where the rest of the passage went, and only wording that the
main successor cannot explain is left for others. This is expectation and maximization for a mixture (Dempster, Laird
and Rubin 1977; as in the word alignment of Brown et al. 1993), from each side in turn.
"""

from __future__ import annotations

import math
from collections import defaultdict
from operator import mul, neg
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.diff.match.term_weights import Bag

Pair = tuple[int, int]
_Parts = dict[tuple[int, ...], float]
"""Weight of the wording of a passage by the places in which it stands in the other text."""

Shares = tuple[dict[Pair, float], dict[Pair, float], list[float], list[float]]
"""Weight of wording that went from a passage before to one after; that came from it; of all wording of each passage
before; after. Plain values: they may come from another process."""

MAX_TEXTS_PER_TERM = 40
"""A feature in more passages than that says nothing of where it went, and would cost the square of its places."""

MAX_TEXTS_PER_TERM_IF_LONG = 12
"""In long texts, which have enough that is rarer, this many will do …"""

LONG_FROM = 600
"""… gradually from that many passages on: the places to look at grow with the text and not with its square."""

MAX_SUCCESSORS = 12
"""Passages among which the wording of one is divided after the first round: those that received most."""

ITERATIONS = 6
"""Rounds of dividing; after six the shares move by less than a hundredth."""


def divided(before: Sequence[Bag], after: Sequence[Bag], weight: Mapping[int, float]) -> Shares:
    """Divide the wording of each passage among those of the other text, from each side.

    Args:
        before: The features of each passage before, with their counts.
        after: The same after.
        weight: The weight of each feature.
    """
    out, whole_before = _divide(before, after, weight)
    came, whole_after = _divide(after, before, weight)
    return out, {(i, j): value for (j, i), value in came.items()}, whole_before, whole_after


class Succession:
    """Shares of wording that went over, by pair of passages.

    Args:
        shares: What went where, as weights (:func:`divided`).

    Attributes:
        out: Weight of the wording of the passage before that went to the one after.
        came: Weight of the wording of the passage after that came from the one before.
        whole: Weight of all wording of each passage, before and after.
        survived: Weight of that part of it that went anywhere (came from anywhere).
    """

    def __init__(self, shares: Shares) -> None:
        self.out, self.came, *whole = shares
        self.whole = whole[0], whole[1]
        self.survived: tuple[dict[int, float], dict[int, float]] = (defaultdict(float), defaultdict(float))
        for (i, _), value in self.out.items():
            self.survived[0][i] += value
        for (_, j), value in self.came.items():
            self.survived[1][j] += value

    def pairs(self, least: float) -> Iterator[Pair]:
        """The pairs between which at least that share of the surviving wording of either passed."""
        yield from (pair for pair in self.out if self.went(pair) >= least)
        yield from (pair for pair in self.came if self.inherited(pair) >= least)

    def went(self, pair: Pair) -> float:
        """Of the wording of the passage before that survives, the share that went there, 0 to 1."""
        value = self.out.get(pair, 0.0)
        return value / self.survived[0][pair[0]] if value else 0.0

    def inherited(self, pair: Pair) -> float:
        """Of the wording of the passage after that is old, the share that came from there, 0 to 1."""
        value = self.came.get(pair, 0.0)
        return value / self.survived[1][pair[1]] if value else 0.0

    def share(self, pair: Pair) -> float:
        """Of all wording of either passage the share that went over, the greater of both views, 0 to 1."""
        i, j = pair
        return max(
            self.out.get(pair, 0.0) / (self.whole[0][i] or 1.0), self.came.get(pair, 0.0) / (self.whole[1][j] or 1.0)
        )

    def mass(self, pair: Pair) -> float:
        """Logarithm of the weight that went over, the lesser of both views; so that a share of little shows."""
        return math.log1p(min(self.out.get(pair, 0.0), self.came.get(pair, 0.0)))


def _divide(
    side: Sequence[Bag], other: Sequence[Bag], weight: Mapping[int, float]
) -> tuple[dict[Pair, float], list[float]]:
    limit = min(
        MAX_TEXTS_PER_TERM, max(MAX_TEXTS_PER_TERM_IF_LONG, MAX_TEXTS_PER_TERM * LONG_FROM // (len(side) + len(other)))
    )
    places = _places(other, limit)
    out: dict[Pair, float] = {}
    whole = []
    for n, bag in enumerate(side):
        weights = list(map(mul, map(weight.__getitem__, bag), bag.values()))
        whole.append(math.fsum(weights))
        # What stands in the same places goes the same way, so its weight is divided as one.
        parts: _Parts = {}
        for found, part in zip(map(places.get, bag), weights, strict=True):
            if found and part:
                parts[found] = parts.get(found, 0.0) + part
        for m, value in _settled(parts).items():
            out[n, m] = value
    return out, whole


def _places(bags: Iterable[Bag], limit: int) -> dict[int, tuple[int, ...]]:
    """Where each feature stands, for those that stand in no more places than that."""
    places: dict[int, list[int]] = defaultdict(list)
    for n, bag in enumerate(bags):
        for key in bag:
            places[key].append(n)
    return {key: tuple(found) for key, found in places.items() if len(found) <= limit}


def _settled(parts: _Parts) -> dict[int, float]:
    """Divide anew until it stands still, among the few that received most."""
    received: dict[int, float] = {}
    for found, part in parts.items():
        each = part / len(found)
        for m in found:
            received[m] = received.get(m, 0.0) + each
    if len(received) > MAX_SUCCESSORS:
        parts, received = _narrowed(parts, received)
    fixed = dict.fromkeys(received, 0.0)
    fixed |= {found[0]: part for found, part in parts.items() if len(found) == 1}
    shared = [(found, part) for found, part in parts.items() if len(found) > 1]
    for _ in range(ITERATIONS if shared else 1):
        anew = fixed.copy()
        for found, part in shared:
            per = part / sum([received[m] for m in found])
            for m in found:
                anew[m] += per * received[m]
        received = anew
    return received


def _narrowed(parts: _Parts, received: Mapping[int, float]) -> tuple[_Parts, dict[int, float]]:
    """The same among the few that received most."""
    heirs = {m for _, m in sorted(zip(map(neg, received.values()), received, strict=True))[:MAX_SUCCESSORS]}
    out: _Parts = {}
    for found, part in parts.items():
        left = tuple([m for m in found if m in heirs])
        if left:
            out[left] = out.get(left, 0.0) + part
    return out, {m: value for m, value in received.items() if m in heirs}
