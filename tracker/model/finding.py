"""One result of a check: of a text, of a store, of a report, of the installation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.model.provision import Eid
from tracker.spelling import sentence

_NOWHERE = Eid("")


class Severity(StrEnum):
    """Severity of a finding.

    ``ok``: checked, and as it should be. ``warning``: doubtful; it could not be checked, or does not matter to
    everybody. ``error``: checked, and not as it should be.
    """

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One result of a check, with its place where it has one.

    >>> print(Finding(line=7, message="“2.” occurs again", remedy="Renumber one of them"))
    line 7: “2.” occurs again. Renumber one of them.

    Attributes:
        message: The result in one sentence without a full stop.
        cause: Why that is doubtful or wrong, or how it was understood; may be empty.
        remedy: What the user may do, in the imperative; may be empty.
        severity: Its severity.
        check: Name of the check that made it, as JSON output has it: ``numbering-gap``; empty outside of ``tracker
            check``.
        eid: Address of the block it is about; empty for none.
        start: First character in the text of that block, from 0.
        end: One past its last; 0 where the whole block is meant.
        line: Line in the file that was read, from 1; 0 where it has no single place.
        column: Column in that line, from 1; 0 where the whole line is meant.
    """

    message: str
    cause: str = ""
    remedy: str = ""
    severity: Severity = Severity.WARNING
    check: str = ""
    eid: Eid = _NOWHERE
    start: int = 0
    end: int = 0
    line: int = 0
    column: int = 0

    @property
    def holds(self) -> bool | None:
        """The severity as JSON output has it: true for ok, false for an error, null for a warning."""
        return {Severity.OK: True, Severity.ERROR: False}.get(self.severity)

    def __str__(self) -> str:
        place = f"line {self.line}" if self.line else "the text"
        if self.column:
            place += f", column {self.column}"
        parts = (self.message, self.cause, self.remedy)
        return f"{place}: " + " ".join(sentence(part) for part in parts if part)
