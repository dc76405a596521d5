"""Fates of brackets that a reader sees and a redline alone does not show, in invented texts."""

from __future__ import annotations

import pytest

from tracker.diff.redline import compare
from tracker.marks.fate import _FEWEST_WORDS_ELSEWHERE, _TAKEN_FROM, _WIDEST_GAP, follow_marks
from tracker.services.sources import parse

LABEL = {
    "ar": "المادة {}", "en": "Article {}", "es": "Artículo {}", "fr": "Article {}", "ru": "Статья {}", "zh": "第{}条",
}  # fmt: skip


def fates(before: str, after: str, language: str = "en") -> dict[str, str]:
    """Return the fate of each mark of an article, by its words; a text of one article between two that stay."""
    one, two, three = (LABEL[language].format(n) for n in ("一二三" if language == "zh" else "123"))
    texts = [f"{one}\n\nAlpha beta gamma.\n\n{two}\n\n{words}\n\n{three}\n\nDelta epsilon zeta.\n"
             for words in (before, after)]  # fmt: skip
    followed = follow_marks(compare(parse(texts[0]), parse(texts[1]))).followed
    return {item.mark.words: item.fate.value for item in followed if item.fate.value != "new"}


@pytest.mark.parametrize(
    ("language", "before", "after", "rejected", "chosen"),
    [
        ("en", "Each Party’s ### [shall][will] be a progression beyond its previous efforts in this field.",
         "Each Party’s national contribution will be a progression beyond its previous efforts in this field.", "shall",
         "will"),
        ("fr", "Chaque ### [doit][devrait] aller au-delà des efforts antérieurs de la Partie dans ce domaine.",
         "Chaque contribution nationale devrait aller au-delà des efforts antérieurs de la Partie dans ce domaine.",
         "doit", "devrait"),
        ("es", "Cada ### [debe][debería] ir más allá de los esfuerzos anteriores de la Parte en este ámbito.",
         "Cada contribución nacional debería ir más allá de los esfuerzos anteriores de la Parte en este ámbito.",
         "debe", "debería"),
        ("ru", "Каждый ### [должен][может] превышать прежние усилия Стороны в этой области.",
         "Каждый национальный вклад может превышать прежние усилия Стороны в этой области.", "должен", "может"),
    ],
)  # fmt: skip
def test_a_word_that_stands_in_what_replaced_it_was_chosen(
    language: str, before: str, after: str, rejected: str, chosen: str
) -> None:
    assert fates(before, after, language) == {rejected: "rejected", chosen: "chosen"}


def test_the_end_of_a_word_is_chosen_with_the_word() -> None:
    found = fates("If the emissions rise, [each] Part[y][ies] to such a pact is bound by the level set out in it.",
                  "If the emissions rise, each party to such a pact is bound by the level set out in it.")  # fmt: skip

    assert (found["y"], found["ies"]) == ("chosen", "rejected")


def test_an_acronym_that_was_spelled_out_is_the_same_words() -> None:
    before = "LDCs [and SIDS][and their friends] may send plans and strategies that reflect their circumstances."
    after = (
        "The least developed countries and small island developing States may send plans and strategies that reflect "
        "their circumstances."
    )

    assert fates(before, after) == {"and SIDS": "lifted", "and their friends": "dropped"}


def test_the_rival_whose_words_stand_in_the_place_of_the_run_was_chosen() -> None:
    before = (
        "Parties that agree to [implement their plans jointly] [act under paragraph 2, jointly] shall tell the Board."
    )
    after = "Parties that agree to act jointly under paragraph 2 of this Article shall tell the Board."

    assert fates(before, after) == {
        "implement their plans jointly": "rejected",
        "act under paragraph 2, jointly": "chosen",
    }


def test_a_long_new_sentence_has_words_of_its_own() -> None:
    before = "The Board meets in spring. It [shall][may] decide. The Board meets in autumn as well, in the same town."
    after = (
        "The Board meets in spring. A person who addresses a committee of experts writes to the Keeper, and the "
        "Keeper shall answer within seven days of the receipt of that letter. "
        "The Board meets in autumn as well, in the same town."
    )  # fmt: skip
    assert fates(before, after) == {"shall": "dropped", "may": "dropped"}
    assert 20 < _WIDEST_GAP < 120


def test_words_of_an_option_that_became_part_of_a_sentence_were_lifted() -> None:
    before = (
        "1. The Parties aim to hold the rise of the sea to\n\nOption 1: one metre above the present level,\n\n"
        "Option 2: well below two metres [and to pursue strong efforts to limit the rise of rivers as well],\n\n"
        "taking into account the best science.\n\n2. The Board reports."
    )
    after = (
        "1. The Parties aim to hold the rise of the sea to well below two metres and to pursue efforts to limit the "
        "rise of rivers as well, taking into account the best science.\n\n2. The Board reports."
    )

    found = fates(before, after)
    assert found["and to pursue strong efforts to limit the rise of"].startswith("lifted")
    assert 4 < _FEWEST_WORDS_ELSEWHERE < 9


def test_a_provision_stays_though_points_of_its_list_fell() -> None:
    before = (
        "1. [The Parties hereby set up a mechanism under the authority of the Board, which aims at the following:\n\n"
        "(a) to promote ports and harbours in all countries of the coast;\n\n"
        "(b) to build lights and to keep them burning from dusk until dawn;\n\n(c) to train pilots in every harbour.]"
    )
    after = "1. The Parties hereby set up a mechanism under the authority of the Board, which aims at peace at sea."

    (fate,) = fates(before, after).values()
    assert fate == "lifted-reworded"


def test_few_words_in_common_choose_no_rival() -> None:
    before = "Parties that agree to [implement their plans at home][act with others at sea] shall tell the Board of it."
    after = "Parties that agree to go to sea shall tell the Board of it."

    assert set(fates(before, after).values()) == {"dropped"}
    assert 0.5 < _TAKEN_FROM < 0.9


def test_a_bracket_round_a_label_is_lifted_or_kept_whatever_the_number() -> None:
    review = "[Article 2bis]\n\nThe Parties shall review this Convention every ten years.\n"

    assert fates_of(review, review.replace("[Article 2bis]", "Article 3"))["Article 2bis"] == "lifted"
    assert fates_of(review, review.replace("2bis", "3"))["Article 2bis"] == "kept"


def test_an_open_place_that_was_filled_in_its_bracket_is_kept_with_other_words() -> None:
    review = "Article 3\n\nThe Parties shall review this Convention in [20XX] (USA, JPN).\n"
    found = fates_of(review, review.replace("[20XX] (USA, JPN)", "[2030]"))

    assert found == {"20XX": "kept-reworded"}


def fates_of(before: str, after: str) -> dict[str, str]:
    return {item.mark.words: str(item.fate) for item in follow_marks(compare(parse(before), parse(after))).followed}
