"""The paragraphs of a draft, as a table in columns sets them into its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.block import ARTICLE_LEVEL, BlockKind
from tracker.model.heading import CLOSING_LABEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.block import Block
    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid

BLANK = " "
"""Stands between the label of a paragraph and its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A paragraph of a draft: a heading, a recital, a line, or a label with the line behind it.

    Attributes:
        number: Its place among the paragraphs of its draft, from 0.
        eids: The addresses of its blocks.
        orders: The places of its blocks among those of the draft.
        blocks: Its blocks.
        label: Its printed number with all that stands before its words; empty where none is printed.
        section: The number of the heading that it stands under, which is its own if it is a heading; -1 for none.
    """

    number: int
    eids: tuple[Eid, ...]
    orders: tuple[int, ...]
    blocks: tuple[Block, ...]
    label: str
    section: int

    @property
    def eid(self) -> Eid:
        """The address of its words, else of its label."""
        return self.eids[-1]

    @property
    def level(self) -> int:
        """Level of a heading, from 1 for the title; 0 for anything else."""
        return heading_level(self.blocks[0])

    @property
    def is_note(self) -> bool:
        """It is a note."""
        return self.blocks[0].kind is BlockKind.NOTE

    @property
    def text(self) -> str:
        """Its words, each note call one :data:`~tracker.model.block.CALL`."""
        return BLANK.join(block.text for block in self.blocks)

    @property
    def body(self) -> str:
        """Its words without its number."""
        return self.text[len(self.label) :]

    @property
    def calls(self) -> tuple[int, ...]:
        """The number of the note that each call in it refers to, in order."""
        return tuple(call for block in self.blocks for call in block.calls)


def heading_level(block: Block) -> int:
    """Return the level of a heading that stands above words, from 1 for the title; 0 for any other block."""
    if block.kind is BlockKind.TITLE:
        return 1
    return block.level if block.kind is BlockKind.HEADING and block.level <= ARTICLE_LEVEL else 0


def units_of(draft: DraftText) -> tuple[Unit, ...]:
    r"""Return the paragraphs of a draft, in order; each block of it stands in one, but for signs that are not printed.

    >>> from tracker.text.parser import parse
    >>> draft, _ = parse("### Article 1\n\n#### 1.\n\nStates act.\n\nThey do.\n")
    >>> [unit.text for unit in units_of(draft)]
    ['Article 1', '1. States act.', 'They do.']
    """
    units: list[Unit] = []
    section = -1
    for pieces in _grouped(draft):
        eids, orders, blocks = zip(*pieces, strict=True)
        if heading_level(blocks[0]):
            section = len(units)
        elif blocks[0].kind is BlockKind.NOTE:
            section = -1
        unit = Unit(
            number=len(units),
            eids=eids,
            orders=orders,
            blocks=blocks,
            label=_label(draft, eids, blocks),
            section=section,
        )
        units.append(unit)
    return tuple(units)


def _label(draft: DraftText, eids: Sequence[Eid], blocks: Sequence[Block]) -> str:
    """Return the number of a paragraph or heading with all that stands before its words."""
    if blocks[0].kind is not BlockKind.HEADING:
        return ""
    if len(blocks) > 1:
        return blocks[0].text + BLANK
    head = draft.provisions[eids[0]].head
    return head.text[: len(head.text) - len(draft.provisions[eids[0]].heading)] if head else ""


def _grouped(draft: DraftText) -> Iterator[list[tuple[Eid, int, Block]]]:
    """Yield the blocks of each paragraph with their addresses and places."""
    label: list[tuple[Eid, int, Block]] = []
    for order, (eid, block) in enumerate(draft.blocks):
        if block.is_label and block.text == CLOSING_LABEL:
            continue  # It stands in structured text alone, and is printed nowhere.
        if block.is_label:
            if label:
                yield label
            label = [(eid, order, block)]
        elif label and block.kind is BlockKind.TEXT:
            yield [*label, (eid, order, block)]
            label = []
        else:
            if label:
                yield label
                label = []
            yield [(eid, order, block)]
    if label:
        yield label
