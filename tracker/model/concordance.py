"""The table of concordance as plain data: which provision before corresponds to which after, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.model.provision import Eid, ProvisionKind

PROBABLY = 0.70
"""Confidence below which a row says "probably". Of rows from 0.50 to 0.70 two in three are right, from 0.70 to 0.80
four in five (acts left out of the fit, docs/accuracy.md)."""


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

    @property
    def inserted(self) -> bool:
        """New: nothing before it."""
        return self.before is None

    @property
    def deleted(self) -> bool:
        """Dropped: nothing after it."""
        return self.after is None

    @property
    def unsure(self) -> bool:
        """Return whether a report must say "probably"."""
        return self.confidence is not None and self.confidence < PROBABLY

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
