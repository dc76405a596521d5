"""Folding: the form in which words are searched, and the way back from it to the letters of the text.

Two spellings that differ in print alone have one form: case, accents and vowel signs, ligatures, full-width letters,
quotation marks, hyphens and blanks, square brackets and calls of notes do not count. What stands between words becomes
one of three signs:

- :data:`BLANK` for white space, with or without other signs in it;
- :data:`JOINT` for a sign without white space beside it, so that "co-operation" and "State[s]" are found as one word
  and in parts;
- :data:`BREAK` for the end of a sentence or clause, over which no phrase goes.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tracker.language.scripts import CJK, SENTENCE_ENDS
from tracker.model.block import CALL

if TYPE_CHECKING:
    from collections.abc import Sequence

BLANK, JOINT, BREAK = " ", "\x1f", "\n"
SIGNS = frozenset((BLANK, JOINT, BREAK))

_ALIKE = str.maketrans(
    {
        "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i",
        "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ہ": "ه",
    }
    | {chr(zero + n): str(n) for zero in (0x660, 0x6F0) for n in range(10)}
)  # fmt: skip
"""Letters that Unicode takes apart nowhere and that people type in another form: ligatures and strokes, and letters
and figures that Arabic, Persian and Urdu keyboards have in common."""

UNSEEN = f"\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe00-\ufe0f\ufeff{CALL}"
"""Characters without a sound, as ranges: soft hyphens, the stroke of Arabic, signs of direction, the calls of notes."""
_SILENT = re.compile(f"[{UNSEEN}\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
"""The same, with accents and vowel signs of the six languages and of Hebrew, apart from their letters."""
UNSPACED = f"{CJK}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Letters of scripts without blanks between words, as ranges: Chinese, Japanese, Thai, Lao, Burmese, Khmer. A word
begins and ends anywhere there, and a blank between two of them says nothing."""
_IS_UNSPACED = re.compile(f"[{UNSPACED}]")
_PUNCTUATION = re.compile(r"[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Folded:
    """A line in the form in which it is searched.

    Attributes:
        text: The form.
        origins: For each character of the form the place of the character of the line from which it comes.
    """

    text: str
    origins: Sequence[int]


def squash(text: str) -> str:
    """Return the letters of a text without any sign, fast: where a word is not in it, the text need not be folded.

    >>> squash("Les ÉTATS-parties"), squash("œuvre"), squash("المادّة 5")
    ('les etatsparties', 'oeuvre', 'الماده 5')
    """
    if text.isascii():
        return _PUNCTUATION.sub("", text.lower())
    text = unicodedata.normalize("NFKD", _SILENT.sub("", unicodedata.normalize("NFKD", text)).casefold())
    return _PUNCTUATION.sub("", _SILENT.sub("", text).translate(_ALIKE))


def fold(line: str, left_out: Sequence[tuple[int, int]] = ()) -> Folded:
    """Return the form in which a line is searched.

    Args:
        line: The line.
        left_out: Stretches of it that are read as if they did not stand there, in order.

    >>> fold("l’Égalité des [États] ; et 1,5 %").text.replace(JOINT, "-").split(BREAK)
    ['l-egalite des etats', 'et 1.5%']
    """
    letters: list[str] = []
    origins: list[int] = []
    waiting: list[int] = []
    for at in _places(len(line), left_out):
        form = form_of(line[at])
        if form in SIGNS:
            waiting.append(at)
        elif form:
            if waiting and letters:
                sign = _sign_between(letters[-1], [line[place] for place in waiting], form[0])
                letters += sign
                origins += waiting[:1] * len(sign)
            waiting.clear()
            letters += form
            origins += [at] * len(form)
    return Folded("".join(letters), origins)


def _places(length: int, left_out: Sequence[tuple[int, int]]) -> Sequence[int]:
    if not left_out:
        return range(length)
    places: list[int] = []
    start = 0
    for begin, end in left_out:
        places += range(start, begin)
        start = max(start, end)
    return [*places, *range(start, length)]


def _sign_between(before: str, signs: Sequence[str], after: str) -> str:
    """Return what stands between two letters: one sign at most; of a decimal number its point."""
    alone = len(signs) == 1
    if alone and signs[0] in ".,٫" and before.isdecimal() and after.isdecimal():
        return "."
    forms = {form_of(sign) for sign in signs}
    if BREAK in forms and not (alone and signs[0] == "."):  # "U.N.", but "一。二": only the full stop stands in words.
        return BREAK
    if _stands_alone(before) or _stands_alone(after):
        return ""
    return JOINT if alone and BLANK not in forms else BLANK


def _stands_alone(char: str) -> bool:
    """Return whether blanks beside a character say nothing: it is of a script without blanks, or a symbol ("2 °C")."""
    return unicodedata.category(char)[0] in "SP" or _IS_UNSPACED.match(char) is not None


@cache
def form_of(char: str) -> str:
    """Return the form of a character: its letters, one of the :data:`SIGNS`, or nothing.

    >>> form_of("É"), form_of("Ａ"), form_of("œ"), form_of("٣"), form_of("’") == JOINT, form_of("؛") == BREAK
    ('e', 'a', 'oe', '3', True, True)
    """
    if _SILENT.match(char):
        return ""
    if char.isspace():
        return BLANK
    if char in SENTENCE_ENDS:
        return BREAK
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return "".join(filter(_counts, _SILENT.sub("", apart).translate(_ALIKE))) or JOINT


def _counts(char: str) -> bool:
    """Return whether a character is a letter, a figure, or a symbol that is read aloud."""
    category = unicodedata.category(char)
    return category[0] in "LNM" or category in ("Sc", "Sm", "Co") or char in "%‰°§&#@"
