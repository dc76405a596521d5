"""How much two provisions have in common, seen from several sides at once.

A :class:`Passage` is what the matcher sees of a provision: words, line by line. :func:`weigh` finds for each
passage the few it could be one with, and measures the evidence for each such pair. No single measure is right
everywhere (macro F1 on the legislators' own tables: TF-IDF best match 0.87, flow of lines 0.88), so the judge
gets several.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CANDIDATES = 10
"""Counterparts weighed for each passage on either side. On fifteen pairs of real acts with official tables the
true counterpart is among the best ten by raw evidence in 99.1 % of 1,163 pairs (procurement: 97.4 %)."""

COMMON = 0.25
"""A word or word pair that stands in a larger share of all passages finds no candidates: it is in nearly all of
them ("the", "Member States"), costs the most and says the least."""

MIN_COMMON = 12
"""… but in a short text anything in up to this many passages still counts."""

MAX_COMMON = 120
"""… and in a long one nothing in more than so many, which keeps the work near linear."""

PAIR_WEIGHT = 0.7
"""Weight of a pair of neighbouring words beside a word: it repeats what its two words said already."""

Feature = str | tuple[str, str]
_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Passage:
    """What the matcher sees of a provision.

    Attributes:
        lines: Its words, line by line, labels left out.
        heading: The words of its heading.
        wordless: What tells it apart where it has no words at all: its characters and its number.
    """

    lines: tuple[tuple[str, ...], ...]
    heading: tuple[str, ...] = ()
    wordless: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All its words in order, the heading's first."""
        return (*self.heading, *(word for line in self.lines for word in line))


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for one pair; all shares from 0 to 1.

    Attributes:
        best_line: How well the best single line of either finds itself in the other; short lines count less.
        mutual_line: Likeness of a long line of either to one of the other, if the two are each other's best
            counterpart among all lines; 0 if there are none.
        near_line: The same where nearly the best is enough.
        share_before: Share of the words before that stand in the passage after, rare ones counting more.
        share_after: The same the other way round.
        heading: Likeness of the headings; 0 where either has none.
        rank_before: 0 if no other passage after has more in common with the passage before, else 1, 2, …
        rank_after: The same the other way round.
        lead_before: By how much it leads the next rival of the passage before; negative if it does not lead.
        lead_after: The same the other way round.
        went: Of the word sequences of the passage before that stand anywhere after, the share that stands here.
        came: Of the word sequences of the passage after that stood anywhere before, the share that stood there.
        traffic: Logarithm of the weight of the sequences in common: absolute, so that a share of little shows.
    """

    best_line: float
    mutual_line: float
    near_line: float
    share_before: float
    share_after: float
    heading: float
    rank_before: int
    rank_after: int
    lead_before: float
    lead_after: float
    went: float
    came: float
    traffic: float


Pair = tuple[int, int]


def weigh(before: Sequence[Passage], after: Sequence[Passage]) -> dict[Pair, Evidence]:
    """Measure the evidence for every pair that has any.

    Args:
        before: The passages before, in order.
        after: The passages after, in order.

    Returns:
        Evidence by (place before, place after); pairs not in it have nothing to speak of in common.
    """
    rarity = _Rarity([*before, *after])
    bags = [[rarity.bag(p.words) for p in side] for side in (before, after)]
    vectors = [[_unit(rarity.vector(bag)) for bag in side] for side in bags]
    cosine = _products(vectors[0], vectors[1], rarity.limit)
    lines = [_Lines(side, rarity) for side in (before, after)]
    flows = _Flows(lines[0], lines[1], rarity.limit)
    heads = [[Counter(p.heading) for p in side] for side in (before, after)]

    total = {(i, j): value + flows.share((i, j)) for i, row in enumerate(cosine) for j, value in row.items()}
    rows, columns = _Ranking(total, 0), _Ranking(total, 1)
    candidates = sorted(pair for pair in total if min(rows.rank(pair), columns.rank(pair)) < CANDIDATES)
    journeys = _Journeys(before, after)
    out: dict[Pair, Evidence] = {}
    for pair in candidates:
        i, j = pair
        bag_a, bag_b = bags[0][i], bags[1][j]
        common = rarity.common(bag_a, bag_b)
        out[pair] = Evidence(
            best_line=flows.best[pair],
            mutual_line=flows.mutual[pair],
            near_line=flows.near[pair],
            share_before=common / (rarity.weight(bag_a) or 1),
            share_after=common / (rarity.weight(bag_b) or 1),
            heading=_overlap(heads[0][i], heads[1][j], rarity),
            rank_before=rows.rank(pair),
            rank_after=columns.rank(pair),
            lead_before=rows.lead(pair),
            lead_after=columns.lead(pair),
            went=journeys.went(pair),
            came=journeys.came(pair),
            traffic=math.log1p(journeys.traffic[pair]),
        )
    return out


def likeness(before: Sequence[tuple[str, ...]], after: Sequence[tuple[str, ...]]) -> list[dict[int, float]]:
    """How alike single lines are.

    Args:
        before: Lines before, as words.
        after: Lines after, as words.

    Returns:
        For each line before, by place after: cosine of their words and word pairs, rare ones counting more, 0 to
        1. Pairs left out share nothing rare.
    """
    rarity = _Rarity([Passage((line,)) for line in (*before, *after)])
    vectors = [[_unit(rarity.vector(rarity.bag(line))) for line in side] for side in (before, after)]
    return _products(vectors[0], vectors[1], rarity.limit)


class _Rarity:
    """How rare each word and word pair is among the passages of both texts."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        counts: Counter[Feature] = Counter()
        for passage in passages:
            counts.update(set(_features(passage.words)))
        size = len(passages)
        self.limit = min(MAX_COMMON, max(MIN_COMMON, int(COMMON * size)))
        self._default = math.log((size + 1) / 1.5)
        self._rarity = {key: math.log((size + 1) / (n + 0.5)) for key, n in counts.items()}

    def of(self, key: Feature) -> float:
        value = self._rarity.get(key, self._default)
        return value if isinstance(key, str) else value * PAIR_WEIGHT

    def bag(self, words: Sequence[str]) -> Counter[Feature]:
        return Counter(_features(words))

    def vector(self, bag: Counter[Feature]) -> dict[Feature, float]:
        return {key: (1 + math.log(n)) * self.of(key) for key, n in bag.items()}

    def weight(self, bag: Counter[Feature]) -> float:
        """Weight of the words of a bag."""
        return math.fsum(n * self.of(key) for key, n in bag.items() if isinstance(key, str))

    def common(self, a: Counter[Feature], b: Counter[Feature]) -> float:
        """Weight of the words that two bags have in common."""
        if len(b) < len(a):
            a, b = b, a
        return math.fsum(min(n, b[key]) * self.of(key) for key, n in a.items() if isinstance(key, str) and key in b)


