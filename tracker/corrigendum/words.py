"""Words inside a line: the places where they may be cut and where they stand, and the blanks beside them.

A person who corrects a text by hand sets and removes blanks without being told. These are the rules for it, the same
for making a corrigendum and for applying it; where they would not give the text letter for letter, words are quoted on
both sides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.language.scripts import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSPACED = re.compile(f"[{UNSPACED}]")
_CLOSING = frozenset(",.;:!?)]}»”’…،؛؟")
"""Signs that stand behind a word without a blank."""
_OPENING = frozenset("([{«“‘")
"""Signs that stand before a word without a blank."""
_SENTENCE = re.compile(
    r"(?<=\w{3}[.!?؟])[\"”»’)\]]*\s+(?=[^\W\d_a-zа-яà-öø-ÿ]|[\"“«(])"  # "Nations. The"; not "No. 5", "U.S. law".
    r"|(?<=[。！？])[”」』）]*(?=.)"
)


def is_cut(text: str, at: int) -> bool:
    """Return whether a quotation may begin or end at a place of a text: no word is cut there.

    >>> is_cut("shall act", 5), is_cut("shall act", 3), is_cut("应当", 1)
    (True, False, True)
    """
    if not 0 < at < len(text):
        return True
    one, two = text[at - 1], text[at]
    if _UNSPACED.match(one) or _UNSPACED.match(two):
        return True
    return not (_in_word(one) and _in_word(two))


def _in_word(char: str) -> bool:
    # The combining signs of Arabic vowels are no letters, and part of their word.
    return char.isalnum() or char == "_" or (not char.isspace() and not char.isascii() and not char.isprintable())


def occurrences(line: str, words: str) -> Iterator[int]:
    """Yield the places where words stand in a line as whole words, overlapping ones included.

    >>> list(occurrences("the other of the two", "the"))
    [0, 13]
    """
    at = line.find(words)
    while at >= 0:
        if is_cut(line, at) and is_cut(line, at + len(words)):
            yield at
        at = line.find(words, at + 1)


def stands_once(line: str, words: str) -> bool:
    """Return whether words stand in a line once, so that a reader cannot mistake them.

    >>> stands_once("shall act and shall pay", "shall"), stands_once("shall act and shall pay", "shall pay")
    (False, True)
    """
    places = occurrences(line, words)
    return bool(words) and next(places, None) is not None and next(places, None) is None


def joint(one: str, two: str) -> str:
    """Return what stands between two groups of words that are put beside each other: a blank, or nothing.

    >>> joint("Parties", "shall"), joint("Parties", ", as appropriate,"), joint("缔约方", "应当")
    (' ', '', '')
    """
    if not one or not two or two[0] in _CLOSING or one[-1] in _OPENING:
        return ""
    return "" if _UNSPACED.match(one[-1]) or _UNSPACED.match(two[0]) else " "


def without(line: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch that leaves a line when words are deleted: with the blank before them, else the one behind.

    Args:
        line: The line.
        start: The first character of the words.
        end: The character behind them.

    >>> without("shall, if asked, act", 7, 9), without("The Parties shall", 0, 3)
    ((6, 9), (0, 4))
    """
    if start and line[start - 1].isspace():
        return start - 1, end
    if not start and line[end : end + 1].isspace():
        return start, end + 1
    return start, end


def sentence_of(line: str, start: int, end: int) -> int:
    """Return the number of the sentence in which a stretch of a line stands, from 1.

    Args:
        line: The line.
        start: Its first character.
        end: The character behind it.

    Returns:
        0 where the line has only one sentence, or the stretch stands in several.

    >>> line = "States shall act. They shall report. See No. 5."
    >>> sentence_of(line, 18, 22), sentence_of(line, 7, 22), sentence_of("One only.", 0, 3)
    (2, 0, 0)
    """
    ends = [found.end() for found in _SENTENCE.finditer(line)]
    if not ends:
        return 0
    first = sum(at <= start for at in ends)
    last = sum(at < end for at in ends)
    return first + 1 if first == last else 0
