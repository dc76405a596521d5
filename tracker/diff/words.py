r"""Words in the languages of the United Nations, for comparing and for marking.

``\w+`` is wrong for both: it cuts Arabic at its vowel signs and takes a Chinese clause as one word. Here
letters keep their combining marks, each Han character is a word, numbers like ``1 234,56`` stay whole and
French elisions stand apart (``l’|égalité``, but ``aujourd’hui``); measured fast enough with the standard
library's ``re``.
"""

from __future__ import annotations

import re
import unicodedata

from tracker.model.block import CALL

_HAN = "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""What shows at most where a line ends or which way it runs: the soft hyphen, joiners, signs of direction."""

_MARKS = (
    f"{_UNSEEN}"
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff"
    "\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_LETTER = rf"[^\W\d_{_HAN}]"
_REST = rf"[^\W_{_HAN}{_MARKS}]*(?:[{_MARKS}]+[^\W_{_HAN}{_MARKS}]*)*"
_BODY = rf"{_LETTER}{_REST}"
_ELIDED = "l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu"
_TOKEN = rf"""
    {CALL}
  | [{_HAN}][{_MARKS}]*
  | \d+(?:[ \u00a0\u202f.,]\d{{3}}(?!\d))*(?:[.,]\d+)*{_REST}     # 1 234,56; 60e; 28h
  | (?i:{_ELIDED})[’'](?={_LETTER}|$)              # l’|égalité; also where a cut fell
  | {_BODY}(?:[’'\-‐‑·]{_BODY})*
  | \S
"""
_FINE = re.compile(rf"(?:{_TOKEN})|\s+", re.VERBOSE)
_SPACED = re.compile(rf"(?:{_TOKEN})\s*|\s+", re.VERBOSE)
_SIGNS = re.compile(rf"[\w{_MARKS}]+|\s+|[^\w\s]")
_WORD = re.compile(rf"[{_HAN}]|[^\W_{_HAN}{_MARKS}]+(?:[{_MARKS}]+[^\W_{_HAN}{_MARKS}]*)*")
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


def marking_tokens(text: str) -> list[str]:
    """Cut a text for marking: words carrying the white space behind them; joined they are the text."""
    return _SPACED.findall(text)


def letters_and_signs(token: str) -> list[str]:
    """Cut a token at its signs: ``d'`` is a letter and an apostrophe; joined they are the token."""
    return _SIGNS.findall(token)


def fine_tokens(text: str) -> list[str]:
    """Cut a text finely: words, marks and white space apart; joined they are the text."""
    return _FINE.findall(text)


def words(text: str) -> list[str]:
    """The words alone, in a form in which equal words are equal: no case, no vowel signs of Arabic, NFKC."""
    return _WORD.findall(_as_read(text).casefold())


def has_words(text: str) -> bool:
    """Whether there is any word in a text."""
    return _WORD.search(text) is not None


def wording(text: str) -> tuple[str, ...]:
    """The words alone with their case, without vowel signs: what must be equal not to be called reworded."""
    return tuple(_WORD.findall(_as_read(text)))


def is_worded(text: str) -> bool:
    """Whether there is any :func:`wording` in a text."""
    return _WORD.search(_as_read(text)) is not None


def print_form(text: str) -> str:
    """A text without what only the printer decides: which quotation mark, which dash, which space, how joined.

    Case stays, since “Parties” and “parties” are two words in a treaty. Two texts with one print form read alike,
    sign for sign; white space goes altogether, so ask first whether the words are the same (:func:`wording`).
    """
    return "".join(_as_read(text).translate(_PRINTED).split())


def is_word(token: str) -> bool:
    """Whether one of the :func:`fine_tokens` is a word: all others are signs or white space."""
    return token[:1].isalnum()


def _as_read(text: str) -> str:
    """Without what is not read: compatibility forms, vowel signs, what is unseen."""
    return text if text.isascii() else _UNREAD.sub("", unicodedata.normalize("NFKC", text))
