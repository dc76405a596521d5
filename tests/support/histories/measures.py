"""Measures of a lineage against the truth of a made-up history: threads, returns, and the origin of words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from tracker.diff.redline import compare
from tracker.lineage.reader import LineageReader
from tracker.lineage.sources import Comparing, NoKeeping, StageSource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.support.histories.history import History, TrueWord, Written
    from tracker.lineage.sources import Keeping
    from tracker.model.draft import DraftText
    from tracker.model.lineage.graph import Lineage
    from tracker.model.lineage.origins import Span
    from tracker.model.provision import Eid


class Tally(NamedTuple):
    """What was found, beside the truth.

    Attributes:
        right: What was found and is true.
        wrong: What was found and is not true.
        missed: What is true and was not found.
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def plus(self, other: Tally) -> Tally:
        """Return both added up."""
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """Share of what was found that is true, 0 to 1."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what is true that was found, 0 to 1."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@dataclass
class Scores:
    """The scores of some histories.

    Attributes:
        words: The number of words, by the event that brought them to their place, and whether their origin is right.
        threads: Pairs of stages in which an article is the same.
        returns: Articles that were dropped and are back.
        wrong_words: Some words of which the origin is wrong.
    """

    words: Counter[tuple[str, bool]] = field(default_factory=Counter)
    threads: Tally = field(default_factory=Tally)
    returns: Tally = field(default_factory=Tally)
    wrong_words: list[tuple[str, Eid, TrueWord, str]] = field(default_factory=list)

    @property
    def origin(self) -> float:
        """Share of the words whose origin is right, 0 to 1."""
        return self.share(event for event, _ in self.words)

    def share(self, events: Iterable[str]) -> float:
        """Return the share of the words of some events whose origin is right, 0 to 1."""
        known = set(events)
        right = sum(count for (event, good), count in self.words.items() if good and event in known)
        return right / (sum(count for (event, _), count in self.words.items() if event in known) or 1)

    def add(self, history: History) -> None:
        """Compute the lineage of a history, and add its scores."""
        reader = reader_of(history)
        self.threads = self.threads.plus(_threads(history, reader.main))
        self.returns = self.returns.plus(_returns(history, reader.main))
        names = {stage.name: stage.number for stage in history.stages}
        for stage in history.stages:
            spans = reader.origins(stage.number).origins.spans
            for eid, words in stage.words.items():
                for word, found in zip(words, _stages_of(words, spans[eid], names), strict=True):
                    right = found == {word.born}
                    self.words[word.event, right] += 1
                    if not right:
                        self.wrong_words.append((stage.name, eid, word, f"s{min(found):02}"))


def reader_of(history: History, keeping: Keeping | None = None) -> LineageReader:
    """Return the reader of the lineage of a history, without a store."""
    sources = [
        StageSource(name=stage.name, predecessors=stage.predecessors, key=stage.name, read=partial(_draft, stage))
        for stage in history.stages
    ]
    drafts = [stage.draft for stage in history.stages]
    comparing = Comparing(compare=lambda a, b: compare(drafts[a], drafts[b]), key=lambda _a, _b: "")
    return LineageReader(sources, comparing, keeping or NoKeeping())


def _draft(stage: Written) -> DraftText:
    return stage.draft


def _threads(history: History, lineage: Lineage) -> Tally:
    """Count the pairs of articles that are one thread."""
    true: set[tuple[tuple[int, Eid], ...]] = set()
    for number in {number for stage in history.stages for number in stage.threads.values()}:
        true |= set(combinations(sorted(history.thread(number).items()), 2))
    articles = [stage.threads for stage in history.stages]
    found: set[tuple[tuple[int, Eid], ...]] = set()
    for thread in lineage.threads:
        places = [(place.stage, place.eid) for place in thread.places() if place.eid in articles[place.stage]]
        found |= set(combinations(places, 2))
    return Tally(len(found & true), len(found - true), len(true - found))


def _returns(history: History, lineage: Lineage) -> Tally:
    true = history.returned()
    ends = ((history.stages[back.target.stage].threads, back.target.eid) for back in lineage.returns)
    found = {threads[eid] for threads, eid in ends if eid in threads}
    return Tally(len(found & true), len(found - true), len(true - found))


def _stages_of(words: Iterable[TrueWord], spans: Iterable[Span], names: dict[str, int]) -> list[set[int]]:
    """Return for each word of a line the stages that its characters are said to come from."""
    of_characters: list[int] = []
    for span in spans:
        of_characters += [names[span.stage]] * span.length
    return [set(of_characters[word.start : word.end]) for word in words]
