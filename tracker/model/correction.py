"""Corrections of the concordance by people, and their outcome in a comparison."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.model.provision import Eid


class Verdict(StrEnum):
    """Verdict of a person on a link.

    ``confirm``: the link of the program is right. ``pin``: the link is right, whatever the program finds; with one side
    empty, the provision is new or dropped. ``forbid``: the link is wrong.
    """

    CONFIRM = "confirm"
    PIN = "pin"
    FORBID = "forbid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Statement of a person about one link; it always overrules the program.

    Attributes:
        verdict: The verdict; its name as a string is made one, and a name that is none raises ``ValueError``.
        before: Address of the provision before; None where nothing before corresponds (a pin says "new").
        after: Address of the provision after; None where nothing after corresponds (a pin says "dropped").
        author: The person, ``Name <address>``.
        reason: The reason in words.
    """

    verdict: Verdict
    before: Eid | None
    after: Eid | None
    author: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        """Make a name a verdict: unknown to the engine, "forbid" would state the opposite."""
        object.__setattr__(self, "verdict", Verdict(self.verdict))

    def inverted(self) -> Correction:
        """Return the same statement with the sides exchanged."""
        return replace(self, before=self.after, after=self.before)


class Outcome(StrEnum):
    """Outcome of a statement in a comparison.

    ``agreed``: the program finds the same link. ``overruled``: it does not, and the statement was followed.
    ``impossible``: the address is no longer in the text, or two statements contradict each other; the statement was
    left out.
    """

    AGREED = "agreed"
    OVERRULED = "overruled"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Outcome of one statement in a comparison, with the program's own opinion.

    Attributes:
        correction: The statement, with the addresses of the texts compared.
        outcome: Its outcome.
        confidence: Confidence of the program in the link without the statement: 0 where it finds no link; None for
            ``impossible`` and where a side is empty.
        why: The reason of ``impossible`` in words; else empty.
    """

    correction: Correction
    outcome: Outcome
    confidence: float | None = None
    why: str = ""

    def inverted(self) -> Ruling:
        """Return the same with the sides exchanged."""
        return replace(self, correction=self.correction.inverted())