class _Journeys:
    """Where the word sequences of each passage went.

    Sequences of two and three words, each weighted by the square of its rarity; one that stands in several
    passages is divided among them. So it tells wording that was carried over from wording that any provision
    has, and it does so even where a provision was rewritten and little of it survives: of what does survive,
    nearly all stands in its successor.
    """

    def __init__(self, before: Sequence[Passage], after: Sequence[Passage]) -> None:
        old, new = [[_sequences(p.words) for p in side] for side in (before, after)]
        spread = [Counter(key for bag in side for key in bag) for side in (old, new)]
        size = len(old) + len(new)
        places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for j, bag in enumerate(new):
            for key, n in bag.items():
                if key in spread[0]:
                    places[key].append((j, n))
        self._out: dict[Pair, float] = defaultdict(float)
        self._in: dict[Pair, float] = defaultdict(float)
        self.traffic: dict[Pair, float] = defaultdict(float)
        for i, bag in enumerate(old):
            for key, n in bag.items():
                found = places.get(key)
                if found is None or max(len(found), spread[0][key]) > MAX_COMMON:
                    continue  # A formula that stands everywhere tells nothing, and costs the square of its places.
                a, b = spread[0][key], spread[1][key]
                weight = max(0.0, math.log((size + 1) / (a + b + 0.5))) ** 2
                for j, m in found:
                    carried = weight * min(n, m)
                    self._out[i, j] += carried / b
                    self._in[i, j] += carried / a
                    self.traffic[i, j] += carried / math.sqrt(a * b)
        self._all_out: dict[int, float] = defaultdict(float)
        self._all_in: dict[int, float] = defaultdict(float)
        for (i, j), value in self._out.items():
            self._all_out[i] += value
            self._all_in[j] += self._in[i, j]

    def went(self, pair: Pair) -> float:
        return self._out[pair] / self._all_out[pair[0]] if self._out[pair] else 0.0

    def came(self, pair: Pair) -> float:
        return self._in[pair] / self._all_in[pair[1]] if self._in[pair] else 0.0


