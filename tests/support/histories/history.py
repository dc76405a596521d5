"""Writes a planned history: its stages as drafts, and the truth about every word and provision."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tests.support.histories.changes import CHANGES, Pen, number_anew
from tests.support.histories.texts import Treaty, lay_out, offsets
from tests.support.histories.tongues import TONGUES
from tracker.model.stage import FrontMatter
from tracker.store.formats.authorship import Author, Timestamp
from tracker.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.support.histories.plans import Plan
    from tests.support.histories.texts import Laid
    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid

Item = TypeVar("Item")
INSTRUMENT = "made-up"
WHO, AT = Author("Somebody", "somebody@example.org"), Timestamp.parse("2020-01-01")


class TrueWord(NamedTuple):
    """A word of a stage, and the truth about it.

    Attributes:
        start: Where it begins in the text of its block.
        end: Where it ends.
        text: Its letters.
        born: The stage that first had it, from 0.
        token: Its identity through all stages.
        event: The last change that brought it to its place.
    """

    start: int
    end: int
    text: str
    born: int
    token: int
    event: str


class TrueLink(NamedTuple):
    """A link between an article of a stage and one of a stage that it was drafted from.

    Attributes:
        before_stage: The earlier stage, from 0.
        before: The address there.
        after: The address in the later stage.
        main: Whether both are one thread; else it is the further link of a split or merger.
    """

    before_stage: int
    before: Eid
    after: Eid
    main: bool


@dataclass(frozen=True)
class Written:
    """A stage of a made-up history.

    Attributes:
        number: Its place, from 0.
        name: Its name in a store.
        predecessors: Places of the stages that it was drafted from, the main one first.
        changes: What was done, where it had an effect.
        treaty: Its text, with the identity of words.
        laid: Its draft, with addresses.
    """

    number: int
    name: str
    predecessors: tuple[int, ...]
    changes: tuple[str, ...]
    treaty: Treaty
    laid: Laid

    @property
    def draft(self) -> DraftText:
        """Its draft."""
        return self.laid.draft

    @cached_property
    def threads(self) -> dict[Eid, int]:
        """Threads of its articles by address."""
        return {eid: article.thread for eid, article in self.laid.articles.items()}

    @property
    def lines(self) -> dict[Eid, int]:
        """Threads of its recitals, paragraphs and points by address."""
        return self.laid.lines

    @cached_property
    def words(self) -> dict[Eid, tuple[TrueWord, ...]]:
        """The words of each block by its address; a block of an article's address holds its label and heading."""
        tongue = TONGUES[self.draft.front.language]
        return {
            block.eid: tuple(
                TrueWord(start, start + len(word.text), word.text, word.born, word.token, word.event)
                for word, start in offsets(block.words, tongue, block.start)
            )
            for block in self.laid.placed
        }


@dataclass(frozen=True)
class History:
    """A made-up history.

    Attributes:
        plan: Its plan.
        stages: Its stages, in order.
    """

    plan: Plan
    stages: tuple[Written, ...]

    def links(self, stage: int) -> frozenset[TrueLink]:
        """Return the true links of the articles of a stage with those that it was drafted from."""
        after = self.stages[stage]
        found = set()
        for number in after.predecessors:
            before = {thread: eid for eid, thread in self.stages[number].threads.items()}
            for eid, article in after.laid.articles.items():
                for thread in article.came | {article.thread}:
                    if thread in before:
                        found.add(TrueLink(number, before[thread], eid, thread == article.thread))
        return frozenset(found)

    def common(self, stage: int) -> dict[tuple[int, Eid, Eid], int]:
        """Return how many words went from an article of a predecessor to an article of a stage: where parts moved, too.

        Returns:
            The counts by predecessor, address there and address in the stage; pairs without common words are left out.
        """
        after = self.stages[stage]
        homes = {token: eid for eid, article in after.laid.articles.items() for token in article.tokens()}
        counts: dict[tuple[int, Eid, Eid], int] = defaultdict(int)
        for number in after.predecessors:
            for eid, article in self.stages[number].laid.articles.items():
                for token in article.tokens() & homes.keys():
                    counts[number, eid, homes[token]] += 1
        return dict(counts)

    def thread(self, thread: int) -> dict[int, Eid]:
        """Return the addresses of a thread by stage; a stage that is missing between two others is a gap."""
        return {stage.number: eid for stage in self.stages for eid, other in stage.threads.items() if other == thread}

    def returned(self) -> set[int]:
        """Return the threads of articles that a stage and one of its forebears have, but none between them."""
        return {
            thread
            for stage in self.stages
            for thread in set(stage.threads.values())
            if not any(thread in self.stages[number].threads.values() for number in stage.predecessors)
            and any(thread in self.stages[number].threads.values() for number in self.forebears(stage.number))
        }

    def forebears(self, stage: int) -> set[int]:
        """Return the stages that a stage goes back to."""
        found: set[int] = set()
        waiting = list(self.stages[stage].predecessors)
        while waiting:
            number = waiting.pop()
            if number not in found:
                found.add(number)
                waiting += self.stages[number].predecessors
        return found


