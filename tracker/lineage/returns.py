"""Provisions that were dropped at one stage and are back, in substance, at a later one.

A provision is back where most of its letters stood in one provision of an earlier stage, were most of that one, and
stand together in none of the predecessors. The origins of the words tell all three; labels and headings do not count.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tracker.lineage.addresses import enclosing, lines_by_provision
from tracker.model.block import BlockKind
from tracker.model.lineage.graph import StagePlace
from tracker.model.provision import Eid, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.lineage.records.origins import OriginsRecord
    from tracker.lineage.records.step import StepRecord
    from tracker.lineage.records.text import TextRecord
    from tracker.model.lineage.graph import Node
    from tracker.model.lineage.origins import Span, StageOrigins

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
        share_before: Share of the letters that are back, of the last provision that held them, 0 to 1.
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
        positions = {stage.name: position for position, stage in stages.items()}
        self._back = {
            (positions[name], old): StagePlace(position, new)
            for position, stage in stages.items()
            for name, old, new, _, _ in stage.origins.returns
        }

    def last_holder(self, spans: Sequence[Span], kind: ProvisionKind) -> tuple[StagePlace, int] | None:
        """Return the last provision that held most of some words, and was mostly these words.

        Args:
            spans: The words by their origins, those of one provision.
            kind: The kind of provision; of several around a line the innermost counts.

        Returns:
            Its place, and the number of letters in common; None where no stage had one, or a predecessor has it.
        """
        least = BACK * sum(span.length for span in spans)
        for position in sorted(self._stages, reverse=True):
            stage, common = self._stages[position], Counter[Eid]()
            for span in spans:
                for hit, line in stage.origins.places.of(span):
                    if (eid := _provision_around(line, kind, stage.text.nodes)) is not None:
                        common[eid] += hit.length
            for eid, letters in common.most_common(1):
                if letters >= max(least, BACK * stage.text.letters[eid]):
                    return None if position in self._predecessors else (StagePlace(position, eid), letters)
        return None

    def last_place(self, holder: StagePlace) -> StagePlace | None:
        """Return the last place of a provision; None where a predecessor still has it, in other words.

        Args:
            holder: A place of it.
        """
        reached, waiting = {holder}, [holder]
        while waiting:
            place = waiting.pop()
            for following in self._following(place):
                if following not in reached:
                    reached.add(following)
                    waiting.append(following)
        if any(place.stage in self._predecessors for place in reached):
            return None
        return max(reached)

    def letters(self, place: StagePlace) -> int:
        """Return the number of letters of a provision."""
        return self._stages[place.stage].text.letters[place.eid]

    def _following(self, place: StagePlace) -> Iterator[StagePlace]:
        for position, stage in self._stages.items():
            step = stage.steps.get(place.stage)
            if step is not None and (eid := step.carried.get(place.eid)) is not None:
                yield StagePlace(position, eid)
        if (back := self._back.get(place)) is not None:
            yield back


def find_returns(text: TextRecord, new: Iterable[Node], origins: StageOrigins, past: Past) -> Iterator[FoundReturn]:
    """Yield the new provisions of a stage that are back; an earlier provision comes back once.

    Args:
        text: The stage.
        new: The provisions that no link leads to, in the order of the text.
        origins: The origins of its words.
        past: The stages that it goes back to.
    """
    taken: set[StagePlace] = set()
    inside = lines_by_provision(eid for eid, block in text.blocks.items() if block.kind is not BlockKind.HEADING)
    for node in new:
        if node.kind not in _RETURNING:
            continue
        spans = [span for line in inside[node.eid] for span in origins.spans[line]]
        size = sum(span.length for span in spans)
        old = [span for span in spans if span.stage != origins.stage]
        if not size or sum(span.length for span in old) < BACK * size:
            continue
        held = past.last_holder(spans, node.kind)
        last = past.last_place(held[0]) if held else None
        if held is not None and last is not None and last not in taken:
            taken.add(last)
            place, common = held
            yield FoundReturn(last, node.eid, min(1.0, common / past.letters(place)), min(1.0, common / size))


def _provision_around(line: Eid, kind: ProvisionKind, nodes: Mapping[Eid, Node]) -> Eid | None:
    return next((eid for eid in enclosing(line) if eid in nodes and nodes[eid].kind is kind), None)
