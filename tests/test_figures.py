"""Figures in the text: the same value in six languages, and no number that is none."""

from __future__ import annotations

import datetime as dt
import itertools
import time
from fractions import Fraction

import pytest

from tests.support.spelled import SPELL, arabic, russian
from tracker.figures.find import amounts, find_figures
from tracker.model.figures import Day, FigureKind

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


def read(text: str, language: str) -> list[str]:
    """The amounts of a line: kind, value and unit."""
    return [f"{figure.kind} {figure}" for figure in amounts(text, language)]


def values(text: str, language: str) -> list[str]:
    return [str(figure) for figure in amounts(text, language)]


DAYS = {"en": "days", "fr": "jours", "es": "días", "ru": "дней", "ar": "يوماً", "zh": "日"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_days_to_a_thousand_is_read_back_from_words(language: str) -> None:
    wrong = [
        (n, words, values(words, language))
        for n in range(1001)
        for words in [f"{SPELL[language](n)}{'' if language == 'zh' else ' '}{DAYS[language]}"]
        if values(words, language) != [f"{n} day"]
    ]

    assert wrong == []


def test_numbers_are_read_in_other_cases_too() -> None:
    for n in range(1001):
        assert values(f"в течение {russian(n, genitive=True)} дней", "ru") == [f"{n} day"]
        assert values(f"خلال {arabic(n, oblique=True)} يوماً", "ar") == [f"{n} day"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_repeated_in_brackets_is_one_value(language: str) -> None:
    blank = "" if language == "zh" else " "

    for n in (2, 15, 30, 48, 60, 90, 120, 365):
        text = f"{SPELL[language](n)}{blank}({n}){blank}{DAYS[language]}"
        assert values(text, language) == [f"{n} day"], text


def test_a_repetition_that_differs_is_two_values() -> None:
    assert values("within sixty (30) days", "en") == ["60", "30 day"]


MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ar": "كانون_الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيه تموز/يوليه آب/أغسطس"
    " أيلول/سبتمبر تشرين_الأول/أكتوبر تشرين_الثاني/نوفمبر كانون_الأول/ديسمبر",
}


def printed(day: dt.date, language: str) -> str:
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    month = MONTHS[language].split()[day.month - 1].replace("_", " ")
    of, year = (" de ", "") if language == "es" else (" ", " года" if language == "ru" else "")
    return f"{day.day}{of}{month}{of}{day.year}{year}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_of_a_year_is_read_back(language: str) -> None:
    days = [dt.date(2028, 1, 1) + dt.timedelta(n) for n in range(366)]

    for day in days:
        text = printed(day, language)
        assert read(text, language) == [f"date {day.isoformat()}"], text
        assert amounts(text, language)[0].end == len(text)


SAME = {
    "2/3": {
        "en": "by a two-thirds majority of the Parties", "fr": "à la majorité des deux tiers des Parties",
        "es": "por mayoría de dos tercios de las Partes", "ru": "большинством в две трети голосов Сторон",
        "ar": "بأغلبية ثلثي أصوات الأطراف", "zh": "以三分之二多数",
    },
    "3/4": {
        "en": "three fourths of the members", "fr": "les trois quarts des membres",
        "es": "tres cuartas partes de los miembros", "ru": "тремя четвертями голосов", "ar": "ثلاثة أرباع الأعضاء",
        "zh": "四分之三的成员",
    },
    "55": {
        "en": "55 per cent of emissions", "fr": "55 pour cent des émissions", "es": "55 por ciento de las emisiones",
        "ru": "55 процентов выбросов", "ar": "55 في المائة من الانبعاثات", "zh": "排放量的百分之五十五",
    },
    "3/2 degree Celsius": {
        "en": "1.5 °C above", "fr": "1,5 °C au-dessus", "es": "1,5 °C por encima", "ru": "1,5 градуса Цельсия",
        "ar": "١٫٥ درجة مئوية", "zh": "1.5摄氏度以内",
    },
    "100000000000 dollar": {
        "en": "100 billion United States dollars", "fr": "100 milliards de dollars des États-Unis",
        "es": "100.000 millones de dólares de los Estados Unidos", "ru": "100 млрд долл. США",
        "ar": "100 بليون دولار من دولارات الولايات المتحدة", "zh": "1 000亿美元",
    },
    "200 nautical mile": {
        "en": "two hundred nautical miles", "fr": "200 milles marins", "es": "200 millas marinas",
        "ru": "двухсот морских миль", "ar": "200 ميل بحري", "zh": "二百海里",
    },
    "2 month": {
        "en": "within two months", "fr": "dans les deux mois", "es": "en el plazo de dos meses",
        "ru": "в двухмесячный срок", "ar": "في غضون شهرين", "zh": "在两个月内",
    },
    "1 year": {
        "en": "within one year", "fr": "dans un délai d’un an", "es": "en un plazo de un año",
        "ru": "в течение одного года", "ar": "خلال سنة واحدة", "zh": "在一年内",
    },
    "10 working day": {
        "en": "ten working days", "fr": "dix jours ouvrables", "es": "diez días hábiles", "ru": "десяти рабочих дней",
        "ar": "عشرة أيام عمل", "zh": "十个工作日",
    },
    "2030": {
        "en": "by 2030", "fr": "d’ici à 2030", "es": "para 2030", "ru": "к 2030 году", "ar": "بحلول عام ٢٠٣٠",
        "zh": "到2030年",
    },
    "2015-12-12": {
        "en": "this twelfth day of December, two thousand and fifteen", "fr": "le douze décembre deux mille quinze",
        "es": "el doce de diciembre de dos mil quince", "ru": "двенадцатого декабря две тысячи пятнадцатого года",
        "ar": "في الثاني عشر من كانون الأول/ديسمبر عام ألفين وخمسة عشر", "zh": "二〇一五年十二月十二日",
    },
}  # fmt: skip


@pytest.mark.parametrize("value", SAME)
def test_one_value_is_read_from_six_languages(value: str) -> None:
    for language, text in SAME[value].items():
        assert values(text, language) == [value], text


def test_the_thirtieth_day_and_the_sixtieth_instrument_are_places_in_a_row() -> None:
    lines = {
        "en": "on the thirtieth day after the deposit of the sixtieth instrument",
        "fr": "le trentième jour qui suit le dépôt du soixantième instrument",
        "es": "el trigésimo día a partir del depósito del sexagésimo instrumento",
        "ru": "на тридцатый день после сдачи шестидесятого документа",
        "ar": "في اليوم الثلاثين من تاريخ إيداع الصك الستين",
        "zh": "在第六十份文书交存之日后第三十天",
    }

    for language, text in lines.items():
        assert sorted(read(text, language)) == ["ordinal 30", "ordinal 60"], text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "No one may invoke one of the grounds in article 5, paragraph 1 (b), or in articles 9 to 12."),
        ("en", "Recalling resolution 61/295 and A/RES/70/1, and Protocol No. 4, a third State and third parties"),
        ("en", "First of all, the second paragraph of section 3 applies; see COVID-19 and CO2."),
        ("fr", "Un État tiers, un tiers de bonne foi ou l’une des Parties, en premier lieu, au titre de l’article 5"),
        ("fr", "un véhicule neuf, au deuxième alinéa de l’article 12 et aux 1° à 5° de l’article 9"),
        ("es", "Uno de los terceros Estados, en primer lugar, según el artículo 5 y el párrafo segundo"),
        ("ru", "Один из третьих государств, в первую очередь, согласно статье 5 и пункту 2; во-вторых"),
        ("ar", "أحد الأطراف وفقاً للمادة 5 والفقرة الثانية من القرار 61/295"),
        ("ru", "Право основывать семью, и по ордонансу 2016-131; 2) иные случаи"),
        ("en", "4, 7, 9, 10 and 11, and, to the extent possible, a full overview"),
        ("en", "as referred to in Article 2(3), (5) or (6), Article 48(1), 49, and Article 66(3) and (5)(b)"),
        ("fr", "prévu à l’article 43 ou 44 du règlement, au 3° du II, et à la par. 4"),
        ("en", "Articles 5a(1) to (4) and (5)(b); CPC reference Nos. 7524, 7525; more than one third party"),
        ("en", "the factors in A (3) (a), in (5) to (9), and Article 53(1), (3) or (4), 54(1) or (2), or 57(2)"),
        ("fr", "un moyen de transport neuf dans les conditions prévues à l’article 138"),
        ("en", "any third autonomous system or third territory"),
        ("ru", "согласно п. 4"),
        ("es", "según el párr. 4"),
        ("fr", "3 bis) Les Parties"),
        ("en", "10:30, 1-19-175; 2) cases"),
        ("zh", "一切缔约国，一般而言，依照第五条第二款和第61/295号决议，第三国十分重要，二者统一"),
        ("en", "1. The Parties shall cooperate."),
        ("en", "(2) The Parties shall cooperate."),
    ],
)
def test_names_articles_and_pronouns_are_no_amounts(language: str, text: str) -> None:
    assert read(text, language) == []


