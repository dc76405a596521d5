"""Paragraphs as a program shows them → a draft: what readers of Word files and web pages share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model.block import CALL, BlockKind
from tracker.model.finding import Finding
from tracker.model.heading import SEPARATOR
from tracker.readers.cleaning.artefacts import clean_around_calls
from tracker.readers.plain import classify, no_articles
from tracker.readers.reading import Reading
from tracker.readers.structure.extent import find_extent
from tracker.readers.structure.headings import article_line, division_line
from tracker.readers.structure.printed import Printed, is_title
from tracker.text.compose import Found, FoundNote, compose
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.stage import FrontMatter
    from tracker.readers.structure.counted import Counted
    from tracker.readers.wanted import Wanted


@dataclass(slots=True)
class Line:
    """One paragraph, or row of a table.

    Attributes:
        text: Its words, with :data:`~tracker.model.block.CALL` for each call of a note; may hold line feeds.
        ids: The notes that are called.
        label: The number that Word shows before it.
        counted: What the file says of this number; None where somebody typed it.
        style: Name of its style.
        row: Whether it is a row of a table.
    """

    text: str = ""
    ids: list[str] = field(default_factory=list)
    label: str = ""
    counted: Counted | None = None
    style: str = ""
    row: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A file as its program shows it.

    Attributes:
        lines: All lines, in order.
        notes: Its notes.
        doubts: What was doubtful.
    """

    lines: Sequence[Line]
    notes: Sequence[FoundNote] = ()
    doubts: Sequence[Finding] = ()


def read_shown(shown: Shown, name: str, front: FrontMatter, wanted: Wanted) -> Reading:
    """Read lines with their numbers and calls of notes.

    Args:
        shown: The lines; notes that only what is left out calls are left out too.
        name: Name of the file, for messages.
        front: What is known about the draft.
        wanted: What is asked of it.

    Raises:
        InputError: If the lines asked for are not in the file or hold no words.
    """
    lines = shown.lines
    texts = [_plain(line) for line in lines]
    if not any(texts):
        raise InputError(f"{name} holds no words", cause="It shows none", remedy="check that the right file was named")
    extent = find_extent(texts, wanted, name)
    begin = extent.first + extent.announced
    chosen = [(number, line) for number, line in enumerate(lines, 1) if begin <= number <= extent.last]
    rows = {number for number, line in chosen if line.row}
    found = [_as_row(each) if each.line in rows else each for each in classify(list(_printed(chosen)))]
    called = {each for block in found for each in block.ids}
    elsewhere = {each for line in lines for each in line.ids} - called
    draft, problems = compose(found, [note for note in shown.notes if note.id not in elsewhere], front)
    problems += shown.doubts
    if not draft.articles:
        problems.append(no_articles(extent.first))
    return Reading(
        draft=draft,
        problems=tuple(sorted(problems, key=lambda p: (p.line, p.column, p.message))),
        first_line=extent.first,
        last_line=extent.last,
        outside=tuple(
            (number, text) for number, text in enumerate(texts, 1) if text and not begin <= number <= extent.last
        ),
    )


def _plain(line: Line) -> str:
    """A line as it is looked at and listed."""
    return clean(f"{line.label} {line.text}".replace(CALL, ""))


def _as_row(found: Found) -> Found:
    return found._replace(kind=BlockKind.ROW, level=0)


def _printed(lines: list[tuple[int, Line]]) -> Iterator[Printed]:
    """Lines without blanks: what a number and the words behind it are, and where a soft break parts a heading."""
    for number, line in lines:
        pieces = _pieces(line)
        ids = iter(line.ids)
        for piece in pieces:
            text = clean_around_calls(piece)
            own = tuple(next(ids) for _ in range(piece.count(CALL)))
            if text:
                yield Printed(number, text, own, after_blank=True, counted=None if line.row else line.counted)


def _pieces(line: Line) -> list[str]:
    if line.row:
        return [line.text]
    parts = [part for part in line.text.split("\n") if part.strip()]
    if line.label and article_line(line.label):
        if len(parts) == 1 and is_title(clean(parts[0])):
            return [f"{line.label}{SEPARATOR}{parts[0]}"]
        return [line.label, *parts]
    if parts and not line.label and _heads(clean(parts[0].replace(CALL, ""))):
        return parts
    return [f"{line.label} {' '.join(parts)}"]


def _heads(text: str) -> bool:
    """Whether a line is the label of an article or division and nothing else."""
    head = article_line(text) or division_line(text) if text else None
    return head is not None and head.is_heading and not head.rest
