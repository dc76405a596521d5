"""Reads a finished Word redline back into both texts; shares nothing with the code that writes it.

What counts is what Word would show with all changes rejected, and with all accepted: paragraphs, their styles, words,
notes. So a word that was dropped, doubled or marked wrongly is found before the report is put in place.
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

DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, ET.ParseError, LookupError, ValueError, RuntimeError, EOFError,
    OSError, OverflowError,
)  # fmt: skip
"""What reading a damaged archive or document may raise."""

_ABSENT = (("ins", "moveTo"), ("del", "moveFrom"))
"""What does not stand in the text before, and in the text after."""

_STYLE = re.compile(r"Treaty(Title|Formula|Recital|Heading|Text|Row)(\d*)")
_ANCHOR = re.compile(r"note_(\d*)_(\d*)_\d+")


def read_back(page: bytes) -> tuple[list[Block], list[Block]]:
    """Both texts out of a finished file.

    Args:
        page: The bytes of the file.

    Returns:
        The blocks before and after, each in the order of its own text, the notes last.

    Raises:
        ProofError: If it is no redline of ours.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(page)) as archive:
            document, footnotes = (_part(archive, f"word/{name}.xml") for name in ("document", "footnotes"))
    except DAMAGED as error:
        raise ProofError("The file is no Word file of ours", cause=str(error)) from None
    notes = {note.get(f"{_W}id", ""): note for note in footnotes}
    before, after = (_Text(side, notes).blocks(document) for side in (0, 1))
    return before, after


def read_seal(page: bytes) -> dict[str, str]:
    """What the file says of itself, by name, with ``author`` and ``date`` of its changes; empty if it says nothing.

    Args:
        page: The bytes of the file.

    Raises:
        ProofError: If it is no Word file.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(page)) as archive:
            custom, core = (_part(archive, f"docProps/{name}.xml") for name in ("custom", "core"))
    except KeyError:
        return {}
    except DAMAGED as error:
        raise ProofError("The file is no Word file of ours", cause=str(error)) from None
    said = {each.get("name", ""): "".join(each.itertext()) for each in custom}
    for name, tag in (("author", "creator"), ("date", "created")):
        said[name] = next(("".join(each.itertext()) for each in core if each.tag.endswith("}" + tag)), "")
    return said


def _part(archive: zipfile.ZipFile, name: str) -> ET.Element:
    entry = archive.getinfo(name)
    if entry.file_size > _LARGEST:
        raise ProofError(f"{name} is too large", cause=f"{entry.file_size} bytes")
    content = archive.read(entry)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise ProofError(f"{name} declares entities, which no file of ours does")
    return ET.fromstring(content)  # noqa: S314 – no declarations, so no entities; the size is bounded above


class _Text:
    """One of the two texts, while it is read.

    Args:
        side: 0 before, 1 after.
        notes: The notes of the file by their numbers.
    """

    def __init__(self, side: int, notes: dict[str, ET.Element]) -> None:
        self._side = side
        self._notes = notes
        self._found: dict[int, str] = {}
        self._calls: list[int] = []

    def blocks(self, document: ET.Element) -> list[Block]:
        """The blocks of the text."""
        body = document.find(f"{_W}body")
        if body is None:
            raise ProofError("The file has no text")
        out: list[Block] = []
        for paragraph in body.iter(f"{_W}p"):
            out += self._paragraph(paragraph)
        notes = [Block(BlockKind.NOTE, text) for _, text in sorted(self._found.items())]
        return [*out, *notes]

    def _paragraph(self, paragraph: ET.Element) -> list[Block]:
        self._calls = []
        text = "".join(map(self._words, paragraph))
        if self._ends_absent(paragraph):
            if text:
                raise ProofError("Words stand in a text in which their paragraph does not", cause=text[:80])
            return []
        name = self._style(paragraph)
        if name == "TreatyEnd":
            return []
        if name == "TreatyNote":
            self._note(paragraph, text)
            return []
        match = _STYLE.fullmatch(name)
        if match is None:
            raise ProofError("A paragraph is of no style of ours", cause=name)
        mark = BlockKind(match[1].lower())
        if mark is not BlockKind.HEADING:
            return [Block(mark, text, int(mark is BlockKind.TITLE), tuple(self._calls))]
        number, _, words = text.partition("\t")
        calls = number.count(CALL)
        out = [Block(mark, number, int(match[2]), tuple(self._calls[:calls]))]
        return [*out, Block(BlockKind.TEXT, words, 0, tuple(self._calls[calls:]))] if words else out

    def _ends_absent(self, paragraph: ET.Element) -> bool:
        end = paragraph.find(f"{_W}pPr/{_W}rPr")
        return end is not None and any(end.find(f"{_W}{name}") is not None for name in _ABSENT[self._side])

    def _style(self, paragraph: ET.Element) -> str:
        former = paragraph.find(f"{_W}pPr/{_W}pPrChange/{_W}pPr/{_W}pStyle") if self._side == 0 else None
        style = former if former is not None else paragraph.find(f"{_W}pPr/{_W}pStyle")
        return "" if style is None else style.get(f"{_W}val", "")

    def _words(self, element: ET.Element) -> str:
        """The words of a run, or of what holds runs, as far as they stand in this text."""
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
            raise ProofError("A note has no number in the text in which it stands", cause=text[:80])
        number = int(match[self._side + 1])
        if number in self._found:
            raise ProofError("A note stands twice in one text", cause=text[:80])
        if text:
            self._found[number] = text
        return number
