"""Word files (.docx) → a draft: the words as Word shows them, then read as any rendered document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.finding import Finding
from tracker.readers.reading import Reading
from tracker.readers.structure.rendered import RenderedDocument, read_rendered
from tracker.readers.word.numbering import Numbering
from tracker.readers.word.own import is_own, note_number, read_own
from tracker.readers.word.package import Package, W
from tracker.readers.word.paragraphs import Paragraphs
from tracker.text.compose import FoundNote, compose
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.stage import FrontMatter
    from tracker.readers.options import ReadOptions

_END_STYLE = "TreatyEnd"
"""Style of the bars that end Word files of this program; they are no text."""

_NOTE_PARTS = (("footnotes.xml", "footnote"), ("endnotes.xml", "endnote"))
_MAX_QUOTED = 200
"""Characters of hidden text that a problem quotes."""


def read_docx(data: bytes, name: str, front: FrontMatter, options: ReadOptions) -> Reading:
    """Read a Word file.

    Args:
        data: Its bytes.
        name: Name of the file, for messages.
        front: Front matter that the caller knows.
        options: The part of the file that is the treaty, counted in paragraphs, and the state of tracked changes.

    Returns:
        The draft; its lines are the paragraphs of the file, empty ones included.

    Raises:
        InputError: If it is no Word file, is damaged, unsafe, or holds no words.
    """
    package = Package(data, name)
    numbering = Numbering(package.part("numbering.xml"), package.part("styles.xml"))
    reader = Paragraphs(numbering, options.revisions)
    document = package.document()
    lines = [line for line in reader.lines(document) if line.style != _END_STYLE]
    notes, printed_names = _notes(package, options.revisions)
    for line in lines:
        line.ids = [printed_names.get(note, note) for note in line.ids]
    called = {note for line in lines for note in line.ids}
    uncalled = {printed_names.get(note, note) for note in reader.uncalled} - called
    notes = [note for note in notes if note.id not in uncalled]
    problems = list(_problems(reader, numbering, options.revisions))
    # A word processor that saves a file again chooses styles: LibreOffice gives joined paragraphs that of the first.
    if is_own(lines) and not package.saved_by_office:
        found, uncalled_notes = read_own(lines)
        draft, draft_problems = compose(found, [*notes, *uncalled_notes], front)
        return Reading(draft=draft, problems=(*draft_problems, *problems), first_line=1, last_line=len(lines))
    return read_rendered(RenderedDocument(lines=lines, notes=notes, problems=problems), name, front, options)


def _notes(package: Package, revisions: str) -> tuple[list[FoundNote], dict[str, str]]:
    """Return the notes, and the names ``#number`` of those that this program wrote, by their names in the file."""
    notes = []
    printed_names = {}
    for part, kind in _NOTE_PARTS:
        root = package.part(part)
        for element in () if root is None else root.iter(f"{W}{kind}"):
            if element.get(f"{W}type", "normal") == "normal":
                reader = Paragraphs(Numbering(None, None), revisions)
                words = [clean(line.text) for line in reader.lines(element)]
                name = f"{kind[0]}{element.get(f'{W}id', '')}"
                number = note_number(element, revisions)
                if number:
                    printed_names[name] = f"#{number}"
                if number != "":
                    notes.append(FoundNote(printed_names.get(name, name), "\n".join(filter(None, words))))
    return notes, printed_names


def _problems(reader: Paragraphs, numbering: Numbering, revisions: str) -> Iterator[Finding]:
    """Yield a problem for everything that was skipped, or may be shown otherwise in Word."""
    if reader.changes:
        other = "original" if revisions == "final" else "final"
        state = "accepted" if revisions == "final" else "rejected"
        yield Finding(
            line=1,
            message=f"The file holds tracked changes; they were read as {state}",
            cause="It was edited with tracking switched on",
            remedy=f"if you need the other text: --revisions {other}",
        )
    hidden = " ".join("".join(reader.hidden).split())
    if hidden:
        yield Finding(
            line=1,
            message=f"Hidden text was skipped: “{hidden[:_MAX_QUOTED]}”",
            cause="Word neither shows nor prints it",
            remedy="if it belongs to the treaty, make it visible in Word",
        )
    if reader.boxes:
        yield Finding(
            line=1,
            message=f"The file holds {reader.boxes} text box{'es' * (reader.boxes != 1)}",
            cause="Their place is beside the text; their words were put behind the paragraphs they are anchored to",
            remedy="check where their words stand now",
        )
    if reader.symbols:
        yield Finding(
            line=1,
            message=f"The file holds {reader.symbols} sign{'s' * (reader.symbols != 1)} of symbol fonts",
            cause="Such a font may draw anything in the place of a letter",
            remedy="check that they came out right",
        )
    for number_format in sorted(numbering.unknown_formats):
        yield Finding(
            line=1,
            message=f"Numbers of the format “{number_format}” were written as figures",
            cause="This program does not know that format",
            remedy="check the numbers, and type them where they are wrong",
        )
