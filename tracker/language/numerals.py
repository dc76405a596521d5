"""Numerals as treaties print them: Roman, Chinese, letters, ordinal words, "bis" and its series; read and written.

The one home of number systems. What is a label ("Article 5 bis") is a question for :mod:`tracker.language.labels`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Roman numerals

ROMAN_DIGITS = "IVXLCDM"
ROMAN_IN_LISTS = "ivxl"
"""Digits of the Roman numerals before points; c, d and m there are letters: no list reaches a hundred points."""

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_SIGNS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
                (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def roman(n: int) -> str:
    """Write a number in small Roman numerals; in digits where they do not reach (below 1 and from 4000 on).

    >>> roman(14), roman(0)
    ('xiv', '0')
    """
    if not 0 < n < 4000:
        return str(n)
    out = ""
    for value, sign in _ROMAN_SIGNS:
        count, n = divmod(n, value)
        out += sign * count
    return out


def roman_value(text: str) -> int:
    """Read a Roman numeral in either case; 0 where another sign stands in it.

    Forms that no rule allows are read too ("IIII"): drafts have them. :func:`is_roman` tells them apart.

    >>> roman_value("XIV"), roman_value("iiii"), roman_value("5")
    (14, 4, 0)
    """
    values = [_ROMAN_VALUES.get(char, 0) for char in text.upper()]
    if not values or 0 in values:
        return 0
    return sum(-value if value < max(values[n:]) else value for n, value in enumerate(values))


def is_roman(text: str) -> bool:
    """Return whether a text is a well-formed Roman numeral, as "ill" and "vix" are not.

    >>> is_roman("xix"), is_roman("vix")
    (True, False)
    """
    value = roman_value(text)
    return value > 0 and roman(value) == text.lower()


def value_of(token: str) -> str:
    """Return a number in digits, printed in digits or Roman numerals; empty for everything else.

    >>> value_of("XII"), value_of("12"), value_of("12a")
    ('12', '12', '')
    """
    if token.isdecimal():
        return token
    value = roman_value(token)
    return str(value) if value else ""


# Letters

LATIN = "abcdefghijklmnopqrstuvwxyz"
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
"""Lists leave out ё, й, ъ, ы and ь, in Russian documents as in Word."""
ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
"""The order in which UN documents number in Arabic."""
ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
"""The order of the dictionary."""
ALPHABETS = (LATIN, RUSSIAN, ABJAD)
"""The letters that count in lists, in their order."""

_OFTEN = 30
"""Times that a letter is repeated at most, as Word does."""


def _letters(alphabet: str) -> Callable[[int], str]:
    """Return a function that writes numbers as letters; z is followed by aa, bb, as Word counts."""

    def write(n: int) -> str:
        times, place = divmod(n - 1, len(alphabet))
        return alphabet[place] * (times + 1) if 0 <= times < _OFTEN else str(n)

    return write


# Chinese numbers

HAN_DIGITS = "〇一二三四五六七八九"
HAN_NUMERALS = f"零{HAN_DIGITS}十百千两廿卅卌"
HAN_LIST_NUMERALS = f"零{HAN_DIGITS}十百"
"""Signs of the numbers before points, which reach no thousand."""

_HAN_VALUES = {char: n for n, char in enumerate(HAN_DIGITS)} | {"零": 0, "两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_TENS = {"廿": 20, "卅": 30, "卌": 40}
"""Signs of tens that stand alone: 第廿一条 is article 21."""


def han_value(text: str) -> str:
    """Return a Chinese number below ten thousand in digits; digits stay, without leading zeros.

    Args:
        text: Signs of :data:`HAN_NUMERALS`, or decimal digits. Without a sign for ten and its like they are read one
            by one (二〇一七).

    >>> han_value("二十一"), han_value("一百零五"), han_value("二〇一七")
    ('21', '105', '2017')
    """
    if text.isdecimal():
        return str(int(text))
    if not any(char in _HAN_UNITS or char in _HAN_TENS for char in text):
        return "".join(str(_HAN_VALUES[char]) for char in text)
    total = current = 0
    for char in text:
        if unit := _HAN_UNITS.get(char):
            total += (current or 1) * unit
            current = 0
        elif tens := _HAN_TENS.get(char):
            total, current = total + tens, 0
        else:
            current = _HAN_VALUES[char]
    return str(total + current)


def han(n: int) -> str:
    """Write a number in Chinese; from 1000 on and at 0 digit by digit.

    >>> han(12), han(105), han(2017)
    ('十二', '一百零五', '二〇一七')
    """
    if not 0 < n < 1000:
        return _han_digits(n) if n >= 0 else str(n)
    hundreds, rest = divmod(n, 100)
    tens, ones = divmod(rest, 10)
    out = HAN_DIGITS[hundreds] + "百" if hundreds else ""
    if tens:
        out += ("" if tens == 1 and not hundreds else HAN_DIGITS[tens]) + "十"
    elif hundreds and ones:
        out += "零"
    return out + (HAN_DIGITS[ones] if ones else "")


def _han_digits(n: int) -> str:
    return "".join(HAN_DIGITS[int(digit)] for digit in str(n))


# Digits of other scripts

_DIGITS = "0123456789"
ARABIC_INDIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
FULL_WIDTH_DIGITS = "０１２３４５６７８９"


_OTHER_DIGIT = re.compile(r"(?![0-9])\d")


def ascii_digits(text: str) -> str:
    """Return a text with the digits of all scripts as 0 to 9; raised and lowered ones are others (10⁶).

    >>> ascii_digits("٢٨ مكرر")
    '28 مكرر'
    """
    if text.isascii():
        return text
    return _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)


RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED_OR_LOWERED = re.compile("([\u2070-\u209c²³¹ªº]+)")


def compatible(text: str) -> str:
    """Return a text in Unicode's form NFKC, but with raised and lowered signs as they are: 10⁶ is not 106.

    >>> compatible("ﬁve １０⁶")
    'five 10⁶'
    """
    if text.isascii():
        return text
    pieces = _RAISED_OR_LOWERED.split(text)
    return "".join(piece if n % 2 else unicodedata.normalize("NFKC", piece) for n, piece in enumerate(pieces))


# Words

SUFFIXES = (
    *("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "nonies", "decies", "undecies"),
    *("duodecies", "terdecies", "quaterdecies", "quindecies", "quinquiesdecies", "sexdecies", "sexiesdecies"),
    *("septdecies", "septiesdecies", "octodecies", "octiesdecies", "novodecies", "noviesdecies", "vicies"),
    "quat",  # As the drafts of the Paris Agreement abbreviate it.
    *("бис", "тер", "кватер", "квинквиес", "сексиес", "септиес", "октиес", "новиес", "нониес", "дециес"),
    *("مكرر", "مكرراً", "مكررا", "مكررة"),
)
"""The words that a number inserted later bears, as 5 bis, 5 кватер, 5 مكرر; up to twenty as in acts of the EU."""

SUFFIX = (
    r"مكرر[اًة]{0,2}[ ](?:ثاني|ثالث|رابع|خامس|سادس)[اً]{1,2}|"
    + "|".join(sorted(SUFFIXES, key=len, reverse=True))
    + r"|quarter|alt(?:ernati(?:ve|va|f))?(?![^\W\d_])\.?(?:[ ]?(?:\d{1,2}|[A-H](?!\w)))?"
)
"""A pattern of them, of the Arabic series مكرراً ثانياً, of a common slip, and of alternatives ("5 alt 1")."""


# Numbers as word processors and browsers print them

NUMBER_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str, "none": lambda _: "", "decimalZero": lambda n: f"{n:02}", "lowerRoman": roman,
    "upperRoman": lambda n: roman(n).upper(), "lowerLetter": _letters(LATIN), "upperLetter": _letters(LATIN.upper()),
    "russianLower": _letters(RUSSIAN), "russianUpper": _letters(RUSSIAN.upper()), "arabicAbjad": _letters(ABJAD),
    "arabicAlpha": _letters(ARABIC),
    "hindiNumbers": lambda n: str(n).translate(str.maketrans(_DIGITS, ARABIC_INDIC_DIGITS)),
    "chineseCounting": han, "chineseCountingThousand": han, "ideographDigital": _han_digits,
    "japaneseCounting": han, "taiwaneseCountingThousand": han,
    "ordinal": lambda n: f"{n}.",
    "decimalFullWidth": lambda n: str(n).translate(str.maketrans(_DIGITS, FULL_WIDTH_DIGITS)),
    "numberInDash": lambda n: f"- {n} -",
}  # fmt: skip
"""How each format of list numbers prints a number, under Word's names (ECMA-376 part 1, 17.18.59)."""


