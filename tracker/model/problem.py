"""A doubtful place in a text: reported, never a reason to refuse it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One doubtful place.

    Attributes:
        line: Line in the file it was found in, from 1; 0 when it has no single place.
        column: Column in that line, from 1; 0 when the whole line is meant.
        what: What was found, a sentence without a full stop.
        cause: Why that is doubtful, or how it was understood.
        cure: What the drafter may do.
    """

    line: int
    column: int = 0
    what: str
    cause: str = ""
    cure: str = ""

    def __str__(self) -> str:
        place = f"line {self.line}" if self.line else "the text"
        if self.column:
            place += f", column {self.column}"
        rest = "".join(f" {part.rstrip('.')}." for part in (self.cause, self.cure) if part)
        return f"{place}: {self.what.rstrip('.')}.{rest}"
