"""Plain text for the terminal: wrapped, aligned, at most 80 columns, without colour."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from tracker.model.stage import Authenticity
from tracker.spelling import split_command

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.model.stage import FrontMatter
    from tracker.report.view.sections import SectionView

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


def shorten(text: str, width: int) -> str:
    """Return the beginning of a text that fits into some columns, with … where words were left out.

    No word is cut, unless the first is longer than the columns, or the script has no blanks between words.

    >>> shorten("Definition of the right", 16), shorten("国际团结权的定义", 11), shorten("Scope", 5)
    ('Definition of …', '国际团结权…', 'Scope')
    """
    if display_width(text) <= width:
        return text
    line = ""
    for piece in PIECES.findall(text):
        ellipsis = "…" if display_width(piece[-1]) > 1 else " …"
        if display_width((line + piece).rstrip(" ") + ellipsis) > width:
            break
        line += piece
    return f"{line or text[: fitting_length(text, width - 1)]}…"


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


def wrap_message(text: str, width: int = WIDTH) -> str:
    """Return a message in lines of at most 80 columns; a command at the end of a line stays whole, to be copied.

    Args:
        text: The message, of one or several lines.
        width: Another number of columns.

    >>> print(wrap_message("There is no store. Make one first: tracker init DIR", 30))
    There is no store. Make one
    first:
      tracker init DIR
    """

    def lines(line: str) -> Iterator[str]:
        words, command = split_command(line)
        if display_width(line) <= width or not command:
            yield wrap(line, width=width)
        else:
            yield wrap(words, width=width)
            yield f"  {command}"

    return "\n".join(part for line in text.split("\n") for part in lines(line))


def section_names(section: SectionView, words: Mapping[str, str], arrow: str) -> str:
    """Return the name of a section, or the two names that it has before and after, with a capital."""
    dash = words["dash"]
    names = section.name_before or dash, section.name if section.section.after is not None else dash
    before, after = (name[:1].upper() + name[1:] for name in names)
    return after if before.casefold() == after.casefold() else f"{before} {arrow} {after}"


def text_table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines with aligned columns.

    Args:
        rows: The first is the head.
    """
    widths = [max(display_width(row[n]) for row in rows) for n in range(len(rows[0]))]
    return [align_cells(row, widths) for row in rows]


NOTICES = {
    Authenticity.TRANSLATION: "unofficial translation of {text}. Do not quote it.",
    Authenticity.RECONSTRUCTION: "not {text} but a reconstruction. Do not quote it.",
    Authenticity.UNVERIFIED: "unverified; not confirmed as the issued text.",
}
"""The line by which the terminal, which speaks English, names a text that is not official."""
PROPOSAL_NOTICE = "proposal, made from {text} by taking out its brackets; neither issued nor agreed. Do not quote it."
"""The line by which it names a text that this program made."""


def notice_text(front: FrontMatter, width: int = WIDTH, name: str = "") -> str:
    """Return the notice for a text: one line, wrapped where it is longer than the screen; empty for an official text.

    Args:
        front: The front matter of the text.
        width: Columns of the terminal, if it has fewer than 80.
        name: The text, or texts of the same standing, as the user named them; its stage if empty.

    >>> from tracker.model.stage import FrontMatter
    >>> front = FrontMatter(stage="2014-draft", symbol="A/HRC/26/34", authenticity=Authenticity.TRANSLATION)
    >>> notice_text(front)
    '! 2014-draft: unofficial translation of A/HRC/26/34. Do not quote it.'
    """
    if front.authenticity is Authenticity.OFFICIAL and not front.proposal:
        return ""
    line = (
        PROPOSAL_NOTICE.format(text=front.proposal)
        if front.proposal
        else NOTICES[front.authenticity].format(text=front.symbol or "the issued text")
    )
    name = name or front.stage
    line = f"{name}: {line}" if name else line[:1].upper() + line[1:]
    return wrap(safe(line).replace("\n", " "), first="! ", width=min(width, WIDTH))
