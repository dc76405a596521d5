"""Cells of tables in the terminal: names without their common word, folded and filled up to the width of a column."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tracker.language.labels import number_of
from tracker.language.scripts import RIGHT_TO_LEFT
from tracker.report.terminal.plain import PIECES, display_width, fitting_length, safe

_BEFORE_NUMBER = re.compile(r" (?=\(?(?:\d[^ ,]{0,5}|[A-Z]|[IVXLC]{1,5}|[^\W\d_])\)?(?:[ ,]|$))")
"""The blank between a word and a short number: "Article 12bis", "Option A", "(a)"."""
_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT}]")
_LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"


def one_line(text: str) -> str:
    r"""Return a text as one line that cannot control the terminal.

    >>> one_line("Scope\n and\tuse")
    'Scope and use'
    """
    return " ".join(safe(text.replace("\n", " ").replace("\t", " ")).split())


@cache
@lru_cache(maxsize=4096)  # The names of a matrix stand in it once a stage; finding the number takes most of its time.
def unit_and_number(name: str) -> tuple[str, str] | None:
    """Return the two parts of "Article 5 (2)"; None for any other name.

    >>> unit_and_number("Article 5 (2)"), unit_and_number("第五条"), unit_and_number("Part II, Article 3")
    (('Article', '5 (2)'), None, None)
    """
    unit, blank, rest = name.partition(" ")
    number = number_of(name.partition(",")[0])
    return (unit, rest) if blank and number and number.unit == "article" and unit.isalpha() else None


def without_unit(name: str, unit: str) -> str:
    """Return a name without the word that stands in the head.

    >>> without_unit("ARTICLE 5 (2)", "Article"), without_unit("Section 5", "Article")
    ('5 (2)', 'Section 5')
    """
    parts = unit_and_number(name)
    return one_line(parts[1] if parts and parts[0].casefold() == unit.casefold() else name)


def pad_cell(cell: str, width: int, *, right: bool = False) -> str:
    """Fill a cell with blanks; a mark behind Arabic words keeps the next cell on their right."""
    blanks = " " * (width - display_width(cell))
    mark = _LEFT_TO_RIGHT if _RIGHT_TO_LEFT.search(cell) else ""
    return f"{blanks}{cell}{mark}" if right else f"{cell}{mark}{blanks}"


def from_the_left(line: str) -> str:
    """Return a line that begins on the left, also where its first word is Arabic."""
    return _LEFT_TO_RIGHT + line if _RIGHT_TO_LEFT.search(line) else line


def keep_numbers(name: str) -> str:
    r"""Return a name whose numbers stay in the line of their words: "Annex II," and "Article 1" are read as one.

    >>> keep_numbers("Annex II, Article 1 (2)").split(" ")
    ['Annex\xa0II,', 'Article\xa01\xa0(2)']
    """
    return _BEFORE_NUMBER.sub("\u00a0", name)


def fold_cell(text: str, width: int) -> list[str]:
    """Break a name into lines, between words; a word is cut only where it is wider than the column."""
    if len(text) <= width and text.isascii() and text == text.strip(" "):
        return [text]  # Nearly every cell of a large table.
    lines = [""]
    for piece in PIECES.findall(text):
        if lines[-1] and display_width(lines[-1]) + display_width(piece.rstrip(" ")) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] or piece.strip(" ") else ""
        while display_width(line := lines[-1].rstrip(" ")) > width:
            size = fitting_length(line, width)
            lines[-1:] = [line[:size], line[size:]]
    return [line.rstrip(" ").replace("\u00a0", " ") for line in lines]
