"""Threads: one provision through all stages, along the main links of the concordances.

A stage carries on the threads of its predecessors. The main predecessor comes first, so that of two rival drafts the
one that a stage was drafted from decides; a provision that only another predecessor has comes from there, and two that
rivals added, each for itself, and that meet in one, are one thread from then on and before. Of a split or a merger the
main link carries the thread on: the one along which the texts are compared word for word.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.model.lineage.graph import StagePlace, Thread
from tracker.model.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.model.concordance import Correspondence
    from tracker.model.lineage.graph import LineageStage, Link, Return
    from tracker.model.provision import Eid


def thread_provisions(
    stages: Sequence[LineageStage],
    provisions: Sequence[Sequence[Eid]],
    links: Iterable[Link],
    returns: Iterable[Return],
) -> tuple[Thread, ...]:
    """Return the threads of a lineage, in the order of its last stage.

    Args:
        stages: The stages, each behind its predecessors.
        provisions: The addresses of the provisions of each stage that have threads, in the order of the text.
        links: The rows of the concordances; the order of predecessors is that of their stage.
        returns: The provisions that were dropped and are back.

    Returns:
        The threads. A thread that ended stands behind the one that it stood behind in its last stage.
    """
    weaver = _Weaver(stages, provisions)
    by_step: dict[tuple[int, int], list[Link]] = defaultdict(list)
    for link in links:
        by_step[link.before, link.after].append(link)
    back = {item.target: item.source for item in returns}
    for number, stage in enumerate(stages):
        for predecessor in stage.predecessors:
            weaver.carry_on(by_step[predecessor, number])
        weaver.take_up(number, back)
        weaver.begin(number)
    return tuple(weaver.in_order())


def carries_on(row: Correspondence) -> bool:
    """Return whether a row carries a thread on: it is the main link, or the number alone is kept.

    Text that is new in a kept place ("Article 5 (deleted)" before) begins a thread of its own.
    """
    linked = row.before is not None and row.after is not None
    return linked and row.primary and row.placeholder is not Side.BEFORE


class _Weaver:
    """Weaves threads, stage by stage.

    Args:
        stages: The stages.
        provisions: The addresses of the provisions of each stage, in order.
    """

    def __init__(self, stages: Sequence[LineageStage], provisions: Sequence[Sequence[Eid]]) -> None:
        self._stages = stages
        self._provisions = provisions
        self._known = [frozenset(eids) for eids in provisions]
        self._eids: list[dict[int, Eid]] = []
        self._kept_numbers: list[set[int]] = []
        self._thread_at: dict[StagePlace, int] = {}

    def carry_on(self, links: Iterable[Link]) -> None:
        """Carry the threads of a predecessor on to a stage."""
        for link in links:
            if carries_on(link.row) and (source := link.source) and (target := link.target):
                if target.eid not in self._known[target.stage] or source not in self._thread_at:
                    continue
                if self._join(self._thread_at[source], target):
                    if link.row.placeholder is Side.AFTER:
                        self._kept_numbers[self._thread_at[source]].add(target.stage)
                elif target in self._thread_at and not link.row.unsure:
                    self._unite(self._thread_at[target], self._thread_at[source])

    def take_up(self, stage: int, back: Mapping[StagePlace, StagePlace]) -> None:
        """Take up the threads of provisions that are back at a stage."""
        for eid in self._provisions[stage]:
            if (source := back.get(StagePlace(stage, eid))) and source in self._thread_at:
                self._join(self._thread_at[source], StagePlace(stage, eid))

    def begin(self, stage: int) -> None:
        """Begin a thread for each provision of a stage that no thread has reached."""
        for eid in self._provisions[stage]:
            place = StagePlace(stage, eid)
            if place not in self._thread_at:
                self._eids.append({})
                self._kept_numbers.append(set())
                self._join(len(self._eids) - 1, place)

    def _join(self, thread: int, place: StagePlace) -> bool:
        """Put a place into a thread, and return whether both were free for each other."""
        if place in self._thread_at or place.stage in self._eids[thread]:
            return False
        self._thread_at[place] = thread
        self._eids[thread][place.stage] = place.eid
        return True

    def _unite(self, thread: int, other: int) -> None:
        """Put another thread that met this one into it, if no stage has both: rivals that added the same article."""
        if self._eids[thread].keys() & self._eids[other].keys():
            return
        self._eids[thread] |= self._eids[other]
        self._kept_numbers[thread] |= self._kept_numbers[other]
        for stage, eid in self._eids[other].items():
            self._thread_at[StagePlace(stage, eid)] = thread

    def in_order(self) -> Iterator[Thread]:
        """Yield the threads in the order of the last stage, those that ended behind their neighbours."""
        following: dict[int | None, list[int]] = defaultdict(list)
        placed: set[int] = set()
        for number in reversed(range(len(self._stages))):
            own = [self._thread_at[StagePlace(number, eid)] for eid in self._provisions[number]]
            places: list[int | None] = [None, *own]
            for before, thread in pairwise(places):
                if thread is not None and thread not in placed:
                    following[before].insert(0, thread)
            placed.update(own)
        waiting = following[None][::-1]
        while waiting:
            thread = waiting.pop()
            yield self._thread(thread)
            waiting += following[thread][::-1]

    def _thread(self, number: int) -> Thread:
        eids = self._eids[number]
        return Thread(
            eids=tuple(eids.get(stage) for stage in range(len(self._stages))),
            kept_numbers=frozenset(self._kept_numbers[number]),
        )
