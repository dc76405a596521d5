"""Which of many like tests are quick: the others are left to the whole suite (``make test``)."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable


def one_in(every: int, *lists: Iterable[Any]) -> list[Any]:
    """Parameters for every combination of the lists; all but one in so many are marked as slow.

    Args:
        every: How many there are to a quick one. With a number that has no factor in common with the length of the last
            list, each of its items comes up among the quick ones.
        lists: What is combined. A folder or a function is called by its name.
    """
    return [
        pytest.param(
            *values,
            marks=pytest.mark.slow if n % every else (),
            id="-".join(map(_name, values)),
        )
        for n, values in enumerate(product(*lists))
    ]


def _name(value: Any) -> str:
    return str(getattr(value, "name", getattr(value, "__name__", value)))
