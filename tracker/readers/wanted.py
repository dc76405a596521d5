"""What is asked of a file that is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked of a file.

    Attributes:
        first: First line of the treaty text, or paragraph of a Word file, page or PDF, from 1; None to look for it.
        last: The last, included.
        annex: Number of the annex that is the treaty; empty to look for the text.
        revisions: ``final`` for the text with all tracked changes accepted, ``original`` with all rejected.
    """

    first: int | None = None
    last: int | None = None
    annex: str = ""
    revisions: str = "final"
