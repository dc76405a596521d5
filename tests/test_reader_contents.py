"""Tables of contents: left out and named, in every language and form; what only resembles one stays."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.support.word_law import breaches
from tracker.readers import ArtefactKind, Reading, read_bytes
from tracker.text.writer import body

if TYPE_CHECKING:
    from collections.abc import Callable


def read(text: str) -> Reading:
    reading = read_bytes(text.encode(), "treaty.txt")
    assert breaches(text, reading) == []
    return reading


def labels(reading: Reading) -> list[str]:
    return [provision.label for provision in reading.draft.articles]


def contents(reading: Reading) -> list[str]:
    return [artefact.text for artefact in reading.artefacts if artefact.kind is ArtefactKind.CONTENTS]


TREATIES = {
    "en": ("Convention on Bridges", "Article 1", "Use", "Article 2", "Tolls", "Article 3", "Repair",
           "Bridges are open to all.", "No toll is levied.", "Each Party repairs its half."),
    "fr": ("Convention sur les ponts", "Article premier", "Usage", "Article 2", "Péages", "Article 3", "Entretien",
           "Les ponts sont ouverts à tous.", "Aucun péage n’est perçu.", "Chaque Partie entretient sa moitié."),
    "es": ("Convenio sobre puentes", "Artículo 1", "Uso", "Artículo 2", "Peajes", "Artículo 3", "Reparación",
           "Los puentes están abiertos a todos.", "No se cobra peaje.", "Cada Parte repara su mitad."),
    "ru": ("Конвенция о мостах", "Статья 1", "Пользование", "Статья 2", "Сборы", "Статья 3", "Ремонт",
           "Мосты открыты для всех.", "Сборы не взимаются.", "Каждая Сторона чинит свою половину."),
    "ar": ("اتفاقية الجسور", "المادة ١", "الاستخدام", "المادة ٢", "الرسوم", "المادة ٣", "الإصلاح",
           "الجسور مفتوحة للجميع.", "لا تفرض رسوم.", "يصلح كل طرف نصفه."),
    "zh": ("桥梁公约", "第一条", "使用", "第二条", "通行费", "第三条", "维修",
           "桥梁向所有人开放。", "不收通行费。", "各方维修自己的一半。"),
}  # fmt: skip
HEADINGS = {
    "en": "Contents",
    "fr": "Table des matières",
    "es": "Índice",
    "ru": "Содержание",
    "ar": "المحتويات",
    "zh": "目　录",
}
FORMS: dict[str, Callable[[str, str, int], list[str]]] = {
    "dots": lambda label, title, page: [f"{label} {title} ........ {page}"],
    "ellipses": lambda label, title, page: [f"{label} {title}…………{page}"],
    "spaced dots": lambda label, title, page: [f"{label}. {title} . . . . . . {page}"],
    "tab": lambda label, title, page: [f"{label}\t{title}\t{page}"],
    "nothing": lambda label, title, _: [f"{label} {title}"],
    "labels alone": lambda label, _title, _page: [label],
    "labels with pages": lambda label, _title, page: [f"{label} ..... {page}"],
    "title below": lambda label, title, _: [label, title],
    "title and dots below": lambda label, title, page: [label, f"{title} ........ {page}"],
}


def treaty(language: str) -> tuple[list[str], list[str]]:
    """Return the title of a treaty, alone in its list, and the lines of its articles."""
    title, *rest = TREATIES[language]
    lines: list[str] = []
    for at in range(3):
        lines += ["", rest[2 * at], rest[2 * at + 1], rest[6 + at]]
    return [title], lines


@pytest.mark.parametrize("heading", [True, False])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", TREATIES)
def test_contents_are_left_out_and_named(language: str, form: str, heading: bool) -> None:
    top, articles = treaty(language)
    rest = TREATIES[language][1:]
    entries = [line for at in range(3) for line in FORMS[form](rest[2 * at], rest[2 * at + 1], at + 2)]
    listed = [HEADINGS[language]] * heading + entries
    reading = read("\n".join([*top, "", *listed, *articles]))
    assert labels(reading) == [rest[0], rest[2], rest[4]]
    assert contents(reading) == listed
    assert body(reading.draft) == body(read("\n".join([*top, *articles])).draft)


def test_wrapped_entries_are_entries() -> None:
    reading = read("""\
Convention on Bridges

Contents
Article 1. Use of the bridges by vessels, vehicles and
persons on foot ................................... 2
Article 2. Tolls .................................. 3

Article 1
Use of the bridges by vessels, vehicles and persons on foot
Bridges are open to all.

Article 2
Tolls
No toll is levied.
""")
    assert labels(reading) == ["Article 1", "Article 2"]
    assert len(contents(reading)) == 4


def test_contents_of_parts_alone_do_not_swallow_the_text() -> None:
    reading = read("""\
Convenio sobre puentes

PREÁMBULO
PARTE I - PRINCIPIOS
PARTE II - DEBERES
ANEXO I - Lista de puentes

PREÁMBULO
Las Partes en el presente Convenio,
Han convenido en lo siguiente:

PARTE I
PRINCIPIOS

Artículo 1
Los puentes están abiertos a todos.

PARTE II
DEBERES

Artículo 2
No se cobra peaje.

ANEXO I
Lista de puentes

Puente Viejo.
""")
    assert labels(reading) == ["Artículo 1", "Artículo 2"]
    assert len(contents(reading)) == 4


def test_outdated_entries_are_named_too() -> None:
    reading = read("""\
