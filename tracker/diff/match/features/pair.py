"""How much two provisions have in common, seen from several sides at once.

No single measure is right everywhere (macro F1 on the legislators' own tables: TF-IDF best match 0.86, flow of lines
0.88, docs/accuracy.md), so the judge gets several. All are the same when the two texts are exchanged.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from tracker.diff.match.features.headings import Headings
from tracker.diff.match.features.line_counterparts import counterparts
from tracker.diff.match.features.word_flow import Shares, Succession, divided
from tracker.diff.match.term_weights import Rarity, bag
from tracker.diff.prepare.vocabulary import bigrams
from tracker.two_cores import both

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tracker.diff.prepare.vocabulary import EncodedText

Pair = tuple[int, int]

MIN_SHARE_OF_CANDIDATE = 0.02
"""Share of the surviving wording of either passage below which a pair is no candidate."""

MANY = 100_000
"""Words to be weighed from which on two processes do it: a third of a second of work for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFeatures:
    """What speaks for one pair.

    Attributes:
        passed: Of the surviving pairs of words of either passage, the share that passed between the two; both views
            averaged, 0 to 1.
        words: The same as ``passed`` for single words, rare ones counting much more.
        traffic: Logarithm of the weight of the pairs of words that passed.
        lines: Logarithm of the weight of lines that are each other's counterparts.
        standing: Likeness of the best pair of lines as a share of the best that either has, 0 to 1.
        heading: Likeness of the headings, 0 to 1.
        share: Share of all pairs of words of either passage that passed, the greater of both views, 0 to 1.
        heading_found: Share of the heading of one found at the start of a line of the other, 0 to 1.
        terms: How much quoted terms tie them, 0 to 1.
    """

    passed: float
    words: float
    traffic: float
    lines: float
    standing: float
    heading: float
    share: float
    heading_found: float
    terms: float


def weigh(
    before: Sequence[EncodedText], after: Sequence[EncodedText], ties: Mapping[Pair, float] = MappingProxyType({})
) -> dict[Pair, PairFeatures]:
    """Measure the evidence for every pair that has any.

    Args:
        before: The passages before, in order.
        after: The passages after, in order.
        ties: How much quoted terms tie them (:func:`tracker.diff.match.features.quoted_terms.terms_in_common`).

    Returns:
        PairFeatures by (place before, place after); pairs not in it have nothing to speak of in common.
    """
    if not before or not after:
        return {}
    size = sum(len(line) for side in (before, after) for reading in side for line in reading.lines)
    pairs, (single_words, lines) = both(
        lambda: _divided(before, after, bigrams, power=1),
        lambda: (_divided(before, after, iter, power=2), counterparts(before, after)),
        worth=size >= MANY,
    )
    double, single = Succession(pairs), Succession(single_words)
    headings = Headings(before, after)
    out: dict[Pair, PairFeatures] = {}
    for pair in sorted({*double.pairs(MIN_SHARE_OF_CANDIDATE), *single.pairs(MIN_SHARE_OF_CANDIDATE), *lines}):
        traffic, standing = lines.get(pair, (0.0, 0.0))
        out[pair] = PairFeatures(
            passed=(double.went(pair) + double.inherited(pair)) / 2,
            words=(single.went(pair) + single.inherited(pair)) / 2,
            traffic=double.mass(pair),
            lines=traffic,
            standing=standing,
            heading=headings.alike(*pair),
            heading_found=headings.found(*pair),
            share=double.share(pair),
            terms=ties.get(pair, 0.0),
        )
    return out


def _divided(
    before: Sequence[EncodedText],
    after: Sequence[EncodedText],
    features: Callable[[Sequence[int]], Iterable[int]],
    *,
    power: int,
) -> Shares:
    """Where features went; with ``power`` 2 rare ones count much more."""
    bags = [[bag(features(reading.words)) for reading in side] for side in (before, after)]
    weight = Rarity([*bags[0], *bags[1]]).weight
    if power > 1:
        weight = {key: value**power for key, value in weight.items()}
    return divided(bags[0], bags[1], weight)
