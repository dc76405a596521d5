"""The two sides of a comparison."""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    """The two texts of a comparison."""

    BEFORE = "before"
    AFTER = "after"
