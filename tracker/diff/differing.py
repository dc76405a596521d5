"""Differences between two sequences, for finding alterations of a report, not changes by a drafter."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

_Item = TypeVar("_Item", bound="Hashable")


def differing_slices(old: Sequence[_Item], new: Sequence[_Item]) -> Iterator[tuple[slice, slice]]:
    """Yield the stretches that differ, in order.

    >>> list(differing_slices("abcd", "abXd"))
    [(slice(2, 3, None), slice(2, 3, None))]

    Args:
        old: One sequence.
        new: The other.

    Yields:
        The positions of each stretch in both; an empty slice where one of them has nothing in its place.
    """
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield slice(a, b), slice(c, d)
