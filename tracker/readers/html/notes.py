"""Notes of a web page. HTML has no element for them: a note is a line that begins with the number of its call.

The call is a link to the note, or a raised number that stands at the beginning of a later line as well.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.readers.html.lines import PageLine, Run
from tracker.readers.structure.headings import article_line
from tracker.readers.structure.raised import lower_text, raise_text
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NUMBER = re.compile(r"\s*[\[(]?(\d{1,4}|[*†‡]{1,3})[\])]?\s*\.?\s*")
_MIN_FIRST_PARAGRAPHS = 2
"""Articles whose first line begins with a raised 1 before such numbers are those of paragraphs."""
_OPENING, _CLOSING = "([", ")]"


def find_notes(lines: Sequence[PageLine]) -> dict[str, str]:
    """Return the text of each note that is called, by its anchor.

    A note is a line with an anchor that begins with a number, to which a link leads whose words are that number. Raised
    numbers without a link are linked here: their lines are changed.
    """
    _link_raised_numbers(lines)
    targets = {name: at for at, line in enumerate(lines) for name in line.anchors}
    notes = {}
    for at, line in enumerate(lines):
        for target, words in _links(line):
            number, place = _NUMBER.fullmatch(words), targets.get(target, at)
            if number is None or place == at:
                continue
            note = lines[place]
            if place < at and line.text.lstrip().startswith(words.strip()):
                continue  # The link at the beginning of a note, back to the call: a numbered paragraph is no note.
            text = _shown(note)
            begin = _NUMBER.match(text)
            if begin is not None and begin[1] == number[1] and not _is_call(note, text[begin.end() :], line):
                notes[target] = " ".join(text[begin.end() :].split())
    return notes


def lower_paragraph_numbers(lines: Sequence[PageLine]) -> None:
    """Print raised numbers of paragraphs on the line, as in "¹ The Confederation …" of Swiss law.

    Notes do not begin with 1 below the heading of one article after another; paragraphs do.

    Args:
        lines: All lines; they are changed.
    """
    starts = [(at, first) for at, line in enumerate(lines) if (first := _raised_start(line)) is not None]
    ones = [at for at, first in starts if at and lines[at].runs[first].text.strip() == "1"]
    below = sum(article_line(clean(lines[at - 1].text)) is not None for at in ones)
    if below >= _MIN_FIRST_PARAGRAPHS and 2 * below >= len(ones):
        for at, first in starts:
            lines[at].runs[first] = lines[at].runs[first]._replace(raised=0)


def _raised_start(line: PageLine) -> int | None:
    """Return the raised number with which a line begins; None without one."""
    first = None if line.row or line.label else _first_words(line)
    return first if first is not None and _raised_number(line.runs[first]) is not None else None


def _shown(note: PageLine) -> str:
    """Return the words of a note with its counted number, without the arrow that leads back to its call."""
    words = "".join(run.text for run in note.runs if run.link is None or any(map(str.isalnum, run.text)))
    return f"{note.label} {words}" if note.label else words


def is_note(line: PageLine, notes: Mapping[str, str]) -> bool:
    """Return whether a line is the text of a note."""
    return any(anchor in notes for anchor in line.anchors)


def shown_text(line: PageLine, notes: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return the words of a line with a sign in the place of each call, and the names of the called notes.

    Brackets around a call are taken off with it; raised and lowered figures become characters of the text.

    Args:
        line: The line.
        notes: The notes, by anchor.
    """
    text = ""
    ids: list[str] = []
    unopened = ""
    for (link, raised), group in groupby(line.runs, key=lambda run: (run.link, run.raised)):
        words = "".join(run.text for run in group)
        if link in notes and link is not None and _NUMBER.fullmatch(words):
            if ids and text.endswith(CALL) and ids[-1] == link:
                continue  # One link in two pieces: "[" and the raised number.
            # A call that has brackets of its own needs none around it: "[[1]]" is a call in brackets.
            if text[-1:] and text[-1] in _OPENING and words.strip()[:1] not in _OPENING:
                unopened = _CLOSING[_OPENING.index(text[-1])]
                text = text[:-1]
            text += CALL
            ids.append(link)
            continue
        if unopened and words.startswith(unopened):
            words = words[1:]
        unopened = ""
        text += raise_text(words) if raised > 0 else lower_text(words) if raised < 0 else words
    return text, ids


def _links(line: PageLine) -> list[tuple[str, str]]:
    """Return target and words of each link of a line."""
    groups = groupby(line.runs, key=lambda run: run.link)
    return [(link, "".join(run.text for run in group)) for link, group in groups if link]


def _is_call(note: PageLine, rest: str, caller: PageLine) -> bool:
    """Return whether a line is no note but holds the call, to which the backlink of the note leads."""
    return not rest.strip() or caller.text.strip() == note.text.strip()


def _link_raised_numbers(lines: Sequence[PageLine]) -> None:
    """Link raised numbers to the one later line that begins with the same raised number."""
    open_calls: dict[str, list[tuple[PageLine, int]]] = {}
    for at, line in enumerate(lines):
        first = _first_words(line)
        number = _raised_number(line.runs[first]) if first is not None else None
        calls = open_calls.pop(number, []) if number is not None else []
        if first is not None and len(calls) == 1 and any(run.text.strip() for run in line.runs[first + 1 :]):
            anchor = f"note {number} in line {at}"
            line.anchors.append(anchor)
            caller, index = calls[0]
            caller.runs[index] = caller.runs[index]._replace(link=anchor)
            continue
        last = max((index for index, run in enumerate(line.runs) if run.text.strip()), default=0)
        for index, run in enumerate(line.runs):
            number = _raised_number(run)
            if number is not None and index != first and not _is_exponent(line, index, last):
                open_calls.setdefault(number, []).append((line, index))


def _first_words(line: PageLine) -> int | None:
    return next((at for at, run in enumerate(line.runs) if run.text.strip()), None)


def _raised_number(run: Run) -> str | None:
    match = _NUMBER.fullmatch(run.text) if run.raised > 0 and run.link is None else None
    return match[1] if match else None


def _is_exponent(line: PageLine, index: int, last: int) -> bool:
    """Return whether a raised number stands behind a figure in a sentence; a heading may end in one."""
    return index > 0 and line.runs[index - 1].text[-1:].isdigit() and index < last
