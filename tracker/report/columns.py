"""Old beside new in a terminal: two columns of wrapped words, marked by signs, and by colour where there is some."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.model.change import Run, RunKind, Side
from tracker.report.plain import columns, safe

if TYPE_CHECKING:
    from collections.abc import Iterable

# Lines break at plain spaces and between Chinese characters, never at a non-breaking space before ";".
_WORD = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60]|[^ \u2e80-\u9fff\uf900-\ufaff\uff01-\uff60]+| +")
_COLOURS = {RunKind.DELETED: "\x1b[31;9m", RunKind.INSERTED: "\x1b[32;4m"}
_RESET = "\x1b[0m"
_SIGNS = {RunKind.DELETED: ("[-", "-]"), RunKind.INSERTED: ("{+", "+}"), RunKind.KEPT: ("", "")}


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    kind: RunKind


def beside(
    runs: Iterable[Run], prefix: tuple[str, str], width: int, *, colour: bool, both: tuple[bool, bool] = (True, True)
) -> list[str]:
    """One block, old beside new.

    Args:
        runs: Its runs.
        prefix: What stands before it on each side: its label.
        width: Columns of the terminal, at least 40.
        colour: Whether to use colours beside the signs ``[-gone-]`` and ``{+new+}``.
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
    return [f"{a + ' ' * (room - _seen(a))} | {b}".rstrip() for a, b in zip_longest(left, right, fillvalue="")]


def _seen(line: str) -> int:
    return columns(re.sub("\x1b\\[[0-9;]*m", "", line))


def _lines(runs: tuple[Run, ...], side: Side, prefix: str, room: int, *, colour: bool) -> list[str]:
    words = [_Word(f"{safe(prefix)} ", RunKind.KEPT)] if prefix else []
    words += _words(runs, side)
    lines: list[list[_Word]] = [[]]
    used = 0
    for word in (piece for whole in words for piece in _fitting(whole, room)):
        width = columns(word.text.rstrip())
        if used and used + width > room:
            lines.append([])
            used = 0
        if used or word.text.strip():
            lines[-1].append(word)
            used += columns(word.text)
    return [_render(line, colour=colour) for line in lines if line]


def _fitting(word: _Word, room: int) -> Iterable[_Word]:
    """A word in pieces that fit: addresses of web pages are longer than a column."""
    text = word.text
    while columns(text) > room:
        size = next(n for n in range(len(text), 0, -1) if columns(text[:n]) <= room or n == 1)
        yield _Word(text[:size], word.kind)
        text = text[size:]
    yield _Word(text, word.kind)


def _words(runs: tuple[Run, ...], side: Side) -> list[_Word]:
    """The words of one side; a call prints as its number there, signs stick to the first and last word."""
    other = RunKind.INSERTED if side is Side.BEFORE else RunKind.DELETED
    out: list[_Word] = []
    for run in runs:
        if run.kind is other:
            continue
        calls = iter(run.calls_before if side is Side.BEFORE else run.calls_after)
        text = safe("".join(f"[{next(calls)}]" if char == CALL else char for char in run.text))
        opening, closing = _SIGNS[run.kind]
        body = text.rstrip()
        marked = opening + body + closing + text[len(body) :] if body.strip() else text
        out += [_Word(piece, run.kind) for piece in _WORD.findall(marked)]
    return out


def _render(line: list[_Word], *, colour: bool) -> str:
    if not colour:
        return "".join(word.text for word in line).rstrip()
    text = "".join(
        f"{_COLOURS[word.kind]}{word.text}{_RESET}" if word.kind in _COLOURS and word.text.strip() else word.text
        for word in line
    )
    return text.rstrip()
