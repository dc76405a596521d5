"""The flow of wording between texts: where the words of each text went, and where they came from.

Every term (a word or a bigram) of a text may have gone to each text of the other draft that contains it. At first its
weight is divided among them equally; then again and again in proportion to the weight that each of them has received in
all. So a formula that stands everywhere goes where the rest of the text went, and only wording that the main successor
cannot explain is left for others ("explaining away"). This is expectation maximisation for a mixture (Dempster, Laird
and Rubin 1977; as in the word alignment of Brown et al. 1993), from each side in turn. What speaks for a pair beside
its words is the prior of the mixture: boilerplate of two articles goes to the one in the same Part.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import partial
from itertools import chain
from operator import mul, neg
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tracker.diff.match.term_weights import TermCounts

Pair = tuple[int, int]
_WeightByTexts = dict[tuple[int, ...], float]
"""Weight of the wording of a text, by the positions of the texts of the other draft that contain it."""

MAX_TEXTS_PER_TERM = 40
"""Texts of a draft above which a term says nothing of where it went, and would cost the square of their number."""

MAX_TEXTS_PER_TERM_IF_LONG = 12
"""In long drafts, which have enough rarer terms, this many suffice …"""

LONG_FROM = 600
"""… gradually from this many texts on: the pairs to look at grow with the drafts and not with their square."""

MAX_SUCCESSORS = 12
"""Texts among which the wording of one is divided after the first iteration: those that received most."""

ITERATIONS = 6
"""Iterations of the division; after six the shares move by less than a hundredth."""


class WordFlow:
    """The wording that went over between two drafts, by pair of texts.

    Args:
        before: The terms of each text before, with their counts.
        after: The terms of each text after.
        weight: The weight of each term.
        evidence: What speaks for a pair beside its words, in logits; None for nothing.

    Attributes:
        gone: Weight of the wording of a text before that went to a text after, by pair.
        inherited: Weight of the wording of a text after that came from a text before, by pair.
    """

    def __init__(
        self,
        before: Sequence[TermCounts],
        after: Sequence[TermCounts],
        weight: Mapping[int, float],
        evidence: Callable[[int, int], float] | None = None,
    ) -> None:
        self.gone, whole_before = _divide(before, after, weight, evidence)
        came, whole_after = _divide(after, before, weight, evidence and (lambda j, i: evidence(i, j)))
        self.inherited = {(i, j): value for (j, i), value in came.items()}
        self._whole = whole_before, whole_after  # Weight of all wording of each text.
        # Weight of each text that went anywhere, or came from anywhere.
        self._survived: tuple[dict[int, float], dict[int, float]] = (defaultdict(float), defaultdict(float))
        for (i, _), value in self.gone.items():
            self._survived[0][i] += value
        for (_, j), value in self.inherited.items():
            self._survived[1][j] += value

    def pairs(self, min_share: float) -> Iterator[Pair]:
        """Yield the pairs between which at least this share of the surviving wording of either text passed."""
        yield from (pair for pair in self.gone if self.share_gone(pair) >= min_share)
        yield from (pair for pair in self.inherited if self.share_inherited(pair) >= min_share)

    def share_gone(self, pair: Pair) -> float:
        """Return the share of the surviving wording of the text before that went to the text after, 0 to 1."""
        value = self.gone.get(pair, 0.0)
        return value / self._survived[0][pair[0]] if value else 0.0

    def share_inherited(self, pair: Pair) -> float:
        """Return the share of the old wording of the text after that came from the text before, 0 to 1."""
        value = self.inherited.get(pair, 0.0)
        return value / self._survived[1][pair[1]] if value else 0.0

    def shares_of_all(self, pair: Pair) -> tuple[float, float]:
        """Return the shares of all wording of either text that went over, the lesser and the greater, 0 to 1."""
        i, j = pair
        gone = self.gone.get(pair, 0.0) / (self._whole[0][i] or 1.0)
        inherited = self.inherited.get(pair, 0.0) / (self._whole[1][j] or 1.0)
        return min(gone, inherited), max(gone, inherited)

    def log_ratio(self, pair: Pair) -> float:
        """Return how far the weights of two texts are apart, as the logarithm of their ratio: 0 for equal ones."""
        i, j = pair
        return abs(math.log1p(self._whole[0][i]) - math.log1p(self._whole[1][j]))

    def log_weight(self, pair: Pair) -> float:
        """Return the logarithm of the weight that went over, the lesser of both views: low for all of a short text."""
        return math.log1p(min(self.gone.get(pair, 0.0), self.inherited.get(pair, 0.0)))


def _divide(
    side: Sequence[TermCounts],
    other: Sequence[TermCounts],
    weight: Mapping[int, float],
    evidence: Callable[[int, int], float] | None,
) -> tuple[dict[Pair, float], list[float]]:
    """Divide the wording of each text of a side among the texts of the other; return also the weight of each text."""
    limit = MAX_TEXTS_PER_TERM * LONG_FROM // (len(side) + len(other))
    index = _index(other, min(MAX_TEXTS_PER_TERM, max(MAX_TEXTS_PER_TERM_IF_LONG, limit)))
    received: dict[Pair, float] = {}
    whole = []
    for n, counts in enumerate(side):
        weights = list(map(mul, map(weight.__getitem__, counts), counts.values()))
        whole.append(math.fsum(weights))
        # Terms that stand in the same texts go the same way, so their weights are divided as one.
        parts: _WeightByTexts = {}
        for texts, part in zip(map(index.get, counts), weights, strict=True):
            if texts and part:
                parts[texts] = parts.get(texts, 0.0) + part
        for m, value in _iterate(parts, evidence and partial(evidence, n)).items():
            received[n, m] = value
    return received, whole


def _index(side: Iterable[TermCounts], limit: int) -> dict[int, tuple[int, ...]]:
    """Return an inverted index: the texts that contain each term, for terms in at most ``limit`` texts."""
    positions: dict[int, list[int]] = defaultdict(list)
    for n, counts in enumerate(side):
        for term in counts:
            positions[term].append(n)
    return {term: tuple(texts) for term, texts in positions.items() if len(texts) <= limit}


def _iterate(parts: _WeightByTexts, evidence: Callable[[int], float] | None = None) -> dict[int, float]:
    """Return the weight that each text receives at the end, divided among the few that receive most."""
    texts_of_any = dict.fromkeys(chain.from_iterable(parts), 1.0)
    odds = evidence and {m: math.exp(evidence(m)) for m in texts_of_any}
    received = _divided(parts, odds or texts_of_any, {})
    if len(received) > MAX_SUCCESSORS:
        parts, received = _restrict(parts, received)
    fixed = dict.fromkeys(received, 0.0)
    fixed |= {texts[0]: part for texts, part in parts.items() if len(texts) == 1}
    shared = {texts: part for texts, part in parts.items() if len(texts) > 1}
    for _ in range(ITERATIONS if shared else 1):
        rates = {m: value * odds[m] for m, value in received.items()} if odds else received
        received = _divided(shared, rates, fixed)
    return received


def _divided(parts: _WeightByTexts, rates: Mapping[int, float], fixed: Mapping[int, float]) -> dict[int, float]:
    """Return what each text receives if each part is divided at these rates, beside what it has received for good."""
    received = {**dict.fromkeys(rates, 0.0), **fixed}
    for texts, part in parts.items():
        factor = part / sum([rates[m] for m in texts])
        for m in texts:
            received[m] += factor * rates[m]
    return received


def _restrict(parts: _WeightByTexts, received: Mapping[int, float]) -> tuple[_WeightByTexts, dict[int, float]]:
    """Return the same for the few texts that received most."""
    successors = {m for _, m in sorted(zip(map(neg, received.values()), received, strict=True))[:MAX_SUCCESSORS]}
    out: _WeightByTexts = {}
    for texts, part in parts.items():
        remaining = tuple([m for m in texts if m in successors])
        if remaining:
            out[remaining] = out.get(remaining, 0.0) + part
    return out, {m: value for m, value in received.items() if m in successors}
