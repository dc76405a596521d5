"""Align two sequences of units of different languages: in order, by number, length, and what both print alike.

The method is that of Gale and Church (1993), with evidence besides the length: dynamic programming over the pairs, the
gaps, and the lines that one side divides. Costs are negative logarithms of likelihoods, so they add up.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, log
from typing import TYPE_CHECKING

from tracker.languages.evidence import Evidence, evidence_of
from tracker.model.languages import UnitKind

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Sequence

    from tracker.model.languages import Unit

GAP = 3.0
"""Cost of a unit without a counterpart: one in twenty is more than is ever left out, and less hides what is."""
JOIN = 5.0
"""Cost of a line that stands beside two: rarer in treaties, whose versions are laid out alike, than an omission."""
JOIN_BROKEN = 1.0
"""Cost of the same where the first line ends inside a sentence: it was only printed on two lines."""
WHOLE_PIECE = 30
"""Letters of a piece from which on it costs as much: a conjunction between two points often stands on its own line."""
SAME_NUMBER, OTHER_NUMBER, ONE_NUMBER = -3.0, 3.0, 1.0
"""Cost of two units with the same number, with different ones, and of one with a number beside one without."""
OTHER_KIND = 1.0
"""Cost of two units of kinds that readers may take for each other, as a recital and a line."""
OTHER_HEADING = 3.0
"""Cost of two headings of different kinds, as a Part beside a Title."""
LENGTH_SPREAD, LENGTH_NOISE = 0.01, 2.5
"""Variance of the logarithm of the ratio of lengths: of long passages (a fifth more or less), and the letters below
which chance takes over, in letters: a passage of fifty letters may well be half as long again in another language."""
MOST_FOR_LENGTH = 6.0
"""Cost of lengths at most: some versions sum up in a line what others say in a page."""
NUMBERS_WEIGHT, NAMES_WEIGHT = 1.5, 2.0
"""Weights of numbers and of names that both have, or only one."""
MISSING_NUMBERS = 0.3
"""Cost of numbers that only one of them has: the other may print them in words."""
BAND = 60
"""Units by which two sequences may be out of step, besides the difference of their lengths: omissions are few."""

_STEPS = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (1, 3), (3, 1))
"""Units of each side in a bead: a pair, a gap, or a line beside two or three."""
_LINES = frozenset({UnitKind.RECITAL, UnitKind.FORMULA, UnitKind.LINE, UnitKind.CLOSING})
_POINTS = frozenset({UnitKind.PARAGRAPH, UnitKind.POINT, UnitKind.CLOSING, UnitKind.LINE, UnitKind.RECITAL})
_HEADINGS = frozenset({UnitKind.DIVISION, UnitKind.ARTICLE, UnitKind.ANNEX, UnitKind.PREAMBLE, UnitKind.TITLE})
_PIECES = frozenset({UnitKind.RECITAL, UnitKind.FORMULA, UnitKind.LINE, UnitKind.TITLE, UnitKind.POINT})
_DIVIDED = _PIECES | {UnitKind.PARAGRAPH, UnitKind.CLOSING}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit of a version with its evidence.

    Attributes:
        unit: The unit.
        evidence: Its evidence.
        length: Its letters, on the scale that all versions share.
    """

    unit: Unit
    evidence: Evidence
    length: float


def candidate_of(unit: Unit, scale: float, evidence: Evidence | None = None) -> Candidate:
    """Return a unit with its evidence; its letters are multiplied by the scale of its version."""
    evidence = evidence or evidence_of(unit)
    return Candidate(unit, evidence, evidence.length * scale)


Row = tuple["Candidate", ...]
"""Units of other versions that stand in one row."""
Bead = tuple[tuple[int, ...], tuple[int, ...]]
"""Numbers of the rows and of the units that stand side by side; one of the two may be empty."""


def align_units(rows: Sequence[Row], units: Sequence[Candidate]) -> list[Bead]:
    """Align the units of a version with rows of other versions, both in their order.

    Args:
        rows: The rows, none of them empty.
        units: The units.

    Returns:
        The beads in order; every row and every unit stands in exactly one.
    """
    if len(rows) == len(units) and all(_sure(row, unit) for row, unit in zip(rows, units, strict=True)):
        return [((n,), (n,)) for n in range(len(units))]
    return _Table(rows, units).beads()


def _sure(row: Row, unit: Candidate) -> bool:
    """Return whether nothing speaks against a pair in sequences that run in step."""
    same = all(
        one.unit.kind is unit.unit.kind
        and (bool(one.evidence.values & unit.evidence.values) or one.evidence.values == unit.evidence.values)
        for one in row
    )
    return same and _cost(row, (unit,)) < GAP


