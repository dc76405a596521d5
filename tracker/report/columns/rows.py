"""The rows of a table in columns: which paragraphs of the drafts stand beside each other, and in which order.

The order is that of one draft, the column of comparison. A paragraph of another draft stands in the row of the same
provision, by the threads of the lineage; a line or a provision that has none there, in the row that holds most of its
words. All else stands behind its predecessor, with the same provision of the other drafts in one row.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.redline import RunKind
from tracker.model.side import Side
from tracker.sequences import moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.model.provision import Eid
    from tracker.model.redline import RedlineBlock
    from tracker.report.columns.units import Unit

NOTE = -1
"""The level of a row of notes, which stand behind all else."""
LEAST_SHARED = 0.3
"""Share of the letters of the shorter of two paragraphs that both must have for them to stand in one row, where no
thread leads there. Lines of the same passage of the Paris Agreement, October against December, have 0.3 and more."""
_Key = tuple[int, int]
"""A paragraph: the number of its column, and its own number there."""
Shared = dict[tuple[int, int], int]
"""The letters that paragraphs of two columns have in common, by the numbers of both paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedRow:
    """A row of the table.

    Attributes:
        cells: For each column the numbers of its paragraphs, in their order there.
        level: The level of the highest heading in it; 0 for none, :data:`NOTE` for notes.
    """

    cells: tuple[tuple[int, ...], ...]
    level: int


def align(
    columns: Sequence[Sequence[Unit]],
    base: int,
    threads: Sequence[Mapping[Eid, int]],
    shared: Mapping[tuple[int, int], Shared],
) -> tuple[AlignedRow, ...]:
    """Return the rows of the table; every paragraph of every column stands in one of them.

    Args:
        columns: The paragraphs of each column.
        base: The column whose order the rows follow.
        threads: The thread of each provision of each column, as a number.
        shared: The letters that the paragraphs of each other column share with those of the base, and with those of its
            neighbour on the side of the base, by the numbers of both columns.
    """
    placing = _Placing(columns, base, threads)
    for column in outward(len(columns), base):
        placing.place(column, {other: _best(shared[other, column]) for other in partners_of(column, base)})
    return _ordered(columns, base, placing.groups)


def partners_of(column: int, base: int) -> list[int]:
    """Return the columns beside whose paragraphs those of a column are put: the base, and the neighbour towards it.

    >>> partners_of(0, 4), partners_of(3, 4), partners_of(4, 2)
    ([4, 1], [4], [2, 3])
    """
    return list(dict.fromkeys((base, column + (1 if column < base else -1))))


class _Placing:
    """Puts paragraphs into groups, each of which is a row; those of the base have the numbers of its paragraphs.

    Args:
        columns: The paragraphs of each column.
        base: The column whose order the rows follow.
        threads: The thread of each provision of each column, as a number.

    Attributes:
        groups: The group of each paragraph that was put into one.
    """

    def __init__(self, columns: Sequence[Sequence[Unit]], base: int, threads: Sequence[Mapping[Eid, int]]) -> None:
        self._columns, self._threads = columns, threads
        self.groups: dict[_Key, int] = {}
        self._of_threads: dict[tuple[int, int] | None, int] = {}
        self._free = len(columns[base])
        for unit in columns[base]:
            self._put(base, unit, unit.number)

    def _put(self, column: int, unit: Unit, group: int) -> None:
        self.groups[column, unit.number] = group
        if (thread := _thread_of(unit, self._threads[column])) is not None:
            self._of_threads.setdefault(thread, group)

    def place(self, column: int, best: Mapping[int, Mapping[int, tuple[int, int]]]) -> None:
        """Put each paragraph of a column into a group.

        Args:
            column: The column.
            best: For some other columns, the nearest first, for a paragraph of this column the letters in common with
                the paragraph there that has most, and the number of that.
        """
        sizes = {n: _sizes(self._columns[n]) for n in (column, *best)}
        waiting = []
        for unit in self._columns[column]:
            if (group := self._of_threads.get(_thread_of(unit, self._threads[column]))) is not None:
                self._put(column, unit, group)
            else:
                waiting.append(unit)
        taken = {
            self.groups[column, unit.number] for unit in self._columns[column] if (column, unit.number) in self.groups
        }
        for unit in waiting:
            group = None
            for other, pairs in best.items():
                letters, partner = pairs.get(unit.number, (0, -1))
                least = LEAST_SHARED * min(sizes[column][unit.number], sizes[other].get(partner, 0))
                if group is None and partner >= 0 and letters >= least:
                    found = self.groups[other, partner]
                    # A cell has one heading of an article: a second would stand above paragraphs that are not its own.
                    group = None if unit.level > 1 and found in taken else found
            if group is None:
                group = self._free
                self._free += 1
            taken.add(group)
            self._put(column, unit, group)


