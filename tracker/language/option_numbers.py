"""Numbers of options: the place in their row that "Option 2", "Variante B" and "备选案文二" name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.language.number_words import number_in_words
from tracker.language.numerals import ABJAD, LATIN, RUSSIAN, han_value, roman_value

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNS = re.compile(r"[\s()（）\[\]【】.:：*_]+")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_HAN_TOKEN = re.compile(r"[一二三四五六七八九十]{1,3}|[甲乙丙丁]")
_STEMS = "甲乙丙丁"
_LETTERS_IN_WORDS = ("ألف", "باء", "جيم", "دال", "هاء")
"""The letters of an Arabic list by their names."""


def option_numbers(name: str) -> frozenset[int]:
    """Return the places in a row that the name of an option can mean, from 1; empty where it names none.

    A letter may be a Roman numeral: "Option I" is the first, or stands between H and J. "Option 2 bis" fills no place.

    Args:
        name: The name as printed.

    >>> [sorted(option_numbers(name)) for name in ("Option 2", "Option (b)", "Option I", "Вариант В", "备选案文二")]
    [[2], [2], [1, 9], [3], [2]]
    >>> [sorted(option_numbers(name)) for name in ("First option", "البديل الثاني", "Variante C", "Option 2 bis")]
    [[1], [2], [3, 100], []]
    """
    words = _SIGNS.sub(" ", name).strip()
    if re.search(r"\d ?bis$", words, re.IGNORECASE):
        return frozenset()
    if han := _HAN_TOKEN.search(words):
        return frozenset(_of_han(han[0]))
    tokens = _TOKEN.findall(words)
    return frozenset(_of_token(tokens[0]) or _of_token(tokens[-1])) if tokens else frozenset()


def _of_han(token: str) -> Iterator[int]:
    yield _STEMS.index(token) + 1 if token in _STEMS else int(han_value(token))


def _of_token(token: str) -> set[int]:
    folded = token.casefold()
    in_words = number_in_words(token)
    found = {in_words} if in_words else set()
    if folded in _LETTERS_IN_WORDS:
        found.add(_LETTERS_IN_WORDS.index(folded) + 1)
    if folded.isdecimal():
        found.add(int(folded))
    if len(folded) == 1:
        found |= {alphabet.index(folded) + 1 for alphabet in (LATIN, RUSSIAN, ABJAD) if folded in alphabet}
    if value := roman_value(token.upper()):
        found.add(value)
    return found
