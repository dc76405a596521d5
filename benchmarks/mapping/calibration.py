"""Calibration: of the links with a confidence of 0.9, are nine in ten right?"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from benchmarks.mapping.tables import shown, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from benchmarks.mapping.measures import Pair, Truth

BOUNDS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99)
"""Where the bands begin; each ends where the next begins."""


@dataclass(frozen=True, slots=True)
class Band:
    """The rows of which the engine is about equally sure.

    Attributes:
        name: From which confidence to which.
        count: How many rows there are.
        right: How many of them are right.
        confidence: Their mean confidence.
    """

    name: str
    count: int
    right: int
    confidence: float

    @property
    def share(self) -> float:
        """Share of its rows that are right."""
        return self.right / self.count


def judged(links: Mapping[Pair, float], truth: Truth) -> Iterator[tuple[float, bool]]:
    """Hold links against the official mapping.

    Args:
        links: Pairs, and how sure the engine is of each.
        truth: The official mapping.

    Yields:
        How sure, and whether it is an official pair; neutral pairs are left out.
    """
    for pair, confidence in links.items():
        if pair not in truth.neutral:
            yield confidence, pair in truth.pairs


def bands(rows: Iterable[tuple[float, bool]]) -> list[Band]:
    """Sort rows by how sure the engine is.

    Args:
        rows: How sure, and whether it is right.

    Returns:
        The bands that hold a row, least sure first, and last a band of all rows.
    """
    rows = list(rows)
    found = []
    for low, high in zip(BOUNDS, (*BOUNDS[1:], 2.0), strict=True):
        name = f"{low:g} to {high:g}" if high <= 1 else f"{low:g} and over"
        found.append((name, [row for row in rows if low <= row[0] < high]))
    return [
        Band(name, len(held), sum(right for _, right in held), fmean(confidence for confidence, _ in held))
        for name, held in (*found, ("all", rows))
        if held
    ]


def calibration_table(rows: Iterable[tuple[float, bool]]) -> str:
    """The bands of these rows as a table."""
    head = ("confidence", "rows", "right", "mean", "share right")
    return table(head, [(b.name, str(b.count), str(b.right), shown(b.confidence), shown(b.share)) for b in bands(rows)])
