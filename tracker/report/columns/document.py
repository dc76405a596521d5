"""The table in columns as a document that goes round among delegations: landscape, a row a paragraph.

Words that differ from the column of comparison are bold and underlined, as formatting and not as tracked changes, and
"▌" stands where words of it are gone, as in the working documents of the European Parliament. Every paragraph of a text
has an anchor with the number of its column and its own number there, by which the column is read back
(:mod:`tracker.report.columns.read`); what the program adds, a name or "▌", stands in paragraphs or words that are no
text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.scripts import in_latin
from tracker.report.columns.rows import NOTE
from tracker.report.columns.words import Difference
from tracker.report.document.about import closing_lines_of, date_beside
from tracker.report.document.content import Column, Document, Look, Paragraph, Row, Table, Words, cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.columns.view import ColumnRow, ColumnsView, ColumnText, PlacedUnit
    from tracker.report.document.content import Cell

NAME = "columns"
"""The name of the document for programs."""
GAP = "▌"
"""Stands where words of the column of comparison are gone."""
NUMBERS = 0.22
"""Width of the column of row numbers beside those of the texts, which is 1: four figures fit."""
MOST_ON_A4 = 6
"""Columns of texts up to which a page of A4 on its side holds them: four centimetres each, some 25 letters a line."""
MOST_IN_WORD = 12
"""Columns of texts up to which a page of A3 on its side holds them, three centimetres each. Word itself takes 63."""
REMARKS = 0.8
"""Width of the column for remarks."""

_LOOKS = {
    Difference.SAME: Look.PLAIN,
    Difference.DIFFERENT: Look.DIFFERENT,
    Difference.MISSING: Look.OMITTED,
    Difference.CALL: Look.CALL,
}


def document_of(view: ColumnsView) -> Document:
    """Return the table as a document.

    Args:
        view: The table.
    """
    words = view.words
    key = words["columns_key"].format(name=in_latin(view.base.name, words["dir"]), gap=GAP, dash=words["dash"])
    table = Table(name=words["columns"], columns=tuple(_columns(view)), rows=tuple(_rows(view)))
    return Document(
        name=NAME,
        kind=words["columns"],
        title=view.base.draft.front.title,
        language=view.language,
        facts=(key,),
        notices=view.notices,
        blocks=(table,),
        closing=closing_lines_of(((text.name, text.digest) for text in view.texts), words),
        landscape=True,
        dense=True,
        large=len(view.texts) > MOST_ON_A4,
        links=view.links,
    )


def anchor(column: int, number: int) -> str:
    """Return the anchor of a paragraph.

    >>> anchor(0, 12)
    'c1_13'
    """
    return f"c{column + 1}_{number + 1}"


def _columns(view: ColumnsView) -> Iterator[Column]:
    words = view.words
    yield Column(heading=cell(words["marks_number"]), width=NUMBERS)
    for n, text in enumerate(view.texts):
        remark = (words["columns_against"],) if n == view.against else ()
        yield Column(heading=(*_head(text, words), *cell(*remark, look=Look.REMARK)))
    if view.with_remarks:
        yield Column(heading=cell(words["remarks"]), width=REMARKS)


def _head(text: ColumnText, words: dict[str, str]) -> Cell:
    """Return the head of a column: the stage, its symbol and date, and its standing."""
    front, way = text.draft.front, words["dir"]
    about = words["comma"].join(
        in_latin(part, way) for part in (front.symbol, date_beside(text.name, front.date)) if part
    )
    return (
        *cell(in_latin(text.name, way), look=Look.STRONG),
        *cell(about, words[front.authenticity], look=Look.REMARK),
    )


def _rows(view: ColumnsView) -> Iterator[Row]:
    noted = False
    remarks: tuple[Cell, ...] = ((),) if view.with_remarks else ()
    for number, row in enumerate(view.rows, 1):
        if row.level == NOTE and not noted:
            noted = True
            yield Row(cells=(cell(view.words["notes"], look=Look.STRONG),), leads=True)
        cells = (_cell(view, row, column) for column in range(len(view.texts)))
        yield Row(cells=(cell(str(number), look=Look.REMARK), *cells, *remarks), leads=row.level > 0)


def _cell(view: ColumnsView, row: ColumnRow, column: int) -> Cell:
    """Return a cell: its paragraphs; where it has none, where their words are, or that they are gone."""
    if row.cells[column]:
        return tuple(paragraph for placed in row.cells[column] for paragraph in _paragraphs(view, placed, column))
    if row.elsewhere[column]:
        return cell(view.words["columns_elsewhere"].format(place=row.elsewhere[column]), look=Look.REMARK)
    gone = row.cells[view.against] and row.level != NOTE
    return cell(GAP if gone else view.words["dash"], look=Look.OMITTED if gone else Look.REMARK)


def _paragraphs(view: ColumnsView, placed: PlacedUnit, column: int) -> Iterator[Paragraph]:
    """Yield a paragraph of a text, below its name where it does not stand in its place."""
    unit, front = placed.unit, view.texts[column].draft.front
    if placed.away:
        yield Paragraph(words=(Words(placed.name, Look.REMARK),))
    words = tuple(Words(one.text or GAP, _look(placed, one.difference)) for one in placed.words)
    if unit.is_note:
        number = unit.eid.rpartition("_")[2]
        words = (Words(f"{number}. ", Look.REMARK), *words)
    yield Paragraph(
        words=words,
        indent=unit.eid.count("__point_"),
        centred=unit.level > 0,
        language=front.language if front.language != view.language else "",
        anchor=anchor(column, unit.number),
    )


def _look(placed: PlacedUnit, difference: Difference) -> Look:
    if difference is Difference.SAME and placed.unit.level:
        return Look.STRONG
    return _LOOKS[difference]
