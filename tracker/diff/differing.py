"""Where two rows differ: for those who look for what was altered, not for what a drafter changed."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

_Item = TypeVar("_Item", bound="Hashable")


def differing(old: Sequence[_Item], new: Sequence[_Item]) -> Iterator[tuple[slice, slice]]:
    """The stretches that differ, in order.

    Args:
        old: One row.
        new: The other.

    Yields:
        Where each stands in the one and in the other; an empty slice where nothing stands against it.
    """
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield slice(a, b), slice(c, d)
