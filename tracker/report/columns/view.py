"""The table in columns as plain data: its columns, its rows, and what stands in each cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.addresses.names import ProvisionNames
from tracker.language.interface import words_of
from tracker.report.columns.rows import AlignedRow, align, neighbours, out_of_order
from tracker.report.columns.units import units_of
from tracker.report.columns.words import words_of_units
from tracker.report.view.notice import named_notices, notice_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid
    from tracker.model.redline import Redline
    from tracker.report.columns.units import Unit
    from tracker.report.columns.words import MarkedWords
    from tracker.report.view.notice import NamedNotice


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnText:
    """The text of a column.

    Attributes:
        name: The stage; for a text without one the name of the file.
        draft: The text.
        digest: sha256 of its canonical body.
    """

    name: str
    draft: DraftText
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedUnit:
    """A paragraph in its cell.

    Attributes:
        unit: The paragraph.
        name: Its name in its own draft.
        words: Its words, with marks.
        away: It does not stand where its draft has it: a reader is told its name.
    """

    unit: Unit
    name: str
    words: tuple[MarkedWords, ...]
    away: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRow:
    """A row of the table.

    Attributes:
        cells: For each column the paragraphs in its cell, none or several.
        level: The level of the highest heading in it; 0 for none, :data:`~tracker.report.columns.rows.NOTE` for notes.
        elsewhere: For each column the name of the paragraph that holds words of the row's paragraph in the column of
            comparison, where the cell is empty; empty for none.
    """

    cells: tuple[tuple[PlacedUnit, ...], ...]
    level: int
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ColumnsView:
    """The table in columns.

    Attributes:
        texts: The text of each column.
        against: The number of the column of comparison, from 0.
        rows: The rows.
        words: The words of the report.
        language: Their language.
        with_remarks: Whether an empty last column is asked for.
    """

    texts: tuple[ColumnText, ...]
    against: int
    rows: tuple[ColumnRow, ...]
    words: dict[str, str]
    language: str
    with_remarks: bool = False

    @property
    def base(self) -> ColumnText:
        """The text of the column of comparison."""
        return self.texts[self.against]

    @cached_property
    def notices(self) -> tuple[NamedNotice, ...]:
        """The notices on texts that are not official."""
        return named_notices(((text.name, notice_for(text.draft.front)) for text in self.texts), self.words)


def build_columns(
    texts: Sequence[ColumnText],
    against: int,
    compared: Callable[[int, int], Redline],
    *,
    language: str = "",
    with_remarks: bool = False,
) -> ColumnsView:
    """Build the table in columns.

    Args:
        texts: The text of each column, two at least.
        against: The number of the column of comparison, from 0.
        compared: Compares two columns by their numbers.
        language: Language of the report's words; that of the texts if empty.
        with_remarks: Whether an empty last column is asked for.
    """
    language = language or texts[against].draft.front.language
    words = words_of(language)
    columns = [units_of(text.draft) for text in texts]
    to_base = {n: compared(against, n) for n in range(len(texts)) if n != against}
    beside = {one: compared(one, other) for one, other in neighbours(len(texts), against)}
    rows = align(columns, against, to_base, beside)
    marked = [words_of_units(units, to_base.get(n)) for n, units in enumerate(columns)]
    names = [ProvisionNames(text.draft, words) for text in texts]
    homes = {n: _homes_of_words(redline, columns[against], columns[n]) for n, redline in to_base.items()}
    moved = out_of_order(rows, columns)
    above: list[int | None] = [-1] * len(texts)  # The section of each column that a reader has above him.
    placed = []
    for row in rows:
        if row.level > 0:
            above = [_section_shown(numbers, columns[n]) for n, numbers in enumerate(row.cells)]
        cells = tuple(
            tuple(
                PlacedUnit(
                    unit=(unit := columns[n][number]),
                    name=names[n].row_name(unit.eid),
                    words=marked[n][number],
                    away=n != against and not unit.is_note and ((n, number) in moved or unit.section != above[n]),
                )
                for number in numbers
            )
            for n, numbers in enumerate(row.cells)
        )
        elsewhere = tuple(_elsewhere(row, n, against, homes, names) for n in range(len(texts)))
        placed.append(ColumnRow(cells=cells, level=row.level, elsewhere=elsewhere))
    return ColumnsView(
        texts=tuple(texts),
        against=against,
        rows=tuple(placed),
        words=words,
        language=language,
        with_remarks=with_remarks,
    )


def _section_shown(numbers: Sequence[int], units: Sequence[Unit]) -> int | None:
    """Return the section that a row of headings opens in a column; None where the column has none there."""
    return units[numbers[-1]].section if numbers else None


def _homes_of_words(redline: Redline, before: Sequence[Unit], after: Sequence[Unit]) -> dict[int, Eid]:
    """Return for each paragraph of the base the address of the first paragraph of a column that has words of it."""
    units = [{order: unit for unit in side for order in unit.orders} for side in (before, after)]
    homes: dict[int, Eid] = {}
    for block in redline.blocks:
        if block.before is None or block.after is None or block.before.is_label:
            continue
        old, new = units[0].get(block.before.order), units[1].get(block.after.order)
        if old is not None and new is not None:
            homes.setdefault(old.number, new.eid)
    return homes


def _elsewhere(
    row: AlignedRow,
    column: int,
    against: int,
    homes: Mapping[int, Mapping[int, Eid]],
    names: Sequence[ProvisionNames],
) -> str:
    """Return the name of the paragraph of a column that holds words of the row, where its own cell is empty."""
    if column == against or row.cells[column]:
        return ""
    for number in row.cells[against]:
        if eid := homes[column].get(number):
            return names[column].row_name(eid)
    return ""