def outward(count: int, base: int) -> list[int]:
    """Return the numbers of the columns besides the base, the nearest to it first."""
    return sorted((n for n in range(count) if n != base), key=lambda n: (abs(n - base), n))


def _thread_of(unit: Unit, threads: Mapping[Eid, int]) -> tuple[int, int] | None:
    """Return the thread of the provision that a paragraph is or begins; None for none.

    A heading and the only line below it can have one thread: the heading is told from the line.
    """
    found = next((threads[eid] for eid in unit.eids if eid in threads), None)
    return None if found is None else (found, int(bool(unit.level)))


def _sizes(units: Sequence[Unit]) -> dict[int, int]:
    """Return the letters of each paragraph by its number; of a heading those of all that stands under it, too."""
    sizes: defaultdict[int, int] = defaultdict(int)
    for unit in units:
        for number in {unit.number, unit.section} - {-1}:
            sizes[number] += len(unit.body)
    return sizes


def shared_letters(
    blocks: Iterable[RedlineBlock], sides: tuple[Side, Side], first: Sequence[Unit], second: Sequence[Unit]
) -> Shared:
    """Return the letters that paragraphs of two columns have in common, those of numbers left out.

    Two headings have in common what stands under them as well.

    Args:
        blocks: The blocks of the comparison of the two.
        sides: The side on which each of them stands there.
        first: The paragraphs of the one column.
        second: Those of the other.
    """
    homes = [{order: unit for unit in side for order in unit.orders} for side in (first, second)]
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for block in blocks:
        own, other = (block.place_on(side) for side in sides)
        if own is None or other is None or own.is_label or other.is_label:
            continue
        row, unit = homes[0].get(own.order), homes[1].get(other.order)
        if row is None or unit is None or row.level != unit.level or row.is_note != unit.is_note:
            continue
        kept = sum(len(run.text) for run in block.runs if run.kind is RunKind.KEPT)
        shared[row.number, unit.number] += kept
        heads = row.section, unit.section
        if not row.level and min(heads) >= 0 and first[heads[0]].level == second[heads[1]].level:
            shared[heads] += kept
    return dict(shared)


def _best(shared: Shared) -> dict[int, tuple[int, int]]:
    """Return for each paragraph of the second column the one of the first with which it shares most."""
    best: dict[int, tuple[int, int]] = {}
    for (row, number), letters in sorted(shared.items()):
        if number not in best or letters > best[number][0]:
            best[number] = letters, row
    return best


def _ordered(columns: Sequence[Sequence[Unit]], base: int, groups: Mapping[_Key, int]) -> tuple[AlignedRow, ...]:
    """Return the rows in order: those of the base in its order, each other one behind its predecessor."""
    members: defaultdict[int, list[_Key]] = defaultdict(list)
    for key in sorted(groups):
        members[groups[key]].append(key)
    order: list[int] = [unit.number for unit in columns[base]]  # The groups of the base have its numbers.
    levels = {group: _level(keys, columns) for group, keys in members.items()}
    for column in outward(len(columns), base):
        order = _with_column(order, column, columns[column], groups, levels)
    return tuple(
        AlignedRow(
            cells=tuple(
                tuple(number for at, number in members[group] if at == column) for column in range(len(columns))
            ),
            level=levels[group],
        )
        for group in order
    )


