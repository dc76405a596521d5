"""Options of reading, as the caller gives them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """The part of a file that is the treaty, and the state of tracked changes.

    Attributes:
        first: First line of the treaty text, or paragraph of a Word file, web page or PDF, from 1; None to search.
        last: Last line, inclusive; None to search.
        annex: Number of the annex that is the treaty; empty to search for the text.
        revisions: ``final`` for the text with all tracked changes accepted, ``original`` with all rejected.
    """

    first: int | None = None
    last: int | None = None
    annex: str = ""
    revisions: str = "final"

    @property
    def selects_part(self) -> bool:
        """True if the caller named lines or an annex."""
        return self.first is not None or self.last is not None or bool(self.annex)
