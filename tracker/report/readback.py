"""Reads a finished HTML redline back into both texts; shares nothing with the code that writes it.

The page is taken as a reader's browser has it: elements, attributes and characters. So a word that a template
dropped, doubled or escaped wrongly is found before the report is put in place.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from tracker.report.readback_blocks import Collected

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
_TYPE = b"<!doctype html>"


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
    if not _scanned(page, found):
        found = Collected()
        parser = _Parser(found)
        parser.feed(page.decode("utf-8"))
        parser.close()
    found.compare_copies()
    before, after = ([side[order] for order in sorted(side)] for side in found.texts)
    return before, after


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


def _scanned(text: bytes, page: Collected) -> bool:
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
    while at < len(text):
        if not page.reads and (stretch := _STRETCH.match(text, at)):
            if stretch["side"]:
                page.copy(stretch["side"].decode(), stretch["order"].decode(), _unescaped(stretch["words"].decode()))
            elif stretch["line"]:
                page.line(list(map(bytes.decode, stretch.groups()[1:7])), _unescaped(stretch["words"].decode()))
            elif begun := text.count(b"<section", at, stretch.end()):
                page.sections(begun)
            at = stretch.end()
            continue
        part = _PART.match(text, at)
        if not part or (part["code"] and page.reads):
            return False
        _told(part, page)
        at = part.end()
    return True


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
