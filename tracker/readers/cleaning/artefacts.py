"""Takes out what a word processor or a web page left in the text, and keeps account of every character.

The forms were collected from texts extracted by Apache POI (``[footnoteRef:8]``, ``[8: …]``,
``[bookmark: …]``), from data sets of UN documents (``[fn:2]`` and a list under "Notes") and from statutes
kept as Markdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.model.finding import Finding
from tracker.readers.cleaning.account import Account
from tracker.readers.cleaning.brackets import LONGEST_NOTE, Cut, find_cuts
from tracker.readers.reading import Artefact, ArtefactKind
from tracker.readers.structure.printed import Printed, starts_low
from tracker.text.compose import FoundNote
from tracker.text.escapes import clean, clean_lines, has_unwanted

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHOLE_LINE = re.compile(
    r"""^(?:
        (?P<comment>[ \t]*<!--[^\n]*-->[ \t]*)$
      | (?P<rule>[ \t]*(?P<sign>[*_=~–—-])(?:[ \t]*(?P=sign)){2,}[ \t]*)$
      | (?P<invisible>\s*[\u200b\u2060\u200e\u200f\ufeff][\s\u200b\u2060\u200e\u200f\ufeff]*)$
      | (?P<hashes>[#]{1,6}[ \t\u3000\u00a0]+)(?=\S)
    )""",
    re.VERBOSE,
)
_FIRST = frozenset("<*_=~–—-\u200b\u2060\u200e\u200f\ufeff#")
"""What such a line begins with, if not with a blank."""
_KINDS = {
    "comment": ArtefactKind.COMMENT,
    "rule": ArtefactKind.RULE,
    "invisible": ArtefactKind.INVISIBLE,
    "hashes": ArtefactKind.MARKDOWN,
}
_NOTES_HEADING = re.compile(
    r"\s*(?:(?:foot|end)?notes|notas|примечания|сноски|الحواشي|注释?|註)\s*:?\s*", re.IGNORECASE
)
_LISTED_NOTE = re.compile(r"[ \t]*(?P<frame>\[fn:(?P<id>\w{1,8})\])[ \t]*(?P<text>.*)")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The treaty text without artefacts.

    Attributes:
        lines: Its lines, blank ones left out.
        notes: Its notes.
        artefacts: What was taken out, in order.
        problems: Calls that call nothing.
    """

    lines: list[Printed]
    notes: list[FoundNote]
    artefacts: list[Artefact]
    problems: list[Finding]


def take_out(lines: list[str], first: int, *, announced: bool) -> Cleaned:
    """Take the artefacts out of the treaty text.

    Args:
        lines: The lines of the treaty text.
        first: The number of the first in the source.
        announced: Whether the first line announces the text ("Annexe").

    Returns:
        The cleaned lines and all that was taken from them.
    """
    account = Account(first)
    lines = lines.copy()
    if announced:
        account.took(0, lines[0].strip(), ArtefactKind.ANNOUNCEMENT)
        lines[0] = ""
    hashes = _take_whole_lines(lines, account)
    _take_listed_notes(lines, account)
    text = "\n".join(lines)
    printed = _printed(text, find_cuts(text, account), first, hashes)
    artefacts = sorted(account.artefacts, key=lambda artefact: artefact.line)
    return Cleaned(printed, account.notes, artefacts, account.problems)


def _take_whole_lines(lines: list[str], account: Account) -> dict[int, int]:
    """Take out what fills a line or stands at its head; gives the Markdown marks of each line."""
    hashes: dict[int, int] = {}
    anywhere = has_unwanted("\n".join(lines))
    for place, line in enumerate(lines):
        if (line[:1].isspace() or line[:1] in _FIRST) and (match := _WHOLE_LINE.match(line)):
            if match["hashes"]:
                hashes[account.first + place] = match["hashes"].count("#")
            kind = next(kind for name, kind in _KINDS.items() if match[name])
            account.took(place, match[0].strip(), kind)
            lines[place] = line[match.end() :]
        if anywhere and has_unwanted(lines[place]):
            unwanted = {char for char in set(lines[place]) if not char.isspace() and has_unwanted(char)}
            for char in lines[place]:
                if char in unwanted:
                    account.took(place, char, ArtefactKind.INVISIBLE)
            lines[place] = "".join(char for char in lines[place] if char not in unwanted)
    return hashes


def _take_listed_notes(lines: list[str], account: Account) -> None:
    """Take ``[fn:2] text`` lines for notes, and the line "Notes" above them for an announcement."""
    if not any("[fn:" in line for line in lines):
        return
    going_on = 0
    announced = -1
    for place, line in enumerate(lines):
        if match := _LISTED_NOTE.fullmatch(line):
            if announced >= 0:
                account.took(announced, lines[announced].strip(), ArtefactKind.ANNOUNCEMENT)
                lines[announced] = ""
            account.notes.append(FoundNote(match["id"], clean(match["text"]), account.first + place))
            account.took(place, match["frame"], ArtefactKind.NOTE_FRAME)
            lines[place] = ""
            going_on, announced = LONGEST_NOTE - 1, -1
        elif not line.strip():
            going_on = 0
        elif going_on and starts_low(line.lstrip()):
            # A note broken over two lines; its line feed is kept, as notes may hold them.
            note = account.notes[-1]
            account.notes[-1] = FoundNote(note.id, f"{note.text}\n{clean(line)}".strip(), note.line)
            lines[place] = ""
            going_on -= 1
        else:
            going_on = 0
            announced = place if _NOTES_HEADING.fullmatch(line) else -1


def _printed(text: str, cuts: list[Cut], first: int, hashes: dict[int, int]) -> list[Printed]:
    """The lines of what the cuts leave over."""
    if not cuts:
        return list(_whole(text.split("\n"), first, hashes))
    out: list[Printed] = []
    pieces: list[str] = []
    ids: list[str] = []
    number = begun = first
    blank = False

    def end_line() -> None:
        nonlocal blank
        line = clean_around_calls("".join(pieces))
        if line:
            out.append(Printed(begun, line, tuple(ids), hashes.get(begun, 0), blank))
        blank = not line
        pieces.clear()
        ids.clear()

    position = 0
    for cut in [*cuts, Cut(len(text), len(text))]:
        kept, *later = text[position : cut.start].split("\n")
        pieces.append(kept)
        for piece in later:
            end_line()
            number += 1
            begun = number
            pieces.append(piece)
        number += text.count("\n", cut.start, cut.end)
        pieces.append(CALL if cut.call else cut.put)
        ids += [cut.call] if cut.call else []
        position = cut.end
    end_line()
    return out


def _whole(lines: list[str], first: int, hashes: dict[int, int]) -> Iterator[Printed]:
    """The lines of a text out of which nothing is cut."""
    blank = False
    for number, line in enumerate(clean_lines(lines), first):
        if line:
            yield Printed(number, line, (), hashes.get(number, 0), blank)
        blank = not line


def clean_around_calls(line: str) -> str:
    """A line as a draft keeps it, with its calls; ``clean`` alone takes every call for a stray."""
    if CALL not in line:
        return clean(line)
    # NFC must see the words on either side of a call apart, as the writer prints them.
    return CALL.join(_inner(piece) for piece in line.split(CALL)).strip()


def _inner(piece: str) -> str:
    """A piece of a line, cleaned, its outer blanks kept as blanks."""
    body = clean(piece)
    if not body:
        return " " if piece else ""
    lead = piece[: len(piece) - len(piece.lstrip())]
    tail = piece[len(piece.rstrip()) :]
    return _blank(lead) + body + _blank(tail)


def _blank(space: str) -> str:
    """Outer white space of a piece: non-breaking spaces stay, all else is one space."""
    return space if set(space) == {"\u00a0"} else " " * bool(space)
