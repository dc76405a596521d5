"""What a person has said about the concordance, and what became of it in a comparison."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.model.provision import Eid


class Verdict(StrEnum):
    """What a person says of a link.

    ``confirm``: the program is right. ``pin``: it is so, whatever the program thinks; with one side empty, the
    provision is new or dropped. ``forbid``: it is not so.
    """

    CONFIRM = "confirm"
    PIN = "pin"
    FORBID = "forbid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One statement of a person about one link; it always wins over the program.

    Attributes:
        verdict: What is said.
        before: Address of the provision before; None where nothing before corresponds (a pin says "new").
        after: Address of the provision after; None where nothing after corresponds (a pin says "dropped").
        author: Who says it, ``Name <address>``.
        reason: Why, in words.
    """

    verdict: Verdict
    before: Eid | None
    after: Eid | None
    author: str = ""
    reason: str = ""

    def inverted(self) -> Correction:
        """The same statement with the sides exchanged."""
        return replace(self, before=self.after, after=self.before)


class Outcome(StrEnum):
    """How a statement and the program stand to one another.

    ``agreed``: the program says the same. ``overruled``: it says otherwise, and the person won. ``impossible``: the
    address stands in the text no longer, or two statements contradict each other; the statement was left out.
    """

    AGREED = "agreed"
    OVERRULED = "overruled"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What became of one statement in a comparison.

    Attributes:
        correction: The statement, with the addresses of the texts compared.
        outcome: How it and the program stand.
        confidence: How sure the program is, without the person, that the two are one: 0 where it sees no link; None
            for ``impossible`` and where a side is empty.
        why: Of an ``impossible`` one, why, in words; else empty.
    """

    correction: Correction
    outcome: Outcome
    confidence: float | None = None
    why: str = ""

    def inverted(self) -> Ruling:
        """The same with the sides exchanged."""
        return replace(self, correction=self.correction.inverted())
