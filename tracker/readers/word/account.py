"""Account of a Word file: what was left out and where, the marked changes, and the places to be checked by a person."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.model.annotation import Revision, RevisionKind
from tracker.model.block import CALL
from tracker.model.finding import Finding
from tracker.readers.reading import Artefact, ArtefactKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.readers.structure.rendered import RenderedLine

_BLANKS = re.compile("[ \t\n]+")
_MAX_QUOTED = 60
"""Characters of words that a message or an unknown element quotes."""
_MAX_EXAMPLES = 3
"""Places of one kind of doubt that a message quotes."""
PARAGRAPH_MARK = "¶"
"""Text of a change that is the end of a paragraph and nothing else."""


@dataclass(slots=True)
class _Entry:
    """Something left out of a line, and the place in the walk where it stood."""

    line: RenderedLine | None
    kind: ArtefactKind
    text: str
    place: int


@dataclass(slots=True)
class _Change:
    """A marked change; its places are the numbers of pieces of the text around it."""

    line: RenderedLine | None
    kind: RevisionKind
    author: str
    date: str
    text: str
    end: int


@dataclass(slots=True)
class _Doubt:
    """Places of one kind of doubt."""

    line: RenderedLine | None
    count: int = 0
    words: list[str] = field(default_factory=list)


class Trace:
    """The pieces of text that a walk made, in order, with the ranges that comments are about.

    Attributes:
        pieces: The pieces; a line feed behind each paragraph.
        anchors: For the id of each comment the numbers of the first piece of its range and of the one behind it.
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.anchors: dict[str, tuple[int, int]] = {}
        self._begins: list[int] = []
        self._lines: list[RenderedLine] = []

    def enter(self, line: RenderedLine) -> None:
        """Begin a paragraph of a line."""
        self._begins.append(len(self.pieces))
        self._lines.append(line)

    def line_at(self, piece: int) -> RenderedLine | None:
        """Return the line that holds a piece, or that begins there; None before all lines."""
        at = bisect_right(self._begins, piece)
        return self._lines[at - 1] if at else None

    def begin(self, name: str) -> None:
        """Begin the range of a comment."""
        self.anchors.setdefault(name, (len(self.pieces), -1))

    def end(self, name: str) -> None:
        """End the range of a comment."""
        if name in self.anchors:
            self.anchors[name] = self.anchors[name][0], len(self.pieces)

    def refer(self, name: str) -> None:
        """Note the place of a comment, which may have no range."""
        self.anchors.setdefault(name, (len(self.pieces), len(self.pieces)))


class Account:
    """Collects all that does not become text. Places are lines, which get their numbers at the end of the walk.

    Attributes:
        chunks: Number of imported chunks that were met.
    """

    def __init__(self) -> None:
        self.chunks = 0
        self._entries: list[_Entry] = []
        self._changes: list[_Change] = []
        self._doubts: dict[str, _Doubt] = {}
        self._unknown: Counter[str] = Counter()
        self._unknown_at: dict[str, tuple[RenderedLine | None, str]] = {}
        self._within: dict[int, RenderedLine] = {}
        self._kept: list[RenderedLine] = []

    def leave_out(self, line: RenderedLine | None, kind: ArtefactKind, text: str, place: int = -1) -> None:
        """Note words that are left out; those of one kind in one place are one.

        Args:
            line: The line that they are in; None for the whole file.
            kind: Their kind.
            text: The words.
            place: Number of pieces of the text before them; -1 where it is unknown.
        """
        text = " ".join(text.replace(CALL, "").split()) if place < 0 else text.replace(CALL, "")
        last = self._entries[-1] if self._entries else None
        if last is not None and last.line is line and place >= 0 and (last.kind, last.place) == (kind, place):
            last.text += text
        elif text.strip():
            self._entries.append(_Entry(line, kind, text, place))

    def change(  # noqa: PLR0913 – the facts of a change
        self, line: RenderedLine | None, kind: RevisionKind, who: tuple[str, str], text: str, *, begin: int, end: int
    ) -> None:
        """Note a marked change; runs of one change follow one another and become one.

        Args:
            line: The line that it is in.
            kind: Its kind.
            who: Its author and date.
            text: Its words.
            begin: Number of pieces of the text before it.
            end: Number of pieces before and in it.
        """
        text = text.replace(CALL, "")
        last = self._changes[-1] if self._changes else None
        if last is not None and last.line is line and (last.kind, last.author, last.end) == (kind, who[0], begin):
            if text != PARAGRAPH_MARK:
                last.text, last.end = last.text + text, end
        elif text:
            self._changes.append(_Change(line, kind, *who, text, end))

    def doubt(self, name: str, line: RenderedLine | None, words: str = "", count: int = 1) -> None:
        """Note a doubtful place.

        Args:
            name: Name of the doubt, a key of the messages.
            line: Its line.
            words: The words that it is about.
            count: Number of doubtful things there.
        """
        doubt = self._doubts.setdefault(name, _Doubt(line))
        doubt.count += count
        if words and len(doubt.words) < _MAX_EXAMPLES:
            doubt.words.append(_begin(words))

    def unknown(self, name: str, line: RenderedLine | None, words: str) -> None:
        """Note an element that the reader does not know.

        Args:
            name: Its name.
            line: Its line.
            words: The words in it.
        """
        self._unknown[name] += 1
        first = self._unknown_at.setdefault(name, (line, words))
        if not first[1].strip() and words.strip():
            self._unknown_at[name] = line, words

    def put_within(self, inner: RenderedLine, outer: RenderedLine) -> None:
        """Note that a line became a part of another, as a paragraph of the row of its table."""
        if inner is not outer:
            self._within[id(inner)] = outer
            self._kept.append(inner)  # So that no other line gets its identity.

    def artefacts(self, number: Callable[[RenderedLine | None], int]) -> list[Artefact]:
        """Return all that was left out, in order.

        Args:
            number: Gives the number of a line.
        """
        out = [
            Artefact(number(self.place(entry.line)), _BLANKS.sub(" ", entry.text).strip(), entry.kind)
            for entry in self._entries
            if entry.text.strip()
        ]
        for name, count in self._unknown.items():
            line, words = self._unknown_at[name]
            times = f" ({count} times)" if count > 1 else ""
            quoted = f": {_begin(words)}" if words.strip() else ""
            out.append(
                Artefact(number(self.place(line)), f"{_printed(name)}{times}{quoted}", ArtefactKind.NOT_UNDERSTOOD)
            )
        return out

    def revisions(self, number: Callable[[RenderedLine | None], int]) -> list[Revision]:
        """Return all marked changes, in order."""
        return [
            Revision(
                kind=c.kind,
                author=c.author,
                date=c.date,
                text=_BLANKS.sub(" ", c.text).strip(),
                line=number(self.place(c.line)),
            )
            for c in self._changes
            if c.text.strip()
        ]

    def place(self, line: RenderedLine | None) -> RenderedLine | None:
        """Return the line of the document that a line is in."""
        seen = 0
        while line is not None and id(line) in self._within and seen < len(self._kept):
            line = self._within[id(line)]
            seen += 1
        return line

    def problems(self, number: Callable[[RenderedLine | None], int], revisions: str) -> Iterator[Finding]:
        """Yield a problem for each kind of doubt.

        Args:
            number: Gives the number of a line.
            revisions: The text that was read: ``final`` or ``original``.
        """
        for name, doubt in self._doubts.items():
            message, cause, remedy = _MESSAGES[name]
            other = "original" if revisions == "final" else "final"
            values = {
                "n": doubt.count,
                "s": "" if doubt.count == 1 else "s",
                "es": "" if doubt.count == 1 else "es",
                "words": ", ".join(f"“{words}”" for words in doubt.words) + (", …" if len(doubt.words) > 2 else ""),
                "other": other,
                "state": "accepted" if revisions == "final" else "rejected",
                "struck": "left out" if revisions == "final" else "read as text",
                "their": "its" if doubt.count == 1 else "their",
                "they": "it" if doubt.count == 1 else "they",
                "them": "it" if doubt.count == 1 else "them",
                "are": "is" if doubt.count == 1 else "are",
                "were": "was" if doubt.count == 1 else "were",
                "say": "says" if doubt.count == 1 else "say",
            }
            line = number(self.place(doubt.line))
            yield Finding(
                line=line,
                message=message.format_map(values),
                cause=cause.format_map(values),
                remedy=remedy.format_map(values),
            )
        for name, (line_of, words) in self._unknown_at.items():
            if words.strip():
                yield Finding(
                    line=number(self.place(line_of)),
                    message=f"The file contains words in an unknown element, {_printed(name)}: “{_begin(words)}”",
                    cause="This program does not know that element; the words were read as plain text",
                    remedy="compare the place with what Word shows",
                )


