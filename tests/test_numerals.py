"""Numerals of all systems: what is written is read again, and the values that are easy to get wrong."""

from __future__ import annotations

import pytest

from tracker.language.labels import is_open, number_of, printed_label, split_heading
from tracker.language.number_words import names_final_provisions, number_in_words, ordinal_of
from tracker.language.numerals import (
    NUMBER_FORMATS,
    SUFFIXES,
    ascii_digits,
    compatible,
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


# Numbers in words

_TENS_OF = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "es": "vigésim trigésim cuadragésim quincuagésim sexagésim septuagésim octogésim nonagésim",
    "ru": "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "ar": "العشرون الثلاثون الأربعون الخمسون الستون السبعون الثمانون التسعون",
}
_ONES_OF = {
    "en": "first second third fourth fifth sixth seventh eighth ninth",
    "es": "primero segundo tercero cuarto quinto sexto séptimo octavo noveno",
    "ru": "первая вторая третья четвертая пятая шестая седьмая восьмая девятая",
    "ar": "الحادية الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة",
}
_FORMS_OF = {
    "en": ("{tens}-{ones}", "one hundred and {tens}-{ones}"),
    "es": ("{tens}o {ones}", "centésimo {tens}o {ones}"),
    "ru": ("{tens} {ones}", "сто {tens} {ones}"),
    "ar": ("{ones} و{tens}", "{ones} و{tens} بعد المائة"),
}


@pytest.mark.parametrize("language", ["en", "es", "ru", "ar"])
def test_compound_ordinals_are_read_whole(language: str) -> None:
    plain, above = _FORMS_OF[language]
    for tens, ten in enumerate(_TENS_OF[language].split(), start=2):
        for ones, one in enumerate(_ONES_OF[language].split(), start=1):
            words = plain.format(tens=ten, ones=one)
            assert number_in_words(words) == ordinal_of(words) == 10 * tens + ones
            assert number_in_words(words.upper()) == 10 * tens + ones
            assert number_in_words(above.format(tens=ten, ones=one)) == 100 + 10 * tens + ones


_FRENCH = [
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_FRENCH_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}


def _french(n: int) -> str:
    """Write a number below 200 in French."""
    if n >= 100:
        return f"cent {_french(n - 100)}" if n > 100 else "cent"
    if n < 20:
        return _FRENCH[n - 1]
    tens = max(ten for ten in _FRENCH_TENS if ten <= n)
    joint = " et " if n - tens in (1, 11) and tens < 80 else "-"
    return _FRENCH_TENS[tens] + (joint + _FRENCH[n - tens - 1] if n > tens else "s" * (tens == 80))


def test_french_numbers_are_read_as_they_are_written() -> None:
    for n in range(1, 200):
        cardinal = _french(n)
        stem = cardinal.removesuffix("e").removesuffix("s" if n % 100 == 80 else "")
        ordinal = (stem + "u" * stem.endswith("cinq")).replace("neuf", "neuv") + "ième"
        ordinal = ordinal if n % 100 != 9 else stem.removesuffix("f") + "vième"
        assert number_in_words(cardinal) == n, cardinal
        assert number_in_words(ordinal) == n, ordinal
        assert number_in_words(ordinal.replace("è", "e").replace("-", " ").capitalize()) == n


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Eleven", 11),
        ("NINETY-NINE", 99),
        ("two hundred", 200),
        ("decimoprimero", 11),
        ("undécima", 11),
        ("decimoctavo", 18),
        ("vigesimotercera", 23),
        ("treinta y una", 31),
        ("dieciséis", 16),
        ("veintiuno", 21),
        ("tercer", 3),
        ("soixante et onzième", 71),
        ("nonante-deux", 92),
        ("двадцатой", 20),
        ("третьего", 3),
        ("ЧЕТВЁРТАЯ", 4),
        ("сотая", 100),
        ("الثامنة عشرة", 18),
        ("الحادي عشر", 11),
        ("المائة", 100),
        ("الأولى", 1),
        ("الثانية عشرة بعد المائة", 112),
    ],
)
def test_numbers_in_words_of_other_forms(words: str, value: int) -> None:
    assert number_in_words(words) == value


@pytest.mark.parametrize(
    "words", ["two thousand", "twenty eleven", "first second", "vingt douze", "الثانية والألف", "trente-dix", "the", ""]
)
def test_words_that_are_no_number(words: str) -> None:
    assert number_in_words(words) is None


@pytest.mark.parametrize(
    ("label", "token"),
    [
        ("Article Eleven", "11"),
        ("Article Twenty-first", "21"),
        ("Artículo décimo primero", "11"),
        ("ARTICULO DUODECIMO", "12"),
        ("Article vingt et unième", "21"),
        ("Article dix-sept", "17"),
        ("Статья двадцать первая", "21"),
        ("المادة الثانية والعشرون", "22"),
        ("المادة الحادية والعشرون بعد المائة", "121"),
        ("第一百零二条", "102"),
        ("第廿一条", "21"),
        ("第卅条", "30"),
        ("Article Two hundred", "200"),
    ],
)
def test_a_label_with_a_number_in_words_is_read_whole(label: str, token: str) -> None:
    assert number_of(label) == Number("article", token)
    assert printed_label(f"{label}. Peace") == f"{label}." or label[0] == "第"


