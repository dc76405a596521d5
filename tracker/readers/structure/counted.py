"""What a file itself says of a number before a line: what counts in it, how far, and in which list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What counts in a label."""

    NUMBER = "number"
    LETTER = "letter"
    CAPITAL = "capital"
    ROMAN = "roman"
    ROMAN_CAPITAL = "roman capital"
    DASH = "dash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A label that no person typed: a word processor or browser counts it.

    Nothing has to be guessed from its form: a lone ``(i)`` is a letter or a number as the list says.

    Attributes:
        label: As shown.
        shape: The label with ``x`` for what counts; empty if there are words in it (``Article 3``).
        kind: What counts in it.
        value: Up to what.
        series: Name of the list; of a web page, where a list stands in an item of another, empty.
        depth: How deep in this list, from 0. It says nothing of the labels of another list.
    """

    label: str
    shape: str
    kind: Kind
    value: int
    series: str = ""
    depth: int = 0


_KINDS = {
    **dict.fromkeys(("lowerLetter", "russianLower", "arabicAbjad", "arabicAlpha"), Kind.LETTER),
    **dict.fromkeys(("upperLetter", "russianUpper"), Kind.CAPITAL),
    "lowerRoman": Kind.ROMAN, "upperRoman": Kind.ROMAN_CAPITAL, "bullet": Kind.DASH,
}  # fmt: skip


def kind_of_format(form: str) -> Kind:
    """Return what counts in the labels of a number format, under its name in Word (ECMA-376 part 1, 17.18.59)."""
    return _KINDS.get(form, Kind.NUMBER)
