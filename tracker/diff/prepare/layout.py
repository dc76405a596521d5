"""A draft laid out for comparison: its blocks, sections and units, each worked out once for all who ask."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.diff.prepare.outline import Section, sections
from tracker.diff.prepare.units import Unit, units

if TYPE_CHECKING:
    from tracker.model.block import Block
    from tracker.model.draft import DraftText


@dataclass(frozen=True)
class Layout:
    """A draft with what the steps of a comparison ask of it; it lives as long as the comparison.

    Attributes:
        draft: The draft.
    """

    draft: DraftText

    @cached_property
    def blocks(self) -> list[Block]:
        """Its blocks in order."""
        return [block for _, block in self.draft.blocks]

    @cached_property
    def sections(self) -> list[Section]:
        """Its sections in order."""
        return sections(self.draft)

    @cached_property
    def homes(self) -> list[int]:
        """For each block the number of the section it stands in."""
        return [number for number, part in enumerate(self.sections) for _ in range(part.start, part.end)]

    @cached_property
    def units(self) -> list[Unit]:
        """What gets a row of its own, in order."""
        return units(self.draft)
