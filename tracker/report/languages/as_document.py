"""Language versions side by side as a document: the answer, the differences, and the whole text in columns."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.model.languages import UnitKind
from tracker.report.document.about import closing_lines_of
from tracker.report.document.content import Column, Document, Heading, Look, Paragraph, Row, Table, Words, cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.languages import Unit
    from tracker.report.document.content import Block, Cell
    from tracker.report.languages.view import LanguagesView, PlacedDifference, RowView, VersionView
    from tracker.report.site.pages import PageLink

NAME = "languages"
"""The name of the document for programs."""
PLACES = 0.6
"""Width of the columns of places and of kinds beside those of the versions, which is 1."""
MOST_ON_A4 = 6
"""Columns of versions up to which a page of A4 on its side holds them: the six languages, four centimetres each."""
_HEADINGS = frozenset({UnitKind.TITLE, UnitKind.PREAMBLE, UnitKind.DIVISION, UnitKind.ARTICLE, UnitKind.ANNEX})


def document_of(view: LanguagesView, links: tuple[PageLink, ...] = ()) -> Document:
    """Return the view as a document.

    Args:
        view: The versions side by side.
        links: The other pages of a site, for the head of a web page; empty for a document that stands alone.
    """
    words = view.words
    return Document(
        name=NAME,
        kind=words["versions"],
        title=view.title,
        language=words["lang"],
        facts=tuple(_facts(view)),
        notices=view.notices,
        blocks=tuple(_blocks(view)),
        closing=(
            words["made_by"].format(version=_version()),
            *closing_lines_of(((version.name, version.sha256) for version in view.versions), words),
        ),
        landscape=True,
        dense=True,
        large=len(view.versions) > MOST_ON_A4,
        links=links,
    )


def _version() -> str:
    from tracker import __version__  # noqa: PLC0415 – the package imports its services

    return __version__


def _facts(view: LanguagesView) -> Iterator[str]:
    """Yield the lines below the title: what is compared, and the provision that was asked for."""
    about = [view.names, *({version.source for version in view.versions} if _one_source(view) else ())]
    yield view.words["comma"].join(about)
    if view.only:
        yield view.only


def _one_source(view: LanguagesView) -> bool:
    return len({version.source for version in view.versions}) == 1


def _blocks(view: LanguagesView) -> Iterator[Block]:
    words = view.words
    yield Paragraph(words=(Words(" ".join(view.answer), Look.STRONG),))
    yield Paragraph(words=(Words(words["versions_facts"], Look.REMARK),))
    if view.differences:
        yield Heading(text=words["differences"], anchor="differences")
        yield Table(
            name=words["differences"],
            columns=(
                Column(heading=cell(words["marks_place"]), width=PLACES),
                Column(heading=cell(words["difference"]), width=PLACES),
                *(Column(heading=_head(version)) for version in view.versions),
            ),
            rows=tuple(_differences(view)),
        )
    yield Heading(text=words["versions_side_by_side"], anchor="text")
    yield Table(
        name=words["versions_side_by_side"],
        columns=(
            Column(heading=cell(words["marks_place"]), width=PLACES),
            *(Column(heading=_head(version)) for version in view.versions),
        ),
        rows=tuple(_row(row, view) for row in view.rows),
    )


def _head(version: VersionView) -> Cell:
    """Return the head of a column: the language, and the symbol of the version."""
    return (*cell(version.name, look=Look.STRONG), *cell(version.front.symbol, look=Look.REMARK))


def anchor(number: int) -> str:
    """Return the anchor of a row.

    >>> anchor(0)
    'row_1'
    """
    return f"row_{number + 1}"


def _differences(view: LanguagesView) -> Iterator[Row]:
    """Yield a row for each difference, below one another where they have one place."""
    for _, found in groupby(view.differences, key=lambda placed: placed.difference.row):
        for n, placed in enumerate(found):
            place = (Paragraph(words=(Words("" if n else placed.place, link=f"#{anchor(placed.difference.row)}"),)),)
            yield Row(
                cells=(
                    place if not n else (),
                    cell(placed.kind, look=Look.STRONG),
                    *(_value(placed, version, view) for version in range(len(view.versions))),
                )
            )


def _value(placed: PlacedDifference, version: int, view: LanguagesView) -> Cell:
    """Return the value of a version: bold where it stands alone."""
    value = placed.shown[version]
    look = Look.DIFFERENT if version in placed.difference.alone else Look.PLAIN
    if not value:
        return cell(view.words["dash"], look=Look.OMITTED if look is Look.DIFFERENT else Look.REMARK)
    language = view.versions[version].language
    return (Paragraph(words=(Words(value, look),), language=language if language != view.words["lang"] else ""),)


def _row(row: RowView, view: LanguagesView) -> Row:
    """Return a row of the text: its place with its differences, and the words of each version."""
    place: list[Paragraph] = [Paragraph(words=(Words(row.place, Look.REMARK),), anchor=anchor(row.number))]
    for placed in row.differences:
        place += cell(view.words["colon"].join((placed.kind, placed.text(view.words))), look=Look.STRONG)
    cells = (
        tuple(paragraph for unit in units for paragraph in _unit(unit, view.versions[n]))
        or cell(view.words["dash"], look=Look.OMITTED if any(p.quote for p in row.differences) else Look.REMARK)
        for n, units in enumerate(row.row.cells)
    )
    return Row(cells=(tuple(place), *cells), leads=row.row.kind in _HEADINGS)


def _unit(unit: Unit, version: VersionView) -> Iterator[Paragraph]:
    """Yield the paragraphs of a unit: a label before its words."""
    texts = [block.text.replace(CALL, "") for _, block in unit.blocks]
    is_heading = unit.kind in _HEADINGS
    yield Paragraph(
        words=(Words(" ".join(filter(None, texts)), Look.STRONG if is_heading else Look.PLAIN),),
        indent=unit.eid.count("__point_"),
        centred=is_heading,
        language=version.language,
    )
