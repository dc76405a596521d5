"""Reads a finished HTML redline back into both texts; shares nothing with the code that writes it.

The page is taken as a reader's browser has it: elements, attributes and characters. So a word that a template
dropped, doubled or escaped wrongly is found before the report is put in place.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from tracker.errors import ProofError
from tracker.model.block import CALL, Block, Mark

if TYPE_CHECKING:
    from collections.abc import Mapping

_EMPTY = frozenset({"meta", "link", "br", "hr", "img", "input", "wbr", "col"})
_SIDES = ("b", "a")
_PART = re.compile(
    rb"""<(?:
        (?P<code>style|script)(?:\s[^<>]*)?>.*?</(?P=code)>
      | (?P<close>/?)(?P<tag>[a-z][a-z0-9]*)
        (?P<said>(?:\s+[A-Za-z][\w:-]*(?:="[^"]*")?)*)\s*(?P<alone>/?)>
    )(?P<words>[^<]*)""",
    re.VERBOSE | re.DOTALL,
)
"""One tag and the words behind it, as they stand in a page that only has what every browser reads in one way: names in
small letters, values in quotation marks, no comments."""
_SAID = re.compile(r'([A-Za-z][\w:-]*)(?:="([^"]*)")?')
_TELLING = re.compile(rb'data-(?:b|a|cb|ca|copy)\b|"(?:inline|beside)"')
"""What an element says that matters here; most say nothing of the kind."""
_TYPE = b"<!doctype html>"
_Where = tuple[int, int, int]
"""The section of the page, counted; 0 for before and 1 for after; the place of a block in that text."""


def read_back(page: bytes) -> tuple[list[Block], list[Block]]:
    """Both texts out of a finished page.

    Args:
        page: The bytes of the file.

    Returns:
        The blocks before and after, each in the order of its own text.

    Raises:
        ProofError: If the page is no redline of ours, a place is taken twice, or the side-by-side view says
            something else than the text.
    """
    found = _Page()
    if not _scanned(page, found):
        found = _Page()
        parser = _Parser(found)
        parser.feed(page.decode("utf-8"))
        parser.close()
    _compare_copies(found)
    return _ordered(found.before), _ordered(found.after)


def read_seal(page: bytes) -> dict[str, str]:
    """What the page says of itself, by name; empty if it says nothing.

    Args:
        page: The bytes of the file.
    """
    parser = _Head()
    parser.feed(page.decode("utf-8"))
    parser.close()
    return parser.said


def _compare_copies(page: _Page) -> None:
    """Where the text of a section gives way to a side-by-side view, that shows each block once a side, in its words."""
    shown = [where for where, _ in page.copies]
    due = [where for where in page.places if where[0] in page.in_two_views]
    texts = [{order: block.text for order, block in found} for found in (page.before, page.after)]
    other = [f"“{text}”" for (_, side, order), text in page.copies if texts[side].get(order) != text]
    if sorted(shown) != sorted(due):
        apart = sorted(set(shown) ^ set(due)) or [where for where in shown if shown.count(where) > 1]
        other += [f"line {order + 1} of the text {('before', 'after')[side]}" for _, side, order in apart]
    if other:
        raise ProofError("The side-by-side view of the page does not say what the text says", cause=other[0])


def _ordered(found: list[tuple[int, Block]]) -> list[Block]:
    if len({order for order, _ in found}) != len(found):
        raise ProofError("The page does not hold every block once", cause="a place is taken twice")
    return [block for _, block in sorted(found, key=lambda item: item[0])]


class _Head(HTMLParser):
    """Collects what a page says of itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and given.get("name", "").startswith("tracker-"):
            self.said[given["name"]] = given.get("content", "")


def _scanned(text: bytes, page: _Page) -> bool:
    """Read a page tag by tag, which is much faster than the parser of the standard library, and in less memory.

    Args:
        text: The whole page.
        page: What it tells is put in here.

    Returns:
        Whether all of it has the plain form in which we write. If not, what was found is worth nothing, and the parser
        that knows all forms must read it.
    """
    at = text.find(b"<", len(_TYPE))
    if not text.startswith(_TYPE) or at < 0 or text[len(_TYPE) : at].strip():
        return False
    for part in _PART.finditer(text, at):
        code, close, tag, said, alone, words = part.groups()
        if part.start() != at or (code and page.reads):
            return False
        at = part.end()
        if close:
            page.end(tag.decode())
        elif not code:
            told = _SAID.findall(said.decode()) if said and _TELLING.search(said) else ()
            page.start(tag.decode(), {name: unescape(value) for name, value in told})
            if alone:
                page.end(tag.decode())
        if words and page.reads:
            page.words(unescape(words.decode()))
    return at == len(text)


class _Parser(HTMLParser):
    """Reads a page in any form, as a browser does."""

    def __init__(self, page: _Page) -> None:
        super().__init__(convert_charrefs=True)
        self._page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._page.start(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self._page.end(tag)

    def handle_data(self, data: str) -> None:
        self._page.words(data)


class _Page:
    """Collects the blocks of a page while it is read."""

    def __init__(self) -> None:
        self.before: list[tuple[int, Block]] = []
        self.after: list[tuple[int, Block]] = []
        self._open: list[str] = []
        self._block: tuple[int, tuple[str, str]] | None = None
        self._texts = ["", ""]
        self._calls: list[list[int]] = [[], []]
        self.places: list[_Where] = []
        self.copies: list[tuple[_Where, str]] = []
        self.in_two_views: set[int] = set()
        self._section = 0
        self._copy: tuple[int, str] | None = None
        self._copied = ""

    @property
    def reads(self) -> bool:
        """Whether it stands in a block or a copy, so that words count."""
        return self._block is not None or self._copy is not None

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """An element begins."""
        if tag not in _EMPTY:
            self._open.append(tag)
        if tag == "section":
            self._section += 1
        if given.get("class") in ("inline", "beside"):
            self.in_two_views.add(self._section)
        if "data-copy" in given:
            self._copy, self._copied = (len(self._open), given["data-copy"]), ""
        elif self._copy is not None and "data-cb" in given:
            self._copied += CALL
        if "data-b" in given and "data-a" in given and self._block is None:
            self._block = (len(self._open), (given["data-b"], given["data-a"]))
            self._texts, self._calls = ["", ""], [[], []]
        elif self._block is not None and "data-cb" in given:
            for side, name in enumerate(("data-cb", "data-ca")):
                if self._counts(side):
                    self._texts[side] += CALL
                    self._calls[side].append(int(given[name]))

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._block is not None and len(self._open) == self._block[0]:
            self._finish(self._block)
            self._block = None
        if self._copy is not None and len(self._open) == self._copy[0]:
            side, _, order = self._copy[1].partition(" ")
            self.copies.append(((self._section, _SIDES.index(side), int(order)), self._copied))
            self._copy = None
        while self._open and self._open.pop() != tag:
            pass

    def words(self, data: str) -> None:
        """Words, as they are read."""
        if self._copy is not None:
            self._copied += data
        if self._block is not None:
            for side in (0, 1):
                if self._counts(side):
                    self._texts[side] += data

    def _counts(self, side: int) -> bool:
        """Whether what stands here belongs to that side."""
        assert self._block is not None  # noqa: S101 – called inside a block only
        inside = self._open[self._block[0] :]
        return ("ins" if side == 0 else "del") not in inside

    def _finish(self, block: tuple[int, tuple[str, str]]) -> None:
        for side, found in enumerate((self.before, self.after)):
            where = block[1][side]
            if where:
                order, mark, level = where.split(" ")
                made = Block(Mark(mark), self._texts[side], int(level), tuple(self._calls[side]))
                found.append((int(order), made))
                self.places.append((self._section, side, int(order)))
            elif self._texts[side]:
                raise ProofError("The page holds words on a side where their block does not stand")
