"""Read a finished HTML redline back into both texts; this module shares no code with the one that writes the page.

The page is parsed as a browser parses it, by the parser of the standard library: no rule of this module depends on the
order of attributes, on quotation marks or on white space in tags. A word that a template drops, doubles or escapes
wrongly is found before the report is put in place (``docs/decisions/0018``). Between two tags, plain tags are read in
one look, since every parser reads them alike (``docs/decisions/0067``).

==========================  ========================================================================================
``data-b``, ``data-a``      A block of treaty text: its order, kind and level before and after; empty where it is absent
``ins``, ``del``            Inside a block: text of one side only
``data-cb``, ``data-ca``    Inside a block: a note call, with the number of its note before and after
``data-kept``               The orders before and after of the first of several blocks that are the same in both texts
``data-k``                  One of these blocks: its kind and level; empty for a line of text
``data-copy``               A line of the side-by-side view: ``b`` or ``a``, and the order of its block
``class="inline|beside"``   The section has a side-by-side view, which must show every block once on each side
==========================  ========================================================================================
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from sys import intern
from typing import TYPE_CHECKING

from tracker.errors import ProofError
from tracker.model.block import CALL, Block, BlockKind
from tracker.report.joined_blocks import JoinedBlocks

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK = 1 << 16
"""Bytes, in whole lines, that are read at a time: the characters of a page of 33 MB as one string take 65 MB."""
_OTHERWISE = "iframe|noembed|noframes|plaintext|script|style|textarea|xmp|title(?!>[^<]*</title>)"
"""Elements inside which HTML reads tags otherwise, or not at all."""
_ATTRIBUTE = r' [a-z][a-z0-9-]*+(?:="[^"<>]*+")?'
_NAME = rf"(?!(?:{_OTHERWISE})[ >])[a-z][a-z0-9]*+"
_PLAIN = re.compile(rf"(?:[^<]*+<(?:{_NAME}(?:{_ATTRIBUTE})*+/?|/[a-z][a-z0-9]*+)>)*+")
"""Words and tags that can mean one thing only: small letters, one blank before an attribute, its value in quotation
marks, without the signs of another tag."""
_PLAIN_TAG = re.compile(rf"([^<]*+)<(/?)([a-z][a-z0-9]*+)((?:{_ATTRIBUTE})*+)/?>(?:([^<]*+)</(\3)>)?")
"""Words, a tag behind them, and its end tag where only words stand between the two."""
_PLAIN_ATTRIBUTE = re.compile(r' ([a-z0-9-]+)(?:="([^"]*)")?')
_TELLING = re.compile("data-|inline|beside|&")
"""Signs in the attributes of each tag that means something to this module."""
_VOID = frozenset({"meta", "link", "br", "hr", "img", "input", "wbr", "col"})
"""Elements without an end tag."""
_ABSENT = ("ins", "del")
"""The element whose text is absent before, and after."""
_SIDES = "ba"
_KINDS = {kind.value: kind for kind in BlockKind}
_KEPT = re.compile(r"(\d+) (\d+)")
_LINE_OF_TEXT = "text 0"
"""Kind and level of a kept block that does not state them."""
_KIND = re.compile(r"([a-z]+) (\d+)")
_PLACE = re.compile(r"(\d+(?:\.\d+\+?)?) (.*)")
_COPY = re.compile(r"([ba]) (\d+(?:\.\d+\+?)?)")
_Attributes = list[tuple[str, str | None]]
_Line = tuple[int, str, str]
"""A line of one section: 0 for before and 1 for after, the order of its block in that text, its words."""


def read_back(page: bytes) -> tuple[list[Block], list[Block]]:
    """Read both texts out of a finished page.

    Args:
        page: The bytes of the file.

    Returns:
        The blocks before and after, each in the order of its own text.

    Raises:
        ProofError: If the page is not a redline of this program, a place is taken twice, or the side-by-side view
            differs from the text.

    >>> read_back(b'<p data-b="0 text 0" data-a="0 text 0">Peace <del>and</del><ins>or</ins> war</p>')
    ([Block(kind=<BlockKind.TEXT: 'text'>, text='Peace and war', level=0, calls=())], \
[Block(kind=<BlockKind.TEXT: 'text'>, text='Peace or war', level=0, calls=())])
    """
    reader = _PageReader()
    for chunk in _chunks(page):
        reader.feed(chunk)
    reader.close()
    before, after = (blocks.blocks() for blocks in reader.blocks)
    return before, after


def read_seal(page: bytes) -> dict[str, str]:
    """Read the statements of the seal by name; empty for a page without a seal.

    Args:
        page: The bytes of the file.

    >>> read_seal(b'<head><meta name="tracker-version" content="1.0"></head>')
    {'tracker-version': '1.0'}
    """
    reader = _HeadReader()
    for chunk in _chunks(page):
        reader.feed(chunk)
        if reader.complete:
            break
    return reader.seal


def _chunks(page: bytes) -> Iterator[str]:
    """Yield the lines of a page, many at a time; no reference to a character goes over the end of a line."""
    file = BytesIO(page)
    while lines := file.readlines(_CHUNK):
        yield b"".join(lines).decode()


class _HeadReader(HTMLParser):
    """Collects the statements of the seal, which stand in the head of the page.

    Attributes:
        seal: The statements by name.
        complete: The head has ended.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seal: dict[str, str] = {}
        self.complete = False

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and given.get("name", "").startswith("tracker-"):
            self.seal[given["name"]] = given.get("content", "")

    def handle_endtag(self, tag: str) -> None:
        self.complete = self.complete or tag == "head"


