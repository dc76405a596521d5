"""Checks of the marks of negotiation: each error, and beside it the innocent text that looks like it."""

from __future__ import annotations

import pytest

from tracker.check import check
from tracker.text.parser import parse


def found(*lines: str) -> list[str]:
    """Return the findings in an article of some lines."""
    return [finding.message for finding in check(parse("### Article 1\n\n" + "\n\n".join(lines) + "\n")[0])]


BROKEN = {
    "The Parties [shall pay in time.": "“[” before “shall pay in time.” is not closed",
    "Les Parties doivent] payer à temps.": "“]” after “Les Parties doivent” closes nothing",
    "Las Partes [deberán pagar a tiempo.": "“[” before “deberán pagar a tiempo.” is not closed",
    "Стороны обязаны] платить вовремя.": "“]” after “Стороны обязаны” closes nothing",
    "على الأطراف [أن تدفع في الموعد.": "“[” before “أن تدفع في الموعد.” is not closed",
    "缔约方［应当付款。": "“［” before “应当付款。” is not closed",
}


@pytest.mark.parametrize("line", BROKEN.keys())
def test_a_bracket_without_partner_is_named_with_the_words_beside_it(line: str) -> None:
    assert found(line) == [BROKEN[line]]


@pytest.mark.parametrize(
    "line",
    [
        "The Parties [shall pay [in time]].",
        "Les Parties […] paieront à temps [sic].",
        "Las Partes [deberán [pagar] a tiempo].",
        "Стороны [обязаны] [вправе] платить вовремя.",
        "على الأطراف [أن تدفع] في الموعد.",
        "缔约方［应当］付款。",
    ],
)
def test_brackets_in_pairs_and_those_of_editors_are_no_error(line: str) -> None:
    assert found(line) == []


def test_a_bracket_over_two_paragraphs_is_no_error() -> None:
    assert found("#### 1.", "[The Parties shall pay.", "#### 2.", "They shall pay in time.]") == []


def test_an_open_bracket_does_not_swallow_the_next_article() -> None:
    text = "### Article 1\n\nThe Parties [shall pay.\n\n### Article 2\n\nThey] pay.\n"

    assert [finding.eid for finding in check(parse(text)[0])] == ["art_1__al_1", "art_2__al_1"]


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("The Parties shall pay, EU: as soon as possible] and in full.", "EU"),
        ("UE: les Parties paieront.]", "UE"),
        ("G77, RF: las Partes pagarán.]", "G77, RF"),
        ("РФ: Стороны платят.]", "РФ"),
    ],
)
def test_words_of_a_delegation_whose_bracket_nobody_opened_are_one_error(line: str, by: str) -> None:
    assert found(line) == [f"No bracket opens before “{by}:”"]


def test_a_party_without_bracket_is_an_error_where_it_holds_brackets_elsewhere() -> None:
    assert found("States [EU: shall] pay.", "EU: in full and in time.") == ["No bracket opens before “EU:”"]


def test_a_colon_behind_capitals_is_no_error_where_nobody_holds_a_bracket() -> None:
    assert found("States [shall] pay.", "NB: in full and in time.") == []


def test_parties_in_round_brackets_behind_no_bracket_are_an_error() -> None:
    lines = "States [shall] (USA, JPN) pay.", "They pay in full (USA, JPN) and in time."

    assert found(*lines) == ["“(USA, JPN)” stands behind no bracket"]


@pytest.mark.parametrize(
    "line",
    [
        "They pay [in full] (USA, JPN) and in time.",
        "They pay in full and in time (USA, JPN).",
        "They pay the United States of America (USA) at once.",
        "They pay the American Government (JPN) at once.",
        "They pay under Regulation (USA) 2016/679 at once.",
        "They pay the banks (IMF, IBRD) at once.",
        "Option 1 (USA, JPN) they pay.",
    ],
)
def test_round_brackets_that_name_their_words_or_the_whole_paragraph_are_no_error(line: str) -> None:
    more = ("Option 2: they do not.",) if line.startswith("Option") else ()

    assert found("States [shall] (USA, JPN) pay.", line, *more) == []


ALONE = ["Option 1", "Variante A", "Opción I", "Вариант А", "الخيار الأول", "备选案文一"]
SECOND = ["Option 2", "Variante B", "Opción II", "Вариант Б", "الخيار الثاني", "备选案文二"]
THIRD = ["Option 3", "Variante C", "Opción III", "Вариант В", "الخيار الثالث", "备选案文三"]


@pytest.mark.parametrize("name", ALONE)
def test_an_option_without_a_second_one_is_an_error(name: str) -> None:
    assert found(f"{name}: Peace.") == [f"“{name}” has no second option"]


