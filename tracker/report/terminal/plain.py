"""Plain text for the terminal: wrapped, aligned, at most 80 columns, without colour."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from tracker.report.view.notice import notice_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model.stage import FrontMatter

WIDTH = 80

WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60"
CLOSING = "，。、；：？！）】》〉」』”’％…"
PIECES = re.compile(f"[{WIDE}][{CLOSING}]*| +|[^ {WIDE}]+")
"""What stays together in a line.

Chinese and Japanese may break after any character, but not before a closing sign; all else at plain spaces only, never
at non-breaking ones ("1 234,56", "article 5").
"""


_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def safe(text: str) -> str:
    """A text that cannot steer the terminal: control and direction-override characters are taken out."""
    return _UNSAFE.sub("", text)


def display_width(text: str) -> int:
    """How many columns a text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@cache
def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf") and char != "\N{SOFT HYPHEN}":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, *, first: str = "", rest: str | None = None, width: int = WIDTH) -> str:
    """A paragraph in lines of at most 80 columns.

    Args:
        text: Its words.
        first: What the first line begins with: a label, an indent.
        rest: What the others begin with; without it as many blanks.
        width: Another number of columns.
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
    return "\n".join((rest if number else first) + each for number, each in enumerate(lines)).rstrip()


def text_table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as aligned lines.

    Args:
        rows: The first is the head.
    """
    widths = [max(display_width(row[n]) for row in rows) for n in range(len(rows[0]))]
    return [
        "  ".join(cell + " " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def notice_text(front: FrontMatter, width: int = WIDTH) -> str:
    """The notice for a text, framed unless it is a quiet one; empty for an official text.

    Args:
        front: What is known of the text.
        width: Columns, if there are fewer than usual.
    """
    width = min(width, WIDTH)
    said = notice_for(front)
    if said is None:
        return ""
    if said.quiet:
        return "\n".join(wrap(each, width=width) for each in (said.headline, *said.sentences))
    said = replace(said, headline=safe(said.headline), sentences=tuple(map(safe, said.sentences)))
    frame = "!" * width
    # A command stays on one line, so that it can be copied.
    lines = [
        each if each.startswith("tracker ") else wrap(each, width=width) for each in (said.headline, *said.sentences)
    ]
    return "\n".join([frame, *lines, frame])
