"""Brackets that are lifted: how lines read afterwards, and what a choice drops."""

from __future__ import annotations

import pytest

from tracker.marks.clean import choices_of, clean
from tracker.model.stage import FrontMatter
from tracker.text.compose import with_front
from tracker.text.parser import parse
from tracker.text.writer import body

HEAD = "### Article 1\n\n"


def lifted(line: str, *choices: str, language: str = "en", without: bool = False) -> str:
    """Return an article of some lines without brackets, its heading left out; choices are named by their words."""
    draft = with_front(parse(HEAD + line + "\n")[0], FrontMatter(language=language))
    named = {
        name: mark for choice in choices_of(draft) for name, mark in zip(choice.names, choice.members, strict=True)
    }
    taken = [named[choice] for choice in choices]
    return body(clean(draft, taken, without_brackets=without).draft).removeprefix(HEAD).strip()


@pytest.mark.parametrize(
    ("language", "line", "clean_line"),
    [
        (
            "en",
            "States [shall] pay [, if possible,] in time[ or later].",
            "States shall pay, if possible, in time or later.",
        ),
        ("en", "The [ developed ] Parties [ and others]", "The developed Parties and others"),
        ("en", "Parties [of the North][and of the South] pay.", "Parties of the North and of the South pay."),
        ("en", "They pay [in full,], and soon [at last.].", "They pay in full, and soon at last."),
        ("en", "Part[ies] pay ([in time]).", "Parties pay (in time)."),
        ("en", "They [pay [in [full]]].", "They pay in full."),
        ("fr", "Les États [paient] [ ; ils [doivent] le faire].", "Les États paient ; ils doivent le faire."),
        ("es", "Los Estados [pagarán] [, según proceda,] a tiempo.", "Los Estados pagarán, según proceda, a tiempo."),
        ("ru", "Государства [своевременно] платят [, если могут].", "Государства своевременно платят, если могут."),
        ("ar", "تدفع الدول [كاملا] [، حسب الاقتضاء،] في الموعد.", "تدفع الدول كاملا، حسب الاقتضاء، في الموعد."),
        ("zh", "各国[应]付款【，并按时】。", "各国应付款，并按时。"),
    ],
)
def test_signs_go_and_blanks_are_mended_where_they_stood(language: str, line: str, clean_line: str) -> None:
    assert lifted(line, language=language) == clean_line


@pytest.mark.parametrize(
    "line",
    ["States  shall pay , in time..", "They agree […] on [X] [sic] by [20XX].", "[Placeholder for finance]"],
)
def test_what_is_no_bracket_of_a_delegation_stays_letter_for_letter(line: str) -> None:
    assert lifted(line) == line


def test_a_bracket_that_nobody_closed_goes_too() -> None:
    assert lifted("States [shall pay.") == "States shall pay."


def test_alternatives_of_which_none_was_chosen_stay() -> None:
    assert lifted("States [shall][should] pay [now].") == "States [shall][should] pay now."


@pytest.mark.parametrize(
    ("line", "choice", "clean_line"),
    [
        ("States [shall][should] pay.", "should", "States should pay."),
        ("States [shall] [should] pay.", "shall", "States shall pay."),
        ("They pay by [2023] / [2024], in full.", "2024", "They pay by 2024, in full."),
        ("Modalit[é][és] de paiement.", "és", "Modalités de paiement."),
        ("They pay [in [full] and time][never].", "in [full] and time", "They pay in full and time."),
        ("Государства [обязаны][вправе] платить.", "вправе", "Государства вправе платить."),
        ("各国［应］［可］付款。", "可", "各国可付款。"),
        ("They pay [in full] [No text].", "No text", "They pay."),
    ],
)
def test_an_alternative_that_was_chosen_drops_its_rivals(line: str, choice: str, clean_line: str) -> None:
    assert lifted(line, choice) == clean_line


