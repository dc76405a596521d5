"""The record of a step: the comparison of a stage with one of its predecessors, decoded section by section."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.lineage.records.compact import (
    Plain,
    carried_pair,
    read_row,
    read_section,
)
from tracker.model.lineage.graph import Link
from tracker.model.provision import Eid, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.model.redline import RedlineBlock, RedlineSection


class StepRecord:
    """The comparison of a stage with one of its predecessors.

    Args:
        lines: Its kept form: the rows of the table, those of paragraphs and points, the addresses of the sections, and
            each section.
    """

    def __init__(self, lines: Sequence[bytes]) -> None:
        self.lines = tuple(lines)

    def links(self, before: int, after: int, *, parts: bool) -> Iterator[Link]:
        """Yield the rows as links.

        Args:
            before: The position of the predecessor in the lineage.
            after: The position of the stage.
            parts: Include the rows of paragraphs and points.
        """
        for values, kept in (*self._listed, *(self._others if parts else ())):
            yield Link(before=before, after=after, row=read_row(values), kept=kept)

    @cached_property
    def carried(self) -> dict[Eid, Eid]:
        """The provisions that go on in the text after along a main link, each with its address there."""
        pairs = (carried_pair(values) for values, _ in (*self._listed, *self._others))
        return dict(filter(None, pairs))

    @cached_property
    def _listed(self) -> Plain:
        return json.loads(self.lines[0])

    @cached_property
    def _others(self) -> Plain:
        return json.loads(self.lines[1])

    @cached_property
    def _index(self) -> Plain:
        return json.loads(self.lines[2])

    @cached_property
    def sections(self) -> Sequence[RedlineSection]:
        """All sections, in the order of reading."""
        return [read_section(json.loads(line)) for line in self.lines[3:]]

    def sections_of(self, before: Iterable[Eid], after: Iterable[Eid]) -> list[RedlineSection]:
        """Return some sections, in the order of reading.

        Args:
            before: Addresses of sections of the text before.
            after: Addresses of sections of the text after.
        """
        old, new = set(before), set(after)
        return [
            read_section(json.loads(line))
            for (kind, was, now, _), line in zip(self._index, self.lines[3:], strict=True)
            if (was in old or now in new) and kind != ProvisionKind.INSTRUMENT
        ]

    def blocks_from(self, section: Eid | None) -> Iterator[RedlineBlock]:
        """Yield the blocks that stood in a section of the text before, wherever they stand now.

        Args:
            section: Its address.
        """
        for (_, was, _, sources), line in zip(self._index, self.lines[3:], strict=True):
            if section == was or section in sources:
                for block in read_section(json.loads(line)).blocks:
                    if block.before is not None and block.before.section == section:
                        yield block
