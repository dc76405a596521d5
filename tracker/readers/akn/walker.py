"""The walk through an Akoma Ntoso document: its blocks and notes, in order."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.language.labels import number_of as number_of_label
from tracker.language.labels import split_heading
from tracker.model.annotation import Revision, RevisionKind
from tracker.model.block import ARTICLE_LEVEL, CALL, DIVISION_LEVEL, PARAGRAPH_LEVEL, BlockKind
from tracker.model.heading import CLOSING_LABEL, SEPARATOR
from tracker.readers.akn.names import (
    AKN,
    ARTICLE_TAGS,
    BLOCKS,
    KNOWN,
    LEVELS,
    NAMESPACE,
    OWN,
    heading_of,
    is_known,
    number_of,
    tag_of,
)
from tracker.readers.reading import Artefact, ArtefactKind
from tracker.readers.structure.raised import lower_text, raise_text
from tracker.text.compose import FoundBlock, FoundNote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

_LEFT_OUT = {"coverPage": ArtefactKind.HEAD, "toc": ArtefactKind.CONTENTS, "remark": ArtefactKind.COMMENT}
"""Elements whose words are no treaty text."""
_LINES = frozenset(["p", "block", "listIntroduction", "crossHeading", "span"])
_HEADS = frozenset(["num", "heading", "subheading"])
_DOCUMENTS = frozenset(["attachment", "component"])
_BREAK = "\x1e"
"""The border of a line inside a paragraph, as of a quoted article; XML allows no such character."""
_BEHIND_NUMBER, _JOINED, _JOINS = "\x1f", "\x1d", "\x1c"
"""Signs, no characters of XML either: what follows a number stands on its line; no border behind, or before, a
quotation mark."""
_GLUES = ((re.compile("\x1f[\\s\x1e]*"), " "), (re.compile("\x1d[\\s\x1e]*"), ""), (re.compile("[\\s\x1e]*\x1c"), ""))
_PLAIN_MATH = frozenset(["math", "mrow", "mi", "mn", "mo", "mtext"])
"""Elements of MathML that print their characters in a row."""
_MATHML = "{http://www.w3.org/1998/Math/MathML}"
_DASHES = ("—", "–", ":")
_MAX_HEADING = 120
"""Characters of the heading of an annex; longer lines that begin with "Annex I" are sentences."""
_MAX_QUOTED = 60
"""Characters of an element that is named in the account."""
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
        original: Whether the text before the marked changes is read.

    Attributes:
        notes: Notes met in the text.
        artefacts: Account of what was left out or not understood; its places count blocks.
        revisions: The marked changes.
        absent: Names of documents that a collection names and does not hold.
        formulas: Place and characters of the formulas that became plain characters.
        changes: Number of marked changes met.
    """

    def __init__(self, root: ET.Element, *, own: bool, original: bool = False) -> None:
        self._own = own
        self._dropped = "ins" if original else "del"
        self._has_articles = any(tag_of(element) in ARTICLE_TAGS for element in root.iter())
        self._names = {element.get(key, "") for element in root.iter() for key in ("eId", "id", "wId", "name")}
        self._documents = 0
        self._place = 0
        self._number = ""
        self._goes_on = False
        self.notes: list[FoundNote] = []
        self.artefacts: list[Artefact] = []
        self.revisions: list[Revision] = []
        self.absent: list[str] = []
        self.formulas: list[tuple[int, str]] = []
        self.changes = 0

    def document(self, element: ET.Element) -> Iterator[FoundBlock]:
        """Yield the blocks of a document or a part of it.

        Raises:
            InputError: If its elements are nested too deeply.
        """
        begun: FoundBlock | None = None  # The pieces so far of a line that was divided, or joined with others.
        for piece in self._blocks(element, 0, 0):
            block = piece
            if begun is not None:
                block = begun._replace(text=begun.text + piece.text, ids=(*begun.ids, *piece.ids))
            begun = block if self._goes_on else None
            if begun is None:
                self._place += 1
                yield block
            self._goes_on = False

    def note_text(self, element: ET.Element) -> str:
        """Return the words of a note, with a line feed between its paragraphs."""
        if self._own:
            paragraphs = [self._words(paragraph)[0] for paragraph in element.iter(f"{AKN}p")]
            return "\n".join(filter(None, paragraphs)) or self._words(element)[0]
        return "\n".join(words for words, _ in self._lines(element))

    def _blocks(self, element: ET.Element, level: int, depth: int) -> Iterator[FoundBlock]:
        """Yield the blocks in an element.

        Args:
            element: The element.
            level: Level of the heading that it stands below; 0 for none.
            depth: Number of elements that it is nested in.
        """
        _refuse_deep(depth)
        if not self._own and _has_own_words(element):
            yield from self._line(element, (BlockKind.TEXT, 0))
            return
        for child in element:
            tag = tag_of(child)
            if tag == "meta" or tag in _HEADS:
                continue
            if tag in _LEFT_OUT or tag == "img":
                self._leave_out(child, tag)
            elif child.get("status") == "removed" and self._dropped == "del":
                self._change(child, RevisionKind.DELETED)
            elif tag in _LINES:
                self._goes_on = self._own and self._is_continued(element, child)
                yield from self._line(child, self._kind_and_level(element, child))
            elif tag == "tr":
                yield self._row(child)
            else:
                yield from self._group(child, tag, level, depth)

    def _is_continued(self, parent: ET.Element, paragraph: ET.Element) -> bool:
        """Return whether a paragraph of our comparison holds a piece of a line that goes on: its place ends in "+"."""
        side = "after" if self._dropped == "del" else "before"
        place = paragraph.get(f"{OWN}{side}") or parent.get(f"{OWN}{side}") or ""
        return place.partition(" ")[0].endswith("+")

    def _row(self, element: ET.Element) -> FoundBlock:
        """Return a row of a table, with the notes that its cells call."""
        cells = []
        notes: list[str] = []
        for cell in element:
            if not self._own and not is_known(cell):
                self._name(cell)
            words, called = self._words(cell)
            cells.append(words.replace("\n", " "))
            notes += called
        return FoundBlock(BlockKind.ROW, "| " + " | ".join(cells) + " |", 0, tuple(notes))

    def _group(self, child: ET.Element, tag: str, level: int, depth: int) -> Iterator[FoundBlock]:
        """Yield the blocks of an element that is no line and no row."""
        if tag in _DOCUMENTS and not self._own:
            yield from self._document(child, depth)
        elif tag == "documentRef":
            self._document_reference(child)
        elif self._own or is_known(child):
            yield from self._container(child, tag, level, depth)
        elif any(tag_of(inner) in KNOWN for inner in child.iter()):
            self._name(child)
            yield from self._container(child, tag, level, depth)
        else:
            yield from self._line(child, (BlockKind.TEXT, 0), unknown=True)

    def _container(self, child: ET.Element, tag: str, outer: int, depth: int) -> Iterator[FoundBlock]:
        level = self._level(child, tag, outer)
        is_recital = tag in _BLOCK_CONTAINERS
        if tag in ("wrapUp", "listWrapUp") or child.get("name") == "wrapUp":
            yield FoundBlock(BlockKind.HEADING, CLOSING_LABEL, level)
        elif level and (self._own or number_of(child) is not None or heading_of(child) is not None):
            yield self._heading(child, level)
            yield from self._heads(child, ("subheading",))
        else:
            if not self._own and is_recital and (number := number_of(child)) is not None:
                self._number = self._words(number)[0]
            elif not self._own:
                yield from self._heads(child, ("num", "heading", "subheading"))
            level = outer
        is_line = is_recital and not self._own and child.find(f"{AKN}p") is None
        if is_line:
            yield from self._line(child, _BLOCK_CONTAINERS[tag])
        elif not self._own and len(child) == 0:
            yield from self._line(child, (BlockKind.TEXT, 0))
        else:
            yield from self._blocks(child, level, depth + 1)

    def _heads(self, element: ET.Element, tags: tuple[str, ...]) -> Iterator[FoundBlock]:
        """Yield the number and headings of an element that is no heading in the text, as lines."""
        if not self._own:
            for child in element:
                if tag_of(child) in tags:
                    yield from self._line(child, (BlockKind.TEXT, 0))

    def _document(self, element: ET.Element, depth: int) -> Iterator[FoundBlock]:
        """Yield the blocks of an attachment, or of a document of a collection.

        The first document of a collection is the text. The others are annexes: below their own number or heading, else
        below their first line if it is the label of an annex, else below a heading without words.
        """
        holds_words = _holds_words(element)
        self._documents += holds_words
        if not holds_words or (tag_of(element) == "component" and self._documents == 1):
            yield from self._blocks(element, 0, depth + 1)
            return
        blocks = list(self._blocks(element, 0, depth + 1))
        if number_of(element) is not None or heading_of(element) is not None:
            yield self._heading(element, DIVISION_LEVEL)
            yield from self._heads(element, ("subheading",))
        elif blocks and _is_annex(blocks[0].text):
            label = blocks.pop(0)
            yield FoundBlock(BlockKind.HEADING, label.text, DIVISION_LEVEL, label.ids)
        elif not blocks or blocks[0].kind is not BlockKind.HEADING or blocks[0].level != DIVISION_LEVEL:
            yield FoundBlock(BlockKind.HEADING, "", DIVISION_LEVEL)
        yield from blocks

    def _document_reference(self, element: ET.Element) -> None:
        """Note a document that a collection names and does not hold."""
        target = element.get("href", "")
        if not (target.startswith("#") and target[1:] in self._names):
            self.absent.append(element.get("showAs") or target or "a document without a name")

    # The account

    def _leave_out(self, element: ET.Element, tag: str) -> None:
        """Put an element that is no treaty text into the account."""
        if tag == "img":
            described = element.get("alt") or element.get("title") or element.get("src", "")
            self.artefacts.append(Artefact(self._place + 1, described or "img", ArtefactKind.PICTURE))
        elif not self._own:
            for words, _ in self._lines(element, counts=False):
                self.artefacts.append(Artefact(self._place + 1, words, _LEFT_OUT[tag]))

    def _change(self, element: ET.Element, kind: RevisionKind) -> None:
        """Count a marked change, with the words that it takes away or brings."""
        self.changes += 1
        words = " ".join("".join(element.itertext()).split())
        place, dropped = self._place + 1, kind is RevisionKind.DELETED
        self.revisions.append(Revision(kind=kind, author="", date="", text=words, line=place))
        if dropped == (self._dropped == "del") and not self._own:
            self.artefacts.append(Artefact(place, words, ArtefactKind.DELETED))

    def _name(self, element: ET.Element) -> None:
        """Name an element that is not understood; its words stay in the text."""
        space, _, name = element.tag.removeprefix("{").rpartition("}")
        words = " ".join("".join(element.itertext()).split())
        quoted = words[:_MAX_QUOTED] + "…" * (len(words) > _MAX_QUOTED)
        where = f" ({space})" if space and space != NAMESPACE else ""
        text = f"<{name}>{where} {quoted}".rstrip()
        self.artefacts.append(Artefact(self._place + 1, text, ArtefactKind.NOT_UNDERSTOOD))

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
        if level == DIVISION_LEVEL and outer >= ARTICLE_LEVEL and not self._own:
            return outer + 1  # Sections of an article, subsections of a section.
        return max(level, outer + 1) if level > ARTICLE_LEVEL else level

    def _heading(self, element: ET.Element, level: int) -> FoundBlock:
        number, heading = number_of(element), heading_of(element)
        parts = [self._words(part) for part in (number, heading) if part is not None]
        separator = ""
        if number is not None and heading is not None:
            in_number = number.find(f"{AKN}inline[@name='separator']") is not None
            # "CHAPTER 3—": the number brings its own separator.
            ends = not self._own and parts[0][0].endswith(_DASHES)
            separator = "" if in_number else " " if ends else SEPARATOR
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

    def _line(
        self, element: ET.Element, kind_and_level: tuple[BlockKind, int], *, unknown: bool = False
    ) -> Iterator[FoundBlock]:
        """Yield a paragraph, and what is printed on lines of its own inside it as lines behind."""
        kind, level = kind_and_level
        if self._own:
            words, notes = self._words(element)
            if words or kind is BlockKind.HEADING:
                yield FoundBlock(kind, words, level, notes)
            return
        if unknown:
            self._name(element)
        number, self._number = self._number, ""
        lines = self._lines(element)
        if number:
            words, notes = lines[0] if lines else ("", ())
            lines[:1] = [(f"{number} {words}".rstrip(), notes)]
        for words, notes in lines:
            yield FoundBlock(kind, words, level, notes)
            kind, level = (BlockKind.TEXT, 0) if kind is BlockKind.TITLE else (kind, level)

    def _lines(self, element: ET.Element, *, counts: bool = True) -> list[tuple[str, tuple[str, ...]]]:
        """Return the words in an element, a line for each part that is printed on its own, with their notes.

        Args:
            element: The element.
            counts: Whether notes, changes and what is not understood in it are taken down.
        """
        notes: list[str] = []
        kept = (list(self.notes), list(self.artefacts), list(self.revisions), self.changes, list(self.formulas))
        text = "".join(self._pieces(element, notes, 0))
        for glue, instead in _GLUES:
            text = glue.sub(instead, text)
        if not counts:
            self.notes, self.artefacts, self.revisions, self.changes, self.formulas = kept
        names = iter(notes)
        lines = []
        for line in text.split(_BREAK):
            own_notes = tuple(next(names) for _ in range(line.count(CALL)))
            words = unicodedata.normalize("NFC", " ".join(line.split()))
            if words:
                lines.append((words, own_notes))
        return lines

    def _words(self, element: ET.Element) -> tuple[str, tuple[str, ...]]:
        """Return the words in an element, with a sign for each note call, and the names of the called notes."""
        notes: list[str] = []
        text = "".join(self._pieces(element, notes, 0))
        if not self._own:
            for glue, instead in _GLUES:
                text = glue.sub(instead, text)
            text = unicodedata.normalize("NFC", " ".join(text.split()))  # A border is white space to Python.
        return text, tuple(notes)

    def _pieces(self, element: ET.Element, notes: list[str], depth: int) -> Iterator[str]:
        """Yield the pieces of text in an element, and append the names of the called notes to ``notes``."""
        _refuse_deep(depth)
        yield (element.text or "").replace(CALL, "")
        for child in element:
            yield from self._piece(child, notes, depth)
            yield (child.tail or "").replace(CALL, "")

    def _piece(self, child: ET.Element, notes: list[str], depth: int) -> Iterator[str]:
        tag = tag_of(child)
        removed = child.get("status") == "removed" and self._dropped == "del" and not self._own
        if tag == self._dropped or removed:
            self._change(child, RevisionKind.DELETED if tag != "ins" else RevisionKind.INSERTED)
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
        elif tag in _LEFT_OUT or tag == "img":
            self._leave_out(child, tag)
        elif self._own:
            if tag == "ins":
                self._change(child, RevisionKind.INSERTED)
            if tag != "meta":
                yield from self._pieces(child, notes, depth + 1)
        elif tag != "meta":
            yield from self._piece_of_others(child, tag, notes, depth)

    def _piece_of_others(self, child: ET.Element, tag: str, notes: list[str], depth: int) -> Iterator[str]:
        """Yield the pieces in an element of a document that this program did not write."""
        if tag in ("ins", "del"):
            self._change(child, RevisionKind.INSERTED if tag == "ins" else RevisionKind.DELETED)
        inner = self._pieces(child, notes, depth + 1)
        if tag in ("sup", "sub"):
            text = "".join(inner)
            yield text if CALL in text else (raise_text if tag == "sup" else lower_text)(text)
        elif child.tag == f"{_MATHML}math":
            text = "".join(part.strip() for part in child.itertext())
            self.artefacts.append(Artefact(self._place + 1, text, ArtefactKind.FORMULA))
            if any(part.tag.removeprefix(_MATHML) not in _PLAIN_MATH for part in child.iter()):
                self.formulas.append((self._place + 1, text))
            yield text
        elif tag in ("quotedStructure", "quotedText", "embeddedText", "embeddedStructure"):
            border = _BREAK if tag in BLOCKS else ""
            opening, closing = child.get("startQuote", ""), child.get("endQuote", "")
            yield border + (opening + _JOINED if opening else "")
            yield from inner
            yield (_JOINS + closing if closing else "") + border
        elif tag == "num":
            yield from inner
            yield _BEHIND_NUMBER
        elif tag in BLOCKS:
            yield _BREAK
            yield from inner
            yield _BREAK
        else:
            if not is_known(child):
                self._name(child)
            yield from inner


def _has_own_words(element: ET.Element) -> bool:
    """Return whether words stand directly in an element, and not only in the elements inside it."""
    return bool((element.text or "").strip() or any((child.tail or "").strip() for child in element))


def _holds_words(element: ET.Element) -> bool:
    return any(text.strip() for text in element.itertext())


def _is_annex(line: str) -> bool:
    """Return whether a line is the label of an annex, with or without its heading."""
    number = number_of_label(split_heading(line).label)
    return number is not None and number.unit == "annex" and len(line) <= _MAX_HEADING


def _refuse_deep(depth: int) -> None:
    if depth > _MAX_DEPTH:
        raise InputError("The document is nested too deeply", cause=f"more than {_MAX_DEPTH} nested elements")
