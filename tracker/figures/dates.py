"""Dates of a line: with the day, without the year, a month of a year, a year alone; in figures and in words."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tracker.figures.atoms import han_number
from tracker.language.dates import DATE, MONTHS, iso_date
from tracker.language.scripts import without_accents
from tracker.model.figures import Day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.figures.atoms import Atom, Word


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with its place in the line."""

    start: int
    end: int
    day: Day


FIRST_YEAR, LAST_YEAR = 1600, 2199
"""Years among which a number of four figures is a year: texts of law name no earlier ones, and few later ones."""
_SPACE = r"[ \u00a0\u202f]"
_BEFORE_MONTH = re.compile(
    rf"{_SPACE}{{0,2}}(?:day{_SPACE})?(?:of{_SPACE}|de{_SPACE}|d['’]|days?{_SPACE}of{_SPACE})?(?:من{_SPACE})?(?:شهر{_SPACE})?",
    re.IGNORECASE,
)
_BEFORE_YEAR = re.compile(
    rf",?{_SPACE}{{0,2}}(?:in{_SPACE}the{_SPACE}year{_SPACE}|of{_SPACE}|de{_SPACE}l['’]an(?:née)?{_SPACE}|del?{_SPACE}(?:año{_SPACE})?"
    rf"|(?:من{_SPACE})?(?:عام|سنة|لعام){_SPACE})?",
    re.IGNORECASE,
)
_AFTER_MONTH = re.compile(rf"{_SPACE}(?:the{_SPACE})?", re.IGNORECASE)
_AFTER_YEAR = re.compile(rf"{_SPACE}?(?:год(?:а|у|ом|е|ы)?|г\.(?:{_SPACE}?г\.)?|гг\.)(?![^\W\d_])", re.IGNORECASE)
_SECOND_NAME = re.compile(rf"{_SPACE}?/{_SPACE}?")
_HAN_NUMBER = "[零〇○一二三四五六七八九十廿卅]"
_HAN_DATE = re.compile(
    rf"(?P<year>(?<!\d)\d{{4}}|{_HAN_NUMBER}{{4}}){_SPACE}?年(?:{_SPACE}?(?P<month>\d{{1,2}}|{_HAN_NUMBER}{{1,3}}){_SPACE}?月"
    rf"(?:{_SPACE}?(?P<day>\d{{1,2}}|{_HAN_NUMBER}{{1,3}}){_SPACE}?[日号])?)?"
    rf"|(?<![\d个第]|{_HAN_NUMBER})(?P<month2>\d{{1,2}}|{_HAN_NUMBER}{{1,3}}){_SPACE}?月"
    rf"(?:{_SPACE}?(?P<day2>\d{{1,2}}|{_HAN_NUMBER}{{1,3}}){_SPACE}?[日号])?"
)
_ENGLISH_VERB = "may"
"""The name of a month that is another word in small letters: "Parties may"."""


@cache
def _folded_months() -> dict[str, int]:
    return {without_accents(name): number for name, number in MONTHS.items()} | {
        f"{stem}{end}": n
        for n, stem in enumerate(
            ["январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"],
            1,
        )
        for end in ("е", "ю", "ем", "у", "ом")
        if len(stem) > 2 or end == "е"
    }


def dates_of(text: str, atoms: Sequence[Atom], words: Sequence[Word], language: str) -> list[Dated]:
    """Find the dates of a line.

    Args:
        text: The line, its digits 0 to 9.
        atoms: Its bare numbers, in order.
        words: Its words, in order; empty in Chinese.
        language: Its language.

    Returns:
        The dates in order, apart from each other; without the years that stand alone.
    """
    found = [*_printed(text), *(_han(text) if language == "zh" else _named(text, atoms, words))]
    found.sort(key=lambda dated: (dated.start, -dated.end))
    apart: list[Dated] = []
    for dated in found:
        if not apart or dated.start >= apart[-1].end:
            apart.append(dated)
    return apart


def _printed(text: str) -> list[Dated]:
    """Return the dates in figures alone: "16.V.2005", "2005-05-16"."""
    found = []
    for match in DATE.finditer(text):
        iso = iso_date(match[0]) if match["n_year"] or match["i_year"] else ""
        if iso:
            year, month, day = map(int, iso.split("-"))
            found.append(Dated(match.start(), match.end(), Day(year, month, day)))
    return found


