"""The brief as plain text of at most 80 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.document.about import fact_line
from tracker.report.find.quote import quote
from tracker.report.find.view import Passage
from tracker.report.terminal.plain import WIDTH, display_width, safe, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.substance.brief import Brief, BriefPart, Entry, Quoted

_INDENT = "  "
_GONE, _NEW = ("{-", "-}"), ("{+", "+}")
"""The signs around words that went and came, as in CriticMarkup."""
_LINES = 2
"""Lines that a quotation takes."""


def brief_text(brief: Brief, width: int = WIDTH) -> str:
    """Return the brief as text with lines of at most so many columns.

    Args:
        brief: The brief.
        width: Columns of a line.
    """
    return "\n\n".join(safe(paragraph) for paragraph in _paragraphs(brief, width))


def render(brief: Brief) -> bytes:
    """Return the brief as a text file."""
    return (brief_text(brief) + "\n").encode()


def _paragraphs(brief: Brief, width: int) -> Iterator[str]:
    words = brief.words
    facts = (fact_line(side, words, words[role]) for side, role in zip(brief.sides, ("before", "after"), strict=True))
    yield "\n".join([wrap(words["brief"], width=width), *(wrap(fact, rest=_INDENT, width=width) for fact in facts)])
    for notice in brief.notices:
        yield wrap(f"! {notice.line}", rest=_INDENT, width=width)
    yield "\n".join(wrap(line, width=width) for line in (brief.answer, brief.classes) if line)
    if brief.provisions_lines:
        yield "\n".join(wrap(line, rest=_INDENT, width=width) for line in brief.provisions_lines)
    for part in brief.shown:
        yield "\n".join(_part(part, brief, width))
    if brief.hidden:
        yield wrap(words["brief_hidden"].format(count=brief.hidden), width=width)
    for line in brief.limits:
        yield wrap(line, width=width)


def _part(part: BriefPart, brief: Brief, width: int) -> Iterator[str]:
    words = brief.words
    yield wrap(f"{words[f'brief_{part.kind}']}{words['colon']}{part.count}", width=width)
    for entry in part.entries[: part.shown]:
        yield from _entry(entry, brief, width)


def _entry(entry: Entry, brief: Brief, width: int) -> Iterator[str]:
    words = brief.words
    line = words["with_remark"].format(what=entry.place_in(words), remark=words[f"brief_{entry.direction}"])
    yield wrap(line, first=_INDENT, rest=_INDENT * 2, width=width)
    for quoted, signs in ((entry.before, _GONE), (entry.after, _NEW)):
        yield wrap(_quotation(quoted, signs, width), first=f"{_INDENT * 2}{signs[0][1]} ", width=width)
    if also := entry.also_in(words):
        yield wrap(also, first=_INDENT * 2, width=width)


def _quotation(quoted: Quoted, signs: tuple[str, str], width: int) -> str:
    """Return the words in their line, between signs; the line alone where this text has none of them."""
    room = _LINES * (width - len(_INDENT) * 4 - display_width("".join(signs)))
    passage = Passage(place="", eid=quoted.eid, text=quoted.text, spans=((quoted.start, quoted.end),))
    pieces = quote(passage, room)
    return "".join(f"{signs[0]}{piece.text}{signs[1]}" if piece.found else piece.text for piece in pieces)
