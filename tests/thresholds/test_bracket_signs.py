"""The numbers by which signs of brackets are cut short: one case on each side of every one."""

from __future__ import annotations

import pytest

from tests.support.bracketed import compared
from tracker.report.brackets.signs import first_words


@pytest.mark.parametrize(("letters", "named"), [(40, "x" * 40), (41, "x" * 40 + "…")])
def test_an_alternative_is_named_by_forty_letters(letters: int, named: str) -> None:
    assert first_words("x" * letters) == named


def left(text: str) -> list[str]:
    view = compared("### Article 1\n\nThe Board meets.\n", f"### Article 1\n\nThe Board meets {text}.\n").view
    return [bracket.words for row in view.brackets_by_section for line in row.left for bracket in line.brackets]


@pytest.mark.parametrize(("letters", "cut"), [(90, False), (91, True)])
def test_a_bracket_that_is_left_is_listed_with_ninety_letters(letters: int, cut: bool) -> None:
    assert left(f"[{'x' * letters}]") == ["x" * 90 + "…" * cut]


@pytest.mark.parametrize(("blanks", "cut"), [(3, False), (4, True)])
def test_a_bracket_with_four_letters_more_than_its_words_has_more_words(blanks: int, cut: bool) -> None:
    assert left(f"[soon{' ' * blanks}]") == ["soon" + "…" * cut]
