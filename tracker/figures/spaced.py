"""Figures of languages that divide their words by blanks."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from tracker.figures.dates import year_at
from tracker.figures.line import meets
from tracker.figures.units import arabic_unit_before, bare, kind_of, money_before, unit_behind
from tracker.language.figures import names, units
from tracker.language.figures.numerals import numerals, russian_duration
from tracker.model.figures import TIME_UNITS, Figure, FigureKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.figures.atoms import Atom, Word
    from tracker.figures.line import Line

_SPANISH_PART = re.compile(r" parte(?= de(?:l|\b))")
_FRENCH_OF = re.compile(r" (?:des|du|de (?:la|leurs?|ses|ces|tou\w+)|au (?:moins|plus))\b| de l['’]| d['’]entre\b")
_FRENCH_PART = re.compile(r" (?:du|des|de la)\b| de l['’]")
"""Words behind "le cinquième" that make it a share."""
_OF = re.compile(r" of\b")
_NO_FRENCH_NOUNS = frozenset({"dans", "sous", "sans", "plus", "moins", "pas", "vers", "apres", "des", "aux", "puis"})
"""French words that end as plurals do."""
_RUSSIAN_HALVES = {
    "полгода": "year",
    "полугода": "year",
    "полмесяца": "month",
    "полчаса": "hour",
    "получаса": "hour",
}
_RUSSIAN_ONE_AND_A_HALF = frozenset({"полтора", "полутора", "полторы"})
_ARABIC_OTHERS = ("مرة", "دولة", "طرف", "الدول", "أطراف", "شخص")
"""Nouns before an Arabic ordinal that make it "another": a third State, a second time."""
_RUSSIAN_FAMILY = "семью"
_LOOK_BACK = 40
"""Characters before a word in which the words that decide on it stand."""


def figure_of(line: Line, atom: Atom) -> Figure | None:
    """Return the figure that a number makes with what stands around it; None where it is another word."""
    share = _share(line, atom)
    if share is not None:
        return share
    if atom.ordinal:
        return _year(line, atom, "", atom.end) or _ordinal(line, atom)
    if (year := year_at(line.text, atom)) and year.end > atom.end:  # "2019 г.", which is no gram.
        return Figure(year.start, year.end, FigureKind.DATE, year.day)
    unit, end = unit_behind(line, atom)
    if line.language == "fr" and unit == "second" and atom.plain:
        return None  # "une seconde langue".
    if not unit:
        unit, start = money_before(line, atom)
        if not unit:
            unit, start = arabic_unit_before(line, atom)
        atom = replace(atom, start=start)
    return _year(line, atom, unit, end) or _cardinal(line, atom, unit, end)


def _year(line: Line, atom: Atom, unit: str, end: int) -> Figure | None:
    """Return the figure of a year: "2030", "2030 года"."""
    year = year_at(line.text, atom) if unit in ("", "year") else None
    return Figure(atom.start, max(end, year.end), FigureKind.DATE, year.day) if year else None


def _cardinal(line: Line, atom: Atom, unit: str, end: int) -> Figure | None:
    if unit:
        return Figure(atom.start, end, kind_of(unit), atom.value, "" if unit == "%" else unit)
    if atom.definite and 20 <= atom.value < 100:  # "اليوم الثلاثين": a ten with the article is an ordinal.
        return Figure(atom.start, atom.end, FigureKind.ORDINAL, atom.value)
    if _is_in_brackets(line, atom):
        return Figure(atom.start, atom.end, FigureKind.REFERENCE, str(atom.value))
    repeated = line.text[atom.end - 1] in ")）"
    if (atom.plain and not repeated) or _is_other_word(line, atom):
        return None
    return Figure(atom.start, atom.end, FigureKind.FRACTION if atom.fraction else FigureKind.NUMBER, atom.value)


def _is_in_brackets(line: Line, atom: Atom) -> bool:
    """Return whether a number stands alone in brackets, as numbers of provisions do: "A (3) (a)", "in (5) to (9)".

    Behind a number in words it is a repetition, perhaps a wrong one: "sixty (30)".
    """
    around = line.text[atom.start - 1 : atom.start] + line.text[atom.end : atom.end + 1]
    if atom.spelled or around != "()":
        return False
    before = line.word_before(atom.start - 1)
    return before is None or before.folded not in numerals(line.language)


def _is_other_word(line: Line, atom: Atom) -> bool:
    """Return whether a numeral is another word: the French "neuf" that means new, the Russian "семью", a family.

    Behind nine of something stands a plural; Russian texts of law say seven in that case with a unit.
    """
    if line.language == "ru" and line.text[atom.start : atom.end].casefold() == _RUSSIAN_FAMILY:
        return True
    if line.language != "fr" or not atom.spelled or atom.value != 9:
        return False
    at = line.word_behind(atom.end)
    return at is None or line.words[at].folded[-1] not in "sx" or line.words[at].folded in _NO_FRENCH_NOUNS


def _ordinal(line: Line, atom: Atom) -> Figure | None:
    """Return the figure of an ordinal: a place in a row, or the number of a provision; None in a set phrase."""
    text = line.text
    before = text[max(0, atom.start - _LOOK_BACK) : atom.start]
    if atom.spelled and names.NO_ORDINAL.match(text, atom.start):
        return None
    if atom.value == 3 and names.THIRD_PARTIES.match(text, atom.end):
        return None
    if line.language == "ar" and before.rstrip().endswith(_ARABIC_OTHERS):
        return None
    if names.PROVISION.match(text, atom.end) or names.PROVISION_BEFORE.search(before):
        return Figure(atom.start, atom.end, FigureKind.REFERENCE, str(atom.value))
    return Figure(atom.start, atom.end, FigureKind.ORDINAL, atom.value)


# Fractions


def _share(line: Line, atom: Atom) -> Figure | None:
    """Return the fraction that a number begins, or is the lower number of: "two thirds", "la tercera parte"."""
    if atom.ordinal:
        return _part(line, atom)
    phrases = units.share_phrases(line.language)
    found = line.phrase_behind(atom.end, phrases, 2) if phrases and atom.value.denominator == 1 else None
    if found is None:
        return None
    lower, end = found
    if not 0 < atom.value < lower or (lower == 3 and _is_third_party(line, atom, end)):
        return None
    return Figure(atom.start, end, FigureKind.FRACTION, atom.value / lower)


def _is_third_party(line: Line, atom: Atom, end: int) -> bool:
    """Return whether "one third" is one third party, "un tiers": a share is of something."""
    if line.language == "fr":
        return atom.value == 1 and not _FRENCH_OF.match(line.text, end)
    return names.THIRD_PARTIES.match(line.text, end) is not None


def _part(line: Line, atom: Atom) -> Figure | None:
    """Return the fraction of an ordinal: "a third of", "la tercera parte de"."""
    text, end = line.text, 0
    if line.language == "es" and (match := _SPANISH_PART.match(text, atom.end)):
        end = match.end()
    elif (line.language == "en" and _OF.match(text, atom.end) and text.endswith(" a ", 0, atom.start)) or (
        line.language == "fr" and atom.value > 3 and _FRENCH_PART.match(text, atom.end)
    ):
        end = atom.end
    return Figure(atom.start, end, FigureKind.FRACTION, 1 / atom.value) if end and atom.value > 1 else None


# Words that need no number


def numberless(line: Line, found: Sequence[Figure]) -> list[Figure]:
    """Return the figures of words that need no number: "la moitié", "شهرين", "within a month".

    Args:
        line: The line.
        found: Its figures so far, of which none is found again.
    """
    taken = sorted((figure.start, figure.end) for figure in found)
    numbers = frozenset(atom.start for atom in line.atoms)
    more = (_of_word(line, at, numbers) for at in range(len(line.words)))
    return [figure for figure in more if figure is not None and not meets((figure.start, figure.end), taken)]


def _of_word(line: Line, at: int, numbers: frozenset[int]) -> Figure | None:
    word, language = line.words[at], line.language
    noun = bare(word.folded, language)
    if pair := units.shares_alone(language).get(noun):
        return Figure(word.start, word.end, FigureKind.FRACTION, Fraction(*pair))
    if language == "fr" and (share := _french_share(line, word)):
        return share
    if language == "en" and _is_share(line, word):
        return Figure(word.start, word.end, FigureKind.FRACTION, Fraction(1, 2 if noun == "half" else 4))
    if unit := units.duals(language).get(noun):
        return Figure(word.start, word.end, kind_of(unit), Fraction(2), unit)
    if language == "ru" and (figure := _russian(line, word)):
        return figure
    unit = units.unit_phrases(language).get(noun, "")
    if unit in TIME_UNITS and _is_one(line, at, numbers):
        return Figure(word.start, word.end, FigureKind.DURATION, Fraction(1), unit)
    return None


def _french_share(line: Line, word: Word) -> Figure | None:
    """Return the figure of a French share without a number: "à la demande du tiers des membres"."""
    lower = {"tiers": 3, "quart": 4}.get(word.folded)
    before = line.word_before(word.start)
    if lower is None or before is None or before.folded not in ("le", "du", "au"):
        return None
    if not _FRENCH_OF.match(line.text, word.end):
        return None
    return Figure(word.start, word.end, FigureKind.FRACTION, Fraction(1, lower))


def _is_share(line: Line, word: Word) -> bool:
    """Return whether an English word is half or a quarter of something, and not a half-year or a quarter of a year."""
    text = line.text
    if word.folded == "half":
        if text.endswith("and a ", 0, word.start):
            return False  # "one and a half years", of which other languages have a word.
        return not text.startswith(("-", " yea", " hou"), word.end)
    return word.folded == "quarter" and text.startswith(" of", word.end) and text.endswith("a ", 0, word.start)


def _russian(line: Line, word: Word) -> Figure | None:
    """Return the figure of a Russian word: "полгода", "полутора лет", "тридцатидневный"."""
    if unit := _RUSSIAN_HALVES.get(word.folded):
        return Figure(word.start, word.end, FigureKind.DURATION, Fraction(1, 2), unit)
    if word.folded in _RUSSIAN_ONE_AND_A_HALF:
        found = line.phrase_behind(word.end, units.unit_phrases("ru"), 2)
        return Figure(word.start, found[1], kind_of(found[0]), Fraction(3, 2), found[0]) if found else None
    duration = russian_duration(word.folded)
    if duration is None:
        return None
    return Figure(word.start, word.end, FigureKind.DURATION, Fraction(duration[0]), duration[1])


def _is_one(line: Line, at: int, numbers: frozenset[int]) -> bool:
    """Return whether one of a unit is meant by its bare noun: "within a month", "в течение месяца", "خلال شهر"."""
    pattern = names.DURING.get(line.language)
    start = line.words[at].start
    if pattern is None or not pattern.search(line.text[max(0, start - _LOOK_BACK) : start]):
        return False
    following = line.word_behind(line.words[at].end)
    numbered = following is not None and line.words[following].start in numbers
    return not numbered and not line.text[line.words[at].end :][1:2].isdecimal()