def _level(keys: Iterable[_Key], columns: Sequence[Sequence[Unit]]) -> int:
    units = [columns[column][number] for column, number in keys]
    if units[0].is_note:
        return NOTE
    return min((unit.level for unit in units if unit.level), default=0)


def _with_column(
    order: Sequence[int], column: int, units: Sequence[Unit], group_of: Mapping[_Key, int], levels: Mapping[int, int]
) -> list[int]:
    """Return the order of groups with those of a column that were not yet in it.

    Args:
        order: The groups in order.
        column: The column.
        units: Its paragraphs.
        group_of: The group of each paragraph.
        levels: The level of each group.
    """
    places = {group: n for n, group in enumerate(order)}
    stays = _staying(units, [places.get(group_of[column, unit.number]) for unit in units])
    behind: defaultdict[int, list[int]] = defaultdict(list)  # Groups to be put behind a place of the order.
    ends = _SectionEnds([levels[group] for group in order])
    at, seen = -1, set()
    for unit, steady in zip(units, stays, strict=True):
        group = group_of[column, unit.number]
        if group in places:
            at = places[group] if steady else at
        elif group not in seen:
            seen.add(group)
            if levels[group]:
                at = ends.end_behind(at, levels[group])
            behind[at].append(group)
    return [*behind[-1], *(found for n, group in enumerate(order) for found in (group, *behind[n]))]


def _staying(units: Sequence[Unit], places: Sequence[int | None]) -> list[bool]:
    """Return for each paragraph whether it stands in the order of the rows; those without a row do not."""
    placed = [(n, place) for n, place in enumerate(places) if place is not None]
    # Several paragraphs of one row stand in their order there.
    ranks = {n: rank for rank, (n, _) in enumerate(sorted(placed, key=lambda item: (item[1], item[0])))}
    gone = moved([ranks[n] for n, _ in placed], [len(units[n].text) + 1 for n, _ in placed])
    away = {n for index, (n, _) in enumerate(placed) if index in gone}
    return [place is not None and n not in away for n, place in enumerate(places)]


class _SectionEnds:
    """Finds the ends of sections.

    Args:
        levels: The level of each row, in order.
    """

    def __init__(self, levels: Sequence[int]) -> None:
        self._levels = levels
        self._ends: dict[int, list[int]] = {}

    def end_behind(self, at: int, level: int) -> int:
        """Return the last row of the section in which a row stands.

        It ends before the next heading of a level or a higher one, and before the notes.

        Args:
            at: The row; -1 for the beginning.
            level: The level.
        """
        if level not in self._ends:
            ends = [len(self._levels) - 1] * (len(self._levels) + 1)
            for n in range(len(self._levels) - 1, -1, -1):
                ends[n] = n - 1 if self._levels[n] and self._levels[n] <= level else ends[n + 1]
            self._ends[level] = ends
        return self._ends[level][at + 1]


def out_of_order(rows: Sequence[AlignedRow], columns: Sequence[Sequence[Unit]]) -> set[_Key]:
    """Return the paragraphs that do not stand in the order of their draft, the smallest set that explains the order.

    Args:
        rows: The rows.
        columns: The paragraphs of each column.
    """
    found: set[_Key] = set()
    for column, units in enumerate(columns):
        place = {number: n for n, row in enumerate(rows) for number in row.cells[column]}
        stays = _staying(units, [place[unit.number] for unit in units])
        found |= {(column, unit.number) for unit, steady in zip(units, stays, strict=True) if not steady}
    return found
