"""What a reader hands back: the draft, and an account of every character that did not become part of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.model.draft import DraftText
from tracker.model.finding import Finding


class ArtefactKind(StrEnum):
    """Everything a reader may take out inside the treaty text. This list is closed.

    White space (tabs, line breaks, blanks at either end of a line) is not listed: it carries no word.
    """

    CALL = "note call"
    """``[footnoteRef:8]``, ``[fn:2]``: becomes a note call at the same place."""
    """The comma in ``[footnoteRef:8], [footnoteRef:9]``: printed between two raised numbers."""
    NOTE_FRAME = "frame of a note"
    """``[8:`` and ``]`` around a note in the text, ``[fn:2]`` before one in a list; its words stay."""
    BOOKMARK = "bookmark"
    """``[bookmark: _Hlk480402865]``: a word processor's own mark."""
    ANNOUNCEMENT = "announcement"
    """A line that announces what follows: ``Annexe`` above the text, ``Notes`` above a list."""
    MARKDOWN = "Markdown mark"
    """``#`` before a heading."""
    COMMENT = "comment"
    """A line ``<!-- … -->``."""
    RULE = "ruled line"
    """A line of nothing but asterisks, dashes, underscores or the like."""
    INVISIBLE = "invisible character"
    """Control characters, and zero-width characters that are all there is on their line."""


@dataclass(frozen=True, slots=True)
class Artefact:
    """Something taken out.

    Attributes:
        line: Its line in the source, from 1.
        text: The exact characters.
        kind: What it is.
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
        last_line: Its last line, included.
        outside: Every line with words outside of that range: number and text as it stands.
        artefacts: What was taken out inside the range, in order.
        sha256: Digest of the bytes as received.
    """

    draft: DraftText
    problems: tuple[Finding, ...]
    first_line: int
    last_line: int
    outside: tuple[tuple[int, str], ...] = ()
    artefacts: tuple[Artefact, ...] = ()
    sha256: str = ""
