"""The marks of negotiation of a text as reports print them: numbers, places and fates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.negotiation import Fate

if TYPE_CHECKING:
    from tracker.model.negotiation import Mark, Place
    from tracker.model.provision import Eid
    from tracker.model.stage import FrontMatter


@dataclass(frozen=True, slots=True)
class TextView:
    """The text that holds the marks.

    Attributes:
        name: The stage, or the name of the file.
        front: Its front matter.
        sha256: SHA-256 of its canonical body.
        source_sha256: SHA-256 of the file as received; empty if unknown.
    """

    name: str
    front: FrontMatter
    sha256: str
    source_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BracketCount:
    """Numbers of marks.

    Attributes:
        brackets: Opening square brackets.
        unbalanced: Brackets without a partner, opening or closing.
        alternatives: Brackets that exclude a neighbour.
        options: Names of options.
        placeholders: Brackets that keep a place.
    """

    brackets: int = 0
    unbalanced: int = 0
    alternatives: int = 0
    options: int = 0
    placeholders: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedMark:
    """A mark with the name of its place.

    Attributes:
        mark: The mark.
        place: Name of the provision or line in which it opens.
        fate: Its fate; None where no other text is compared.
        now: Address where its words stand in the later text; None where they are gone, or none is compared.
        now_place: The name of that place; empty for none.
        position: Its place among all marks of its text, from 0.
    """

    mark: Mark
    place: str
    position: int
    fate: Fate | None = None
    now: Eid | None = None
    now_place: str = ""


@dataclass(frozen=True, slots=True)
class PlacedStray:
    """A bracket without a partner, with the name of its place.

    Attributes:
        place: Its place.
        opening: Whether it is an opening one.
        name: Name of the provision or line.
        words: The words around it.
    """

    place: Place
    opening: bool
    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionMarks:
    """The marks of one article, preamble, annex or part.

    Attributes:
        eid: Its address; empty for what stands outside of any.
        label: Its name.
        count: The numbers of its marks.
        marks: The marks in reading order; with an earlier text those of the earlier one that stood here, with their
            fates, and the new ones.
        strays: Its brackets without a partner, in reading order.
    """

    eid: Eid
    label: str
    count: BracketCount
    marks: tuple[PlacedMark, ...]
    strays: tuple[PlacedStray, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BracketsView:
    """The marks of negotiation of a text, as reports print them.

    Attributes:
        text: The text.
        earlier: The earlier text; None if only one is asked for.
        count: The numbers of marks of the text.
        before: The numbers of marks of the earlier text; None without one.
        provisions: Its articles and the like, in order.
    """

    text: TextView
    earlier: TextView | None
    count: BracketCount
    before: BracketCount | None
    provisions: tuple[ProvisionMarks, ...]

    @property
    def marks(self) -> tuple[PlacedMark, ...]:
        """All marks, in reading order of their text; the new ones behind those of the earlier text."""
        every = [mark for part in self.provisions for mark in part.marks]
        return tuple(sorted(every, key=lambda placed: (placed.fate is Fate.NEW, placed.position)))

    @property
    def strays(self) -> tuple[PlacedStray, ...]:
        """All brackets without a partner, in reading order."""
        return tuple(stray for part in self.provisions for stray in part.strays)
