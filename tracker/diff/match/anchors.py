"""The surest links first: passages that are the same, and passages whose wording went nearly whole from one to one.

What is settled here is settled: it takes no part in the weighing of the rest. So a new article modelled on an old one
that itself stayed (EU trade mark Regulation: certification marks, Articles 83 to 93) is not taken for its successor.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from tracker.diff.match.features.context import NEIGHBOUR_OFFSETS
from tracker.diff.prepare.vocabulary import bigrams

Pair = tuple[int, int]
_Rival = tuple[int, Pair]
_Rivals = tuple[dict[int, list[_Rival]], dict[int, list[_Rival]]]
"""For each passage, before and after, the pairs with most in common, best first, with the number of word pairs."""

NEARLY_WHOLE = 0.7
"""Share of the rarer word pairs of a passage that must stand in the other. Of the 608 pairs that are settled by this,
by the lesser shares below and by their place (:mod:`tracker.diff.match.in_place`) in sixteen pairs of acts, 607 stand
in the official tables, and five further partners of their articles are lost. At 0.5 instead of 0.7 it was 741 of 744,
with 38 lost."""

MIN_SHARE_UNRIVALLED = 0.45
"""Share that is enough where neither passage has anything to speak of in common with a third: …"""

MAX_SHARE_OF_RIVAL = 0.12
"""… at most so much of what the two have in common, or where the pair before or the pair behind is settled."""

MIN_SHARE_OF_FURTHER_PART = 0.4
"""Share of a passage's rarer word pairs that stand in a settled one, beyond what that is settled with, from which on it
is a further part of it. Four in one of sixteen pairs of acts are found by it; no other candidate has over 0.12."""

MAX_SHARE_OF_SECOND_WHOLE = 0.5
"""A part that has as much of what it shares with its best counterpart in common with another one may come from both."""

MIN_SHARE_OF_CANDIDATE = 0.05
"""Share of the rarer word pairs of the shorter below which two passages are not even rivals."""

MAX_TEXTS_PER_BIGRAM = 8
"""A word pair that stands in more passages finds no counterparts: with it the search would not be linear."""

MAX_COMBINATIONS = 10_000
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
        beside = ((i, j) for i in a for j in b) if len(a) * len(b) <= MAX_COMBINATIONS else zip(a, b, strict=False)
        scored = ((-sum((i + step, j + step) in vouched for step in NEIGHBOUR_OFFSETS), i, j) for i, j in beside)
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


def by_words(
    before: Mapping[int, Sequence[int]], after: Mapping[int, Sequence[int]], known: Iterable[Pair]
) -> list[Pair]:
    """Settle what went nearly whole from one to one, and what was plainly joined or divided.

    A part must stand nearly whole in the passage that is its best counterpart, and the parts together must make up
    nearly the whole of that; each must add wording that the greater ones do not. Of two passages that have nothing to
    speak of in common with any other, or that stand beside a known pair on both sides, half is enough.

    Args:
        before: The words of each passage before, by place.
        after: The same after.
        known: Pairs of other places known already, which vouch for their neighbours.

    Returns:
        Pairs by place. Several of one passage are parts of it.
    """
    sides = _rarer(before, after)
    rivals = _rivals(*sides)
    best = [{place: row[0] for place, row in side.items() if not _tied(row)} for side in rivals]
    settled = _wholes(sides, rivals, best, 0, 1) | _wholes(sides, rivals, best, 1, 0)
    vouched = {*known, *settled}
    taken = [{pair[side] for pair in settled} for side in (0, 1)]
    for common, pair in best[0].values():
        i, j = pair
        if i in taken[0] or j in taken[1] or best[1].get(j, (0, None))[1] != pair:
            continue
        beside = (i - 1, j - 1) in vouched or (i + 1, j + 1) in vouched
        alone = _alone(rivals[0][i], MAX_SHARE_OF_RIVAL) and _alone(rivals[1][j], MAX_SHARE_OF_RIVAL)
        if (beside or alone) and common >= MIN_SHARE_UNRIVALLED * max(len(sides[0][i]), len(sides[1][j])):
            settled.add(pair)
    return sorted(settled | _further(sides, best, settled, 0, 1) | _further(sides, best, settled, 1, 0))


def _further(
    sides: Sequence[Mapping[int, set[int]]],
    best: Sequence[Mapping[int, _Rival]],
    settled: AbstractSet[Pair],
    part: int,
    other: int,
) -> set[Pair]:
    """Passages without a pair, much of which stands in a settled one and in nothing that it is settled with."""
    partners: dict[int, list[int]] = defaultdict(list)
    for pair in settled:
        partners[pair[other]].append(pair[part])
    taken = {pair[part] for pair in settled}
    out = set()
    for place, (_, pair) in best[part].items():
        if place not in taken and pair[other] in partners:
            mine = sides[part][place] & sides[other][pair[other]]
            mine = mine.difference(*(sides[part][n] for n in partners[pair[other]]))
            if len(mine) >= MIN_SHARE_OF_FURTHER_PART * len(sides[part][place]) > 0:
                out.add(pair)
    return out


def _wholes(
    sides: Sequence[Mapping[int, set[int]]],
    rivals: Sequence[Mapping[int, list[_Rival]]],
    best: Sequence[Mapping[int, _Rival]],
    part: int,
    other: int,
) -> set[Pair]:
    """The parts on one side that together make up nearly the whole of a passage of the other side."""
    claims: dict[int, list[_Rival]] = defaultdict(list)
    for place, (common, pair) in best[part].items():
        mutual = best[other].get(pair[other], (0, None))[1] == pair
        if common >= NEARLY_WHOLE * len(sides[part][place]) and (
            mutual or _alone(rivals[part][place], MAX_SHARE_OF_SECOND_WHOLE)
        ):
            claims[pair[other]].append((common, pair))
    out: set[Pair] = set()
    for place, claimed in claims.items():
        if place not in best[other] or best[other][place] not in claimed:
            continue
        left = set(sides[other][place])
        accepted = []
        for _, pair in sorted(claimed, key=_most):
            mine = sides[part][pair[part]]
            if len(mine & left) >= NEARLY_WHOLE * len(mine):
                accepted.append(pair)
                left -= mine
        if len(left) <= (1 - NEARLY_WHOLE) * len(sides[other][place]):
            out.update(accepted)
    return out


def _rarer(*sides: Mapping[int, Sequence[int]]) -> list[dict[int, set[int]]]:
    """The pairs of neighbouring words of each passage that stand in few passages of either text: others say little."""
    found = [{place: set(bigrams(words)) for place, words in side.items()} for side in sides]
    counts = [Counter(chain.from_iterable(side.values())) for side in found]
    common = {key for count in counts for key, n in count.items() if n > MAX_TEXTS_PER_BIGRAM}
    for pairs in chain.from_iterable(side.values() for side in found):
        pairs.difference_update(common)  # In place: two copies of a long code would not be small.
    return found


def _rivals(before: Mapping[int, set[int]], after: Mapping[int, set[int]]) -> _Rivals:
    """For each passage the two that have most word pairs in common with it, best first, with their number."""
    places: dict[int, list[int]] = defaultdict(list)
    for n, words in after.items():
        for key in words:
            places[key].append(n)
    enough = {n: MIN_SHARE_OF_CANDIDATE * len(words) for n, words in after.items()}
    out: _Rivals = {}, defaultdict(list)
    for i, words in before.items():
        least = MIN_SHARE_OF_CANDIDATE * len(words)
        votes = Counter(chain.from_iterable(filter(None, map(places.get, words))))
        found = [(common, (i, j)) for j, common in votes.items() if common >= least or common >= enough[j]]
        if found:
            out[0][i] = sorted(found, key=_most)[:2]
        for rival in found:
            row = out[1][rival[1][1]]
            # Of equals the first stays, which is the one that stands before.
            if len(row) < 2 or rival[0] > row[1][0]:
                row.append(rival)
                row.sort(key=_most)
                del row[2:]
    return out


def _most(rival: _Rival) -> tuple[int, Pair]:
    return -rival[0], rival[1]


def _alone(row: Sequence[_Rival], share: float) -> bool:
    """Whether the second has at most that share of what the first has."""
    return len(row) < 2 or row[1][0] <= share * row[0][0]


def _tied(row: Sequence[_Rival]) -> bool:
    return len(row) > 1 and row[0][0] == row[1][0]
