"""Bare numbers in a line: in figures, in words, in Chinese signs, before their units are known."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.language.figures.numerals import JOINTS, Numeral, numerals
from tracker.language.numerals import ascii_digits, han_value
from tracker.language.scripts import without_accents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Atom:
    """A number without its unit.

    Attributes:
        start: Its first character in the line.
        end: One past its last.
        value: Its value.
        ordinal: Whether it is an ordinal.
        spelled: Whether it is in words or Chinese signs.
        plain: Whether it is the cardinal one in words, which is an article or a pronoun as well.
        definite: Whether the Arabic article stands before it.
        fraction: Whether it was printed as a fraction: "2/3", "½".
        name: The number as printed, where it is part of a name ("61/295"); empty for an amount.
        decade: Whether it is a decade: "1990s".
    """

    start: int
    end: int
    value: Fraction
    ordinal: bool = False
    spelled: bool = False
    plain: bool = False
    definite: bool = False
    fraction: bool = False
    name: str = ""
    decade: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line.

    Attributes:
        start: Its first character in the line.
        end: One past its last.
        folded: The word in small letters, without accents and vowel signs.
    """

    start: int
    end: int
    folded: str


_MARKS = "\u064b-\u0652\u0670\u0640"
_WORD = re.compile(rf"(?:[^\W\d_]|[{_MARKS}])+")
_TATWEEL = "\u0640"


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Return a word as the tables of numerals and units have it."""
    return without_accents(word).replace(_TATWEEL, "")


def words_of(text: str) -> list[Word]:
    """Return the words of a line: runs of letters, so that "twenty-first" is two of them."""
    return [Word(match.start(), match.end(), fold(match[0])) for match in _WORD.finditer(text)]


# In figures

_SPACES = " \u00a0\u2009\u202f"
_FIGURES = re.compile(
    rf"(?<![\d.,])(?P<grouped>\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+(?!\d))?)"
    r"|(?P<plain>\d+(?:[.,\u066b\u066c·]\d+)*)"
    r"|(?P<vulgar>[¼-¾⅐-⅞])"
)
_DECIMAL_COMMA = frozenset({"fr", "es", "ru"})
"""Of the six, the languages that write "1,5". Arabic and Chinese documents of the UN write "1.5"."""
_NAME = re.compile(
    r"(?<![A-Za-zА-Яа-яЁё\d./-])[A-Za-zА-Яа-яЁё\d][A-Za-zА-Яа-яЁё\d.-]*(?:/[A-Za-zА-Яа-яЁё\d.-]*[A-Za-zА-Яа-яЁё\d])+"
)
"""Symbols of documents and their like: "A/RES/61/295", "2002/58/EC"; dates and fractions are taken out."""
_HYPHENED = re.compile(r"(?<![\d.,-])(?:\d{4}-\d{3}|\d+(?:-\d+){2,})(?![\d-])")
"""Numbers of acts and their like, "2016-131", "1-19-175"; ranges and years have other forms."""
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})")
_LARGEST_LOWER_NUMBER = 10
"""Lower number of a fraction with a slash, at most; 61/295 is a resolution."""
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(r"(?<![\d:])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])")
_ORDINAL_ENDING = re.compile(
    r"(?:st|nd|rd|th|er|ère|re|e|ème|eme|nde?|\.?[ºª]|\.[oa])(?![^\W\d_])"
    r"|-(?:й|го|я|е|ю|м|ми|му|ти|х|ой|ый|ая|ое)(?![^\W\d_])"
)
_GLUED_BEFORE = re.compile(r"[A-Za-zА-Яа-яЁё](?:[+]|(?<=[A-ZА-ЯЁ])[-‑])?$")
"""A letter directly before the figures, or a capital and a hyphen: CO2, COVID-19, Rio+20; but not "mid-2030"."""
_GLUED_BEHIND = re.compile(r"[A-Za-zА-Яа-яЁё]+\d*")
_GLUED_UNITS = frozenset(
    ("km", "m", "cm", "mm", "kg", "g", "mg", "ha", "t", "Gt", "kW", "MW", "GW", "kWh", "dB", "h", "С", "C", "км", "кг",
     "га", "м", "т", "лет", "года", "год", "дней", "дня")
)  # fmt: skip
_FOUR_DIGITS = 4


def figure_atoms(text: str, language: str) -> Iterator[Atom]:
    """Find the numbers in figures of a line, parts of names among them.

    Args:
        text: One line whose digits are 0 to 9 already (:func:`~tracker.language.numerals.ascii_digits`).
        language: Its language, which decides whether a comma or a point divides decimals.
    """
    names = [*_names(text), *(_reversed(text) if language == "ar" else ())]
    names.sort(key=lambda atom: atom.start)
    yield from names
    taken = [(name.start, name.end) for name in names]
    at = 0
    for match in _FIGURES.finditer(text):
        while at < len(taken) and taken[at][1] <= match.start():
            at += 1
        if at < len(taken) and taken[at][0] < match.end():
            continue
        yield _figure_atom(text, match, language)


def _reversed(text: str) -> Iterator[Atom]:
    """Find the thousands of an Arabic line whose groups stand in the reverse order."""
    for match in _REVERSED.finditer(text):
        groups = re.split("[ \u00a0]", match[1])
        yield Atom(match.start(), match.end(), Fraction(int(match[2] + "".join(reversed(groups)))))


def _names(text: str) -> Iterator[Atom]:
    found: list[Atom] = []
    for match in _NAME.finditer(text):
        if not any(char.isdigit() for char in match[0]):
            continue
        slashed = _SLASHED.fullmatch(match[0])
        if slashed and 0 < int(slashed[1]) < int(slashed[2]) <= _LARGEST_LOWER_NUMBER:
            share = Fraction(int(slashed[1]), int(slashed[2]))
            found.append(Atom(match.start(), match.end(), share, fraction=True))
        else:
            found.append(Atom(match.start(), match.end(), Fraction(0), name=match[0].rstrip(".-")))
    for pattern in (_CLOCK, _HYPHENED):
        found += [
            Atom(match.start(), match.end(), Fraction(0), name=match[0])
            for match in pattern.finditer(text)
            if not _ISO_DATE.fullmatch(match[0])
        ]
    found.sort(key=lambda atom: atom.start)
    return iter(found)


def _figure_atom(text: str, match: re.Match[str], language: str) -> Atom:
    start, end, printed = match.start(), match.end(), match[0]
    if match["vulgar"]:
        return Atom(start, end, Fraction(unicodedata.numeric(printed)).limit_denominator(10), fraction=True)
    before = text[max(0, start - 2) : start]
    if _GLUED_BEFORE.search(before):
        return Atom(start, end, Fraction(0), name=printed)
    if (ending := _ORDINAL_ENDING.match(text, end)) and printed.isdecimal():
        return Atom(start, ending.end(), Fraction(int(printed)), ordinal=True)
    decade = False
    if behind := _GLUED_BEHIND.match(text, end):
        decade = behind[0] == "s" and len(printed) == _FOUR_DIGITS
        if decade:
            end = behind.end()
        elif behind[0] not in _GLUED_UNITS:
            return Atom(start, behind.end(), Fraction(0), name=printed + behind[0])
    value = number_in_figures(printed, language)
    if value is None:
        return Atom(start, end, Fraction(0), name=printed)
    if text[end : end + 1] in "½¼¾" and end < len(text):
        value += Fraction(unicodedata.numeric(text[end])).limit_denominator(10)
    return Atom(start, end, value, decade=decade)


LONGEST = 30
"""Characters of a number, at most: one with more counts nothing, and Python refuses to read thousands of them."""
_REVERSED = re.compile(r"(?<!\d)(?<!\d )(\d{3}(?:[ \u00a0]\d{3})*)[ \u00a0](\d{1,2})(?![\d.,/-])")
"""Thousands in Arabic whose groups were typed from right to left: "200 1" is 1 200, "000 50" is 50 000."""
_GROUPS = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d+)?")


def number_in_figures(printed: str, language: str) -> Fraction | None:
    """Read a number in figures, with its thousands and decimals as its language divides them.

    >>> (
    ...     str(number_in_figures("1,500", "en")),
    ...     str(number_in_figures("1 500,25", "fr")),
    ...     str(number_in_figures("1.5", "es")),
    ... )
    ('1500', '6001/4', '3/2')
    >>> print(number_in_figures("2.1.3", "en"))
    None

    Returns:
        The number; None for what is none, as the number of a section.
    """
    if len(printed) > LONGEST:
        return None
    plain = ascii_digits(printed)
    for space in _SPACES:
        plain = plain.replace(space, "")
    plain = plain.replace("\u066c", "").replace("\u066b", ";").replace("·", ";")
    if plain.isdecimal():
        return Fraction(int(plain))
    if ";" in plain:
        whole, _, rest = plain.partition(";")
        return Fraction(f"{whole}.{rest}") if whole.isdecimal() and rest.isdecimal() else None
    if grouped := _GROUPS.fullmatch(plain):
        sign = grouped[1]
        once = plain.count(sign) == 1 and len({char for char in plain if char in ".,"}) == 1
        decimal = "," if language in _DECIMAL_COMMA else "."
        if not (once and (sign == decimal or plain.startswith("0"))):
            return Fraction(plain.replace(sign, "").replace(",", "."))
    parts = re.split("[.,]", plain)
    return Fraction(".".join(parts)) if len(parts) == 2 else None


# In words


def word_atoms(text: str, words: Sequence[Word], language: str) -> Iterator[Atom]:
    """Find the numbers in words of a line in a language with spaces.

    Args:
        text: The line.
        words: Its words.
        language: Its language, of the six.
    """
    if not numerals(language):
        return
    at = 0
    while at < len(words):
        read = _read_number(text, words, at, language)
        if read is None:
            at += 1
        else:
            atom, at = read
            yield atom


_GAP = re.compile(r"[ \u00a0\u202f\u2010\u2011-]{1,2}")
_ARABIC_PREFIX = re.compile("([وف]?)([بكل]?)(ال|(?<=ل)ل)?")


@lru_cache(maxsize=20_000)
def _known(folded: str, language: str) -> tuple[Numeral, bool, bool] | None:
    """Return the numeral that a word is, whether "and" is joined to it, and whether the Arabic article is."""
    table = numerals(language)
    if found := table.get(folded):
        return (found, False, False)
    if language != "ar":
        return None
    match = _ARABIC_PREFIX.match(folded)
    if match is None:
        return None
    for cut in sorted({match.end(), match.end(2), match.end(1)}, reverse=True):
        if cut and (found := table.get(folded[cut:])):
            return (found, folded[0] == "و", cut == match.end() and bool(match[3]))
    return None


@dataclass(slots=True)
class _Sum:
    """The number read so far.

    Attributes:
        total: The part that is complete: thousands, millions.
        current: The part below the next magnitude.
        room: One more than the greatest number that may be added.
        last: The last value added.
        scale: The last magnitude of the total; 0 before there is one.
        ordinal: Whether an ordinal word was met, which closes the number in most languages.
    """

    total: int = 0
    current: int = 0
    room: int = 1000
    last: int = 0
    scale: int = 0
    ordinal: bool = False

    def take(self, numeral: Numeral, language: str, joined: bool) -> bool:
        """Take in the next word; return whether it fits."""
        value, first = numeral.value, self.last == 0
        if self.ordinal and not (numeral.ordinal or language == "ar"):
            return False
        if numeral.multiplies and value >= 1000:
            return self._magnify(value, first)
        if numeral.multiplies and not first and 0 < self.current < 10 and value == 100:
            self.current *= 100
        elif language == "fr" and value == 20 and self.last == 4 and not joined:
            self.current += 76
            value = 80
        elif language == "ar" and not first and self.room <= 10:
            if not self._arabic_tens(value, joined):
                return False
            self.last = value
            self.room = 1
            self.ordinal |= numeral.ordinal
            return True
        elif first or value < self.room:
            if not first and not self._may_follow(value, language, joined):
                return False
            self.current += value
        else:
            return False
        self.last = value
        self.room = self._room(value, language)
        self.ordinal |= numeral.ordinal
        return True

    def _magnify(self, value: int, first: bool) -> bool:
        if first:
            self.current = 1
        if self.scale and value > self.scale:
            self.total = (self.total + self.current) * value
        elif not self.scale or value < self.scale:
            if not self.current:
                return False
            self.total += self.current * value
        else:
            return False
        self.current, self.scale, self.last, self.room = 0, value, value, min(value, 1000)
        return True

    def _arabic_tens(self, value: int, joined: bool) -> bool:
        """Take the ten behind its ones: "خمسة وعشرون", "خمسة عشر"."""
        teen = value == 10 and not joined
        ten = value in range(20, 100, 10) and joined
        if self.last >= 10 or self.last == 0 or not (teen or ten):
            return False
        self.current += value
        return True

    def _may_follow(self, value: int, language: str, joined: bool) -> bool:
        if self.last == 10 and language == "fr":
            return value >= 7
        if self.last == 10 and language == "es":
            return joined and value >= 6
        if language == "es" and joined:
            return 20 < self.last < 100 or self.last == 20
        if language == "es" and 20 <= self.last < 100 and not self.ordinal:
            return False
        if language == "en" and joined:
            return self.last >= 100
        if language == "ar":
            return joined
        return True

    def _room(self, value: int, language: str) -> int:
        if value >= 2000:
            return 1000
        if value >= 100:
            return 100
        if language == "fr":
            return {10: 10, 60: 20, 80: 20}.get(value, 10 if value >= 20 else 1)
        if language == "es" and value == 10:
            return 10
        if language == "ar":
            return 10 if value < 10 else 1
        return 10 if value >= 20 or (value == 10 and self.ordinal and language == "es") else 1


def _read_number(text: str, words: Sequence[Word], at: int, language: str) -> tuple[Atom, int] | None:
    known = _known(words[at].folded, language)
    if known is None:
        return None
    numeral, _, definite = known
    article = not numeral.alone and at > 0 and words[at - 1].folded in ("a", "an", "one")
    reading = _Sum()
    reading.take(numeral, language, joined=False)
    good, plain = at, numeral.plain
    alone = numeral.alone or article
    n = at
    while True:
        step = _next(text, words, n, language)
        if step is None:
            break
        n, entry, joined = step
        if joined and language == "en" and _is_hundred(text, words, n, language):
            break
        if not reading.take(entry, language, joined):
            break
        good, plain, alone = n, False, True
    if not alone:
        return None
    start = words[at].start
    value = Fraction(reading.total + reading.current)
    return Atom(start, words[good].end, value, reading.ordinal, True, plain, definite), good + 1


_AND_ONE = "واحد"
"""The folded form of وأحد, "and one" of "a hundred and eleven", is the word for one."""


def _next(text: str, words: Sequence[Word], at: int, language: str) -> tuple[int, Numeral, bool] | None:
    """Return the place of the next word of a number, the numeral, and whether a joint stands before it."""
    following = at + 1
    if following >= len(words) or not _GAP.fullmatch(text, words[at].end, words[following].start):
        return None
    joined = words[following].folded in JOINTS[language]
    if joined:
        following += 1
        if (
            following >= len(words)
            or text[words[following - 1].end : words[following].start].strip(" \xa0\u202f-") != ""
        ):
            return None
    folded = words[following].folded
    known = _known(folded, language)
    if known is None:
        return None
    return following, known[0], joined or known[1] or folded == _AND_ONE


def _is_hundred(text: str, words: Sequence[Word], at: int, language: str) -> bool:
    """Return whether the word behind multiplies by a hundred: "two hundred and three hundred" is two numbers."""
    step = _next(text, words, at, language)
    return step is not None and not step[2] and step[1].multiplies and step[1].value == 100


# In Chinese signs

_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億○貳參陸兩", "一二三四五六七八九十百千万亿〇二三六两")
_HAN_RUN = re.compile(
    "[零〇○一二两三四五六七八九十百千万亿廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參陸兩]+(?:点[零〇一二三四五六七八九]+)?"
)
_BEHIND_FIGURES = re.compile("[ ]?([十百千]?[万亿]|[百千])")
_HAN_SCALES = {"亿": 10**8, "万": 10**4}
_HAN_FACTORS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


def han_number(signs: str) -> Fraction | None:
    """Read a Chinese number of any size, in common or formal signs.

    >>> str(han_number("一百五十万")), str(han_number("二〇一五")), str(han_number("一点五")), str(han_number("壹佰"))
    ('1500000', '2015', '3/2', '100')

    Returns:
        The number; None where the signs make none.
    """
    if len(signs) > LONGEST:
        return None
    plain, _, decimals = signs.translate(_FORMAL).partition("点")
    total = 0
    for scale, factor in _HAN_SCALES.items():
        head, found, plain_rest = plain.partition(scale)
        if found:
            if not head:
                return None
            inner = han_number(head)
            if inner is None:
                return None
            total += int(inner) * factor
            plain = plain_rest.removeprefix("零")
    if any(sign in "万亿" for sign in plain):
        return None
    if plain:
        total += int(han_value(plain))
    return Fraction(f"{total}.{han_value(decimals)}") if decimals else Fraction(total)


def han_atoms(text: str) -> Iterator[Atom]:
    """Find the numbers in Chinese signs of a line, whatever they mean."""
    for match in _HAN_RUN.finditer(text):
        value = han_number(match[0])
        if value is not None:
            yield Atom(match.start(), match.end(), value, spelled=True, plain=match[0] == "一")


def with_han_factor(text: str, atom: Atom) -> Atom:
    """Return a number in figures together with the Chinese magnitude behind it: "3万", "1.5亿"."""
    match = _BEHIND_FIGURES.match(text, atom.end)
    if match is None or atom.name or atom.spelled:
        return atom
    value = atom.value
    for sign in match[1]:
        value *= _HAN_FACTORS[sign]
    return replace(atom, end=match.end(), value=value)