OPTIONS = "The fund:\n\nOption 1: is set up;\n\nIt pays.\n\nOption 2: is not set up.\n\nOption 3: No text"


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        ("Option 1", "The fund:\n\nis set up;\n\nIt pays."),
        ("Option 2", "The fund:\n\nis not set up."),
        ("Option 3", "The fund:"),
    ],
)
def test_an_option_that_was_chosen_loses_its_name_and_drops_its_rivals(choice: str, left: str) -> None:
    assert lifted(OPTIONS, choice) == left


def test_options_of_which_none_was_chosen_stay() -> None:
    assert lifted(OPTIONS) == OPTIONS


def test_a_title_in_round_brackets_goes_with_the_name_of_its_option() -> None:
    text = "Option 1 (paragraphs 1 to 2):\n\n#### 1.\n\nA fund.\n\nOption 2: No text"

    assert lifted(text, "Option 1") == "#### 1.\n\nA fund."


def test_numbers_that_fell_with_their_words_go_too() -> None:
    text = "Option 1:\n\n#### 1.\n\nA fund.\n\n#### 2.\n\nIt pays.\n\nOption 2:\n\n#### 1.\n\nNo fund."

    assert lifted(text, "Option 2") == "#### 1.\n\nNo fund."
    assert lifted(text, "Option 1") == "#### 1.\n\nA fund.\n\n#### 2.\n\nIt pays."


def test_an_article_all_of_whose_words_fell_goes_with_its_heading() -> None:
    draft, _ = parse("### Article 1\n\nPeace.\n\n### Article 2\n\n#### 1.\n\n[Bread.]\n")

    assert body(clean(draft, without_brackets=True).draft) == "### Article 1\n\nPeace.\n"


def test_labels_and_headings_lose_their_brackets() -> None:
    draft, _ = parse("## [Part I]\n\n### [Article 3 bis] — [Forests]\n\n#### [1.]\n\nTrees.\n")

    assert body(clean(draft).draft) == "## Part I\n\n### Article 3 bis — Forests\n\n#### 1.\n\nTrees.\n"


def test_notes_that_only_a_dropped_passage_called_fall_and_others_are_numbered_anew() -> None:
    draft, _ = parse(f"{HEAD}States [shall[^1]][should] pay[^2].\n\n[^1]: A.\n\n[^2]: [B].\n")
    should = choices_of(draft)[0].members[1]

    assert body(clean(draft, [should]).draft) == f"{HEAD}States should pay[^1].\n\n[^1]: B.\n"


def test_names_of_delegations_are_no_words_of_the_treaty() -> None:
    assert lifted("States [EU, JPN: shall] pay [in time] (USA, RF) and [G77: retain] in full.") == (
        "States shall pay in time and in full."
    )


def test_words_before_a_colon_that_are_no_code_stay() -> None:
    assert lifted("[Purpose: to pay.]") == "Purpose: to pay."


def test_what_is_agreed_is_left_when_brackets_fall_with_their_words() -> None:
    line = "States [shall][should] pay [, as appropriate,] in time [X] […]."

    assert lifted(line, without=True) == "States pay in time [X] […]."


def test_a_choice_inside_something_that_fell_is_said_to_be_moot() -> None:
    draft, _ = parse(f"{HEAD}Option 1: States [shall][should] pay.\n\nOption 2: No text\n")
    alternatives, options = sorted(choices_of(draft), key=lambda choice: choice.names[0], reverse=True)

    cleaned = clean(draft, [alternatives.members[0], options.members[1]])

    assert cleaned.moot == (alternatives.members[0],)


def test_open_choices_and_places_are_named() -> None:
    draft, _ = parse(f"{HEAD}States [shall][should] pay by [X].\n\nOption 1: Now.\n\nOption 2: Later.\n")
    cleaned = clean(draft)

    assert [choice.names for choice in cleaned.open] == [("shall", "should"), ("Option 1", "Option 2")]
    assert [mark.words for mark in cleaned.places] == ["X"]
    assert cleaned.lifted == 0
