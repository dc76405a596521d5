"""The rows of the concordance in their order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.diff.arrange import weave
from tracker.diff.concordance.facts import continuations
from tracker.diff.prepare.layout import Layout
from tracker.diff.prepare.units import Unit
from tracker.model.concordance import Correspondence
from tracker.model.provision import LISTED_KINDS, Eid, ProvisionKind
from tracker.model.redline import Redline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.diff.match.provisions import ProvisionLink


def order_rows(
    before: Layout, after: Layout, linked: Iterable[Correspondence], nearest: Iterable[ProvisionLink] = ()
) -> tuple[Correspondence, ...]:
    """The whole concordance.

    Args:
        before: One draft.
        after: The other.
        linked: The rows that have both sides.
        nearest: What comes nearest to provisions that may have no row with both sides.

    Returns:
        These and the rows of what is new and dropped, in the order after, a deletion behind the row of its
        predecessor before; the paragraphs of an article behind its row.
    """
    linked = list(linked)
    top = [row for row in linked if row.level in LISTED_KINDS]
    low = [row for row in linked if row.level not in LISTED_KINDS]
    rows = _ordered(top, low, before.units, after.units, continuations(top))
    hints: tuple[dict[Eid | None, ProvisionLink], dict[Eid | None, ProvisionLink]] = ({}, {})
    for tie in nearest:
        for hint, eid in zip(hints, (tie.before, tie.after), strict=True):
            if eid not in hint or tie.confidence > hint[eid].confidence:
                hint[eid] = tie
    return tuple(_hinted(row, *hints) for row in rows)


def _hinted(
    row: Correspondence, before: Mapping[Eid | None, ProvisionLink], after: Mapping[Eid | None, ProvisionLink]
) -> Correspondence:
    """A row with one side, and what comes nearest on the other."""
    if row.deleted and row.before in before:
        tie = before[row.before]
        return replace(row, nearest=tie.after, reason=tie.reason)
    if row.inserted and row.after in after:
        tie = after[row.after]
        return replace(row, nearest=tie.before, reason=tie.reason)
    return row


def _ordered(
    top: list[Correspondence],
    low: list[Correspondence],
    old: Sequence[Unit],
    new: Sequence[Unit],
    continues: dict[Eid | None, Eid | None],
) -> tuple[Correspondence, ...]:
    """Rows above paragraphs in their order; behind each article the rows of its paragraphs in theirs."""
    above = _woven(top, [u for u in old if u.level in LISTED_KINDS], [u for u in new if u.level in LISTED_KINDS])
    groups: dict[tuple[int, Eid], tuple[list[Unit], list[Unit]]] = defaultdict(lambda: ([], []))
    for unit in old:
        if unit.level not in LISTED_KINDS:
            target = continues.get(unit.article)
            groups[(1, target) if target else (0, unit.article)][0].append(unit)
    for unit in new:
        if unit.level not in LISTED_KINDS:
            groups[1, unit.article][1].append(unit)
    linked_before = {row.before for row in low}
    by_after = _by_after(low)

    def inside(key: tuple[int, Eid]) -> list[Correspondence]:
        before, after = groups.pop(key, ([], []))
        here = [row for unit in after for row in by_after.get(unit.eid, ())]
        came = {row.before for row in here}
        return _woven(here, [u for u in before if u.eid not in linked_before or u.eid in came], after)

    out: list[Correspondence] = []
    for n, row in enumerate(above):
        out.append(row)
        if row.level is not ProvisionKind.ARTICLE:
            continue
        # The rows of a merged article stand together, its paragraphs behind the last of them.
        if row.after is not None and (n + 1 == len(above) or above[n + 1].after != row.after):
            out += inside((1, row.after))
        if row.before is not None and row.before not in continues:
            out += inside((0, row.before))  # Its paragraphs that are gone; no article continues it.
    return tuple(out)


def _by_after(rows: Iterable[Correspondence]) -> dict[Eid | None, list[Correspondence]]:
    out: dict[Eid | None, list[Correspondence]] = defaultdict(list)
    for row in rows:
        out[row.after].append(row)
    return out


def _woven(links: Sequence[Correspondence], old: Sequence[Unit], new: Sequence[Unit]) -> list[Correspondence]:
    """Rows of linked, new and dropped units in the order after, a dropped one behind its predecessor's row."""
    by_after = _by_after(links)
    order = {u.eid: n for n, u in enumerate(old)}
    standing: list[Correspondence] = []
    for unit in new:
        found = sorted(by_after.get(unit.eid, ()), key=lambda r: order.get(r.before or Eid(""), -1))
        standing += found or [Correspondence(level=unit.level, after=unit.eid)]
    last: dict[Eid, Correspondence] = {}
    for row in standing:
        if row.before is not None and (row.primary or row.before not in last):
            last[row.before] = row
    gone: list[tuple[Correspondence, Correspondence | None]] = []
    previous: Correspondence | None = None
    for unit in old:
        row_of = last.get(unit.eid)
        if row_of is None:
            row_of = Correspondence(level=unit.level, before=unit.eid)
            gone.append((row_of, previous))
        previous = row_of
    return weave(standing, gone)


def rows_in_order_before(redline: Redline) -> tuple[Correspondence, ...]:
    """The rows of a concordance in the order of the text before: what became of each provision.

    Args:
        redline: The comparison.

    Returns:
        The same rows; what is new stands behind the row of what it stands behind after. It is the order that they
        have where the two texts are exchanged.
    """
    own = {(row.level, row.before, row.after): row for row in redline.concordance}
    linked = [row.inverted() for row in redline.concordance if row.linked]
    turned = order_rows(Layout(redline.after), Layout(redline.before), linked)
    return tuple(own[row.level, row.after, row.before] for row in turned)
