"""Extent of the treaty text in a file that holds more than it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.errors import InputError
from tracker.language.labels import MAIN_UNITS
from tracker.readers.options import ReadOptions
from tracker.readers.structure.headings import article_line, may_be_heading
from tracker.spelling import counted

_ANNEX = re.compile(
    r"\s*(?:annexe?|anexo|anejo|приложение|المرفق|مرفق|附件)(?:\s+(?P<number>[IVX]{1,5}|\d{1,2}|[A-Z]))?"
    r"\s*(?:[.:]?\s*|\s[—–-]\s\S.{0,150}|[.:]\s+(?!.*[.;,:]$)\S.{0,150})",
    re.IGNORECASE,
)
"""The heading of an annex to a report. Schedules and protocols, which treaties have, are none."""
_MAIN_UNITS = frozenset(MAIN_UNITS) - {"section"}
"""Units of a treaty; a report around it has sections of its own."""
_NAMES_SOURCE = re.compile(r"\b(?:sources?|fuente|источник|https?)\b|المصدر|来源", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TextExtent:
    """The lines of the treaty text.

    Attributes:
        first: First line, from 1.
        last: Last line, inclusive.
        has_annex_heading: Whether the first line is the heading of an annex, which announces the text.
    """

    first: int
    last: int
    has_annex_heading: bool = False


def find_extent(lines: list[str], options: ReadOptions, name: str) -> TextExtent:
    """Find the treaty text.

    Lines that the caller gave are taken as they are. Otherwise the whole file is the text, except for

    - lines at its very top that begin with ``# `` and name a source, up to the first blank line;
    - a report around an annex: where all articles stand behind a line ``Annex``, ``Annexe I`` …, the text
      begins there, and a numbered annex ends before the next number.

    >>> find_extent(["Report", "Annex", "Article 1", "Peace."], ReadOptions(), "report.txt")
    TextExtent(first=2, last=4, has_annex_heading=True)

    Args:
        lines: All lines of the file.
        options: The lines, or the annex, that the caller gave.
        name: Name of the file, for messages.

    Raises:
        InputError: If the lines are not in the file or hold no words, or there is no such annex.
    """
    first, last = options.first, options.last
    if options.annex:
        first = _numbered_annex(lines, options.annex, name)
        last = _end_of_annex(lines, first, len(lines)) if last is None else last
    begin = 1 if first is None else first
    end = len(lines) if last is None else last
    if not 1 <= begin <= end <= len(lines):
        raise InputError(
            f"There are no lines {begin} to {end} in {name}",
            cause=f"It has {counted(len(lines), 'line')}, and the first must not come after the last",
            remedy=f"choose lines from 1 to {len(lines)}",
        )
    if first is None:
        begin = max(begin, _behind_source(lines))
    annex = _annex_with_articles(lines, begin, end) if first is None else None
    if annex is not None:
        begin = annex
        end = _end_of_annex(lines, begin, end) if last is None else end
    while begin <= end and not lines[begin - 1].strip():
        begin += 1
    while end > begin and not lines[end - 1].strip():
        end -= 1
    if not any(char.isalnum() for line in lines[begin - 1 : end] for char in line):
        raise InputError(
            f"{name} contains no words in lines {first or 1} to {last or len(lines)}",
            cause="There are only blank lines, signs, or lines that name a source",
            remedy="choose other lines, or leave out --from and --to: then the program finds the treaty text itself",
        )
    is_annex = _ANNEX.fullmatch(lines[begin - 1]) is not None
    return TextExtent(begin, end, has_annex_heading=is_annex and end > begin)


def _behind_source(lines: list[str]) -> int:
    """Return the first line behind the note on the source at the top of the file, from 1."""
    top = 0
    while top < len(lines) and lines[top].startswith("# "):
        top += 1
    names_source = any(_NAMES_SOURCE.search(line) for line in lines[:top])
    return top + 1 if names_source and top < len(lines) else 1


def _annex_with_articles(lines: list[str], begin: int, end: int) -> int | None:
    """Return the last heading of an annex before the first article, from 1; None if there is none."""
    annex = None
    for number in range(begin, end + 1):
        line = lines[number - 1].strip()
        if not line:
            continue
        if _ANNEX.fullmatch(line):
            annex = number
        elif may_be_heading(line) and (heading := article_line(line)) and heading.unit in _MAIN_UNITS:
            return annex
    return None


def _numbered_annex(lines: list[str], annex: str, name: str) -> int:
    """Return the heading of the annex with that number, from 1; of several, as in a table of contents, the last."""
    numbers = {at: match["number"] or "" for at, line in enumerate(lines, 1) if (match := _ANNEX.fullmatch(line))}
    places = [at for at, number in numbers.items() if number.casefold() == annex.strip().casefold()]
    if not places:
        available = ", ".join(dict.fromkeys(number or "one without a number" for number in numbers.values()))
        raise InputError(
            f"{name} has no annex {annex}",
            cause=f"Its annexes are: {available}" if available else "No line is the heading of an annex",
            remedy="name one of them, or give the lines of the text with --from and --to",
        )
    return places[-1]


def _end_of_annex(lines: list[str], begin: int, end: int) -> int:
    """Return the last line of a numbered annex: the line before the heading of the next number, or the end."""
    annex = _ANNEX.fullmatch(lines[begin - 1])
    if annex and annex["number"]:
        for number in range(begin + 1, end + 1):
            other = _ANNEX.fullmatch(lines[number - 1])
            if other and other["number"] and other["number"] != annex["number"]:
                return number - 1
    return end
