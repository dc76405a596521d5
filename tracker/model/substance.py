"""Changes of substance: facts about changed words, put into classes by rule, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.model.provision import Eid
    from tracker.model.side import Side


class SubstanceClass(StrEnum):
    """Class of a change of substance; the value names it in data.

    Attributes:
        MODAL: The force of a duty: "shall" became "should".
        NEGATION: A "not" came or went on words that stay.
        QUANTITY: A number, a share or an amount.
        TIME: A time limit, a duration, a date, or words such as "without delay".
        ACTOR: The bearer of a duty or a right.
        CONDITION: Words that soften a duty or make it depend on something: "as appropriate", "subject to".
        EXCEPTION: Words that except something: "unless", "without prejudice to".
        DEFINITION: The words behind "means" in a definition, or the term that is defined.
        REFERENCE: The target of a cross-reference, or an act that is cited.
        VERB: The verb at the head of a recital or an operative paragraph, or the verb of a duty.
    """

    MODAL = "modal"
    NEGATION = "negation"
    QUANTITY = "quantity"
    TIME = "time"
    ACTOR = "actor"
    CONDITION = "condition"
    EXCEPTION = "exception"
    DEFINITION = "definition"
    REFERENCE = "reference"
    VERB = "verb"


class Direction(StrEnum):
    """Direction of a change of substance.

    Attributes:
        STRONGER: A duty became stronger on the ladder of its class.
        WEAKER: It became weaker.
        ADDED: The words were added.
        REMOVED: They were removed.
        CHANGED: They were replaced by others of the class.
    """

    STRONGER = "stronger"
    WEAKER = "weaker"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Grade(StrEnum):
    """Grade of all changes between two texts; the value names it in data.

    Attributes:
        SAME: Nothing changed.
        PRINT: The same words are printed otherwise: quotation marks, hyphens, blanks.
        MOVED: Besides, provisions were moved, renumbered, divided or joined, and references follow; no word changed.
        WORDING: Words or signs changed, and no rule has put them into a class. They must be read.
        SUBSTANCE: There is a change of substance, or a provision, a line or a bracket that is new or was dropped.
    """

    SAME = "same"
    PRINT = "print"
    MOVED = "moved"
    WORDING = "wording"
    SUBSTANCE = "substance"


@dataclass(frozen=True, slots=True)
class Passage:
    """The words that a finding is about, in their line.

    Attributes:
        order: Place of the block among the blocks of its text, from 0.
        eid: Address of the block.
        text: The text of the line, or of the piece of it that stands in the redline's block.
        start: First character of the words in ``text``.
        end: One past their last; equal to ``start`` where the other text alone has the words: it is their place.
    """

    order: int
    eid: Eid
    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words; empty where only the other text has them."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstanceChange:
    """A change of substance inside a line that stands in both texts.

    Attributes:
        kind: Its class.
        direction: Its direction.
        before: The words before.
        after: The words after.
    """

    kind: SubstanceClass
    direction: Direction
    before: Passage
    after: Passage

    def on(self, side: Side) -> Passage:
        """Return the words on one side."""
        return (self.before, self.after)[side.position]
