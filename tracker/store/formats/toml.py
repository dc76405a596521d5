"""The little TOML that the store needs, read strictly and written plainly: strings, lists of strings, tables.

``tomllib`` of the standard library reads TOML but writes none. A key that this version does not know is refused:
it would be lost at the next writing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


class Table:
    """One table as ``tomllib`` gives it; hands out its keys one by one and knows its place for messages.

    Args:
        data: The table.
        place: The file, and where in it.
    """

    def __init__(self, data: dict[str, object], place: str) -> None:
        self.data, self.place = dict(data), place

    def string(self, key: str) -> str:
        """A text; empty where the key is missing.

        Raises:
            StoreError: If it is none.
        """
        value = self.data.pop(key, "")
        if not isinstance(value, str):
            raise fault(f"{self.place}, {key}", "it is no text in double quotes")
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where the key is missing.

        Raises:
            StoreError: If it is none.
        """
        value = self.data.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise fault(f"{self.place}, {key}", "it is no list of texts in double quotes")
        return tuple(value)

    def tables(self, key: str) -> Iterator[Table]:
        """The tables ``[[key]]``.

        Raises:
            StoreError: If it is something else.
        """
        value = self.data.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise fault(f"{self.place}, {key}", f"it is not written as [[{key}]]")
        return (Table(item, f"{self.place}, {key} {n}") for n, item in enumerate(value, 1))

    def done(self) -> None:
        """Refuse what was not asked for.

        Raises:
            StoreError: If a key is left.
        """
        if self.data:
            raise fault(self.place, f"“{next(iter(self.data))}” is no key that this version knows")


def fault(place: str, cause: str) -> StoreError:
    """The error for a file that cannot be read.

    Args:
        place: The file, and where in it.
        cause: What is wrong.
    """
    return StoreError(
        f"{place}: this cannot be read",
        cause=cause,
        remedy="mend the file and commit it, or restore it from git",
    )
