"""Write the table of concordance as a Word file that a secretariat sends round, prints and writes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.side import Side
from tracker.report.document import as_docx
from tracker.report.document.about import closing_lines, fact_line, name_of_side
from tracker.report.document.content import Cell, Column, Document, Heading, Look, Paragraph, Row, Table, Words, cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.report.document.content import Block
    from tracker.report.table.rows import ConcordanceTable
    from tracker.report.view.redline_view import RowView

NAME = "concordance"
"""The name of the document for programs."""
MOST_LETTERS_UPRIGHT = 90
"""Letters of a name with its heading, or of a reason, up to which a table of four columns stands upright: three lines
in a column of a quarter of the page."""
MOST_TALL_ROWS = 0.2
"""Share of the rows that may be longer than that on a page that stands upright."""


def render(table: ConcordanceTable) -> bytes:
    """Return the table as a Word file, in the order that is asked for.

    Args:
        table: The table.
    """
    return as_docx.render(document_of(table))


def document_of(table: ConcordanceTable) -> Document:
    """Return the table as a document.

    Args:
        table: The table.
    """
    view, words = table.view, table.view.words
    return Document(
        name=NAME,
        kind=words["concordance"],
        title=view.after.title,
        language=view.language,
        facts=tuple(fact_line(side, words, words[key]) for key, side in zip(Side, view.sides, strict=True)),
        notices=view.notices,
        blocks=tuple(_blocks(table)),
        closing=closing_lines(view.sides, words),
        landscape=table.with_remarks or _is_wide(table),
    )


def _blocks(table: ConcordanceTable) -> Iterator[Block]:
    view = table.view
    for line in filter(None, (view.extract_notice, view.same_line)):
        yield Paragraph(words=(Words(line, Look.STRONG),))
    yield Heading(text=table.heading, level=1)
    yield Table(name=table.heading, columns=tuple(_columns(table)), rows=tuple(map(_Row(table), table.rows)))


def _columns(table: ConcordanceTable) -> Iterator[Column]:
    words = table.view.words
    for key, side in zip(Side, table.view.sides, strict=True):
        yield Column(heading=cell(words[key] + words["colon"] + name_of_side(side, words)), width=24)
    yield Column(heading=cell(words["change"]), width=20)
    yield Column(heading=cell(words["basis"]), width=28)
    if table.with_remarks:
        yield Column(heading=cell(words["remarks"]), width=30)


class _Row:
    """Makes rows of the table.

    Args:
        table: The table of concordance.
    """

    def __init__(self, table: ConcordanceTable) -> None:
        self._words = table.view.words
        self._remarks: tuple[Cell, ...] = ((),) if table.with_remarks else ()

    def __call__(self, row: RowView) -> Row:
        """Return a row: the two provisions with their headings, the facts, the reason."""
        facts = self._words["listing"].join(self._words[fact] for fact in row.facts)
        leads = row.row.level == "division"
        ends = (
            _named(row.before, row.heading_before, strong=leads),
            _named(row.after, row.heading_after, strong=leads),
        )
        return Row(cells=(*ends, cell(facts), _basis(row, self._words), *self._remarks), leads=leads)


def _named(name: str, heading: str, *, strong: bool) -> Cell:
    """Return a cell with a provision: its name, and its heading in a line of its own."""
    look = Look.STRONG if strong else Look.PLAIN
    return (*cell(name, look=look), *cell(heading, look=Look.REMARK))


def _basis(row: RowView, words: Mapping[str, str]) -> Cell:
    """Return the cell with the reason of a row, "probably" before it in bold where the row is less than sure."""
    if not row.probably:
        return cell(row.reason)
    behind = words["semicolon"] + row.reason if row.reason else ""
    return (Paragraph(words=(Words(words["probably"], Look.STRONG), Words(behind))),)


def _is_wide(table: ConcordanceTable) -> bool:
    """Return whether the table needs a page that lies on its side: many of its rows would be tall on one upright."""
    tall = sum(
        any(
            len(text) > MOST_LETTERS_UPRIGHT
            for text in (row.before + row.heading_before, row.after + row.heading_after, row.reason)
        )
        for row in table.rows
    )
    return tall > MOST_TALL_ROWS * len(table.rows)
