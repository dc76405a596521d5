"""Plain ways of matching articles with scikit-learn and scipy: words and word pairs weighted by their rarity.

Thresholds are the same for all sets: of the values tried, those with the best macro F1 over all sixteen development
sets. They were thus chosen with the answers in sight, which favours the baselines, not us. Words and pairs together,
with the logarithm of their counts, are better than words alone or up to triples.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array, eye_array, hstack, vstack
from scipy.sparse.csgraph import min_weight_full_bipartite_matching
from sklearn.feature_extraction.text import TfidfVectorizer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.mapping.data import Article
    from benchmarks.mapping.measures import Pair

ALIKE = 0.2
"""Least cosine of two articles that are one, for both assignments and best match; 0.1 to 0.4 were tried."""
FLOWED = 0.55
"""Least share of words that went from one article to the other, both ways added (0 to 2); 0.05 to 0.7 were tried."""
SHARPNESS = 4
"""Power of the cosines by which a line is divided among the articles: nearly all goes to the best, and halves to two
that are equally good. To give all to the best is a little worse."""
COMMON = 0.1
"""The sparse assignment passes over words that stand in a greater share of the articles, and over word pairs: three
times as fast with 10,000 articles, at an F1 there of 0.931 instead of 0.935."""
FEW = 20
"""Words in no more articles than this stay; in a short text most words are in a tenth of them."""
NEAREST = 10
"""Candidates for each article in the sparse assignment."""
ROWS = 500
"""Old articles compared at a time, so that not all cosines of a long text are in memory together."""


def assignment(old: Sequence[Article], new: Sequence[Article]) -> set[Pair]:
    """One-to-one assignment with the greatest sum of cosines (Hungarian method).

    Args:
        old: The articles before, in order.
        new: The articles after.

    Returns:
        The assigned pairs that are alike enough.
    """
    cosines = _cosines([a.text for a in old], [b.text for b in new])
    return _alike(zip(*linear_sum_assignment(cosines, maximize=True), strict=True), cosines)


def best_match(old: Sequence[Article], new: Sequence[Article]) -> set[Pair]:
    """The most similar article of the other text, for each article of both.

    Args:
        old: The articles before, in order.
        new: The articles after.

    Returns:
        The pairs in which one is the best of the other and alike enough.
    """
    cosines = _cosines([a.text for a in old], [b.text for b in new])
    best = [*enumerate(cosines.argmax(axis=1)), *((a, b) for b, a in enumerate(cosines.argmax(axis=0)))]
    return _alike(best, cosines)


def word_flow(old: Sequence[Article], new: Sequence[Article]) -> set[Pair]:
    """Add up the flow of words between lines for each pair of articles.

    Args:
        old: The articles before, in order.
        new: The articles after.

    Returns:
        The pairs between which enough words went: shares of the old article's that went there, and of the new
        article's that came from there, added.
    """
    lines = [[line for article in side for line in article.lines or ("",)] for side in (old, new)]
    cosines = _cosines(*lines)
    flow = _flow(cosines, old, new) + _flow(cosines.T, new, old).T
    return {(int(a), int(b)) for a, b in np.argwhere(flow >= FLOWED)}


def sparse_assignment(old: Sequence[Article], new: Sequence[Article]) -> set[Pair]:
    """One-to-one assignment among the nearest few of each old article, by the rarer words: for long texts.

    Args:
        old: The articles before, in order.
        new: The articles after.

    Returns:
        The assigned pairs. Every old article may also stay alone, which counts as much as a cosine just alike
        enough: that there is a full assignment at all is ensured by it.
    """
    most = max(FEW, int(COMMON * (len(old) + len(new))))
    return _sparsely(old, new, *_vectors([a.text for a in old], [b.text for b in new], longest=1, most=most))


def full_sparse_assignment(old: Sequence[Article], new: Sequence[Article]) -> set[Pair]:
    """The same by all words and word pairs, as :func:`assignment` weighs them: what one writes first."""
    return _sparsely(old, new, *_vectors([a.text for a in old], [b.text for b in new]))


def _sparsely(old: Sequence[Article], new: Sequence[Article], before: csr_array, after: csr_array) -> set[Pair]:
    turned = after.T.tocsr()
    near = [_nearest((before[at : at + ROWS] @ turned).tocsr()) for at in range(0, len(old), ROWS)]
    choices = hstack([vstack(near), ALIKE * eye_array(len(old))]).tocsr()
    pairs = zip(*min_weight_full_bipartite_matching(choices, maximize=True), strict=True)
    return {(int(a), int(b)) for a, b in pairs if b < len(new)}


def _vectors(old: list[str], new: list[str], *, longest: int = 2, most: float = 1.0) -> tuple[csr_array, csr_array]:
    """Texts as vectors of length 1, one row a text."""
    measure = TfidfVectorizer(ngram_range=(1, longest), max_df=most, sublinear_tf=True, token_pattern=r"\w+")
    both = measure.fit_transform(old + new)
    return both[: len(old)], both[len(old) :]


def _cosines(old: list[str], new: list[str]) -> np.ndarray:
    before, after = _vectors(old, new)
    return np.asarray((before @ after.T).toarray())


def _alike(pairs: Iterable[tuple[int, int]], cosines: np.ndarray) -> set[Pair]:
    return {(int(a), int(b)) for a, b in pairs if cosines[a, b] >= ALIKE}


def _flow(cosines: np.ndarray, sources: Sequence[Article], targets: Sequence[Article]) -> np.ndarray:
    """Share of each source article's words whose line is best met by each target article."""
    met = np.maximum.reduceat(cosines, _starts(targets), axis=1) ** SHARPNESS
    total = met.sum(axis=1, keepdims=True)
    parts = np.divide(met, total, out=np.zeros_like(met), where=total > 0)
    length = np.array([[len(line.split())] for article in sources for line in article.lines or ("",)])
    starts = _starts(sources)
    return np.asarray(np.add.reduceat(parts * length, starts) / np.maximum(np.add.reduceat(length, starts), 1))


def _starts(articles: Sequence[Article]) -> list[int]:
    """Place of the first line of each article among all lines."""
    sizes = [len(article.lines) or 1 for article in articles]
    return [sum(sizes[:at]) for at in range(len(sizes))]


def _nearest(cosines: csr_array) -> csr_array:
    """The greatest few values of each row, those alone that are alike enough."""
    values, columns, starts = [], [], [0]
    for at in range(cosines.shape[0]):
        row = slice(cosines.indptr[at], cosines.indptr[at + 1])
        best = np.argsort(-cosines.data[row], kind="stable")[:NEAREST]
        best = best[cosines.data[row][best] >= ALIKE]
        values.append(cosines.data[row][best])
        columns.append(cosines.indices[row][best])
        starts.append(starts[-1] + len(best))
    return csr_array((np.concatenate(values), np.concatenate(columns), starts), shape=cosines.shape)
