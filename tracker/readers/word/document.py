"""Word files (.docx) → a draft: the words as Word shows them, then read as any rendered document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.model.finding import Finding
from tracker.model.stage import FrontMatter
from tracker.readers.plain.rendered_notes import take_notes
from tracker.readers.reading import ArtefactKind, Reading
from tracker.readers.structure.rendered import RenderedDocument, read_rendered
from tracker.readers.word.comments import read_comments
from tracker.readers.word.elements import PICTURES, RELATION, all_words, outermost
from tracker.readers.word.embedded import describe
from tracker.readers.word.numbering import Numbering
from tracker.readers.word.own import is_own, note_number, read_own
from tracker.readers.word.package import Package, W
from tracker.readers.word.paragraphs import Paragraphs
from tracker.readers.word.styles import Styles
from tracker.text.compose import FoundNote, compose
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

    from tracker.readers.options import ReadOptions
    from tracker.readers.structure.rendered import RenderedLine
    from tracker.readers.word.account import Account

_END_STYLE = "TreatyEnd"
"""Style of the bars that end Word files of this program; they are no text."""

_NOTE_PARTS = (("footnotes.xml", "footnote"), ("endnotes.xml", "endnote"))
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_NO_TITLE = re.compile(
    r"microsoft word.*|(?:document|untitled|template|title|draft)\s*\d*|.*\.(?:docx?|rtf|odt|dotx?|pdf|wpd)|[\w.-]*",
    re.IGNORECASE,
)
"""Titles in properties that programs or templates put there: names of files, a single word."""
_MAX_TITLE = 300
"""Characters of a title in the properties: the longest titles of treaties have 260; more is an abstract."""


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
        InputError: If it is no Word file, is damaged, unsafe, or contains no words.
    """
    package = Package(data, name)
    style_part = package.part("styles.xml")
    numbering = Numbering(package.part("numbering.xml"), style_part)
    reader = Paragraphs(numbering, options.revisions, styles=Styles(style_part), package=package)
    document = package.document()
    lines = [line for line in reader.lines(document) if line.style != _END_STYLE]
    numbers = {id(line): number for number, line in enumerate(lines, 1)}
    notes, printed_names = _notes(package, reader, lines, options.revisions)
    for line in lines:
        line.ids = [printed_names.get(note, note) for note in line.ids]
    typed = take_notes(lines)
    called = {note for line in lines for note in line.ids}
    uncalled = {printed_names.get(note, note): kind for note, kind in reader.uncalled.items()}
    for note in notes:
        if note.id in uncalled and note.id not in called:
            reader.account.leave_out(None, uncalled[note.id], note.text)
    notes = [note for note in notes if note.id not in uncalled or note.id in called]
    _leave_out_running_heads(package, document, reader.account)

    def number(line: RenderedLine | None) -> int:
        place = reader.account.place(line)
        return 1 if place is None else numbers.get(id(place), len(lines) or 1)

    extended = package.part("commentsExtended.xml")
    rendered = RenderedDocument(
        lines=lines,
        notes=[*notes, *typed.notes],
        problems=[
            *reader.account.problems(number, options.revisions),
            *_unknown_formats(numbering),
            *_proposal(package),
        ],
        artefacts=[*reader.account.artefacts(number), *typed.artefacts],
        comments=read_comments(package.part("comments.xml"), extended, reader.trace, number),
        revisions=reader.account.revisions(number),
        offered=_properties(package),
    )
    # A word processor that saves a file again chooses styles: LibreOffice gives joined paragraphs that of the first.
    if is_own(lines) and not package.saved_by_office:
        return _read_own(rendered, front)
    return read_rendered(rendered, name, front, options)


def _read_own(document: RenderedDocument, front: FrontMatter) -> Reading:
    """Read a file of this program."""
    found, uncalled_notes = read_own(document.lines)
    draft, problems = compose(found, [*document.notes, *uncalled_notes], front)
    return Reading(
        draft=draft,
        problems=(*problems, *document.problems),
        first_line=1,
        last_line=len(document.lines),
        artefacts=tuple(document.artefacts),
        comments=tuple(document.comments),
        revisions=tuple(document.revisions),
    )


def _notes(
    package: Package, body: Paragraphs, lines: list[RenderedLine], revisions: str
) -> tuple[list[FoundNote], dict[str, str]]:
    """Return the notes, and the names ``#number`` of those that this program wrote, by their names in the file."""
    notes = []
    printed_names = {}
    calling = {note: line for line in lines for note in line.ids}
    for part, kind in _NOTE_PARTS:
        root = package.part(part)
        for element in () if root is None else root.iter(f"{W}{kind}"):
            if element.get(f"{W}type", "normal") == "normal":
                name = f"{kind[0]}{element.get(f'{W}id', '')}"
                words = [clean(text) for text in body.note(element, name, calling.get(name))]
                number = note_number(element, revisions)
                if number:
                    printed_names[name] = f"#{number}"
                if number != "":
                    notes.append(FoundNote(printed_names.get(name, name), "\n".join(filter(None, words))))
    return notes, printed_names


def _leave_out_running_heads(package: Package, document: ET.Element, account: Account) -> None:
    """Put the words at the head and foot of pages into the account; the fields in them make page numbers."""
    seen = set()
    references = [*document.iter(f"{W}headerReference"), *document.iter(f"{W}footerReference")]
    for relation in dict.fromkeys(reference.get(f"{RELATION}id", "") for reference in references):
        root = package.xml_related(relation)
        for paragraph in () if root is None else outermost(root, ("p",)):
            words = " ".join(all_words(paragraph).split())
            found = [(ArtefactKind.RUNNING_HEAD, words)] if any(map(str.isalpha, words)) else []
            for drawing in outermost(paragraph, PICTURES):
                drawn = describe(drawing, list(outermost(drawing, ("txbxContent",))), None)
                found += [] if drawn.is_frame else [(ArtefactKind.PICTURE, drawn.text)]
            for kind, text in found:
                if (kind, text) not in seen:
                    seen.add((kind, text))
                    account.leave_out(None, kind, text)


def _unknown_formats(numbering: Numbering) -> Iterator[Finding]:
    """Yield a problem for each number format that is not known."""
    for number_format in sorted(numbering.unknown_formats):
        yield Finding(
            line=1,
            message=f"Numbers in the format “{number_format}” were written as figures",
            cause="This program does not know that format",
            remedy="check the numbers, and type them where they are wrong",
        )


def _proposal(package: Package) -> Iterator[Finding]:
    """Yield a doubt about a file that this program made by taking out brackets: it is nobody's text, unless issued."""
    if made_from := " ".join(clean(package.custom("tracker-proposal")).split()):
        yield Finding(
            message=f"This Word file was made as a proposal from {made_from}, by taking out its brackets",
            cause="Its properties say so; nobody had issued or agreed its wording then",
            remedy="Call it official only if it was issued since",
        )


def _properties(package: Package) -> FrontMatter:
    """Return what the properties of the file state: its title, unless a program put it there."""
    core = package.core()
    found = None if core is None else core.find(_TITLE)
    title = " ".join(((found.text if found is not None else None) or "").split())
    sensible = title and len(title) <= _MAX_TITLE and not _NO_TITLE.fullmatch(title)
    return FrontMatter(title=title if sensible else "")
