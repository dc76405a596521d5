"""The brief as a document: the answer, new and deleted provisions, a table with a part for each class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.document.about import closing_lines, fact_line
from tracker.report.document.content import Column, Document, Look, Paragraph, Row, Table, Words, cell, paragraph
from tracker.report.find.quote import quote
from tracker.report.find.view import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.document.content import Block, Cell
    from tracker.report.substance.brief import Brief, BriefPart, Entry, Quoted

NAME = "substance"
"""The name of the document for programs."""
QUOTED = 100
"""Letters of a line that are quoted: two or three lines of a cell, so that a page holds all its entries."""
_WIDTHS = (22, 39, 39)
"""Shares of the columns: the provision, the words before, the words after."""


def document_of(brief: Brief) -> Document:
    """Return the brief as a document.

    Args:
        brief: The brief.
    """
    words = dict(brief.words)
    before, after = brief.sides
    return Document(
        name=NAME,
        kind=words["brief"],
        title=after.title or before.title,
        language=brief.language,
        facts=(fact_line(before, words, words["before"]), fact_line(after, words, words["after"])),
        notices=brief.notices,
        blocks=tuple(_blocks(brief)),
        closing=closing_lines(brief.sides, words),
        dense=True,
    )


def _blocks(brief: Brief) -> Iterator[Block]:
    yield paragraph(brief.answer, Look.STRONG)
    if brief.classes:
        yield paragraph(brief.classes)
    for line in brief.provisions_lines:
        yield paragraph(line)
    if brief.shown:
        yield _table(brief)
    if brief.hidden:
        yield paragraph(brief.words["brief_hidden"].format(count=brief.hidden), Look.STRONG)
    for line in brief.limits:
        yield paragraph(line, Look.REMARK)


def _table(brief: Brief) -> Table:
    words = brief.words
    headings = (words["provision"], words["before"], words["after"])
    return Table(
        name=words["brief"],
        columns=tuple(
            Column(heading=cell(heading), width=width) for heading, width in zip(headings, _WIDTHS, strict=True)
        ),
        rows=tuple(row for part in brief.shown for row in _rows(part, brief)),
    )


def _rows(part: BriefPart, brief: Brief) -> Iterator[Row]:
    words = brief.words
    head = f"{words[f'brief_{part.kind}']}{words['colon']}{part.count}"
    yield Row(cells=(cell(head, look=Look.STRONG),), leads=True)
    for entry in part.entries[: part.shown]:
        quotations = (
            _quotation(quoted, look, side.language)
            for quoted, look, side in zip((entry.before, entry.after), (Look.GONE, Look.NEW), brief.sides, strict=True)
        )
        yield Row(cells=(_place(entry, brief), *quotations))


def _place(entry: Entry, brief: Brief) -> Cell:
    """Return the place of a change with its direction, and below it the further places."""
    words = brief.words
    direction = words["comma"] + words[f"brief_{entry.direction}"]
    place = (Words(entry.place_in(words), link=brief.link(entry.after)), Words(direction, Look.REMARK))
    also = entry.also_in(words)
    return (Paragraph(words=place), *([paragraph(also, Look.REMARK)] if also else []))


def pieces_of(quoted: Quoted) -> list[tuple[str, bool]]:
    """Return the words in their line, cut to what a cell holds: each piece with whether it changed.

    Args:
        quoted: The words in their line.
    """
    passage = Passage(place="", eid=quoted.eid, text=quoted.text, spans=((quoted.start, quoted.end),))
    return [(piece.text, piece.found) for piece in quote(passage, QUOTED)]


def _quotation(quoted: Quoted, look: Look, language: str) -> Cell:
    """Return the words in their line, marked as gone or new."""
    pieces = tuple(Words(text, look if changed else Look.PLAIN) for text, changed in pieces_of(quoted))
    return (Paragraph(words=pieces, language=language),)
