"""Old beside new in a terminal: two columns of wrapped words, marked by signs, and by colour where there is some."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from tracker.language.scripts import RIGHT_TO_LEFT
from tracker.model.block import CALL
from tracker.model.redline import ChangeCategory, Run, RunKind
from tracker.model.side import Side
from tracker.report.terminal.plain import CLOSING, PIECES, WIDE, display_width, safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

QUIET = frozenset({ChangeCategory.TYPOGRAPHY, ChangeCategory.CONSEQUENTIAL})
"""Changes that get no signs, and are dim where there is colour.

Both sides stand beside one another, so nothing is hidden; but who looks for changed words must not stop at each
quotation mark, nor at a number that only follows a renumbering.
"""
_COLOURS = {RunKind.DELETED: "\x1b[31;9m", RunKind.INSERTED: "\x1b[32;4m"}
_DIM, _RESET = "\x1b[2m", "\x1b[0m"
_BREAK_BEHIND = re.compile(f"(?: |[{WIDE}][{CLOSING}]*)$")
_BREAK_BEFORE = re.compile(f"[ {WIDE}]")
_STICKS_BEHIND = re.compile(f"[{CLOSING}]|(?:-\\]|\\+}})")
_STICKS_BEFORE = re.compile(r"(?:\[-|\{\+)$")
_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT}]")
_LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"
_SIGNS = {RunKind.DELETED: ("[-", "-]"), RunKind.INSERTED: ("{+", "+}"), RunKind.KEPT: ("", "")}


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    kind: RunKind
    quiet: bool = False

    @property
    def colour(self) -> str:
        """What switches its colour on; empty for none."""
        return _DIM if self.quiet else _COLOURS.get(self.kind, "")


def side_by_side_lines(
    runs: Iterable[Run], prefix: tuple[str, str], width: int, *, colour: bool, both: tuple[bool, bool] = (True, True)
) -> list[str]:
    """One block, old beside new.

    Args:
        runs: Its runs.
        prefix: What stands before it on each side: its label.
        width: Columns of the terminal, at least 40.
        colour: Whether to use colours beside the signs ``[-gone-]`` and ``{+new+}``; what is :data:`QUIET` has none.
        both: Whether the block is there before, and after.

    Returns:
        The lines.
    """
    runs = tuple(runs)
    room = (width - 3) // 2
    left, right = (
        _lines(runs, side, prefix[n], room, colour=colour) if both[n] else []
        for n, side in enumerate((Side.BEFORE, Side.AFTER))
    )
    return [_line(a, b, room) for a, b in zip_longest(left, right, fillvalue="")]


def _line(left: str, right: str, room: int) -> str:
    """Two cells as a line; Arabic on both sides would else be read as one, with the sides exchanged."""
    mark = _LEFT_TO_RIGHT if _RIGHT_TO_LEFT.search(left + right) else ""
    return f"{mark}{left}{' ' * (room - _seen(left))}{mark} | {mark if right else ''}{right}".rstrip()


def _seen(line: str) -> int:
    return display_width(re.sub("\x1b\\[[0-9;]*m", "", line))


def _lines(runs: tuple[Run, ...], side: Side, prefix: str, room: int, *, colour: bool) -> list[str]:
    words = [_Word(f"{safe(prefix)} ", RunKind.KEPT)] if prefix else []
    words += _words(runs, side)
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
    """What must not be torn apart: "l’", "[-eau-]" and "{+air+}" are one word to a reader."""
    group: list[_Word] = []
    for word in words:
        if group and _may_break(group[-1].text, word.text):
            yield from _narrow(group, room)
            group = []
        group.append(word)
    yield from _narrow(group, room)


def _may_break(text: str, following: str) -> bool:
    """Whether a line may end between two pieces."""
    if " " in (text[-1], following[0]):
        return True
    if _STICKS_BEHIND.match(following) or _STICKS_BEFORE.search(text):
        return False
    return bool(_BREAK_BEHIND.search(text) or _BREAK_BEFORE.match(following))


def _narrow(group: list[_Word], room: int) -> Iterator[list[_Word]]:
    """A group, or its words, or their pieces: as much of it as fits."""
    if sum(display_width(word.text) for word in group) <= room:
        yield group
    else:
        yield from ([piece] for word in group for piece in _fitting(word, room))


def _fitting(word: _Word, room: int) -> Iterable[_Word]:
    """A word in pieces that fit: addresses of web pages are longer than a column."""
    text = word.text
    while display_width(text) > room:
        size = next(n for n in range(len(text), 0, -1) if display_width(text[:n]) <= room or n == 1)
        yield _Word(text[:size], word.kind, word.quiet)
        text = text[size:]
    yield _Word(text, word.kind, word.quiet)


def _words(runs: tuple[Run, ...], side: Side) -> list[_Word]:
    """The words of one side; a call prints as its number there, signs stick to the first and last word."""
    out: list[_Word] = []
    for (kind, quiet), same in groupby(runs, key=_looks):
        stretch = list(same)
        if not stretch[0].is_on(side):
            continue
        text = "".join(_text(run, side) for run in stretch)
        opening, closing = ("", "") if quiet else _SIGNS[kind]
        body = text.rstrip()
        marked = opening + body + closing if body else ""
        out += [_Word(piece, kind, quiet) for piece in PIECES.findall(marked)]
        out += [_Word(piece, RunKind.KEPT) for piece in PIECES.findall(text[len(body) :])]
    return out


def _looks(run: Run) -> tuple[RunKind, bool]:
    """What of a run can be seen: neighbours that look alike are marked as one."""
    return run.kind, run.kind is not RunKind.KEPT and run.category in QUIET


def _text(run: Run, side: Side) -> str:
    calls = iter(run.calls_on(side))
    return safe("".join(f"[{next(calls)}]" if char == CALL else char for char in run.text))


def _render(line: list[_Word], *, colour: bool) -> str:
    """The words of a line; neighbours of one colour are coloured as one, the blanks between them too."""
    while line and not line[-1].text.strip():
        line = line[:-1]
    out = []
    for code, words in groupby(line, key=lambda word: word.colour if colour else ""):
        text = "".join(word.text for word in words)
        out.append(f"{code}{text}{_RESET}" if code and text.strip() else text)
    return "".join(out).rstrip()
