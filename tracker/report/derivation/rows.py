"""The rows of the derivation table, out of those of the table of concordance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.correction import Outcome
from tracker.model.provision import ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.model.provision import Eid
    from tracker.report.table.rows import ConcordanceTable
    from tracker.report.view.corrections import CorrectionView
    from tracker.report.view.redline_view import RowView


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivationRow:
    """A provision of the later text with all that it comes from, or one that was dropped.

    Attributes:
        links: Its rows of the table of concordance, the main one first; never empty.
        reasons: The corrections that people stated about it, with their reasons.
    """

    links: tuple[RowView, ...]
    reasons: tuple[CorrectionView, ...] = ()

    @property
    def main(self) -> RowView:
        """The row that names the provision."""
        return self.links[0]

    @property
    def leads(self) -> bool:
        """It is a Part or chapter, which heads the articles in it."""
        return self.main.row.level is ProvisionKind.DIVISION

    @property
    def reason(self) -> str:
        """The reasons that people gave, each with its author; empty where nobody gave one."""
        return "\n".join(dict.fromkeys(f"{item.reason} ({item.author_name})" for item in self.reasons))


def derivation_rows(table: ConcordanceTable) -> tuple[DerivationRow, ...]:
    """Return the rows of the derivation table.

    Args:
        table: The table of concordance.

    Returns:
        A row for each provision of the text after, in its order; behind its predecessor, one that was dropped.
    """
    links: dict[tuple[Eid | None, Eid | None], list[RowView]] = {}
    for row in table.ordered[1]:
        key = (None, row.row.before) if row.row.after is None else (row.row.after, None)
        links.setdefault(key, []).append(row)
    stated = [item for item in table.corrections if item.outcome is not Outcome.IMPOSSIBLE and not item.set_aside]
    return tuple(
        DerivationRow(
            links=tuple(sorted(rows, key=lambda row: not row.row.primary)), reasons=tuple(_about(rows, stated))
        )
        for rows in links.values()
    )


def _about(rows: Iterable[RowView], stated: Iterable[CorrectionView]) -> Iterator[CorrectionView]:
    """Yield the corrections about the provision of some rows: those that name it, or made a row what it is."""
    ends = {(row.row.before, row.row.after) for row in rows}
    after = {new for _, new in ends if new is not None}
    dropped = {old for old, new in ends if new is None}
    for item in stated:
        if item.after_eid in after or (item.before_eid in dropped and item.after_eid is None):
            yield item
