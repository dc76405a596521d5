"""A line of the treaty text as printed, freed of artefacts, and what its form tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.model.block import CALL

if TYPE_CHECKING:
    from tracker.readers.structure.counted import Counted

_TERMINAL = ".;:,!?…。；：，、！？؛،؟—–-"
"""A line that ends in one of these ends a sentence, an item or an introduction; dashes introduce lists."""
_CLOSERS = "»”’'\")]）」_ \u00a0" + CALL
_QUOTES = "‘«“\"„'‹『「"
_CONJUNCTION = re.compile(r"(?<=[;,،؛])\s+(?:and|or|et|ou|y|e|o|u|и|или|و|أو)$", re.IGNORECASE)
"""``…; and`` ends an item as ``…;`` does."""
_LONGEST_TITLE = 260


class Printed(NamedTuple):
    """One line of the text; a tuple, since a code has a hundred thousand, and these are made at half the cost.

    Attributes:
        number: Its line in the source, from 1; of lines put together, the first.
        text: Its words, cleaned, with one :data:`~tracker.model.block.CALL` for each note call; not empty.
        ids: The note that each call refers to, in order.
        hashes: Markdown marks that stood before it.
        after_blank: Whether a blank line stands before it.
        counted: What the file says of the label that it begins with; None where it says nothing.
    """

    number: int
    text: str
    ids: tuple[str, ...] = ()
    hashes: int = 0
    after_blank: bool = False
    counted: Counted | None = None

    def split(self, at: int) -> tuple[Printed, Printed]:
        """The line in two, each with its own calls."""
        calls = self.text[:at].count(CALL)
        head = self._replace(text=self.text[:at].strip(), ids=self.ids[:calls])
        return head, Printed(self.number, self.text[at:].strip(), self.ids[calls:])


def is_quoted(text: str) -> bool:
    """Whether a line begins with an opening quotation mark: it quotes another act and is never a heading."""
    return text[0] in _QUOTES


def is_finished(text: str) -> bool:
    """Whether a line ends in a mark of punctuation that ends something."""
    tail = text[-40:].rstrip(_CLOSERS)
    return tail.endswith(tuple(_TERMINAL)) or _CONJUNCTION.search(tail) is not None


def starts_low(text: str) -> bool:
    """Whether a line begins with a small letter; scripts without case never do."""
    return text[0].islower() or text[0] in ")]"


def is_title(text: str, longest: int = _LONGEST_TITLE) -> bool:
    """Whether a line has the form of a title: short, unquoted, without a final mark, not begun small.

    Args:
        text: The line.
        longest: Characters that a title may have; the longest in EU and US law stay below 260.
    """
    return (
        0 < len(text) <= longest
        and not text.startswith("| ")  # A row of a table.
        and not is_quoted(text)
        and not is_finished(text)
        and not starts_low(text)
        and any(char.isalpha() for char in text)
    )


def is_upper(text: str) -> bool:
    """Whether a line is printed in capitals."""
    return text.isupper()


def join_broken(lines: list[Printed], headings: set[int], labelled: set[int]) -> list[Printed]:
    """Put together what a line break inside a sentence has parted.

    A line is continued by the next if it ends without any mark, no blank line stands between, and the
    next begins with a small letter; a printed paragraph does neither.

    Args:
        lines: The lines.
        headings: Places of headings, which neither continue a line nor are continued.
        labelled: Places of lines with a list label, which continue no line.

    Returns:
        The lines, fewer of them.
    """
    runs: list[list[Printed]] = []
    for place, line in enumerate(lines):
        broken = (
            runs
            and place - 1 not in headings
            and place not in headings
            and place not in labelled
            and not line.after_blank
            and not line.hashes
            and starts_low(line.text)
            and not is_finished(runs[-1][-1].text)
        )
        if broken:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [join(run) for run in runs]


def join(run: list[Printed]) -> Printed:
    """Lines that are one, with a blank between them."""
    if len(run) == 1:
        return run[0]
    text = " ".join(line.text for line in run)
    ids = tuple(name for line in run for name in line.ids)
    return run[0]._replace(text=text, ids=ids)