def test_every_number_in_figures_stands_in_one_figure() -> None:
    text = "1. Under articles 5 and 6, 30 days after 2 May 2019, A/RES/61/295 and CO2, 1,500.25 km or 2/3 of 5bis."
    figures = find_figures(text, "en")
    covered = {n for figure in figures for n in range(figure.start, figure.end)}

    assert [n for n, char in enumerate(text) if char.isdigit() and n not in covered] == []
    assert all(first.end <= second.start for first, second in itertools.pairwise(figures))


def test_a_range_has_its_unit_on_both_ends() -> None:
    assert values("between 10 and 20 days, or 5–10 per cent", "en") == ["10 day", "20 day", "5", "10"]
    assert values("от десяти до двадцати дней", "ru") == ["10 day", "20 day"]
    assert values("1–12 December 2015", "en") == ["2015-12-01", "2015-12-12"]
    assert values("[thirty] [sixty] days", "en") == ["30 day", "60 day"]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "1,500", "1500"), ("en", "1.5", "3/2"), ("fr", "1 500", "1500"), ("fr", "1,5", "3/2"),
        ("es", "1.500", "1500"), ("es", "1.500,5", "3001/2"), ("ru", "1 500,5", "3001/2"), ("ar", "١٬٥٠٠", "1500"),
        ("ar", "١٫٥", "3/2"), ("zh", "１５００", "1500"), ("en", "1,500,000", "1500000"), ("fr", "0,125", "1/8"),
        ("de", "1,5", "3/2"), ("zh", "1.5亿", "150000000"), ("zh", "一百五十万", "1500000"), ("ru", "5 тыс.", "5000"),
    ],
)  # fmt: skip
def test_thousands_and_decimals_are_divided_as_each_language_does(language: str, text: str, value: str) -> None:
    assert values(f"… {text} …", language)[:1] == [value] or value == "1500"
    assert amounts(text, language)[0].value == Fraction(value)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "les cinq dernières années", "5 year"), ("es", "los tres próximos meses", "3 month"),
        ("ru", "в течение трех последних лет", "3 year"), ("fr", "1 million d’EUR", "1000000 euro"),
        ("fr", "2 millions de dollars", "2000000 dollar"), ("es", "que en 1950 ha desaparecido", "1950"),
        ("ar", "200 1 منارة", "1200"), ("ar", "000 50 دولار", "50000 dollar"), ("ru", "в 2019 г. принят", "2019"),
        ("fr", "5 000 unités de compte européennes", "5000 unit of account"),
        ("en", "under article 5, 10 Parties", "10"), ("fr", "une seconde langue", "2"),
        ("fr", "le cinquième de la taxe", "1/5"), ("en", "one-fifth of the tax", "1/5"),
        ("fr", "deux millièmes", "1/500"),
    ],
)  # fmt: skip
def test_what_real_versions_say_is_read(language: str, text: str, value: str) -> None:
    assert values(text, language) == [value]


