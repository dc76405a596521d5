"""One text on each side of every limit of the language detector that counts letters."""

from __future__ import annotations

import pytest

from tracker.language.detect import detect_language, detect_script

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
