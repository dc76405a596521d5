"""Limits against files that are small outside and huge inside: markup that unfolds into more than any treaty holds."""

from __future__ import annotations

import time

from tracker.errors import InputError

MAX_MARKUP = 2_000_000
"""Tags and attributes of one file. The French labour code, 10,833 articles, has 0.54 million as a Word file."""
MAX_SECONDS = 60
"""Seconds that a web page may take to parse; with broken tags the work can grow with the square of their number."""


def count_markup(content: bytes | str) -> int:
    """Count the tags and attributes of a part of a file without parsing it; the count is an upper bound.

    >>> count_markup('<p class="x">Peace</p>')
    3
    """
    if isinstance(content, bytes):
        return content.count(b"<") + content.count(b"=")
    return content.count("<") + content.count("=")


def refuse_bulk(markup: int, name: str) -> None:
    """Refuse a file that would take more memory than any treaty needs.

    Args:
        markup: Number of its tags and attributes.
        name: Name of the file, for messages.

    Raises:
        InputError: If there are more than :data:`MAX_MARKUP`.
    """
    if markup > MAX_MARKUP:
        raise InputError(
            f"{name} is larger inside than any treaty",
            cause=f"It has {markup:,} tags and attributes; up to {MAX_MARKUP:,} are read",
            remedy="check where the file comes from; it may have been made to do harm",
        )


class Deadline:
    """The time limit of reading a file; it runs from the creation of the object.

    Args:
        name: Name of the file, for messages.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._ends = time.monotonic() + MAX_SECONDS

    def check(self) -> None:
        """Refuse the file when the time is over.

        Raises:
            InputError: If :data:`MAX_SECONDS` have passed.
        """
        if time.monotonic() > self._ends:
            raise InputError(
                f"{self._name} takes too long to read",
                cause=f"After {MAX_SECONDS} seconds its tags were not read; they may be broken, or made to do harm",
                remedy="open it in a browser and save it again, or copy the text of the treaty into a text file",
            )
