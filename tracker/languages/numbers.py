"""Numbers of labels by value, so that "Article premier", "المادة 1" and "第一条" are the same."""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.language.labels import number_of
from tracker.language.numerals import ABJAD, ARABIC, LATIN, RUSSIAN, ascii_digits, roman_value

_LETTER_NAMES = ("ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء", "كاف", "لام", "ميم", "نون")
"""The letters of an Arabic list by their names, in the order of the abjad."""
_STEMS = "甲乙丙丁戊己庚辛壬癸"
"""The heavenly stems, which count in Chinese lists as letters do."""
_ADDED = {
    "bis": "2", "бис": "2", "مكرر": "2", "مكرراً": "2", "مكررا": "2", "مكررة": "2", "ter": "3", "тер": "3",
    "quater": "4", "кватер": "4", "quinquies": "5", "квинквиес": "5", "sexies": "6", "сексиес": "6", "septies": "7",
    "септиес": "7", "octies": "8", "октиес": "8", "novies": "9", "nonies": "9", "новиес": "9", "нониес": "9",
    "decies": "10", "дециес": "10", "undecies": "11", "duodecies": "12", "terdecies": "13", "quaterdecies": "14",
    "quindecies": "15", "quinquiesdecies": "15", "sexdecies": "16", "sexiesdecies": "16", "septdecies": "17",
    "septiesdecies": "17", "octodecies": "18", "octiesdecies": "18", "novodecies": "19", "noviesdecies": "19",
    "vicies": "20",
}  # fmt: skip
"""The numbers of provisions that were inserted behind another, as words and in digits: 5 bis is 第五条之二."""
_ARABIC_SERIES = {"ثاني": "3", "ثالث": "4", "رابع": "5", "خامس": "6", "سادس": "7"}
"""The series مكررا ثانيا: the second repetition is *ter*."""
_TATWEEL = "\N{ARABIC TATWEEL}"
_QUOTES = "'’‘\"“”«» "
"""Signs around the numbers of points in Arabic documents of the UN: '1'."""
_AROUND = f".()[]:،-–—{_QUOTES}"
_LEADING = re.compile(r"(\d+)(.*)", re.DOTALL)
_SIGNS = re.compile(r"[\s.\-–—()]+")


@lru_cache(maxsize=20_000)
def label_values(label: str) -> frozenset[str]:
    """Return the values that the number of a label can have; empty where it has none.

    A letter may be a Roman numeral, and an Arabic letter counts in one of two orders; two labels agree if they have a
    value in common.

    Args:
        label: The label as printed.

    >>> label_values("Article premier") == label_values("المادة ١") == label_values("第一条")
    True
    >>> label_values("Article 5 bis") == label_values("第五条之二") == label_values("Статья 5 бис")
    True
    >>> label_values("Article 5a") == label_values("Article 5 bis")
    True
    >>> bool(label_values("(b)") & label_values("ب)")), bool(label_values("b)") & label_values("б)"))
    (True, True)
    >>> sorted(label_values("(i)")), sorted(label_values("Part IV")), label_values("General provisions")
    (['1', '9'], ['4'], frozenset())
    """
    number = number_of(label.strip(_QUOTES).replace(_TATWEEL, ""))
    if number is None:
        words = label.replace(_TATWEEL, "").strip(_AROUND).split()
        return frozenset(_of_letters(words[-1])) if words and len(words) <= 2 else frozenset()
    token = ascii_digits(number.token).casefold()
    if not token:
        return frozenset()
    if match := _LEADING.fullmatch(token):
        return frozenset({match[1].lstrip("0") + _added(match[2])})
    head, _, rest = token.partition(" ")
    values = _of_letters(head)
    if not values:  # A Roman numeral with "bis" behind it: "IVbis".
        stem = next((added for added in _ADDED if token.endswith(added)), "")
        values = {value + _added(stem) for value in _of_letters(token.removesuffix(stem))} if stem else {token}
        return frozenset(values)
    return frozenset(value + _added(rest) for value in values)


def _added(printed: str) -> str:
    """Return the number of an inserted provision behind its own: "-2" for *bis*; empty for none.

    Acts of the European Union have "5a" in English where they have "5 bis" in French.
    """
    text = printed.strip(" .-–—()")
    if not text:
        return ""
    for series, value in _ARABIC_SERIES.items():
        if series in text:
            return f"-{value}"
    if text in _ADDED:
        return f"-{_ADDED[text]}"
    alphabet = next((letters for letters in (LATIN, RUSSIAN) if len(text) == 1 and text in letters), "")
    if alphabet:
        return f"-{alphabet.index(text) + 2}"
    return "-" + _SIGNS.sub("-", text)


def _of_letters(text: str) -> set[str]:
    """Return the places in a row that a letter, its name or a Roman numeral can mean."""
    folded = text.casefold()
    if not folded:
        return set()
    values = set()
    if len(set(folded)) == 1:  # z is followed by aa, bb.
        alphabets = (alphabet for alphabet in (LATIN, RUSSIAN, ABJAD, ARABIC, _STEMS) if folded[0] in alphabet)
        values = {str(alphabet.index(folded[0]) + 1 + len(alphabet) * (len(folded) - 1)) for alphabet in alphabets}
    if folded in _LETTER_NAMES:
        values.add(str(_LETTER_NAMES.index(folded) + 1))
    if value := roman_value(folded):
        values.add(str(value))
    return values
