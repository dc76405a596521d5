"""The comparison of two drafts, word for word, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.model.block import ARTICLE_LEVEL, Block, BlockKind
from tracker.model.concordance import Correspondence
from tracker.model.correction import Ruling
from tracker.model.draft import DraftText
from tracker.model.provision import Eid, ProvisionKind
from tracker.model.reference import ReferenceCheck
from tracker.model.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NOTES = Eid("notes")
"""The section of the notes, which belong to no provision."""


class RunKind(StrEnum):
    """Kind of a run of text."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


class BlockPart(StrEnum):
    """Part of a block that a run belongs to: a changed label is a renumbering, no rewording."""

    LABEL = "label"
    SEPARATOR = "separator"
    TEXT = "text"


class ChangeCategory(StrEnum):
    """Category of a change: a reader may hide all but the changes of words."""

    WORDS = "words"
    PUNCTUATION = "punctuation"
    """Signs only: a comma was added, a full stop became a semicolon."""
    BRACKET = "bracket"
    """Square brackets alone: they were lifted, or set round words that stay."""
    TYPOGRAPHY = "typography"
    """The same signs printed otherwise: quotation marks, hyphens, spaces, apostrophes."""
    CONSEQUENTIAL = "following"
    """The number in a cross-reference, which only follows the renumbering of the provision that it names."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text, kept, inserted or deleted.

    Attributes:
        kind: Kept, inserted or deleted.
        text: Its characters; note calls are single :data:`~tracker.model.block.CALL` characters.
        part: The part of the block it stands in.
        calls_before: Numbers of the notes it calls, as numbered before; empty on insertions.
        calls_after: The same as numbered after; empty on deletions.
        category: Category of the change; ``words`` for kept text.
    """

    kind: RunKind
    text: str
    part: BlockPart = BlockPart.TEXT
    calls_before: tuple[int, ...] = ()
    calls_after: tuple[int, ...] = ()
    category: ChangeCategory = ChangeCategory.WORDS

    def is_on(self, side: Side) -> bool:
        """Return whether the stretch stands in the text of one side."""
        return self.kind is not (RunKind.INSERTED if side is Side.BEFORE else RunKind.DELETED)

    def calls_on(self, side: Side) -> tuple[int, ...]:
        """Return the numbers of the notes it calls, as numbered on one side."""
        return self.calls_before if side is Side.BEFORE else self.calls_after

    def inverted(self) -> Run:
        """Return the same stretch with the sides exchanged."""
        kinds = {RunKind.INSERTED: RunKind.DELETED, RunKind.DELETED: RunKind.INSERTED}
        return replace(
            self,
            kind=kinds.get(self.kind, self.kind),
            calls_before=self.calls_after,
            calls_after=self.calls_before,
        )


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """Place of a block, or of one piece of it, on one side.

    A line that was divided, or joined with others, stands in the redline in pieces: each piece has one line before and
    one line after, and the pieces of a line follow each other.

    Attributes:
        order: Its place among the blocks of that text, from 0.
        eid: Its address there.
        kind: Its kind there.
        level: Its number of hashes there.
        section: The section it stands in there.
        piece: The number of the piece in its block, from 0.
        ends: Whether the block ends with this piece.
    """

    order: int
    eid: Eid
    kind: BlockKind
    level: int
    section: Eid
    piece: int = 0
    ends: bool = True

    @property
    def is_label(self) -> bool:
        """Return whether it is the label of a paragraph or point, which stands before its words and not above them."""
        return self.kind is BlockKind.HEADING and self.level > ARTICLE_LEVEL


@dataclass(frozen=True, slots=True, kw_only=True)
class RedlineBlock:
    """One heading, line, recital or note of the redline, or one piece of a line that was divided or joined.

    Attributes:
        before: Its place before; None if it is new.
        after: Its place after; None if it was deleted.
        runs: Its text: kept, deleted, inserted.
        moved: Whether it moved away from its neighbours.
        coarse: Whether it is so long that not all of it was compared word by word.
    """

    before: BlockPlace | None
    after: BlockPlace | None
    runs: tuple[Run, ...]
    moved: bool = False
    coarse: bool = False

    @property
    def end(self) -> RunKind:
        """The mark at its end: inserted where a line is divided behind it, deleted where it is joined with the next."""
        if self.before is None or self.after is None or self.before.ends == self.after.ends:
            return RunKind.KEPT
        return RunKind.INSERTED if self.after.ends else RunKind.DELETED

    @property
    def place(self) -> BlockPlace:
        """Its place after; its place before where it is deleted."""
        place = self.after or self.before
        assert place is not None  # noqa: S101 – a block has a place on one side at least
        return place

    def place_on(self, side: Side) -> BlockPlace | None:
        """Return its place on one side; None where it does not stand there."""
        return self.before if side is Side.BEFORE else self.after

    def runs_on(self, side: Side) -> list[Run]:
        """Return the runs that stand in the text of one side."""
        absent = RunKind.INSERTED if side is Side.BEFORE else RunKind.DELETED
        return [run for run in self.runs if run.kind is not absent]

    def text_on(self, side: Side) -> tuple[str, tuple[int, ...]]:
        """Return its text on one side, and the numbers of the notes that this text calls."""
        runs: Sequence[Run] = self.runs
        if len(runs) == 1 and runs[0].kind is RunKind.KEPT:  # The usual case.
            return runs[0].text, runs[0].calls_on(side)
        runs = self.runs_on(side)
        calls = tuple([n for run in runs for n in (run.calls_before if side is Side.BEFORE else run.calls_after)])
        return "".join([run.text for run in runs]), calls

    def block_on(self, side: Side) -> Block | None:
        """Return it as the block of one text, as it stands there; None where it does not stand there."""
        place = self.place_on(side)
        if place is None:
            return None
        text, calls = self.text_on(side)
        return Block(place.kind, text, place.level, calls)


@dataclass(frozen=True, slots=True, kw_only=True)
class RedlineSection:
    """A section of the redline that is read as a whole: an article, the preamble, the heading of a part.

    Attributes:
        kind: Its kind; ``instrument`` for the notes and for text that stands in no provision.
        before: Address of the section before; None if it is new.
        after: Address of the section after; None if it was deleted.
        blocks: Its blocks in reading order.
    """

    kind: ProvisionKind
    before: Eid | None
    after: Eid | None
    blocks: tuple[RedlineBlock, ...]


@dataclass(frozen=True, kw_only=True)
class Redline:
    """The whole comparison of two drafts.

    Attributes:
        before: The draft before.
        after: The draft after.
        concordance: The rows in the order of the text after; a deletion stands behind the row of its predecessor.
        sections: The sections in reading order: that of the text after, each deleted one behind its predecessor. Every
            block of both texts stands in one of them, once, whole or in pieces.
        rulings: The outcome of each correction that was given, in the order given.
        reference_checks: The cross-references of the text after that changed or are doubtful, in its order.
    """

    before: DraftText
    after: DraftText
    concordance: tuple[Correspondence, ...]
    sections: tuple[RedlineSection, ...]
    rulings: tuple[Ruling, ...] = ()
    reference_checks: tuple[ReferenceCheck, ...] = ()

    @property
    def blocks(self) -> Iterator[RedlineBlock]:
        """Every block of both texts once, in reading order."""
        return (block for section in self.sections for block in section.blocks)

    def side(self, side: Side) -> DraftText:
        """Return the draft of one side."""
        return self.before if side is Side.BEFORE else self.after
