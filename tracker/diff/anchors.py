"""The surest links first: passages that are the same, and passages whose wording went nearly whole from one to one.

What is settled here is settled: it takes no part in the weighing of the rest. So a new article modelled on an old one
that itself stayed (EU trade mark Regulation: certification marks, Articles 83 to 93) is not taken for its successor.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from tracker.diff.rarity import Bag, Rarity
from tracker.diff.surroundings import STEPS

Pair = tuple[int, int]

NEARLY_WHOLE = 0.7
"""Share of the weight of the word pairs of both passages that must be common. In sixteen pairs of acts there are 556
such pairs, all of them in the official tables, and none of their articles has another partner there. At 0.6 it is 661
of 663, with six further partners lost; at 0.5, 741 of 744, with 38 lost."""

PLACES = 8
"""A word pair that stands in more passages finds no counterparts: with it the search would not be linear."""

MANY = 10_000
"""Pairs of places of one wording up to which all are looked at ("Repealed." a hundred times on either side)."""


def identical(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Pair]:
    """Pair what is the same and stands as often in both texts; several alike in their order, which moves nothing.

    Args:
        before: Keys before, in order; equal keys are the same.
        after: Keys after, in order.

    Returns:
        Pairs, one to one, by place.
    """
    places = _places(enumerate(before), enumerate(after))
    return sorted(pair for a, b in places if len(a) == len(b) for pair in zip(a, b, strict=True))


def among_several(before: Mapping[int, Hashable], after: Mapping[int, Hashable], known: Iterable[Pair]) -> list[Pair]:
    """Pair what is the same but stands more often in one text: "This Directive is addressed to the Member States".

    Args:
        before: Keys before, by place.
        after: Keys after, by place.
        known: Pairs of other places known already, which vouch for their neighbours.

    Returns:
        Pairs, one to one: those among known neighbours, then the others in their order.
    """
    vouched = set(known)
    out: list[Pair] = []
    for a, b in _places(before.items(), after.items()):
        taken: tuple[set[int], set[int]] = (set(), set())
        beside = ((i, j) for i in a for j in b) if len(a) * len(b) <= MANY else zip(a, b, strict=False)
        scored = ((-sum((i + step, j + step) in vouched for step in STEPS), i, j) for i, j in beside)
        for _, i, j in sorted(scored):
            if i not in taken[0] and j not in taken[1]:
                out.append((i, j))
                taken[0].add(i)
                taken[1].add(j)
    return sorted(out)


_Keys = Iterable[tuple[int, Hashable]]


def _places(before: _Keys, after: _Keys) -> list[tuple[list[int], list[int]]]:
    """Where each key stands before and after, for keys that stand in both."""
    places: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, keys in enumerate((before, after)):
        for n, key in keys:
            places[key][side].append(n)
    return [(a, b) for a, b in places.values() if a and b]


def nearly_whole(before: Sequence[Bag], after: Sequence[Bag], rarity: Rarity) -> list[Pair]:
    """Pair passages of which each is by far the best counterpart of the other, and nearly the whole of it.

    Args:
        before: The word pairs of each passage before.
        after: The same after.
        rarity: Their weights.

    Returns:
        Pairs, one to one, by place.
    """
    forth = _best(before, after, rarity)
    back = _best(after, before, rarity)
    out = []
    for i, (j, common) in forth.items():
        if back.get(j, (-1, 0.0))[0] == i:
            whole = max(rarity.total(before[i]), rarity.total(after[j]))
            if common >= NEARLY_WHOLE * whole > 0:
                out.append((i, j))
    return out


def _best(side: Sequence[Bag], other: Sequence[Bag], rarity: Rarity) -> dict[int, tuple[int, float]]:
    """For each passage the one with most in common, and the weight of that; none where two are equal."""
    places: dict[int, list[int]] = defaultdict(list)
    wanted = set().union(*side) if side else set()
    for n, counted in enumerate(other):
        for key in counted.keys() & wanted:
            places[key].append(n)
    out = {}
    for n, counted in enumerate(side):
        votes: Counter[int] = Counter()
        for key in counted:
            found = places.get(key)
            if found and len(found) <= PLACES:
                votes.update(found)
        likely = sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:3]
        ranked = sorted(((rarity.common(counted, other[m]), -m) for m, _ in likely), reverse=True)
        if ranked and not (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            out[n] = -ranked[0][1], ranked[0][0]
    return out
