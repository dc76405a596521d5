"""Numbers of pages: lines that hold nothing else, and rise by one through the document.

A number alone on a line may as well be the label of a paragraph, a year, an amount or a cell of a table. So the less a
line says that it is the number of a page ("Page 2 of 5", "- 2 -", "2"), the more the others must prove it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tracker.language.numerals import HAN_NUMERALS, ascii_digits, han_value, is_roman, roman_value
from tracker.readers.structure.furniture.breaks import goes_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.readers.structure.furniture.source_line import SourceLine

_NUMERALS = rf"\d{{1,4}}|[ivxl]{{1,7}}|[IVXL]{{1,7}}|[{HAN_NUMERALS}]{{1,5}}"
_PAGE = r"page|p[aá]g(?:ina)?\.?|страница|стр\.?|(?:ال)?صفحة"
_OF = r"of|on|/|sur|de|из|من|共|[,，]共"
_SIGN = r"[-–—―|~*•·]"
_NAMED = re.compile(
    rf"(?:#{{1,6}}[ ])?[\[(]?{_SIGN}?[ ]?"
    rf"(?:(?:{_PAGE})[ ]?(?P<number>{_NUMERALS})(?:[ ]?(?:{_OF})[ ]?\d{{1,4}})?"
    rf"|第[ ]?(?P<han>{_NUMERALS})[ ]?[页頁](?:[ ]?[,，/]?[ ]?共[ ]?\d{{1,4}}[ ]?[页頁])?)"
    rf"[ ]?{_SIGN}?[\])]?",
    re.IGNORECASE,
)
"""``Page 2 of 5``, ``стр. 5``, ``第5页``: nothing else is written so."""
_BETWEEN_SIGNS = re.compile(rf"[-–—―][ ]?(?P<dashed>{_NUMERALS})[ ]?[-–—―]|[|~•·][ ]?(?P<other>\d{{1,4}})[ ]?[|~•·]")
"""``- 2 -``, ``– iv –``, ``| 5 |``."""
_SHORT = re.compile(
    rf"(?:pp?\.|pg\.|с\.|ص\.?)[ ]?(?P<number>{_NUMERALS})(?:[ ]?(?:{_OF})[ ]?\d{{1,4}})?"
    rf"|(?P<part>{_NUMERALS})[ ]?(?:{_OF})[ ]?(?P<total>\d{{1,4}})"
)
"""``p. 5``, ``2/5``, ``2 of 5``: also a reference, a fraction."""
_ALONE = re.compile(
    r"\[(?P<bracketed>\d{1,4})\]|(?P<number>\d{1,3}|[ivxl]{1,7})|\|[ ]?(?P<left>\d{1,3})|(?P<right>\d{1,3})[ ]?\|"
)
"""``2``, ``[5]``, ``iv``. From 1000 on it may be a year; capital Roman numerals are headings of parts."""
SYMBOL = r"(?:[A-Z]{1,12}(?:[/.][A-Z0-9()\-]{1,20}){1,8}|[A-Z]{1,4}\.\d\d-\d{4,6}|\d\d-\d{5})(?:[ ]?\([A-Z]\))?"
"""The symbol of a document, or the number of the order to the printers: ``A/HRC/35/35``, ``GE.17-06782 (E)``."""
_WITH_SYMBOL = re.compile(
    rf"(?P<before>\d{{1,3}}|[ivxl]{{1,7}})[ \u00a0]{{1,40}}{SYMBOL}"
    rf"|{SYMBOL}[ \u00a0]{{1,40}}(?:page[ ]|p\.[ ])?(?P<number>\d{{1,3}}|[ivxl]{{1,7}})"
)
"""``5 GE.17-06782``, ``A/HRC/35/35 5``."""

_MIN_SERIES = 2
"""Numbers that rise by one, where their form is that of page numbers."""
_MIN_ALONE = 3
"""Numbers that rise by one, where they are bare and no break of a page stands beside them."""
_MIN_LINES = 3
"""Lines between two bare numbers, at least: the columns and rows of a table stand nearer."""
_MIN_CHARACTERS = 200
"""Characters between two bare numbers, at least: a page has ten times as many; one with a picture or the end of a
chapter has this."""
_LONG_PAGE = 800
"""Characters between two bare numbers that prove a page by themselves: a page of print has 1500 and more."""
_MAX_STEP = 3
"""Numbers that two neighbours of a series may differ by, where pages without text lie between."""
_MAX_SERIES = 12
"""Series that are examined: an annex may begin with page 1 again."""
_REMEMBERED = 4
"""Candidates with the same value that are kept as ends of a series."""
_MAX_LENGTH = 60
"""Characters of a line with the number of a page: the number, a symbol of twenty characters, and blanks between."""


class _Candidate(NamedTuple):
    """A line that may be the number of a page.

    Attributes:
        at: Its index.
        value: The number.
        strength: 3 if nothing else is written so, 2 if hardly anything, 1 for a short form, 0 for a bare number.
        row: Number of the lines with words before it.
        offset: Number of the characters before it.
        at_edge: Whether a break of a page stands beside it.
        apart: Whether blank lines, or a break, stand on both sides.
        across: Whether a sentence goes on across it.
    """

    at: int
    value: int
    strength: int
    row: int
    offset: int
    at_edge: bool
    apart: bool
    across: bool


def find_page_numbers(lines: Sequence[SourceLine]) -> set[int]:
    """Find the lines that hold the number of a page.

    >>> from tracker.readers.structure.furniture.source_line import SourceLine
    >>> texts = ["Peace.", "", "- 2 -", "", "Trust.", "", "- 3 -", "", "2", "", "Bread."]
    >>> sorted(find_page_numbers([SourceLine(text) for text in texts]))
    [2, 6]

    Args:
        lines: All lines of the document.

    Returns:
        Their indexes.
    """
    candidates = _candidates(lines)
    # Paragraphs of a page or a Word file stand apart, though no blank line is between them.
    apart = all(line.text for line in lines)
    found = {item.at for item in candidates if item.strength == 3 or (item.strength == 2 and (apart or item.apart))}
    for _ in range(_MAX_SERIES):
        series = _longest_series(candidates)
        if len(series) < _MIN_SERIES:
            break
        if _is_proved(series, candidates):
            found.update(item.at for item in series)
        taken = {item.at for item in series}
        candidates = [item for item in candidates if item.at not in taken]
    return found


def _candidates(lines: Sequence[SourceLine]) -> list[_Candidate]:
    texts = [line.text for line in lines]
    filled = [at for at, text in enumerate(texts) if text]
    has_blank_lines = len(filled) < len(texts)
    found: list[_Candidate] = []
    offset = 0
    for row, at in enumerate(filled):
        text = texts[at]
        if len(text) <= _MAX_LENGTH and (read := _read(text)):
            above, below = (filled[row - 1] if row else None), (filled[row + 1] if row + 1 < len(filled) else None)
            page = lines[at].page
            new_page = [near is None or lines[near].page != page for near in (above, below)]
            at_edge = page > 0 and any(new_page)
            apart = has_blank_lines and all(
                near is None or abs(near - at) > 1 or (page > 0 and new)
                for near, new in zip((above, below), new_page, strict=True)
            )
            across = above is not None and below is not None and goes_on(texts[above], texts[below], texts[above - 1])
            found.append(_Candidate(at, *read, row, offset, at_edge, apart, across))
        offset += len(text)
    return found


def _read(text: str) -> tuple[int, int] | None:
    """Return the number that a line holds and the strength of its form; None for any other line."""
    for strength, form in ((3, _NAMED), (2, _BETWEEN_SIGNS), (1, _WITH_SYMBOL), (1, _SHORT), (0, _ALONE)):
        if match := form.fullmatch(text):
            groups = match.groupdict()
            total = groups.pop("total", None)
            printed = next(value for value in groups.values() if value)
            value = _value(printed)
            if not value or (total and value > int(ascii_digits(total))):
                return None
            return value, strength
    return None


def _value(printed: str) -> int:
    if printed.isdecimal():
        return int(ascii_digits(printed))
    if printed.isascii():
        return roman_value(printed) if is_roman(printed) else 0
    return int(han_value(printed))


def _longest_series(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Return the longest series of candidates that rise as the numbers of pages do."""
    ends: dict[int, list[tuple[int, int]]] = {}
    before: list[int] = []
    best, best_length = -1, 0
    for index, item in enumerate(candidates):
        length, previous = 1, -1
        for step in range(1, _MAX_STEP + 1):
            for end, end_length in ends.get(item.value - step, ()):
                if end_length >= length and _may_follow(candidates[end], item, step):
                    length, previous = end_length + 1, end
        ends[item.value] = [*ends.get(item.value, ()), (index, length)][-_REMEMBERED:]
        before.append(previous)
        if length > best_length:
            best, best_length = index, length
    series: list[_Candidate] = []
    while best >= 0:
        series.append(candidates[best])
        best = before[best]
    return series[::-1]


