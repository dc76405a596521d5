"""Labels of paragraphs and points: ``1.``, ``(a)``, ``ii)``, ``1°``, ``（一）``, ``–``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.language.labels import number_of
from tracker.language.numerals import ALPHABETS, HAN_LIST_NUMERALS, ROMAN_IN_LISTS, SUFFIX, is_roman, roman_value
from tracker.readers.structure.counted import Counted, Kind

if TYPE_CHECKING:
    from tracker.readers.structure.printed import Printed

_NUMBER = rf"\d{{1,3}}(?:[a-z]{{1,2}}|[ \u00a0](?:{SUFFIX}))?"
_HAN = f"[{HAN_LIST_NUMERALS}]{{1,5}}"
_DASH = "[–—−•·‣-]"
_LABEL = re.compile(
    rf"""\[?(?P<label>
        (?:{_DASH}[ ]+)?
        (?: [(（\[](?P<inside>{_NUMBER}|[^\W\d_]{{1,7}}ـ?)[)）\]]
          | (?P<half>{_NUMBER}|[^\W\d_]{{1,7}}ـ?)\)
          | (?P<dotted>{_NUMBER}|[a-z])(?:\.-?|[°º])
          | (?P<decimal>\d{{1,3}}(?:\.\d{{1,3}})+)\.?
        )(?=\s|$|\([^\W_]{{1,4}}\))
      | [(（](?P<han>{_HAN})[)）]
      | (?P<han_open>{_HAN})、
      | {_DASH}(?=\s)
    )\s*""",
    re.VERBOSE,
)
_BETWEEN = {"ñ": "n", "й": "и", "ا": "أ"}
"""Letters that count like the one before them: lists use or skip them."""


@dataclass(frozen=True, slots=True)
class Item:
    """A line that begins with a label.

    Attributes:
        label: As printed, with plain blanks.
        length: Characters of the line that the label takes, with the blanks behind it.
        shape: The label with ``x`` for what counts: ``(x)``, ``x.``.
        readings: What it may count as, and up to what: ``(i)`` is the ninth letter or the number one.
        loose: Whether it may stand between two labels of its list (``1a``, ``1 bis``, ``ñ``).
        counted: What the file says of it; then there is one reading.
    """

    label: str
    length: int
    shape: str
    readings: tuple[tuple[Kind, int], ...]
    loose: bool = False
    counted: Counted | None = None


def item_of(line: Printed) -> Item | None:
    """The label that a line begins with: by what the file says of it, else by its form.

    Args:
        line: The line.

    Returns:
        Its label, or None where it begins with none, or with one that has words in it (``Rule 3``).
    """
    counted, found = line.counted, item_line(line.text)
    if counted is None or not counted.shape or not line.text.startswith(counted.label):
        return found
    readings = ((counted.kind, counted.value),)
    if found is not None and found.label == counted.label:
        return replace(found, readings=readings, loose=False, counted=counted)
    rest = line.text[len(counted.label) :]
    length = len(line.text) - len(rest.lstrip())
    return Item(counted.label, length, counted.shape, readings, counted=counted)


def item_line(text: str) -> Item | None:
    """Read a line as a labelled paragraph or point.

    Args:
        text: The line, stripped.

    Returns:
        Its label, or None where the line begins with none.
    """
    match = _LABEL.match(text)
    if match is None:
        return None
    return _item(match[0], match["inside"] or "", match["han"] or match["han_open"] or "", match["decimal"] or "",
                 match["half"] or match["dotted"] or "")  # fmt: skip


@lru_cache(maxsize=4096)
def _item(printed: str, inside: str, han: str, decimal: str, other: str) -> Item | None:
    """What a label is.

    Args:
        printed: The label with the blanks behind it.
        inside: What counts, if it stands in brackets.
        han: The same, if it is a Chinese number without a letter behind it.
        decimal: The same, if it has several numbers.
        other: The same, if it is anything else.
    """
    label, length = " ".join(printed.split()), len(printed)
    han = han or (inside if re.fullmatch(_HAN, inside) else "")
    token = inside or other or decimal or han
    shape = label.lstrip("[").replace(token, "x", 1) if token else "-"
    if not token:
        return Item(label, length, shape, ((Kind.DASH, 1),))
    if han:
        number = number_of(han)
        return Item(label, length, shape, ((Kind.NUMBER, int(number.token if number else 0)),))
    if decimal:
        *outer, last = token.split(".")
        return Item(label, length, f"{'.'.join('n' for _ in outer)}.{shape}", ((Kind.NUMBER, int(last)),))
    if digits := re.match(r"\d+", token):
        loose = digits[0] != token
        return Item(label, length, shape, ((Kind.NUMBER, int(digits[0])),), loose)
    readings = tuple(_readings(token))
    return Item(label, length, shape, readings, token.casefold() in _BETWEEN) if readings else None


def _readings(token: str) -> list[tuple[Kind, int]]:
    """What letters may count as: a letter, doubled past the alphabet's end (``aa``), or a Roman number."""
    low = token.casefold().rstrip("ـ")
    if token not in {low, low.upper(), token.rstrip("ـ") + "ـ"}:
        return []
    capital = token != token.casefold()
    found: list[tuple[Kind, int]] = []
    letter = _BETWEEN.get(low[:1], low[:1])
    if len(set(low)) == 1 and len(low) <= 2:
        for alphabet in ALPHABETS:
            if letter in alphabet:
                count = alphabet.index(letter) + 1 + len(alphabet) * (len(low) - 1)
                found.append((Kind.CAPITAL if capital else Kind.LETTER, count))
    if set(low) <= set(ROMAN_IN_LISTS) and is_roman(low):
        found.append((Kind.ROMAN_CAPITAL if capital else Kind.ROMAN, roman_value(low)))
    return found
