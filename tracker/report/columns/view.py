"""The table in columns as plain data: its columns, its rows, and what stands in each cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.addresses.names import ProvisionNames
from tracker.language.interface import words_of
from tracker.report.columns.rows import LEAST_SHARED, align, out_of_order, outward, partners_of, shared_letters
from tracker.report.columns.units import units_of
from tracker.report.columns.words import marked_words, plain_words
from tracker.report.view.notice import named_notices, notice_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid
    from tracker.model.redline import RedlineBlock, Run
    from tracker.model.side import Side
    from tracker.report.columns.rows import AlignedRow
    from tracker.report.columns.units import Unit
    from tracker.report.columns.words import MarkedWords
    from tracker.report.site.pages import PageLink
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
        links: The main pages of the site that a web page of it is a part of; none where it stands alone.
    """

    texts: tuple[ColumnText, ...]
    against: int
    rows: tuple[ColumnRow, ...]
    words: dict[str, str]
    language: str
    with_remarks: bool = False
    links: tuple[PageLink, ...] = ()

    @property
    def base(self) -> ColumnText:
        """The text of the column of comparison."""
        return self.texts[self.against]

    @cached_property
    def notices(self) -> tuple[NamedNotice, ...]:
        """The notices on texts that are not official."""
        texts = ((text.name, notice_for(text.draft.front)) for text in self.texts)
        return named_notices(texts, self.words)


@dataclass(frozen=True, kw_only=True)
class ColumnsSource:
    """All that a table in columns is made of.

    Attributes:
        texts: The text of each column, two at least.
        against: The number of the column of comparison, from 0.
        threads: The thread of each provision of each column, as a number.
        compared: Returns the blocks of the comparison of two columns, and the side of it on which each of them stands.
        compare_lines: Compares lines as one text.
    """

    texts: Sequence[ColumnText]
    against: int
    threads: Sequence[Mapping[Eid, int]]
    compared: Callable[[int, int], tuple[Iterable[RedlineBlock], tuple[Side, Side]]]
    compare_lines: Callable[[Sequence[str], Sequence[str]], Sequence[Run]]


def build_columns(source: ColumnsSource, *, language: str = "", with_remarks: bool = False) -> ColumnsView:
    """Build the table in columns.

    Args:
        source: The texts and the comparisons.
        language: Language of the report's words; that of the texts if empty.
        with_remarks: Whether an empty last column is asked for.
    """
    language = language or source.texts[source.against].draft.front.language
    words = words_of(language)
    return ColumnsView(
        texts=tuple(source.texts),
        against=source.against,
        rows=tuple(_Filling(source, words).rows()),
        words=words,
        language=language,
        with_remarks=with_remarks,
    )


class _Filling:
    """Fills the cells of the table.

    Args:
        source: The texts and the comparisons.
        words: The words of the report.
    """

    def __init__(self, source: ColumnsSource, words: dict[str, str]) -> None:
        self._source, self._base = source, source.against
        self._columns = [units_of(text.draft) for text in source.texts]
        self._names = [ProvisionNames(text.draft, words) for text in source.texts]
        self._shared = {
            (other, column): shared_letters(
                *source.compared(other, column), self._columns[other], self._columns[column]
            )
            for column in outward(len(self._columns), self._base)
            for other in partners_of(column, self._base)
        }

    def rows(self) -> Iterator[ColumnRow]:
        """Yield the rows."""
        rows = align(self._columns, self._base, self._source.threads, self._shared)
        moved = out_of_order(rows, self._columns)
        homes = {n: _homes(self._shared[self._base, n]) for n in outward(len(self._columns), self._base)}
        above: list[int | None] = [-1] * len(self._columns)  # The section of each column that a reader has above him.
        for row in rows:
            if row.level > 0:
                above = [_section_shown(numbers, self._columns[n]) for n, numbers in enumerate(row.cells)]
            yield ColumnRow(
                cells=tuple(self._cell(row, n, moved, above[n]) for n in range(len(self._columns))),
                level=row.level,
                elsewhere=tuple(self._elsewhere(row, n, homes.get(n, {})) for n in range(len(self._columns))),
            )

    def _cell(
        self, row: AlignedRow, column: int, moved: AbstractSet[tuple[int, int]], above: int | None
    ) -> tuple[PlacedUnit, ...]:
        base, units = ([self._columns[n][number] for number in row.cells[n]] for n in (self._base, column))
        is_base = column == self._base
        words = plain_words(units) if is_base else marked_words(base, units, self._source.compare_lines)
        return tuple(
            PlacedUnit(
                unit=unit,
                name=self._names[column].row_name(unit.eid),
                words=own,
                away=not is_base and _is_away(unit, column, moved, above),
            )
            for unit, own in zip(units, words, strict=True)
        )

    def _elsewhere(self, row: AlignedRow, column: int, homes: Mapping[int, tuple[int, int]]) -> str:
        """Return the name of the paragraph of a column that holds words of the row, where its own cell is empty."""
        if column == self._base or row.cells[column] or row.level:
            return ""
        for number in row.cells[self._base]:
            letters, home = homes.get(number, (0, 0))
            if letters and letters >= LEAST_SHARED * len(self._columns[self._base][number].body):
                return self._names[column].row_name(self._columns[column][home].eid)
        return ""


def _is_away(unit: Unit, column: int, moved: AbstractSet[tuple[int, int]], above: int | None) -> bool:
    """Return whether a paragraph does not stand where its draft has it.

    A heading says by itself where it stands; what stands under a heading that moved needs no further word.

    Args:
        unit: The paragraph.
        column: Its column.
        moved: The paragraphs that stand out of the order of their drafts.
        above: The section that a reader of the column has above him.
    """
    if unit.level or unit.is_note:
        return False
    return unit.section != above or ((column, unit.number) in moved and (column, unit.section) not in moved)


def _homes(shared: Mapping[tuple[int, int], int]) -> dict[int, tuple[int, int]]:
    """Return for each paragraph of the base the letters that it has in a column, and the paragraph that has most."""
    homes: dict[int, tuple[int, int]] = {}
    for (row, number), letters in sorted(shared.items()):
        if row not in homes or letters > homes[row][0]:
            homes[row] = letters, number
    return homes


def _section_shown(numbers: Sequence[int], units: Sequence[Unit]) -> int | None:
    """Return the section that a row of headings opens in a column; None where the column has none there."""
    return units[numbers[-1]].section if numbers else None
