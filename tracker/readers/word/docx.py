"""Word files (.docx) → a draft: the words as Word shows them, then read as any printed text is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.model.block import CALL, Mark
from tracker.model.numbering import SEPARATOR
from tracker.model.problem import Problem
from tracker.readers.artefacts import clean_around_calls
from tracker.readers.extent import find_extent
from tracker.readers.headings import article_line, division_line
from tracker.readers.lines import Printed, is_title
from tracker.readers.plain import classify, no_articles
from tracker.readers.reading import Reading
from tracker.readers.word.numbering import Numbering
from tracker.readers.word.own import is_own, number_of_note, read_own
from tracker.readers.word.package import Package, W
from tracker.readers.word.paragraphs import Line, Paragraphs
from tracker.text.compose import Found, FoundNote, compose
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.stage import Front

_END = "TreatyEnd"
"""Style of the bars that end our own Word files; they are no text."""

_NOTES = (("footnotes.xml", "footnote"), ("endnotes.xml", "endnote"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked of a file.

    Attributes:
        first: First paragraph of the treaty text, from 1; None to look for it.
        last: Its last paragraph, included.
        revisions: ``final`` for the text with all tracked changes accepted, ``original`` with all rejected.
    """

    first: int | None = None
    last: int | None = None
    revisions: str = "final"


def read_docx(data: bytes, name: str, front: Front, wanted: Wanted) -> Reading:
    """Read a Word file.

    Args:
        data: Its bytes.
        name: Its name, for messages.
        front: What is known about the draft.
        wanted: What is asked of it.

    Returns:
        The draft; its "lines" are the paragraphs of the file, empty ones counted.

    Raises:
        InputError: If it is no Word file, is damaged, unsafe, or holds no words.
    """
    package = Package(data, name)
    numbering = Numbering(package.part("numbering.xml"), package.part("styles.xml"))
    reader = Paragraphs(numbering, wanted.revisions)
    document = package.document()
    lines = [line for line in reader.lines(document) if line.style != _END]
    notes, names = _notes(package, wanted.revisions)
    for line in lines:
        line.ids = [names.get(name, name) for name in line.ids]
    if is_own(lines):
        found, more = read_own(lines)
        draft, problems = compose(found, [*notes, *more], front)
        problems += _doubts(reader, numbering, wanted)
        return Reading(draft=draft, problems=tuple(problems), first_line=1, last_line=len(lines))
    texts = [_plain(line) for line in lines]
    extent = find_extent(texts, wanted.first, wanted.last, name)
    chosen = list(enumerate(lines, 1))[extent.first - 1 + extent.announced : extent.last]
    rows = {number for number, line in chosen if line.row}
    found = [_as_row(each) if each.line in rows else each for each in classify(list(_printed(chosen)))]
    called = {name for each in found for name in each.ids}
    inside = wanted.first is None and extent.first == 1 and extent.last == len(lines)
    draft, problems = compose(found, [note for note in notes if inside or note.id in called], front)
    problems += _doubts(reader, numbering, wanted)
    if not draft.articles:
        problems.append(no_articles(extent.first))
    return Reading(
        draft=draft,
        problems=tuple(sorted(problems, key=lambda p: (p.line, p.column, p.what))),
        first_line=extent.first,
        last_line=extent.last,
        outside=tuple(
            (number, text)
            for number, text in enumerate(texts, 1)
            if text.strip() and not extent.first + extent.announced <= number <= extent.last
        ),
    )


def _notes(package: Package, revisions: str) -> tuple[list[FoundNote], dict[str, str]]:
    """The notes, and other names of those whose printed number is known."""
    notes = []
    names = {}
    for part, kind in _NOTES:
        root = package.part(part)
        for element in () if root is None else root.iter(f"{W}{kind}"):
            if element.get(f"{W}type", "normal") == "normal":
                reader = Paragraphs(Numbering(None, None), revisions)
                words = [clean(line.text) for line in reader.lines(element)]
                name = f"{kind[0]}{element.get(f'{W}id', '')}"
                printed = number_of_note(element, revisions)
                if printed:
                    names[name] = f"#{printed}"
                if printed != "":
                    notes.append(FoundNote(names.get(name, name), "\n".join(filter(None, words))))
    return notes, names


def _plain(line: Line) -> str:
    """A line as it is looked at and listed."""
    return clean(f"{line.label} {line.text}".replace(CALL, ""))


def _as_row(found: Found) -> Found:
    return replace(found, mark=Mark.ROW, level=0)


def _printed(lines: list[tuple[int, Line]]) -> Iterator[Printed]:
    """Lines without blanks: what a number and the words behind it are, and where a soft break parts a heading."""
    for number, line in lines:
        pieces = _pieces(line)
        ids = iter(line.ids)
        for piece in pieces:
            text = clean_around_calls(piece)
            own = tuple(next(ids) for _ in range(piece.count(CALL)))
            if text:
                yield Printed(number, text, own, after_blank=True)


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


def _doubts(reader: Paragraphs, numbering: Numbering, wanted: Wanted) -> Iterator[Problem]:
    """What was passed over, or shown as best we could."""
    if reader.changes:
        other = "original" if wanted.revisions == "final" else "final"
        done = "accepted" if wanted.revisions == "final" else "rejected"
        yield Problem(
            line=1,
            what=f"The file holds tracked changes; they were read as {done}",
            cause="It was edited with tracking switched on",
            cure=f"if you need the other text: --revisions {other}",
        )
    hidden = " ".join("".join(reader.hidden).split())
    if hidden:
        yield Problem(
            line=1,
            what=f"Hidden text was passed over: “{hidden[:200]}”",
            cause="Word neither shows nor prints it",
            cure="if it belongs to the treaty, make it visible in Word",
        )
    if reader.boxes:
        yield Problem(
            line=1,
            what=f"The file holds {reader.boxes} text box{'es' * (reader.boxes != 1)}",
            cause="They stand beside the text; they were put behind the paragraph they hang on",
            cure="look where their words stand now",
        )
    if reader.symbols:
        yield Problem(
            line=1,
            what=f"The file holds {reader.symbols} sign{'s' * (reader.symbols != 1)} of special fonts",
            cause="Such a font may draw anything in the place of a letter",
            cure="look whether they came out right",
        )
    for form in sorted(numbering.unknown):
        yield Problem(
            line=1,
            what=f"Numbers of the form “{form}” were written as figures",
            cause="This program does not know that form",
            cure="look at the numbers, and type them where they are wrong",
        )
