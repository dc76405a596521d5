"""The two sides of a comparison, and a pair of values with one for each side."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")


class Side(StrEnum):
    """One of the two texts of a comparison; ``list(Side)`` gives the earlier text first.

    >>> Side.BEFORE.other
    <Side.AFTER: 'after'>
    >>> ("old", "new")[Side.AFTER.position]
    'new'
    """

    BEFORE = "before"
    AFTER = "after"

    @property
    def position(self) -> int:
        """Its place in a pair ``(before, after)``: 0 or 1. Every string has a method ``index`` already."""
        return 0 if self is Side.BEFORE else 1

    @property
    def other(self) -> Side:
        """The opposite side."""
        return Side.AFTER if self is Side.BEFORE else Side.BEFORE


@dataclass(frozen=True, slots=True)
class Sides(Generic[T]):
    """A value for each side; unpacks and iterates as ``before, after``. Hot loops keep plain tuples.

    >>> names = Sides("draft 1", "draft 2")
    >>> names.of(Side.AFTER), names.inverted().after
    ('draft 2', 'draft 1')
    >>> before, after = names
    """

    before: T
    after: T

    def of(self, side: Side) -> T:
        """Return the value of one side."""
        return self.before if side is Side.BEFORE else self.after

    def inverted(self) -> Sides[T]:
        """Return the pair with the sides exchanged."""
        return Sides(self.after, self.before)

    def __iter__(self) -> Iterator[T]:
        yield self.before
        yield self.after
