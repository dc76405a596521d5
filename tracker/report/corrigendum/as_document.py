"""The sheet of corrections as a document: a table "place, for, read" for each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.document.about import closing_lines, fact_line
from tracker.report.document.content import Column, Document, Heading, Look, Paragraph, Row, Table, Words, cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.corrigendum.sheet import Sheet, SheetPart
    from tracker.report.document.content import Block, Cell

NAME = "corrigendum"
"""The name of the document for programs."""
_WIDTHS = (26, 37, 37)
"""Shares of the three columns: a place takes about half a line, quotations two or three."""


def document_of(sheet: Sheet) -> Document:
    """Return the sheet as a document.

    Args:
        sheet: The sheet.
    """
    main = sheet.main
    words = main.words
    single = len(sheet.parts) == 1
    return Document(
        name=NAME,
        kind=words["corrigendum"],
        title=main.sides[1].title or main.sides[0].title,
        language=main.language,
        facts=_facts(main) if single else (),
        notices=main.notices,
        blocks=tuple(block for part in sheet.parts for block in _blocks(part, main, alone=single)),
        closing=closing_lines((side for part in sheet.parts for _, side in part.facts), words),
    )


def _facts(part: SheetPart) -> tuple[str, ...]:
    return tuple(fact_line(side, part.words, name) for name, side in part.facts)


def _blocks(part: SheetPart, main: SheetPart, *, alone: bool) -> Iterator[Block]:
    """Yield the blocks of one part.

    Args:
        part: The part.
        main: The first part, whose language is that of the document.
        alone: Whether it is the only part.
    """
    language = part.language if part.language != main.language else ""
    if not alone:
        yield Heading(text=part.heading, level=1, language=language)
        for fact in _facts(part):
            yield Paragraph(words=(Words(fact, Look.REMARK),), language=language)
        if part is not main:
            for notice in part.notices:
                yield Paragraph(words=(Words(notice.line, Look.STRONG),), language=language)
    yield Paragraph(words=(Words(part.intro),), language=language)
    yield Paragraph(words=(Words(part.words["corrigendum_caution"], Look.REMARK),), language=language)
    for remark in part.remarks:
        yield Paragraph(words=(Words(remark, Look.STRONG),), language=language)
    if part.rows:
        columns = tuple(
            Column(heading=_in(cell(part.words[key]), language), width=width)
            for key, width in zip(("place", "for", "read"), _WIDTHS, strict=True)
        )
        yield Table(
            name=part.words["corrigendum"],
            columns=columns,
            rows=tuple(
                Row(cells=tuple(_in(content, language) for content in (cell(row.place), row.old, row.new)))
                for row in part.rows
            ),
            language=language,
        )
    if part.left:
        yield Heading(text=part.words["mend_left"], level=2, language=language)
        yield _left(part, language)


def _left(part: SheetPart, language: str) -> Table:
    """Return the table of what is left to the reader: the place, and what either version has there."""
    words = part.words
    columns = [cell(words["place"]), *(cell(side.language_in(words)) for _, side in part.facts)]
    tags = [side.language for _, side in part.facts]
    return Table(
        name=words["mend_left"],
        columns=tuple(
            Column(heading=_in(heading, language), width=width) for heading, width in zip(columns, _WIDTHS, strict=True)
        ),
        rows=tuple(
            Row(
                cells=(
                    _in(cell(words["with_remark"].format(what=item.place, remark=item.kind)), language),
                    *(
                        (Paragraph(words=(Words(shown),), language=tag),) if shown else ()
                        for shown, tag in zip(item.shown, tags, strict=True)
                    ),
                )
            )
            for item in part.left
        ),
        language=language,
    )


def _in(content: Cell, language: str) -> Cell:
    """Return a cell whose paragraphs are in a language, unless they have one of their own."""
    if not language:
        return content
    return tuple(
        one if one.language else Paragraph(words=one.words, language=language, indent=one.indent) for one in content
    )
