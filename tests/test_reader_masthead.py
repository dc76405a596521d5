"""Heads of issued documents: left out, and offered as front matter; titles and opening words stay."""

from __future__ import annotations

import pytest

from tests.support.word_law import breaches
from tracker.language.dates import iso_date
from tracker.readers import ArtefactKind, Reading, read_bytes
from tracker.text.writer import body

HEADS = {
    "en": """\
United Nations\tA/AC.7/2021/L.4

General Assembly
Distr.: Limited
3 May 2021

Original: English

Committee on Bridges
Twenty-second session
Geneva, 26 April–7 May 2021
Agenda item 4
Drafting of an instrument on bridges
""",
    "fr": """\
Nations Unies
A/AC.7/2021/L.4
Assemblée générale
Distr. limitée
3 mai 2021
Français
Original : anglais

Comité des ponts
Vingt-deuxième session
Genève, 26 avril-7 mai 2021
Point 4 de l’ordre du jour
Rédaction d’un instrument sur les ponts
""",
    "es": """\
Naciones Unidas A/AC.7/2021/L.4
Asamblea General
Distr. limitada
3 de mayo de 2021
Español
Original: inglés

Comité de Puentes
22º período de sesiones
Ginebra, 26 de abril a 7 de mayo de 2021
Tema 4 del programa
Redacción de un instrumento sobre los puentes
""",
    "ru": """\
Организация Объединенных Наций
A/AC.7/2021/L.4
Генеральная Ассамблея
Distr.: Limited
3 May 2021
Russian
Original: English

Комитет по мостам
Двадцать вторая сессия
Женева, 26 апреля — 7 мая 2021 года
Пункт 4 повестки дня
Разработка документа о мостах
""",
    "ar": """\
الأمم المتحدة
A/AC.7/2021/L.4
الجمعية العامة
Distr.: Limited
3 May 2021
Arabic
Original: English

لجنة الجسور
الدورة الثانية والعشرون
البند 4 من جدول الأعمال
صياغة صك بشأن الجسور
""",
    "zh": """\
联合国
A/AC.7/2021/L.4
大会
Distr.: Limited
3 May 2021
Chinese
Original: English

桥梁委员会
第二十二届会议
议程项目4
起草桥梁文书
""",
}
TEXTS = {
    "en": """\
Draft convention on bridges

The General Assembly,

Recalling its resolution,

Declares the following:

Article 1

Bridges are open to all.
""",
    "fr": """\
Projet de convention sur les ponts

L’Assemblée générale,

Rappelant sa résolution,

Déclare :

Article premier

Les ponts sont ouverts à tous.
""",
    "es": """\
Proyecto de convenio sobre puentes

La Asamblea General,

Recordando su resolución,

Declara lo siguiente:

Artículo 1

Los puentes están abiertos a todos.
""",
    "ru": """\
Проект конвенции о мостах

Генеральная Ассамблея,

ссылаясь на свою резолюцию,

провозглашает:

Статья 1

Мосты открыты для всех.
""",
    "ar": """\
مشروع اتفاقية الجسور

إن الجمعية العامة،

إذ تشير إلى قرارها،

تعلن ما يلي:

المادة ١

الجسور مفتوحة للجميع.
""",
    "zh": """\
桥梁公约草案

大会，

回顾其决议，

宣布如下：

第一条

桥梁向所有人开放。
""",
}


def read(text: str) -> Reading:
    reading = read_bytes(text.encode(), "draft.txt")
    assert breaches(text, reading) == []
    return reading


def head(reading: Reading) -> list[str]:
    return [artefact.text for artefact in reading.artefacts if artefact.kind is ArtefactKind.HEAD]


@pytest.mark.parametrize("language", HEADS)
def test_the_head_is_left_out_and_offered(language: str) -> None:
    reading = read(f"{HEADS[language]}\n{TEXTS[language]}")
    assert head(reading) == [line.strip() for line in HEADS[language].split("\n") if line]
    assert body(reading.draft) == body(read(TEXTS[language]).draft)
    offered = reading.offered
    assert (offered.symbol, offered.date, offered.language) == ("A/AC.7/2021/L.4", "2021-05-03", language)
    assert offered.title == TEXTS[language].split("\n")[0]


@pytest.mark.parametrize("language", TEXTS)
def test_title_and_opening_words_are_no_head(language: str) -> None:
    assert head(read(TEXTS[language])) == []


@pytest.mark.parametrize(
    "text",
    [
        "United Nations\n\nConvention on Bridges\n\nArticle 1\n\nPeace.\n",
        "United Nations Convention on Bridges\n\n3 May 2021\n\nArticle 1\n\nPeace.\n",
        "Convention on Bridges\n\nGeneral Assembly\n\nSecurity Council\n\nArticle 1\n\nThey elect the judges.\n",
        "The States Parties to this Convention,\n\nRecalling A/RES/1/2,\n\nArticle 1\n\nPeace.\n",
    ],
)
def test_a_head_needs_its_symbol_or_distribution_and_more(text: str) -> None:
    assert head(read(text)) == []


def test_older_heads_and_joined_lines_are_read() -> None:
    reading = read("""\
UNITED NATIONS

GENERAL ASSEMBLY Distr. GENERAL
A/CONF.7/12 4 August 1995
ORIGINAL: ENGLISH
CONFERENCE ON BRIDGES Sixth session New York, 24 July-4 August 1995

AGREEMENT ON BRIDGES

Article 1

Peace.
""")
    assert len(head(reading)) == 5
    assert (reading.offered.symbol, reading.offered.date) == ("A/CONF.7/12", "1995-08-04")
    assert reading.offered.title == "AGREEMENT ON BRIDGES"


def test_an_agenda_item_does_not_take_the_only_title() -> None:
    reading = read(
        "United Nations A/AC.7/3\nDistr.: General\n3 May 2021\nAgenda item 4\n\nConvention on Bridges\n\n"
        "Article 1\n\nPeace."
    )
    assert reading.offered.title == "Convention on Bridges"
    assert body(reading.draft).startswith("# Convention on Bridges\n")


@pytest.mark.parametrize(
    ("text", "symbol", "date"),
    [
        (
            "Council of Europe Treaty Series - No. 298\n\nConvention on Bridges\n\nParis, 16.V.2031\n",
            "CETS No. 298",
            "2031-05-16",
        ),
        (
            "REGULATION (EU) 2031/88 OF THE PARLIAMENT\n\nof 27 November 2031\n\non bridges\n",
            "(EU) 2031/88",
            "2031-11-27",
        ),
        ("DIRECTIVE 95/46/EC OF THE PARLIAMENT\n\nof 24 October 1995\n\non bridges\n", "95/46/EC", "1995-10-24"),
    ],
)
def test_series_and_acts_of_europe_are_offered(text: str, symbol: str, date: str) -> None:
    reading = read(f"{text}\nArticle 1\n\nPeace.\n")
    assert (reading.offered.symbol, reading.offered.date) == (symbol, date)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1er avril 2014", "2014-04-01"), ("April 1, 2014", "2014-04-01"), ("1 de abril de 2014", "2014-04-01"),
        ("1 апреля 2014 года", "2014-04-01"), ("١ نيسان/أبريل ٢٠١٤", "2014-04-01"),
        ("3 تشرين الأول/أكتوبر 2014", "2014-10-03"),
        ("二〇一四年四月一日", "2014-04-01"), ("30.2.2014", ""), ("1 Aprıl 2014", ""), ("1 Peace 2014", ""),
    ],
)  # fmt: skip
def test_dates_are_read_in_six_languages(text: str, date: str) -> None:
    assert iso_date(text) == date
