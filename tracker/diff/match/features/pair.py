"""The features of a pair of texts: several measures of how much they have in common.

No single measure is right everywhere (macro F1 on the legislators' own tables: TF-IDF best match 0.86, flow of lines
0.88, docs/accuracy.md), so the regression gets several. All are the same when the two drafts are exchanged,
but for which terms are too common to find similar lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from tracker.diff.match.features.headings import Headings
from tracker.diff.match.features.line_counterparts import CounterpartLines, counterpart_lines
from tracker.diff.match.features.line_flow import line_flow
from tracker.diff.match.features.word_flow import WordFlow
from tracker.diff.match.term_weights import inverse_document_frequency, term_counts
from tracker.diff.prepare.vocabulary import bigrams

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tracker.diff.prepare.vocabulary import EncodedText

Pair = tuple[int, int]

MIN_SHARE_OF_CANDIDATE = 0.02
"""Share of the surviving wording of either text below which a pair is no candidate."""

_NO_LINES = CounterpartLines()


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFeatures:
    """The features of one pair.

    Attributes:
        word_flow: Share of the surviving words of either text that passed between the two, rare ones counting much
            more; both views averaged, 0 to 1.
        flow_weight: Logarithm of the weight of the bigrams that passed.
        line_weight: Logarithm of the weight of lines that are each other's counterparts.
        line_share_of_best: Cosine of the best pair of lines as a share of the best of either, 0 to 1.
        heading: Similarity of the headings, 0 to 1.
        heading_in_line: Share of the heading of one found at the start of a line of the other, 0 to 1.
        flow_of_all: Shares of all bigrams of either text that passed, the lesser and the greater, 0 to 1.
        word_flow_of_all: The same for single words.
        size_ratio: Logarithm of the ratio of the weights of both texts, 0 for equal ones.
        quoted_terms: Score of the quoted terms in common, 0 to 1.
        line_flow: Share of the surviving lines of either text that went to the other, 0 to 1.
    """

    word_flow: float
    flow_weight: float
    line_weight: float
    line_share_of_best: float
    heading: float
    heading_in_line: float
    flow_of_all: tuple[float, float]
    word_flow_of_all: tuple[float, float]
    size_ratio: float
    quoted_terms: float
    line_flow: float


def measure_pairs(  # noqa: PLR0913 – both texts, and what is known of their words and of the pairs
    before: Sequence[EncodedText],
    after: Sequence[EncodedText],
    quoted_terms: Mapping[Pair, float] = MappingProxyType({}),
    at_large: Mapping[int, float] = MappingProxyType({}),
    evidence: Callable[[int, int], float] | None = None,
    *,
    stems: Mapping[int, int] = MappingProxyType({}),
) -> dict[Pair, PairFeatures]:
    """Measure the features of every pair with something in common.

    Args:
        before: The texts before, in order.
        after: The texts after, in order.
        quoted_terms: Scores of quoted terms in common
            (:func:`tracker.diff.match.features.quoted_terms.common_quoted_terms`).
        at_large: The share of the articles of other laws in which each term stands.
        evidence: What speaks for a pair beside its words, in logits; None for nothing.
        stems: The stem of each word (:meth:`tracker.diff.prepare.vocabulary.Vocabulary.stems`).

    Returns:
        Features by position before and after.
    """
    if not before or not after:
        return {}
    bigram_flow = _word_flow(before, after, bigrams, at_large, evidence, exponent=1)
    word_flow = _word_flow(before, after, iter, at_large, evidence, exponent=2)
    lines = counterpart_lines(before, after, at_large)
    headings = Headings(before, after, at_large)
    candidates = {
        *bigram_flow.pairs(MIN_SHARE_OF_CANDIDATE),
        *word_flow.pairs(MIN_SHARE_OF_CANDIDATE),
        *lines,
    }
    lines_went = line_flow(before, after, stems, candidates)
    features: dict[Pair, PairFeatures] = {}
    for pair in sorted(candidates):
        counterparts = lines.get(pair, _NO_LINES)
        features[pair] = PairFeatures(
            word_flow=(word_flow.share_gone(pair) + word_flow.share_inherited(pair)) / 2,
            flow_weight=bigram_flow.log_weight(pair),
            line_weight=counterparts.log_weight,
            line_share_of_best=counterparts.share_of_best,
            heading=headings.similarity(*pair),
            heading_in_line=headings.share_in_lines(*pair),
            flow_of_all=bigram_flow.shares_of_all(pair),
            word_flow_of_all=word_flow.shares_of_all(pair),
            size_ratio=bigram_flow.log_ratio(pair),
            quoted_terms=quoted_terms.get(pair, 0.0),
            line_flow=lines_went[pair],
        )
    return features


def _word_flow(  # noqa: PLR0913 – both texts, their terms, and what is known beside
    before: Sequence[EncodedText],
    after: Sequence[EncodedText],
    terms: Callable[[Sequence[int]], Iterable[int]],
    at_large: Mapping[int, float],
    evidence: Callable[[int, int], float] | None,
    *,
    exponent: int,
) -> WordFlow:
    """Return the flow of terms; with an exponent of 2 for their weights, rare ones count much more."""
    counts = [[term_counts(terms(text.words)) for text in side] for side in (before, after)]
    weight = inverse_document_frequency([*counts[0], *counts[1]], at_large)
    if exponent > 1:
        weight = {term: value**exponent for term, value in weight.items()}
    return WordFlow(counts[0], counts[1], weight, evidence)
