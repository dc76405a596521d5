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
import string
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tracker.language.scripts import CJK, SENTENCE_ENDS
from tracker.model.block import CALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_OFTEN = "’‘“”–—"
"""Signs that are all that keeps most English texts from being ASCII."""
_ASCII_SIGNS = string.punctuation.encode("ascii")
_PUNCTUATION = re.compile(r"[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Folded:
    """A line in the form in which it is searched.

    Attributes:
        text: The form.
        pieces: Its words and signs: for each the place in the form at which it begins, the place in the line from which
            it comes, and for each of its characters the distance from there; None where that is its own place.
    """

    text: str
    pieces: Sequence[tuple[int, int, tuple[int, ...] | None]]

    def origin(self, at: int) -> int:
        """Return the place of the character of the line from which a character of the form comes.

        Args:
            at: Place of the character in the form.
        """
        begin, origin, distances = self.pieces[bisect_right(self.pieces, at, key=_begin) - 1]
        return origin + (distances[at - begin] if distances else at - begin)


def _begin(piece: tuple[int, int, tuple[int, ...] | None]) -> int:
    return piece[0]


def squash(text: str) -> str:
    """Return the letters of a text without any sign, fast: where a word is not in it, the text need not be folded.

    >>> squash("Les ÉTATS-parties"), squash("œuvre"), squash("المادّة 5")
    ('les etatsparties', 'oeuvre', 'الماده 5')
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        for sign in _OFTEN:
            text = text.replace(sign, "")
    if text.isascii():  # Eight times as fast as the pattern below.
        return text.lower().encode("ascii").translate(None, _ASCII_SIGNS).decode("ascii")
    text = _PUNCTUATION.sub("", text)
    return unicodedata.normalize("NFKD", text.casefold()).translate(_ALIKE)


def fold(line: str, left_out: Sequence[tuple[int, int]] = ()) -> Folded:
    """Return the form in which a line is searched.

    Args:
        line: The line.
        left_out: Stretches of it that are read as if they did not stand there, in order.

    >>> fold("l’Égalité des [États] ; et 1,5 %").text.replace(JOINT, "-").split(BREAK)
    ['l-egalite des etats', 'et 1.5%']
    """
    form: list[str] = []
    pieces: list[tuple[int, int, tuple[int, ...] | None]] = []
    length, last = 0, ""
    signs, signs_at = "", 0
    for at, token in _tokens(line, left_out):
        word, distances = _word(token)
        if not word:
            signs, signs_at = signs + token, signs_at if signs else at
            continue
        if signs and last:
            sign = _sign_between(last, signs, word[0])
            if sign:
                form.append(sign)
                pieces.append((length, signs_at, None))
                length += 1
        signs, last = "", word[-1]
        form.append(word)
        pieces.append((length, at, distances))
        length += len(word)
    return Folded("".join(form), pieces)


_TOKEN = re.compile(r"[^\W_]+|[\W_]")


def _tokens(line: str, left_out: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Yield the words and the other characters of a line with their places."""
    start = 0
    for begin, end in (*left_out, (len(line), len(line))):
        for match in _TOKEN.finditer(line, start, begin):
            yield match.start(), match[0]
        start = max(start, end)


_WORDS_REMEMBERED = 100_000
"""Words whose form is kept: more than the treaty with the most words has, in six languages."""


@lru_cache(_WORDS_REMEMBERED)
def _word(token: str) -> tuple[str, tuple[int, ...] | None]:
    """Return the form of a word, and for each of its characters the place of the letter; None where it is the same.

    Of a character that is read as nothing or as a sign the form is empty.
    """
    if token.isascii() and token.isalnum():
        return token.lower(), None
    forms = [form_of(char) for char in token]
    if len(forms) == 1:
        return ("", None) if forms[0] in SIGNS else (forms[0], (0,) * len(forms[0]))
    form = "".join(forms)
    distances = tuple(n for n, own in enumerate(forms) for _ in own)
    return form, None if distances == tuple(range(len(token))) else distances


@lru_cache(_WORDS_REMEMBERED)
def _sign_between(before: str, signs: str, after: str) -> str:
    """Return what stands between two letters: one sign at most; of a decimal number its point."""
    read = [sign for sign in signs if form_of(sign)]
    if not read:
        return ""
    alone = len(read) == 1
    if alone and read[0] in ".,٫" and before.isdecimal() and after.isdecimal():
        return "."
    forms = set(map(form_of, read))
    if BREAK in forms and not (alone and read[0] == "."):  # "U.N." is a word, and "一。二" is two.
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