def _sequences(words: Sequence[str]) -> Counter[tuple[str, ...]]:
    return Counter([*pairwise(words), *zip(words, words[1:], words[2:], strict=False)])


def _features(words: Sequence[str]) -> list[Feature]:
    return [*words, *pairwise(words)]


def _unit(vector: dict[Feature, float]) -> dict[Feature, float]:
    length = math.sqrt(math.fsum(x * x for x in vector.values())) or 1.0
    return {key: x / length for key, x in vector.items()}


def _products(
    before: Sequence[dict[Feature, float]], after: Sequence[dict[Feature, float]], limit: int
) -> list[dict[int, float]]:
    """Scalar products: for each vector before, by place after, those that share a feature.

    Features found in more than ``limit`` places after are passed over.
    """
    places: dict[Feature, list[tuple[int, float]]] = defaultdict(list)
    for j, vector in enumerate(after):
        for key, y in vector.items():
            places[key].append((j, y))
    rare = {key: found for key, found in places.items() if len(found) <= limit}
    out: list[dict[int, float]] = []
    for vector in before:
        row: dict[int, float] = {}
        # In the order of the vector, so that the sums are the same under any hash seed.
        for key, x in vector.items():
            for j, y in rare.get(key, ()):
                row[j] = row.get(j, 0.0) + x * y
        out.append(row)
    return out


class _Lines:
    """The lines of one side, and the passage that each stands in."""

    def __init__(self, passages: Sequence[Passage], rarity: _Rarity) -> None:
        self.owner: list[int] = []
        self.length: list[int] = []
        self.weight: list[float] = []
        self.vectors: list[dict[Feature, float]] = []
        for number, passage in enumerate(passages):
            for line in passage.lines:
                bag = rarity.bag(line)
                self.owner.append(number)
                self.length.append(len(line))
                self.weight.append(rarity.weight(bag))
                self.vectors.append(_unit(rarity.vector(bag)))
        self.total: dict[int, float] = defaultdict(float)
        for owner, weight in zip(self.owner, self.weight, strict=True):
            self.total[owner] += weight


FULL_LINE = 60.0
"""Weight of a line from which on it counts in full as the best line of a passage: some fifteen ordinary words.
A shorter one is more likely the same by chance ("It shall be published")."""


LONG_LINE = 12
"""Words that both lines of a mutual pair must have: shorter ones are each other's best by chance."""


NEARLY = 0.9
"""A counterpart this near to the best one counts as best: two articles merged into one paragraph both are."""


