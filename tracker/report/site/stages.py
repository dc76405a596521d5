"""The page of the stages: what each is, its pages, and a redline of any two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.brief_words import brief_words
from tracker.language.scripts import in_latin
from tracker.language.versions import version_words
from tracker.report.document.about import closing_lines_of, date_beside
from tracker.report.document.content import (
    Column,
    Document,
    Heading,
    Look,
    Paragraph,
    Row,
    Table,
    Words,
    cell,
    paragraph,
)
from tracker.report.site.pages import STAGES
from tracker.report.site.paths import brackets_page, brief_page, origin_page, redline_page, stage_page, versions_page
from tracker.report.view.facts import words_behind_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.model.lineage.graph import LineageStage
    from tracker.report.document.content import Block, Cell
    from tracker.report.matrix.view import MatrixView
    from tracker.report.site.paths import Pages


def document_of(
    view: MatrixView, pages: Pages, summaries: Mapping[int, tuple[tuple[str, int], ...]], language: str
) -> Document:
    """Return the page as a document.

    Args:
        view: The provisions and the stages.
        pages: The pages of the site.
        summaries: What changed in each stage since its main predecessor: facts with their numbers, by the position of
            the stage.
        language: The language of the texts, for the command that makes a redline; empty where a store has one alone.
    """
    words = view.words
    return Document(
        name="stages",
        kind=words["site_stages"],
        title=view.title or view.instrument,
        language=words["lang"],
        notices=view.notices,
        blocks=tuple(_blocks(view, pages, summaries, language)),
        closing=closing_lines_of(((stage.name, stage.digest) for stage in view.stages), words),
        links=pages.links_from(STAGES, words),
    )


def _blocks(
    view: MatrixView, pages: Pages, summaries: Mapping[int, tuple[tuple[str, int], ...]], language: str
) -> Iterator[Block]:
    words = view.words
    if len(view.shown) > 1:
        yield Heading(text=words["site_pairs"])
        yield paragraph(words["site_pairs_about"])
        yield _pairs(view, pages)
        missing = next(_missing(view, pages), None)
        if missing:
            yield paragraph(words["site_missing"])
            way = words["dir"]
            command = f"tracker redline {missing[0]} {missing[1]}{f' --language {language}' if language else ''}"
            line = Words(in_latin(command, way), Look.STRONG)
            yield Paragraph(words=(line,), indent=1, language="en")
    yield Heading(text=words["matrix_stages"])
    yield _stages(view, pages, summaries)


def _pairs(view: MatrixView, pages: Pages) -> Table:
    """Return the table in which a reader picks two stages: the later one names the row, the earlier one the column."""
    words, way = view.words, view.words["dir"]
    brief = brief_words(words["lang"])["brief"]
    names = [stage.name for stage in view.stages]
    columns = [Column(heading=cell(words["site_later"]), width=1.4)]
    columns += [Column(heading=cell(in_latin(name, way))) for name in names[:-1]]
    rows = []
    for after, name in enumerate(names[1:], 1):
        cells: list[Cell] = [(Paragraph(words=(Words(in_latin(name, way), Look.STRONG),)),)]
        for before in names[:after]:
            page = redline_page(before, name)
            links = [
                Words(words["site_compare"], link=page),
                Words(brief, link=brief_page(before, name)),
            ]
            shown = tuple(Paragraph(words=(link,)) for link in links if link.link in pages.paths)
            cells.append(shown or cell(words["dash"], look=Look.REMARK))
        cells += [()] * (len(names) - 1 - after)
        rows.append(Row(cells=tuple(cells)))
    return Table(name=words["site_pairs"], columns=tuple(columns), rows=tuple(rows))


def _missing(view: MatrixView, pages: Pages) -> Iterator[tuple[str, str]]:
    names = [stage.name for stage in view.stages]
    return (
        (before, after)
        for n, after in enumerate(names)
        for before in names[:n]
        if redline_page(before, after) not in pages.paths
    )


def _stages(view: MatrixView, pages: Pages, summaries: Mapping[int, tuple[tuple[str, int], ...]]) -> Table:
    words = view.words
    heads = (("matrix_stage", 24), ("change", 46), ("site_pages", 30))
    return Table(
        name=words["matrix_stages"],
        columns=tuple(Column(heading=cell(words[key]), width=width) for key, width in heads),
        rows=tuple(
            Row(cells=(_about(stage, view), _changes(stage, summaries.get(n, ()), view), _pages_of(stage, view, pages)))
            for n, stage in zip(view.shown, view.stages, strict=True)
        ),
    )


def _about(stage: LineageStage, view: MatrixView) -> Cell:
    words, way, front = view.words, view.words["dir"], stage.front
    lines = [in_latin(front.symbol, way), in_latin(date_beside(stage.name, front.date), way), words[front.authenticity]]
    lines += [words["history_released"]] if stage.release else []
    name = Paragraph(words=(Words(in_latin(stage.name, way), Look.STRONG, stage_page(stage.name)),))
    return (name, *cell(*lines, look=Look.REMARK))


def _changes(stage: LineageStage, summary: tuple[tuple[str, int], ...], view: MatrixView) -> Cell:
    words = view.words
    counts = (f"{count} {words_behind_count(fact, count, words)}" for fact, count in summary)
    since = words["colon"].join((words["matrix_drafted"], words["comma"].join(view.predecessors(stage))))
    several = len(stage.predecessors) > 1
    return (*cell(words["listing"].join(counts)), *cell(since if several else "", look=Look.REMARK))


def _pages_of(stage: LineageStage, view: MatrixView, pages: Pages) -> Cell:
    """Return the links to the pages of a stage: its text, its redlines, its words, its brackets."""
    words = view.words
    links = [Words(words["text"], link=stage_page(stage.name))]
    for before in stage.predecessors:
        page = redline_page(view.lineage.stages[before].name, stage.name)
        text = words["colon"].join((words["redline"], f"{view.stage_name(before)} {_arrow(words)} "))
        links += [Words(text + in_latin(stage.name, words["dir"]), link=page)] if page in pages.paths else []
    further = (
        (origin_page(stage.name), words["origin"]),
        (brackets_page(stage.name), words["brackets_table"]),
        (versions_page(stage.name), version_words(words["lang"])["versions"]),
    )
    links += [Words(name, link=page) for page, name in further if page in pages.paths]
    return tuple(Paragraph(words=(link,)) for link in links)


def _arrow(words: Mapping[str, str]) -> str:
    return "←" if words["dir"] == "rtl" else "→"
