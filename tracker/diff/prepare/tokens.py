r"""Tokens and words of a text in the languages of the United Nations: where a text is cut, and at which granularity.

Four granularities, from coarse to fine:

- :func:`spaced_tokens`: words and signs with the white space behind them; a redline marks these;
- :func:`split_tokens`: words, signs and white space apart; an edit begins and ends between these;
- :func:`split_at_signs`: letters and signs apart, inside one token that two printers spelt differently;
- :func:`printed_words` and :func:`folded_words`: the words alone, with their case and without; matching counts these.

``\w+`` is wrong for all of them: it cuts Arabic at its vowel signs and takes a Chinese clause as one word. In this
module letters keep their combining marks, each Han character is a word, numbers like ``1 234,56`` stay whole and
French elisions stand apart (``l’|égalité``, but ``aujourd’hui``). Measured fast enough with the standard library's
``re``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from tracker.language.scripts import HAN
from tracker.model.block import CALL

_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Characters that show at most at the end of a line or in its direction: soft hyphen, joiners, signs of direction."""

_MARKS = (
    f"{_UNSEEN}"
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff"
    "\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_ELIDED = "l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu"
"""French words that are elided before a vowel; each elided word is a token of its own."""

_SIGNS = re.compile(rf"[\w{_MARKS}]+|\s+|[^\w\s]")


class _Patterns(NamedTuple):
    """Patterns that find the tokens of a text, and its words alone."""

    token: re.Pattern[str]
    word: re.Pattern[str]


def _patterns(han: str, marks: str) -> _Patterns:
    """Return the patterns for texts in which no other characters are Han, or marks of letters."""
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
    return _Patterns(
        re.compile(rf"(?:{token})|\s+", re.VERBOSE),
        re.compile(rf"[{han}]|{part}{rest}" if han else rf"{part}{rest}"),
    )


_PLAIN = _patterns("", "")
_RICH = re.compile(f"[{HAN}{_MARKS}]")


@cache
def _rich_patterns() -> _Patterns:
    return _patterns(HAN, _MARKS)


def _patterns_for(text: str) -> _Patterns:
    """Return the patterns for a text.

    Most texts have neither Han nor marks; to compile the patterns for all takes a tenth of the time of a short job.
    """
    return _PLAIN if text.isascii() or not _RICH.search(text) else _rich_patterns()


_SILENT = re.compile(f"[{_UNSEEN}\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
"""Characters that make no other word: those that are unseen, vowel signs and the stroke of Arabic."""

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


def split_tokens(text: str) -> list[str]:
    """Split a text into words, signs and white space; joined they are the text.

    >>> split_tokens("l’égalité, 1 234,56 francs")
    ['l’', 'égalité', ',', ' ', '1 234,56', ' ', 'francs']
    """
    return _patterns_for(text).token.findall(text)


def spaced_tokens(text: str) -> list[str]:
    """Split a text into words and signs that carry the white space behind them; joined they are the text.

    >>> spaced_tokens("les États, parties")
    ['les ', 'États', ', ', 'parties']
    """
    tokens: list[str] = []
    for token in split_tokens(text):
        if tokens and token.isspace():
            tokens[-1] += token
        else:
            tokens.append(token)
    return tokens


def split_at_signs(token: str) -> list[str]:
    """Split a token at its signs; joined they are the token.

    >>> split_at_signs("d’")
    ['d', '’']
    """
    return _SIGNS.findall(token)


def printed_words(text: str) -> list[str]:
    """Return the words of a text with their case, without vowel signs: other words are a rewording.

    >>> printed_words("l’État « Partie »")
    ['l', 'État', 'Partie']
    """
    text = _as_read(text)
    return _patterns_for(text).word.findall(text)


def folded_words(text: str) -> list[str]:
    """Return the words of a text in the form that matching compares: :func:`printed_words` without case.

    >>> folded_words("STATES Parties’ obligations")
    ['states', 'parties', 'obligations']
    """
    return list(map(str.casefold, printed_words(text)))


def has_words(text: str) -> bool:
    """Return whether a text has any word.

    >>> has_words("…"), has_words("§ 1")
    (False, True)
    """
    first = text[:1]
    if first.isascii() and first.isalnum():
        return True  # So do nearly all lines begin.
    text = _as_read(text)
    return _patterns_for(text).word.search(text) is not None


def print_form(text: str) -> str:
    """Return a text without the choices of a printer: quotation marks, dashes, spaces, compatibility forms.

    Case stays, since “Parties” and “parties” are two words in a treaty. Two texts with one print form read alike, sign
    for sign. White space goes altogether, so compare the words first (:func:`printed_words`).

    >>> print_form("« l’État »")
    "'l'État'"
    """
    return "".join(_as_read(text).translate(_PRINTED).split())


def is_word(token: str) -> bool:
    """Return whether one of the :func:`split_tokens` is a word: all others are signs or white space."""
    return token[:1].isalnum()


_FIGURES = "\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2079\u207b\u2080-\u2089\u2150-\u215e\u2189"
_ANY_FIGURE = re.compile(f"[{_FIGURES}]")
_OWN_FIGURES = re.compile(f"((?<![^\\W\\d_])[{_FIGURES}]+)")
"""Raised and lowered figures, and fractions, which would change a number: 10⁶ is not 106, 1½ not 11⁄2. Behind a letter
they are a choice of print: CO₂ and CO2, m² and m2."""
_OTHER_DIGITS = re.compile("[٠-٩۰-۹]")


def _as_read(text: str) -> str:
    """Return a text in Unicode's form NFKC, without characters that are not read aloud, with digits from 0 to 9."""
    if text.isascii():
        return text
    if _ANY_FIGURE.search(text):
        pieces = _OWN_FIGURES.split(text)
        pieces[::2] = [unicodedata.normalize("NFKC", piece) for piece in pieces[::2]]
        text = "".join(pieces)
    else:
        text = unicodedata.normalize("NFKC", text)
    return _OTHER_DIGITS.sub(lambda digit: str(unicodedata.decimal(digit[0])), _SILENT.sub("", text))
