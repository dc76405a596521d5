"""The part of TOML that the store uses, read strictly and written in one way: strings, lists of strings, tables.

``tomllib`` of the standard library reads TOML but writes none. A key that this version does not know is refused:
it would be lost at the next writing.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from tracker.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f]')


def entry(key: str, value: str | Sequence[str]) -> str:
    r"""Return one ``key = value`` line.

    >>> entry("title", "On “rights”"), entry("languages", ["en", "fr"])
    ('title = "On “rights”"\n', 'languages = ["en", "fr"]\n')

    Args:
        key: A bare key.
        value: A string, or a list of strings.
    """
    written = _string(value) if isinstance(value, str) else f"[{', '.join(map(_string, value))}]"
    return f"{key} = {written}\n"


def _string(value: str) -> str:
    return '"' + _ESCAPED.sub(_escape, value) + '"'


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return f"\\{char}" if char in '\\"' else f"\\u{ord(char):04X}"


def read_table(text: str, place: str) -> Table:
    """Parse a whole file.

    Args:
        text: The text of the file.
        place: Its path, for messages.

    Raises:
        StoreError: If it is no TOML.
    """
    try:
        return Table(tomllib.loads(text), place)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise read_error(place, str(error)) from None


class Table:
    """One table as ``tomllib`` gives it, whose keys are taken out one by one.

    Args:
        data: The table.
        place: The file and the place in it, for messages.
    """

    def __init__(self, data: dict[str, object], place: str) -> None:
        self.data, self.place = dict(data), place

    def string(self, key: str) -> str:
        """Take out a string; empty if the key is missing.

        Raises:
            StoreError: If the value is no string.
        """
        value = self.data.pop(key, "")
        if not isinstance(value, str):
            raise read_error(f"{self.place}, {key}", "it is not a string in double quotes")
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        """Take out a list of strings; empty if the key is missing.

        Raises:
            StoreError: If the value is no list of strings.
        """
        value = self.data.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise read_error(f"{self.place}, {key}", "it is not a list of strings in double quotes")
        return tuple(value)

    def tables(self, key: str) -> Iterator[Table]:
        """Take out the tables ``[[key]]``.

        Raises:
            StoreError: If the value is something else.
        """
        value = self.data.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise read_error(f"{self.place}, {key}", f"it is not written as [[{key}]]")
        return (Table(item, f"{self.place}, {key} {n}") for n, item in enumerate(value, 1))

    def check_empty(self) -> None:
        """Check that no key is left.

        Raises:
            StoreError: If this version does not know a key.
        """
        if self.data:
            raise read_error(self.place, f"“{next(iter(self.data))}” is not a key that this version knows")


def read_error(place: str, cause: str) -> StoreError:
    """Return the error for a file that cannot be read.

    Args:
        place: The file and the place in it.
        cause: The fault.
    """
    return StoreError(
        f"{place} cannot be read",
        cause=cause,
        remedy="correct the file and commit it, or restore it from git",
    )
