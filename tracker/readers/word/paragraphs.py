"""The paragraphs of a Word file as lines: with their numbers, changes accepted or rejected, note calls in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model.block import CALL
from tracker.readers.structure.rendered import RenderedLine
from tracker.readers.word.numbering import is_renumbered
from tracker.readers.word.own import FURTHER_CALL_STYLE
from tracker.readers.word.package import W

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

    from tracker.readers.word.numbering import Numbering

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ABSENT_CHANGES = {"final": ("del", "moveFrom"), "original": ("ins", "moveTo")}
_SKIPPED = frozenset([
    "instrText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "fldChar",
    "footnoteRef", "endnoteRef", "annotationRef", "commentReference", "lastRenderedPageBreak", "sectPr", "del",
    "softHyphen",
])  # fmt: skip
_CALLS = ("footnoteReference", "endnoteReference")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
"""Elements that stand for a sign."""
_MAX_DEPTH = 200
"""Nested elements up to which a file is read; real ones have some twenty."""


class Paragraphs:
    """A walk through the body of a document, or the text of a note.

    Args:
        numbering: The numbering of its paragraphs.
        revisions: ``final`` for the text with all changes accepted, ``original`` with all rejected.

    Attributes:
        changes: Number of tracked changes met.
        hidden: Hidden text that was skipped.
        boxes: Number of text boxes met.
        uncalled: Notes that only words outside of this text call.
        symbols: Number of signs of symbol fonts met, whose meaning is unknown.
    """

    def __init__(self, numbering: Numbering, revisions: str = "final") -> None:
        self._numbering = numbering
        self._absent = _ABSENT_CHANGES[revisions]
        self._open: RenderedLine | None = None
        self._boxes: list[ET.Element] = []
        self.changes = 0
        self.hidden: list[str] = []
        self.boxes = 0
        self.symbols = 0
        self.uncalled: set[str] = set()

    def lines(self, element: ET.Element, depth: int = 0) -> Iterator[RenderedLine]:
        """Yield the lines in an element, in order; empty ones too, which separate those around them.

        Args:
            element: The element.
            depth: Number of elements that it is nested in.

        Raises:
            InputError: If the elements are nested too deeply.
        """
        _refuse_deep(depth)
        for child in element:
            tag = child.tag.removeprefix(W)
            if tag == "p":
                yield from self._paragraph(child, depth)
            elif tag == "tbl":
                yield from self._table(child, depth)
            elif (tag not in _SKIPPED or tag == "del") and self._is_present(tag):
                yield from self.lines(self._choose(child), depth + 1)
        if depth == 0 and self._open is not None:
            yield self._open
            self._open = None

    def _is_present(self, tag: str) -> bool:
        """Return whether an element is in the text that is read, and count it if it is a tracked change."""
        if tag in ("ins", "del", "moveFrom", "moveTo"):
            self.changes += 1
        return tag not in self._absent

    def _choose(self, element: ET.Element) -> ET.Element:
        """Return the newer version of an element that exists in one for newer and one for older programs."""
        choice = element.find(f"{_COMPATIBILITY}Choice") if element.tag == f"{_COMPATIBILITY}AlternateContent" else None
        return element if choice is None else choice

    def _paragraph(self, paragraph: ET.Element, depth: int) -> Iterator[RenderedLine]:
        line = self._open or RenderedLine()
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        ends = mark is None or not any(mark.find(f"{W}{name}") is not None for name in self._absent)
        self.changes += mark is not None and any(mark.find(f"{W}{name}") is not None for name in ("ins", "del"))
        line.text += "".join(self._words(paragraph, line, depth))
        self._open = None if ends else line
        if ends:
            # Joined paragraphs have the properties of the last of them, whose paragraph mark remains.
            line.style = self._style(paragraph)
            self.changes += is_renumbered(paragraph)
            line.automatic = self._numbering.count(paragraph, former="ins" in self._absent)
            line.label = line.automatic.label if line.automatic else ""
            yield line
        for box in self._boxes:
            self.boxes += 1
            self._boxes = []
            yield from self.lines(box, depth + 1)

    def _style(self, paragraph: ET.Element) -> str:
        """Return the name of the style; in the original text that before a tracked change of it."""
        former = paragraph.find(f"{W}pPr/{W}pPrChange/{W}pPr/{W}pStyle") if "ins" in self._absent else None
        style = paragraph.find(f"{W}pPr/{W}pStyle") if former is None else former
        return "" if style is None else style.get(f"{W}val", "")

    def _table(self, table: ET.Element, depth: int) -> Iterator[RenderedLine]:
        rows: list[ET.Element] = []
        for row in table.iter(f"{W}tr"):
            if self._is_absent_row(row):
                self.uncalled |= _called_notes(row)
            else:
                rows.append(row)
        cells = [row.findall(f".//{W}tc") for row in rows]
        if max(map(len, cells), default=0) < 2:  # A frame around text, not a table.
            for cells_of_row in cells:
                for cell in cells_of_row:
                    yield from self.lines(cell, depth + 1)
            return
        for cells_of_row in cells:
            line = RenderedLine(row=True)
            texts = []
            for cell in cells_of_row:
                lines = list(self.lines(cell, depth + 1))
                line.ids += [name for inner in lines for name in inner.ids]
                words = " ".join(f"{inner.label} {inner.text}".strip() for inner in lines)
                texts.append(" ".join(words.replace("|", "/").split()))
            line.text = "| " + " | ".join(texts) + " |"
            yield line

    def _is_absent_row(self, row: ET.Element) -> bool:
        properties = row.find(f"{W}trPr")
        return properties is not None and any(properties.find(f"{W}{name}") is not None for name in self._absent)

    def _words(self, element: ET.Element, line: RenderedLine, depth: int) -> Iterator[str]:
        """Yield the words in an element, and add the notes that they call to the line."""
        _refuse_deep(depth)
        for child in element:
            tag = child.tag.removeprefix(W)
            if tag == "r" and self._is_hidden(child):
                self.hidden.append(_run_text(child))
            elif tag == "r" and self._is_further_call(child):
                yield self._call(f"#{_run_text(child)}", line)
            elif tag == "txbxContent":
                self._boxes.append(child)
            elif (sign := self._sign(child, tag, line)) is not None:
                yield sign
            elif not self._is_present(tag):
                self.uncalled |= _called_notes(child)
            elif tag not in _SKIPPED or tag == "del":
                yield from self._words(self._choose(child), line, depth + 1)

    def _sign(self, element: ET.Element, tag: str, line: RenderedLine) -> str | None:
        """Return the words or sign that an element stands for; None for an element that stands for none."""
        if tag in ("t", "delText") or element.tag == f"{_MATH}t":
            return (element.text or "").replace(CALL, "").replace("\n", " ")
        if tag in _CALLS:
            return self._call(_note_name(element), line)
        return self._symbol(element) if tag == "sym" else _SIGNS.get(tag)

    def _call(self, name: str, line: RenderedLine) -> str:
        line.ids.append(name)
        return CALL

    def _is_hidden(self, run: ET.Element) -> bool:
        vanish = run.find(f"{W}rPr/{W}vanish")
        return vanish is not None and vanish.get(f"{W}val", "1") not in ("0", "false")

    def _is_further_call(self, run: ET.Element) -> bool:
        style = run.find(f"{W}rPr/{W}rStyle")
        return style is not None and style.get(f"{W}val") == FURTHER_CALL_STYLE

    def _symbol(self, element: ET.Element) -> str:
        """Return the sign at a place of a symbol font; Word writes this place shifted by F000."""
        self.symbols += 1
        try:
            code = int(element.get(f"{W}char", ""), 16)
        except ValueError:
            return "\N{REPLACEMENT CHARACTER}"
        code -= 0xF000 if 0xF020 <= code <= 0xF0FF else 0
        sign = chr(code) if 32 <= code <= 0x10FFFF else ""
        return sign if sign.isprintable() and sign else "\N{REPLACEMENT CHARACTER}"


def _refuse_deep(depth: int) -> None:
    """Refuse words that are nested too deeply: to leave them out would lose them without a word.

    Args:
        depth: Number of elements that they are nested in.

    Raises:
        InputError: If these are more than real files have.
    """
    if depth > _MAX_DEPTH:
        raise InputError(
            "The file is nested too deeply",
            cause=f"It holds more than {_MAX_DEPTH} nested elements; real files have some twenty",
            remedy="check where the file comes from, and save it again in Word",
        )


def _run_text(run: ET.Element) -> str:
    return "".join(text.text or "" for text in run.iter(f"{W}t"))


def _called_notes(element: ET.Element) -> set[str]:
    """Return the names of the notes that are called in an element."""
    return {_note_name(call) for call in element.iter() if call.tag.removeprefix(W) in _CALLS}


def _note_name(call: ET.Element) -> str:
    """Return the name of the called note: ``f2`` for a footnote, ``e2`` for an endnote."""
    return f"{call.tag.removeprefix(W)[0]}{call.get(f'{W}id', '')}"
