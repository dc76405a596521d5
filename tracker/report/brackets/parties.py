"""Divides the parties that are named for a mark: "EU, NOR" are two, "Group of 77 and China" is one."""

from __future__ import annotations

import re

_COMMA = re.compile(r"\s*[,;+،、]\s*")
_AND = re.compile(r"\s+(?:and|et|y|и|و|和)\s+")
"""Words between two codes: "EU and NOR"."""


def parties_of(by: str) -> tuple[str, ...]:
    """Return the parties of an attribution, each as printed, in order.

    Args:
        by: The parties as they stand beside the mark; empty for none.

    >>> parties_of("EU, NOR and CHE"), parties_of("Group of 77 and China"), parties_of("G77/China"), parties_of("")
    (('EU', 'NOR', 'CHE'), ('Group of 77 and China',), ('G77/China',), ())
    """
    found: list[str] = []
    for words in filter(None, _COMMA.split(by.strip())):
        parts = _AND.split(words)
        # Names of several words can hold an "and"; codes, in capitals, do not.
        found += parts if all(part == part.upper() for part in parts) else [words]
    return tuple(dict.fromkeys(found))


def party_key(name: str) -> str:
    """Return a party as it is compared: without regard to case, blanks and stops.

    >>> party_key("U.S.A.") == party_key("usa")
    True
    """
    return re.sub(r"[\s.’']", "", name).casefold()