class _Flows:
    """Where the lines of each passage went."""

    def __init__(self, before: _Lines, after: _Lines, limit: int) -> None:
        self._share: dict[Pair, float] = defaultdict(float)
        self.best: dict[Pair, float] = defaultdict(float)
        self.mutual: dict[Pair, float] = defaultdict(float)
        self.near: dict[Pair, float] = defaultdict(float)
        alike = _products(before.vectors, after.vectors, limit)
        turned: list[dict[int, float]] = [{} for _ in after.owner]
        for i, row in enumerate(alike):
            for j, value in row.items():
                turned[j][i] = value
        for i, row in enumerate(alike):
            owner, share = before.owner[i], before.weight[i] / (before.total[before.owner[i]] or 1)
            for target, part, value in _parts(_best_of_owners(row, after.owner)):
                self._share[owner, target] += part * share
                _raise(self.best, (owner, target), value * min(1.0, before.weight[i] / FULL_LINE))
        for j, row in enumerate(turned):
            owner, share = after.owner[j], after.weight[j] / (after.total[after.owner[j]] or 1)
            for target, part, value in _parts(_best_of_owners(row, before.owner)):
                self._share[target, owner] += part * share
                _raise(self.best, (target, owner), value * min(1.0, after.weight[j] / FULL_LINE))
        self._find_mutual(alike, turned, before, after)

    def _find_mutual(
        self, alike: list[dict[int, float]], turned: list[dict[int, float]], before: _Lines, after: _Lines
    ) -> None:
        """Pairs of long lines that are each other's best counterpart, or nearly."""
        most = [max(row.values(), default=0.0) for row in turned]
        first = [min(row, key=lambda i: (-row[i], i)) if row else -1 for row in turned]
        for i, row in enumerate(alike):
            if before.length[i] < LONG_LINE:
                continue
            best = max(row.values(), default=0.0)
            here = min(row, key=lambda j: (-row[j], j)) if row else -1
            for j, value in row.items():
                if value >= NEARLY * max(best, most[j]) and after.length[j] >= LONG_LINE:
                    owners = before.owner[i], after.owner[j]
                    _raise(self.near, owners, value)
                    if j == here and first[j] == i:
                        _raise(self.mutual, owners, value)

    def share(self, pair: Pair) -> float:
        """Shares of the passages' lines that went from one to the other, both ways added: 0 to 2."""
        return self._share[pair]


def _best_of_owners(row: dict[int, float], owner: Sequence[int]) -> dict[int, float]:
    """For each passage the likeness of its best line."""
    best: dict[int, float] = {}
    for place, value in row.items():
        if value > best.get(owner[place], 0.0):
            best[owner[place]] = value
    return best


def _parts(row: dict[int, float]) -> Iterable[tuple[int, float, float]]:
    """Divide a line among the passages it is like: (passage, part, likeness).

    The fourth power gives nearly all to the best, and halves to two that are equally good, without a leap
    between the two cases.
    """
    total = math.fsum(value**4 for value in row.values())
    if total > 0:
        for target, value in row.items():
            yield target, value * value**4 / total, value


def _raise(best: dict[_Key, float], key: _Key, value: float) -> None:
    if value > best.get(key, 0.0):
        best[key] = value


class _Ranking:
    """The rivals of each passage of one side, best first."""

    def __init__(self, total: dict[Pair, float], side: int) -> None:
        rivals: dict[int, list[tuple[float, int, Pair]]] = defaultdict(list)
        for pair, value in total.items():
            rivals[pair[side]].append((-value, pair[1 - side], pair))
        self._rank: dict[Pair, int] = {}
        self._lead: dict[Pair, float] = {}
        for row in rivals.values():
            row.sort()
            best = -row[0][0]
            second = -row[1][0] if len(row) > 1 else 0.0
            for rank, (value, _, pair) in enumerate(row):
                self._rank[pair] = rank
                self._lead[pair] = -value - (second if rank == 0 else best)

    def rank(self, pair: Pair) -> int:
        return self._rank[pair]

    def lead(self, pair: Pair) -> float:
        return self._lead[pair]


def _overlap(a: Counter[str], b: Counter[str], rarity: _Rarity) -> float:
    """Common words of two headings over all their words, by rarity."""
    union = math.fsum(n * rarity.of(key) for key, n in (a | b).items())
    return math.fsum(n * rarity.of(key) for key, n in (a & b).items()) / union if a and b and union else 0.0
