"""Numbers of list labels: the kind of numeral, and automatic numbers that a file itself describes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NumeralKind(StrEnum):
    """Kind of the numeral in a label."""

    NUMBER = "number"
    LETTER = "letter"
    CAPITAL = "capital"
    ROMAN = "roman"
    ROMAN_CAPITAL = "roman capital"
    DASH = "dash"


@dataclass(frozen=True, slots=True, kw_only=True)
class AutomaticNumber:
    """A label that nobody typed: a word processor or browser computes it.

    Its form leaves nothing to guess: the definition of the list states whether a lone ``(i)`` is a letter or a number.

    Attributes:
        label: The label as shown.
        shape: The label with ``x`` for the numeral; empty if there are words in it (``Article 3``).
        kind: Kind of the numeral.
        value: Value of the numeral.
        series: Name of the list; empty for a web page, which has one nesting of lists.
        depth: Depth in this list, from 0. It says nothing about the labels of another list.
    """

    label: str
    shape: str
    kind: NumeralKind
    value: int
    series: str = ""
    depth: int = 0


_KINDS = {
    **dict.fromkeys(("lowerLetter", "russianLower", "arabicAbjad", "arabicAlpha"), NumeralKind.LETTER),
    **dict.fromkeys(("upperLetter", "russianUpper"), NumeralKind.CAPITAL),
    "lowerRoman": NumeralKind.ROMAN, "upperRoman": NumeralKind.ROMAN_CAPITAL, "bullet": NumeralKind.DASH,
}  # fmt: skip


def kind_of_format(number_format: str) -> NumeralKind:
    """Return the kind of numeral of a number format, by its name in Word (ECMA-376 part 1, 17.18.59).

    >>> kind_of_format("lowerRoman").value, kind_of_format("decimalZero").value
    ('roman', 'number')
    """
    return _KINDS.get(number_format, NumeralKind.NUMBER)
