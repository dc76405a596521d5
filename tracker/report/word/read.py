"""Read both texts back out of a finished Word redline; shares no code with the modules that write it.

The text before is what Word shows with all changes rejected, the text after with all accepted: paragraphs, their
styles, words, notes. So a word that was dropped, doubled or marked wrongly is found before the report is put in place.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from xml.etree import ElementTree as ET

from tracker.errors import ProofError
from tracker.model.block import CALL, Block, BlockKind

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST = 200_000_000
"""Bytes of one part, unpacked, up to which a file is read: ten times the redline of 10,000 articles."""

DAMAGE_ERRORS = (
    zipfile.BadZipFile, zlib.error, struct.error, ET.ParseError, LookupError, ValueError, RuntimeError, EOFError,
    OSError, OverflowError,
)  # fmt: skip
"""Exceptions that a damaged archive or document may raise."""

_ABSENT = (("ins", "moveTo"), ("del", "moveFrom"))
"""Revisions that are no part of the text before, and of the text after."""

_STYLE = re.compile(r"Treaty(Title|Formula|Recital|Heading|Text|Row)(\d*)")
_FORMER_STYLE = re.compile(r"former_([A-Za-z0-9]+)_\d+")
_ANCHOR = re.compile(r"note_(\d*)_(\d*)_\d+")


def read_back(page: bytes) -> tuple[list[Block], list[Block]]:
    """Read both texts out of a finished file.

    Args:
        page: The bytes of the file.

    Returns:
        The blocks before and after, each in the order of its own text, the notes last.

    Raises:
        ProofError: If it is not a redline of this program.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(page)) as archive:
            document, footnotes = (_part(archive, f"word/{name}.xml") for name in ("document", "footnotes"))
    except DAMAGE_ERRORS as error:
        raise ProofError("The file is not a Word file of this program", cause=str(error)) from None
    notes = {note.get(f"{_W}id", ""): note for note in footnotes}
    before, after = (_TextReader(side, notes).blocks(document) for side in (0, 1))
    return before, after


