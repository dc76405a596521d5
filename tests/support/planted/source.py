"""A printed text as its lines, each with the address that the reader gives to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.readers import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.draft import DraftText

_NOTE_MARK = re.compile(r"\[fn:\w+\]")
_TO_LINE = re.compile(r"__(?:al_\d+|intro|wrapup)(?:~\d+)?$")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line that became text.

    Attributes:
        index: Its place among the lines of the file.
        eid: Address of the provision to which its words belong.
        block: Number of the first of its blocks in the draft, from 0.
        kind: Kind of its first block.
        label: Its label as printed at its beginning; empty for none.
    """

    index: int
    eid: str
    block: int
    kind: str
    label: str


@dataclass(frozen=True)
class Source:
    """A printed text in one language.

    Attributes:
        language: Its language.
        lines: Its lines, blank ones included.
    """

    language: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole text."""
        return "\n".join(self.lines) + "\n"

    @cached_property
    def draft(self) -> DraftText:
        """The text as the program reads it from a file."""
        return read_text(self.text)

    @cached_property
    def places(self) -> tuple[Line, ...]:
        """The lines that became text, in order, as far as they are found again."""
        return tuple(self._found())

    def _found(self) -> Iterator[Line]:
        blocks = self.draft.blocks
        at = 0
        for index, line in enumerate(self.lines):
            wanted = _bare(line)
            if not wanted:
                continue
            for n in range(at, min(at + 4, len(blocks))):
                eid, block = blocks[n]
                label = ""
                read = _bare(block.text)
                if block.is_label and n + 1 < len(blocks):
                    label, read = block.text, read + _bare(blocks[n + 1][1].text)
                if read and (read == wanted or (block.kind.value == "heading" and wanted.startswith(read[:8]))):
                    yield Line(index, _TO_LINE.sub("", eid), n, block.kind.value, label)
                    at = n + (2 if label else 1)
                    break

    def with_lines(self, changed: dict[int, str | None]) -> Source:
        """Return the text with lines put in the place of others; None takes a line out."""
        kept = (changed.get(n, line) for n, line in enumerate(self.lines))
        return Source(self.language, tuple(line for line in kept if line is not None))


def read_text(text: str) -> DraftText:
    """Return what the program reads from a plain text file with these words."""
    return read_bytes(text.encode(), "treaty.txt").draft


def source(text: str, language: str) -> Source:
    """Return a printed text; lines of its head that name where it is from, behind a number sign, are taken out."""
    return Source(language, tuple(line for line in text.splitlines() if not line.startswith("# ")))


def _bare(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f—–\-.:：　]+", "", _NOTE_MARK.sub("", text).replace(CALL, ""))
