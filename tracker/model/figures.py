"""Figures: the numbers, quantities, time limits and dates that a line of text states, as values without language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class FigureKind(StrEnum):
    """Kind of a figure."""

    NUMBER = "number"
    """A cardinal that counts something: "twelve members"."""
    ORDINAL = "ordinal"
    """A place in a row: "the thirtieth day"."""
    FRACTION = "fraction"
    """A share in words or signs: "two thirds"."""
    PERCENTAGE = "percentage"
    """Per cent; the value of "50 per cent" is 50."""
    QUANTITY = "quantity"
    """A number with a unit of measure or a currency: "1.5 °C", "100 000 euros"."""
    DURATION = "duration"
    """A number with a unit of time, which sets a time limit or a period: "within thirty days"."""
    DATE = "date"
    """A date, a month of a year, or a year alone."""
    REFERENCE = "reference"
    """A number that names a provision, or is its label: no quantity."""
    IDENTIFIER = "identifier"
    """A number that is part of a name: "A/RES/61/295", "No. 169", "CO2": no quantity."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date in the Gregorian calendar, as far as it is stated.

    Attributes:
        year: The year; 0 where none is stated: "31 March".
        month: The month from 1; 0 where none is stated.
        day: The day from 1; 0 where none is stated.

    >>> str(Day(2015, 12, 12)), str(Day(2015)), str(Day(0, 3, 31))
    ('2015-12-12', '2015', '--03-31')
    """

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """Return it in the manner of ISO 8601."""
        year = f"{self.year:04}" if self.year else "-"
        return "-".join([year, *(f"{part:02}" for part in (self.month, self.day) if part)])


TIME_UNITS = (
    "second", "minute", "hour", "day", "calendar day", "working day", "week", "month", "quarter", "year", "decade",
)  # fmt: skip
"""The units of durations, from the shortest on."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in a line of text.

    Attributes:
        start: Its first character in the line, from 0.
        end: One past its last: behind the unit, the word of the year, or the repetition in brackets.
        kind: Its kind.
        value: The number; for a date the day, for a reference or an identifier the number as printed, in digits 0 to 9.
        unit: The unit in English, singular: ``day``, ``tonne``, ``euro``; empty for none.
    """

    start: int
    end: int
    kind: FigureKind
    value: Fraction | Day | str
    unit: str = ""

    @property
    def fact(self) -> tuple[FigureKind, Fraction | Day | str, str]:
        """The figure without its place and its wording: equal for "thirty days" and "30 jours"."""
        return (self.kind, self.value, self.unit)

    @property
    def counts(self) -> bool:
        """Return whether it states an amount or a date, and is no part of a name."""
        return self.kind not in (FigureKind.REFERENCE, FigureKind.IDENTIFIER)

    @property
    def crosses_languages(self) -> bool:
        """Return whether other languages state it with a numeral too.

        One and two, the first three places in a row and one of a unit of time are often said without one: Arabic has a
        dual, Chinese 双方 ("both sides"); "third" means a stranger; "in a single year" is "la même année" in French.
        """
        if not isinstance(self.value, Fraction):
            return True
        return self.value > _SAID_WITHOUT_NUMERAL.get(self.kind, 0)

    def __str__(self) -> str:
        """Return it in neutral form, for JSON and logs.

        >>> str(Figure(0, 0, FigureKind.DURATION, Fraction(30), "day"))
        '30 day'
        """
        return f"{self.value} {self.unit}".strip()


_SAID_WITHOUT_NUMERAL = {FigureKind.NUMBER: 2, FigureKind.ORDINAL: 3, FigureKind.DURATION: 1}
"""The greatest value of a kind that a language of the six says without a numeral."""
