"""Removal of what a word processor or a web page left in the text, with an account of every character.

The forms were collected from texts extracted by Apache POI (``[footnoteRef:8]``, ``[8: …]``,
``[bookmark: …]``), from data sets of UN documents (``[fn:2]`` and a list under "Notes") and from statutes
kept as Markdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.model.finding import Finding
from tracker.readers.plain.account import Account
from tracker.readers.plain.brackets import MAX_NOTE_LINES, Removal, find_removals
from tracker.readers.plain.typed_notes import NOTES_HEADING, take_typed_notes
from tracker.readers.reading import Artefact, ArtefactKind
from tracker.readers.structure.printed_line import PrintedLine, clean_around_calls, starts_lowercase
from tracker.text.compose import FoundNote
from tracker.text.escapes import clean, clean_lines, has_unwanted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_WHOLE_LINE = re.compile(
    r"""^(?:
        (?P<comment>[ \t]*<!--[^\n]*-->[ \t]*)$
      | (?P<rule>[ \t]*(?P<sign>[*_=~`–—-])(?:[ \t]*(?P=sign)){2,}[ \t]*)$
      | (?P<invisible>\s*[\u200b\u2060\u200e\u200f\ufeff][\s\u200b\u2060\u200e\u200f\ufeff]*)$
      | (?P<hashes>[#]{1,6}[ \t\u3000\u00a0]+)(?=\S)
    )""",
    re.VERBOSE,
)
_FIRST_CHARS = frozenset("<*_=~`–—-\u200b\u2060\u200e\u200f\ufeff#")
"""First characters of such lines, if not a blank."""
_KINDS = {
    "comment": ArtefactKind.COMMENT,
    "rule": ArtefactKind.RULE,
    "invisible": ArtefactKind.INVISIBLE,
    "hashes": ArtefactKind.MARKDOWN,
}
_LISTED_NOTE = re.compile(r"[ \t]*(?P<frame>\[fn:(?P<id>\w{1,8})\])[ \t]*(?P<text>.*)")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The treaty text without artefacts.

    Attributes:
        lines: Its lines, without blank ones.
        notes: Its notes.
        artefacts: The removed stretches, in order.
        problems: Calls without a note.
    """

    lines: list[PrintedLine]
    notes: list[FoundNote]
    artefacts: list[Artefact]
    problems: list[Finding]


def remove_artefacts(
    lines: list[str], first: int, *, has_annex_heading: bool, breaks: Collection[int] = frozenset()
) -> Cleaned:
    """Remove the artefacts from the treaty text.

    >>> cleaned = remove_artefacts(["# Treaty", "* * *", "Article 1"], 1, has_annex_heading=False)
    >>> [line.text for line in cleaned.lines], [artefact.text for artefact in cleaned.artefacts]
    (['Treaty', 'Article 1'], ['#', '* * *'])

    Args:
        lines: The lines of the treaty text.
        first: Number of the first in the source.
        has_annex_heading: Whether the first line is the heading of an annex and announces the text ("Annexe").
        breaks: Numbers of the lines, in the source, at which a page breaks.

    Returns:
        The cleaned lines and everything that was removed from them.
    """
    account = Account(first)
    lines = lines.copy()
    if has_annex_heading:
        account.record(0, lines[0].strip(), ArtefactKind.ANNOUNCEMENT)
        lines[0] = ""
    hashes = _remove_line_artefacts(lines, account)
    _remove_listed_notes(lines, account)
    typed = take_typed_notes(lines, account, {number - first for number in breaks})
    text = "\n".join(lines)
    removals = _without_overlaps([*find_removals(text, account), *_placed(typed, lines)])
    printed = _printed_lines(text, removals, first, hashes)
    artefacts = sorted(account.artefacts, key=lambda artefact: artefact.line)
    return Cleaned(printed, account.notes, artefacts, account.problems)


def _placed(calls: list[tuple[int, Removal]], lines: list[str]) -> Iterator[Removal]:
    """Yield calls in lines as calls in the whole text."""
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0)) if calls else []
    for row, call in calls:
        yield replace(call, start=call.start + starts[row], end=call.end + starts[row])


def _without_overlaps(removals: list[Removal]) -> list[Removal]:
    """Return removals in order, without those that begin inside another."""
    kept: list[Removal] = []
    for removal in sorted(removals, key=lambda removal: removal.start):
        if not kept or removal.start >= kept[-1].end:
            kept.append(removal)
    return kept


def _remove_line_artefacts(lines: list[str], account: Account) -> dict[int, int]:
    """Remove artefacts that fill a line or begin it, and control characters.

    Returns:
        The number of Markdown hashes of each line that had any, by line number.
    """
    hashes: dict[int, int] = {}
    any_unwanted = has_unwanted("\n".join(lines))
    for index, line in enumerate(lines):
        if (line[:1].isspace() or line[:1] in _FIRST_CHARS) and (match := _WHOLE_LINE.match(line)):
            if match["hashes"]:
                hashes[account.first + index] = match["hashes"].count("#")
            kind = next(kind for name, kind in _KINDS.items() if match[name])
            account.record(index, match[0].strip(), kind)
            lines[index] = line[match.end() :]
        if any_unwanted and has_unwanted(lines[index]):
            unwanted = {char for char in set(lines[index]) if not char.isspace() and has_unwanted(char)}
            for char in lines[index]:
                if char in unwanted:
                    account.record(index, char, ArtefactKind.INVISIBLE)
            lines[index] = "".join(char for char in lines[index] if char not in unwanted)
    return hashes


def _remove_listed_notes(lines: list[str], account: Account) -> None:
    """Take ``[fn:2] text`` lines as notes, and the line "Notes" above them as an announcement."""
    if not any("[fn:" in line for line in lines):
        return
    lines_left = 0
    heading = -1
    for index, line in enumerate(lines):
        if match := _LISTED_NOTE.fullmatch(line):
            if heading >= 0:
                account.record(heading, lines[heading].strip(), ArtefactKind.ANNOUNCEMENT)
                lines[heading] = ""
            account.notes.append(FoundNote(match["id"], clean(match["text"]), account.first + index))
            account.record(index, match["frame"], ArtefactKind.NOTE_FRAME)
            lines[index] = ""
            lines_left, heading = MAX_NOTE_LINES - 1, -1
        elif not line.strip():
            lines_left = 0
        elif lines_left and starts_lowercase(line.lstrip()):
            # A note on two lines; its line feed is kept, as notes may hold them.
            note = account.notes[-1]
            account.notes[-1] = FoundNote(note.id, f"{note.text}\n{clean(line)}".strip(), note.line)
            lines[index] = ""
            lines_left -= 1
        else:
            lines_left = 0
            heading = index if NOTES_HEADING.fullmatch(line) else -1


def _printed_lines(text: str, removals: list[Removal], first: int, hashes: dict[int, int]) -> list[PrintedLine]:
    """Return the lines that the removals leave, with a sign for each note call."""
    if not removals:
        return list(_unchanged_lines(text.split("\n"), first, hashes))
    printed: list[PrintedLine] = []
    pieces: list[str] = []
    ids: list[str] = []
    number = line_start = first
    after_blank = False

    def end_line() -> None:
        nonlocal after_blank
        line = clean_around_calls("".join(pieces))
        if line:
            printed.append(PrintedLine(line_start, line, tuple(ids), hashes.get(line_start, 0), after_blank))
        after_blank = not line
        pieces.clear()
        ids.clear()

    position = 0
    for removal in [*removals, Removal(len(text), len(text))]:
        kept, *later = text[position : removal.start].split("\n")
        pieces.append(kept)
        for piece in later:
            end_line()
            number += 1
            line_start = number
            pieces.append(piece)
        number += text.count("\n", removal.start, removal.end)
        pieces.append(CALL if removal.call else removal.replacement)
        ids += [removal.call] if removal.call else []
        position = removal.end
    end_line()
    return printed


def _unchanged_lines(lines: list[str], first: int, hashes: dict[int, int]) -> Iterator[PrintedLine]:
    """Yield the lines of a text from which nothing is removed."""
    after_blank = False
    for number, line in enumerate(clean_lines(lines), first):
        if line:
            yield PrintedLine(number, line, (), hashes.get(number, 0), after_blank)
        after_blank = not line
