"""Giving memory back is a favour to the system; where it cannot be done, nothing happens."""

from __future__ import annotations

import ctypes

import pytest

from tracker.memory import give_back


@pytest.mark.parametrize("error", [None, OSError, TypeError, AttributeError])
def test_memory_is_given_back_where_the_library_can_do_it(
    error: type[Exception] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    class Library:
        def __init__(self, _: None) -> None:
            if error:
                raise error

        def malloc_trim(self, rest: int) -> None:
            asked.append(rest)

    monkeypatch.setattr(ctypes, "CDLL", Library)
    give_back()

    assert asked == ([] if error else [0])
