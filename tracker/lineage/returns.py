"""Provisions that were dropped at one stage and are back, in substance, at a later one.

A provision is back where most of its letters come from a provision of an earlier stage that the predecessors no longer
have, and most of the letters of that one are in it. The origins of the words tell both.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tracker.lineage.addresses import enclosing, lines_by_provision
from tracker.model.lineage.graph import StagePlace
from tracker.model.provision import Eid, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.lineage.records.origins import OriginsRecord
    from tracker.lineage.records.step import StepRecord
    from tracker.lineage.records.text import TextRecord
    from tracker.model.lineage.graph import Node
    from tracker.model.lineage.origins import Span

BACK = 0.5
"""Share of the letters of both the old and the new provision that must be common: with less, a reader sees another
provision that borrows a passage."""

_RETURNING = frozenset(
    {
        ProvisionKind.ARTICLE,
        ProvisionKind.PARAGRAPH,
        ProvisionKind.SUBPARAGRAPH,
        ProvisionKind.RECITAL,
        ProvisionKind.ANNEX,
    }
)
"""Kinds that can come back: of a preamble or a part it is its recitals and articles."""


class FoundReturn(NamedTuple):
    """A provision that is back.

    Attributes:
        source: Its last place.
        eid: Its address now.
        share_before: Share of the letters at the last place that are back, 0 to 1.
        share_after: Share of the letters now that come from its earlier life, 0 to 1.
    """

    source: StagePlace
    eid: Eid
    share_before: float
    share_after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PastStage:
    """A stage that another one goes back to.

    Attributes:
        name: Its name.
        text: Its text.
        origins: The origins of its words.
        steps: Its comparison with each predecessor, by the position of that one.
    """

    name: str
    text: TextRecord
    origins: OriginsRecord
    steps: Mapping[int, StepRecord]


class Past:
    """The stages that a stage goes back to, and the ways of their provisions.

    Args:
        stages: The stages by their positions.
        predecessors: The positions of those that the stage was drafted from.
    """

    def __init__(self, stages: Mapping[int, PastStage], predecessors: Sequence[int]) -> None:
        self._stages = stages
        self._predecessors = frozenset(predecessors)
        self._positions = {stage.name: position for position, stage in stages.items()}
        self._back = {
            (self._positions[name], old): StagePlace(position, new)
            for position, stage in stages.items()
            for name, old, new, _, _ in stage.origins.returns
        }

    def provision_at(self, span: Span, kind: ProvisionKind) -> StagePlace | None:
        """Return the provision of a kind in which words first stood; None if they are new, or stood in none.

        Args:
            span: The words.
            kind: The kind; the innermost provision of it counts.
        """
        position = self._positions.get(span.stage)
        if position is None:
            return None
        nodes = self._stages[position].text.nodes
        around = (eid for eid in enclosing(span.eid) if eid in nodes and nodes[eid].kind is kind)
        eid = next(around, None)
        return None if eid is None else StagePlace(position, eid)

    def last_place(self, first: StagePlace) -> StagePlace | None:
        """Return the last place of a provision; None where a predecessor still has it.

        Args:
            first: Its first place.
        """
        reached, waiting = {first}, [first]
        while waiting:
            place = waiting.pop()
            for following in self._following(place):
                if following not in reached:
                    reached.add(following)
                    waiting.append(following)
        if any(place.stage in self._predecessors for place in reached):
            return None
        return max(reached)

    def size(self, place: StagePlace) -> int:
        """Return the number of letters of a provision."""
        return self._stages[place.stage].origins.sizes[place.eid]

    def _following(self, place: StagePlace) -> Iterator[StagePlace]:
        for position, stage in self._stages.items():
            step = stage.steps.get(place.stage)
            if step is not None and (eid := step.carried.get(place.eid)) is not None:
                yield StagePlace(position, eid)
        if (back := self._back.get(place)) is not None:
            yield back


def find_returns(new: Iterable[Node], spans: Mapping[Eid, Sequence[Span]], past: Past) -> Iterator[FoundReturn]:
    """Yield the new provisions of a stage that are back; an earlier provision comes back once.

    Args:
        new: The provisions that no link leads to, in the order of the text.
        spans: The origins of the lines of the stage.
        past: The stages that it goes back to.
    """
    taken: set[StagePlace] = set()
    inside = lines_by_provision(spans)
    for node in new:
        if node.kind not in _RETURNING:
            continue
        size, sources = 0, Counter[StagePlace]()
        for line in inside[node.eid]:
            for span in spans[line]:
                size += span.length
                if (source := past.provision_at(span, node.kind)) is not None:
                    sources[source] += span.length
        for first, common in sources.most_common(1):
            share_after = common / size
            if share_after < BACK or (last := past.last_place(first)) is None or last in taken:
                continue
            share_before = min(1.0, common / past.size(last))
            if share_before >= BACK:
                taken.add(last)
                yield FoundReturn(last, node.eid, share_before, share_after)
