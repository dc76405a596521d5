"""The lines of a web page, as a browser shows them, and the account of what it does not show.

Tags that may be left out are put in as the HTML Standard has it (sections 13.1.2 and 13.2.6). The tokens come from the
standard library: see decision 21 for the parsers that were tried instead.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model.annotation import RevisionKind
from tracker.model.block import CALL
from tracker.readers.html import elements
from tracker.readers.html.lines import LeftOut, OpenList, PageLine, Run, collapsed, divided
from tracker.readers.html.numbers import begin_item, end_list, open_list
from tracker.readers.html.styles import StyleSheet
from tracker.readers.html.tables import OpenTable, table_lines
from tracker.readers.reading import ArtefactKind

if TYPE_CHECKING:
    from tracker.readers.input.limits import Deadline

_MAX_DEPTH = 2_000
"""Nested elements up to which a page is read."""
_MAX_NAMED = 60
"""Characters of the words by which an unknown element is named."""
_SOFT_HYPHEN = "\u00ad"
_SPACES = re.compile(r"[\t\n\r\f ]+")
_QUOTES = {"en": "“”‘’", "fr": "«»«»", "es": "«»“”", "ru": "«»„“", "zh": "“”‘’", "ar": "”“’‘"}
"""Outer and inner quotation marks that browsers print round ``<q>``, by language (CLDR)."""
_ATTRIBUTE_TEXT = re.compile(r"(?:[^/?#]*/)*(?P<name>[^/?#]*)")
_FIELD_KINDS = frozenset(["text", "", "number", "date", "email", "tel", "url", "search", "time", "month", "week"])
_PAGE_EDGES = ("header", "footer")
"""Titles of the parts in which LibreOffice saves head and foot of the pages."""
_PARTS = elements.BLOCKS - elements.HEADINGS - {"html", "body", "main"} | {"span", "a"}
"""Elements whose names may mark a part of the page: names of the body say of which kind the page is."""
_BUTTONS = frozenset(["submit", "button", "reset", "image"])
_REVISIONS = {ArtefactKind.DELETED: RevisionKind.DELETED, ArtefactKind.STRUCK: RevisionKind.STRUCK}


@dataclass(eq=False, slots=True)
class _Element:
    """An open element, and what it does to the words in it."""

    tag: str
    region: ArtefactKind | None = None
    silent: bool = False
    link: str | None = None
    raised: int = 0
    strong: bool = False
    keeps_lines: bool = False
    furniture: ArtefactKind | None = None
    language: str = ""
    change: RevisionKind | None = None
    date: str = ""
    name: str = ""
    unknown: bool = False
    words: list[str] = field(default_factory=list)
    list: OpenList | None = None
    table: OpenTable | None = None


class PageParser(HTMLParser):
    """Collects the lines of a page.

    Args:
        page: The whole page.
        deadline: The time limit.
        accept_changes: Whether marked changes are read as accepted; else as rejected.

    Attributes:
        lines: The lines; complete after :meth:`close`.
        titles: Titles of the page.
        meta: Contents of its ``<meta>`` elements by name in small letters.
        language: Language of the whole page, as it states it.
        makes_numbers: Whether a style sheet makes numbers that stand nowhere in the page.
        frames: Addresses of other pages that it shows inside.
    """

    def __init__(self, page: str, deadline: Deadline, *, accept_changes: bool = True) -> None:
        super().__init__(convert_charrefs=True)
        self._deadline = deadline
        self._accepts = accept_changes
        self._sheet = StyleSheet(page)
        self.makes_numbers = self._sheet.makes_numbers
        self.lines: list[PageLine] = []
        self.titles: list[str] = []
        self.meta: dict[str, str] = {}
        self.language = ""
        self.frames: list[str] = []
        self._open: list[_Element] = []
        self._counts: Counter[str] = Counter()
        self._regions: list[_Element] = []
        self._changes: list[_Element] = []
        self._links: list[str] = []
        self._lists: list[OpenList] = []
        self._tables: list[OpenTable] = []
        self._furniture: list[ArtefactKind] = []
        self._languages: list[str] = []
        self._raised = self._strong = self._kept = self._quotes = 0
        self._unknown: set[str] = set()
        self._current = PageLine()
        self._after_line_end = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, and close those that it ends.

        Raises:
            InputError: If the page is nested too deeply, or the time limit is over.
        """
        self._deadline.check()
        attributes = {key: value or "" for key, value in attrs}
        self._close_implied(tag)
        if not self._regions:
            if tag in elements.BLOCKS:
                self._end_line()
            self._current.anchors += [value for key in ("id", "name") if (value := attributes.get(key, ""))]
        elif tag in elements.BLOCKS or tag == "br":
            self._regions[0].words.append(" ")
        if tag in elements.VOID:
            self._void(tag, attributes)
            return
        if len(self._open) > _MAX_DEPTH:
            raise InputError(
                "The page is nested too deeply",
                cause=f"more than {_MAX_DEPTH} nested elements",
                remedy="open it in a browser and save it again, or copy the text of the treaty into a text file",
            )
        self._enter(self._element(tag, attributes), attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; ``/>`` closes it only in drawings and formulas, and where it names a place, as in XHTML."""
        self.handle_starttag(tag, attrs)
        if tag not in elements.VOID and (tag == "a" or tag not in elements.KNOWN or self._is_in("svg", "math")):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those inside it that were never closed."""
        if tag == "br":
            self.handle_starttag("br", [])
            return
        at = self._find(tag)
        if at is None:
            if tag in elements.BLOCKS and not self._regions:
                self._end_line()
            return
        if tag in elements.FORMATTING:
            # What was opened inside and never closed goes on, as in a browser.
            self._leave(self._open.pop(at))
        else:
            self._close_from(at)

    def handle_data(self, data: str) -> None:
        """Add words to the current line, or to what is left out.

        Raises:
            InputError: If the time limit is over.
        """
        self._deadline.check()
        data = data.replace(CALL, "")
        if self._regions:
            # The title stands in the head, of which nothing else is words.
            in_title = self._regions[-1].tag == "title" and not self._is_in("svg")
            self._regions[-1 if in_title else 0].words.append(data)
            return
        if not self._kept:
            # A line feed in the source is a space; only <br> breaks a line.
            self._add(_SPACES.sub(" ", data))
            return
        first, *others = data.split("\n")
        self._add(first)
        for text in others:
            self._after_line_end = self._current.has_words()
            self._end_line()
            self._current.follows = self._after_line_end
            self._add(text)

    def handle_comment(self, data: str) -> None:
        """Name the words of a comment; conditions and code of office programs have none."""
        if not self._regions and not data.lstrip().startswith("[") and any(char.isalpha() for char in data):
            self._leave_out(data, ArtefactKind.COMMENT)

    def unknown_decl(self, data: str) -> None:
        """Read the words of ``<![CDATA[…]]>``, which a page in XML may have."""
        if data.startswith("CDATA["):
            self.handle_data(data.removeprefix("CDATA["))

    def close(self) -> None:
        """Read to the end, and end everything that is open."""
        super().close()
        self._close_from(0)
        self._end_line()
        if self._current.left_out or self._current.label:
            (self.lines or [self._current])[-1].left_out += self._current.left_out

    # Elements

    def _element(self, tag: str, attributes: dict[str, str]) -> _Element:
        """Return an element with everything that it does to its words."""
        style = self._sheet.style(tag, attributes)
        element = _Element(tag, silent=tag in elements.CODE, date=attributes.get("datetime", ""))
        element.region = self._region(tag, attributes, hidden=style.hidden, struck=style.struck)
        if element.region in elements.NAMED:
            element.name = _name_of(tag, attributes)
        element.raised = style.raised or (tag == "sup") - (tag == "sub")
        element.strong = tag in elements.STRONG
        element.keeps_lines = tag in elements.PREFORMATTED or style.keeps_lines
        if element.region is None:
            element.change = self._change(tag, struck=style.struck)
        element.language = attributes.get("lang", attributes.get("xml:lang", ""))
        if tag == "a" and "href" in attributes:
            target = attributes["href"]
            element.link = target.partition("#")[2] or ("#" if target.startswith("#") else "")
        element.furniture = _furniture_of(tag, attributes)
        if tag in ("ol", "ul", "menu", "dir"):
            marker = self._sheet.marker(attributes)
            list_type = marker.form if marker else style.list_type
            element.list = open_list(attributes, list_type, len(self._numbered()), numbered=tag == "ol")
            if marker:
                element.list.before, element.list.mark, element.list.depth = marker.before, marker.mark, marker.level
        elif tag == "table":
            element.table = OpenTable()
        elif tag not in elements.KNOWN and not self._is_in("svg", "math") and tag not in self._unknown:
            element.unknown = True
        return element

    def _region(self, tag: str, attributes: dict[str, str], *, hidden: bool, struck: bool) -> ArtefactKind | None:
        """Return the kind of what is left out with an element; None if its words are in the text."""
        if tag in elements.CODE:
            return ArtefactKind.HIDDEN
        if hidden or "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
            return ArtefactKind.HIDDEN
        if not elements.HIDDEN_NAMES.isdisjoint(_names(attributes)):
            return ArtefactKind.HIDDEN
        is_comment = tag == "a" and elements.COMMENT_PLACE.fullmatch(attributes.get("id", "")) is not None
        if is_comment or not elements.COMMENT_NAMES.isdisjoint(_names(attributes)):
            return ArtefactKind.COMMENT
        if not elements.INLINE_NAVIGATION_NAMES.isdisjoint(_names(attributes)):
            return ArtefactKind.NAVIGATION
        region = ArtefactKind.STRUCK if struck and tag != "del" else elements.REGIONS.get(tag)
        if region in _REVISIONS and not self._accepts:
            return None
        if tag == "ins" and not self._accepts:
            return ArtefactKind.DELETED
        return region

    def _change(self, tag: str, *, struck: bool) -> RevisionKind | None:
        """Return the kind of marked change whose words are in the text; None for no change."""
        if tag == "ins":
            return RevisionKind.INSERTED
        kind = ArtefactKind.STRUCK if struck and tag != "del" else elements.REGIONS.get(tag)
        return _REVISIONS.get(kind) if kind is not None and not self._accepts else None

    def _enter(self, element: _Element, attributes: dict[str, str]) -> None:
        self._open.append(element)
        self._counts[element.tag] += 1
        if element.region is not None:
            self._regions.append(element)
        elif element.change is not None:
            self._changes.append(element)
        if element.link is not None:
            self._links.append(element.link)
        if element.furniture is not None:
            self._furniture.append(element.furniture)
        if element.language:
            self._languages.append(element.language)
            if element.tag in ("html", "body"):
                self.language = element.language
        self._raised += element.raised
        self._strong += element.strong
        self._kept += element.keeps_lines
        if not self._regions:
            self._begin(element, attributes)

    def _begin(self, element: _Element, attributes: dict[str, str]) -> None:
        """Begin a list, an item, a table, a cell, a quotation, or an unknown element."""
        if element.list is not None:
            self._lists.append(element.list)
        elif element.table is not None:
            self._tables.append(element.table)
        elif element.tag == "li" and self._lists:
            self._begin_item(attributes)
        elif element.tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif element.tag in elements.CELLS and self._tables:
            self._tables[-1].begin_cell(element.tag)
        elif element.tag == "q":
            self._quote(0)
            self._quotes += 1
        if element.unknown:
            self._unknown.add(element.tag)
            words = f"<{element.tag}> {attributes.get('title') or attributes.get('label') or ''}".rstrip()
            self._current.left_out.append(LeftOut(words, ArtefactKind.NOT_UNDERSTOOD))

    def _begin_item(self, attributes: dict[str, str]) -> None:
        if self._current.label:  # The number of an item whose words begin with a list of its own.
            self._sink().append(self._current)
            self._current = PageLine()
        begin_item(self._lists[-1], self._current, attributes.get("value", ""))

    def _leave(self, element: _Element) -> None:
        """Undo what an element does to its words."""
        self._counts[element.tag] -= 1
        if element.region is not None:
            outermost = self._regions[0] is element
            self._regions.remove(element)
            if outermost or element.tag == "title":
                self._end_region(element)
        elif element.change is not None:
            self._changes.remove(element)
            if words := " ".join("".join(element.words).split()):
                self._current.left_out.append(LeftOut(words, None, element.change, element.date))
        if element.link is not None:
            self._links.remove(element.link)
        if element.furniture is not None:
            self._end_line()
            self._furniture.remove(element.furniture)
        if element.language:
            self._languages.remove(element.language)
        self._raised -= element.raised
        self._strong -= element.strong
        if not self._regions:
            self._end(element)
        self._kept -= element.keeps_lines

    def _end(self, element: _Element) -> None:
        """End a line, a list, a table, a cell or a quotation."""
        if element.tag == "q" and self._quotes and element.region is None:
            self._quotes -= 1
            self._quote(1)
        if element.tag in elements.BLOCKS and element.region is None:
            self._end_line()
        if element.list is not None and element.list in self._lists:
            self._lists.remove(element.list)
            end_list(element.list)
        elif element.tag in elements.CELLS and self._tables:
            self._tables[-1].end_cell()
        elif element.table is not None and element.table in self._tables:
            self._tables.remove(element.table)
            self._sink().extend(table_lines(element.table))

    def _end_region(self, element: _Element) -> None:
        """Name what was left out with an element."""
        words = " ".join("".join(element.words).split())
        if element.silent:
            return
        if element.region in elements.NAMED:
            words = " – ".join(filter(None, [f"{element.tag}: {element.name}".rstrip(": "), words]))
        if element.tag == "title":
            if self._is_in("svg"):
                return
            self.titles.append(words)
        if element.tag == "iframe":
            self.frames.append(element.name)
        if not words or element.region is None:
            return
        revision = _REVISIONS.get(element.region) if element.tag != "ins" else RevisionKind.INSERTED
        self._current.left_out.append(LeftOut(words, element.region, revision, element.date))

    def _void(self, tag: str, attributes: dict[str, str]) -> None:
        """Read an element that holds nothing."""
        if tag == "meta":
            name = attributes.get("name", attributes.get("property", "")).lower()
            self.meta.setdefault(name, attributes.get("content", ""))
        if self._regions:
            if tag == "img":
                self._regions[0].words.append(f" {_name_of(tag, attributes)} ")
            return
        style = self._sheet.style(tag, attributes)
        hidden = style.hidden or "hidden" in attributes
        if tag == "br" and not hidden:
            self._add("\n")
        elif tag in ("img", "embed"):
            self._leave_out(f"{tag}: {_name_of(tag, attributes)}".rstrip(": "), ArtefactKind.PICTURE)
        elif tag == "frame":
            self.frames.append(_name_of(tag, attributes))
            self._leave_out(f"frame: {self.frames[-1]}", ArtefactKind.NOT_UNDERSTOOD)
        elif tag == "input":
            self._input(attributes, hidden=hidden)

    def _input(self, attributes: dict[str, str], *, hidden: bool) -> None:
        """Read a field: its shown value is text, its other contents are named."""
        kind, value = attributes.get("type", "").lower(), attributes.get("value", "")
        if kind == "hidden":
            return
        if hidden:
            self._leave_out(value, ArtefactKind.HIDDEN)
        elif kind in _BUTTONS:
            self._leave_out(value, ArtefactKind.NAVIGATION)
        elif kind in _FIELD_KINDS and value:
            self._add(value)
        elif kind in ("checkbox", "radio"):
            self._leave_out(f"{kind}: {'checked' if 'checked' in attributes else 'not checked'}", ArtefactKind.FIELD)
        else:
            self._leave_out(attributes.get("placeholder", ""), ArtefactKind.FIELD)

    # Closing

    def _close_implied(self, tag: str) -> None:
        """Close the elements that a new one ends although their end tags were left out."""
        if tag not in elements.HEAD_PARTS and (head := self._within("head", frozenset(["body"]))) is not None:
            self._close_from(head)
        if tag in elements.ENDS_PARAGRAPH:
            walls = elements.TABLE_PARTS | {"button", "object", "template"}
            if (paragraph := self._within("p", walls)) is not None:
                self._close_from(paragraph)
            if tag in elements.HEADINGS and self._open and self._open[-1].tag in elements.HEADINGS:
                self._close_from(len(self._open) - 1)
        if tag == "a":
            if (link := self._within("a", elements.CELLS)) is not None:
                self._leave(self._open.pop(link))
        elif tag in elements.CLOSED_BY:
            self._close_ended(*elements.CLOSED_BY[tag])

    def _close_ended(self, ended: frozenset[str], holders: frozenset[str]) -> None:
        """Close the elements of some names inside the innermost of those that can hold them."""
        lowest = None
        for at in range(len(self._open) - 1, -1, -1):
            name = self._open[at].tag
            if name in ended:
                lowest = at
            if name in holders or (name in elements.CELLS and name not in ended):
                break
        if lowest is not None:
            self._close_from(lowest)

    def _within(self, tag: str, walls: frozenset[str]) -> int | None:
        """Return the index of the innermost open element of a name, if no wall stands before it."""
        if not self._counts[tag]:
            return None
        for at in range(len(self._open) - 1, -1, -1):
            name = self._open[at].tag
            if name == tag:
                return at
            if name in walls:
                return None
        return None

    def _find(self, tag: str) -> int | None:
        """Return the index of the element that an end tag closes; a cell keeps what is outside of it open."""
        return self._within(tag, frozenset() if tag in elements.TABLE_PARTS else elements.CELLS - {tag})

    def _close_from(self, at: int) -> None:
        """Close an element and all in it, the innermost first."""
        while len(self._open) > at:
            self._leave(self._open.pop())

    def _is_in(self, *tags: str) -> bool:
        return any(self._counts[tag] for tag in tags)

    # Words

    def _add(self, text: str) -> None:
        for change in self._changes:
            change.words.append(text)
        if text:
            link = self._links[-1] if self._links else None
            self._current.runs.append(Run(text, link, (self._raised > 0) - (self._raised < 0), self._strong > 0))

    def _leave_out(self, text: str, kind: ArtefactKind) -> None:
        words = " ".join(text.split())
        if words:
            self._current.left_out.append(LeftOut(words, kind))

    def _quote(self, side: int) -> None:
        language = (self._languages[-1] if self._languages else "en")[:2].lower()
        marks = _QUOTES.get(language, _QUOTES["en"])
        self._add(marks[2 * min(self._quotes, 1) + side])

    def _numbered(self) -> list[OpenList]:
        return [open_ for open_ in self._lists if open_.form]

    def _sink(self) -> list[PageLine]:
        """Return the list that takes the next line: that of the open cell, else of the page."""
        return next((cell for table in reversed(self._tables) if (cell := table.cell) is not None), self.lines)

    def _end_line(self) -> None:
        current, self._current = self._current, PageLine()
        if not current.has_words():
            current.hand_on(self._current)
            return
        self._drop_soft_hyphens(current)
        if not self._kept:
            current.runs = collapsed(current.runs)
        current.tag = next((element.tag for element in reversed(self._open) if element.tag in elements.BLOCKS), "")
        current.furniture = self._furniture[0] if self._furniture else None
        self._sink().extend(divided(current, is_heading=current.tag in elements.HEADINGS))

    def _drop_soft_hyphens(self, line: PageLine) -> None:
        """Take out the places where a word may be divided: nothing is printed there."""
        if any(_SOFT_HYPHEN in run.text for run in line.runs):
            line.runs = [run._replace(text=run.text.replace(_SOFT_HYPHEN, "")) for run in line.runs]
            line.left_out.append(LeftOut(_SOFT_HYPHEN, ArtefactKind.INVISIBLE))


def _furniture_of(tag: str, attributes: dict[str, str]) -> ArtefactKind | None:
    """Return the kind of furniture that an element is marked as; None for text."""
    role = attributes.get("role", "")
    names = _names(attributes)
    if tag == "div" and attributes.get("title") in _PAGE_EDGES:
        return ArtefactKind.RUNNING_HEAD
    # LibreOffice gives tables of contents ids as "Table of Contents1".
    is_contents = attributes.get("id", "").startswith("Table of Contents") or not elements.CONTENTS_NAMES.isdisjoint(
        names
    )
    if role in elements.CONTENTS_ROLES or (is_contents and tag in _PARTS):
        return ArtefactKind.CONTENTS
    is_navigation = tag in elements.NAVIGATION or role in elements.NAVIGATION_ROLES
    is_navigation |= tag in _PARTS and not elements.NAVIGATION_NAMES.isdisjoint(names)
    return (
        ArtefactKind.NAVIGATION if is_navigation or "breadcrumb" in attributes.get("aria-label", "").lower() else None
    )


def _names(attributes: dict[str, str]) -> list[str]:
    """Return id and classes of an element, in small letters."""
    return f"{attributes.get('id', '')} {attributes.get('class', '')}".lower().split()


def _name_of(tag: str, attributes: dict[str, str]) -> str:
    """Return the name of a picture or another page: its description, else its title, else that of its file."""
    described = attributes.get("alt") or attributes.get("title") or attributes.get("aria-label")
    if described:
        return " ".join(described.split())
    source = attributes.get("src", attributes.get("data", ""))
    if source.startswith("data:"):
        return ""
    if tag in ("iframe", "frame"):
        return source
    match = _ATTRIBUTE_TEXT.match(source)
    return match["name"] if match else ""
