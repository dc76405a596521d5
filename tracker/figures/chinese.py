"""Figures of Chinese, where a numeral is known by what follows it: 六十日, 三分之二, 第三十天."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from tracker.figures.dates import year_at
from tracker.figures.units import han_unit_behind, kind_of, money_before
from tracker.language.figures import names
from tracker.model.figures import Figure, FigureKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.figures.atoms import Atom
    from tracker.figures.line import Line

_SHARE = "分之"
_PERCENT = {"百分之": 1, "千分之": 10, "万分之": 100}
"""Shares whose lower number is a name: per cent, per mille; with how many of them make one per cent."""
_HALF_OF_TIME = {"年": "year", "个月": "month", "天": "day", "小时": "hour"}
_HALF = re.compile("半(年|个月|天|小时)|(?<!过)半数|一半")
"""Half a year, half of the members; but 过半数 is a majority."""


def han_figure(line: Line, atom: Atom, following: Atom | None) -> tuple[Figure | None, int]:
    """Return the figure that a number makes, and how many numbers behind it are part of it.

    Args:
        line: The line.
        atom: The number.
        following: The number behind it; None for none.
    """
    if following and atom.value and line.text[atom.end : following.start] == _SHARE:
        return _share(line, atom, following), 1
    if line.text[atom.start - 1 : atom.start] == "第":
        return _ordinal(line, atom), 0
    return (None if names.NO_HAN_NUMERAL.match(line.text, atom.start) else _cardinal(line, atom)), 0


def _share(line: Line, atom: Atom, following: Atom) -> Figure:
    scale = _PERCENT.get(line.text[atom.start : following.start])
    if scale is None:
        return Figure(atom.start, following.end, FigureKind.FRACTION, following.value / atom.value)
    return Figure(atom.start, following.end, FigureKind.PERCENTAGE, following.value / scale)


def _ordinal(line: Line, atom: Atom) -> Figure | None:
    if atom.value == 3 and names.THIRD_PARTIES.match(line.text, atom.end):
        return None
    if names.HAN_IDENTIFIER.match(line.text, atom.end):
        return Figure(atom.start - 1, atom.end, FigureKind.IDENTIFIER, str(atom.value))
    return Figure(atom.start - 1, atom.end, FigureKind.ORDINAL, atom.value)


def _cardinal(line: Line, atom: Atom) -> Figure | None:
    unit, end = han_unit_behind(line, atom)
    year = year_at(line.text, atom) if unit in ("", "year") else None
    if year:
        return Figure(atom.start, max(end, year.end), FigureKind.DATE, year.day)
    start = atom.start
    if not unit:
        unit, start = money_before(line, atom)
    if unit:
        return Figure(start, end, kind_of(unit), atom.value, "" if unit == "%" else unit)
    if atom.spelled and _is_word(line, atom):
        return None
    return Figure(atom.start, atom.end, FigureKind.FRACTION if atom.fraction else FigureKind.NUMBER, atom.value)


def _is_word(line: Line, atom: Atom) -> bool:
    """Return whether a numeral is an article, or part of a word: 一个, 四川."""
    if line.text[atom.end - 1] in ")）":
        return False
    single = atom.end - atom.start == 1
    return atom.plain or (single and not names.HAN_NOUNS.match(line.text, atom.end))


def halves(text: str) -> Iterator[Figure]:
    """Find the halves of a line, which have no numeral: 半年, 半数, 一半."""
    for match in _HALF.finditer(text):
        if unit := _HALF_OF_TIME.get(match[1] or ""):
            yield Figure(match.start(), match.end(), FigureKind.DURATION, Fraction(1, 2), unit)
        else:
            yield Figure(match.start(), match.end(), FigureKind.FRACTION, Fraction(1, 2))
