"""The lineage of some stages, from records that are kept, or computed stage by stage where none is."""

from __future__ import annotations

import hashlib
import importlib
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.lineage.records.origins import OriginsRecord
from tracker.lineage.records.step import StepRecord
from tracker.lineage.records.text import TextRecord
from tracker.lineage.threads import thread_provisions
from tracker.model.lineage.graph import Lineage, LineageStage, Return, StagePlace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from types import ModuleType

    from tracker.lineage.sources import Comparing, Keeping, StageSource
    from tracker.lineage.tracer import Tracer


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

    # Records

    def text(self, stage: int) -> TextRecord:
        """Return the record of a stage's text."""
        if stage not in self._texts:
            source = self.sources[stage]
            name, key = _joined("text", source.name), source.key
            lines = self._keeping.get(name, key)
            record = TextRecord(lines) if lines is not None else _maker().text_record(source.read())
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
            if lines is not None:
                record = StepRecord(lines)
            else:
                record = _maker().step_record(self._comparing.compare(before, after))
            if lines is None:
                self._keeping.put(name, key, record.lines)
            self._steps[before, after] = record
        return self._steps[before, after]

    def origins(self, stage: int) -> OriginsRecord:
        """Return the record of the origins of a stage's words."""
        if stage not in self._origins:
            name, key = _joined("origins", self.sources[stage].name), self._origin_keys[stage]
            lines = self._keeping.get(name, key)
            record = OriginsRecord(lines) if lines is not None else self._tracer.record(stage)
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

    @cached_property
    def _tracer(self) -> Tracer:
        from tracker.lineage.tracer import Tracer  # noqa: PLC0415 – loaded when something must be computed

        return Tracer(self)

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
        self._compute()
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

    def _compute(self) -> None:
        """Compute what is not kept, stage by stage, so that each text is read once."""
        for n, source in enumerate(self.sources):
            self.text(n)
            for before in source.predecessors:
                self.step(before, n)
            self.origins(n)

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


def _maker() -> ModuleType:
    """Return the module that makes records, which loads the whole engine: most calls only read what is kept."""
    return importlib.import_module("tracker.lineage.records.make")


def _joined(*parts: str) -> str:
    """Return the digest of some texts, in which no two lists of texts are alike."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
