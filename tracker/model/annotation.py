"""Annotations that came with a file: comments of readers, and tracked changes with their authors."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.model.provision import Eid

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

_NOWHERE = Eid("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment in the margin of a file. It is no word of the treaty.

    Attributes:
        author: Its author as the file names the person; may be empty.
        date: Its date and time as the file states them, ISO 8601; may be empty.
        anchor: The words that it is about; empty where it is about a place.
        text: Its own words, with line feeds between its paragraphs.
        eid: Address of the provision that holds the anchor; empty outside of all provisions.
        line: Line or paragraph in the file, from 1; 0 where it is unknown.
        answers: Index, from 0, of the comment that it answers; None for the first of a thread.
        resolved: Whether the file marks it as resolved.
    """

    author: str
    date: str
    anchor: str
    text: str
    eid: Eid = _NOWHERE
    line: int = 0
    answers: int | None = None
    resolved: bool = False


class RevisionKind(StrEnum):
    """Kind of a marked change in a file."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_AWAY = "moved away"
    MOVED_HERE = "moved here"
    STRUCK = "struck"
    """Struck through by formatting, as before there were tracked changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A marked change in a file, with its author.

    Attributes:
        kind: Its kind.
        author: Its author as the file names the person; empty for formatting, which names nobody.
        date: Its date and time as the file states them, ISO 8601; may be empty.
        text: The words that were inserted, deleted or struck.
        eid: Address of the provision that holds its place; empty outside of all provisions.
        line: Line or paragraph in the file, from 1; 0 where it is unknown.
    """

    kind: RevisionKind
    author: str
    date: str
    text: str
    eid: Eid = _NOWHERE
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """All annotations that came with one text.

    Attributes:
        comments: Comments in the margin, in order.
        revisions: Marked changes, in order.
    """

    comments: tuple[Comment, ...] = ()
    revisions: tuple[Revision, ...] = ()

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self.comments or self.revisions)

    def inside(self, eids: Container[Eid]) -> Annotations:
        """Return the annotations of some provisions; a reply goes with the comment that it answers.

        Args:
            eids: Addresses of the provisions.
        """
        kept: dict[int, int] = {}
        for at, comment in enumerate(self.comments):
            if comment.eid in eids or comment.answers in kept:
                kept[at] = len(kept)
        comments = (replace(self.comments[at], answers=_moved(self.comments[at].answers, kept)) for at in kept)
        revisions = (revision for revision in self.revisions if revision.eid in eids)
        return Annotations(comments=tuple(comments), revisions=tuple(revisions))


def _moved(answers: int | None, kept: Mapping[int, int]) -> int | None:
    return None if answers is None else kept.get(answers)
