"""One text on each side of every limit of the language detector that counts letters."""

from __future__ import annotations

import pytest

from tracker.language.detect import detect_language, detect_script, possible_languages

ENGLISH = "All peoples have the right to live in peace and in friendship with one another"
FRENCH = "Tous les peuples ont le droit de vivre dans la paix et d’être amis"


def letters(text: str) -> int:
    return sum(char.isalpha() for char in text)


def of_letters(text: str, count: int) -> str:
    """The beginning of a text with this number of letters."""
    return next(text[:n] for n in range(len(text) + 1) if letters(text[:n]) == count)


@pytest.mark.parametrize(("count", "script"), [(3, ""), (4, "Cyrillic")])
def test_four_letters_show_a_script(count: int, script: str) -> None:
    assert detect_script("порт"[:count]) == script


@pytest.mark.parametrize(("cyrillic", "script"), [(8, ""), (9, "Cyrillic")])
def test_three_letters_in_four_show_a_script(cyrillic: int, script: str) -> None:
    assert detect_script("п" * cyrillic + " III") == script


@pytest.mark.parametrize(("count", "language"), [(49, "en"), (50, "")])
def test_a_line_of_fifty_letters_in_another_language_counts(count: int, language: str) -> None:
    lines = [f"{ENGLISH} as one.", ENGLISH, of_letters(FRENCH, count)]

    assert detect_language("\n".join(lines)) == language


@pytest.mark.parametrize(("more", "language"), [(0, ""), (1, "fr")])
def test_a_line_counts_in_a_text_of_fewer_than_480_letters(more: int, language: str) -> None:
    # A longer text whose one piece holds both languages is taken for what the piece seems to be.
    french = of_letters(FRENCH, 52) + "\n" + of_letters(FRENCH, 51)
    english = of_letters(" ".join([ENGLISH] * 9), 479 + more - letters(french))

    assert detect_language(french + "\n" + english) == language


@pytest.mark.parametrize(("text", "language"), [("Tous les être", ""), ("Tous les êtres", "fr")])
def test_twelve_letters_are_the_fewest(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(("text", "language"), [("Declaración Universa", ""), ("Declaración Universal", "es")])
def test_from_twenty_letters_on_a_language_need_not_be_certain(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(("text", "language"), [("Tous ont droit", ""), ("para todos los", "es")])
def test_fewer_letters_must_be_as_good_as_certain(text: str, language: str) -> None:
    # 0.996 and 0.99996
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "languages"), [("Universal Declaration of Human Rights", ()), ("better standards of life", ("en",))]
)
def test_a_language_is_suggested_where_it_is_more_likely_than_not(text: str, languages: tuple[str, ...]) -> None:
    # 0.48 and 0.56
    assert detect_language(text) == ""
    assert possible_languages(text) == languages
