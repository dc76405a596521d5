"""Units that stand behind a number or before it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tracker.language.figures import units
from tracker.language.figures.numerals import russian_unit
from tracker.model.figures import TIME_UNITS, FigureKind

if TYPE_CHECKING:
    from tracker.figures.atoms import Atom
    from tracker.figures.line import Line

PERCENT = "%"
"""The unit of a percentage, while a line is read."""
_SIGN_GAP = re.compile(r"[ \u00a0\u202f\u2009]?")
_SIGN_OF = re.compile(r"[ \u00a0\u202f\u2009]?(?:d['’]|de[ \u00a0])?")
_SAY_OF = frozenset({"fr", "es"})
"""Languages that say "1 million d’EUR"."""
_SPANISH_VERB = re.compile(r"[ \u00a0]\w+(?:[aií]d[oa]s?|to|cho)\b")
"""A participle behind "ha", which makes it a verb and no hectare."""
_BRACKETS = re.compile(r"[\[\]［］)）]{0,2}")
_ARABIC_SINGULAR = frozenset({"يوم", "شهر", "سنة", "عام", "اسبوع", "ساعة"})
"""Units in the singular, behind which a number with the article is a place in a row: "اليوم الثلاثين"."""
_ARABIC_HUNDRED = 100
"""Number below which an Arabic cardinal follows its noun: "الأشهر الستة"."""
_JOINED = ("", "و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "وب", "ول", "فال", "ك")
"""Particles that are written together with an Arabic noun, and its article."""


def kind_of(unit: str) -> FigureKind:
    """Return the kind of a figure with a unit."""
    if unit == PERCENT:
        return FigureKind.PERCENTAGE
    return FigureKind.DURATION if unit in TIME_UNITS else FigureKind.QUANTITY


def unit_behind(line: Line, atom: Atom) -> tuple[str, int]:
    """Return the unit behind a number in a language with spaces, and its end; empty for none."""
    if found := sign_behind(line, atom):
        return found
    phrases = units.unit_phrases(line.language)
    longest = units.longest_phrase(line.language)
    named = line.phrase_behind(atom.end, phrases, longest)
    at = line.word_behind(atom.end)
    if named is None and at is not None and phrases:
        word = line.words[at]
        if word.folded in units.BETWEEN.get(line.language, ()):
            named = line.phrase_behind(word.end, phrases, longest)
        elif line.language == "ru" and (unit := russian_unit(word.folded)):
            named = (unit, word.end)
    return named or ("", atom.end)


def sign_behind(line: Line, atom: Atom) -> tuple[str, int] | None:
    """Return the sign of a unit behind a number, and its end: "50 %", "5 km"; None for none."""
    gap = (_SIGN_OF if line.language in _SAY_OF else _SIGN_GAP).match(line.text, atom.end)
    place = gap.end() if gap else atom.end
    if place < len(line.text) and line.text[place] in units.PERCENT_SIGNS:
        return PERCENT, place + 1
    sign = None if atom.spelled else _signs().match(line.text, place)
    if sign is None or (line.language == "es" and sign[0] == "ha" and _SPANISH_VERB.match(line.text, sign.end())):
        return None
    return units.SIGNS[sign[0]], sign.end()


def han_unit_behind(line: Line, atom: Atom) -> tuple[str, int]:
    """Return the unit behind a number in Chinese, and its end; empty for none."""
    gap = _SIGN_GAP.match(line.text, atom.end)
    brackets = _BRACKETS.match(line.text, gap.end() if gap else atom.end)
    if found := _han_units().match(line.text, brackets.end() if brackets else atom.end):
        return units.unit_phrases("zh")[found[0]], found.end()
    return sign_behind(line, atom) or ("", atom.end)


def money_before(line: Line, atom: Atom) -> tuple[str, int]:
    """Return the sign of money before a number in figures, and its start: "US$ 5"; empty for none."""
    if atom.spelled:
        return "", atom.start
    for sign in units.SIGNS_BEFORE:
        for gap in ("", " ", "\u00a0"):
            start = atom.start - len(sign) - len(gap)
            if line.text.endswith(sign + gap, 0, atom.start) and not line.text[start - 1 : start].isalnum():
                return units.SIGNS[sign], start
    return "", atom.start


def arabic_unit_before(line: Line, atom: Atom) -> tuple[str, int]:
    """Return the Arabic noun before a number that follows it, "سنة واحدة", "الأشهر الستة", and its start."""
    follows = atom.plain or (atom.definite and not atom.ordinal and atom.value < _ARABIC_HUNDRED)
    word = line.word_before(atom.start) if line.language == "ar" and atom.spelled and follows else None
    if word is not None:
        noun = bare(word.folded, "ar")
        unit = units.unit_phrases("ar").get(noun, "")
        if unit and (atom.plain or noun not in _ARABIC_SINGULAR):
            return unit, word.start
    return "", atom.start


def bare(folded: str, language: str) -> str:
    """Return an Arabic word of units and shares without joined particles and article; another word as it is.

    >>> bare("والشهرين", "ar")
    'شهرين'
    """
    if language != "ar":
        return folded
    tables = (units.unit_phrases("ar"), units.duals("ar"), units.shares_alone("ar"))
    for prefix in _JOINED:
        rest = folded[len(prefix) :]
        if folded.startswith(prefix) and any(rest in table for table in tables):
            return rest
    return folded


@cache
def _signs() -> re.Pattern[str]:
    """Return the pattern of the signs of units, none of them the beginning of a word."""
    ordered = sorted(units.SIGNS, key=len, reverse=True)
    return re.compile("|".join(re.escape(sign) + (r"(?!\w)" if sign[-1].isalnum() else "") for sign in ordered))


@cache
def _han_units() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, units.unit_phrases("zh")), key=len, reverse=True)))
