"""The derivation table as a document, with a column for the reason that people fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.side import Side
from tracker.report.derivation.rows import derivation_rows
from tracker.report.document.about import closing_lines, fact_line, name_of_side
from tracker.report.document.content import Column, Document, Look, Paragraph, Row, Table, Words, cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.report.derivation.rows import DerivationRow
    from tracker.report.document.content import Block, Cell
    from tracker.report.table.rows import ConcordanceTable
    from tracker.report.view.redline_view import RowView

NAME = "derivation"
"""The name of the document for programs."""


def document_of(table: ConcordanceTable) -> Document:
    """Return the derivation table as a document.

    Args:
        table: The table of concordance.
    """
    view, words = table.view, table.view.words
    return Document(
        name=NAME,
        kind=words["derivation"],
        title=view.after.title,
        language=view.language,
        facts=tuple(fact_line(side, words, words[key]) for key, side in zip(Side, view.sides, strict=True)),
        notices=view.notices,
        blocks=tuple(_blocks(table)),
        closing=closing_lines(view.sides, words),
        landscape=True,
    )


def _blocks(table: ConcordanceTable) -> Iterator[Block]:
    view, words = table.view, table.view.words
    for line in filter(None, (view.extract_notice, view.same_line)):
        yield Paragraph(words=(Words(line, Look.STRONG),))
    columns = (
        Column(heading=cell(words["after"] + words["colon"] + name_of_side(view.after, words)), width=26),
        Column(heading=cell(words["before"] + words["colon"] + name_of_side(view.before, words)), width=26),
        Column(heading=cell(words["change"]), width=24),
        Column(heading=cell(words["reason"]), width=34),
    )
    yield Table(
        name=words["derivation"],
        columns=columns,
        rows=tuple(_row(row, words) for row in derivation_rows(table)),
    )


def _row(row: DerivationRow, words: Mapping[str, str]) -> Row:
    main = row.main
    look = Look.STRONG if row.leads else Look.PLAIN
    new = (*cell(main.after, look=look), *cell(main.heading_after, look=Look.REMARK))
    old: list[Paragraph] = []
    changes: list[Paragraph] = []
    for link in row.links:
        old += (*cell(link.before, look=look), *cell(link.heading_before, look=Look.REMARK))
        changes.append(_change(link, words, alone=len(row.links) == 1))
    reasons: Cell = tuple(paragraph for line in row.reason.split("\n") for paragraph in cell(line))
    return Row(cells=(new, tuple(old), tuple(changes), reasons), leads=row.leads)


def _change(link: RowView, words: Mapping[str, str], *, alone: bool) -> Paragraph:
    """Return what changed along a link; where there are several, behind the name of the provision before."""
    facts = words["listing"].join(words[fact] for fact in link.facts)
    role = () if alone else (Words(link.before + words["colon"]),)
    if not link.probably:
        return Paragraph(words=(*role, Words(facts)))
    return Paragraph(words=(*role, Words(words["probably"], Look.STRONG), Words(words["semicolon"] + facts)))
