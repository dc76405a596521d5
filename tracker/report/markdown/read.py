r"""Read a finished Markdown redline back into both texts; this module shares no code with the one that writes it.

::

    page    = { anything | begin { line } end }
    line    = remark | block { hidden } | label { hidden } [ " " words { hidden } ]
    block   = ( "# " | "## " | "### " | ">> " | "> " | "- " call " " | "" ) words
    label   = { "- " } "**" words "**"
    words   = { character | "\" sign | "`U+202E`" | call | "<br>" | mark }
    hidden  = " <!-- " side ": " fact { ", " fact } " -->"
    fact    = "none" | "empty" | "block " n | "continued" | kind " " level

In HTML and in CriticMarkup (:class:`Dialect`)::

    remark  = "*" words "*"                                  | "{>>" words "<<}"
    call    = "<sup" [ ' title="' n '"' ] ">" n "</sup>"     | "[^n]" [ "{>>[^n]<<}" ]
    mark    = "<ins>" | "</ins>" | "<del>" | "</del>"        | "{++" | "++}" | "{--" | "--}"

A character that Markdown, HTML or CriticMarkup gives a meaning must be part of one of these, or stand behind a
backslash: anything else is refused.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.errors import ProofError
from tracker.model.block import CALL, PARAGRAPH_LEVEL, Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FRAME = frozenset({"", '<div dir="rtl">', '<div dir="ltr">', "</div>"})
_HIDDEN = r"(?: <!-- [^<>]* -->)*"
_LABEL = re.compile(rf"((?:- )*)\*\*((?:[^\\*]|\\.)*)\*\*({_HIDDEN})(?: (.+))?")
_LINE = re.compile(rf"(.*?)({_HIDDEN})")
_COMMENT = re.compile(r" <!-- (before|after): (.*?) -->")
_SEAL = re.compile(r"^<!-- tracker-seal: (\[.*\]) -->$", re.MULTILINE)
_BEGINS = re.compile(r"^<!-- The treaty text .*begins -->$", re.MULTILINE)


class Dialect:
    """The signs of one notation, as they are read."""

    def __init__(self, *, lines: tuple[str, str], remark: str, call: str, marks: tuple[str, str, str, str]) -> None:
        """Make a dialect.

        Args:
            lines: The lines above and below the treaty text.
            remark: Pattern of a line that is a remark.
            call: Pattern of the call of a note, with the groups ``before`` and ``after``.
            marks: The signs that begin and end an insertion, and those of a deletion.
        """
        self.begin, self.end = lines
        self.remark = re.compile(remark)
        self.note = re.compile(rf"- {call} ")
        self.opening = {marks[0]: 1, marks[2]: 0}
        self.closing = {marks[1]: 1, marks[3]: 0}
        opening = "|".join(map(re.escape, self.opening))
        self.row = re.compile(rf"(?:{opening})?\|")
        self.words = re.compile(
            r"\\(?P<escaped>[!-/:-@\[-`{-~])"
            r"|`(?P<code>U\+[0-9A-F]{4,6}(?: U\+[0-9A-F]{4,6})*)`"
            rf"|{call}|(?P<mark>{'|'.join(map(re.escape, marks))})|(?P<break><br>)"
            r"|(?P<plain>[^\W_]+|[^\\`*_{}<~&$#^])"
        )


HTML = Dialect(
    lines=("<!-- The treaty text begins -->", "<!-- The treaty text ends -->"),
    remark=r"\*(?:[^\\*]|\\.)+\*",
    call=r'<sup(?: title="(?P<before>\d+)")?>(?P<after>\d+)</sup>',
    marks=("<ins>", "</ins>", "<del>", "</del>"),
)


def read_back(page: bytes, dialect: Dialect = HTML) -> tuple[list[Block], list[Block]]:
    """Read both texts out of a finished page.

    Args:
        page: The bytes of the file.
        dialect: Its notation.

    Returns:
        The blocks before and after, each in the order of its own text.

    Raises:
        ProofError: If the page is not a redline of this program, or a place is taken twice.
    """
    sides: tuple[list[_PlacedBlock], list[_PlacedBlock]] = ([], [])
    for line in _text_lines(page.decode("utf-8"), dialect):
        for pair in _parse_line(line, dialect):
            for blocks, block in zip(sides, pair, strict=True):
                blocks.extend([block] if block else [])
    return _in_order(sides[0]), _in_order(sides[1])


def read_seal(page: bytes) -> dict[str, str]:
    r"""Read the statements of the seal by name, from the last line that holds one; empty for a page without a seal.

    Args:
        page: The bytes of the file.

    Raises:
        ProofError: If the seal is damaged.

    >>> read_seal(b'# Redline\n<!-- tracker-seal: [["version","1.0"]] -->\n')
    {'tracker-version': '1.0'}
    """
    try:
        text = page.decode("utf-8")
        seals = _SEAL.findall(text)
        if not seals and _BEGINS.search(text):
            raise ProofError("The last lines of the page are missing", cause="the line that proves it is not there")
        return {"tracker-" + name: str(value) for name, value in json.loads(seals[-1])} if seals else {}
    except (ValueError, TypeError, RecursionError) as error:
        raise ProofError("The seal of the page is damaged", cause=str(error)) from None


@dataclass(frozen=True, slots=True)
class _PlacedBlock:
    """A line of one side.

    Attributes:
        block: The block, or a piece of one.
        place: Its place there, from 1, where it does not follow the line above.
        continued: It continues the block of the line before it.
    """

    block: Block
    place: int | None
    continued: bool = False


@dataclass(slots=True)
class _HiddenFacts:
    """The facts in the hidden comment of a block on one side.

    Attributes:
        absent: The block does not stand on this side.
        empty: It stands there without words.
        place: Its place there, from 1, where it does not follow the block above.
        continued: It continues the block of the line before it.
        kind: Its kind and level, where the line shows another.
    """

    absent: bool = False
    empty: bool = False
    continued: bool = False
    place: int | None = None
    kind: tuple[BlockKind, int] | None = None


@dataclass(slots=True)
class _SideText:
    """The words of one side of a block.

    Attributes:
        pieces: The words; joined once, for a line may be megabytes long.
        calls: The numbers of the notes that it calls.
        present: Some part of the line belongs to this side.
    """

    pieces: list[str] = field(default_factory=list)
    calls: list[int] = field(default_factory=list)
    present: bool = False


def _text_lines(page: str, dialect: Dialect) -> Iterator[str]:
    """Yield the lines of treaty text, without remarks."""
    inside = False
    for line in page.split("\n"):
        if line in (dialect.begin, dialect.end):
            if inside == (line == dialect.begin):
                raise ProofError("The page does not say where the treaty text begins and ends")
            inside = not inside
        elif inside and line not in _FRAME and not dialect.remark.fullmatch(line):
            yield line
    if inside:
        raise ProofError("The page does not say where the treaty text ends")


def _parse_line(line: str, dialect: Dialect) -> Iterator[tuple[_PlacedBlock | None, _PlacedBlock | None]]:
    """Yield the one or two blocks of a line, each before and after."""
    if label := _LABEL.fullmatch(line):
        bullets, words, hidden, rest = label.groups()
        words = "" if words == "&nbsp;" else words
        yield _both_sides(words, hidden, (BlockKind.HEADING, PARAGRAPH_LEVEL + len(bullets) // 2), dialect)
        if rest is None:
            return
        line = rest
        kind, level, start = BlockKind.TEXT, 0, 0
    else:
        kind, level, start = _kind_of(line, dialect)
    match = _LINE.fullmatch(line[start:])
    assert match is not None  # noqa: S101 – it fits any line
    words = match[1].removeprefix(" ") if kind in (BlockKind.TITLE, BlockKind.HEADING) else match[1]
    yield _both_sides(words, match[2], (kind, level), dialect)


def _kind_of(line: str, dialect: Dialect) -> tuple[BlockKind, int, int]:
    """Return the kind of a line, its level, and the position of its first word."""
    hashes = len(line) - len(line.lstrip("#"))
    if hashes:
        return BlockKind.TITLE if hashes == 1 else BlockKind.HEADING, hashes, hashes
    if line.startswith(">> "):
        return BlockKind.FORMULA, 0, 3
    if line.startswith("> "):
        return BlockKind.RECITAL, 0, 2
    if note := dialect.note.match(line):
        return BlockKind.NOTE, 0, note.end()
    return BlockKind.ROW if dialect.row.match(line) else BlockKind.TEXT, 0, 0


def _both_sides(
    words: str, comments: str, shown: tuple[BlockKind, int], dialect: Dialect
) -> tuple[_PlacedBlock | None, _PlacedBlock | None]:
    """Return a block before and after; None for a side on which it does not stand.

    Args:
        words: Its words with their marks.
        comments: The hidden comments after them.
        shown: The kind and the level that the line shows.
        dialect: The notation of the page.
    """
    facts = _parse_comments(comments)
    texts = _parse_words(words, dialect)
    if not words:
        texts[0].present = texts[1].present = True
    before, after = (_one_side(text, hidden, *shown) for text, hidden in zip(texts, facts, strict=True))
    if before is None and after is None:
        raise ProofError("A line of the page belongs to neither text")
    return before, after


def _one_side(text: _SideText, facts: _HiddenFacts, kind: BlockKind, level: int) -> _PlacedBlock | None:
    words = "".join(text.pieces)
    if facts.absent or not (text.present or facts.empty):
        if words:
            raise ProofError("The page gives words to a text in which their line does not occur")
        return None
    kind, level = facts.kind or (kind, level)
    return _PlacedBlock(Block(kind, words, level, tuple(text.calls)), facts.place, facts.continued)


def _parse_comments(comments: str) -> tuple[_HiddenFacts, _HiddenFacts]:
    """Return the facts in the hidden comments of a block, before and after."""
    both = _HiddenFacts(), _HiddenFacts()
    if _COMMENT.sub("", comments):
        raise ProofError("A hidden comment of the page cannot be read", cause=comments)
    for side, content in _COMMENT.findall(comments):
        facts = both[side == "after"]
        for fact in content.split(", "):
            name, _, figure = fact.partition(" ")
            if fact == "none":
                facts.absent = True
            elif fact == "empty":
                facts.empty = True
            elif fact == "continued":
                facts.continued = True
            elif name == "block" and figure.isdecimal():
                facts.place = int(figure)
            elif name in list(BlockKind) and figure.isdecimal():
                facts.kind = BlockKind(name), int(figure)
            else:
                raise ProofError("A hidden comment of the page cannot be read", cause=fact)
    return both


def _parse_words(words: str, dialect: Dialect) -> tuple[_SideText, _SideText]:
    """Return the words of both sides of a block.

    Raises:
        ProofError: If a mark is not closed, or a character with a meaning is not escaped.
    """
    before, after = _SideText(), _SideText()
    current = [before, after]
    position = 0
    while position < len(words):
        match = dialect.words.match(words, position)
        if match is None:
            excerpt = words[position : position + 20]
            raise ProofError("The page contains a character that Markdown would act on", cause=excerpt)
        position = match.end()
        if match["mark"]:
            current = _sides_after_mark(match["mark"], current, (before, after), dialect)
            continue
        for text in current:
            text.present = True
            if match["after"]:
                text.calls.append(int(match["before"] or match["after"] if text is before else match["after"]))
            if match["code"]:
                names = match["code"].split(" ")
                text.pieces += [chr(int(name[2:], 16)) for name in names]  # noqa: FURB166 – "U+" is no base
            else:
                character = match["escaped"] or match["plain"]
                text.pieces.append(CALL if match["after"] else "\n" if match["break"] else character)
    if len(current) != 2:
        raise ProofError("A mark of the page is not closed", cause=words[-20:])
    return before, after


def _sides_after_mark(
    mark: str, current: list[_SideText], both: tuple[_SideText, _SideText], dialect: Dialect
) -> list[_SideText]:
    """Return the sides to which the words after a mark belong."""
    if mark in dialect.opening:
        if len(current) != 2:
            raise ProofError("A mark of the page stands inside another")
        return [both[dialect.opening[mark]]]
    if len(current) != 1 or current[0] is not both[dialect.closing[mark]]:
        raise ProofError("A mark of the page is closed that was not opened")
    return list(both)


def _in_order(blocks: list[_PlacedBlock]) -> list[Block]:
    """Return the blocks of a side in its order: those with a place stand there, the others in the order of the page."""
    placed = {block.place - 1: block for block in blocks if block.place is not None}
    unplaced = [block for block in blocks if block.place is None]
    if len(placed) + len(unplaced) != len(blocks) or not all(0 <= place < len(blocks) for place in placed):
        raise ProofError("The page does not contain every line exactly once", cause="a place is taken twice")
    rest = iter(unplaced)
    return _join([placed[n] if n in placed else next(rest) for n in range(len(blocks))])


def _join(lines: Iterable[_PlacedBlock]) -> list[Block]:
    """Return the blocks of lines, each joined with the lines that continue it."""
    out: list[Block] = []
    for line in lines:
        block = line.block
        if line.continued:
            if not out:
                raise ProofError("The page does not contain every line exactly once", cause="a line continues none")
            first = out.pop()
            block = Block(block.kind, first.text + block.text, block.level, (*first.calls, *block.calls))
        out.append(block)
    return out
