"""Cross-references inside a text, and their status after a revision of the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.model.provision import Eid

THIS = "this"
PREVIOUS = "previous"
NEXT = "next"
"""Tokens of steps without a number: "the present article", "article précédent", "the next article"."""
RELATIVE = frozenset({THIS, PREVIOUS, NEXT})


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the path to a provision.

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
        step: The step that it stands for.
    """

    start: int
    end: int
    step: Step


@dataclass(frozen=True, slots=True)
class Mention:
    """One provision that a reference names.

    Attributes:
        numbers: The numbers on the path to it, from the outside in. The path begins at the place of the reference:
            "paragraph 2" alone is a paragraph of the same article.
        closes_range: Whether it is the end of a range that begins with the mention before and includes all between.
    """

    numbers: tuple[NumberSpan, ...]
    closes_range: bool = False

    @property
    def steps(self) -> tuple[Step, ...]:
        """The path: its numbers without their places in the line."""
        return tuple(number.step for number in self.numbers)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to one or more provisions of the same text, as "articles 9 à 12".

    Attributes:
        start: Its first character in the line, from 0.
        end: One past its last.
        mentions: The provisions that it names, in the order of the words.
    """

    start: int
    end: int
    mentions: tuple[Mention, ...]


class ReferenceStatus(StrEnum):
    """Status of a reference after a revision. References that are unchanged and right have none."""

    UPDATED = "follows"
    """Its number changed, and it still points to the same provision."""
    STALE = "stale"
    """It was left unchanged, and now points to another provision."""
    DANGLING = "nothing"
    """It points to no provision of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceCheck:
    """Result of checking one number in a reference of the text after.

    Attributes:
        order: Place of its block among the blocks of the text after, from 0.
        eid: Address of that block.
        start: First character of the number in the block's text.
        end: One past its last.
        text: The number as printed.
        reference: The whole reference as printed.
        status: Its status.
        target_before: The provision that it pointed to before; None if that is not known.
        targets: The provisions that it points to now; empty for none.
        expected: The counterparts of ``target_before``, to which it should point; empty if that was deleted.
    """

    order: int
    eid: Eid
    start: int
    end: int
    text: str
    reference: str
    status: ReferenceStatus
    target_before: Eid | None = None
    targets: tuple[Eid, ...] = ()
    expected: tuple[Eid, ...] = ()
