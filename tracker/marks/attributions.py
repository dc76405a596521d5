"""Reads who holds a bracket: "[EU: retain]", "[G77, RF: …]", "(USA, JPN)" behind it."""

from __future__ import annotations

import re

_PARTY = (
    r"(?:[A-ZА-ЯЁ][A-ZА-ЯЁ0-9&/’'-]{1,14}|[A-Z][a-z]+(?:[ ](?:of|and|the|[A-Z][a-z]+)){0,4}|Group of 77(?: and China)?)"
)
_CODES = r"(?:[A-ZА-ЯЁ][A-ZА-ЯЁ0-9&/’'-]{1,14})"
_LIST = rf"{_CODES}(?:\s*(?:[,/+&]|and|et|y|и|و|和)\s*{_CODES})*"
_INSIDE = re.compile(rf"\s*(?P<by>{_LIST}|{_PARTY}(?:,\s*{_PARTY})*)\s*[:–—]\s*(?=\S)")
"""Parties before a colon at the beginning of a bracket."""
_BEHIND = re.compile(rf"\s?[(（](?P<by>{_LIST})[)）]")
"""Codes of parties in round brackets directly behind a bracket."""
_NO_PARTY = re.compile(
    r"(?i:option|alternative|alt|note|placeholder|article|annex|part|chapter|section|paragraph)\b|[IVXLC]+$"
)
"""Beginnings that look so and name nobody."""


def attribution(inside: str, behind: str = "") -> str:
    """Return the parties that are named for a bracket, as printed; empty for none.

    Args:
        inside: The words inside the bracket.
        behind: The text directly behind it.

    >>> attribution("EU: retain"), attribution("G77, RF: the"), attribution("shall", " (USA, JPN) take")
    ('EU', 'G77, RF', 'USA, JPN')
    >>> attribution("Option 1: the"), attribution("Note: this"), attribution("the Parties", " (a) take")
    ('', '', '')
    """
    for found in (_INSIDE.match(inside), _BEHIND.match(behind)):
        if found and not _NO_PARTY.match(found["by"]):
            return found["by"]
    return ""
