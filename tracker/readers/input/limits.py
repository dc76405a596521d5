"""Refusal of what is small outside and huge inside: marks that unfold into more than any treaty holds."""

from __future__ import annotations

import time

from tracker.errors import InputError

MAX_MARKS = 2_000_000
"""Tags and attributes of one file. The French labour code, 10,833 articles, has 0.54 million as a Word file."""
MAX_SECONDS = 60
"""How long a page may be taken apart; broken marks can make the work grow with the square of their number."""


def marks_in(content: bytes | str) -> int:
    """How many tags and attributes a part of a file has, counted without taking it apart; rather too many.

    Args:
        content: The part.
    """
    if isinstance(content, bytes):
        return content.count(b"<") + content.count(b"=")
    return content.count("<") + content.count("=")


def refuse_bulk(marks: int, name: str) -> None:
    """Refuse a file that would take more memory than any treaty needs.

    Args:
        marks: How many tags and attributes it has.
        name: Its name, for messages.

    Raises:
        InputError: If there are more than :data:`MAX_MARKS`.
    """
    if marks > MAX_MARKS:
        raise InputError(
            f"{name} is larger inside than any treaty",
            cause=f"It has {marks:,} tags and attributes; up to {MAX_MARKS:,} are read",
            remedy="check where the file comes from; it may be made to harm",
        )


class Deadline:
    """The time that reading a file may take; it begins now.

    Args:
        name: Name of the file, for messages.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._ends = time.monotonic() + MAX_SECONDS

    def check(self) -> None:
        """Go on only while there is time left.

        Raises:
            InputError: If there is none.
        """
        if time.monotonic() > self._ends:
            raise InputError(
                f"{self._name} takes too long to read",
                cause=f"After {MAX_SECONDS} seconds its tags were not taken apart; they may be broken, or made to harm",
                remedy="open it in a browser and save it again, or copy the text of the treaty into a text file",
            )
