"""A reference from one place of a text to another, and how it bears up when the text is revised."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.model.provision import Eid

THIS = "this"
PREVIOUS = "previous"
NEXT = "next"
"""Tokens of steps that are no numbers: "the present article", "article précédent", "the next article"."""
RELATIVE = frozenset({THIS, PREVIOUS, NEXT})


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way to a provision.

    Attributes:
        unit: A key of :data:`tracker.language.labels.WORDS`; empty for a bare number, as in "2 (b)".
        token: The number in comparable form (``5bis``, ``II``, ``a``), or :data:`THIS` and its like.
    """

    unit: str
    token: str


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number as it is printed in a reference.

    Attributes:
        start: Its first character in the line, from 0.
        end: One past its last.
        step: What it says.
    """

    start: int
    end: int
    step: Step


@dataclass(frozen=True, slots=True)
class Mention:
    """One provision that a reference names.

    Attributes:
        numbers: The numbers on the way to it, from the outside in. They begin where the reference stands: "paragraph 2"
            alone is one of this article.
        closes_range: The end of a range that begins with the mention before: all between are meant too.
    """

    numbers: tuple[NumberSpan, ...]
    closes_range: bool = False

    @property
    def steps(self) -> tuple[Step, ...]:
        """The way without its places."""
        return tuple(number.step for number in self.numbers)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to one or more provisions of the same text, as "articles 9 à 12".

    Attributes:
        start: Its first character in the line, from 0.
        end: One past its last.
        mentions: What it names, in the order of the words.
    """

    start: int
    end: int
    mentions: tuple[Mention, ...]


class ReferenceStatus(StrEnum):
    """How a reference bears up. Of what is unchanged and right nothing is said."""

    UPDATED = "follows"
    """Its number changed, and it points to what became of what it pointed to."""
    STALE = "stale"
    """It points to something else than what became of what it pointed to."""
    DANGLING = "nothing"
    """It points to no provision of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceCheck:
    """What is to be said of one number in a reference of the text after.

    Attributes:
        order: Place of its block among the blocks of the text after, from 0.
        eid: Address of that block.
        start: First character of the number in the block's text.
        end: One past its last.
        text: The number as printed.
        reference: The whole reference as printed.
        verdict: How it bears up.
        pointed: What it pointed to before; None where that is not known.
        points: What it points to now; empty for nothing.
        wanted: What became of what it pointed to: where it should point. Empty where that was dropped.
    """

    order: int
    eid: Eid
    start: int
    end: int
    text: str
    reference: str
    verdict: ReferenceStatus
    pointed: Eid | None = None
    points: tuple[Eid, ...] = ()
    wanted: tuple[Eid, ...] = ()