def _printed(name: str) -> str:
    """Return the name of an element as XML writes it, without the address of its namespace."""
    return f"<{name.rpartition('}')[2]}>" if "}" in name or ":" in name else f"<w:{name}>"


def _begin(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _MAX_QUOTED else f"{words[:_MAX_QUOTED].rstrip()} …"


_MESSAGES = {
    "changes": (
        "The file contains tracked changes; they were read as {state}",
        "It was edited with “Track Changes” switched on",
        "if you need the other text: --revisions {other}",
    ),
    "struck": (
        "The file contains words that are struck through by formatting: {words}; they were {struck}",
        "Drafts strike words by hand to delete them, but the file does not mark them as deleted",
        "if you need the other text: --revisions {other}",
    ),
    "boxes": (
        "The file contains {n} text box{es}",
        "A text box is beside the text; {their} words were put after the paragraph to which {they} {are} anchored",
        "check where the words are now",
    ),
    "symbols": (
        "The file contains {n} sign{s} of a symbol font that this program does not know",
        "Such a font may show any picture in place of a letter",
        "look the sign{s} up in Word, and type an ordinary character",
    ),
    "flattened": (
        "Raised or lowered characters were read as if they stood on the line: {words}",
        "There are no raised characters for these letters or figures",
        "check that no number is misread there",
    ),
    "formulas": (
        "The file contains {n} formula{s}; {they} {were} written in one line: {words}",
        "A plain line has no room for fractions and limits",
        "check that {they} {say} the same",
    ),
    "old formulas": (
        "The file contains {n} formula{s} that could not be read",
        "An older equation editor made {them}, as pictures",
        "type {them} into the text in Word",
    ),
    "fields": (
        "The file contains {n} field{s} whose words are not in the file: {words}",
        "Word produces them when it shows the file, and did not save them",
        "in Word select all, press Ctrl+Shift+F9 to turn fields into text, and save",
    ),
    "broken fields": (
        "The file contains {n} field{s} without an end",
        "The file may be damaged; their words were read as text",
        "compare the place with what Word shows",
    ),
    "placeholders": (
        "The file contains {n} form field{s} that {are} not filled in: {words}",
        "Such words ask for an entry; they are not words of the treaty",
        "fill in the form, or delete the words",
    ),
    "chunks": (
        "The file refers to text in another format or file that was not read: {words}",
        "Word inserts it when it opens the file",
        "open the file in Word and save it again",
    ),
    "articles in a table": (
        "There are articles in a table, whose rows were kept as rows",
        "The rows have more columns than a label and its words",
        "in Word select the table, choose Layout, Convert to Text, and save",
    ),
}
"""Message, cause and remedy of each kind of doubt."""