def format_number(n: int, form: str) -> str:
    """Print a number in one of Word's formats; in digits where the format is not known.

    >>> format_number(4, "upperRoman"), format_number(28, "lowerLetter"), format_number(3, "unheardOf")
    ('IV', 'bb', '3')
    """
    return NUMBER_FORMATS.get(form, str)(n)


def noun_form(language: str, n: int) -> str:
    """Return the form that a noun has behind a number in digits, as the plural rules of Unicode (CLDR) name it.

    Args:
        language: A BCP 47 tag; of a language that is not of the six a noun is taken to have one form for one and
            another for all else.
        n: The number.

    >>> [noun_form("ru", n) for n in (1, 2, 5, 11, 21)], noun_form("fr", 0), noun_form("zh", 1)
    (['one', 'few', 'many', 'many', 'one'], 'one', 'other')
    >>> [noun_form("ar", n) for n in (0, 1, 2, 3, 11, 100)]
    ['zero', 'one', 'two', 'few', 'many', 'other']
    """
    tag = language.partition("-")[0]
    if tag == "zh":
        return "other"
    if tag == "ru":
        if n % 10 == 1 and n % 100 != 11:
            return "one"
        return "few" if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else "many"
    if tag == "ar":
        small = {0: "zero", 1: "one", 2: "two"}
        return small.get(n) or ("few" if 3 <= n % 100 <= 10 else "many" if n % 100 > 10 else "other")
    return "one" if n == 1 or (tag == "fr" and n == 0) else "other"
