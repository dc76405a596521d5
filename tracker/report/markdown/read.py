r"""Reads a finished Markdown redline back into both texts; shares nothing with the code that writes it.

::

    page    = { anything | begin { line } end }
    line    = remark | block { hidden } | label { hidden } [ " " words { hidden } ]
    block   = ( "# " | "## " | "### " | ">> " | "> " | "- [^n] " | "" ) words
    label   = { "- " } "**" words "**"
    words   = { character | "\" sign | "`U+202E`" | "[^n]" [ "{>>[^n]<<}" ] | "<br>" | "{++" | "++}" | "{--" | "--}" }
    hidden  = " <!-- " side ": " what { ", " what } " -->"
    what    = "none" | "empty" | "block " n | mark " " level

A sign that could do something must stand behind a backslash or be one of these: anything else is refused.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.errors import ProofError
from tracker.model.block import CALL, PARAGRAPH_LEVEL, Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEGIN, _END = "<!-- The treaty text begins -->", "<!-- The treaty text ends -->"
_FRAME = frozenset({"", '<div dir="rtl">', "</div>"})
_HIDDEN = r"(?: <!-- [^<>]* -->)*"
_REMARK = re.compile(r"\{>>(?:[^\\{}]|\\.)*<<\}")
_LABEL = re.compile(rf"((?:- )*)\*\*((?:[^\\*]|\\.)*)\*\*({_HIDDEN})(?: (.+))?")
_LINE = re.compile(rf"(.*?)({_HIDDEN})")
_TOLD = re.compile(r" <!-- (before|after): (.*?) -->")
_NOTE = re.compile(r"- \[\^\d+\](?:\{>>\[\^\d+\]<<\})? ")
_WORDS = re.compile(
    r"\\(?P<sign>[!-/:-@\[-`{-~])"
    r"|`(?P<code>U\+[0-9A-F]{4,6}(?: U\+[0-9A-F]{4,6})*)`"
    r"|\[\^(?P<after>\d+)\](?:\{>>\[\^(?P<before>\d+)\]<<\})?"
    r"|(?P<mark>\{\+\+|\+\+\}|\{--|--\})|(?P<feed><br>)|(?P<plain>[^\W_]+|[^\\`*_{}<~&$#^])"
)


def read_back(page: bytes) -> tuple[list[Block], list[Block]]:
    """Both texts out of a finished page.

    Args:
        page: The bytes of the file.

    Returns:
        The blocks before and after, each in the order of its own text.

    Raises:
        ProofError: If the page is no redline of ours, or a place is taken twice.
    """
    sides: tuple[list[_Found], list[_Found]] = ([], [])
    for line in _lines(page.decode("utf-8")):
        for pair in _blocks(line):
            for n, found in enumerate(pair):
                sides[n].extend([found] if found else [])
    return _ordered(sides[0]), _ordered(sides[1])


def read_seal(page: bytes) -> dict[str, str]:
    """What the page says of itself, by name; empty if it says nothing.

    Args:
        page: The bytes of the file.

    Raises:
        ProofError: If that is damaged.
    """
    try:
        text = page.decode("utf-8")
        found = re.findall(r'^<!-- (tracker-[a-z0-9-]+): ("(?:[^"\\<>]|\\.)*") -->$', text, re.MULTILINE)
        return {name: json.loads(value) for name, value in found}
    except ValueError as error:
        raise ProofError("What the page says of itself is damaged", cause=str(error)) from None


@dataclass(frozen=True, slots=True)
class _Found:
    """A block of one side, and its place there, from 1, where it does not follow the block above."""

    block: Block
    place: int | None


@dataclass(slots=True)
class _Told:
    """What a hidden comment says of a block on one side."""

    gone: bool = False
    empty: bool = False
    place: int | None = None
    kind: tuple[BlockKind, int] | None = None


@dataclass(slots=True)
class _Text:
    """The words of one side."""

    pieces: list[str] = field(default_factory=list)
    calls: list[int] = field(default_factory=list)
    there: bool = False

    @property
    def text(self) -> str:
        """All pieces; put together once, for a line may be megabytes long."""
        return "".join(self.pieces)


def _lines(page: str) -> Iterator[str]:
    inside = False
    for line in page.split("\n"):
        if line in (_BEGIN, _END):
            if inside == (line == _BEGIN):
                raise ProofError("The page does not say where the treaty text begins and ends")
            inside = not inside
        elif inside and line not in _FRAME and not _REMARK.fullmatch(line):
            yield line
    if inside:
        raise ProofError("The page does not say where the treaty text ends")


def _blocks(line: str) -> Iterator[tuple[_Found | None, _Found | None]]:
    if label := _LABEL.fullmatch(line):
        bullets, words, told, rest = label.groups()
        words = "" if words == "&nbsp;" else words
        yield _block(words, told, BlockKind.HEADING, PARAGRAPH_LEVEL + len(bullets) // 2)
        if rest is None:
            return
        line = rest
        mark, level, start = BlockKind.TEXT, 0, 0
    else:
        mark, level, start = _mark(line)
    whole = _LINE.fullmatch(line[start:])
    assert whole is not None  # noqa: S101 – it fits any line
    words = whole[1].removeprefix(" ") if mark in (BlockKind.TITLE, BlockKind.HEADING) else whole[1]
    yield _block(words, whole[2], mark, level)


def _mark(line: str) -> tuple[BlockKind, int, int]:
    """What a line is, its level, and where its words begin."""
    hashes = len(line) - len(line.lstrip("#"))
    if hashes:
        return BlockKind.TITLE if hashes == 1 else BlockKind.HEADING, hashes, hashes
    if line.startswith(">> "):
        return BlockKind.FORMULA, 0, 3
    if line.startswith("> "):
        return BlockKind.RECITAL, 0, 2
    if note := _NOTE.match(line):
        return BlockKind.NOTE, 0, note.end()
    row = re.match(r"(?:\{\+\+|\{--)?\|", line)
    return BlockKind.ROW if row else BlockKind.TEXT, 0, 0


def _block(words: str, hidden: str, mark: BlockKind, level: int) -> tuple[_Found | None, _Found | None]:
    told = _told(hidden)
    texts = _sides(words)
    if not words:
        texts[0].there = texts[1].there = True
    made = [_side(text, each, mark, level) for text, each in zip(texts, told, strict=True)]
    if made == [None, None]:
        raise ProofError("A line of the page stands on neither side")
    return made[0], made[1]


def _side(text: _Text, told: _Told, mark: BlockKind, level: int) -> _Found | None:
    if told.gone or not (text.there or told.empty):
        if text.text:
            raise ProofError("The page holds words on a side where their block does not stand")
        return None
    mark, level = told.kind or (mark, level)
    return _Found(Block(mark, text.text, level, tuple(text.calls)), told.place)


def _told(hidden: str) -> tuple[_Told, _Told]:
    out = _Told(), _Told()
    if _TOLD.sub("", hidden):
        raise ProofError("A hidden comment of the page cannot be read", cause=hidden)
    for side, words in _TOLD.findall(hidden):
        told = out[side == "after"]
        for what in words.split(", "):
            name, _, figure = what.partition(" ")
            if what == "none":
                told.gone = True
            elif what == "empty":
                told.empty = True
            elif name == "block" and figure.isdecimal():
                told.place = int(figure)
            elif name in list(BlockKind) and figure.isdecimal():
                told.kind = BlockKind(name), int(figure)
            else:
                raise ProofError("A hidden comment of the page cannot be read", cause=what)
    return out


def _sides(words: str) -> tuple[_Text, _Text]:
    """The words of both sides of a block."""
    before, after = _Text(), _Text()
    standing = [before, after]
    place = 0
    while place < len(words):
        found = _WORDS.match(words, place)
        if found is None:
            raise ProofError("A sign stands in the page that could do something", cause=words[place : place + 20])
        place = found.end()
        if found["mark"]:
            standing = _turned(found["mark"], standing, before, after)
            continue
        for text in standing:
            text.there = True
            if found["after"]:
                text.calls.append(int(found["before"] or found["after"] if text is before else found["after"]))
            code = found["code"]
            if code:
                text.pieces += [chr(int(each[2:], 16)) for each in code.split(" ")]  # noqa: FURB166 – "U+" is no base
            else:
                sign = CALL if found["after"] else "\n" if found["feed"] else found["sign"] or found["plain"]
                text.pieces.append(sign)
    if len(standing) != 2:
        raise ProofError("A mark of the page is not closed", cause=words[-20:])
    return before, after


def _turned(mark: str, standing: list[_Text], before: _Text, after: _Text) -> list[_Text]:
    """On which sides what follows a mark stands."""
    inside = {"{++": [after], "{--": [before]}.get(mark)
    if inside is not None:
        if len(standing) != 2:
            raise ProofError("A mark of the page stands inside another")
        return inside
    if len(standing) != 1 or (standing[0] is after) != (mark == "++}"):
        raise ProofError("A mark of the page is closed that was not opened")
    return [before, after]


def _ordered(found: list[_Found]) -> list[Block]:
    """The blocks of a side in order: those that say their place there, the others as they stand."""
    placed = {each.place - 1: each.block for each in found if each.place is not None}
    rest = [each.block for each in found if each.place is None]
    if len(placed) + len(rest) != len(found) or not all(0 <= place < len(found) for place in placed):
        raise ProofError("The page does not hold every block once", cause="a place is taken twice")
    others = iter(rest)
    return [placed[n] if n in placed else next(others) for n in range(len(found))]
