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
"""Share of the weight of the word pairs of a passage that must stand in the other. In sixteen pairs of acts there are 556
such pairs, all of them in the official tables, and none of their articles has another partner there. At 0.6 it is 661
of 663, with six further partners lost; at 0.5, 741 of 744, with 38 lost."""

LIKELY = 3
"""Counterparts that are looked at more closely."""

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


def by_lines(before: Sequence[Sequence[str]], after: Sequence[Sequence[str]]) -> list[Pair]:
    """Settle what consists of lines that stand once in either text, letter for letter.

    It finds little that :func:`by_words` would not, but without looking at words, which is much faster.

    Args:
        before: The lines of each passage before.
        after: The same after.

    Returns:
        Pairs by place; see :func:`by_words`.
    """
    once = [_once(side) for side in (before, after)]
    common: Counter[Pair] = Counter()
    for line, i in once[0].items():
        if line in once[1]:
            common[i, once[1][line]] += len(line)
    sizes = [[sum(map(len, lines)) for lines in side] for side in (before, after)]
    out: set[Pair] = set()
    for part, whole in ((0, 1), (1, 0)):
        covered: Counter[int] = Counter()
        parts = [pair for pair, size in common.items() if size >= NEARLY_WHOLE * sizes[part][pair[part]]]
        for pair in parts:
            covered[pair[whole]] += common[pair]
        out |= {p for p in parts if covered[p[whole]] >= NEARLY_WHOLE * sizes[whole][p[whole]]}
    return sorted(out)


def _once(side: Sequence[Sequence[str]]) -> dict[str, int]:
    """The lines that stand once in a text, and in which passage."""
    counts = Counter(line for lines in side for line in lines)
    return {line: n for n, lines in enumerate(side) for line in lines if counts[line] == 1}


def by_words(before: Sequence[Bag], after: Sequence[Bag], rarity: Rarity) -> list[Pair]:
    """Settle what went nearly whole from one to one, and what was plainly joined or divided.

    A part must stand nearly whole in the passage that is its best counterpart, and the parts together must make up
    nearly the whole of that; each must add wording that the greater ones do not.

    Args:
        before: The word pairs of each passage before.
        after: The same after.
        rarity: Their weights.

    Returns:
        Pairs by place. Several of one passage are parts of it.
    """
    sides = before, after
    whole = [[rarity.total(counted) for counted in side] for side in sides]
    best = _best(before, after, rarity)
    out: set[Pair] = set()
    for part, other in ((0, 1), (1, 0)):
        claims: dict[int, list[tuple[float, Pair]]] = defaultdict(list)
        for place, (common, pair) in best[part].items():
            if common >= NEARLY_WHOLE * whole[part][place]:
                claims[pair[other]].append((common, pair))
        for place, claimed in claims.items():
            if place not in best[other] or best[other][place][1] not in {pair for _, pair in claimed}:
                continue
            left = dict(sides[other][place])
            accepted, covered = [], 0.0
            for _, pair in sorted(claimed, key=lambda claim: (-claim[0], claim[1])):
                mine = sides[part][pair[part]]
                added = rarity.common(mine, left)
                if added >= NEARLY_WHOLE * whole[part][pair[part]]:
                    accepted.append(pair)
                    covered += added
                    left = {key: n - mine.get(key, 0) for key, n in left.items() if n > mine.get(key, 0)}
            if covered >= NEARLY_WHOLE * whole[other][place]:
                out.update(accepted)
    return sorted(out)


_Best = dict[int, tuple[float, Pair]]


def _best(before: Sequence[Bag], after: Sequence[Bag], rarity: Rarity) -> tuple[_Best, _Best]:
    """For each passage of either side the pair with most in common, and its weight; none where two are equal."""
    best: tuple[_Best, _Best] = ({}, {})
    tied: tuple[set[int], set[int]] = (set(), set())
    for pair in _likely(before, after):
        common = rarity.common(before[pair[0]], after[pair[1]])
        for side, place in enumerate(pair):
            most = best[side].get(place, (0.0, pair))[0]
            if common > most:
                best[side][place] = common, pair
                tied[side].discard(place)
            elif common == most:
                tied[side].add(place)
    for side in (0, 1):
        for place in tied[side]:
            best[side].pop(place, None)
    return best


def _likely(before: Sequence[Bag], after: Sequence[Bag]) -> Iterable[Pair]:
    """For each passage before the few after that share most of its rarer word pairs."""
    seen = set().union(*before)
    places: dict[int, list[int]] = {}
    for n, counted in enumerate(after):
        for key in counted:
            if key in seen:
                places.setdefault(key, []).append(n)
    for i, counted in enumerate(before):
        votes: dict[int, int] = {}
        for key in counted:
            for n in places.get(key, ()) if len(places.get(key, ())) <= PLACES else ():
                votes[n] = votes.get(n, 0) + 1
        likely = sorted(votes, key=lambda n: (-votes[n], n))[:LIKELY]
        yield from ((i, j) for j in likely if 2 * votes[j] >= votes[likely[0]])
