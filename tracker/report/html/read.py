"""Reads a finished HTML redline back into both texts; shares nothing with the code that writes it.

The page is taken as a reader's browser has it: elements, attributes and characters. So a word that a template
dropped, doubled or escaped wrongly is found before the report is put in place.
"""

from __future__ import annotations

import re
from functools import partial
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.report.html.read_blocks import Collected, Said
from tracker.two_cores import shared

if TYPE_CHECKING:
    from tracker.model.block import Block

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
_PLACE = rb"(\d+)\ (title|formula|recital|heading|text|row|note)\ (\d+)"
_STRETCH = re.compile(
    rb"""
        <(?P<line>p|div|h2|h3)\ class="block[^"<>]*"
            \ (?:data-b="%(place)s"\ data-a="%(place)s"|data-copy="(?P<side>[ba])\ (?P<order>\d+)")
            (?:\ (?:id|data-n)="[^"<>]*+")*+>(?P<words>[^<]*+)</(?P=line)>[^<]*+
      | (?:<(?!(?:style|script)\b|section[a-z0-9])/?[a-z][a-z0-9]*+
            (?:\s++(?!data-(?:b|a|cb|ca|copy)\b|[\w:-]+="(?:inline|beside)")[A-Za-z][\w:-]*+(?:="[^"<>]*+")?+)*+
            \s*+/?>[^<]*+)++
    """
    % {b"place": _PLACE},
    re.VERBOSE,
)
"""What most of a page consists of, where no line is begun: a line of both texts, or a copy of one, in which nothing is
marked, from its tag to its end; or any number of tags that say nothing that matters here. All of it has the form of
:data:`_PART`, and is read at once."""
_MARKED = re.compile(rb'<(ins|del) class="[^"<>]*+">([^<]*+)</\1>([^<]*+)')
"""What most of a line with changes consists of: an element that marks words, whole, and the words behind it."""
_TYPE = b"<!doctype html>"
_PARTS = 32
LARGE = 8_000_000
"""Bytes of a page that two processes read: a quarter of a second of work for one."""


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
    found = Collected()
    parts = _parts(page)
    with shared(partial(_scanned, page), parts, worth=len(page) >= LARGE) as read:
        for texts in read if _begins(page) else [None]:
            if texts is None:
                found = _parsed(page)
                break
            found.add(texts)
    return found.blocks(0), found.blocks(1)


def read_seal(page: bytes) -> dict[str, str]:
    """What the page says of itself, by name; empty if it says nothing.

    Args:
        page: The bytes of the file.
    """
    parser = _Head()
    parser.feed(page.decode("utf-8"))
    parser.close()
    return parser.said


class _Head(HTMLParser):
    """Collects what a page says of itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta" and given.get("name", "").startswith("tracker-"):
            self.said[given["name"]] = given.get("content", "")


def _begins(page: bytes) -> bool:
    """Whether a page begins as ours do: with its type, and then with an element."""
    at = page.find(b"<", len(_TYPE))
    return page.startswith(_TYPE) and at > 0 and not page[len(_TYPE) : at].strip()


def _parts(page: bytes) -> list[tuple[int, int]]:
    """A page in parts, from where to where: each begins with a section, where no block is open."""
    cuts = [page.find(b"<", len(_TYPE))]
    for n in range(1, _PARTS):
        cut = page.find(b'<section class="section ', max(n * len(page) // _PARTS, cuts[-1] + 1))
        cuts += [cut] if cut > 0 else []
    return list(pairwise([*cuts, len(page)]))


def _scanned(text: bytes, part: tuple[int, int]) -> tuple[dict[int, Said], dict[int, Said]] | None:
    """Read a part tag by tag, which is much faster than the parser of the standard library, and in less memory.

    Args:
        text: The whole page.
        part: From where to where it is read.

    Returns:
        What the blocks of both texts say by their places; None if not all of it has the plain form in which we write:
        then the whole page must be read by the parser that knows all forms.

    Raises:
        ProofError: If a place is taken twice, or the side-by-side view says something else than the text.
    """
    page = Collected()
    at, end = part
    while at < end:
        if not page.reads and (stretch := _STRETCH.match(text, at, end)):
            if stretch["side"]:
                page.copy(stretch["side"].decode(), stretch["order"].decode(), _unescaped(stretch["words"].decode()))
            elif stretch["line"]:
                page.line(list(map(bytes.decode, stretch.groups()[1:7])), _unescaped(stretch["words"].decode()))
            elif begun := text.count(b"<section", at, stretch.end()):
                page.sections(begun)
            at = stretch.end()
            continue
        if page.reads and (marked := _MARKED.match(text, at, end)):
            page.marked(marked[1].decode(), _unescaped(marked[2].decode()), _unescaped(marked[3].decode()))
            at = marked.end()
            continue
        found = _PART.match(text, at, end)
        if not found or (found["code"] and page.reads):
            return None
        _told(found, page)
        at = found.end()
    if page.reads:
        return None
    page.compare_copies()
    return page.texts


def _parsed(page: bytes) -> Collected:
    """A page in any form, read as a browser reads it.

    Raises:
        ProofError: As above.
    """
    found = Collected()
    parser = _Parser(found)
    parser.feed(page.decode("utf-8"))
    parser.close()
    found.compare_copies()
    return found


def _told(part: re.Match[bytes], page: Collected) -> None:
    """Tell a page of one tag and the words behind it."""
    code, close, tag, said, alone, words = part.groups()
    if close:
        page.end(tag.decode())
    elif not code:
        told = _SAID.findall(said.decode()) if said and _TELLING.search(said) else ()
        page.start(tag.decode(), {name: unescape(value) for name, value in told})
        if alone:
            page.end(tag.decode())
    if words and page.reads:
        page.words(_unescaped(words.decode()))


def _unescaped(words: str) -> str:
    """Words with the signs that entities stand for; the five that HTML itself needs, without looking for others."""
    if "&" not in words:
        return words
    plain = words.replace("&#39;", "'").replace("&#34;", '"').replace("&lt;", "<").replace("&gt;", ">")
    return plain.replace("&amp;", "&") if plain.count("&") == plain.count("&amp;") else unescape(words)


class _Parser(HTMLParser):
    """Reads a page in any form, as a browser does."""

    def __init__(self, page: Collected) -> None:
        super().__init__(convert_charrefs=True)
        self._page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._page.start(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self._page.end(tag)

    def handle_data(self, data: str) -> None:
        self._page.words(data)
