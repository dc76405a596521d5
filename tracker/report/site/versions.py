"""The page of the language versions of a stage: the facts in which they differ, in the order of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.scripts import in_latin
from tracker.report.document.about import closing_lines_of
from tracker.report.document.content import Column, Document, Look, Paragraph, Row, Table, Words, cell, paragraph
from tracker.report.site.paths import versions_page

if TYPE_CHECKING:
    from tracker.report.document.content import Cell
    from tracker.report.languages.view import LanguagesView, PlacedDifference
    from tracker.report.site.paths import Pages


def document_of(view: LanguagesView, stage: str, pages: Pages) -> Document:
    """Return the page as a document.

    Args:
        view: The versions side by side.
        stage: The name of the stage.
        pages: The pages of the site.
    """
    words = view.words
    heads = (("provision", 24), ("difference", 20), ("versions", 56))
    table = Table(
        name=words["differences"],
        columns=tuple(Column(heading=cell(words[key]), width=width) for key, width in heads),
        rows=tuple(
            Row(cells=(cell(found.place), cell(found.kind), _values(found, view))) for found in view.differences
        ),
    )
    return Document(
        name="languages",
        kind=words["versions"],
        title=words["comma"].join(filter(None, (view.title, in_latin(stage, words["dir"])))),
        language=words["lang"],
        facts=(view.names,),
        notices=view.notices,
        blocks=(
            *(paragraph(sentence, Look.STRONG) for sentence in view.answer),
            paragraph(words["versions_facts"], Look.REMARK),
            *((table,) if view.differences else ()),
        ),
        closing=closing_lines_of(((version.name, version.sha256) for version in view.versions), words),
        links=pages.links_from(versions_page(stage), words),
    )


def _values(found: PlacedDifference, view: LanguagesView) -> Cell:
    quote = Paragraph(words=(Words(found.quote),), language=found.quote_language) if found.quote else None
    return (*cell(found.text(view.words)), *((quote,) if quote else ()))
