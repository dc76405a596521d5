"""Our engine and the plain baselines, asked in the same way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.mapping import baselines, tfidf
from benchmarks.mapping.data import Article, Case
from benchmarks.mapping.measures import Pair
from benchmarks.mapping.ours import concordance
from benchmarks.processor import spent
from tracker.diff.match.provisions import match_provisions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of an engine about one pair of acts.

    Attributes:
        links: The pairs found, each with how sure the engine is; 1 if it does not say.
        seconds: Seconds of the processor from articles to links.
    """

    links: Mapping[Pair, float]
    seconds: float


def tracker(case: Case) -> Answer:
    """Our engine: the rows of the concordance, which are what a reader gets; timed is the matching alone."""
    started = spent()
    match_provisions(case.before, case.after)
    seconds = spent() - started
    return Answer(concordance(case), seconds)


def baseline(match: Callable[[Sequence[Article], Sequence[Article]], AbstractSet[Pair]]) -> Callable[[Case], Answer]:
    """An engine from a function of two lists of articles."""

    def engine(case: Case) -> Answer:
        started = spent()
        pairs = match(case.old, case.new)
        seconds = spent() - started
        return Answer(dict.fromkeys(pairs, 1.0), seconds)

    return engine


ENGINES: Mapping[str, Callable[[Case], Answer]] = {
    "tracker": tracker,
    "number": baseline(baselines.same_number),
    "shingles": baseline(baselines.shingles),
    "assigned": baseline(tfidf.assignment),
    "sparse": baseline(tfidf.sparse_assignment),
    "best": baseline(tfidf.best_match),
    "flow": baseline(tfidf.word_flow),
}
