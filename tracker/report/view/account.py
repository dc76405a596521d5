"""The account of a reading as plain rows: the text, what was left out, doubts, comments and marked changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model.annotation import Comment, Revision
    from tracker.model.draft import DraftText
    from tracker.model.finding import Finding
    from tracker.model.stage import FrontMatter


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the file.

    Attributes:
        line: Line or paragraph in the file, from 1.
        text: Its words.
    """

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """All that was left out of one kind.

    Attributes:
        name: The kind with its number, as people read it: ``3 page numbers``.
        places: The stretches, in order.
    """

    name: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """An account of how a file was read.

    Attributes:
        name: Name of the file.
        kind: Kind of the file, with its article: ``a Word file``; empty if unknown.
        unit: The unit that the places count: ``line`` or ``paragraph``.
        first: First line of the treaty text.
        last: Its last line, included.
        draft: The text.
        language: Tag of its language; empty if unknown.
        language_found: Whether the program found the language, and nobody stated it.
        stated: Front matter that the head or the properties of the file state, and nobody took over yet.
        outside: Everything before or after the treaty text.
        left_out: Everything left out inside it, by kind.
        doubts: The doubtful places.
        comments: Comments in the margin.
        revisions: Marked changes.
        revisions_read: The state of the marked changes that was read: ``final`` or ``original``.
    """

    name: str
    kind: str
    unit: str
    first: int
    last: int
    draft: DraftText
    language: str
    language_found: bool
    stated: FrontMatter
    outside: Sequence[Place]
    left_out: Sequence[LeftOut]
    doubts: Sequence[Finding]
    comments: Sequence[Comment]
    revisions: Sequence[Revision]
    revisions_read: str = "final"
