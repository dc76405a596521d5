"""A strict writer for the little TOML that treaty.toml needs: strings and lists of strings.

``tomllib`` of the standard library reads TOML but writes none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f]')


def entry(key: str, value: str | Sequence[str]) -> str:
    """One ``key = value`` line.

    Args:
        key: A bare key of ours.
        value: A string, or a list of strings.
    """
    written = _string(value) if isinstance(value, str) else f"[{', '.join(map(_string, value))}]"
    return f"{key} = {written}\n"


def _string(value: str) -> str:
    return '"' + _ESCAPED.sub(_escape, value) + '"'


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return f"\\{char}" if char in '\\"' else f"\\u{ord(char):04X}"
