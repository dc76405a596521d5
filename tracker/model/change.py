"""What changed between two drafts: the concordance and the redline, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.model.block import Mark
from tracker.model.correction import Ruling
from tracker.model.draft import DraftText
from tracker.model.provision import Eid, Kind
from tracker.model.reference import Bearing

if TYPE_CHECKING:
    from collections.abc import Iterator


NOTES = Eid("notes")
"""The section of the notes, which belong to no provision."""


class Side(StrEnum):
    """The two texts of a comparison."""

    BEFORE = "before"
    AFTER = "after"


class Ground(StrEnum):
    """Why two provisions are said to be one, surest first; ``nearest`` says that they are not."""

    STATED = "stated"
    IDENTICAL = "identical"
    WORDING = "wording"
    PASSAGE = "passage"
    CONTENT = "content"
    POSITION = "position"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a row of the concordance stands there.

    Attributes:
        ground: The kind of evidence.
        same_heading: Whether both carry the same heading in words.
        share_before: Share of the words of the provision before that stand in passages common to both, 0 to 1; of a
            division that is linked by what it holds, the share of its articles that went over.
        share_after: The same the other way round.
        statement: Of what a person stated, why; else empty.
        author: Who stated it, ``Name <address>``; else empty.
    """

    ground: Ground
    same_heading: bool = False
    share_before: float = 0.0
    share_after: float = 0.0
    statement: str = ""
    author: str = ""

    def inverted(self) -> Reason:
        """The same reason with the sides exchanged."""
        return replace(self, share_before=self.share_after, share_after=self.share_before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspondence:
    """One link between a provision before and a provision after, or one side alone.

    The facts are independent of one another: a provision can be renumbered and reworded and moved.

    Attributes:
        level: What is linked.
        before: Address before; None for an insertion.
        after: Address after; None for a deletion.
        renumbered: Both are numbered, and not alike.
        moved: It changed places among its kind; the smallest set of provisions that explains the new order.
        reworded: Words differ, numbers and typography aside.
        split: The provision before has several successors.
        merged: The provision after has several predecessors.
        similarity: Share of common words, weighted by rarity, 0 to 1; None on one-sided rows.
        confidence: How sure the link is, 0 to 1; None on one-sided rows.
        reason: Why; on one-sided rows only where ``nearest`` says something.
        nearest: On one-sided rows: the provision of the other side that has most in common with it, though not enough
            to say that it corresponds; None where nothing comes near.
        primary: The one link through which the text is compared word for word; a further link of a split or
            merge quotes nothing twice.
    """

    level: Kind
    before: Eid | None = None
    after: Eid | None = None
    renumbered: bool = False
    moved: bool = False
    reworded: bool = False
    split: bool = False
    merged: bool = False
    similarity: float | None = None
    confidence: float | None = None
    reason: Reason | None = None
    nearest: Eid | None = None
    primary: bool = True

    @property
    def inserted(self) -> bool:
        """New: nothing before it."""
        return self.before is None

    @property
    def deleted(self) -> bool:
        """Dropped: nothing after it."""
        return self.after is None

    @property
    def linked(self) -> bool:
        """Has both sides."""
        return self.before is not None and self.after is not None

    def inverted(self) -> Correspondence:
        """The same row with the sides exchanged."""
        return replace(
            self,
            before=self.after,
            after=self.before,
            split=self.merged,
            merged=self.split,
            reason=self.reason and self.reason.inverted(),
        )


class RunKind(StrEnum):
    """What happened to a stretch of text."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


class Part(StrEnum):
    """Which part of a block a run belongs to: a changed label is a badge, not a rewording."""

    LABEL = "label"
    SEPARATOR = "separator"
    TEXT = "text"


class Manner(StrEnum):
    """What a change is a change of: a reader may set aside all but the words."""

    WORDS = "words"
    PUNCTUATION = "punctuation"
    """Signs only: a comma came, a full stop became a semicolon."""
    TYPOGRAPHY = "typography"
    """The same signs printed otherwise: quotation marks, hyphens, spaces, apostrophes."""
    FOLLOWING = "following"
    """The number in a cross-reference, which only follows the renumbering of what it refers to."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text kept, inserted or deleted.

    Attributes:
        kind: What happened to it.
        text: Its characters; note calls are single :data:`~tracker.model.block.CALL` characters.
        part: Which part of the block it stands in.
        calls_before: Numbers of the notes it calls, as numbered before; empty on insertions.
        calls_after: The same as numbered after; empty on deletions.
        manner: What it is a change of; ``words`` for what is kept.
    """

    kind: RunKind
    text: str
    part: Part = Part.TEXT
    calls_before: tuple[int, ...] = ()
    calls_after: tuple[int, ...] = ()
    manner: Manner = Manner.WORDS

    def inverted(self) -> Run:
        """The same stretch seen from the other side."""
        kinds = {RunKind.INSERTED: RunKind.DELETED, RunKind.DELETED: RunKind.INSERTED}
        return replace(
            self,
            kind=kinds.get(self.kind, self.kind),
            calls_before=self.calls_after,
            calls_after=self.calls_before,
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands on one side.

    Attributes:
        order: Its place among the blocks of that text, from 0.
        eid: Its address there.
        mark: What it is there.
        level: Its number of hashes there.
        section: The section it stands in there.
    """

    order: int
    eid: Eid
    mark: Mark
    level: int
    section: Eid


@dataclass(frozen=True, slots=True, kw_only=True)
class RedlineBlock:
    """One heading, line, recital or note of the redline.

    Attributes:
        before: Its place before; None where it is new.
        after: Its place after; None where it is gone.
        runs: Its words: kept, deleted, inserted.
        moved: It stands elsewhere than its neighbours went.
        coarse: It is so long that not all of it was compared word by word.
    """

    before: Place | None
    after: Place | None
    runs: tuple[Run, ...]
    moved: bool = False
    coarse: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RedlineSection:
    """A stretch of the redline that is read as a whole: an article, the preamble, the heading of a part.

    Attributes:
        kind: What it is; ``instrument`` for the notes and for text that stands in no provision.
        before: Address of the section before; None where it is new.
        after: Address of the section after; None where it is gone.
        blocks: Its blocks in the order in which they are read.
    """

    kind: Kind
    before: Eid | None
    after: Eid | None
    blocks: tuple[RedlineBlock, ...]


@dataclass(frozen=True, kw_only=True)
class Redline:
    """The whole comparison of two drafts.

    Attributes:
        before: The draft before.
        after: The draft after.
        concordance: The rows, in the order after; a deletion stands behind the row of its predecessor.
        sections: The sections in the order in which the redline is read: that of the text after, with what
            is gone behind what it stood behind. Every block of both texts stands in one of them, once.
        rulings: What became of each correction that was given, in the order given.
        bearings: What is to be said of the cross-references of the text after, in its order.
    """

    before: DraftText
    after: DraftText
    concordance: tuple[Correspondence, ...]
    sections: tuple[RedlineSection, ...]
    rulings: tuple[Ruling, ...] = ()
    bearings: tuple[Bearing, ...] = ()

    @property
    def blocks(self) -> Iterator[RedlineBlock]:
        """Every block of both texts once, in the order in which the redline is read."""
        return (block for section in self.sections for block in section.blocks)

    def side(self, side: Side) -> DraftText:
        """The draft of one side."""
        return self.before if side is Side.BEFORE else self.after
