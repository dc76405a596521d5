"""The words of the desk, one module for each language but English: the English words are the keys."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {}
"""The words of each language by the English ones."""