def _han(text: str) -> list[Dated]:
    found = []
    for match in _HAN_DATE.finditer(text):
        year, month, day = (
            _whole(match[a] or (b and match[b]) or "") for a, b in (("year", ""), ("month", "month2"), ("day", "day2"))
        )
        if (not match["year"] or year >= 1000) and _holds(month or 1, day):
            found.append(Dated(match.start(), match.end(), Day(year, month, day)))
    return found


def _whole(printed: str) -> int:
    if not printed or printed.isdecimal():
        return int(printed or 0)
    value = han_number(printed)
    return int(value) if value is not None else 0


def _holds(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 0 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def _named(text: str, atoms: Sequence[Atom], words: Sequence[Word]) -> list[Dated]:
    """Return the dates with the name of a month, by the numbers that stand next to it."""
    if not atoms:
        return []
    starts = [atom.start for atom in atoms]
    ends = [atom.end for atom in atoms]
    months = _folded_months()
    found = []
    at = 0
    while at < len(words):
        month, last = _month_at(text, words, at, months)
        if month:
            dated = _around(text, atoms, (starts, ends), (words[at].start, words[last].end), month)
            if dated is not None:
                found.append(dated)
        at = last + 1
    return found


def _month_at(text: str, words: Sequence[Word], at: int, months: dict[str, int]) -> tuple[int, int]:
    """Return the month that is named at a word, and the last word of its name; both names of the Arabic double form."""
    month, last = _one_name(text, words, at, months)
    if month and last + 1 < len(words) and _SECOND_NAME.fullmatch(text, words[last].end, words[last + 1].start):
        again, end = _one_name(text, words, last + 1, months)
        if again == month:
            last = end
    return month, last


def _one_name(text: str, words: Sequence[Word], at: int, months: dict[str, int]) -> tuple[int, int]:
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else word
    if following.start == word.end + 1 and (month := months.get(f"{word.folded} {following.folded}")):
        return month, at + 1
    if word.folded == _ENGLISH_VERB and text[word.start].islower():
        return 0, at
    return months.get(word.folded, 0), at


def _around(
    text: str, atoms: Sequence[Atom], places: tuple[list[int], list[int]], span: tuple[int, int], month: int
) -> Dated | None:
    starts, ends = places
    start, end = span
    before = bisect_left(ends, start + 1) - 1
    behind = bisect_left(starts, end)
    day = year = 0
    first, last = start, end
    if before >= 0 and _is_day(atoms[before]) and _BEFORE_MONTH.fullmatch(text, ends[before], start):
        day, first = int(atoms[before].value), starts[before]
    if behind < len(atoms):
        atom = atoms[behind]
        if not day and _is_day(atom) and _AFTER_MONTH.fullmatch(text, end, atom.start) and not _is_year(atom):
            day, last = int(atom.value), atom.end
            behind += 1
            atom = atoms[behind] if behind < len(atoms) else atom
        if _is_year(atom) and atom.start >= last and _BEFORE_YEAR.fullmatch(text, last, atom.start):
            year, last = int(atom.value), atom.end
            if tail := _AFTER_YEAR.match(text, last):
                last = tail.end()
    if not (day or year) or not _holds(month, day):
        return None
    return Dated(first, last, Day(year, month, day))


def _is_day(atom: Atom) -> bool:
    return not atom.name and not atom.fraction and atom.value.denominator == 1 and 1 <= atom.value <= 31


def _is_year(atom: Atom) -> bool:
    return not atom.name and atom.value.denominator == 1 and 1000 <= atom.value <= 2999


def year_at(text: str, atom: Atom) -> Dated | None:
    """Return the year that a number alone is: four figures without a sign between them.

    >>> from tracker.figures.atoms import Atom
    >>> from fractions import Fraction
    >>> year_at("by 2030", Atom(3, 7, Fraction(2030)))
    Dated(start=3, end=7, day=Day(year=2030, month=0, day=0))
    """
    printed = text[atom.start : atom.end]
    plain = printed.isdecimal() and len(printed) == 4
    tail = _AFTER_YEAR.match(text, atom.end)
    if not (plain or atom.decade or (tail and atom.value >= 1000)) or not FIRST_YEAR <= atom.value <= LAST_YEAR:
        return None
    return Dated(atom.start, tail.end() if tail else atom.end, Day(int(atom.value)))
