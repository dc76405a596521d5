"""Precision and recall of findings against labels, with the intervals that so few labels allow."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from benchmarks.substance.labels import Label, Place

Z = 1.96
"""Standard deviations on both sides of a share that hold it in 95 of 100 samples."""

NOT_CLASSES = frozenset(("other", "style", "none"))
"""What a label may say that no rule finds."""


class Claim(NamedTuple):
    """A class at a place, as a reader labels it or a rule finds it."""

    place: Place
    name: str


class Share(NamedTuple):
    """A share of a count."""

    part: int
    whole: int

    def __str__(self) -> str:
        if not self.whole:
            return "–"
        low, high = wilson(self.part, self.whole)
        return f"{self.part / self.whole:.2f} ({low:.2f}–{high:.2f}, {self.part} of {self.whole})"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Findings against labels.

    Attributes:
        right: Found, and labelled by a sure reader.
        wrong: Found where the reader saw none of it.
        missed: Labelled, and not found.
    """

    right: frozenset[Claim] = field(default_factory=frozenset)
    wrong: frozenset[Claim] = field(default_factory=frozenset)
    missed: frozenset[Claim] = field(default_factory=frozenset)

    @property
    def precision(self) -> Share:
        """The share of what was found that is right."""
        return Share(len(self.right), len(self.right) + len(self.wrong))

    @property
    def recall(self) -> Share:
        """The share of what was labelled that was found."""
        return Share(len(self.right), len(self.right) + len(self.missed))

    def of(self, names: AbstractSet[str] = frozenset(), places: AbstractSet[Place] | None = None) -> Outcome:
        """Return the part of it that is of some classes (of all without names) and at some places."""

        def part(claims: frozenset[Claim]) -> frozenset[Claim]:
            return frozenset(
                claim
                for claim in claims
                if (not names or claim.name in names) and (places is None or claim.place in places)
            )

        return Outcome(part(self.right), part(self.wrong), part(self.missed))


def outcome(labels: Iterable[Label], found: AbstractSet[Claim]) -> Outcome:
    """Compare what was found at the labelled places with the labels; unsure labels count neither way.

    Args:
        labels: The labels; their places are the only ones that are looked at.
        found: The findings of all texts.
    """
    sure: set[Claim] = set()
    unsure: set[Claim] = set()
    places: set[Place] = set()
    for label in labels:
        places.add(label.place)
        (sure if label.sure else unsure).add(Claim(label.place, label.name))
    at_places = {claim for claim in found if claim.place in places}
    wanted = {claim for claim in sure if claim.name not in NOT_CLASSES}
    return Outcome(
        right=frozenset(at_places & wanted),
        wrong=frozenset(at_places - wanted - unsure),
        missed=frozenset(wanted - at_places),
    )


def wilson(part: int, whole: int) -> tuple[float, float]:
    """Return the bounds of the Wilson interval (95 %) of a share.

    >>> [round(bound, 2) for bound in wilson(9, 10)]
    [0.6, 0.98]
    """
    share = part / whole
    middle = share + Z * Z / (2 * whole)
    spread = Z * sqrt(share * (1 - share) / whole + Z * Z / (4 * whole * whole))
    return (middle - spread) / (1 + Z * Z / whole), (middle + spread) / (1 + Z * Z / whole)


def classes_of(labels: Iterable[Label], found: AbstractSet[Claim]) -> list[str]:
    """Return the classes that are labelled or found, the most frequent in the labels first."""
    counts = Counter(label.name for label in labels if label.sure and label.name not in NOT_CLASSES)
    counts.update(dict.fromkeys((claim.name for claim in found), 0))
    return sorted(counts, key=lambda name: (-counts[name], name))
