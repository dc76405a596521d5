"""The weight of a term, a word or a bigram, by the number of texts that contain it."""

from __future__ import annotations

import math
from collections import Counter
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

TermCounts = dict[int, int]
"""The number of occurrences of each term in a text ("bag of words")."""


def term_counts(terms: Iterable[int]) -> TermCounts:
    """Count the occurrences of each term, in the order in which the terms come first."""
    return Counter(terms)


TEXTS_AT_LARGE = 400
"""Texts that law at large counts for beside the two at hand. Average precision on acts never fitted on, without the
judged act in the table: 0.944 with none, 0.947 with 400."""


def inverse_document_frequency(
    texts: Collection[Mapping[int, int]], at_large: Mapping[int, float] = MappingProxyType({})
) -> dict[int, float]:
    """Return the weight of each term in texts: inverse document frequency (Spärck Jones 1972), smoothed.

    >>> weights = inverse_document_frequency([{7: 1}, {7: 2, 9: 1}, {7: 1}])
    >>> round(weights[7], 2), weights[9]
    (0.14, 1.0)

    Args:
        texts: The terms of each text.
        at_large: The share of the texts of other laws in which each term stands
            (:mod:`tracker.diff.match.law_at_large`); terms that are rare there may be left out. They count like
            :data:`TEXTS_AT_LARGE` texts more; without any, the texts alone are counted.

    Returns:
        Of each term the logarithm of one over the share of texts that contain it, as a share of the same of a term in
        one text only: from 0 to 1, whatever the number of texts.
    """
    frequencies = Counter(chain.from_iterable(texts))
    if at_large:
        known = {term: n + TEXTS_AT_LARGE * at_large.get(term, 0.0) for term, n in frequencies.items()}
        return _weights(known, len(texts) + TEXTS_AT_LARGE)
    return _weights(frequencies, len(texts))


def _weights(frequencies: Mapping[int, float], size: int) -> dict[int, float]:
    """Return the weight of each term of which the number of texts is known."""
    # Few different frequencies occur, so few logarithms are taken.
    most = math.log((size + 1) / 1.5)
    weights = {n: max(0.0, math.log((size + 1) / (n + 0.5)) / most) for n in set(frequencies.values())}
    return {term: weights[n] for term, n in frequencies.items()}