Contents
Article 1. Use .......... 2
Article 2. Old title .... 2
Article 3. Repair ....... 3
Signatures .............. 4

Article 1
Use
Bridges are open to all.

Article 2
Tolls
No toll is levied.

Article 3
Repair
Each Party repairs its half.
""")
    assert labels(reading) == ["Article 1", "Article 2", "Article 3"]
    assert len(contents(reading)) == 5


def test_articles_of_an_annex_begin_again_in_list_and_text() -> None:
    text = """\
Article 1
Article 2
Annex
Article 1
Article 2

Article 1
Bridges are open to all.

Article 2
No toll is levied.

Annex

Article 1
The list is kept by the depositary.

Article 2
The list is public.
"""
    reading = read(text)
    assert len(contents(reading)) == 5
    assert [provision.eid for provision in reading.draft.articles] == [
        "art_1",
        "art_2",
        "annex_1__art_1",
        "annex_1__art_2",
    ]


def test_contents_may_stand_behind_the_text() -> None:
    reading = read("""\
Article premier
Usage
Les ponts sont ouverts à tous.

Article 2
Péages
Aucun péage n’est perçu.

Article 3
Entretien
Chaque Partie entretient sa moitié.

Table des matières
Article premier. Usage ...... 1
Article 2. Péages ........... 2
Article 3. Entretien ........ 3
""")
    assert labels(reading) == ["Article premier", "Article 2", "Article 3"]
    assert len(contents(reading)) == 4


def test_the_last_entry_needs_no_number_below_the_word_contents() -> None:
    reading = read("""\
桥梁公约

目　　录

第一章　总则
第二章　费用
附则

第一章　总则

第一条
桥梁向所有人开放。

第二章　费用

第二条
不收通行费。

附则

第三条
本公约自签署之日起生效。
""")
    assert contents(reading) == ["目　　录", "第一章　总则", "第二章　费用", "附则"]


def test_the_title_behind_the_contents_stays() -> None:
    reading = read("""\
Contents
Article 1. Use
Article 2. Tolls

Convention on Bridges

The Parties have agreed as follows:

Article 1
Use
Bridges are open to all.

Article 2
Tolls
No toll is levied.

Annex to the

Convention on Bridges

A list.
""")
    assert contents(reading) == ["Contents", "Article 1. Use", "Article 2. Tolls"]


def test_numbers_of_several_parts_are_no_page_numbers() -> None:
    numbers = ["L1", "L111-1", "L111-2", "L112-1-1"]
    entries = [f"Article {number} ..... {page}" for page, number in enumerate(numbers, 2)]
    text = "".join(f"Article {number}\n\nBridge {number} is open.\n\n" for number in numbers)
    reading = read("\n".join([*entries, "", text]))
    assert contents(reading) == entries
    assert labels(reading) == [f"Article {number}" for number in numbers]


NO_CONTENTS = {
    "two drafts of articles of one line": """\
Article 1. Peace
Article 2. Trust
Article 3. Bread

Article 1. Peace
Article 2. Trust
Article 3. Bread
""",
    "articles without text that do not come again": """\
Article 1 [deleted]
Article 2 [deleted]
Article 3 [deleted]

Article 4
Peace lasts.
""",
    "annexes enumerated in an article": """\
Article 1
Bridges are open to all.

Article 2
The annexes to this Convention are:
Annex I
Annex II
Annex III

Annex I
Bridges of stone.

Annex II
Bridges of wood.

Annex III
Other bridges.
""",
    "annexes enumerated at the end": """\
Article 1
Bridges are open to all.

Annex I
Annex II
Annex III

Annex I
Bridges of stone.

Annex II
Bridges of wood.

Annex III
Other bridges.
""",
    "deleted articles, and an annex with the same numbers": """\
Article 1
Bridges are open.

Article 2
Article 3
Article 4

Article 5
No toll is levied.

Annex

Article 1
A list is kept.

Article 2
It is public.

Article 3
It is free.

Article 4
It is long.
""",
    "two treaties with text": """\
Article 1
Peace lasts.
Article 2
Trust grows.
Article 3
Bread is baked.

Article 1
Peace is kept.
Article 2
Trust is earned.
Article 3
Bread is shared.
""",
    "a tariff with dots": """\
Article 1
The tolls are as follows:
Carts ........ 25
Horses ....... 30
Sheep ........ 12

Article 2
Sheep
Sheep may graze.
""",
    "an article with the title Contents": """\
Article 1
Peace
Peace lasts.

Article 2
Contents
A report has a title.

Article 3
Trust
Trust grows.
""",
}


@pytest.mark.parametrize("case", NO_CONTENTS)
def test_text_that_resembles_contents_stays(case: str) -> None:
    assert contents(read(NO_CONTENTS[case])) == []


@pytest.mark.slow
@pytest.mark.parametrize("lines", [["Article 1"] * 20_000, [f"Article {n}" for n in range(10_000)] * 2,
                                   ["Contents", "Part I .... 3", "Peace."] * 7_000,
                                   [f"Article {n} .... {n}" for n in range(5_000)]])  # fmt: skip
def test_hostile_runs_take_linear_time(lines: list[str]) -> None:
    start = time.perf_counter()
    read("\n".join(lines))
    assert time.perf_counter() - start < 8
