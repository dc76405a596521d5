"""Spelling: the choices nearest to a mistyped word, a number with its noun, and words as a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

THRESHOLD = 0.3
"""Score from which on a choice is offered: "finale" for "final" has 0.77, "article 15" for "article 5" 0.86,
"x" for "y" 0."""

_COMMANDS = "tracker|git|pip|gpg"
"""Programs whose names keep their small letter, since they are typed as they stand."""

_BEGINS_WITH_A_WORD = re.compile(rf"(?!(?:{_COMMANDS})\b)[a-z]+(?=[\s,;’']|:(?!/)|$)")
"""A word of the language at the beginning; not a command, nor a file, stage or address ("draft.txt", "art_5",
"https://un.org")."""

_ENDS_WITH_A_COMMAND = re.compile(rf"(?<=: )(?:(?:{_COMMANDS})\b|--?[a-z])[^;]*$")
"""A command or an option behind a colon, up to the end; it may have colons of its own."""


def nearest(word: str, choices: Iterable[str], count: int = 3, *, within: float = 1.0) -> list[str]:
    """Return the choices nearest to a word, best first; none where nothing is near.

    Args:
        word: The word as typed.
        choices: The valid words.
        count: Largest number of choices returned.
        within: Greatest distance of their scores from the best, from 0 to 1.

    Returns:
        Choices that share enough pairs of letters with the word (Dice's coefficient), equal scores in the given order.

    >>> nearest("finale", ["final", "draft", "zero"])
    ['final']
    """
    scored = [(_dice(word.casefold(), choice.casefold()), choice) for choice in choices]
    best = max((score for score, _ in scored), default=0.0)
    scored = [pair for pair in scored if pair[0] >= max(THRESHOLD, best - within)]
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


def split_command(words: str) -> tuple[str, str]:
    """Return a message and the command at its end, which is empty if the message does not end with one.

    >>> split_command("Make one: tracker init DIR"), split_command("Check the name.")
    (('Make one:', 'tracker init DIR'), ('Check the name.', ''))
    """
    found = _ENDS_WITH_A_COMMAND.search(words)
    return (words[: found.start()].rstrip(), found[0]) if found else (words, "")


def sentence(words: str) -> str:
    """Return words as a sentence: with a capital at the beginning, and a full stop at the end.

    Names that are typed as they stand keep their small letter, and a command at the end gets no full stop, which
    would be copied with it.

    >>> sentence("the folder is empty"), sentence("draft.txt is empty")
    ('The folder is empty.', 'draft.txt is empty.')
    >>> sentence("make one: tracker init DIR")
    'Make one: tracker init DIR'

    Args:
        words: One sentence or several; the full stop may be there already.
    """
    if not words:
        return ""
    if _BEGINS_WITH_A_WORD.match(words):
        words = words[0].upper() + words[1:]
    return words if _ENDS_WITH_A_COMMAND.search(words) else words.rstrip(".") + "."