def _may_follow(one: _Candidate, other: _Candidate, step: int) -> bool:
    """Return whether a candidate may be the next number of a series after another."""
    if one.strength and other.strength:
        return True
    if step > 1:
        return False
    if max(one.strength, other.strength) >= 2 or (one.at_edge and other.at_edge):
        return one.apart or one.at_edge or one.strength >= 2
    distance = other.offset - one.offset
    return distance >= _LONG_PAGE or (other.row - one.row > _MIN_LINES and distance >= _MIN_CHARACTERS)


def _is_proved(series: Sequence[_Candidate], candidates: Sequence[_Candidate]) -> bool:
    """Return whether a series must be the numbers of pages."""
    strong = sum(item.strength > 0 for item in series)
    if strong >= _MIN_SERIES:
        return True
    if all(item.at_edge for item in series):
        return True
    first = series[0]
    # Labels of paragraphs begin with 1 again and again; a list of them has no break inside a sentence.
    lower = any(item.value < first.value and item.strength == 0 for item in candidates if item.at < first.at)
    again = sum(item.strength == 0 and item.value <= series[-1].value for item in candidates) - len(series)
    if again >= len(series):
        return False
    across = any(item.across for item in series)
    if first.value == 1 or lower:
        return across and len(series) >= _MIN_ALONE
    if all(item.apart for item in series):
        return across or len(series) >= _MIN_ALONE
    far = all(other.offset - one.offset >= _LONG_PAGE for one, other in pairwise(series))
    return len(series) >= _MIN_ALONE and (across or far)
