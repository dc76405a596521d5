"""A corrigendum: the corrections that turn one text into another, each with its place and the words that it quotes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.model.block import Block
    from tracker.model.provision import Eid

MOST_CHANGED = 0.25
"""Share of changed lines up to which a corrigendum is the right instrument. The Paris Agreement as corrected by its
depositary in January 2016 differs from that of December in 12 in 100 lines; of the drafts and revisions that we know,
none has fewer than 40 in 100."""


class Act(StrEnum):
    """The acts that a correction asks for."""

    REPLACE = "replace"
    """For some words read others."""
    INSERT_AFTER = "insert_after"
    """Insert words after some words."""
    INSERT_BEFORE = "insert_before"
    """Insert words before some words: at the beginning of a line."""
    DELETE = "delete"
    """Delete words."""
    REPLACE_LINES = "replace_lines"
    """For whole lines read others."""
    INSERT_LINES = "insert_lines"
    """Insert whole lines."""
    DELETE_LINES = "delete_lines"
    """Delete whole lines."""
    TRANSFER = "transfer"
    """Move whole lines to another place."""
    INSERT_NOTE = "insert_note"
    """Add a note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectification:
    """One correction of a corrigendum. All places and quoted words are those of the text before.

    Attributes:
        act: What it asks for.
        eids: Addresses of the lines that it is about, in the order of the text before; empty for an insertion.
        sentence: The number of the sentence of its line in which the words stand, from 1; 0 where the line has only
            one, or the words stand in several.
        words: The words quoted from the line; they stand there once. Note calls are single
            :data:`~tracker.model.block.CALL` characters.
        reading: The words to be read or inserted.
        calls: The numbers of the notes that ``words`` call, as numbered before.
        new_calls: The numbers of the notes that ``reading`` calls, as numbered after.
        behind: Of inserted or moved lines: the line before behind which they stand; None for the beginning.
        blocks: The whole lines to be read or inserted, with the numbers of notes after.
        number: Of a new note its number after; else 0.
    """

    act: Act
    eids: tuple[Eid, ...] = ()
    sentence: int = 0
    words: str = ""
    reading: str = ""
    calls: tuple[int, ...] = ()
    new_calls: tuple[int, ...] = ()
    behind: Eid | None = None
    blocks: tuple[Block, ...] = ()
    number: int = 0

    @property
    def in_line(self) -> bool:
        """It is about words in a line, and not about whole lines."""
        return self.act in _IN_LINE


_IN_LINE = frozenset({Act.REPLACE, Act.INSERT_AFTER, Act.INSERT_BEFORE, Act.DELETE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrigendum:
    """The corrections of one text, in its order; corrections that insert at one place stand in the order of insertion.

    Attributes:
        items: The corrections.
        notes: The numbers of notes that stay, before and after, where they differ.
        share: The share of the lines that are changed, added, deleted or moved, from 0 to 1.
    """

    items: tuple[Rectification, ...]
    notes: tuple[tuple[int, int], ...] = ()
    share: float = 0.0

    @property
    def is_overlong(self) -> bool:
        """The texts differ so much that a corrigendum is the wrong instrument."""
        return self.share > MOST_CHANGED or any(item.act is Act.TRANSFER for item in self.items)
