"""The table of concordance as rows in the order of either text: what each of its forms prints."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.model.provision import ALL_LISTED_KINDS, ProvisionKind
from tracker.model.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.concordance import Correspondence
    from tracker.report.view.corrections import CorrectionView
    from tracker.report.view.redline_view import RedlineView, RowView, SideView


@dataclass(frozen=True, kw_only=True)
class ConcordanceTable:
    """A table of concordance.

    Attributes:
        view: The comparison.
        ordered: Its rows in the order of the text before (what became of each provision; what is new stands behind
            what it stands behind after), and the same rows in the order of the text after (where each comes from).
        order: Which of the two orders was asked for.
        sources: sha256 of both files as received; empty where not known.
        statements: What people have said of it.
    """

    view: RedlineView
    ordered: tuple[tuple[RowView, ...], tuple[RowView, ...]]
    order: Side = Side.AFTER
    sources: tuple[str, str] = ("", "")
    statements: tuple[CorrectionView, ...] = ()

    @property
    def rows(self) -> tuple[RowView, ...]:
        """Its rows in the order that was asked for."""
        return self.ordered[self.order is Side.AFTER]

    @property
    def both(self) -> tuple[ConcordanceTable, ConcordanceTable]:
        """The table in the order that was asked for, and in the other."""
        return self, replace(self, order=Side.AFTER if self.order is Side.BEFORE else Side.BEFORE)

    @property
    def heading(self) -> str:
        """The question it answers: what became of each provision, or where each comes from."""
        return self.view.words[f"table_by_{self.order}"]

    @property
    def heads(self) -> tuple[str, str, str, str]:
        """What stands at the head of the columns."""
        words = self.view.words
        before, after = (
            words[side] + words["colon"] + _named(each) for side, each in zip(Side, self.view.sides, strict=True)
        )
        return before, after, words["change"], words["basis"]

    @property
    def cells(self) -> list[tuple[str, str, str, str]]:
        """The rows as text."""
        words = self.view.words
        listed = words["listing"].join
        return [
            (row.before, row.after, listed(words[fact] for fact in row.facts), basis_in_words(row, words))
            for row in self.rows
        ]

    @property
    def notices(self) -> list[str]:
        """What must be said of texts that are not official, a line each."""
        words = self.view.words
        return [
            words[side] + words["colon"] + " ".join((each.notice.headline, *each.notice.sentences))
            for side, each in zip(Side, self.view.sides, strict=True)
            if each.notice
        ]


def build_table(  # noqa: PLR0913 – all that a table is made of, each by its name
    view: RedlineView,
    before: Iterable[Correspondence],
    levels: Iterable[ProvisionKind] = ALL_LISTED_KINDS,
    *,
    order: Side = Side.AFTER,
    sources: tuple[str, str] = ("", ""),
    statements: Iterable[CorrectionView] = (),
) -> ConcordanceTable:
    """The table of concordance of a comparison.

    Args:
        view: The comparison.
        before: Its rows in the order of the text before.
        levels: The levels to list.
        order: The text whose order the rows follow where there is but one table.
        sources: sha256 of both files as received; empty where not known.
        statements: What people have said of it.
    """
    after = tuple(view.rows_of(levels))
    seen = {(row.row.level, row.row.before, row.row.after): row for row in after}
    keys = ((row.level, row.before, row.after) for row in before)
    return ConcordanceTable(
        view=view,
        ordered=(tuple(seen[key] for key in keys if key in seen), after),
        order=order,
        sources=sources,
        statements=tuple(statements),
    )


def basis_in_words(row: RowView, words: dict[str, str]) -> str:
    """Why a row stands there, with "probably" before it where it is less than sure."""
    if not row.probably:
        return row.reason
    return words["probably"] + words["semicolon"] + row.reason if row.reason else words["probably"]


def _named(side: SideView) -> str:
    """How a text is named at the head of a column: its stage, and its symbol."""
    return " ".join(part for part in (side.name, f"({side.symbol})" if side.symbol else "") if part)
