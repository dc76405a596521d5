"""Annotations that came with a file: comments of readers, and tracked changes with their authors."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.model.provision import Eid

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
