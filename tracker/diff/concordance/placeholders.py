"""The rows of place-holders: of what was dropped while its number was kept, and of what is new in a kept place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.model.concordance import Correspondence
from tracker.model.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.diff.concordance.marks import Marks
    from tracker.diff.match.provisions import ProvisionLink
    from tracker.diff.prepare.layout import Layout


def rows_of_kept_numbers(
    kept: Iterable[ProvisionLink], before: Layout, after: Layout, marks: Marks
) -> list[Correspondence]:
    """Return the rows of provisions that have a place-holder on the other side.

    Args:
        kept: The pairs of a provision with words and a place-holder.
        before: One draft.
        after: The other.
        marks: The marks that the redline sets.
    """
    return [
        Correspondence(
            level=link.level,
            before=link.before,
            after=link.after,
            placeholder=Side.AFTER if link.after in after.placeholders else Side.BEFORE,
            primary=link.primary,
            changes=marks.between(before.unit_by_eid[link.before], after.unit_by_eid[link.after]),
        )
        for link in kept
    ]


def mark_placeholders(rows: Iterable[Correspondence], before: Layout, after: Layout) -> tuple[Correspondence, ...]:
    """Return rows in which place-holders are known as such, and nothing is said to be near to one.

    Args:
        rows: All rows of the table.
        before: One draft.
        after: The other.
    """
    if not before.placeholders and not after.placeholders:
        return tuple(rows)
    return tuple(_marked(row, before, after) for row in rows)


def _marked(row: Correspondence, before: Layout, after: Layout) -> Correspondence:
    if row.before is None and row.after in after.placeholders:
        row = replace(row, placeholder=Side.AFTER)
    elif row.after is None and row.before in before.placeholders:
        row = replace(row, placeholder=Side.BEFORE)
    near_placeholder = row.nearest in (before if row.inserted else after).placeholders
    if row.nearest is not None and (row.placeholder is not None or near_placeholder):
        return replace(row, nearest=None, reason=None)
    return row
