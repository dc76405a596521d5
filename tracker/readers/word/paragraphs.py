"""The paragraphs of a Word file as lines: numbers shown, changes accepted or rejected, calls of notes in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model.block import CALL
from tracker.readers.structure.shown import Line
from tracker.readers.word.numbering import is_renumbered
from tracker.readers.word.own import FURTHER_CALL
from tracker.readers.word.package import W

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

    from tracker.readers.word.numbering import Numbering

_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ABSENT = {"final": ("del", "moveFrom"), "original": ("ins", "moveTo")}
_LEFT_OUT = frozenset([
    "instrText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "fldChar",
    "footnoteRef", "endnoteRef", "annotationRef", "commentReference", "lastRenderedPageBreak", "sectPr", "del",
    "softHyphen",
])  # fmt: skip
_CALLS = ("footnoteReference", "endnoteReference")
_DEEPEST = 200


class Paragraphs:
    """Goes through the body of a document, or the text of a note.

    Args:
        numbering: What numbers its paragraphs.
        view: ``final`` for the text with all changes accepted, ``original`` with all rejected.

    Attributes:
        changes: How many tracked changes were met.
        hidden: Hidden text that was passed over.
        boxes: How many text boxes were met.
        uncalled: Notes that only words of the other text call.
        symbols: How many signs of special fonts were met, whose meaning is not known.
    """

    def __init__(self, numbering: Numbering, view: str = "final") -> None:
        self._numbering = numbering
        self._absent = _ABSENT[view]
        self._open: Line | None = None
        self._boxes: list[ET.Element] = []
        self.changes = 0
        self.hidden: list[str] = []
        self.boxes = 0
        self.symbols = 0
        self.uncalled: set[str] = set()

    def lines(self, element: ET.Element, depth: int = 0) -> Iterator[Line]:
        """The lines in an element, in order; empty ones too, which part what they stand between."""
        _refuse_deep(depth)
        for child in element:
            tag = child.tag.removeprefix(W)
            if tag == "p":
                yield from self._paragraph(child, depth)
            elif tag == "tbl":
                yield from self._table(child, depth)
            elif (tag not in _LEFT_OUT or tag == "del") and self._there(tag):
                yield from self.lines(self._chosen(child), depth + 1)
        if depth == 0 and self._open is not None:
            yield self._open
            self._open = None

    def _there(self, tag: str) -> bool:
        if tag in ("ins", "del", "moveFrom", "moveTo"):
            self.changes += 1
        return tag not in self._absent

    def _chosen(self, element: ET.Element) -> ET.Element:
        """Of what is there in two versions, for newer and older programs, the newer."""
        choice = element.find(f"{_CHOICE}Choice") if element.tag == f"{_CHOICE}AlternateContent" else None
        return element if choice is None else choice

    def _paragraph(self, paragraph: ET.Element, depth: int) -> Iterator[Line]:
        line = self._open or Line()
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        ends = mark is None or not any(mark.find(f"{W}{name}") is not None for name in self._absent)
        self.changes += mark is not None and any(mark.find(f"{W}{n}") is not None for n in ("ins", "del"))
        line.text += "".join(self._words(paragraph, line, depth))
        self._open = None if ends else line
        if ends:
            # Paragraphs that became one are what the last of them is, whose end is still there.
            line.style = self._style(paragraph)
            self.changes += is_renumbered(paragraph)
            line.counted = self._numbering.count(paragraph, former="ins" in self._absent)
            line.label = line.counted.label if line.counted else ""
            yield line
        for box in self._boxes:
            self.boxes += 1
            self._boxes = []
            yield from self.lines(box, depth + 1)

    def _style(self, paragraph: ET.Element) -> str:
        """Name of its style; of a changed one in the text before, the former."""
        former = paragraph.find(f"{W}pPr/{W}pPrChange/{W}pPr/{W}pStyle") if "ins" in self._absent else None
        style = paragraph.find(f"{W}pPr/{W}pStyle") if former is None else former
        return "" if style is None else style.get(f"{W}val", "")

    def _table(self, table: ET.Element, depth: int) -> Iterator[Line]:
        rows: list[ET.Element] = []
        for each in table.iter(f"{W}tr"):
            if self._gone(each):
                self.uncalled |= _called(each)
            else:
                rows.append(each)
        cells = [row.findall(f".//{W}tc") for row in rows]
        if max(map(len, cells), default=0) < 2:  # A frame around text, not a table.
            for row in cells:
                for cell in row:
                    yield from self.lines(cell, depth + 1)
            return
        for row in cells:
            line = Line(row=True)
            texts = []
            for cell in row:
                found = list(self.lines(cell, depth + 1))
                line.ids += [name for each in found for name in each.ids]
                words = " ".join(f"{each.label} {each.text}".strip() for each in found)
                texts.append(" ".join(words.replace("|", "/").split()))
            line.text = "| " + " | ".join(texts) + " |"
            yield line

    def _gone(self, row: ET.Element) -> bool:
        properties = row.find(f"{W}trPr")
        return properties is not None and any(properties.find(f"{W}{name}") is not None for name in self._absent)

    def _words(self, element: ET.Element, line: Line, depth: int) -> Iterator[str]:
        _refuse_deep(depth)
        for child in element:
            tag = child.tag.removeprefix(W)
            if tag == "r" and self._is_hidden(child):
                self.hidden.append("".join(each.text or "" for each in child.iter(f"{W}t")))
            elif tag == "r" and self._is_further_call(child):
                yield self._call("#" + "".join(each.text or "" for each in child.iter(f"{W}t")), line)
            elif tag == "txbxContent":
                self._boxes.append(child)
            elif (sign := self._sign(child, tag, line)) is not None:
                yield sign
            elif not self._there(tag):
                self.uncalled |= _called(child)
            elif tag not in _LEFT_OUT or tag == "del":
                yield from self._words(self._chosen(child), line, depth + 1)

    def _sign(self, element: ET.Element, tag: str, line: Line) -> str | None:
        """The words or sign that an element stands for; None if it is no such element."""
        if tag in ("t", "delText") or element.tag == f"{_MATH}t":
            return (element.text or "").replace(CALL, "").replace("\n", " ")
        if tag in _CALLS:
            return self._call(_note(element), line)
        return self._symbol(element) if tag == "sym" else _SIGNS.get(tag)

    def _call(self, name: str, line: Line) -> str:
        line.ids.append(name)
        return CALL

    def _is_hidden(self, run: ET.Element) -> bool:
        vanish = run.find(f"{W}rPr/{W}vanish")
        return vanish is not None and vanish.get(f"{W}val", "1") not in ("0", "false")

    def _is_further_call(self, run: ET.Element) -> bool:
        style = run.find(f"{W}rPr/{W}rStyle")
        return style is not None and style.get(f"{W}val") == FURTHER_CALL

    def _symbol(self, element: ET.Element) -> str:
        """A sign of a special font; Word writes its place there, moved to F000."""
        self.symbols += 1
        try:
            code = int(element.get(f"{W}char", ""), 16)
        except ValueError:
            return "\N{REPLACEMENT CHARACTER}"
        code -= 0xF000 if 0xF020 <= code <= 0xF0FF else 0
        sign = chr(code) if 32 <= code <= 0x10FFFF else ""
        return sign if sign.isprintable() and sign else "\N{REPLACEMENT CHARACTER}"


_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}


def _refuse_deep(depth: int) -> None:
    """Refuse what stands in too many elements: to leave it out would lose words unsaid.

    Args:
        depth: In how many elements it stands.

    Raises:
        InputError: If these are more than real files have.
    """
    if depth > _DEEPEST:
        raise InputError(
            "The file is nested too deeply",
            cause=f"It holds more than {_DEEPEST} elements in one another; real files have some twenty",
            remedy="check where the file comes from, and save it again in Word",
        )


def _called(element: ET.Element) -> set[str]:
    """The notes that are called in an element."""
    return {_note(each) for each in element.iter() if each.tag.removeprefix(W) in _CALLS}


def _note(call: ET.Element) -> str:
    """The name of the note that is called: ``f2``, of an endnote ``e2``."""
    return f"{call.tag.removeprefix(W)[0]}{call.get(f'{W}id', '')}"
