"""Result of reading: the draft, and an account of every character that did not become part of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.model.draft import DraftText
from tracker.model.finding import Finding


class ArtefactKind(StrEnum):
    """Everything that a reader may remove inside the treaty text. The list is closed.

    White space (tabs, line breaks, blanks at either end of a line) is not listed: it carries no words.
    """

    CALL = "note call"
    """``[footnoteRef:8]``, ``[fn:2]``: becomes a note call in the same place."""
    NOTE_FRAME = "frame of a note"
    """``[8:`` and ``]`` around a note in the text, ``[fn:2]`` before one in a list; the words of the note stay."""
    BOOKMARK = "bookmark"
    """``[bookmark: _Hlk480402865]``: an internal name of a word processor."""
    ANNOUNCEMENT = "announcement"
    """A line that announces the following: ``Annexe`` above the text, ``Notes`` above a list."""
    MARKDOWN = "Markdown mark"
    """``#`` before a heading."""
    COMMENT = "comment"
    """A line ``<!-- … -->``."""
    RULE = "ruled line"
    """A line of nothing but asterisks, dashes, underscores or the like."""
    INVISIBLE = "invisible character"
    """A control character, or zero-width characters that stand alone on their line."""


@dataclass(frozen=True, slots=True)
class Artefact:
    """A removed stretch of the source.

    Attributes:
        line: Line in the source, from 1.
        text: The exact characters.
        kind: Kind of artefact.
    """

    line: int
    text: str
    kind: ArtefactKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A draft as read from a file, with the account of what was left out.

    Attributes:
        draft: The draft.
        problems: Doubtful places, with their lines in the source.
        first_line: First line of the treaty text in the source, from 1.
        last_line: Last line, inclusive.
        outside: Every line with words outside of that range, as number and text.
        artefacts: Everything removed inside the range, in order.
        sha256: Digest of the bytes as received.
    """

    draft: DraftText
    problems: tuple[Finding, ...]
    first_line: int
    last_line: int
    outside: tuple[tuple[int, str], ...] = ()
    artefacts: tuple[Artefact, ...] = ()
    sha256: str = ""
