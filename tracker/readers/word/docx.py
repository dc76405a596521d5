"""Word files (.docx) → a draft: the words as Word shows them, then read as any printed text is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.finding import Finding
from tracker.readers.reading import Reading
from tracker.readers.structure.shown import Shown, read_shown
from tracker.readers.wanted import Wanted
from tracker.readers.word.numbering import Numbering
from tracker.readers.word.own import is_own, number_of_note, read_own
from tracker.readers.word.package import Package, W
from tracker.readers.word.paragraphs import Paragraphs
from tracker.text.compose import FoundNote, compose
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.stage import FrontMatter

_END = "TreatyEnd"
"""Style of the bars that end our own Word files; they are no text."""

_NOTES = (("footnotes.xml", "footnote"), ("endnotes.xml", "endnote"))


def read_docx(data: bytes, name: str, front: FrontMatter, wanted: Wanted) -> Reading:
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
    called = {each for line in lines for each in line.ids}
    gone = {names.get(each, each) for each in reader.uncalled} - called
    notes = [note for note in notes if note.id not in gone]
    # What a word processor saved again has styles of its choice: LibreOffice gives joined paragraphs that of the first.
    if is_own(lines) and not package.is_office:
        found, more = read_own(lines)
        draft, problems = compose(found, [*notes, *more], front)
        problems += _doubts(reader, numbering, wanted)
        return Reading(draft=draft, problems=tuple(problems), first_line=1, last_line=len(lines))
    doubts = tuple(_doubts(reader, numbering, wanted))
    return read_shown(Shown(lines=lines, notes=notes, doubts=doubts), name, front, wanted)


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


def _doubts(reader: Paragraphs, numbering: Numbering, wanted: Wanted) -> Iterator[Finding]:
    """What was passed over, or shown as best we could."""
    if reader.changes:
        other = "original" if wanted.revisions == "final" else "final"
        done = "accepted" if wanted.revisions == "final" else "rejected"
        yield Finding(
            line=1,
            message=f"The file holds tracked changes; they were read as {done}",
            cause="It was edited with tracking switched on",
            remedy=f"if you need the other text: --revisions {other}",
        )
    hidden = " ".join("".join(reader.hidden).split())
    if hidden:
        yield Finding(
            line=1,
            message=f"Hidden text was passed over: “{hidden[:200]}”",
            cause="Word neither shows nor prints it",
            remedy="if it belongs to the treaty, make it visible in Word",
        )
    if reader.boxes:
        yield Finding(
            line=1,
            message=f"The file holds {reader.boxes} text box{'es' * (reader.boxes != 1)}",
            cause="They stand beside the text; they were put behind the paragraph they hang on",
            remedy="look where their words stand now",
        )
    if reader.symbols:
        yield Finding(
            line=1,
            message=f"The file holds {reader.symbols} sign{'s' * (reader.symbols != 1)} of special fonts",
            cause="Such a font may draw anything in the place of a letter",
            remedy="look whether they came out right",
        )
    for form in sorted(numbering.unknown):
        yield Finding(
            line=1,
            message=f"Numbers of the form “{form}” were written as figures",
            cause="This program does not know that form",
            remedy="look at the numbers, and type them where they are wrong",
        )
