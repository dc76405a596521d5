"""Spelling: the choices nearest to a mistyped word, and a number with its noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

THRESHOLD = 0.3
"""Score from which on a choice is offered: "finale" for "final" has 0.77, "article 15" for "article 5" 0.86,
"x" for "y" 0."""


def nearest(word: str, choices: Iterable[str], count: int = 3) -> list[str]:
    """Return the choices nearest to a word, best first; none where nothing is near.

    Args:
        word: The word as typed.
        choices: The valid words.
        count: Largest number of choices returned.

    Returns:
        Choices that share enough pairs of letters with the word (Dice's coefficient), equal scores in the given order.

    >>> nearest("finale", ["final", "draft", "zero"])
    ['final']
    """
    scored = [(_dice(word.casefold(), choice.casefold()), choice) for choice in choices]
    scored = [pair for pair in scored if pair[0] >= THRESHOLD]
    return [choice for _, choice in sorted(scored, key=lambda pair: -pair[0])[:count]]


def _dice(left: str, right: str) -> float:
    if left == right:
        return 1.0
    a, b = _pairs(left), _pairs(right)
    return 2 * len(a & b) / (len(a) + len(b))


def _pairs(word: str) -> set[str]:
    framed = f" {word} "
    return {framed[i : i + 2] for i in range(len(framed) - 1)}


def counted(number: int, one: str, several: str = "") -> str:
    """Return a number with its noun, or with the words that follow it.

    >>> counted(1, "note"), counted(2, "note"), counted(2, "reply", "replies")
    ('1 note', '2 notes', '2 replies')

    Args:
        number: The number.
        one: The words for one.
        several: The words for another number; the same with an "s" if empty.
    """
    return f"{number} {one if number == 1 else several or one + 's'}"
