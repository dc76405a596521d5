"""Akoma Ntoso 3.0 → a draft: documents of ours without any loss, others by what their elements mean.

Of a document with marked changes the text with all of them accepted is read.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tracker.errors import InputError
from tracker.language.tags import TWO_LETTERS
from tracker.model.block import ARTICLE_LEVEL, CALL, DIVISION_LEVEL, PARAGRAPH_LEVEL, POINT_LEVEL, BlockKind
from tracker.model.finding import Finding
from tracker.model.heading import CLOSING_LABEL, SEPARATOR
from tracker.model.stage import Authenticity, FrontMatter
from tracker.readers.input.limits import marks_in, refuse_bulk
from tracker.readers.reading import Reading
from tracker.text.compose import Found, FoundNote, compose

if TYPE_CHECKING:
    from collections.abc import Iterator

_AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_OURS = "{https://treaty-tracker.example/ns/1}"

_ARTICLES = frozenset(["article", "rule"])
_LEVELS = {
    **dict.fromkeys(("book", "part", "title", "chapter", "section", "subsection", "division", "tome"), DIVISION_LEVEL),
    **dict.fromkeys(("subpart", "subtitle", "subchapter", "subdivision", "attachment"), DIVISION_LEVEL),
    **dict.fromkeys(_ARTICLES, ARTICLE_LEVEL),
    **dict.fromkeys(("paragraph", "clause", "level", "subrule", "wrapUp", "listWrapUp"), PARAGRAPH_LEVEL),
    **dict.fromkeys(("point", "subparagraph", "indent", "item", "subclause", "proviso", "li"), POINT_LEVEL),
}
"""Depth of the heading of each element; from a paragraph on at least, and one more than what it stands in."""

_LEFT_OUT = frozenset(["meta", "coverPage", "toc", "remark", "img", "components"])
_DEEPEST = 200
"""Elements inside one another up to which a document is read: real ones have some twenty."""


def read_akn(text: str, name: str) -> Reading:
    """Read a document of Akoma Ntoso.

    Args:
        text: The whole document.
        name: The file's name, for messages.

    Returns:
        The draft, with a problem for what was passed over.

    Raises:
        InputError: If it is no XML, declares entities, is of another version, or holds no text.
    """
    root = _opened(text, name)
    fronts = root.findall(f".//{_OURS}front")
    walker = _Walker(root, ours=bool(fronts))
    found = list(walker.document(root))
    notes = [*walker.notes, *_meta_notes(root, walker)]
    if not found and not notes:
        raise InputError(f"{name} holds no treaty text", cause="No element of it holds words", remedy="check the file")
    said = _front(fronts[-1]) if fronts else _foreign_front(root)
    draft, problems = compose(found, notes, said)
    if walker.changes:
        problems.append(
            Finding(
                line=0,
                message=f"The document holds {walker.changes} marked changes",
                cause="It is a comparison, or a draft with amendments",
                remedy="It was read with all of them accepted; if you need the old text, ask for the older document",
            )
        )
    return Reading(draft=draft, problems=tuple(problems), first_line=1, last_line=text.count("\n") + 1)


def _opened(text: str, name: str) -> ET.Element:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise InputError(
            f"{name} declares entities or a document type",
            cause="These can hide text, and no document of Akoma Ntoso needs them",
            remedy="save it again without its <!DOCTYPE …> line",
        )
    try:
        refuse_bulk(marks_in(text), name)
        root = ET.fromstring(text.encode())  # noqa: S314 – no declarations, so no entities; the size is bounded
    except (ET.ParseError, ValueError, LookupError) as error:
        raise InputError(
            f"{name} is no well-formed XML", cause=str(error), remedy="mend it, or save it again"
        ) from None
    if root.tag != f"{{{_AKN}}}akomaNtoso":
        raise InputError(
            f"{name} is no Akoma Ntoso 3.0",
            cause=f"Its first element is {root.tag}",
            remedy=f"convert it to version 3.0, whose namespace is {_AKN}",
        )
    return root


def _front(element: ET.Element) -> FrontMatter:
    said = {entry.get("name", ""): "".join(entry.itertext()) for entry in element.iter(f"{_OURS}entry")}
    named = ("instrument", "stage", "symbol", "date", "language", "title", "source")
    known = {name: said.pop(name) for name in named if name in said}
    kind = said.pop("authenticity", "")
    authenticity = Authenticity(kind) if kind in set(Authenticity) else Authenticity.UNVERIFIED
    return FrontMatter(**known, authenticity=authenticity, extra=tuple(said.items()))


def _foreign_front(root: ET.Element) -> FrontMatter:
    def said(path: str, attribute: str) -> str:
        element = root.find(".//" + "/".join(f"{{{_AKN}}}{step}" for step in path.split("/")))
        return "" if element is None else element.get(attribute, "")

    title = next((" ".join("".join(each.itertext()).split()) for each in root.iter(f"{{{_AKN}}}docTitle")), "")
    language = said("FRBRExpression/FRBRlanguage", "language")
    return FrontMatter(
        symbol=said("FRBRWork/FRBRnumber", "value"),
        date=said("FRBRExpression/FRBRdate", "date"),
        language=TWO_LETTERS.get(language, language[:2]),
        title=title or said("FRBRWork/FRBRalias", "value"),
    )


def _meta_notes(root: ET.Element, walker: _Walker) -> Iterator[FoundNote]:
    for element in root.iter(f"{{{_AKN}}}note"):
        if element.get("status") != "removed":
            yield FoundNote(element.get("eId", ""), walker.note(element))


class _Walker:
    """Goes through a document in order.

    Args:
        root: The document.
        ours: Whether it is one of ours, whose spaces are words and whose every element says what it is.

    Attributes:
        notes: The notes met in the text.
        changes: How many marked changes were met.
    """

    def __init__(self, root: ET.Element, *, ours: bool) -> None:
        self._ours = ours
        self._articles = any(_tag(element) in _ARTICLES for element in root.iter())
        self.notes: list[FoundNote] = []
        self.changes = 0

    def document(self, element: ET.Element) -> Iterator[Found]:
        """What is found in a document or a part of it."""
        yield from self._walk(element, 0, 0)

    def note(self, element: ET.Element) -> str:
        """The words of a note; a line feed between its paragraphs."""
        paragraphs = [self._words(each)[0] for each in element.iter(f"{{{_AKN}}}p")]
        return "\n".join(filter(None, paragraphs)) or self._words(element)[0]

    def _walk(self, element: ET.Element, level: int, depth: int) -> Iterator[Found]:
        if depth > _DEEPEST:
            raise InputError("The document is nested too deeply", cause=f"more than {_DEEPEST} elements in one another")
        for child in element:
            tag = _tag(child)
            if tag in _LEFT_OUT or tag in ("num", "heading", "subheading"):
                continue
            if child.get("status") == "removed":
                self.changes += 1
            elif tag in ("p", "block", "listIntroduction", "crossHeading", "span"):
                yield from self._line(child, self._mark(element, child))
            elif tag == "tr":
                cells = [self._words(cell)[0].replace("\n", " ") for cell in child if _tag(cell) in ("td", "th")]
                yield Found(BlockKind.ROW, "| " + " | ".join(cells) + " |")
            else:
                yield from self._container(child, tag, level, depth)

    def _container(self, child: ET.Element, tag: str, level: int, depth: int) -> Iterator[Found]:
        own = self._level(child, tag, level)
        if tag in ("wrapUp", "listWrapUp") or child.get("name") == "wrapUp":
            yield Found(BlockKind.HEADING, CLOSING_LABEL, own)
        elif own and (self._ours or child.find(f"{{{_AKN}}}num") is not None or _heading(child) is not None):
            yield self._headline(child, own)
        else:
            own = level
        boxed = tag in ("recital", "citation", "formula", "longTitle")
        if boxed and not self._ours and child.find(f"{{{_AKN}}}p") is None:
            yield from self._line(child, _BOXES[tag])
        else:
            yield from self._walk(child, own, depth + 1)

    def _level(self, element: ET.Element, tag: str, outer: int) -> int:
        """Depth of the heading of an element; 0 for one that is only a container."""
        said = element.get(f"{_OURS}level", "")
        if said.isdecimal() and int(said) >= 2:
            return int(said)
        if tag == "section" and not self._articles and not self._ours:
            return 3
        if tag == "hcontainer" and element.get("name") != "wrapUp":
            headed = _heading(element) is not None or element.find(f"{{{_AKN}}}num") is not None
            return (max(4, outer + 1) if outer >= 3 and not self._ours else 2) if headed else 0
        level = _LEVELS.get("wrapUp" if tag == "hcontainer" else tag, 0)
        return max(level, outer + 1) if level > ARTICLE_LEVEL else level

    def _headline(self, element: ET.Element, level: int) -> Found:
        number, heading = element.find(f"{{{_AKN}}}num"), _heading(element)
        parts = [self._words(each) for each in (number, heading) if each is not None]
        between = ""
        if number is not None and heading is not None:
            separated = number.find(f"{{{_AKN}}}inline[@name='separator']") is not None
            between = "" if separated else SEPARATOR
        text = between.join(words for words, _ in parts)
        return Found(BlockKind.HEADING, text, level, tuple(name for _, names in parts for name in names))

    def _mark(self, parent: ET.Element, paragraph: ET.Element) -> tuple[BlockKind, int]:
        """What a paragraph is: by what it says, else by the box of which it is the first."""
        said = paragraph.get("class", "")
        level = paragraph.get(f"{_OURS}level", "")
        if said == BlockKind.HEADING and level.isdecimal():
            return BlockKind.HEADING, int(level)
        if said in (BlockKind.TITLE, BlockKind.FORMULA, BlockKind.RECITAL, BlockKind.ROW):
            return BlockKind(said), int(said == BlockKind.TITLE)
        box = _BOXES.get(_tag(parent))
        first = next((each for each in parent if _tag(each) == "p"), None)
        if box is not None and paragraph is first:
            return box
        if not self._ours and _tag(parent) == "preface" and paragraph.find(f"{{{_AKN}}}docTitle") is not None:
            return BlockKind.TITLE, 1
        return BlockKind.TEXT, 0

    def _line(self, element: ET.Element, mark: tuple[BlockKind, int]) -> Iterator[Found]:
        words, names = self._words(element)
        if words or mark[0] is BlockKind.HEADING:
            yield Found(mark[0], words, mark[1], names)

    def _words(self, element: ET.Element) -> tuple[str, tuple[str, ...]]:
        """The words in an element, with a sign for each call of a note, and the names of these notes."""
        names: list[str] = []
        text = "".join(self._pieces(element, names, 0))
        if not self._ours:
            text = unicodedata.normalize("NFC", " ".join(text.split()))
        return text, tuple(names)

    def _pieces(self, element: ET.Element, names: list[str], depth: int) -> Iterator[str]:
        if depth > _DEEPEST:
            raise InputError("The document is nested too deeply", cause=f"more than {_DEEPEST} elements in one another")
        yield (element.text or "").replace(CALL, "")
        for child in element:
            tag = _tag(child)
            if tag == "del":
                self.changes += 1
            elif tag == "noteRef":
                names.append(child.get("href", "").removeprefix("#"))
                yield CALL
            elif tag == "authorialNote":
                name = child.get("eId") or f"note-{len(self.notes) + 1}"
                self.notes.append(FoundNote(name, self.note(child)))
                names.append(name)
                yield CALL
            elif tag in ("eol", "br"):
                yield "\n" if self._ours else " "
            elif tag not in _LEFT_OUT:
                self.changes += tag == "ins"
                yield from self._pieces(child, names, depth + 1)
            yield (child.tail or "").replace(CALL, "")


_BOXES = {
    "recital": (BlockKind.RECITAL, 0), "citation": (BlockKind.RECITAL, 0), "formula": (BlockKind.FORMULA, 0),
    "longTitle": (BlockKind.TITLE, 1),
}  # fmt: skip


def _tag(element: ET.Element) -> str:
    """Its name; empty for one that is not of Akoma Ntoso."""
    space, _, name = element.tag[1:].rpartition("}")
    return name if space == _AKN else ""


def _heading(element: ET.Element) -> ET.Element | None:
    return element.find(f"{{{_AKN}}}heading")
