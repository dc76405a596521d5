"""Trace the words of a stage back through the stages before it, and find the provisions that are back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lineage.origins import Forerunner, origins_of
from tracker.lineage.passages import Passages
from tracker.lineage.records.make import origins_record
from tracker.lineage.returns import Past, PastStage, find_returns
from tracker.lineage.spans import cut, joined
from tracker.model.lineage.origins import StageOrigins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.lineage.records.origins import OriginsRecord
    from tracker.lineage.returns import FoundReturn
    from tracker.lineage.sources import Records
    from tracker.model.lineage.origins import Span
    from tracker.model.provision import Eid


class Tracer:
    """Traces words; the passages of the stages that were traced last are at hand.

    Args:
        reader: The stages.
    """

    def __init__(self, reader: Records) -> None:
        self._reader = reader
        self._held: tuple[list[int], Passages] = ([], Passages())

    def record(self, stage: int) -> OriginsRecord:
        """Return the record of the origins of a stage's words."""
        reader, ancestors = self._reader, self._reader.ancestors(stage)
        for earlier in ancestors:
            reader.origins(earlier)  # In order, so that none waits for a long line of others.
        source = reader.sources[stage]
        forerunners = [
            Forerunner(origins=reader.origins(before).origins, sections=reader.step(before, stage).sections)
            for before in source.predecessors
        ]
        passages = self._passages_of(ancestors)
        blocks = reader.text(stage).blocks
        origins = origins_of(source.name, {eid: block.text for eid, block in blocks.items()}, forerunners, passages)
        found = list(self._find_returns(stage, ancestors, origins))
        spans = {**origins.spans, **dict(self._headings(stage, found, origins))}
        passages.add((blocks[eid].text, spans[eid]) for eid in origins.fresh)
        self._held = ([*ancestors, stage], passages)
        returns = tuple(
            (reader.sources[back.source.stage].name, back.source.eid, back.eid, back.share_before, back.share_after)
            for back in found
        )
        return origins_record(StageOrigins(stage=origins.stage, spans=spans, fresh=origins.fresh, returns=returns))

    def _headings(
        self, stage: int, found: Iterable[FoundReturn], origins: StageOrigins
    ) -> Iterator[tuple[Eid, tuple[Span, ...]]]:
        """Yield the origins of the headings that are back together with their provisions.

        Two or three words are no passage: any line may have them by chance, but not the provision that is back.
        """
        new = self._reader.text(stage)
        for back in found:
            old = self._reader.text(back.source.stage)
            heading, former = new.nodes[back.eid].heading, old.nodes[back.source.eid].heading
            if not heading or len(heading) != len(former) or heading.casefold() != former.casefold():
                continue
            texts = new.blocks[back.eid].text, old.blocks[back.source.eid].text
            if texts[0].endswith(heading) and texts[1].endswith(former):
                here, there = (len(text) - len(heading) for text in texts)
                known = self._reader.origins(back.source.stage).origins.spans[back.source.eid]
                label = cut(origins.spans[back.eid], 0, here)
                yield back.eid, tuple(joined([*label, *cut(known, there, there + len(heading))]))

    def _passages_of(self, stages: Sequence[int]) -> Passages:
        """Return the passages of some stages."""
        held, passages = self._held
        if held == list(stages):
            return passages
        passages = Passages()
        for stage in stages:
            origins, blocks = self._reader.origins(stage).origins, self._reader.text(stage).blocks
            passages.add((blocks[eid].text, origins.spans[eid]) for eid in origins.fresh)
        return passages

    def _find_returns(self, stage: int, ancestors: Sequence[int], origins: StageOrigins) -> Iterable[FoundReturn]:
        reader = self._reader
        predecessors = reader.sources[stage].predecessors
        reached = {eid for before in predecessors for eid in reader.step(before, stage).carried.values()}
        new = [node for eid, node in reader.text(stage).nodes.items() if eid not in reached]
        if not predecessors or not new:
            return ()
        past = {
            position: PastStage(
                name=reader.sources[position].name,
                text=reader.text(position),
                origins=reader.origins(position),
                steps={before: reader.step(before, position) for before in reader.sources[position].predecessors},
            )
            for position in ancestors
        }
        return find_returns(reader.text(stage), new, origins, Past(past, predecessors))
