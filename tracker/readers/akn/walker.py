"""The walk through an Akoma Ntoso document: its blocks and notes, in order."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model.block import ARTICLE_LEVEL, CALL, DIVISION_LEVEL, PARAGRAPH_LEVEL, BlockKind
from tracker.model.heading import CLOSING_LABEL, SEPARATOR
from tracker.readers.akn.names import AKN, ARTICLE_TAGS, LEVELS, OWN, heading_of, number_of, tag_of
from tracker.text.compose import FoundBlock, FoundNote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

_IGNORED = frozenset(["meta", "coverPage", "toc", "remark", "img", "components"])
_BLOCK_CONTAINERS = {
    "recital": (BlockKind.RECITAL, 0), "citation": (BlockKind.RECITAL, 0), "formula": (BlockKind.FORMULA, 0),
    "longTitle": (BlockKind.TITLE, 1),
}  # fmt: skip
"""Kind and level of the first paragraph of these elements."""
_MAX_DEPTH = 200
"""Nested elements up to which a document is read; real ones have some twenty."""


class Walker:
    """A walk through a document in order.

    Args:
        root: The document.
        own: Whether this program wrote it. In such a document spaces are text, and every element states its kind.

    Attributes:
        notes: Notes met in the text.
        changes: Number of marked changes met.
    """

    def __init__(self, root: ET.Element, *, own: bool) -> None:
        self._own = own
        self._has_articles = any(tag_of(element) in ARTICLE_TAGS for element in root.iter())
        self.notes: list[FoundNote] = []
        self.changes = 0

    def document(self, element: ET.Element) -> Iterator[FoundBlock]:
        """Yield the blocks of a document or a part of it.

        Raises:
            InputError: If its elements are nested too deeply.
        """
        yield from self._blocks(element, 0, 0)

    def note_text(self, element: ET.Element) -> str:
        """Return the words of a note, with a line feed between its paragraphs."""
        paragraphs = [self._words(paragraph)[0] for paragraph in element.iter(f"{AKN}p")]
        return "\n".join(filter(None, paragraphs)) or self._words(element)[0]

    def _blocks(self, element: ET.Element, level: int, depth: int) -> Iterator[FoundBlock]:
        """Yield the blocks in an element.

        Args:
            element: The element.
            level: Level of the heading that it stands below; 0 for none.
            depth: Number of elements that it is nested in.
        """
        _refuse_deep(depth)
        for child in element:
            tag = tag_of(child)
            if tag in _IGNORED or tag in ("num", "heading", "subheading"):
                continue
            if child.get("status") == "removed":
                self.changes += 1
            elif tag in ("p", "block", "listIntroduction", "crossHeading", "span"):
                yield from self._line(child, self._kind_and_level(element, child))
            elif tag == "tr":
                cells = [self._words(cell)[0].replace("\n", " ") for cell in child if tag_of(cell) in ("td", "th")]
                yield FoundBlock(BlockKind.ROW, "| " + " | ".join(cells) + " |")
            else:
                yield from self._container(child, tag, level, depth)

    def _container(self, child: ET.Element, tag: str, outer: int, depth: int) -> Iterator[FoundBlock]:
        level = self._level(child, tag, outer)
        if tag in ("wrapUp", "listWrapUp") or child.get("name") == "wrapUp":
            yield FoundBlock(BlockKind.HEADING, CLOSING_LABEL, level)
        elif level and (self._own or number_of(child) is not None or heading_of(child) is not None):
            yield self._heading(child, level)
        else:
            level = outer
        is_line = tag in _BLOCK_CONTAINERS and not self._own and child.find(f"{AKN}p") is None
        if is_line:
            yield from self._line(child, _BLOCK_CONTAINERS[tag])
        else:
            yield from self._blocks(child, level, depth + 1)

    def _level(self, element: ET.Element, tag: str, outer: int) -> int:
        """Return the level of the heading of an element; 0 for an element that only groups others."""
        stated = element.get(f"{OWN}level", "")
        if stated.isdecimal() and int(stated) >= DIVISION_LEVEL:
            return int(stated)
        if tag == "section" and not self._has_articles and not self._own:
            return ARTICLE_LEVEL
        if tag == "hcontainer" and element.get("name") != "wrapUp":
            if heading_of(element) is None and number_of(element) is None:
                return 0
            inside_article = outer >= ARTICLE_LEVEL and not self._own
            return max(PARAGRAPH_LEVEL, outer + 1) if inside_article else DIVISION_LEVEL
        level = LEVELS.get("wrapUp" if tag == "hcontainer" else tag, 0)
        return max(level, outer + 1) if level > ARTICLE_LEVEL else level

    def _heading(self, element: ET.Element, level: int) -> FoundBlock:
        number, heading = number_of(element), heading_of(element)
        parts = [self._words(part) for part in (number, heading) if part is not None]
        separator = ""
        if number is not None and heading is not None:
            in_number = number.find(f"{AKN}inline[@name='separator']") is not None
            separator = "" if in_number else SEPARATOR
        text = separator.join(words for words, _ in parts)
        return FoundBlock(BlockKind.HEADING, text, level, tuple(note for _, notes in parts for note in notes))

    def _kind_and_level(self, parent: ET.Element, paragraph: ET.Element) -> tuple[BlockKind, int]:
        """Return the kind of a paragraph: as its attributes state it, else from its container if it is the first."""
        stated = paragraph.get("class", "")
        level = paragraph.get(f"{OWN}level", "")
        if stated == BlockKind.HEADING and level.isdecimal():
            return BlockKind.HEADING, int(level)
        if stated in (BlockKind.TITLE, BlockKind.FORMULA, BlockKind.RECITAL, BlockKind.ROW):
            return BlockKind(stated), int(stated == BlockKind.TITLE)
        by_container = _BLOCK_CONTAINERS.get(tag_of(parent))
        first = next((child for child in parent if tag_of(child) == "p"), None)
        if by_container is not None and paragraph is first:
            return by_container
        if not self._own and tag_of(parent) == "preface" and paragraph.find(f"{AKN}docTitle") is not None:
            return BlockKind.TITLE, 1
        return BlockKind.TEXT, 0

    def _line(self, element: ET.Element, kind_and_level: tuple[BlockKind, int]) -> Iterator[FoundBlock]:
        kind, level = kind_and_level
        words, notes = self._words(element)
        if words or kind is BlockKind.HEADING:
            yield FoundBlock(kind, words, level, notes)

    def _words(self, element: ET.Element) -> tuple[str, tuple[str, ...]]:
        """Return the words in an element, with a sign for each note call, and the names of the called notes."""
        notes: list[str] = []
        text = "".join(self._pieces(element, notes, 0))
        if not self._own:
            text = unicodedata.normalize("NFC", " ".join(text.split()))
        return text, tuple(notes)

    def _pieces(self, element: ET.Element, notes: list[str], depth: int) -> Iterator[str]:
        """Yield the pieces of text in an element, and append the names of the called notes to ``notes``."""
        _refuse_deep(depth)
        yield (element.text or "").replace(CALL, "")
        for child in element:
            tag = tag_of(child)
            if tag == "del":
                self.changes += 1
            elif tag == "noteRef":
                notes.append(child.get("href", "").removeprefix("#"))
                yield CALL
            elif tag == "authorialNote":
                name = child.get("eId") or f"note-{len(self.notes) + 1}"
                self.notes.append(FoundNote(name, self.note_text(child)))
                notes.append(name)
                yield CALL
            elif tag in ("eol", "br"):
                yield "\n" if self._own else " "
            elif tag not in _IGNORED:
                self.changes += tag == "ins"
                yield from self._pieces(child, notes, depth + 1)
            yield (child.tail or "").replace(CALL, "")


def _refuse_deep(depth: int) -> None:
    if depth > _MAX_DEPTH:
        raise InputError("The document is nested too deeply", cause=f"more than {_MAX_DEPTH} nested elements")
