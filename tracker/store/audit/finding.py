"""What is said of each thing that was looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.store.history import Commit

_SHORT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """One thing that was looked at.

    Attributes:
        holds: Whether it is as it should be; None for what could not be looked at.
        what: A sentence.
    """

    holds: bool | None
    what: str


def sound(what: str) -> Audited:
    """It is as it should be."""
    return Audited(holds=True, what=what)


def doubtful(what: str) -> Audited:
    """It is not as it should be."""
    return Audited(holds=False, what=what)


def unproved(what: str) -> Audited:
    """It could not be looked at."""
    return Audited(holds=None, what=what)


def named(commit: Commit) -> str:
    """A commit as a person finds it: when, by whom, what it says of itself, its id."""
    return f"{commit.at[:10]}, {commit.author}, “{commit.subject}”, commit {commit.id[:_SHORT]}"
