"""Errors that stop a command, in words for the person who typed it.

::

    TrackerError
    ├── InputError      a file, name or option that cannot be used; exit code 2
    ├── StoreError      the store cannot be read or written as asked; exit code 2
    └── ProofError      a finished report does not give both texts back; a fault of the program, exit code 3

Problems *inside* a text (a repeated number, a note without a call) are data, not errors: see
:class:`tracker.model.finding.Finding`.
"""

from __future__ import annotations

from tracker.spelling import sentence


class TrackerError(Exception):
    """Something that stops a command: what happened, why, and what to do about it.

    >>> print(InputError("There is no file a.md", cause="the folder is empty", remedy="name another file"))
    There is no file a.md.
    Cause: The folder is empty.
    What to do: Name another file.

    Args:
        message: The event and the place, one sentence without a full stop.
        cause: Why, one sentence; may be empty.
        remedy: Advice to the user, one sentence in the imperative; may be empty.

    Cause and remedy may begin with a small letter: they are printed as sentences.
    """

    exit_code = 2

    def __init__(self, message: str, *, cause: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.cause = cause
        self.remedy = remedy

    def __str__(self) -> str:
        parts = [self.message.rstrip(".") + "."]  # It may begin with the name of a file.
        if self.cause:
            parts.append(f"Cause: {sentence(self.cause)}")
        if self.remedy:
            parts.append(f"What to do: {sentence(self.remedy)}")
        return "\n".join(parts)


class InputError(TrackerError):
    """A file, name or option that cannot be used."""


class StoreError(TrackerError):
    """The store cannot be read or written as asked."""


class ProofError(TrackerError):
    """A finished report does not give both texts back, so it was not written."""

    exit_code = 3
