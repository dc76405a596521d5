"""A block in the terminal: two columns of wrapped words, or one where only one text has it; marked by signs or colour.

Signs and colours say the same, so there is never both. Red and blue are told apart by eyes that do not tell red from
green, and the words are struck or underlined besides, in terminals that can.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from tracker.language.scripts import RIGHT_TO_LEFT
from tracker.model.block import CALL
from tracker.model.redline import ChangeCategory, Run, RunKind
from tracker.model.side import Side
from tracker.report.terminal.plain import CLOSING, PIECES, WIDE, display_width, fitting_length, safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

QUIET = frozenset({ChangeCategory.TYPOGRAPHY, ChangeCategory.CONSEQUENTIAL})
"""Categories of changes that get no signs, and are dim where there is colour.

Both texts are shown, so nothing is hidden; but a reader who looks for changed words must not stop at each quotation
mark, nor at a number that only follows a renumbering.
"""
_SIGNLESS = QUIET | {ChangeCategory.BRACKET}
"""Categories without signs: a lifted bracket between two signs, "{-[-}", would be read as anything but a bracket. A
remark below the paragraph says how many were lifted, and colour shows which."""
_COLOURS = {RunKind.DELETED: "\x1b[31;9m", RunKind.INSERTED: "\x1b[34;4m"}
_PLAIN_COLOURS = {Side.BEFORE: "\x1b[31m", Side.AFTER: "\x1b[34m"}
"""Of whole paragraphs: a page of struck words is hard to read, and the bar beside them says it already."""
_DIM, _RESET = "\x1b[2m", "\x1b[0m"
_BREAK_BEHIND = re.compile(f"(?: |[{WIDE}][{CLOSING}]*)$")
_BREAK_BEFORE = re.compile(f"[ {WIDE}]")
_STICKS_BEHIND = re.compile(f"[{CLOSING}]|[-+]}}")
_STICKS_BEFORE = re.compile(r"\{[-+]$")
_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT}]")
_LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"
MARGINS = {Side.BEFORE: "dropped | ", Side.AFTER: "new     | "}
"""Words beside a paragraph that only one text has, in its first line; its other lines have the bar alone."""
KEY = {
    False: "Key: {-words that were dropped-}, {+words that are new+}.",
    True: f"Key: {_COLOURS[RunKind.DELETED]}words that were dropped{_RESET}, "
    f"{_COLOURS[RunKind.INSERTED]}words that are new{_RESET}.",
}
"""The line that explains the marks, by whether there are colours."""
_SIGNS = {RunKind.DELETED: ("{-", "-}"), RunKind.INSERTED: ("{+", "+}"), RunKind.KEPT: ("", "")}
"""Curly, since a draft under negotiation is full of square brackets."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A piece of a line.

    Attributes:
        text: Its characters.
        colour: The escape sequence that switches its colour on; empty for none.
    """

    text: str
    colour: str = ""


def side_by_side_lines(
    runs: Iterable[Run], prefix: tuple[str, str], width: int, *, colour: bool, both: tuple[bool, bool] = (True, True)
) -> list[str]:
    """Return the lines of one block, the text before beside the text after.

    Args:
        runs: Its runs.
        prefix: The label before it on each side.
        width: Columns of the terminal, at least 40.
        colour: Use colours instead of the signs ``{-deleted-}`` and ``{+inserted+}``.
        both: The block stands in the text before, and in the text after.

    >>> runs = [Run(RunKind.KEPT, "States "), Run(RunKind.DELETED, "may"), Run(RunKind.INSERTED, "shall")]
    >>> side_by_side_lines(runs, ("1.", "2."), 43, colour=False)
    ['1. States {-may-}    | 2. States {+shall+}']
    """
    runs = tuple(runs)
    room = (width - 3) // 2
    left, right = (
        _lines(runs, side, prefix[n], room, colour=colour) if both[n] else []
        for n, side in enumerate((Side.BEFORE, Side.AFTER))
    )
    return [_join_cells(*cells, room) for cells in zip_longest(left, right, fillvalue="")]


def plain_lines(runs: Iterable[Run], prefix: str, width: int) -> list[str]:
    """Return the lines of a block that is the same in both texts: once, as wide as the screen.

    Args:
        runs: Its runs.
        prefix: The label before it.
        width: Columns of the terminal.

    >>> plain_lines([Run(RunKind.KEPT, "States may leave.")], "2.", 60)
    ['2. States may leave.']
    """
    return _lines(tuple(runs), Side.AFTER, prefix, width)


def one_sided_lines(  # noqa: PLR0913 – of a block what is shown, and how
    runs: Iterable[Run], side: Side, prefix: str, width: int, *, colour: bool, goes_on: bool = False
) -> list[str]:
    """Return the lines of a block that only one text has: as wide as the screen, behind a bar.

    Args:
        runs: Its runs.
        side: The text that has it.
        prefix: The label before it.
        width: Columns of the terminal, at least 40.
        colour: Use colours.
        goes_on: The block above is of the same kind: the word before the bar need not be said again.

    >>> one_sided_lines([Run(RunKind.DELETED, "States may leave.")], Side.BEFORE, "2.", 60, colour=False)
    ['dropped | 2. States may leave.']
    """
    margin = MARGINS[side]
    bar = " " * (len(margin) - 2) + "| "
    kept = tuple(replace(run, kind=RunKind.KEPT) for run in runs if run.is_on(side))
    lines = _lines(kept, side, prefix, width - len(margin))
    out = []
    for number, line in enumerate(lines):
        mark = _LEFT_TO_RIGHT if _RIGHT_TO_LEFT.search(line) else ""
        words = f"{_PLAIN_COLOURS[side]}{line}{_RESET}" if colour else line
        out.append(f"{mark}{bar if number or goes_on else margin}{mark}{words}")
    return out


def _join_cells(left: str, right: str, room: int) -> str:
    """Join two cells to a line.

    A left-to-right mark keeps Arabic on both sides apart: without it the two cells change places.
    """
    mark = _LEFT_TO_RIGHT if _RIGHT_TO_LEFT.search(left + right) else ""
    return f"{mark}{left}{' ' * (room - _visible_width(left))}{mark} | {mark if right else ''}{right}".rstrip()


def _visible_width(line: str) -> int:
    return display_width(re.sub("\x1b\\[[0-9;]*m", "", line))


def _lines(runs: tuple[Run, ...], side: Side, prefix: str, room: int, *, colour: bool = False) -> list[str]:
    words = [_Word(f"{safe(prefix)} ")] if prefix else []
    words += _words(runs, side, signs=not colour)
    lines: list[list[_Word]] = [[]]
    used = 0
    for group in _groups(words, room):
        width = display_width("".join(word.text for word in group).rstrip())
        if used and used + width > room:
            lines.append([])
            used = 0
        if used or width:
            lines[-1] += group
            used += sum(display_width(word.text) for word in group)
    return [_render(line, colour=colour) for line in lines if line]


def _groups(words: Iterable[_Word], room: int) -> Iterator[list[_Word]]:
    """Group words between which no line may break: "l’", "{-eau-}" and "{+air+}" are one word to a reader."""
    group: list[_Word] = []
    for word in words:
        if group and _may_break(group[-1].text, word.text):
            yield from _fit_group(group, room)
            group = []
        group.append(word)
    yield from _fit_group(group, room)


def _may_break(text: str, following: str) -> bool:
    """Return whether a line may end between two pieces."""
    if " " in (text[-1], following[0]):
        return True
    if _STICKS_BEHIND.match(following) or _STICKS_BEFORE.search(text):
        return False
    return bool(_BREAK_BEHIND.search(text) or _BREAK_BEFORE.match(following))


def _fit_group(group: list[_Word], room: int) -> Iterator[list[_Word]]:
    """Yield a group that fits as it is; else its words, one by one, cut where they are too long."""
    if sum(display_width(word.text) for word in group) <= room:
        yield group
    else:
        yield from ([piece] for word in group for piece in _cut(word, room))


def _cut(word: _Word, room: int) -> Iterable[_Word]:
    """Yield a word in pieces that fit: addresses of web pages are longer than a column."""
    text = word.text
    while display_width(text) > room:
        size = fitting_length(text, room)
        yield _Word(text[:size], word.colour)
        text = text[size:]
    yield _Word(text, word.colour)


def _words(runs: tuple[Run, ...], side: Side, *, signs: bool) -> list[_Word]:
    """Return the words of one side, signs, if wanted, joined to the first and last word of each change."""
    out: list[_Word] = []
    for (kind, category), same in groupby(runs, key=_appearance):
        stretch = list(same)
        if not stretch[0].is_on(side):
            continue
        text = "".join(_text(run, side) for run in stretch)
        opening, closing = ("", "") if category in _SIGNLESS or not signs else _SIGNS[kind]
        body = text.rstrip()
        marked = opening + body + closing if body else ""
        out += [_Word(piece, _colour(kind, category, side)) for piece in PIECES.findall(marked)]
        out += [_Word(piece) for piece in PIECES.findall(text[len(body) :])]
    return out


def _appearance(run: Run) -> tuple[RunKind, ChangeCategory]:
    """Return the appearance of a run: neighbours that look alike are marked as one."""
    signless = run.kind is not RunKind.KEPT and run.category in _SIGNLESS
    return run.kind, run.category if signless else ChangeCategory.WORDS


def _colour(kind: RunKind, category: ChangeCategory, side: Side) -> str:
    """Return the colour of words; a bracket is not struck, since a stroke through so small a sign hides it."""
    if category in QUIET:
        return _DIM
    return _PLAIN_COLOURS[side] if category is ChangeCategory.BRACKET else _COLOURS.get(kind, "")


def _text(run: Run, side: Side) -> str:
    """Return the text of a run, with each note call as its number on this side."""
    calls = iter(run.calls_on(side))
    return safe("".join(f"[{next(calls)}]" if char == CALL else char for char in run.text))


def _render(line: list[_Word], *, colour: bool) -> str:
    """Return the words of a line; neighbours of one colour are coloured together, with the blanks between them."""
    while line and not line[-1].text.strip():
        line = line[:-1]
    out = []
    for code, words in groupby(line, key=lambda word: word.colour if colour else ""):
        text = "".join(word.text for word in words)
        out.append(f"{code}{text}{_RESET}" if code and text.strip() else text)
    return "".join(out).rstrip()