@pytest.mark.parametrize(
    "label", ["Article Two thousand", "المادة الثانية بعد الألف", "Part one-third", "Section two million"]
)
def test_a_number_that_is_not_understood_is_no_smaller_one(label: str) -> None:
    assert printed_label(label) == ""


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("First", 1),
        ("SEGUNDA.", 2),
        ("Première", 1),
        ("Вторая", 2),
        ("ثانياً", 2),
        ("أولاً:", 1),
        ("حادي عشر", 11),
        ("第一", 1),
        ("第十二、", 12),
        ("Vigésima tercera.-", 23),
        ("Disposición transitoria primera", 1),
        ("Disposición derogatoria única.", 1),
        ("Second –", 2),
    ],
)
def test_an_ordinal_alone_is_a_label(line: str, value: int) -> None:
    assert ordinal_of(line) == value


@pytest.mark.parametrize(
    "line", ["First of all", "The second", "Two", "Secondly", "二", "Première lecture", "ثانية أخرى"]
)
def test_a_line_with_other_words_is_no_ordinal(line: str) -> None:
    assert ordinal_of(line) is None


@pytest.mark.parametrize(
    "heading",
    [
        "FINAL PROVISIONS",
        "Chapter X. Transitional and final provisions",
        "Dispositions transitoires et finales",
        "DISPOSICIONES TRANSITORIAS",
        "Disposición derogatoria",
        "Общие и заключительные положения",
        "Переходные положения",
        "الأحكام الانتقالية والختامية",
        "أحكام ختامية",
        "第六章 最后条款",
        "过渡性规定",
        "附则",
    ],
)
def test_headings_of_final_provisions(heading: str) -> None:
    assert names_final_provisions(heading)


@pytest.mark.parametrize(
    "heading",
    ["General provisions", "Dispositions générales", "Disposiciones generales", "Общие положения", "الأحكام العامة",
     "总则", "The final vote on these provisions"],
)  # fmt: skip
def test_headings_of_other_provisions(heading: str) -> None:
    assert not names_final_provisions(heading)


# Labels as drafts print them


@pytest.mark.parametrize(
    ("labels", "token"),
    [
        (
            "Article 5*|Article 5**|Article 5†|Article [5]|[Article 5]|Article (5)|Article 5[1]|Article 5.|ART. 5",
            "5",
        ),
        ("المادة (5)|المادة [5]|المادة ٥|مشروع المادة 5|第[5]条|第（5）条|第５条|第5条草案|新第5条", "5"),
        ("Draft article 5|Projet d’article 5|Projet d'article 5|Proyecto de artículo 5|Проект статьи 5", "5"),
        ("New Article 5|Article 5 (new)|Article 5 [new]|Article 5 (nouveau)|Artículo 5 (nuevo)|Статья 5 (новая)", "5"),
        ("Article 5th|Artículo 5º|Artículo 5°|Article 5¹|Article 5²", "5"),
        ("Article 1st|Article 1er|Article premier|Artículo 1º|Article [1er]", "1"),
        ("Article 5 bis|[Article 5 bis]|Article [5 bis]|Article [5] bis|Article 5bis*", "5bis"),
        ("Article 27 quarter|Article 27 quater", "27quater"),
        ("Article 5 alt|Article 5 alt.|Article 5.alt", "5alt"),
        ("Article 5 alt 1|Article 5 alt. 1|Article 5 alt1", "5alt1"),
        ("Article 5-A", "5a"),
        ("Article 5/1", "5/1"),
        ("Статья 5¹", "5-1"),
        ("Article IV bis", "IVbis"),
        ("المادة 5 مكرراً ثانياً", "5مكرراًثانياً"),
        ("New article|Nouvel article|Artículo nuevo|Nuevo artículo|Новая статья|مادة جديدة|新条|新增条", "new"),
        ("Article [ ]|Article […]|Article …|Article ...|Article ___|Article [X]|Artículo [xx]", "blank"),
    ],
)
def test_labels_of_drafts(labels: str, token: str) -> None:
    for label in labels.split("|"):
        assert number_of(label) == Number("article", token), label
        assert printed_label(label) == label, label
        assert is_open(label) == (token in ("new", "blank"))


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Article 5. Alternative dispute resolution", "Article 5."),
        ("Article 5 The Parties", "Article 5"),
        ("Article 5 bis La Partie", "Article 5 bis"),
        ("New York", ""),
        ("Draft articles on transit", ""),
    ],
)
def test_the_words_behind_a_label_are_none_of_it(line: str, label: str) -> None:
    assert printed_label(line) == label


def test_raised_digits_are_no_digits() -> None:
    assert ascii_digits("10⁶, ٣٠, ３") == "10⁶, 30, 3"
    assert compatible("5×10⁶ m², H₂O, 1º, ﬁn") == "5×10⁶ m², H₂O, 1º, fin"
