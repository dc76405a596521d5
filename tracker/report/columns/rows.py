"""The rows of a table in columns: which paragraphs of the drafts stand beside each other, and in which order.

The order is that of one draft, the column of comparison. Each paragraph of another draft stands in the row of the
paragraph with which it shares most of its words; one that has no such paragraph stands in a row of its own behind its
predecessor, together with those of the other drafts that are the same paragraph.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.model.redline import RunKind
from tracker.sequences import moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.model.redline import Redline
    from tracker.report.columns.units import Unit

NOTE = -1
"""The level of a row of notes, which stand behind all else."""
_Key = tuple[int, int]
"""A paragraph: the number of its column, and its own number there."""


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
    columns: Sequence[Sequence[Unit]], base: int, to_base: Mapping[int, Redline], beside: Mapping[int, Redline]
) -> tuple[AlignedRow, ...]:
    """Return the rows of the table; every paragraph of every column stands in one of them.

    Args:
        columns: The paragraphs of each column.
        base: The column whose order the rows follow.
        to_base: For each other column the comparison from the base to it.
        beside: For each column that has a next one, by its number, the comparison with that.
    """
    homes: dict[_Key, int] = {(base, unit.number): unit.number for unit in columns[base]}
    for column, redline in to_base.items():
        links = _links(redline, columns[base], columns[column])
        for number, partner in _best(links, of_after=True).items():
            homes[column, number] = partner
    groups = _Groups(columns, homes)
    for column in _outward(len(columns), base):
        between = beside.get(column)
        if between is not None:
            links = _links(between, columns[column], columns[column + 1])
            groups.join(column, _best(links, of_after=False))
            groups.join(column + 1, _best(links, of_after=True), to=column)
    return _ordered(columns, base, groups)


def _outward(count: int, base: int) -> list[int]:
    """Return the numbers of the columns with a next one, the pairs nearest to the base first."""
    return sorted(range(count - 1), key=lambda column: (abs(2 * column + 1 - 2 * base), column))


def _links(redline: Redline, before: Sequence[Unit], after: Sequence[Unit]) -> dict[tuple[int, int], int]:
    """Return the paragraphs that share words, with the number of the letters that they share.

    A heading has no partner but a heading, and a note none but a note.
    """
    homes = [{order: unit for unit in units for order in unit.orders} for units in (before, after)]
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for block in redline.blocks:
        if block.before is None or block.after is None:
            continue
        old, new = homes[0].get(block.before.order), homes[1].get(block.after.order)
        if old is None or new is None or bool(old.level) != bool(new.level) or old.is_note != new.is_note:
            continue
        kept = sum(len(run.text) for run in block.runs if run.kind is RunKind.KEPT)
        # Labels alone prove little: any article has a paragraph 1. But a heading is what it was paired with.
        weight = 1 if block.after.is_label and not new.level else 2 + kept
        shared[old.number, new.number] += weight
    return dict(shared)


def _best(links: Mapping[tuple[int, int], int], *, of_after: bool) -> dict[int, int]:
    """Return for each paragraph of one side the one of the other side with which it shares most."""
    best: dict[int, tuple[int, int]] = {}
    for (old, new), weight in links.items():
        own, other = (new, old) if of_after else (old, new)
        if own not in best or (weight, -other) > best[own]:
            best[own] = weight, -other
    return {own: -other for own, (_, other) in best.items()}


class _Groups:
    """Paragraphs that stand in one row.

    Args:
        columns: The paragraphs of each column.
        homes: The paragraphs that stand in the row of a paragraph of the base, by its number.
    """

    def __init__(self, columns: Sequence[Sequence[Unit]], homes: Mapping[_Key, int]) -> None:
        self._columns = columns
        self.of: dict[_Key, int] = dict(homes)
        self._next = max(homes.values(), default=-1) + 1
        self._columns_of: defaultdict[int, set[int]] = defaultdict(set)
        for (column, _), group in homes.items():
            self._columns_of[group].add(column)

    def join(self, column: int, partners: Mapping[int, int], to: int = -1) -> None:
        """Put paragraphs without a row into that of their partners in the column beside.

        Args:
            column: Their column.
            partners: The number of each with that of its partner.
            to: The column of the partners; the next one if not given.
        """
        other = column + 1 if to < 0 else to
        for number, partner in partners.items():
            if (column, number) in self.of:
                continue
            group = self.of.get((other, partner))
            if group is None:
                group = self._new_group(other, partner)
            if column not in self._columns_of[group]:
                self.of[column, number] = group
                self._columns_of[group].add(column)

    def _new_group(self, column: int, number: int) -> int:
        group = self._next
        self._next += 1
        self.of[column, number] = group
        self._columns_of[group].add(column)
        return group

    def complete(self) -> dict[int, list[_Key]]:
        """Return the paragraphs of each group; one that stands alone is a group too."""
        members: defaultdict[int, list[_Key]] = defaultdict(list)
        for column, units in enumerate(self._columns):
            for unit in units:
                key = column, unit.number
                group = self.of[key] if key in self.of else self._new_group(*key)
                members[group].append(key)
        return dict(members)


def _ordered(columns: Sequence[Sequence[Unit]], base: int, groups: _Groups) -> tuple[AlignedRow, ...]:
    """Return the rows in order: those of the base in its order, each other one behind its predecessor."""
    members = groups.complete()
    order: list[int] = [unit.number for unit in columns[base]]  # The groups of the base have its numbers.
    levels = {group: _level(keys, columns) for group, keys in members.items()}
    others = sorted((column for column in range(len(columns)) if column != base), key=lambda n: (abs(n - base), n))
    for column in others:
        order = _with_column(order, column, columns[column], groups.of, levels)
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
    at, seen = -1, set()
    for unit, steady in zip(units, stays, strict=True):
        group = group_of[column, unit.number]
        if group in places:
            at = places[group] if steady else at
        elif group not in seen:
            seen.add(group)
            if levels[group]:
                at = _end_of_section(order, at, levels, levels[group])
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


def _end_of_section(order: Sequence[int], at: int, levels: Mapping[int, int], level: int) -> int:
    """Return the last place of the section that a place stands in.

    It ends before the next heading of that level or a higher, and before the notes.

    Args:
        order: The groups in order.
        at: The place.
        levels: The level of each group.
        level: The level of the heading or note that is to stand behind the section.
    """
    end = at
    while end + 1 < len(order) and (levels[order[end + 1]] == 0 or levels[order[end + 1]] > level):
        end += 1
    return end


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


def neighbours(count: int, base: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of columns beside each other that have to be compared besides those with the base."""
    yield from ((one, other) for one, other in pairwise(range(count)) if base not in (one, other))
