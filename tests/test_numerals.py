"""Numerals of all systems: what is written is read again, and the values that are easy to get wrong."""

from __future__ import annotations

import pytest

from tracker.language.labels import number_of, printed_label, split_heading
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
from tracker.model.heading import Number


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


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("Rule 5|Règle 5|Regla 5|Правило 5|القاعدة 5|规则5|规则五|规则第五条", "rule"),
        ("Regulation 5|Règlement 5|Reglamento 5|اللائحة ٥|条例5", "regulation"),
        ("Principle 5|Principe 5|Principio 5|Принцип 5|المبدأ 5|原则5|原则 五", "principle"),
        ("Guideline 5|Ligne directrice 5|Directriz 5|Руководящий принцип 5|المبدأ التوجيهي 5|准则5", "guideline"),
        ("Standard 5|Norme 5|Norma 5|Стандарт 5|المعيار 5|标准5", "standard"),
        ("Clause 5|Cláusula 5|البند 5|第五条款|条款5", "clause"),
        ("Recommendation 5|Recommandation 5|Recomendación 5|Рекомендация 5|التوصية 5|建议5", "recommendation"),
        ("Objective 5|Objectif 5|Objetivo 5|Цель 5|الهدف 5|目标5", "objective"),
        ("Action 5|Acción 5|Действие 5|الإجراء 5|行动5", "action"),
        ("Annex 5|Приложение 5|附件5|附件五", "annex"),
    ],
)
def test_main_units_have_numbers_in_six_languages(label: str, unit: str) -> None:
    assert {number_of(one) for one in label.split("|")} == {Number(unit, "5")}
    assert split_heading(f"{label.partition('|')[0]} – Scope").heading == "Scope"


@pytest.mark.parametrize(
    "text", ["规则一旦通过", "rules of procedure", "in principle", "Regulation (EU) 2016", "附件一览"]
)
def test_words_of_units_without_a_number_are_no_labels(text: str) -> None:
    assert printed_label(text) == ""
