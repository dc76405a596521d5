"""Options as marks: which belong together, and how far each reaches."""

from __future__ import annotations

import pytest

from tracker.marks.find import find_marks
from tracker.model.negotiation import Mark, MarkKind
from tracker.services.sources import parse


def options(text: str) -> list[Mark]:
    return [mark for mark in find_marks(parse(text)).marks if mark.kind is MarkKind.OPTION]


@pytest.mark.parametrize(
    ("article", "option", "pays", "none"),
    [
        ("المادة 1", "الخيار {}", "تدفع الأطراف:", "لا نص"), ("Article 1", "Option {}", "The Parties pay:", "No text"),
        ("Artículo 1", "Opción {}", "Las Partes pagan:", "Sin texto"),
        ("Article premier", "Variante {}", "Les Parties paient :", "Pas de texte"),
        ("Статья 1", "Вариант {}", "Стороны платят:", "Без текста"), ("第一条", "备选案文{}", "缔约方缴纳:", "无案文"),
    ],
)  # fmt: skip
def test_options_around_a_list_are_one_row(article: str, option: str, pays: str, none: str) -> None:
    one, two, three = (option.format(n) for n in (1, 2, 3))
    points = "(a) alpha;\n\n(b) beta;"
    text = f"{article}\n\n1. {one}: {pays}\n\n{points}\n\n{two}: {pays} gamma.\n\n[{three}: [{none}]]\n\n2. Delta.\n"

    found = options(text)
    assert len(found) == 3
    assert len({mark.choice for mark in found}) == len({mark.group for mark in found}) == 1
    assert [mark.empty for mark in found] == [False, False, True]
    assert "point_b" in str(found[0].closes and found[0].closes.eid)


def test_options_inside_an_option_are_a_row_of_their_own() -> None:
    text = "Article 1\n\nOption 1: a fund\n\nOption (a): large\n\nOption (b): small\n\nOption 2: none\n"

    found = options(text)
    assert found[0].choice == found[3].choice != found[1].choice == found[2].choice
    assert found[0].closes is not None
    assert found[2].closes is not None
    assert found[0].closes.eid == found[2].closes.eid


@pytest.mark.parametrize("text", ["States [Option 1: shall pay] [Option 2: may pay] by spring.",
                                  "缔约方[备选案文1:应当][备选案文2:可以]缴纳会费。"])  # fmt: skip
def test_an_option_in_a_bracket_ends_with_it(text: str) -> None:
    label = "第一条" if text.startswith("缔") else "Article 1"

    found = options(f"{label}\n\n{text}\n")
    assert len(found) == 2
    assert found[0].choice == found[1].choice
    assert [mark.closes and mark.closes.offset for mark in found] == [
        at - 1 for at, sign in enumerate(text) if sign == "]"
    ]


def test_the_last_of_two_recitals_ends_with_its_recital() -> None:
    text = (
        "The Parties,\n\nOption 1: Noting peace,\n\nOption 2: Noting trust,\n\nRecalling the Pact,\n\n"
        "Have agreed as follows:\n\nArticle 1\n\nPeace.\n"
    )

    found = options(text)
    assert [mark.opens.eid for mark in found] == [mark.closes.eid for mark in found if mark.closes]
