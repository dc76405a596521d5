"""The language versions of one text, aligned provision by provision, and the facts in which they differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.model.block import Block
    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid


class UnitKind(StrEnum):
    """Kind of a unit of the alignment; the value is the ``level`` of JSON output.

    The kinds of provisions, and what has no address of its own in a citation: lines, rows of tables, notes.
    """

    TITLE = "title"
    PREAMBLE = "preamble"
    FORMULA = "formula"
    RECITAL = "recital"
    DIVISION = "division"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    POINT = "point"
    CLOSING = "closing"
    CONCLUSIONS = "conclusions"
    ANNEX = "annex"
    LINE = "line"
    ROW = "row"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """The smallest part of a version that is aligned: a heading, a recital, a point with its words, a line, a note.

    Attributes:
        kind: Its kind.
        eid: Its address.
        parent: Address of the provision in which it stands; empty at the top of the text.
        label: Its label as printed, without calls of notes; empty for none.
        heading: Its title, where it is a heading; empty for none.
        blocks: Its blocks with their addresses.
        inside: The units inside it that are aligned after it: of an article what it holds; empty for all else.
    """

    kind: UnitKind
    eid: Eid
    parent: Eid
    label: str = ""
    heading: str = ""
    blocks: tuple[tuple[Eid, Block], ...] = ()
    inside: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedRow:
    """One row of the alignment: the units of each version that say the same, as far as can be known.

    Attributes:
        kind: The kind of its units; that of the first version that has one.
        cells: For each version its units; several where a line or a recital of another version is divided, none where
            the version has no counterpart.
        inside: Number of the row of the provision in which it stands; None at the top of the text.
        moved: The versions in which it stands at another place than in the others.
    """

    kind: UnitKind
    cells: tuple[tuple[Unit, ...], ...]
    inside: int | None = None
    moved: tuple[int, ...] = ()

    @property
    def lacking(self) -> tuple[int, ...]:
        """The versions that have nothing in this row."""
        return tuple(n for n, cell in enumerate(self.cells) if not cell)


class DifferenceKind(StrEnum):
    """Kind of a difference between versions; the value names it in data.

    Attributes:
        LACKING: A provision, heading, line or note that a version has and another lacks.
        NOT_ALIGNED: Lines of which nobody can say to which of another version they correspond.
        PLACE: A provision that stands at another place.
        LABEL: Another number, or none.
        HEADING: A title that a provision has in one version and not in another.
        DIVIDED: A recital or paragraph that is one in a version and several in another.
        NUMBER: Another number in the words.
        AMOUNT: Another quantity with its unit, a percentage, a sum of money.
        PERIOD: Another time limit.
        DATE: Another date.
        REFERENCE: Another cross-reference.
        BRACKETS: Another number of square brackets.
        OPTIONS: Another number of options.
        NOTES: Another number of calls of notes.
        LENGTH: A length that is out of all proportion.
        LINEAGE: A provision that became something else between two stages than in the other versions.
    """

    LACKING = "lacking"
    NOT_ALIGNED = "not-aligned"
    PLACE = "place"
    LABEL = "label"
    HEADING = "heading"
    DIVIDED = "divided"
    NUMBER = "number"
    AMOUNT = "amount"
    PERIOD = "period"
    DATE = "date"
    REFERENCE = "reference"
    BRACKETS = "brackets"
    OPTIONS = "options"
    NOTES = "notes"
    LENGTH = "length"
    LINEAGE = "lineage"


STRUCTURE = (
    DifferenceKind.LACKING,
    DifferenceKind.NOT_ALIGNED,
    DifferenceKind.PLACE,
    DifferenceKind.LABEL,
    DifferenceKind.HEADING,
    DifferenceKind.DIVIDED,
)
"""The kinds that concern the structure of the versions, and not their words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One fact in which the versions differ; never a verdict on what they mean.

    Attributes:
        kind: Its kind.
        row: Number of the row of the alignment, from 0.
        values: For each version what it has, in a form that all languages share where there is one (``30 day``,
            ``2015-12-12``), else as printed; empty for nothing.
        alone: The versions that stand alone against a majority that agrees; empty where there is no majority.
        printed: The same as each version prints it.
    """

    kind: DifferenceKind
    row: int
    values: tuple[str, ...]
    alone: tuple[int, ...] = ()
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One language version.

    Attributes:
        name: Its name: the language where that tells the versions apart, else the name of its file.
        draft: Its text.
    """

    name: str
    draft: DraftText

    @property
    def language(self) -> str:
        """Its language, a BCP 47 tag; empty if unknown."""
        return self.draft.front.language


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedVersions:
    """Language versions side by side.

    Attributes:
        versions: The versions, in the order in which they were given.
        rows: The rows in the order of the text; every unit of every version stands in exactly one.
        differences: The differences, in the order of the rows.
    """

    versions: tuple[Version, ...]
    rows: tuple[AlignedRow, ...]
    differences: tuple[Difference, ...] = ()