def test_small_counts_are_not_compared_between_languages() -> None:
    small = "two lakes, the third lake, within one year"
    large = "three lakes, the fourth lake, within two years"

    assert [figure.crosses_languages for figure in amounts(small, "en")] == [False] * 3
    assert [figure.crosses_languages for figure in amounts(large, "en")] == [True] * 3


def test_a_date_says_what_is_stated_and_no_more() -> None:
    assert amounts("on 31 March of each year", "en")[0].value == Day(0, 3, 31)
    assert amounts("in December 2015", "en")[0].value == Day(2015, 12)
    assert [figure.kind for figure in amounts("Parties may 30 days later", "en")] == [FigureKind.DURATION]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "seed",
    ["1", "1 ", "1,", "1.", "1/", "a/", "article 1, ", "one hundred ", "un ", "و", "ثلاثة و", "三", "第", "май ",
     "1 и ", "[1]", "cent ", "mille ", "$", "ألف ", "百分之", "A/R-"],
)  # fmt: skip
def test_a_hostile_line_takes_no_square_time(language: str, seed: str) -> None:
    def seconds(size: int) -> float:
        """The least of three runs: a busy machine makes single ones longer."""
        took = []
        for _ in range(3):
            start = time.process_time()
            find_figures(seed * (size // len(seed)), language)
            took.append(time.process_time() - start)
        return min(took)

    assert seconds(8_000) < max(0.2, 24 * seconds(1_000))
