r"""Parses structured text into a draft and its doubtful places. The grammar never refuses words.

::

    file     = [ "---" front "---" ] body
    body     = { block blank }
    block    = "#" title | "##" … heading | ">>" formula | ">" recital | "[^"id"]:" note | "|" row | text
    heading  = hashes [ label [ " — " heading ] ]
    note     = "[^"id"]: " line { "    " line }
    text     = any other line; "\" before a mark makes it one
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.model.block import CALL, BlockKind
from tracker.model.finding import Finding
from tracker.model.stage import FrontMatter
from tracker.text.compose import FoundBlock, FoundNote, compose
from tracker.text.escapes import clean, has_unwanted, read_calls, unescape_start
from tracker.text.front import FENCE, read_front

if TYPE_CHECKING:
    from tracker.model.draft import DraftText

MAX_LEVEL = 40
"""Deepest level of a heading. No treaty goes past nine; the limit protects against deep recursion in hostile files."""

_HEADING = re.compile(r"(#+)(?:[ \u00a0]+(.*))?")
_NOTE = re.compile(r"\[\^([^\]\[\s^]+)\]:(.*)")
_INDENT = re.compile(r"(?: {4}|\t)\s*\S")


def parse(text: str, path: str = "the text") -> tuple[DraftText, list[Finding]]:
    r"""Read structured text.

    Args:
        text: The whole file.
        path: Its name, for messages.

    Returns:
        The draft and its doubtful places; ``parse(write(draft))`` gives the draft again.

    Raises:
        InputError: Only if the front matter cannot be read.

    >>> draft, _ = parse("### Article 1 — Peace\n\nAll seek peace.\n")
    >>> [(eid, block.text) for eid, block in draft.blocks]
    [('art_1', 'Article 1 — Peace'), ('art_1__al_1', 'All seek peace.')]
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines[0] = lines[0].removeprefix("\ufeff")
    front, start = _front(lines, path)
    scanner = _Scanner()
    for number, line in enumerate(lines[start:], start + 1):
        scanner.line(line, number)
    draft, problems = compose(scanner.found, scanner.notes, front)
    return draft, sorted([*scanner.problems, *problems], key=lambda p: (p.line, p.column))


def _front(lines: list[str], path: str) -> tuple[FrontMatter, int]:
    """Return the front matter, and the number of its lines with the fences."""
    if lines[0].rstrip() == FENCE:
        for end, line in enumerate(lines[1:], 1):
            if line.rstrip() == FENCE:
                return read_front(lines[1:end], path), end + 1
    return FrontMatter(), 0


class _Scanner:
    """Reads the body line by line."""

    def __init__(self) -> None:
        self.found: list[FoundBlock] = []
        self.notes: list[FoundNote] = []
        self.problems: list[Finding] = []
        self._in_note = False

    def line(self, raw: str, number: int) -> None:
        line = clean(raw)
        if has_unwanted(raw):
            self._cleaned(number)
        if not line:
            return
        if self._in_note and _INDENT.match(raw):
            note = self.notes[-1]
            self.notes[-1] = FoundNote(note.id, f"{note.text}\n{self._note_text(line, number)}", note.line)
            return
        self._in_note = False
        if match := _NOTE.fullmatch(line):
            self.notes.append(FoundNote(match[1], self._note_text(match[2].strip(), number), number))
            self._in_note = True
        elif (match := _HEADING.fullmatch(line)) and len(match[1]) <= MAX_LEVEL:
            self._heading(len(match[1]), (match[2] or "").strip(), number)
        elif line.startswith(">>"):
            self._add(BlockKind.FORMULA, line[2:].strip(), number)
        elif line.startswith(">"):
            self._add(BlockKind.RECITAL, line[1:].strip(), number)
        elif line.startswith("|"):
            self._add(BlockKind.ROW, line, number)
        else:
            self._add(BlockKind.TEXT, unescape_start(line), number)

    def _heading(self, level: int, text: str, number: int) -> None:
        if level == 1:
            self._add(BlockKind.TITLE, text, number)
        else:
            text, ids = read_calls(text)
            self.found.append(FoundBlock(BlockKind.HEADING, text, level, tuple(ids), number))

    def _add(self, kind: BlockKind, text: str, number: int) -> None:
        text, ids = read_calls(text)
        if text:
            self.found.append(FoundBlock(kind, text, 1 if kind is BlockKind.TITLE else 0, tuple(ids), number))
        else:
            self.problems.append(
                Finding(
                    line=number,
                    message=f"A {kind} without words",
                    cause="The mark is alone on its line",
                    remedy="Write the words after the mark, or delete the line",
                )
            )

    def _note_text(self, line: str, number: int) -> str:
        text, ids = read_calls(line)
        for name in ids:
            text = text.replace(CALL, f"[^{name}]", 1)
            self.problems.append(
                Finding(
                    line=number,
                    message=f"A note refers to note {name}",
                    cause="Notes cannot have notes; the reference was kept as plain words",
                    remedy="Write the reference in words",
                )
            )
        return text

    def _cleaned(self, number: int) -> None:
        self.problems.append(
            Finding(
                line=number,
                message="Control characters were removed",
                cause="They are invisible, and have no place in a treaty text",
                remedy="nothing, unless a word looks wrong",
            )
        )
