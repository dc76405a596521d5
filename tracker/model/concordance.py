"""The table of concordance as plain data: the links between the provisions of two texts, and their reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.model.provision import Eid, ProvisionKind
from tracker.model.side import Side

PROBABLY = 0.70
"""Confidence below which a row says "probably". Of rows from 0.50 to 0.70 two in three are right, from 0.70 to 0.80
four in five (acts left out of the fit, docs/accuracy.md)."""


class Ground(StrEnum):
    """Kind of evidence for a link, the surest first; ``nearest`` is no link, only a hint."""

    STATED = "stated"
    IDENTICAL = "identical"
    WORDING = "wording"
    PASSAGE = "passage"
    TERM = "term"
    CONTENT = "content"
    POSITION = "position"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Reason for a row of the concordance.

    Attributes:
        ground: The kind of evidence.
        same_heading: Whether both carry the same heading in words.
        share_before: Share of the words of the provision before that stand in passages common to both, 0 to 1; for a
            division that is linked by its contents, the share of its articles with counterparts in the other.
        share_after: The same for the provision after.
        statement: The reason in the words of the person who stated the link; empty if nobody did.
        author: That person, ``Name <address>``; empty if nobody did.
    """

    ground: Ground
    same_heading: bool = False
    share_before: float = 0.0
    share_after: float = 0.0
    statement: str = ""
    author: str = ""

    def inverted(self) -> Reason:
        """Return the same reason with the sides exchanged."""
        return replace(self, share_before=self.share_after, share_after=self.share_before)


class ChangeKind(StrEnum):
    """Kind of mark that the redline sets in a provision; the values name them in data."""

    WORDS = "words"
    PUNCTUATION = "punctuation"
    BRACKET = "bracket"
    """Square brackets round words that stay were lifted or set."""
    TYPOGRAPHY = "typography"
    CONSEQUENTIAL = "following"
    LABEL = "label"
    """Its own label is printed otherwise, with another number or with the same."""
    NUMBERING = "numbering"
    """Labels inside it came, went, or are printed otherwise."""
    BREAK = "break"
    """A line inside it was divided, or lines were joined."""
    ORDER = "order"
    """Lines inside it changed places, came from another provision, or went to one."""
    NOTE_CALL = "note_call"
    """A call of a note came or went."""
    NOTE = "note"
    """The words of a note that it calls changed."""
    STRUCTURE = "structure"
    """A line is of another kind or level: a point that became a paragraph."""


class OptionOutcome(StrEnum):
    """Outcome of one of several drafts of a provision; the last two are the first two the other way round."""

    CHOSEN = "chosen"
    """It is the text now."""
    FELL = "fell"
    """Another one was chosen."""
    OFFERED = "offered"
    """It was the text, and is one of several options now."""
    ADDED = "added"
    """It is one of several options now, and was not there before."""

    def inverted(self) -> OptionOutcome:
        """Return the outcome with the sides exchanged."""
        pairs = {OptionOutcome.CHOSEN: OptionOutcome.OFFERED, OptionOutcome.FELL: OptionOutcome.ADDED}
        return pairs.get(self) or next(one for one, other in pairs.items() if other is self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspondence:
    """One link between a provision before and a provision after, or one side alone.

    The facts are independent of each other: a provision can be renumbered and reworded and moved.

    Attributes:
        level: Kind of the provisions that are linked.
        before: Address before; None for an insertion.
        after: Address after; None for a deletion.
        renumbered: Both are numbered, with different numbers.
        moved: It changed its place in the order of its kind; marked is the smallest set that explains the new order.
        reworded: Words differ, numbers and typography aside.
        changes: Every kind of mark that the redline sets in the two provisions; ``reworded`` is one of them.
        placeholder: The side on which the provision only keeps a number, as "Article 5 (deleted)"; None if neither or
            both do. With a provision on the other side, that one was dropped (or is new, in a kept place), and the row
            has both sides without being a link; without one, its text stands elsewhere or in neither text.
        option: What became of it if it was, or is, one of several options; None for all else.
        split: The provision before has several successors.
        merged: The provision after has several predecessors.
        similarity: Share of common words, each weighted by its inverse document frequency, 0 to 1; None on one-sided
            rows.
        confidence: Probability that the link is right, 0 to 1; None on one-sided rows.
        reason: The reason for the link; on one-sided rows only where ``nearest`` is filled.
        nearest: On one-sided rows the provision of the other side that has most in common with it, but too little for a
            link; None where no provision has anything in common.
        primary: Whether the texts are compared word for word along this link; true of one link of a split or merge, so
            that no text is printed twice.
    """

    level: ProvisionKind
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
    changes: frozenset[ChangeKind] = frozenset()
    placeholder: Side | None = None
    option: OptionOutcome | None = None

    @property
    def inserted(self) -> bool:
        """Return whether the provision is new."""
        return self.after is not None and (
            self.placeholder is Side.BEFORE or (self.before is None and self.placeholder is None)
        )

    @property
    def deleted(self) -> bool:
        """Return whether the provision was dropped; its number may be kept."""
        return self.before is not None and (
            self.placeholder is Side.AFTER or (self.after is None and self.placeholder is None)
        )

    @property
    def unchanged(self) -> bool:
        """Return whether the redline has no mark in the two provisions, and they stand where they stood."""
        facts = (self.renumbered, self.moved, self.reworded, self.split, self.merged)
        return self.linked and not self.changes and not any(facts)

    @property
    def unsure(self) -> bool:
        """Return whether a report must say "probably"."""
        return self.confidence is not None and self.confidence < PROBABLY

    @property
    def linked(self) -> bool:
        """Return whether the row has both sides, and neither is a place-holder of the other's number."""
        return self.before is not None and self.after is not None and self.placeholder is None

    def inverted(self) -> Correspondence:
        """Return the same row with the sides exchanged."""
        return replace(
            self,
            before=self.after,
            after=self.before,
            split=self.merged,
            merged=self.split,
            placeholder=self.placeholder and self.placeholder.other,
            option=self.option and self.option.inverted(),
            reason=self.reason and self.reason.inverted(),
        )
