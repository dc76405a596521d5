"""Plain text for the terminal: wrapped, aligned, at most 80 columns, without colour."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from tracker.report.view.notice import notice_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model.stage import FrontMatter

WIDTH = 80
"""Columns of a line of text, for comfort and for mail."""

WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60"
"""Characters of Chinese, Japanese and Korean text, which take two columns each, as ranges of a character class."""
CLOSING = "，。、；：？！）】》〉」』”’％…"
"""Signs before which a line must not break."""
PIECES = re.compile(f"[{WIDE}][{CLOSING}]*| +|[^ {WIDE}]+")
"""Pieces of text that stay together in a line.

Chinese and Japanese may break after any character, but not before a closing sign; other scripts at plain spaces only,
never at non-breaking ones ("1 234,56", "article 5").
"""

_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def safe(text: str) -> str:
    r"""Return text that cannot control the terminal, without control and direction-override characters.

    >>> safe("Article\x1b[2J 5")
    'Article[2J 5'
    """
    return _UNSAFE.sub("", text)


def display_width(text: str) -> int:
    """Return the number of columns that a text takes.

    >>> display_width("Article"), display_width("第五条")
    (7, 6)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def fitting_length(text: str, width: int) -> int:
    """Return the number of characters at the beginning of a text that fit into some columns; at least one."""
    return next(n for n in range(len(text), 0, -1) if n == 1 or display_width(text[:n]) <= width)


def align_cells(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return cells as one line of columns with these widths."""
    padded = (cell + " " * (width - display_width(cell)) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()


@cache
def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf") and char != "\N{SOFT HYPHEN}":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, *, first: str = "", rest: str | None = None, width: int = WIDTH) -> str:
    """Return a paragraph in lines of at most 80 columns.

    Args:
        text: Its words.
        first: Text before the first line: a label, an indent.
        rest: Text before the other lines; as many blanks if it is not given.
        width: Another number of columns.

    >>> print(wrap("The States Parties", first="1. ", width=14))
    1. The States
       Parties
    """
    rest = " " * display_width(first) if rest is None else rest
    lines, line = [], ""
    room = width - max(display_width(first), display_width(rest))
    for piece in PIECES.findall(text):
        if line and display_width(line) + display_width(piece.rstrip(" ")) > room:
            lines.append(line.rstrip(" "))
            line = ""
        line += piece if line or piece.strip(" ") else ""
    lines.append(line.rstrip(" "))
    return "\n".join((rest if number else first) + line for number, line in enumerate(lines)).rstrip()


def text_table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines with aligned columns.

    Args:
        rows: The first is the head.
    """
    widths = [max(display_width(row[n]) for row in rows) for n in range(len(rows[0]))]
    return [align_cells(row, widths) for row in rows]


def notice_text(front: FrontMatter, width: int = WIDTH) -> str:
    """Return the notice for a text, framed unless it is a quiet one; empty for an official text.

    Args:
        front: The front matter of the text.
        width: Columns of the terminal, if it has fewer than 80.
    """
    width = min(width, WIDTH)
    notice = notice_for(front)
    if notice is None:
        return ""
    if notice.quiet:
        return "\n".join(wrap(line, width=width) for line in (notice.headline, *notice.sentences))
    frame = "!" * width
    # A command stays on one line, so that it can be copied.
    lines = [
        line if line.startswith("tracker ") else wrap(line, width=width)
        for line in map(safe, (notice.headline, *notice.sentences))
    ]
    return "\n".join([frame, *lines, frame])
