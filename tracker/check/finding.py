"""What a check finds."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.model.provision import Eid


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One drafting error, or what may well be one.

    Attributes:
        check: The check that found it, as JSON output names it.
        eid: Address of the block it stands in.
        what: What was found, a sentence without a full stop.
        cause: Why that is an error.
        cure: What the drafter may do.
        start: First character in the block's text, from 0.
        end: One past its last; 0 where the whole block is meant.
    """

    check: str
    eid: Eid
    what: str
    cause: str
    cure: str
    start: int = 0
    end: int = 0
