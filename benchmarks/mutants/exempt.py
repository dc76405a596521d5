"""Numbers that no test has to catch when they move, each with the reason."""

from __future__ import annotations

EXEMPT: dict[str, str] = {}
"""Reason by label (see ``Constant.label``)."""
