"""Marks of negotiation in a draft: brackets, alternatives, options, placeholders; computed, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.model.provision import Eid


class MarkKind(StrEnum):
    """Kind of a mark; the value names it in data.

    Attributes:
        BRACKET: Words in square brackets: somebody does not agree to them.
        ALTERNATIVE: A bracket beside another that excludes it: "[shall][should]".
        OPTION: One of several drafts of a passage, under a name: "Option 1".
        PLACEHOLDER: A bracket that keeps a place for words or a number to come: "[X]", "[Placeholder for finance]".
    """

    BRACKET = "bracket"
    ALTERNATIVE = "alternative"
    OPTION = "option"
    PLACEHOLDER = "placeholder"


@dataclass(frozen=True, slots=True)
class Place:
    """A character of a draft.

    Attributes:
        eid: Address of the block.
        offset: Place in the text of the block, from 0.
    """

    eid: Eid
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark of negotiation.

    Attributes:
        kind: Its kind.
        ordinal: Number of its opening bracket in reading order, from 1; None for an option without a bracket.
        opens: Its first character: the bracket, or the name of the option.
        closes: Its closing bracket; None for one that does not close. Of an option the last character of its text.
        depth: Number of brackets around it and itself; 0 for an option without a bracket outside of any.
        words: The words inside; of an option its name and the words behind it.
        group: Number of the run of brackets that stand side by side, or of the row of options, from 1; None for none.
        choice: Number of the set of alternatives or options of which one excludes the others, from 1; None for none.
        by: The parties that are named for it, as printed; empty for none.
        empty: Whether it says that there is no text: "[No text]".
        of_label: Whether it stands round the label of a provision: "[Article 3 bis]".
    """

    kind: MarkKind
    ordinal: int | None
    opens: Place
    closes: Place | None
    depth: int
    words: str
    group: int | None = None
    choice: int | None = None
    by: str = ""
    empty: bool = False
    of_label: bool = False


@dataclass(frozen=True, slots=True)
class Stray:
    """A square bracket without its partner.

    Attributes:
        place: The bracket.
        opening: Whether it is an opening one.
    """

    place: Place
    opening: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of negotiation of a draft.

    Attributes:
        marks: The marks in reading order.
        strays: The brackets without a partner, in reading order.
    """

    marks: tuple[Mark, ...] = ()
    strays: tuple[Stray, ...] = ()

    @property
    def brackets(self) -> int:
        """The number of opening brackets."""
        return sum(mark.ordinal is not None for mark in self.marks)


class Fate(StrEnum):
    """The fate of a mark at the next draft; the value names it in data."""

    LIFTED = "lifted"
    LIFTED_REWORDED = "lifted-reworded"
    KEPT = "kept"
    KEPT_REWORDED = "kept-reworded"
    DROPPED = "dropped"
    CHOSEN = "chosen"
    REJECTED = "rejected"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class FollowedMark:
    """A mark and its fate.

    Attributes:
        mark: The mark, of the text before; a new one is of the text after.
        fate: Its fate.
        now: The address where its words stand in the text after; None where they are gone.
    """

    mark: Mark
    fate: Fate
    now: Eid | None


@dataclass(frozen=True, slots=True)
class Negotiation:
    """The marks of negotiation of two texts that are compared.

    Attributes:
        before: The marks of the text before.
        after: The marks of the text after.
        followed: The marks before with their fates, in reading order, and behind them the new ones of the text after.
    """

    before: Marks = Marks()
    after: Marks = Marks()
    followed: tuple[FollowedMark, ...] = ()
