"""Results of the verification: sound, doubtful, or not proved; and commits as these results name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.finding import Finding, Severity

if TYPE_CHECKING:
    from tracker.store.history import Commit

_SHORT_ID = 10
"""Characters of a commit's id that a person is shown."""


def sound(message: str) -> Finding:
    """Return the result for something that was checked and is as stated."""
    return Finding(message=message, severity=Severity.OK)


def doubtful(message: str) -> Finding:
    """Return the result for something that was checked and is not as stated."""
    return Finding(message=message, severity=Severity.ERROR)


def unproved(message: str) -> Finding:
    """Return the result for something that could not be checked."""
    return Finding(message=message, severity=Severity.WARNING)


def describe(commit: Commit) -> str:
    """Describe a commit for people: date, author, subject, abbreviated id."""
    return f"{commit.at[:10]}, {commit.author}, “{commit.subject}”, commit {commit.id[:_SHORT_ID]}"