class _Table:
    """The table of dynamic programming, in a band around its diagonal."""

    def __init__(self, rows: Sequence[Row], units: Sequence[Candidate]) -> None:
        self._rows, self._units = rows, units
        self._band = BAND + abs(len(rows) - len(units))

    def beads(self) -> list[Bead]:
        """Return the cheapest beads."""
        height, width = len(self._rows), len(self._units)
        costs = [{0: 0.0}]
        steps: list[dict[int, tuple[int, int]]] = []
        for i in range(height + 1):
            middle = i * width // height if height else 0
            low, high = max(0, middle - self._band), min(width, middle + self._band)
            if not height:
                low, high = 0, width
            row: dict[int, float] = {}
            step: dict[int, tuple[int, int]] = {}
            for j in range(low, high + 1):
                best, taken = (0.0, (0, 0)) if i == j == 0 else (inf, (0, 0))
                for down, right in _STEPS:
                    if down > i or right > j:
                        continue
                    above = (row if down == 0 else costs[i - down]).get(j - right, inf)
                    if above >= best:
                        continue
                    cost = above + self._step(i, j, down, right)
                    if cost < best:
                        best, taken = cost, (down, right)
                row[j], step[j] = best, taken
            if i:
                costs.append(row)
            else:
                costs[0] = row
            steps.append(step)
        return self._back(steps, height, width)

    @staticmethod
    def _back(steps: Sequence[dict[int, tuple[int, int]]], i: int, j: int) -> list[Bead]:
        beads: list[Bead] = []
        while i or j:
            down, right = steps[i][j]
            beads.append((tuple(range(i - down, i)), tuple(range(j - right, j))))
            i, j = i - down, j - right
        return beads[::-1]

    def _step(self, i: int, j: int, down: int, right: int) -> float:
        """Return the cost of a bead that ends before a row and a unit."""
        if not down or not right:
            return GAP
        units = self._units[j - right : j]
        if down == right == 1:
            return _cost(self._rows[i - 1], units)
        rows = self._rows[i - down : i]
        if not (
            all(_can_follow(one, rows[0]) for one in units[1:])
            and all(_can_follow(one, units) for row in rows[1:] for one in row)
        ):
            return inf
        lengths = sum(map(_row_length, rows)), sum(one.length for one in units)
        pieces = [_row_length(row) for row in rows[1:]] + [one.length for one in units[1:]]
        broken = [all(one.evidence.breaks_off for one in row) for row in rows[:-1]]
        broken += [one.evidence.breaks_off for one in units[:-1]]
        join = sum(
            JOIN_BROKEN if is_broken else JOIN * min(1.0, piece / WHOLE_PIECE)
            for piece, is_broken in zip(pieces, broken, strict=True)
        )
        return join + _head_cost(rows[0], units[0]) + _length_cost(*lengths)


def _cost(row: Row, units: Sequence[Candidate]) -> float:
    """Return the cost of a unit beside a row: the mean of its costs beside each version in it."""
    unit = units[0]
    total = 0.0
    for one in row:
        if (kinds := _kind_cost(one.unit.kind, unit.unit.kind)) == inf:
            return inf
        total += kinds + _number_cost(one, unit) + _length_cost(one.length, unit.length) + _likeness(one, unit)
    return total / len(row)


def _head_cost(row: Row, unit: Candidate) -> float:
    """Return the cost of the kinds and numbers of two units, the contents of which are compared as a whole."""
    if any(one.unit.kind not in _DIVIDED for one in (*row, unit)):
        return inf
    return sum(_kind_cost(one.unit.kind, unit.unit.kind) + _number_cost(one, unit) for one in row) / len(row)


def _can_follow(one: Candidate, whole: Iterable[Candidate]) -> bool:
    """Return whether a unit can be a further piece of the one before it.

    Args:
        one: The unit.
        whole: What stands beside both: it has the number of the unit inside its words, if the unit has one.
    """
    if one.unit.kind not in _DIVIDED:
        return False
    values = one.evidence.values
    return not values or all(values & other.evidence.run_in for other in whole)


def _row_length(row: Row) -> float:
    return sum(one.length for one in row) / len(row)


def _kind_cost(first: UnitKind, second: UnitKind) -> float:
    if first is second:
        return 0.0
    pair = {first, second}
    if pair <= _LINES or pair <= _POINTS:
        return OTHER_KIND
    return OTHER_HEADING if pair <= _HEADINGS else inf


def _number_cost(first: Candidate, second: Candidate) -> float:
    values = first.evidence.values, second.evidence.values
    if not all(values):
        return ONE_NUMBER if any(values) else 0.0
    return SAME_NUMBER if values[0] & values[1] else OTHER_NUMBER


def _length_cost(first: float, second: float) -> float:
    """Return the cost of two lengths: that of their ratio under the spread that such lengths have.

    >>> round(_length_cost(400, 400), 2), round(_length_cost(400, 100), 1), round(_length_cost(0, 300), 1)
    (0.0, 6.0, 6.0)
    """
    ratio = log((first + 1) / (second + 1))
    spread = LENGTH_SPREAD + LENGTH_NOISE / (min(first, second) + 1)
    return min(MOST_FOR_LENGTH, ratio * ratio / (2 * spread))


def _likeness(first: Candidate, second: Candidate) -> float:
    """Return the cost of what both print alike; below nothing where they have much in common."""
    numbers = first.evidence.numbers, second.evidence.numbers
    cost = 0.0
    if all(numbers):
        cost += NUMBERS_WEIGHT * (1 - 2 * _shared(*numbers))
    elif any(numbers):
        cost += MISSING_NUMBERS
    return cost - NAMES_WEIGHT * _shared(first.evidence.codes, second.evidence.codes)


def _shared(first: Counter[str], second: Counter[str]) -> float:
    """Return the share of what two have in common (Dice), from 0 to 1."""
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0
