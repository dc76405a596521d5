"""A draft laid out for comparison: its blocks, sections and units, each computed once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.addresses.options import Option, option_groups
from tracker.diff.prepare.outline import Section, sections_of
from tracker.diff.prepare.placeholders import placeholders_of
from tracker.diff.prepare.units import Unit, units_of
from tracker.diff.prepare.vocabulary import Vocabulary

if TYPE_CHECKING:
    from tracker.model.block import Block
    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid


@dataclass(frozen=True)
class Layout:
    """A draft with the views of it that the steps of a comparison share.

    Attributes:
        draft: The draft.
        vocabulary: The table of words, the same for both drafts of a comparison.
    """

    draft: DraftText
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    @cached_property
    def blocks(self) -> list[Block]:
        """Its blocks in order."""
        return [block for _, block in self.draft.blocks]

    @cached_property
    def sections(self) -> list[Section]:
        """Its sections in order."""
        return sections_of(self.draft)

    @cached_property
    def section_numbers(self) -> list[int]:
        """For each block the number of its section."""
        return [number for number, section in enumerate(self.sections) for _ in range(section.start, section.end)]

    @cached_property
    def units(self) -> list[Unit]:
        """Its units in order."""
        return units_of(self.draft)

    @cached_property
    def unit_by_eid(self) -> dict[Eid, Unit]:
        """Its units by their addresses."""
        return {unit.eid: unit for unit in self.units}

    @cached_property
    def inner_units(self) -> list[Unit]:
        """Its paragraphs, points and lines in order."""
        return [unit for unit in self.units if not unit.is_listed]

    @cached_property
    def inner_unit_of(self) -> dict[int, Unit]:
        """For each block inside an article the paragraph, point or line that it belongs to."""
        return {n: unit for unit in self.inner_units for n in unit.blocks}

    @cached_property
    def options(self) -> list[tuple[Option, ...]]:
        """The groups of its options."""
        return option_groups(self.draft.root)

    @cached_property
    def placeholders(self) -> frozenset[Eid]:
        """The addresses of its provisions and lines that are place-holders."""
        return placeholders_of(self.draft)
