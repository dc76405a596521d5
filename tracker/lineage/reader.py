"""The lineage of some stages, from records that are kept, or computed stage by stage where none is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from tracker.lineage.origins import Forerunner, origins_of
from tracker.lineage.passages import Passages
from tracker.lineage.records.origins import OriginsRecord
from tracker.lineage.records.step import StepRecord
from tracker.lineage.records.text import TextRecord
from tracker.lineage.returns import Past, PastStage, find_returns
from tracker.lineage.threads import thread_provisions
from tracker.model.lineage.graph import Lineage, LineageStage, Return, StagePlace
from tracker.model.lineage.origins import StageOrigins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tracker.lineage.returns import FoundReturn
    from tracker.model.draft import DraftText
    from tracker.model.redline import Redline


class Keeping(Protocol):
    """A place where records are kept."""

    def get(self, name: str, key: str) -> Sequence[bytes] | None:
        """Return the lines of a record; None if it is not kept, was made of other data, or is damaged."""

    def put(self, name: str, key: str, lines: Sequence[bytes]) -> None:
        """Keep the lines of a record in the place of the one that had its name."""


class NoKeeping:
    """Keeps nothing: for files, which are read at each call."""

    def get(self, name: str, key: str) -> None:
        """Return None."""

    def put(self, name: str, key: str, lines: Sequence[bytes]) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageSource:
    """One stage as the reader is given it.

    Attributes:
        name: Its name, which no other stage has.
        predecessors: The positions of the stages that it was drafted from, the main one first; each is smaller than its
            own.
        key: Changes whenever its text changes.
        release: Its release tag; may be empty.
        read: Reads its text.
    """

    name: str
    predecessors: tuple[int, ...]
    key: str
    release: str = ""
    read: Callable[[], DraftText]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparing:
    """The way in which two stages are compared.

    Attributes:
        compare: Compares two stages by their positions.
        key: Changes whenever the result changes for another reason than the two texts: by a correction of people.
    """

    compare: Callable[[int, int], Redline]
    key: Callable[[int, int], str]


class LineageReader:
    """Reads the lineage of some stages.

    Args:
        sources: The stages, each behind its predecessors.
        comparing: The way in which they are compared.
        keeping: The place where records are kept.
        progress: Called with the name of each stage before its comparison is computed.
    """

    def __init__(
        self,
        sources: Sequence[StageSource],
        comparing: Comparing,
        keeping: Keeping,
        progress: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.sources = tuple(sources)
        self._comparing, self._keeping, self._progress = comparing, keeping, progress
        self._texts: dict[int, TextRecord] = {}
        self._steps: dict[tuple[int, int], StepRecord] = {}
        self._origins: dict[int, OriginsRecord] = {}
        self._passages: tuple[list[int], Passages] = ([], Passages())

    # Records

    def text(self, stage: int) -> TextRecord:
        """Return the record of a stage's text."""
        if stage not in self._texts:
            source = self.sources[stage]
            name, key = _joined("text", source.name), source.key
            lines = self._keeping.get(name, key)
            record = TextRecord(lines) if lines is not None else TextRecord.of(source.read())
            if lines is None:
                self._keeping.put(name, key, record.lines)
            self._texts[stage] = record
        return self._texts[stage]

    def step(self, before: int, after: int) -> StepRecord:
        """Return the record of the comparison of two stages."""
        if (before, after) not in self._steps:
            name = _joined("step", self.sources[before].name, self.sources[after].name)
            key = self._step_key(before, after)
            lines = self._keeping.get(name, key)
            if lines is None:
                self._progress(self.sources[after].name)
            record = StepRecord(lines) if lines is not None else StepRecord.of(self._comparing.compare(before, after))
            if lines is None:
                self._keeping.put(name, key, record.lines)
            self._steps[before, after] = record
        return self._steps[before, after]

    def origins(self, stage: int) -> OriginsRecord:
        """Return the record of the origins of a stage's words."""
        if stage not in self._origins:
            name, key = _joined("origins", self.sources[stage].name), self._origin_keys[stage]
            lines = self._keeping.get(name, key)
            record = OriginsRecord(lines) if lines is not None else OriginsRecord.of(self._find_origins(stage))
            if lines is None:
                self._keeping.put(name, key, record.lines)
            self._origins[stage] = record
        return self._origins[stage]

    def _step_key(self, before: int, after: int) -> str:
        sources = self.sources
        return _joined(sources[before].key, sources[after].key, self._comparing.key(before, after))

    @cached_property
    def _origin_keys(self) -> tuple[str, ...]:
        """The key of each stage's origins, which changes with each stage that it goes back to."""
        keys: list[str] = []
        for n, source in enumerate(self.sources):
            steps = [part for before in source.predecessors for part in (keys[before], self._step_key(before, n))]
            keys.append(_joined(source.name, source.key, *steps))
        return tuple(keys)

    # Origins

    def ancestors(self, stage: int) -> list[int]:
        """Return the positions of all stages that a stage goes back to, in order."""
        found: set[int] = set()
        waiting = [*self.sources[stage].predecessors]
        while waiting:
            position = waiting.pop()
            if position not in found:
                found.add(position)
                waiting += self.sources[position].predecessors
        return sorted(found)

    def _find_origins(self, stage: int) -> StageOrigins:
        source, ancestors = self.sources[stage], self.ancestors(stage)
        for earlier in ancestors:
            self.origins(earlier)  # In order, so that none waits for a long line of others.
        forerunners = [
            Forerunner(origins=self.origins(before).origins, sections=self.step(before, stage).sections())
            for before in source.predecessors
        ]
        passages = self._passages_of(ancestors)
        lines = {eid: block.text for eid, block in self.text(stage).blocks.items()}
        origins = origins_of(source.name, lines, forerunners, passages)
        self._passages = ([*ancestors, stage], passages)
        returns = tuple(
            (self.sources[back.source.stage].name, back.source.eid, back.eid, back.share_before, back.share_after)
            for back in self._find_returns(stage, ancestors, origins)
        )
        return StageOrigins(stage=origins.stage, spans=origins.spans, fresh=origins.fresh, returns=returns)

    def _passages_of(self, stages: Sequence[int]) -> Passages:
        """Return the passages of some stages; those of the stages before the last one that was read are at hand."""
        held, passages = self._passages
        if held == list(stages):
            return passages
        passages = Passages()
        for stage in stages:
            origins, blocks = self.origins(stage).origins, self.text(stage).blocks
            passages.add((blocks[eid].text, origins.spans[eid]) for eid in origins.fresh)
        return passages

    def _find_returns(self, stage: int, ancestors: Sequence[int], origins: StageOrigins) -> Iterable[FoundReturn]:
        predecessors = self.sources[stage].predecessors
        reached = {eid for before in predecessors for eid in self.step(before, stage).carried.values()}
        new = [node for eid, node in self.text(stage).nodes.items() if eid not in reached]
        if not predecessors or not new:
            return ()
        past = {
            position: PastStage(
                name=self.sources[position].name,
                text=self.text(position),
                origins=self.origins(position),
                steps={before: self.step(before, position) for before in self.sources[position].predecessors},
            )
            for position in ancestors
        }
        return find_returns(new, origins.spans, Past(past, predecessors))

    # The whole

    def record_names(self) -> set[str]:
        """Return the names of all records that these stages can have."""
        names = [source.name for source in self.sources]
        single = (_joined(kind, name) for kind in ("text", "origins") for name in names)
        return {*single, *(_joined("step", before, after) for before in names for after in names)}

    @cached_property
    def stages(self) -> tuple[LineageStage, ...]:
        """The stages."""
        return tuple(
            LineageStage(
                name=source.name,
                front=self.text(n).front,
                predecessors=source.predecessors,
                digest=self.text(n).sha256,
                release=source.release,
            )
            for n, source in enumerate(self.sources)
        )

    @cached_property
    def main(self) -> Lineage:
        """The lineage of preamble, recitals, parts, articles and annexes."""
        return self._lineage(parts=False)

    @cached_property
    def full(self) -> Lineage:
        """The lineage of all provisions, paragraphs and points included."""
        return self._lineage(parts=True)

    def _lineage(self, *, parts: bool) -> Lineage:
        texts = [self.text(n) for n in range(len(self.sources))]
        nodes = [text.nodes if parts else text.listed for text in texts]
        links = tuple(
            link
            for after, source in enumerate(self.sources)
            for before in source.predecessors
            for link in self.step(before, after).links(before, after, parts=parts)
        )
        returns = tuple(back for back in self._returns() if back.target.eid in nodes[back.target.stage])
        return Lineage(
            stages=self.stages,
            nodes=tuple(nodes),
            links=links,
            returns=returns,
            threads=thread_provisions(self.stages, [list(known) for known in nodes], links, returns),
        )

    def _returns(self) -> Iterable[Return]:
        positions = {source.name: n for n, source in enumerate(self.sources)}
        for n in range(len(self.sources)):
            for name, old, new, share_before, share_after in self.origins(n).returns:
                yield Return(
                    source=StagePlace(positions[name], old),
                    target=StagePlace(n, new),
                    share_before=share_before,
                    share_after=share_after,
                )


def _joined(*parts: str) -> str:
    """Return the digest of some texts, in which no two lists of texts are alike."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
