"""The numbers by which law at large is asked: one case on each side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tracker.diff.match.absorbed import absorbed_pairs
from tracker.diff.match.features.pair import PairFeatures
from tracker.diff.match.law_at_large import TABLES, shares_at_large
from tracker.diff.match.texts import has_term
from tracker.diff.prepare.vocabulary import Vocabulary


def is_known(common: int, others: int) -> bool:
    """Return whether so many of the commonest English words show the language of so many other words."""
    first_lines = {
        path.stem: path.read_text(encoding="utf-8").split("\n", 1)[0].split("\t") for path in TABLES.iterdir()
    }
    elsewhere = {word for language, line in first_lines.items() if language != "en" for word in line}
    commonest = [word for word in first_lines["en"] if word not in elsewhere]
    vocabulary = Vocabulary()
    for word in [*commonest[:common], *(f"lighthouse{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(others))]:
        vocabulary.encode(word)
    assert vocabulary.size == common + others
    return bool(shares_at_large(vocabulary))


@pytest.mark.parametrize(("others", "known"), [(45, True), (46, False)])
def test_one_word_in_ten_shows_the_language_of_a_short_text(others: int, known: bool) -> None:
    assert is_known(5, others) is known


@pytest.mark.parametrize(("common", "known"), [(20, True), (19, False)])
def test_half_of_the_commonest_words_show_the_language_of_a_long_text(common: int, known: bool) -> None:
    assert is_known(common, 500) is known


NOTHING = PairFeatures(
    line_flow=0.0,
    word_flow=0.0,
    flow_weight=0.0,
    line_weight=0.0,
    line_share_of_best=0.0,
    heading=0.0,
    heading_in_line=0.0,
    flow_of_all=(0.0, 0.0),
    word_flow_of_all=(0.0, 0.0),
    size_ratio=0.0,
    quoted_terms=0.0,
)


@pytest.mark.parametrize(("value", "rests"), [(0.5, True), (0.49, False)])
def test_a_link_rests_on_half_of_a_heading(value: float, rests: bool) -> None:
    assert has_term(replace(NOTHING, heading=value)) is rests
    assert has_term(replace(NOTHING, heading_in_line=value)) is rests


@pytest.mark.parametrize(("texts", "found"), [(200, True), (201, False)])
def test_a_passage_of_more_than_two_hundred_texts_tells_nothing(texts: int, found: bool) -> None:
    passage = [*range(10)]
    others = [[*passage, *range(1000 + 100 * n, 1020 + 100 * n)] for n in range(texts)]

    assert bool(absorbed_pairs([passage], others, [])) is found
