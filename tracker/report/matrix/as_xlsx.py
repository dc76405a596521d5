"""Write the matrix as an Excel workbook: the matrix, all links with their reasons, and the stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.interface import reason_in_words
from tracker.model.lineage.graph import StagePlace
from tracker.model.provision import ProvisionKind
from tracker.report.matrix.wording import end_in_words, figures_of, main_facts, share_in_words
from tracker.report.view.facts import facts_of
from tracker.report.workbook import Book, Styled, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.lineage.graph import Link
    from tracker.report.matrix.view import MatrixCell, MatrixEnd, MatrixRow, MatrixView
    from tracker.report.workbook import Cell

_HEADING, _STAGE, _NAME, _SHORT, _NUMBER, _REASON, _DIGEST = 32, 30, 24, 16, 12, 60, 68
"""Widths of columns in characters: of headings, cells, names of provisions and of stages, numbers, reasons, digests."""


def render(view: MatrixView) -> bytes:
    """Return the workbook.

    Args:
        view: The matrix.
    """
    words, rows = view.words, list(view.rows())
    title = view.title or view.instrument or view.stages[-1].name
    book = Book(title, words["dir"])
    above = [words["matrix"] + words["colon"] + title, *(named.line for named in view.notices)]
    digest = words["listing"] + words["digest"] + words["colon"]
    below = [view.stage_name(n) + digest + stage.digest for n, stage in zip(view.shown, view.stages, strict=True)]
    for table in (_matrix(view, rows), _links(view, rows), _stages(view, rows)):
        about = [figures_of(view, rows), words["matrix_about"]] if table.frozen else []
        book.write(table, [*above, *about], below)
    return book.finished()


# The matrix


def _matrix(view: MatrixView, rows: Sequence[MatrixRow]) -> Table:
    words = view.words
    heads = (
        f"{view.stage_name(n)}\n{words[stage.front.authenticity]}"
        for n, stage in zip(view.shown, view.stages, strict=True)
    )
    return Table(
        name=words["matrix"],
        heads=(words["provision"], *heads),
        widths=(_HEADING, *[_STAGE] * len(view.stages)),
        rows=[_row(row, view) for row in rows],
        frozen=1,
    )


def _row(row: MatrixRow, view: MatrixView) -> tuple[Cell, ...]:
    name = Styled(row.heading or row.name, "strong" if row.cells[-1] else "remark")
    look = "strong" if row.kind is ProvisionKind.DIVISION else "cell"
    return (
        name,
        *(
            Styled(_cell(cell, row, view), look) if cell else _end(end, view) if end else None
            for cell, end in zip(row.cells, row.ends, strict=True)
        ),
    )


def _cell(cell: MatrixCell, row: MatrixRow, view: MatrixView) -> str:
    """Return what a cell says, a line each: name, another heading, share of words kept and brackets, what happened."""
    heading = "" if cell.node.heading == row.heading else cell.node.heading
    brackets = f"[{cell.node.brackets}" if cell.node.brackets else ""
    figures = " ".join(filter(None, (share_in_words(cell, view), brackets)))
    facts = view.words["listing"].join(text for _, text in main_facts(cell, view))
    return "\n".join(filter(None, (cell.node.name, heading, figures, facts)))


def _end(end: MatrixEnd, view: MatrixView) -> Cell:
    """Return what became of a provision, behind a cross, or behind an arrow to the next column."""
    arrow = "←" if view.words["dir"] == "rtl" else "→"
    return Styled(f"{arrow if end.onward else '✕'} {end_in_words(end, view)}", "remark")


# The links


def _links(view: MatrixView, rows: Sequence[MatrixRow]) -> Table:
    words = view.words
    before, after = (words[side] + words["colon"] for side in ("before", "after"))
    shown = {id(link): link for row in rows for link in row.links}
    found = [link for link in view.lineage.links if id(link) in shown and {link.before, link.after} <= set(view.shown)]
    columns = (
        (before + words["matrix_stage"], _SHORT),
        (before + words["provision"], _NAME),
        (after + words["matrix_stage"], _SHORT),
        (after + words["provision"], _NAME),
        (words["change"], _NAME + 6),
        (words["matrix_main"], _NUMBER),
        (words["matrix_kept"], _NUMBER),
        (words["matrix_similarity"], _NUMBER),
        (words["matrix_confidence"], _NUMBER),
        (words["basis"], _REASON),
    )
    return Table(
        name=words["matrix_links"],
        heads=[head for head, _ in columns],
        widths=[width for _, width in columns],
        rows=[tuple(_link(link, view)) for link in found],
    )


def _link(link: Link, view: MatrixView) -> Iterator[Cell]:
    words, row = view.words, link.row
    yield view.stage_name(link.before)
    yield view.name_of(link.source)
    yield view.stage_name(link.after)
    yield view.name_of(link.target)
    facts = [words[fact] for fact in facts_of(row)]
    yield words["listing"].join([*facts, *([words["probably"]] if row.unsure else [])])
    yield words["marks_yes"] if row.linked and row.primary else None
    yield link.kept if row.linked else None
    yield None if row.similarity is None else round(100 * row.similarity)
    yield None if row.confidence is None else round(100 * row.confidence)
    # The nearest provision stands on the other side of a row with one side.
    other = link.before if row.before is None else link.after
    nearest = view.name_of(StagePlace(other, row.nearest)) if row.nearest else ""
    yield reason_in_words(row.reason, words["lang"], nearest)


# The stages


def _stages(view: MatrixView, rows: Sequence[MatrixRow]) -> Table:
    words = view.words
    columns = (
        ("matrix_stage", _NAME), ("symbol", _NAME), ("date", _SHORT), ("text", _NAME), ("matrix_drafted", _NAME),
        ("matrix_release", _NAME), ("provision", _NUMBER), ("digest", _DIGEST),
    )  # fmt: skip
    return Table(
        name=words["matrix_stages"],
        heads=[words[key] for key, _ in columns],
        widths=[width for _, width in columns],
        rows=[
            (
                view.stage_name(view.shown[n]), stage.front.symbol, stage.front.date, words[stage.front.authenticity],
                words["listing"].join(view.predecessors(stage)), stage.release,
                sum(row.cells[n] is not None for row in rows), stage.digest,
            )
            for n, stage in enumerate(view.stages)
        ],
    )  # fmt: skip
