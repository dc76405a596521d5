"""What somebody probably meant: the choices nearest to a word by spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ENOUGH = 0.3
"""A score worth offering: "finale" for "final" has 0.77, "article 15" for "article 5" 0.86, "x" for "y" 0."""


def nearest(word: str, choices: Iterable[str], count: int = 3) -> list[str]:
    """The choices nearest to a word, best first; none where nothing is near.

    Args:
        word: What was typed.
        choices: What there is.
        count: At most this many.

    Returns:
        Choices that share enough pairs of letters with the word (Dice's coefficient), ties in given order.
    """
    scored = [(_dice(word.casefold(), choice.casefold()), choice) for choice in choices]
    scored = [pair for pair in scored if pair[0] >= ENOUGH]
    return [choice for _, choice in sorted(scored, key=lambda pair: -pair[0])[:count]]


def _dice(left: str, right: str) -> float:
    if left == right:
        return 1.0
    a, b = _pairs(left), _pairs(right)
    return 2 * len(a & b) / (len(a) + len(b))


def _pairs(word: str) -> set[str]:
    framed = f" {word} "
    return {framed[i : i + 2] for i in range(len(framed) - 1)}
