"""The order of the rows of the concordance."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.diff.arrange import insert_deleted
from tracker.diff.prepare.layout import Layout
from tracker.diff.prepare.units import WITH_PARAGRAPHS
from tracker.model.concordance import Correspondence
from tracker.model.provision import LISTED_KINDS, Eid
from tracker.model.redline import Redline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.diff.match.provisions import ProvisionLink
    from tracker.diff.prepare.units import Unit


def order_rows(
    before: Layout, after: Layout, linked: Iterable[Correspondence], nearest: Iterable[ProvisionLink] = ()
) -> tuple[Correspondence, ...]:
    """Return the whole concordance.

    Args:
        before: One draft.
        after: The other.
        linked: The rows that have both sides.
        nearest: The nearest pairs of provisions, for those that have no row with both sides.

    Returns:
        These and the rows of new and deleted units, in the order after, a deletion behind the row of its predecessor
        before; the paragraphs of an article behind its row.
    """
    linked = list(linked)
    listed = [row for row in linked if row.level in LISTED_KINDS]
    below = [row for row in linked if row.level not in LISTED_KINDS]
    hints: tuple[dict[Eid | None, ProvisionLink], dict[Eid | None, ProvisionLink]] = ({}, {})
    for link in nearest:
        for hint, eid in zip(hints, link.pair, strict=True):
            if eid not in hint or link.confidence > hint[eid].confidence:
                hint[eid] = link
    return tuple(_with_hint(row, *hints) for row in _ordered(listed, below, before, after))


def _with_hint(
    row: Correspondence, before: Mapping[Eid | None, ProvisionLink], after: Mapping[Eid | None, ProvisionLink]
) -> Correspondence:
    """Add to a row with one side the nearest provision of the other."""
    if row.deleted and row.before in before:
        link = before[row.before]
        return replace(row, nearest=link.after, reason=link.reason)
    if row.inserted and row.after in after:
        link = after[row.after]
        return replace(row, nearest=link.before, reason=link.reason)
    return row


def _ordered(
    listed: list[Correspondence], below: list[Correspondence], old: Layout, new: Layout
) -> tuple[Correspondence, ...]:
    """Return the rows above paragraphs in order; behind each article the rows of its paragraphs in their order."""
    continues = {row.before: row.after for row in listed if row.level in WITH_PARAGRAPHS and row.primary}
    above = _ordered_level(listed, *([unit for unit in side.units if unit.is_listed] for side in (old, new)))
    # The paragraphs before and after of each article after; of an article that nothing continues, of the one before.
    groups: dict[tuple[int, Eid], tuple[list[Unit], list[Unit]]] = defaultdict(lambda: ([], []))
    for unit in old.inner_units:
        target = continues.get(unit.article)
        groups[(1, target) if target else (0, unit.article)][0].append(unit)
    for unit in new.inner_units:
        groups[1, unit.article][1].append(unit)
    linked_before = {row.before for row in below}
    by_after = _by_after(below)

    def paragraphs_of(article: tuple[int, Eid]) -> list[Correspondence]:
        before, after = groups.pop(article, ([], []))
        rows = [row for unit in after for row in by_after.get(unit.eid, ())]
        came = {row.before for row in rows}
        return _ordered_level(
            rows, [unit for unit in before if unit.eid not in linked_before or unit.eid in came], after
        )

    out: list[Correspondence] = []
    for n, row in enumerate(above):
        out.append(row)
        if row.level not in WITH_PARAGRAPHS:
            continue
        # The rows of a merged article stand together, its paragraphs behind the last of them.
        if row.after is not None and (n + 1 == len(above) or above[n + 1].after != row.after):
            out += paragraphs_of((1, row.after))
        if row.before is not None and row.before not in continues:
            out += paragraphs_of((0, row.before))  # Its deleted paragraphs; no article continues it.
    return tuple(out)


def _by_after(rows: Iterable[Correspondence]) -> dict[Eid | None, list[Correspondence]]:
    out: dict[Eid | None, list[Correspondence]] = defaultdict(list)
    for row in rows:
        out[row.after].append(row)
    return out


def _ordered_level(linked: Iterable[Correspondence], old: Sequence[Unit], new: Sequence[Unit]) -> list[Correspondence]:
    """Return rows of linked, new and deleted units in the order after, a deleted one behind its predecessor's row."""
    by_after = _by_after(linked)
    order = {unit.eid: n for n, unit in enumerate(old)}
    rows: list[Correspondence] = []
    for unit in new:
        of_unit = sorted(by_after.get(unit.eid, ()), key=lambda row: order.get(row.before or Eid(""), -1))
        rows += of_unit or [Correspondence(level=unit.level, after=unit.eid)]
    row_of: dict[Eid, Correspondence] = {}
    for row in rows:
        if row.before is not None and (row.primary or row.before not in row_of):
            row_of[row.before] = row
    deleted: list[tuple[Correspondence, Correspondence | None]] = []
    previous: Correspondence | None = None
    for unit in old:
        current = row_of.get(unit.eid)
        if current is None:
            current = Correspondence(level=unit.level, before=unit.eid)
            deleted.append((current, previous))
        previous = current
    return insert_deleted(rows, deleted)


def rows_in_order_before(redline: Redline) -> tuple[Correspondence, ...]:
    """Return the rows of a concordance in the order of the text before, as a reader asks what became of each provision.

    Args:
        redline: The comparison.

    Returns:
        The same rows; a new provision stands behind the row of its predecessor after. It is the order that they have
        when the two texts are exchanged.
    """
    own = {(row.level, row.before, row.after): row for row in redline.concordance}
    linked = [row.inverted() for row in redline.concordance if row.before is not None and row.after is not None]
    inverted = order_rows(Layout(redline.after), Layout(redline.before), linked)
    return tuple(own[row.level, row.after, row.before] for row in inverted)