class _PageReader(HTMLParser):
    """Collects the blocks of both texts, and compares the lines of each side-by-side view with them.

    Attributes:
        blocks: The blocks before and after by their order.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks = JoinedBlocks(), JoinedBlocks()
        # The section that is read.
        self._lines: list[_Line] = []
        self._copies: list[_Line] = []
        self._has_two_views = False
        self._next = (-1, -1)
        """Orders of the next block that is the same in both texts; -1 where none may come."""
        # The block or copy that is read: its elements that are open, from the outermost; none outside of it.
        self._open: list[str] = []
        self._attributes: dict[str, str] = {}
        self._pieces: tuple[list[str], list[str]] = ([], [])
        self._calls: tuple[list[int], list[int]] = ([], [])

    def feed(self, data: str) -> None:
        """Read some lines: plain tags in one look as long as the parser stands between two tags, else with the parser.

        Args:
            data: Whole lines of the page.
        """
        end = 0
        if not self.rawdata and self.cdata_elem is None:
            found = _PLAIN.match(data)
            end = found.end() if found else 0
            for words, slash, tag, attributes, inside, closed in _PLAIN_TAG.findall(data, 0, end):
                if words and self._open:
                    self.handle_data(unescape(words))
                if slash:
                    self.handle_endtag(tag)
                    continue
                known = _PLAIN_ATTRIBUTE.findall(attributes) if _TELLING.search(attributes) else ()
                self._start(tag, {name: unescape(value) for name, value in known})
                if closed and self._open:
                    self.handle_data(unescape(inside))
                    self.handle_endtag(tag)
        super().feed(data[end:])

    def close(self) -> None:
        """Read what is left, and end the last section."""
        super().close()
        self._end_section()

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        self._start(tag, {name: value or "" for name, value in attrs})

    def _start(self, tag: str, given: dict[str, str]) -> None:
        begins = "data-copy" in given or "data-k" in given or ("data-b" in given and "data-a" in given)
        if self._open:
            if begins or tag == "section":
                raise ProofError("The page is not well formed", cause=f"<{tag}> is inside a line")
            if "data-cb" in given:
                self._add_call(given)
            if tag not in _VOID:
                self._open.append(tag)
        elif begins:
            self._open, self._attributes = [tag], given
            self._pieces, self._calls = ([], []), ([], [])
        elif tag == "section":
            self._end_section()
        elif "data-kept" in given:
            self._next = _orders(given["data-kept"])
        elif given.get("class") in ("inline", "beside"):
            self._has_two_views = True

    def handle_startendtag(self, tag: str, attrs: _Attributes) -> None:
        self.handle_starttag(tag, attrs)  # HTML gives "/>" no meaning.

    def handle_endtag(self, tag: str) -> None:
        if not self._open:
            return
        if self._open.pop() != tag:
            raise ProofError("The page is not well formed", cause=f"</{tag}> ends an element that is not open")
        if not self._open:
            self._end_block()

    def handle_data(self, data: str) -> None:
        if self._open:
            for side in self._present():
                self._pieces[side].append(data)

    def _present(self) -> list[int]:
        """Return the sides on which the place that is read stands."""
        return [side for side, absent in enumerate(_ABSENT) if absent not in self._open]

    def _add_call(self, given: dict[str, str]) -> None:
        for side in self._present():
            self._pieces[side].append(CALL)
            self._calls[side].append(_number(given.get(("data-cb", "data-ca")[side], "")))

    def _end_block(self) -> None:
        # The texts share equal words (tracker.text.compose): of three copies of a line one is kept.
        texts = [intern("".join(pieces)) for pieces in self._pieces]
        if "data-copy" in self._attributes:
            copy = _COPY.fullmatch(self._attributes["data-copy"])
            if copy is None:
                raise ProofError("The page is not well formed", cause=f"data-copy={self._attributes['data-copy']!r}")
            side = _SIDES.index(copy[1])
            self._copies.append((side, copy[2], texts[side]))
            return
        if "data-k" in self._attributes:
            self._add_kept(self._attributes["data-k"] or _LINE_OF_TEXT, texts)
            return
        for side, name in enumerate(("data-b", "data-a")):
            if place := self._attributes[name]:
                found = _PLACE.fullmatch(place)
                if found is None:
                    raise ProofError("The page is not well formed", cause=f"a block stands at {place!r}")
                self._add_block(side, found[1], self._block(side, found[2], texts[side]))
            elif texts[side]:
                raise ProofError("The page gives words to a text in which their line does not occur")

    def _add_kept(self, kind: str, texts: list[str]) -> None:
        if texts[0] != texts[1] or self._next[0] < 0:
            raise ProofError("The page is not well formed", cause=f"an unchanged block is {kind!r}: “{texts[1]}”")
        block = self._block(0, kind, texts[0])
        self._add_block(0, str(self._next[0]), block)
        self._add_block(1, str(self._next[1]), self._block(1, kind, texts[1]) if block.calls else block)
        self._next = self._next[0] + 1, self._next[1] + 1

    def _block(self, side: int, kind: str, text: str) -> Block:
        found = _KIND.fullmatch(kind)
        if found is None or found[1] not in _KINDS:
            raise ProofError("The page is not well formed", cause=f"a block is {kind!r}")
        return Block(_KINDS[found[1]], text, int(found[2]), tuple(self._calls[side]))

    def _add_block(self, side: int, order: str, block: Block) -> None:
        self.blocks[side].add(order, block)
        self._lines.append((side, order, block.text))

    def _end_section(self) -> None:
        """Compare the side-by-side view of the section, if it has one, with its blocks.

        Raises:
            ProofError: If the view does not show each block once on each of its sides, or in other words.
        """
        expected = Counter(self._lines if self._has_two_views else ())
        shown = Counter(self._copies)
        if shown != expected:
            side, order, text = min(shown - expected or expected - shown)
            raise ProofError(
                "The side-by-side view of the page does not say what the text says",
                cause=f"block {order} of the text {('before', 'after')[side]}: “{text}”",
            )
        self._lines, self._copies, self._has_two_views, self._next = [], [], False, (-1, -1)


def _orders(text: str) -> tuple[int, int]:
    found = _KEPT.fullmatch(text)
    if found is None:
        raise ProofError("The page is not well formed", cause=f"data-kept={text!r}")
    return int(found[1]), int(found[2])


def _number(text: str) -> int:
    if not text.isdecimal():
        raise ProofError("The page is not well formed", cause=f"a note has the number {text!r}")
    return int(text)
