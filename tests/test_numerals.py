"""Numerals of all systems: what is written is read again, and the values that are easy to get wrong."""

from __future__ import annotations

import pytest

from tracker.language.labels import number_of
from tracker.language.numerals import (
    NUMBER_FORMATS,
    SUFFIXES,
    arabic_ordinal_value,
    format_number,
    han,
    han_value,
    is_roman,
    roman,
    roman_value,
)


def test_roman_numerals_are_read_as_they_are_written() -> None:
    numbers = range(1, 4000)

    assert [roman_value(roman(n)) for n in numbers] == list(numbers)
    assert all(is_roman(roman(n)) for n in numbers)


@pytest.mark.parametrize("word", ["ill", "vix", "iiii", "ic", "", "peace"])
def test_letters_that_are_no_roman_numeral(word: str) -> None:
    assert not is_roman(word)


def test_chinese_numbers_are_read_as_they_are_written() -> None:
    numbers = range(2000)

    assert [han_value(han(n)) for n in numbers] == [str(n) for n in numbers]


@pytest.mark.parametrize(
    ("text", "value"),
    [("二百零三", "203"), ("一千零一十", "1010"), ("两百", "200"), ("二〇一七", "2017"), ("012", "12")],
)
def test_chinese_numbers_of_other_forms(text: str, value: str) -> None:
    assert han_value(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الحادية عشرة", "11"),
        ("الثامنة عشرة", "18"),
        ("الحادية والعشرين", "21"),
        ("التاسعة والتسعون", "99"),
        ("الأولى", ""),
    ],
)
def test_arabic_ordinals_of_two_words(text: str, value: str) -> None:
    assert arabic_ordinal_value(text) == value


@pytest.mark.parametrize("form", sorted(NUMBER_FORMATS.keys() - {"none"}))
def test_the_first_numbers_of_a_format_are_all_different(form: str) -> None:
    assert len({format_number(n, form) for n in range(1, 101)}) == 100


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_suffix_belongs_to_the_number_of_an_article(suffix: str) -> None:
    number = number_of(f"Article 5 {suffix}")

    assert number is not None
    assert number.token == f"5{suffix}"
