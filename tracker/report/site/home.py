"""The first page of a site: a sentence that answers, the stages in time, and every provision with its ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.scripts import in_latin
from tracker.report.document.about import closing_lines_of
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
from tracker.report.site.pages import HOME
from tracker.report.site.paths import brackets_page, origin_page, redline_page, stage_page, with_commas
from tracker.report.view.facts import facts_of
from tracker.report.view.notice import named_notices, notice_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.model.lineage.graph import LineageStage
    from tracker.report.document.content import Block, Cell
    from tracker.report.matrix.view import MatrixCell, MatrixRow, MatrixView
    from tracker.report.site.paths import Pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The content of the first page.

    Attributes:
        matrix: The provisions and the stages.
        provisions: The address of the page of each provision, in the order of the rows.
        pages: The pages of the site.
        summaries: What changed in each stage since its predecessor, in words, by the position of the stage.
        redlines: The pairs of stages that have a redline, by their positions.
        downloads: Files of the whole, each with its address and its name.
        languages: The other languages of the site, each with the address of its first page and its name.
    """

    matrix: MatrixView
    provisions: tuple[str, ...]
    pages: Pages
    summaries: Mapping[int, str]
    redlines: tuple[tuple[int, int], ...]
    downloads: tuple[tuple[str, str], ...] = ()
    languages: tuple[tuple[str, str], ...] = ()


def document_of(home: Home) -> Document:
    """Return the first page as a document."""
    view = home.matrix
    words = view.words
    stages = view.stages
    notices = named_notices(((stage.name, notice_for(stage.front)) for stage in stages), words)
    return Document(
        name="site",
        kind=words["site_overview"],
        title=view.title or view.instrument,
        language=words["lang"],
        notices=notices,
        blocks=tuple(_blocks(home)),
        closing=closing_lines_of(((stage.name, stage.digest) for stage in stages), words),
        links=home.pages.links_from(HOME, words),
    )


def _blocks(home: Home) -> Iterator[Block]:
    words = home.matrix.words
    rows = list(home.matrix.rows())
    yield paragraph(_answer(home.matrix, rows), Look.STRONG)
    if home.languages:
        links = [Words(name, link=path) for path, name in home.languages]
        yield Paragraph(words=with_commas(links, words))
    yield Heading(text=words["matrix_stages"])
    yield _stages(home)
    yield Heading(text=words["site_provisions"])
    yield _provisions(home, rows)
    if home.downloads:
        yield Heading(text=words["site_downloads"])
        for path, name in home.downloads:
            yield Paragraph(words=(Words(name, link=path),), listed=True)
    others = [pair for pair in home.redlines if pair not in _steps(home.matrix)]
    if others:
        yield Heading(text=words["site_redlines"])
        for before, after in others:
            yield Paragraph(words=(_redline(home.matrix, before, after),), listed=True)


def _answer(view: MatrixView, rows: list[MatrixRow]) -> str:
    """Return the sentence that answers: how many drafts, how many provisions, and what became of the first ones."""
    first, last = view.stages[0], view.stages[-1]
    live = sum(row.cells[0] is not None and row.cells[-1] is not None for row in rows)
    came = sum(row.cells[0] is None and row.cells[-1] is not None for row in rows)
    went = sum(row.cells[-1] is None for row in rows)
    way = view.words["dir"]
    return view.words["site_answer"].format(
        stages=len(view.stages),
        first=in_latin(first.name, way),
        last=in_latin(last.name, way),
        now=live + came,
        live=live,
        came=came,
        went=went,
    )


def _stages(home: Home) -> Table:
    words = home.matrix.words
    heads = (("matrix_stage", 22), ("history_changed", 48), ("site_pages", 30))
    return Table(
        name=words["matrix_stages"],
        columns=tuple(Column(heading=cell(words[key]), width=width) for key, width in heads),
        rows=tuple(
            Row(cells=(_about(stage, home), cell(home.summaries.get(position, "")), _pages_of(position, stage, home)))
            for position, stage in zip(home.matrix.shown, home.matrix.stages, strict=True)
        ),
    )


