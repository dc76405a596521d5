"""The facts in which the versions of one row differ."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.languages.evidence import evidence_of
from tracker.languages.facts import VersionFacts
from tracker.languages.lengths import unlike_lengths
from tracker.languages.numbers import label_values
from tracker.languages.words import alone, differences_in_words
from tracker.model.languages import Difference, DifferenceKind, UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.languages import AlignedRow, Unit, Version

_UNNUMBERED = frozenset({UnitKind.LINE, UnitKind.ROW, UnitKind.FORMULA, UnitKind.CLOSING})
"""Kinds without a number of their own, which only their place and their words tell apart."""


def differences_of(versions: Sequence[Version], rows: Sequence[AlignedRow]) -> tuple[Difference, ...]:
    """Return the differences of all rows, in their order.

    Args:
        versions: The versions.
        rows: The rows of their alignment.
    """
    readers = [VersionFacts(version.draft) for version in versions]
    facts = [{v: readers[v].of(cell) for v, cell in enumerate(row.cells) if cell} for row in rows]
    lengths = unlike_lengths(rows, facts)
    found: list[Difference] = []
    for n in range(len(rows)):
        found += _of_row(rows, n)
        if len(facts[n]) > 1:
            found += differences_in_words(n, facts[n], len(versions))
        found += lengths.get(n, ())
    return tuple(found)


def _of_row(rows: Sequence[AlignedRow], n: int) -> Iterator[Difference]:
    row = rows[n]
    if lacking := _really_lacking(rows, n):
        values = tuple("" if not cell else _printed(row, v) for v, cell in enumerate(row.cells))
        kind = DifferenceKind.NOT_ALIGNED if _stands_beside_gap(rows, n) else DifferenceKind.LACKING
        yield Difference(kind=kind, row=n, values=values, alone=_minority(lacking, row))
    if row.moved:
        yield Difference(
            kind=DifferenceKind.PLACE, row=n, values=tuple(map(str, _places(row))), alone=_minority(row.moved, row)
        )
    if not row.lacking or len(_present(row)) > 1:
        yield from _of_label(row, n)
        yield from _of_heading(row, n)
        yield from _of_counts(row, n)


def _present(row: AlignedRow) -> list[int]:
    return [v for v, cell in enumerate(row.cells) if cell]


def _printed(row: AlignedRow, version: int) -> str:
    """Return the beginning of a row in one version, as its label or its words."""
    unit = row.cells[version][0]
    return unit.label or unit.heading or (unit.blocks[0][1].text if unit.blocks else "")


def _really_lacking(rows: Sequence[AlignedRow], n: int) -> tuple[int, ...]:
    """Return the versions that lack a row, where the provision around it does not say so already."""
    row = rows[n]
    lacking = row.lacking
    if row.inside is not None:
        lacking = tuple(v for v in lacking if rows[row.inside].cells[v])
    if row.kind is UnitKind.FORMULA:
        lacking = tuple(v for v in lacking if not _has_formula_near(rows, n, v))
    return lacking


def _has_formula_near(rows: Sequence[AlignedRow], n: int, version: int) -> bool:
    """Return whether a version has a formula in the same run: "Now, therefore, the Assembly" is one line or two."""
    for step in (-1, 1):
        at = n + step
        while 0 <= at < len(rows) and rows[at].kind is UnitKind.FORMULA:
            if rows[at].cells[version]:
                return True
            at += step
    return False


def _stands_beside_gap(rows: Sequence[AlignedRow], n: int) -> bool:
    """Return whether a neighbour without a number is lacking just where this row is not, so that both might be one."""
    row = rows[n]
    if row.kind not in _UNNUMBERED and row.kind is not UnitKind.RECITAL:
        return False
    for step in (-1, 1):
        at = n + step
        while 0 <= at < len(rows) and rows[at].inside == row.inside and _may_be_one(rows[at], row):
            if not set(_present(rows[at])) & set(_present(row)) and not label_values(
                _printed(rows[at], _present(rows[at])[0])
            ):
                return True
            at += step
    return False


def _may_be_one(neighbour: AlignedRow, row: AlignedRow) -> bool:
    """Return whether a neighbour is lacking somewhere, and is no formula beside what is none."""
    return bool(neighbour.lacking) and (neighbour.kind is UnitKind.FORMULA) == (row.kind is UnitKind.FORMULA)


def _minority(versions: Sequence[int], row: AlignedRow) -> tuple[int, ...]:
    """Return the versions if they are fewer than the others, else the others if these are fewer; else none."""
    others = tuple(v for v in range(len(row.cells)) if v not in versions)
    if len(versions) == len(others):
        return ()
    return others if len(others) < len(versions) else tuple(versions)


def _places(row: AlignedRow) -> Iterator[str]:
    for v, cell in enumerate(row.cells):
        yield cell[0].label or cell[0].heading if cell and v in row.moved else ""


def _of_label(row: AlignedRow, n: int) -> Iterator[Difference]:
    """Yield the difference of the numbers of a row."""
    present = _present(row)
    labels = [row.cells[v][0].label if row.cells[v] else "" for v in range(len(row.cells))]
    values = [label_values(label) for label in labels]
    groups: list[frozenset[str]] = [values[v] for v in present]
    common = frozenset.intersection(*groups)
    if common or not any(groups):
        return
    keys = [_key(values[v], groups) for v in range(len(row.cells))]
    yield Difference(kind=DifferenceKind.LABEL, row=n, values=tuple(labels), alone=alone(keys, present))


def _key(values: frozenset[str], groups: Sequence[frozenset[str]]) -> str:
    """Return the value of a label that most others share: a letter can also be a Roman numeral."""
    return max(sorted(values), key=lambda value: sum(value in group for group in groups), default="")


def _of_heading(row: AlignedRow, n: int) -> Iterator[Difference]:
    """Yield the difference where a provision has a title in some versions alone."""
    if row.kind not in (UnitKind.ARTICLE, UnitKind.DIVISION, UnitKind.ANNEX):
        return
    present = _present(row)
    headings = [row.cells[v][0].heading if row.cells[v] else "" for v in range(len(row.cells))]
    has = [bool(heading) for heading in headings]
    if len({has[v] for v in present}) > 1 and all(row.cells[v][0].label for v in present):
        yield Difference(kind=DifferenceKind.HEADING, row=n, values=tuple(headings), alone=alone(has, present))


def _of_counts(row: AlignedRow, n: int) -> Iterator[Difference]:
    """Yield the difference of the pieces of a divided line."""
    present = _present(row)
    pieces = [_pieces(cell) for cell in row.cells]
    if row.kind in (UnitKind.FORMULA, UnitKind.TITLE) or any(_runs_on(cell) for cell in row.cells):
        return
    if len({pieces[v] for v in present}) > 1:
        yield _counted(DifferenceKind.DIVIDED, n, pieces, present)


_ENDS = re.compile(r"[.;:!?。；：！？؛؟]['’”»)\]\ufffc]*$")
"""The end of a sentence or of a clause."""


def _pieces(cell: Sequence[Unit]) -> int:
    """Return the number of pieces of a cell: one that breaks off inside a clause was only printed so."""
    if cell and cell[0].kind is UnitKind.RECITAL:  # Recitals end with a comma or a conjunction.
        return len(cell)
    ended = sum(bool(unit.blocks and _ENDS.search(unit.blocks[-1][1].text.rstrip())) for unit in cell[:-1])
    return ended + bool(cell)


def _runs_on(cell: Sequence[Unit]) -> bool:
    """Return whether numbers of points stand inside the words: the point was left in the line before it by a reader."""
    return len(cell) == 1 and bool(evidence_of(cell[0]).run_in)


def _counted(kind: DifferenceKind, n: int, counts: Sequence[int], present: Sequence[int]) -> Difference:
    values = tuple(str(count) if v in present else "" for v, count in enumerate(counts))
    return Difference(kind=kind, row=n, values=values, alone=alone(counts, present))
