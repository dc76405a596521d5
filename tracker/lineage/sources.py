"""The stages of a lineage as they are given, and the records of them that are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.lineage.records.origins import OriginsRecord
    from tracker.lineage.records.step import StepRecord
    from tracker.lineage.records.text import TextRecord
    from tracker.model.draft import DraftText
    from tracker.model.redline import Redline


class Keeping(Protocol):
    """A place where records are kept."""

    def get(self, name: str, key: str) -> Sequence[bytes] | None:
        """Return the lines of a record; None if it is not kept, was made of other data, or is damaged."""

    def put(self, name: str, key: str, lines: Sequence[bytes]) -> None:
        """Keep the lines of a record in the place of the one that had its name."""


class NoKeeping:
    """Keeps nothing: for files, which are read at each call."""

    def get(self, name: str, key: str) -> None:
        """Return None."""

    def put(self, name: str, key: str, lines: Sequence[bytes]) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageSource:
    """One stage as the reader is given it.

    Attributes:
        name: Its name, which no other stage has.
        predecessors: The positions of the stages that it was drafted from, the main one first; each is smaller than its
            own.
        key: Changes whenever its text changes.
        release: Its release tag; may be empty.
        read: Reads its text.
    """

    name: str
    predecessors: tuple[int, ...]
    key: str
    release: str = ""
    read: Callable[[], DraftText]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparing:
    """The way in which two stages are compared.

    Attributes:
        compare: Compares two stages by their positions.
        key: Changes whenever the result changes for another reason than the two texts: by a correction of people.
    """

    compare: Callable[[int, int], Redline]
    key: Callable[[int, int], str]


class Records(Protocol):
    """The records of some stages."""

    @property
    def sources(self) -> Sequence[StageSource]:
        """The stages."""

    def ancestors(self, stage: int) -> list[int]:
        """Return the positions of all stages that a stage goes back to, in order."""

    def text(self, stage: int) -> TextRecord:
        """Return the record of a stage's text."""

    def step(self, before: int, after: int) -> StepRecord:
        """Return the record of the comparison of two stages."""

    def origins(self, stage: int) -> OriginsRecord:
        """Return the record of the origins of a stage's words."""
