"""The table of concordance in the order of either text, with the cells that its formats print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.model.provision import ALL_LISTED_KINDS, ProvisionKind
from tracker.model.side import Side
from tracker.report.table.texts import Stretch, texts_of

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
        ordered: Its rows in the order of the text before (where each provision went; a new one stands behind its
            predecessor in the text after), and the same rows in the order of the text after (where each came from).
        order: The order that is asked for.
        sources: sha256 of both files as received; empty where not known.
        corrections: The corrections that people stated.
        with_texts: Whether the old and the new text of each row are asked for, in a form that can show them.
        with_remarks: Whether an empty column to write in is asked for, in a Word file; a sheet always has one.
    """

    view: RedlineView
    ordered: tuple[tuple[RowView, ...], tuple[RowView, ...]]
    order: Side = Side.AFTER
    sources: tuple[str, str] = ("", "")
    corrections: tuple[CorrectionView, ...] = ()
    with_texts: bool = False
    with_remarks: bool = False

    @property
    def rows(self) -> tuple[RowView, ...]:
        """The rows in the order that is asked for."""
        return self.ordered[self.order.position]

    @property
    def both(self) -> tuple[ConcordanceTable, ConcordanceTable]:
        """The table in the order that is asked for, and in the other order."""
        return self, replace(self, order=self.order.other)

    @property
    def heading(self) -> str:
        """The question that the table answers: where each provision went, or where each came from."""
        return self.view.words[f"table_by_{self.order}"]

    @property
    def column_headings(self) -> tuple[str, str, str, str]:
        """The headings of the four columns."""
        words = self.view.words
        before, after = (
            words[side] + words["colon"] + _side_title(side_view)
            for side, side_view in zip(Side, self.view.sides, strict=True)
        )
        return before, after, words["change"], words["basis"]

    @property
    def cells(self) -> list[tuple[str, str, str, str]]:
        """The rows as text: provision before, provision after, facts, reason."""
        words = self.view.words
        join = words["listing"].join
        return [
            (row.before, row.after, join(words[fact] for fact in row.facts), basis_in_words(row, words))
            for row in self.rows
        ]

    @property
    def texts(self) -> list[tuple[list[Stretch], list[Stretch]]]:
        """The old and the new text of each row; none where a provision stands on one side alone."""
        redline = self.view.redline
        assert redline is not None  # noqa: S101 – an extract has no table
        ends = [(row.row.before, row.row.after) for row in self.rows]
        before, after = (
            texts_of(redline, side, {eid for pair in ends if (eid := pair[side.position])}) for side in Side
        )
        return [(before.get(old, []) if old else [], after.get(new, []) if new else []) for old, new in ends]

    @property
    def notices(self) -> list[str]:
        """The notices on texts that are not official, a line each."""
        return [named.line for named in self.view.notices]

    @property
    def remarks(self) -> list[str]:
        """The sentences that it is an extract or that nothing changed, if so, and the notices.

        They serve formats that have one place for all of these.
        """
        return [*filter(None, (self.view.extract_notice, self.view.same_line)), *self.notices]


def build_table(  # noqa: PLR0913 – the parts of a table, each by its name
    view: RedlineView,
    before: Iterable[Correspondence],
    levels: Iterable[ProvisionKind] = ALL_LISTED_KINDS,
    *,
    order: Side = Side.AFTER,
    sources: tuple[str, str] = ("", ""),
    corrections: Iterable[CorrectionView] = (),
    with_texts: bool = False,
    with_remarks: bool = False,
) -> ConcordanceTable:
    """Build the table of concordance of a comparison.

    Args:
        view: The comparison.
        before: Its rows in the order of the text before, all or those that are wanted.
        levels: The levels to list.
        order: The text whose order the rows follow, in formats with one table.
        sources: sha256 of both files as received; empty where not known.
        corrections: The corrections that people stated.
        with_texts: Whether the old and the new text of each row are asked for.
        with_remarks: Whether an empty column to write in is asked for.
    """
    wanted = set(map(_key, before))
    rows_after = tuple(row for row in view.rows_of(levels) if _key(row.row) in wanted)
    by_key = {_key(row.row): row for row in rows_after}
    rows_before = tuple(by_key[_key(row)] for row in before if _key(row) in by_key)
    return ConcordanceTable(
        view=view,
        ordered=(rows_before, rows_after),
        order=order,
        sources=sources,
        corrections=tuple(corrections),
        with_texts=with_texts,
        with_remarks=with_remarks,
    )


def _key(row: Correspondence) -> tuple[str | None, ...]:
    return row.level, row.before, row.after


def basis_in_words(row: RowView, words: dict[str, str]) -> str:
    """Return the reason of a row, with "probably" before it where the row is less than sure."""
    if not row.probably:
        return row.reason
    return words["probably"] + words["semicolon"] + row.reason if row.reason else words["probably"]


def _side_title(side: SideView) -> str:
    """Return the title of a text at the head of a column: its stage, and its symbol in brackets."""
    return " ".join(part for part in (side.name, f"({side.symbol})" if side.symbol else "") if part)