def _about(stage: LineageStage, home: Home) -> Cell:
    words = home.matrix.words
    way, front = words["dir"], stage.front
    date = front.date if front.date != stage.name else ""
    lines = [in_latin(front.symbol, way), in_latin(date, way), words[front.authenticity]]
    lines += [words["history_released"]] if stage.release else []
    name = Paragraph(words=(Words(in_latin(stage.name, way), Look.STRONG, stage_page(stage.name)),))
    return (name, *cell(*lines, look=Look.REMARK))


def _pages_of(position: int, stage: LineageStage, home: Home) -> Cell:
    """Return the links to the pages of a stage: its text, its redlines, its words, its brackets."""
    words, paths = home.matrix.words, home.pages.paths
    links = [Words(words["text"], link=stage_page(stage.name))]
    steps = [pair for pair in home.redlines if pair[1] == position and pair in _steps(home.matrix)]
    links += [_redline(home.matrix, *pair) for pair in steps]
    for path, key in ((origin_page(stage.name), "origin"), (brackets_page(stage.name), "brackets_table")):
        links += [Words(words[key], link=path)] if path in paths else []
    return tuple(Paragraph(words=(link,)) for link in links)


def _redline(view: MatrixView, before: int, after: int) -> Words:
    names = [view.lineage.stages[n].name for n in (before, after)]
    way = view.words["dir"]
    arrow = " ← " if way == "rtl" else " → "
    text = view.words["redline"] + view.words["colon"] + arrow.join(in_latin(name, way) for name in names)
    return Words(text, link=redline_page(*names))


def _steps(view: MatrixView) -> set[tuple[int, int]]:
    return {(before, n) for n, stage in enumerate(view.lineage.stages) for before in stage.predecessors}


def _provisions(home: Home, rows: list[MatrixRow]) -> Table:
    """Return the table of provisions: each with the page of its life, and its name in every stage."""
    words = home.matrix.words
    stages = home.matrix.stages
    way = words["dir"]
    columns = [Column(heading=cell(words["provision"]), width=2.2)]
    columns += [Column(heading=cell(in_latin(stage.name, way))) for stage in stages]
    return Table(
        name=words["site_provisions"],
        columns=tuple(columns),
        rows=tuple(
            Row(cells=(_title(row, path, words), *(_cell(row, n, home) for n in range(len(stages)))))
            for row, path in zip(rows, home.provisions, strict=True)
        ),
    )


def _title(row: MatrixRow, path: str, words: Mapping[str, str]) -> Cell:
    node = next(cell.node for cell in reversed(row.cells) if cell)
    heading = node.heading if node.heading not in node.name else ""
    return (Paragraph(words=(Words(words["after_head"].join(filter(None, (node.name, heading))), link=path),)),)


def _cell(row: MatrixRow, number: int, home: Home) -> Cell:
    words, found = home.matrix.words, row.cells[number]
    if found is None:
        earlier = any(row.cells[:number])
        ended = earlier and row.cells[number - 1] is not None
        return cell(words["deleted"] if ended else words["dash"], look=Look.REMARK)
    happened = cell(_happened(found, number, words), look=Look.REMARK)
    return (paragraph(found.node.label or found.node.name), *happened)


def _happened(found: MatrixCell, number: int, words: Mapping[str, str]) -> str:
    if found.back is not None:
        return words["history_returned"]
    if found.main is None:
        return words["inserted"] if number else ""
    facts = words["listing"].join(words[fact] for fact in facts_of(found.main.row)[:2])
    return words["with_remark"].format(what=facts, remark=words["probably"]) if found.probably else facts


def entrance_of(view: MatrixView, languages: list[tuple[str, str]]) -> Document:
    """Return the first page of a site of several languages, which leads to each of them.

    Args:
        view: The provisions and the stages in the first language.
        languages: The address and the name of each language.
    """
    return Document(
        name="site",
        kind=view.words["language"],
        title=view.title or view.instrument,
        language=view.words["lang"],
        blocks=tuple(Paragraph(words=(Words(name, link=path),), listed=True) for path, name in languages),
    )
