"""The digest of the program that computes lineages: results of another program are not taken for its own."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import tracker

_ROOMS = ("addresses", "diff", "language", "lineage", "marks", "model", "references", "text")
"""The folders whose code and tables decide the result."""
_IRRELEVANT = frozenset({".pyc", ".pyo"})


@cache
def method_digest() -> str:
    """Return the digest of all files that decide the result of a comparison.

    Its version does not tell two states of a program under development apart; its files do, in some five milliseconds.
    """
    package = Path(tracker.__file__).parent
    total = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted((package / room).rglob("*")):
            if path.is_file() and path.suffix not in _IRRELEVANT:
                content = path.read_bytes()
                total.update(f"{path.relative_to(package).as_posix()} {len(content)}\n".encode() + content)
    return total.hexdigest()
