"""Articles without a counterpart whose words stand in one article of the other text all the same.

An article is dropped only if its words went nowhere. A formula that stands in several articles, or a new article that
was modelled on an old one, is told by "probably".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from tracker.diff.match.confidence import LINK_THRESHOLD
from tracker.sequences import one_to_one

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

Pair = tuple[int, int]
_Run = tuple[int, ...]

RUN_LENGTH = 5
"""Words in a row that count as a passage: three or four ("in accordance with the") are any law's."""

MIN_SHARE_ABSORBED = 0.6
"""Share of the words of an article, in such passages, from which on it did not go nowhere: three fifths."""

MAX_TEXTS_PER_RUN = 200
"""Texts above which a run is a formula of the whole code: it tells nothing, and its pairs would be many."""

ABSORBED_CONFIDENCE = LINK_THRESHOLD
"""Confidence of such a link, the least of any row. Of 19 in twenty-nine pairs of acts and treaties 1 is in the tables
made by lawyers, since the regression finds the others that are: these are new articles modelled on one that stayed, or
the last formulas of several acts. They are rows all the same, because their words are not gone."""


def absorbed_pairs(
    before: Sequence[Sequence[int]], after: Sequence[Sequence[int]], linked: Collection[Pair]
) -> list[Pair]:
    """Find for texts without a link the text of the other draft in which most of their words stand.

    >>> absorbed_pairs([(1, 2, 3, 4, 5, 6, 7), (8, 9)], [(9, 1, 2, 3, 4, 5, 8)], [])
    [(0, 0)]

    Args:
        before: The words of each text before, as numbers.
        after: The words of each text after.
        linked: The pairs that are linked.

    Returns:
        Pairs by position, sorted; none of them is linked.
    """
    sides = before, after
    out: set[Pair] = set()
    for side in (0, 1):
        taken = {pair[side] for pair in linked}
        free = {n: sides[side][n] for n in range(len(sides[side])) if n not in taken}
        alone = {n: words for n, words in free.items() if len(words) >= RUN_LENGTH}
        if alone:
            found = _holders(alone, sides[1 - side])
            out.update((n, m) if side == 0 else (m, n) for n, m in found)
    return sorted(out)


MAX_WORDS_CONTAINED = 12
"""Words of the shorter text up to which it may have no passage of three words in common with what it became: "Ports are
open" and "Ports and canals are open". In longer ones a passage stays."""

CONTAINED_CONFIDENCE = 0.6
"""Confidence of such a link. No table names any: the acts and treaties have no articles so short."""


def contained_pairs(
    before: Sequence[Sequence[int]], after: Sequence[Sequence[int]], linked: Collection[Pair]
) -> list[Pair]:
    """Find short texts without a link of which all words stand in one of the other draft, in order and hardly apart.

    >>> contained_pairs([(1, 2, 3)], [(1, 8, 9, 2, 3), (1, 7, 7, 7, 7, 7, 2, 3)], [])
    [(0, 0)]

    Args:
        before: The words of each text before, as numbers.
        after: The words of each text after.
        linked: The pairs that are linked.

    Returns:
        Pairs by position, one to one, of texts of which the longer has at most twice the words of the shorter and one
        more.
    """
    taken = {i for i, _ in linked}, {j for _, j in linked}
    short = [
        [n for n in range(len(side)) if n not in out and 1 < len(side[n]) <= 2 * MAX_WORDS_CONTAINED + 1]
        for side, out in zip((before, after), taken, strict=True)
    ]
    found = []
    for i in short[0]:
        for j in short[1]:
            shorter, longer = sorted((before[i], after[j]), key=len)
            if len(shorter) <= MAX_WORDS_CONTAINED and len(longer) <= 2 * len(shorter) + 1:
                words = iter(longer)
                if all(word in words for word in shorter):
                    found.append((len(longer) - len(shorter), abs(i - j), i, j))
    return one_to_one((i, j) for *_, i, j in sorted(found))


def _holders(alone: dict[int, Sequence[int]], others: Sequence[Sequence[int]]) -> Iterator[Pair]:
    """Yield each text of which enough stands in one of the others, with the one that holds most of it."""
    runs = {n: list(_runs(words)) for n, words in alone.items()}
    owners: dict[_Run, list[int]] = defaultdict(list)
    for n, row in runs.items():
        for run in set(row):
            owners[run].append(n)
    wanted = frozenset(owners)
    held = [wanted.intersection(_runs(words)) for words in others]
    frequency = Counter(chain.from_iterable(held))
    best: dict[int, tuple[float, int]] = {}
    for m, common in enumerate(held):
        telling = [run for run in common if frequency[run] <= MAX_TEXTS_PER_RUN]
        hits = Counter(chain.from_iterable(map(owners.__getitem__, telling)))
        for n, count in hits.items():
            if count * RUN_LENGTH >= MIN_SHARE_ABSORBED * len(alone[n]):
                share = _share_covered(runs[n], set(telling), len(alone[n]))
                if share >= MIN_SHARE_ABSORBED and share > best.get(n, (0.0, 0))[0]:
                    best[n] = share, m
    yield from ((n, m) for n, (_, m) in best.items())


def _runs(words: Sequence[int]) -> Iterable[_Run]:
    return zip(*(words[n:] for n in range(RUN_LENGTH)), strict=False)


def _share_covered(runs: Sequence[_Run], held: set[_Run], size: int) -> float:
    """Return the share of the words of a text that stand in one of these runs."""
    covered = {n + step for n, run in enumerate(runs) if run in held for step in range(RUN_LENGTH)}
    return len(covered) / size
