"""Lineage across languages: a provision that came from another one in one version than in the others."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.languages.numbers import label_values
from tracker.languages.words import alone
from tracker.model.languages import Difference, DifferenceKind, UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.model.concordance import Correspondence
    from tracker.model.languages import AlignedRow
    from tracker.model.provision import Eid

SURE = 0.8
"""Confidence from which on a link counts against a version that has not got it: of such rows nine in ten are right."""
_FOLLOWED = frozenset({UnitKind.ARTICLE, UnitKind.ANNEX, UnitKind.DIVISION})
"""Kinds whose lineage is compared: those that people cite by their number from stage to stage."""


def unlike_lineages(
    before: Sequence[AlignedRow], after: Sequence[AlignedRow], concordances: Sequence[Sequence[Correspondence]]
) -> tuple[Difference, ...]:
    """Return the provisions that came from other provisions in one version than in another.

    A version is no counter-example where it lacks one of the two provisions: that is another difference.

    Args:
        before: The rows of the alignment of the earlier stage.
        after: The rows of the alignment of the later stage, with the same versions.
        concordances: For each version the rows of the concordance of the two stages.
    """
    links = [_links(before, after, version, rows) for version, rows in enumerate(concordances)]
    return tuple(
        difference
        for n, row in enumerate(after)
        if row.kind in _FOLLOWED
        for difference in _of_row(n, row, before, [link.get(n, {}) for link in links])
    )


def _links(
    before: Sequence[AlignedRow], after: Sequence[AlignedRow], version: int, rows: Sequence[Correspondence]
) -> Mapping[int, Mapping[int, float]]:
    """Return for each row after the rows before from which it came in a version, with the confidence."""
    earlier, later = _numbers(before, version), _numbers(after, version)
    links: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for row in rows:
        if row.linked and row.before in earlier and row.after in later:
            links[later[row.after]][earlier[row.before]] = row.confidence or 0.0
    return links


def _numbers(rows: Sequence[AlignedRow], version: int) -> dict[Eid | None, int]:
    return {unit.eid: n for n, row in enumerate(rows) for unit in row.cells[version]}


def _of_row(
    n: int, row: AlignedRow, before: Sequence[AlignedRow], links: Sequence[Mapping[int, float]]
) -> Iterator[Difference]:
    present = [v for v, cell in enumerate(row.cells) if cell]
    unlike = {
        source
        for v in present
        for source, confidence in links[v].items()
        if confidence >= SURE and any(before[source].cells[w] and source not in links[w] for w in present)
    }
    if not unlike:
        return
    sources = [sorted(links[v]) if v in present else [] for v in range(len(row.cells))]
    values = tuple(", ".join(_number(before[source]) for source in which) for which in sources)
    printed = tuple(
        ", ".join(_label(before[source], v) for source in which if before[source].cells[v])
        for v, which in enumerate(sources)
    )
    yield Difference(kind=DifferenceKind.LINEAGE, row=n, values=values, alone=alone(values, present), printed=printed)


def _number(row: AlignedRow) -> str:
    cell = next(cell for cell in row.cells if cell)
    return min(label_values(cell[0].label), default=cell[0].heading)


def _label(row: AlignedRow, version: int) -> str:
    unit = row.cells[version][0]
    return unit.label.rstrip(" .:") or unit.heading
