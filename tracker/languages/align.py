"""Align any number of language versions: the one that most others agree with first, then each of the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import repeat
from math import exp, log
from statistics import median
from typing import TYPE_CHECKING

from tracker.languages.evidence import evidence_of
from tracker.languages.numbers import label_values
from tracker.languages.sequence import Candidate, align_units, candidate_of
from tracker.languages.units import notes_of, units_of
from tracker.model.languages import AlignedRow, UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.languages.evidence import Evidence
    from tracker.model.languages import Unit, Version
    from tracker.model.provision import Eid

_MOVABLE = frozenset({UnitKind.ARTICLE, UnitKind.ANNEX, UnitKind.DIVISION})
"""Kinds that are found at another place by their number alone; a paragraph 2 stands in every article."""


_Key = tuple[str, str, int]
"""The kind and the number of a unit, and its place among those of one number."""


def align_versions(versions: Sequence[Version]) -> tuple[AlignedRow, ...]:
    r"""Return the rows of the alignment, in the order of the version that most others agree with.

    Args:
        versions: The versions, two or more.

    >>> from tracker.model.languages import Version
    >>> from tracker.text.parser import parse
    >>> english, _ = parse("### Article 1\n\nA\n\n### Article 2\n\nB\n")
    >>> french, _ = parse("### Article premier\n\nA\n")
    >>> rows = align_versions([Version(name="en", draft=english), Version(name="fr", draft=french)])
    >>> [(row.kind.value, row.lacking) for row in rows]
    [('article', ()), ('line', ()), ('article', (1,)), ('line', (1,))]
    """
    units = [units_of(version.draft) for version in versions]
    order = _order(versions, units)
    evidence = [[evidence_of(unit) for unit in every] for every in units]
    scales = _scales([_lengths(*both) for both in zip(units, evidence, strict=True)], order[0])
    rows = _aligned({n: list(map(candidate_of, units[n], repeat(scales[n]), evidence[n])) for n in order}, order)
    rows = list(_with_contents(_with_moved(rows), order, scales))
    return tuple(_numbered([*rows, *_notes(versions, rows, order, scales)], len(versions)))


@dataclass
class _Row:
    """A row under construction: the candidates of each version that has any."""

    cells: dict[int, list[Candidate]] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)

    @property
    def all(self) -> tuple[Candidate, ...]:
        return tuple(one for cell in self.cells.values() for one in cell)

    @property
    def kind(self) -> UnitKind:
        return next(iter(self.cells.values()))[0].unit.kind


def _order(versions: Sequence[Version], units: Sequence[Sequence[Unit]]) -> list[int]:
    """Return the versions in the order in which they are aligned: first the one that most others agree with.

    It depends on the versions alone, not on the order in which they are given.
    """
    shapes = [Counter(_shape(part) for unit in every for part in (unit, *unit.inside)) for every in units]
    agreement = [[_agreement(one, other) for other in shapes] for one in shapes]

    def rank(n: int) -> tuple[float, str, str]:
        return -round(sum(agreement[n]), 9), versions[n].language, versions[n].name

    first = min(range(len(versions)), key=rank)
    others = sorted(
        (n for n in range(len(versions)) if n != first),
        key=lambda n: (-agreement[first][n], versions[n].language, versions[n].name),
    )
    return [first, *others]


def _shape(unit: Unit) -> tuple[str, str]:
    return unit.kind, min(label_values(unit.label), default="")


def _agreement(first: Counter[tuple[str, str]], second: Counter[tuple[str, str]]) -> float:
    every = (first | second).total()
    return (first & second).total() / every if every else 1.0


def _scales(lengths: Sequence[Mapping[_Key, int]], reference: int) -> list[float]:
    """Return for each version the factor that brings its lengths to those of the reference.

    It is the median over the articles that both have under one number: what one version lacks has no part in it.
    """
    scales = []
    for own in lengths:
        common = [key for key in own if key in lengths[reference] and own[key] and lengths[reference][key]]
        if common:
            scales.append(exp(median(log(lengths[reference][key] / own[key]) for key in common)))
        else:
            total, whole = sum(own.values()), sum(lengths[reference].values())
            scales.append(whole / total if total and whole else 1.0)
    return scales


def _lengths(units: Sequence[Unit], evidence: Sequence[Evidence]) -> dict[_Key, int]:
    """Return the letters of each unit by its kind, its number, and its place among those of one number."""
    seen: Counter[tuple[str, str]] = Counter()
    lengths = {}
    for unit, one in zip(units, evidence, strict=True):
        shape = _shape(unit)
        seen[shape] += 1
        lengths[*shape, seen[shape]] = one.length
    return lengths


def _aligned(candidates: Mapping[int, Sequence[Candidate]], order: Iterable[int]) -> list[_Row]:
    """Return the rows of some sequences, each aligned with what was aligned before it."""
    rows: list[_Row] = []
    for version in order:
        own = candidates.get(version, ())
        merged: list[_Row] = []
        for row_numbers, unit_numbers in align_units([row.all for row in rows], own):
            row = _joined([rows[n] for n in row_numbers])
            if unit_numbers:
                row.cells[version] = [own[n] for n in unit_numbers]
            merged.append(row)
        rows = merged
    return rows


def _joined(rows: Sequence[_Row]) -> _Row:
    """Return rows that stand beside one unit as one row."""
    if len(rows) == 1:
        return rows[0]
    joined = _Row()
    for row in rows:
        for version, cell in row.cells.items():
            joined.cells.setdefault(version, []).extend(cell)
    return joined


def _with_moved(rows: Sequence[_Row]) -> list[_Row]:
    """Return the rows with those put together that have the same number at different places."""
    by_number: defaultdict[tuple[UnitKind, str], list[_Row]] = defaultdict(list)
    for row in rows:
        if row.kind in _MOVABLE:
            values = frozenset[str].union(*(one.evidence.values for one in row.all))
            if len(values) == 1:
                by_number[row.kind, min(values)].append(row)
    gone: set[int] = set()
    for same in by_number.values():
        if len(same) == 2 and not same[0].cells.keys() & same[1].cells.keys():
            most, fewest = sorted(same, key=lambda row: -len(row.cells))
            most.moved |= fewest.cells.keys()
            most.cells |= fewest.cells
            gone.add(id(fewest))
    return [row for row in rows if id(row) not in gone]


NEAR = 4
"""Rows within which a point of the same number is the same point at another place: two points that were exchanged."""


def _with_exchanged(rows: Sequence[_Row]) -> list[_Row]:
    """Return the rows of what an article holds, points of one number at different places put together."""
    gone: set[int] = set()
    for n, row in enumerate(rows):
        for other in rows[n + 1 : n + 1 + NEAR]:
            if gone & {id(row), id(other)} or row.cells.keys() & other.cells.keys() or not _same_point(row, other):
                continue
            most, fewest = sorted((row, other), key=lambda one: -len(one.cells))
            most.moved |= fewest.cells.keys()
            most.cells |= fewest.cells
            gone.add(id(fewest))
    return [row for row in rows if id(row) not in gone]


def _same_point(first: _Row, second: _Row) -> bool:
    """Return whether two rows have the same kind and number, and stand in provisions of the same number."""
    one, other = first.all[0], second.all[0]
    return (
        one.unit.kind is other.unit.kind
        and bool(one.evidence.values & other.evidence.values)
        and one.unit.eid.count("__") == other.unit.eid.count("__")
    )


def _with_contents(rows: Iterable[_Row], order: Sequence[int], scales: Sequence[float]) -> Iterator[_Row]:
    """Yield the rows, each followed by those of what its articles hold."""
    for row in rows:
        yield row
        inside = {
            version: [candidate_of(unit, scales[version]) for one in cell for unit in one.unit.inside]
            for version, cell in row.cells.items()
        }
        yield from _with_exchanged(_aligned(inside, order))


def _notes(
    versions: Sequence[Version], rows: Sequence[_Row], order: Sequence[int], scales: Sequence[float]
) -> Iterator[_Row]:
    """Yield the rows of the notes: those that are called in one row are aligned with each other."""
    notes = [notes_of(version.draft) for version in versions]
    for row in rows:
        called = {}
        for version, cell in row.cells.items():
            units = [unit for one in cell for eid, _ in one.unit.blocks for unit in notes[version].pop(eid, ())]
            called[version] = [candidate_of(unit, scales[version]) for unit in units]
        yield from _aligned(called, order)
    rest = [[unit for units in of.values() for unit in units] for of in notes]
    yield from _aligned({n: [candidate_of(unit, scales[n]) for unit in units] for n, units in enumerate(rest)}, order)


def _numbered(rows: Iterable[_Row], count: int) -> Iterator[AlignedRow]:
    """Yield the finished rows, each with the number of the row in which it stands."""
    row_of: dict[tuple[int, Eid], int] = {}
    for n, row in enumerate(rows):
        parents = [row_of.get((version, one.unit.parent)) for version, cell in row.cells.items() for one in cell]
        row_of |= {(version, one.unit.eid): n for version, cell in row.cells.items() for one in cell}
        yield AlignedRow(
            kind=row.kind,
            cells=tuple(tuple(one.unit for one in row.cells.get(version, ())) for version in range(count)),
            inside=max((parent for parent in parents if parent is not None), default=None),
            moved=tuple(sorted(row.moved)),
        )