@pytest.mark.parametrize(("first", "second"), list(zip(ALONE, SECOND, strict=True)))
def test_two_options_are_no_error(first: str, second: str) -> None:
    assert found(f"{first}: Peace.", f"{second}: Bread.") == []


def test_an_option_whose_second_one_stands_inside_a_line_is_no_error() -> None:
    assert found("Option 1: a fund (NDMC) Option 2: no fund") == []


@pytest.mark.parametrize(("first", "third"), list(zip(ALONE, THIRD, strict=True)))
def test_an_option_that_is_missing_in_its_row_is_an_error(first: str, third: str) -> None:
    assert found(f"{first}: Peace.", f"{third}: Bread.") == [f"Option 2 is missing before “{third}”"]


def test_a_row_of_options_without_the_first_is_an_error() -> None:
    assert found("Option 2: Peace.", "Option 3: Bread.") == ["“Option 2” has no option before it"]


def test_options_inside_an_option_are_a_row_of_their_own() -> None:
    assert found("Option 1: A fund.", "Option (a): Large.", "Option (b): Small.", "Option 2: None.") == []


def test_numbers_that_restart_below_options_are_no_error() -> None:
    text = "## Option 1\n\n### Article 4\n\nA fund.\n\n### Article 5\n\nPay.\n\n"
    text += "## Option 2\n\n### Article 4\n\nNo fund.\n\n### Article 5\n\nNo pay.\n"

    assert check(parse(text)[0]) == ()


@pytest.mark.parametrize(
    "lines",
    [
        ("Option 1:", "#### 1.", "A.", "Option 2:", "#### 1.", "B."),
        ("Variante A:", "#### 1.", "A.", "#### 2.", "B.", "Variante B:", "#### 1.", "C.", "#### 2.", "D."),
        ("#### 1.", "A.", "Вариант 1:", "#### 2.", "B.", "Вариант 2:", "#### 2.", "C.", "#### 3.", "D."),
        ("#### 1.", "备选案文一：", "##### (a)", "A.", "备选案文二：", "##### (a)", "B."),
    ],
)
def test_paragraphs_and_points_below_options_may_count_anew(lines: tuple[str, ...]) -> None:
    assert found(*lines) == []


def test_numbers_that_occur_again_without_an_option_are_an_error() -> None:
    assert found("#### 1.", "Optional A.", "#### 1.", "B.") == ["“1.” occurs again"]


ALIKE = {
    "States [shall][should][shall] pay.": "shall",
    "Les États [paient] [doivent] [paient] à temps.": "paient",
    "Los Estados [pagan] / [pagan] a tiempo.": "pagan",
    "Государства [платят][ платят] вовремя.": "платят",
    "الدول [تدفع][تدفع] في الموعد.": "تدفع",
    "各国［应］［应］付款。": "应",
}


@pytest.mark.parametrize("line", ALIKE.keys())
def test_alternatives_with_the_same_words_are_an_error(line: str) -> None:
    assert found(line) == [f"“{ALIKE[line]}” has the words of an alternative before it"]


def test_options_with_the_same_words_are_an_error() -> None:
    assert found("Option 1: A fund.", "Option 2: A fund.") == [
        "“Option 2 A fund.” has the words of an option before it"
    ]


def test_alternatives_that_differ_are_no_error() -> None:
    assert found("States [shall][should] [, as appropriate,] pay [shall].") == []


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("It enters into force on 1 January 20XX.", "20XX"),
        ("The number of ratifications is [X].", "[X]"),
        ("See Article (XX) of the statute.", "(XX)"),
        ("L’article [à compléter] s’applique.", "[à compléter]"),
        ("El artículo [por determinar] se aplica.", "[por determinar]"),
        ("Статья (ХХ) применяется.", "(ХХ)"),
        ("المادة [يحدد لاحقا] تنطبق.", "[يحدد لاحقا]"),
        ("第[X]条适用。", "[X]"),
    ],
)
def test_a_place_that_was_never_filled_in_is_an_error_in_a_finished_text(line: str, place: str) -> None:
    assert f"“{place}” was never filled in" in found(line)


@pytest.mark.parametrize(
    "line",
    [
        "States [shall] pay before 1 January 20XX.",
        "Option 1: States pay [X].",
        "Recalling resolution 2106 A (XX) of 21 December 1965, and Article XX.",
        "I, [ ], declare that I am [____] years old […].",
        "[Reserved]",
    ],
)
def test_open_places_of_drafts_and_forms_are_no_error(line: str) -> None:
    more = ("Option 2: No text.",) if line.startswith("Option") else ()

    assert found(line, *more) == []