def written(plan: Plan) -> History:
    """Write a planned history; the same plan gives the same letters."""
    pen = Pen(Random(plan.seed), plan.language)
    treaties = [pen.treaty(plan.articles)]
    pen.seen.update(treaties[0].tokens())
    done: list[tuple[str, ...]] = [()]
    predecessors: list[tuple[int, ...]] = [()]
    for stage, step in enumerate(plan.steps, 1):
        pen.stage = stage
        main, *others = step.predecessors
        treaty = _begun(treaties[main])
        for number in others:
            treaty = united(pen, treaty, _begun(treaties[number]))
        effective = []
        for name in step.changes:
            changed = CHANGES[name](pen, treaty)
            if changed != treaty:
                effective.append(name)
            treaty = changed
        treaties.append(treaty)
        pen.seen.update(treaty.tokens())
        done.append(tuple(effective))
        predecessors.append(step.predecessors)
    return History(plan, tuple(
        Written(
            number, f"s{number:02}", earlier, changes, treaty, lay_out(treaty, _front(plan.language, number))
        )
        for number, (treaty, changes, earlier) in enumerate(zip(treaties, done, predecessors, strict=True))
    ))  # fmt: skip


def _front(language: str, number: int) -> FrontMatter:
    return FrontMatter(
        instrument=INSTRUMENT, stage=f"s{number:02}", language=language, title=TONGUES[language].title,
        date=f"{2001 + number}",
    )  # fmt: skip


def _begun(treaty: Treaty) -> Treaty:
    """Return a treaty at the beginning of a stage, each article of which was made of itself alone."""
    return replace(treaty, articles=tuple(
        replace(article, came=frozenset([article.thread])) for article in treaty.articles
    ))  # fmt: skip


def united(pen: Pen, main: Treaty, other: Treaty) -> Treaty:
    """Return a compromise of two rival drafts.

    It has the articles of the main one; of those that both have, every second on average in the wording of the other;
    and the articles that only the other has, behind their neighbours there. No word stands in it twice: where one draft
    moved words to another article, the wording of the main one stays.
    """
    homes = {token: article.thread for article in main.articles for token in article.tokens()}
    chosen = {article.thread: article for article in main.articles}
    order = [article.thread for article in main.articles]
    for at, article in enumerate(other.articles):
        foreign = {homes[token] for token in article.tokens() if token in homes} - {article.thread}
        if foreign or article.annexed:
            continue
        if article.thread in chosen:
            own = chosen[article.thread]
            if pen.random.random() < 0.5:
                chosen[article.thread] = replace(article, number=own.number, annexed=own.annexed)
        elif not any(thread == article.thread for _, thread in _dropped(main)):
            chosen[article.thread] = article
            earlier = [other.articles[k].thread for k in range(at) if other.articles[k].thread in order]
            order.insert(order.index(earlier[-1]) + 1 if earlier else 0, article.thread)
    return number_anew(_without_doubles(replace(
        main,
        articles=tuple(sorted((chosen[thread] for thread in order), key=lambda article: article.annexed)),
        dropped_articles=_both(main.dropped_articles, other.dropped_articles),
        dropped_lines=_both(main.dropped_lines, other.dropped_lines),
        dropped_sentences=_both(main.dropped_sentences, other.dropped_sentences),
        dropped_recitals=_both(main.dropped_recitals, other.dropped_recitals),
    )))  # fmt: skip


def _dropped(treaty: Treaty) -> Iterable[tuple[int, int]]:
    return ((stage, article.thread) for stage, article in treaty.dropped_articles)


def _both(one: tuple[Item, ...], two: tuple[Item, ...]) -> tuple[Item, ...]:
    return (*one, *(item for item in two if item not in one))


def _without_doubles(treaty: Treaty) -> Treaty:
    """Return a treaty whose dropped provisions stand nowhere in its text."""
    held = {token for article in treaty.articles for token in article.tokens()}
    recitals = {recital.thread for recital in treaty.recitals}
    return replace(
        treaty,
        dropped_articles=tuple(item for item in treaty.dropped_articles if not held & item[1].tokens()),
        dropped_lines=tuple(item for item in treaty.dropped_lines if held.isdisjoint(w.token for w in item[1].words())),
        dropped_sentences=tuple(i for i in treaty.dropped_sentences if held.isdisjoint(w.token for w in i[1])),
        dropped_recitals=tuple(item for item in treaty.dropped_recitals if item[1].thread not in recitals),
    )


def in_store(history: History, folder: Path, count: int | None = None) -> Path:
    """Put a history into a new store, a commit a stage, with its predecessors.

    Args:
        history: The history.
        folder: A folder that does not exist, or is empty.
        count: How many of its stages, from the first on; all if None.
    """
    with Store.init(folder, author=WHO, at=AT) as store:
        for stage in history.stages[:count]:
            add(store, history, stage)
    return folder


def add(store: Store, history: History, stage: Written) -> None:
    """Add one stage of a history to a store that holds its predecessors."""
    store.add(
        stage.draft,
        source_sha256=hashlib.sha256(stage.name.encode()).hexdigest(),
        author=WHO,
        at=AT,
        predecessors=tuple(history.stages[number].name for number in stage.predecessors),
    )
