"""Labels of paragraphs and points: ``1.``, ``(a)``, ``ii)``, ``1°``, ``（一）``, ``–``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.language.labels import number_of
from tracker.language.numerals import ALPHABETS, HAN_LIST_NUMERALS, ROMAN_IN_LISTS, SUFFIX, is_roman, roman_value
from tracker.language.scripts import ARABIC_LETTERS
from tracker.readers.structure.numbering import AutomaticNumber, NumeralKind
from tracker.readers.structure.printed_line import MAX_UNLABELLED, QUOTATION_MARKS, is_title

if TYPE_CHECKING:
    from tracker.readers.structure.printed_line import PrintedLine

_NUMBER = rf"\d{{1,3}}(?:[a-z]{{1,2}}|[ \u00a0]?(?:{SUFFIX}))?"
_HAN = f"[{HAN_LIST_NUMERALS}]{{1,5}}"
_DASH = "[–—−•·‣-]"
_LETTERS = r"[^\W\d_]{1,7}ـ?"
_LABEL = re.compile(
    rf"""\[?(?P<label>
        (?:{_DASH}[ ]+)?
        (?: [(（\[](?P<enclosed>{_NUMBER}|{_LETTERS})[)）\]]
          | (?P<half>{_NUMBER}|{_LETTERS})[)）]
          | (?P<dotted>{_NUMBER}|[a-zа-я])(?:[.．]-?|[.]?[°ºª][)/]?)
          | (?P<decimal>\d{{1,3}}(?:\.\d{{1,3}})+)(?P<after>[ ]?(?:{SUFFIX})(?!\w)|[a-z](?=[. ]))?\.?
        )(?=\s|$|\([^\W_]{{1,4}}\)|(?P<tight>[^\W\d_]|[{QUOTATION_MARKS}]))
      | (?P<capital>[A-Z]|[А-Я]|[IVXLC]{{1,6}})\.(?:[ ]?[-–—])?(?=\s+\S)
      | (?P<dashed>\d{{1,3}}|[{ARABIC_LETTERS}])[ \u00a0]?[-–—](?=\s|[{ARABIC_LETTERS}])
      | (?P<bare>\d{{1,2}})(?=[ \u00a0]+[{QUOTATION_MARKS}]?[A-ZÀ-ÖØ-ÞА-Я])
      | (?P<letter>[a-z])(?=[ \u00a0]+[^\W\d_]|[ \u00a0]+[{QUOTATION_MARKS}])
      | \.(?P<behind>\d{{1,2}})(?=[ \u00a0])
      | [(（](?P<han>{_HAN})[)）]
      | (?P<han_open>{_HAN}|\d{{1,3}})、
      | {_DASH}(?=\s)
    )\s*""",
    re.VERBOSE,
)
_FIRST_DIGITS = re.compile(r"\d+")
_SHARED_PLACES = {"ñ": "n", "й": "и", "ا": "أ"}
"""Letters that have the place of the letter before them, since some lists use them and others skip them."""


@dataclass(frozen=True, slots=True)
class Item:
    """The label of a paragraph or point at the beginning of a line.

    Attributes:
        label: The label as printed, with plain blanks.
        length: Characters of the line that the label takes, with the blanks behind it.
        shape: The label with ``x`` for its numeral: ``(x)``, ``x.``.
        readings: Possible kinds and values of its numeral: ``(i)`` is the ninth letter or the number one.
        loose: Whether it may stand between two consecutive labels of its list (``1a``, ``1 bis``, ``ñ``).
        automatic: The automatic number that it is; then there is one reading.
        doubtful: Whether ordinary lines begin in this form too (``A. Smith``, ``1 – 5``, ``(s)he``): it is a label only
            as a member of a row.
        outer: The number before the last of ``2.1``; 0 for labels of one number.
    """

    label: str
    length: int
    shape: str
    readings: tuple[tuple[NumeralKind, int], ...]
    loose: bool = False
    automatic: AutomaticNumber | None = None
    doubtful: bool = False
    outer: int = 0


def item_of(line: PrintedLine) -> Item | None:
    """Return the label that a line begins with: as the file describes it, else by its form.

    >>> from tracker.readers.structure.printed_line import PrintedLine
    >>> item_of(PrintedLine(1, "(b) trust")).readings
    ((<NumeralKind.LETTER: 'letter'>, 2),)

    Args:
        line: The line.

    Returns:
        Its label, or None for a line without one, or with one that has words in it (``Rule 3``).
    """
    automatic, by_form = line.automatic, item_line(line.text)
    if automatic is None or not automatic.shape or not line.text.startswith(automatic.label):
        return by_form
    readings = ((automatic.kind, automatic.value),)
    if by_form is not None and by_form.label == automatic.label:
        return replace(by_form, readings=readings, loose=False, automatic=automatic)
    rest = line.text[len(automatic.label) :]
    length = len(line.text) - len(rest.lstrip())
    return Item(automatic.label, length, automatic.shape, readings, automatic=automatic)


@lru_cache(maxsize=20_000)
def item_line(text: str) -> Item | None:
    """Read the label of a paragraph or point at the beginning of a line, by its form.

    >>> item_line("1 bis. Peace").label, item_line("（二）和平").readings[0][1], item_line("Peace") is None
    ('1 bis.', 2, True)

    Args:
        text: The line, stripped.

    Returns:
        Its label, or None for a line without one.
    """
    match = _LABEL.match(text)
    if match is None:
        return None
    dotted = match["dotted"] or ""
    if match["tight"] and (match["decimal"] or (dotted and not dotted[0].isdecimal())):
        return None  # "e.g. ships", "1.5m of water".
    bare = match["bare"] or ""
    if bare and is_title(text[match.end() :], MAX_UNLABELLED):
        return None  # "1 January 2026" is a date.
    doubtful = match["tight"] or match["capital"] or match["dashed"] or bare or match["letter"]
    return _item(
        match[0],
        enclosed=match["enclosed"] or "",
        han=match["han"] or match["han_open"] or "",
        decimal=(match["decimal"] or "") + (match["after"] or ""),
        open_numeral=match["half"]
        or dotted
        or match["capital"]
        or match["dashed"]
        or bare
        or match["letter"]
        or match["behind"]
        or "",
        doubtful=bool(doubtful),
    )


@lru_cache(maxsize=4096)
def _item(  # noqa: PLR0913 – the groups of one pattern
    printed: str, *, enclosed: str, han: str, decimal: str, open_numeral: str, doubtful: bool
) -> Item | None:
    """Return the label that was matched; None if its letters are no numeral.

    Args:
        printed: The label with the blanks behind it.
        enclosed: Its numeral, if it is in brackets.
        han: Its numeral, if it is a Chinese number without a letter behind it.
        decimal: Its numeral, if it has several numbers.
        open_numeral: Its numeral, if a bracket, full stop, dash or degree sign follows.
        doubtful: Whether ordinary lines begin in this form too.
    """
    label, length = " ".join(printed.split()), len(printed)
    han = han or (enclosed if re.fullmatch(_HAN, enclosed) else "")
    token = enclosed or open_numeral or decimal or han
    shape = label.lstrip("[").replace(token, "x", 1) if token else "-"
    shape = shape.replace("º)", ")").replace("°)", ")")  # "9º)" is followed by "10)".
    if not token:
        return Item(label, length, shape, ((NumeralKind.DASH, 1),))
    if han:
        number = number_of(han)
        return Item(label, length, shape, ((NumeralKind.NUMBER, int(number.token if number else 0)),))
    if decimal:
        *outer, end = token.split(".")
        last = _FIRST_DIGITS.match(end)[0]  # type: ignore[index]  # The pattern begins with digits.
        shape = f"{'.'.join('n' for _ in outer)}.{shape}"
        return Item(label, length, shape, ((NumeralKind.NUMBER, int(last)),), last != end, outer=int(outer[-1]))
    if digits := re.match(r"\d+", token):
        loose = digits[0] != token
        return Item(label, length, shape, ((NumeralKind.NUMBER, int(digits[0])),), loose, doubtful=doubtful)
    readings = tuple(_letter_readings(token))
    loose = token.casefold() in _SHARED_PLACES
    return Item(label, length, shape, readings, loose, doubtful=doubtful) if readings else None


def _letter_readings(token: str) -> list[tuple[NumeralKind, int]]:
    """Return the possible readings of letters: a letter, doubled past the end of the alphabet (``aa``), or Roman."""
    low = token.casefold().rstrip("ـ")
    if token not in {low, low.upper(), token.rstrip("ـ") + "ـ"}:
        return []
    capital = token != token.casefold()
    readings: list[tuple[NumeralKind, int]] = []
    letter = _SHARED_PLACES.get(low[:1], low[:1])
    if len(set(low)) == 1 and len(low) <= 2:
        for alphabet in ALPHABETS:
            if letter in alphabet:
                value = alphabet.index(letter) + 1 + len(alphabet) * (len(low) - 1)
                readings.append((NumeralKind.CAPITAL if capital else NumeralKind.LETTER, value))
    if set(low) <= set(ROMAN_IN_LISTS) and is_roman(low):
        readings.append((NumeralKind.ROMAN_CAPITAL if capital else NumeralKind.ROMAN, roman_value(low)))
    return readings
