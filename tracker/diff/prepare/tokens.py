r"""Words in the languages of the United Nations, for comparing and for marking.

``\w+`` is wrong for both: it cuts Arabic at its vowel signs and takes a Chinese clause as one word. Here
letters keep their combining marks, each Han character is a word, numbers like ``1 234,56`` stay whole and
French elisions stand apart (``l’|égalité``, but ``aujourd’hui``); measured fast enough with the standard
library's ``re``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from tracker.language.scripts import HAN
from tracker.model.block import CALL

_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""What shows at most where a line ends or which way it runs: the soft hyphen, joiners, signs of direction."""

_MARKS = (
    f"{_UNSEEN}"
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff"
    "\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_ELIDED = "l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu"
_SIGNS = re.compile(rf"[\w{_MARKS}]+|\s+|[^\w\s]")


class _Cuts(NamedTuple):
    """Patterns that cut a text: finely, into words with the white space behind them, and into words alone."""

    fine: re.Pattern[str]
    spaced: re.Pattern[str]
    word: re.Pattern[str]


def _cuts(han: str, marks: str) -> _Cuts:
    """The patterns for texts in which none but these characters are Han, or marks of letters."""
    letter, part = rf"[^\W\d_{han}]", rf"[^\W_{han}{marks}]"
    rest = rf"{part}*(?:[{marks}]+{part}*)*" if marks else f"{part}*"
    body = rf"{letter}{rest}"
    token = rf"""
        {CALL}
      | {f"[{han}][{marks}]*" if han else "(?!)"}
      | \d+(?:[ \u00a0\u202f.,]\d{{3}}(?!\d))*(?:[.,]\d+)*{rest}     # 1 234,56; 60e; 28h
      | (?i:{_ELIDED})[’'](?={letter}|$)              # l’|égalité; also where a cut fell
      | {body}(?:[’'\-‐‑·]{body})*
      | \S
    """
    return _Cuts(
        re.compile(rf"(?:{token})|\s+", re.VERBOSE),
        re.compile(rf"(?:{token})\s*|\s+", re.VERBOSE),
        re.compile(rf"[{han}]|{part}{rest}" if han else rf"{part}{rest}"),
    )


_PLAIN = _cuts("", "")
_RICH = re.compile(f"[{HAN}{_MARKS}]")


@cache
def _rich_cuts() -> _Cuts:
    return _cuts(HAN, _MARKS)


def _cuts_of(text: str) -> _Cuts:
    """The patterns for a text. Most have neither Han nor marks, and those for all would be a tenth of a short job."""
    return _PLAIN if text.isascii() or not _RICH.search(text) else _rich_cuts()


_UNREAD = re.compile(f"[{_UNSEEN}\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")

_PRINTED = str.maketrans(
    {
        **dict.fromkeys('"“”„‟«»‹›‘’‚‛ʼ`´′″「」『』〝〞〟', "'"),  # one act quotes with “ ”, its recast with ‘ ’
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "،": ",",
        "؛": ";",
        "؟": "?",
        "。": ".",  # the same sign in another script; NFKC does ， ； ：
    }
)


def spaced_tokens(text: str) -> list[str]:
    """Cut a text for marking: words carrying the white space behind them; joined they are the text."""
    return _cuts_of(text).spaced.findall(text)


def split_at_signs(token: str) -> list[str]:
    """Cut a token at its signs: ``d'`` is a letter and an apostrophe; joined they are the token."""
    return _SIGNS.findall(token)


def split_tokens(text: str) -> list[str]:
    """Cut a text finely: words, marks and white space apart; joined they are the text."""
    return _cuts_of(text).fine.findall(text)


def folded_words(text: str) -> list[str]:
    """The words alone, in a form in which equal words are equal: no case, no vowel signs of Arabic, NFKC."""
    read = _as_read(text).casefold()
    return _cuts_of(read).word.findall(read)


def has_words(text: str) -> bool:
    """Whether there is any word in a text."""
    return _cuts_of(text).word.search(text) is not None


def printed_words(text: str) -> tuple[str, ...]:
    """The words alone with their case, without vowel signs: what must be equal not to be called reworded."""
    read = _as_read(text)
    return tuple(_cuts_of(read).word.findall(read))


def is_worded(text: str) -> bool:
    """Whether there is any :func:`printed_words` in a text."""
    return has_words(_as_read(text))


def print_form(text: str) -> str:
    """A text without what only the printer decides: which quotation mark, which dash, which space, how joined.

    Case stays, since “Parties” and “parties” are two words in a treaty. Two texts with one print form read alike,
    sign for sign; white space goes altogether, so ask first whether the words are the same (:func:`printed_words`).
    """
    return "".join(_as_read(text).translate(_PRINTED).split())


def is_word(token: str) -> bool:
    """Whether one of the :func:`split_tokens` is a word: all others are signs or white space."""
    return token[:1].isalnum()


def _as_read(text: str) -> str:
    """Without what is not read: compatibility forms, vowel signs, what is unseen."""
    return text if text.isascii() else _UNREAD.sub("", unicodedata.normalize("NFKC", text))