def read_seal(page: bytes) -> dict[str, str]:
    """Read the statements of the seal by name, with ``author`` and ``date`` of the changes; empty without a seal.

    Args:
        page: The bytes of the file.

    Raises:
        ProofError: If it is not a Word file.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(page)) as archive:
            custom, core = (_part(archive, f"docProps/{name}.xml") for name in ("custom", "core"))
    except KeyError:
        return {}
    except DAMAGE_ERRORS as error:
        raise ProofError("The file is not a Word file of this program", cause=str(error)) from None
    statements = {entry.get("name", ""): "".join(entry.itertext()) for entry in custom}
    for name, tag in (("author", "creator"), ("date", "created")):
        statements[name] = next(("".join(entry.itertext()) for entry in core if entry.tag.endswith("}" + tag)), "")
    return statements


def _part(archive: zipfile.ZipFile, name: str) -> ET.Element:
    entry = archive.getinfo(name)
    if entry.file_size > _LARGEST:
        raise ProofError(f"{name} is too large", cause=f"{entry.file_size} bytes")
    content = archive.read(entry)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise ProofError(f"{name} declares entities, which no file of this program does")
    return ET.fromstring(content)  # noqa: S314 – no declarations, so no entities; the size is bounded above


class _TextReader:
    """Reads one of the two texts.

    Args:
        side: 0 before, 1 after.
        notes: The footnotes of the file by their numbers.
    """

    def __init__(self, side: int, notes: dict[str, ET.Element]) -> None:
        self._side = side
        self._notes = notes
        self._note_texts: dict[int, str] = {}
        self._calls: list[int] = []
        self._open_line = ""  # Words whose paragraph ends in the other text alone: they go on in the next.

    def blocks(self, document: ET.Element) -> list[Block]:
        """Return the blocks of the text."""
        body = document.find(f"{_W}body")
        if body is None:
            raise ProofError("The file has no text")
        out: list[Block] = []
        for paragraph in body.iter(f"{_W}p"):
            out += self._paragraph(paragraph)
        if self._open_line:
            raise ProofError(
                "The file gives words to a text in which their paragraph does not occur", cause=self._open_line
            )
        notes = [Block(BlockKind.NOTE, text) for _, text in sorted(self._note_texts.items())]
        return [*out, *notes]

    def _paragraph(self, paragraph: ET.Element) -> list[Block]:
        text = self._open_line + "".join(map(self._words, paragraph))
        if self._ends_absent(paragraph):
            self._open_line = text
            return []
        self._open_line = ""
        blocks = self._blocks_of(paragraph, text)
        self._calls = []
        return blocks

    def _blocks_of(self, paragraph: ET.Element, text: str) -> list[Block]:
        """Return the blocks of the words that a paragraph ends, in its style."""
        name = self._style(paragraph)
        if name == "TreatyEnd":
            return []
        if name == "TreatyNote":
            self._note(paragraph, text)
            return []
        match = _STYLE.fullmatch(name)
        if match is None:
            raise ProofError("A paragraph has a style that no file of this program has", cause=name)
        kind = BlockKind(match[1].lower())
        if kind is not BlockKind.HEADING:
            return [Block(kind, text, int(kind is BlockKind.TITLE), tuple(self._calls))]
        number, _, words = text.partition("\t")
        calls = number.count(CALL)
        out = [Block(kind, number, int(match[2]), tuple(self._calls[:calls]))]
        return [*out, Block(BlockKind.TEXT, words, 0, tuple(self._calls[calls:]))] if words else out

    def _ends_absent(self, paragraph: ET.Element) -> bool:
        end = paragraph.find(f"{_W}pPr/{_W}rPr")
        return end is not None and any(end.find(f"{_W}{name}") is not None for name in _ABSENT[self._side])

    def _style(self, paragraph: ET.Element) -> str:
        if self._side == 0 and (bookmark := paragraph.find(f"{_W}bookmarkStart")) is not None:
            named = _FORMER_STYLE.fullmatch(bookmark.get(f"{_W}name", ""))
            if named is not None:
                return named[1]
        former = paragraph.find(f"{_W}pPr/{_W}pPrChange/{_W}pPr/{_W}pStyle") if self._side == 0 else None
        style = former if former is not None else paragraph.find(f"{_W}pPr/{_W}pStyle")
        return "" if style is None else style.get(f"{_W}val", "")

    def _words(self, element: ET.Element) -> str:
        """Return the words of a run, or of an element with runs, as far as they are part of this text."""
        name = element.tag.removeprefix(_W)
        if name in _ABSENT[self._side] or name in ("pPr", "rPr"):
            return ""
        if name in ("t", "delText"):
            return element.text or ""
        if name == "tab":
            return "\t"
        if name == "br":
            return "\n"
        if name == "footnoteReference":
            return self._call(element.get(f"{_W}id", ""))
        style = element.find(f"{_W}rPr/{_W}rStyle") if name == "r" else None
        if style is not None and style.get(f"{_W}val") == "TreatyFurtherCall":
            self._calls.append(int("".join(map(self._words, element))))
            return CALL
        return "".join(map(self._words, element))

    def _call(self, number: str) -> str:
        note = self._notes.get(number)
        paragraph = None if note is None else note.find(f"{_W}p")
        if paragraph is None:
            raise ProofError("A call leads to no note", cause=number)
        # Behind the number of the note and the space after it.
        runs = [element for element in paragraph if element.find(f"{_W}footnoteRef") is None]
        text = "".join(self._words(run) for run in runs)
        self._calls.append(self._note(paragraph, text.removeprefix(" ")))
        return CALL

    def _note(self, paragraph: ET.Element, text: str) -> int:
        anchor = paragraph.find(f"{_W}bookmarkStart")
        match = _ANCHOR.fullmatch("" if anchor is None else anchor.get(f"{_W}name", ""))
        if match is None or not match[self._side + 1]:
            raise ProofError("A note has no number in a text that contains it", cause=text[:80])
        number = int(match[self._side + 1])
        if number in self._note_texts:
            raise ProofError("A note occurs twice in one text", cause=text[:80])
        if text:
            self._note_texts[number] = text
        return number
