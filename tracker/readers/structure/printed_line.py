"""A printed line of the treaty text, free of artefacts, and the features of its form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.language.scripts import SENTENCE_ENDS
from tracker.model.block import CALL
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from tracker.readers.structure.numbering import AutomaticNumber

_LINE_ENDS = tuple(SENTENCE_ENDS | set("…,，、！？،—–-"))
"""A line that ends in one of these ends a sentence, an item or an introduction; dashes introduce lists."""
_CLOSING_SIGNS = "»”’'\")]）」_ \u00a0" + CALL
QUOTATION_MARKS = "‘«“\"„'‹『「"
_QUOTATION_MARKS = tuple(QUOTATION_MARKS)
_CONJUNCTION = re.compile(r"(?<=[;,،؛])\s+(?:and|or|et|ou|y|e|o|u|и|или|و|أو)$", re.IGNORECASE)
"""``…; and`` ends an item as ``…;`` does."""
_MAX_TITLE = 260
"""Characters of a title: the longest in EU and US law have fewer."""
_TAIL = 40
"""Characters at the end of a line that show whether a sentence ends: closing signs, or a conjunction."""
MAX_UNLABELLED = 80
"""Characters of a heading without a label."""


class PrintedLine(NamedTuple):
    """One line of the text.

    A tuple: a code has a hundred thousand lines, and a tuple costs half of what a dataclass costs.

    Attributes:
        number: Line in the source, from 1; of joined lines, the first.
        text: Its words, cleaned, with one :data:`~tracker.model.block.CALL` for each note call; not empty.
        ids: Name of the note that each call refers to, in order.
        hashes: Number of Markdown hashes before it.
        after_blank: Whether a blank line precedes it.
        automatic: The automatic number that it begins with; None if its label, if any, was typed.
        heading_length: Number of the characters at its beginning that the file sets off as a heading; 0 for none.
    """

    number: int
    text: str
    ids: tuple[str, ...] = ()
    hashes: int = 0
    after_blank: bool = False
    automatic: AutomaticNumber | None = None
    heading_length: int = 0

    def split(self, at: int) -> tuple[PrintedLine, PrintedLine]:
        """Return the line in two, each part with its own note calls.

        >>> [part.text for part in PrintedLine(1, "Article 1 Peace").split(9)]
        ['Article 1', 'Peace']
        """
        calls = self.text[:at].count(CALL)
        head = self._replace(text=self.text[:at].strip(), ids=self.ids[:calls])
        return head, PrintedLine(self.number, self.text[at:].strip(), self.ids[calls:])


def is_quoted(text: str) -> bool:
    """Return whether a line begins with an opening quotation mark: it quotes another act and is never a heading."""
    return text.startswith(_QUOTATION_MARKS)


def is_finished(text: str) -> bool:
    """Return whether a line ends with the end of a sentence, an item or an introduction.

    >>> is_finished("peace;”"), is_finished("peace; and"), is_finished("peace and")
    (True, True, False)
    """
    tail = text[-_TAIL:].rstrip(_CLOSING_SIGNS)
    return tail.endswith(_LINE_ENDS) or _CONJUNCTION.search(tail) is not None


def starts_lowercase(text: str) -> bool:
    """Return whether a line begins with a small letter; in scripts without case no line does."""
    return text[:1].islower() or text.startswith((")", "]"))


def is_title(text: str, longest: int = _MAX_TITLE) -> bool:
    """Return whether a line has the form of a title: short, unquoted, without a final mark, with a capital.

    >>> is_title("Right to peace"), is_title("Everyone has the right to peace.")
    (True, False)

    Args:
        text: The line.
        longest: Most characters of a title; the longest titles in EU and US law have fewer than 260.
    """
    return (
        0 < len(text) <= longest
        and not text.startswith("| ")  # A row of a table.
        and not is_quoted(text)
        and not is_finished(text)
        and not starts_lowercase(text)
        and any(char.isalpha() for char in text)
    )


def join_lines(run: list[PrintedLine]) -> PrintedLine:
    """Return several lines as one, with a blank between them.

    >>> join_lines([PrintedLine(1, "Right to"), PrintedLine(2, "peace")]).text
    'Right to peace'
    """
    if len(run) == 1:
        return run[0]
    text = " ".join(line.text for line in run)
    ids = tuple(name for line in run for name in line.ids)
    return run[0]._replace(text=text, ids=ids)


def clean_around_calls(line: str) -> str:
    """Return a line as a draft keeps it, with its note calls; ``clean`` alone would remove them as strays."""
    if CALL not in line:
        return clean(line)
    # Normalisation (NFC) must not join the words on either side of a call: the writer prints them apart.
    return CALL.join(_clean_piece(piece) for piece in line.split(CALL)).strip()


def _clean_piece(piece: str) -> str:
    """Return a piece of a line cleaned, with its outer white space kept as blanks."""
    body = clean(piece)
    if not body:
        return " " if piece else ""
    before = piece[: len(piece) - len(piece.lstrip())]
    after = piece[len(piece.rstrip()) :]
    return _blank(before) + body + _blank(after)


def _blank(space: str) -> str:
    """Return outer white space of a piece as it is kept: non-breaking spaces stay, all else is one space."""
    return space if set(space) == {"\u00a0"} else " " * bool(space)
