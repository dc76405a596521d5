"""What can stop a command, in words for the person who typed it.

::

    TrackerError
    ├── InputError      a file, name or option that cannot be used; exit code 2
    ├── StoreError      the store cannot be read or written as asked; exit code 2
    └── ProofError      a finished report does not give both texts back; our fault, exit code 3

Problems *inside* a text (a repeated number, a note without a call) are data, not errors: see
:class:`tracker.model.problem.Problem`.
"""

from __future__ import annotations


class TrackerError(Exception):
    """Something that stops a command: what happened, why, and how to mend it.

    Args:
        what: The thing and the place, one sentence without a full stop.
        cause: Why, one sentence; may be empty.
        cure: What to do now, one sentence in the imperative; may be empty.
    """

    exit_code = 2

    def __init__(self, what: str, *, cause: str = "", cure: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.cause = cause
        self.cure = cure

    def __str__(self) -> str:
        parts = [self.what.rstrip(".") + "."]
        if self.cause:
            parts.append(f"Cause: {self.cause.rstrip('.')}.")
        if self.cure:
            parts.append(f"To mend: {self.cure.rstrip('.')}.")
        return "\n".join(parts)


class InputError(TrackerError):
    """A file, name or option that cannot be used."""


class StoreError(TrackerError):
    """The store cannot be read or written as asked."""


class ProofError(TrackerError):
    """A finished report does not give both texts back, so it was not put in place."""

    exit_code = 3
