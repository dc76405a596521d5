"""The words of the cells of a matrix, which its page and its sheets share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.interface import reason_in_words
from tracker.model.concordance import Ground, Reason
from tracker.model.lineage.graph import StagePlace
from tracker.report.history.view import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.lineage.graph import LineageStage, Link
    from tracker.report.matrix.view import MatrixCell, MatrixEnd, MatrixRow, MatrixView


_INSIDE = (
    "relabelled", "numbering", "breaks", "order", "brackets", "footnotes", "references", "punctuation", "print",
    "structure",
)  # fmt: skip
"""Facts about marks inside a provision."""


def facts_in_words(cell: MatrixCell, view: MatrixView) -> Iterator[tuple[str, str]]:
    """Yield what happened to a provision at a stage: the key of each fact, and its words.

    Args:
        cell: The provision.
        view: The matrix.
    """
    words = view.words
    if cell.event is Event.NEW:
        begun = words["matrix_begun"].format(places=words["listing"].join(view.sources(cell.origins)))
        yield ("split", begun) if cell.origins else ("inserted", words["inserted"])
    elif cell.event is Event.BACK:
        yield "back", words["matrix_back"]
    else:
        yield from ((fact, words[fact]) for fact in cell.facts)
    if cell.probably:
        yield "probably", words["probably"]


def main_facts(cell: MatrixCell, view: MatrixView) -> Iterator[tuple[str, str]]:
    """Yield the facts that a cell has room for: where words changed, marks inside it go without saying.

    Of a stage that was drafted from several the last one names the nearest, with which the provision is compared.

    Args:
        cell: The provision.
        view: The matrix.
    """
    facts = list(facts_in_words(cell, view))
    beside = _INSIDE if "reworded" in cell.facts else ()
    yield from ((fact, text) for fact, text in facts if fact not in beside)
    if cell.main and len(view.lineage.stages[cell.place.stage].predecessors) > 1:
        arrow = "→" if view.words["dir"] == "rtl" else "←"
        yield "rival", f"{arrow} {view.stage_name(cell.main.before)}"


def end_in_words(end: MatrixEnd, view: MatrixView) -> str:
    """Return what became of a provision that ended: it was dropped, or its text is in others now."""
    if not end.onward:
        return view.words["deleted"]
    return view.words["matrix_gone"].format(places=view.words["listing"].join(view.targets(end.onward)))


def share_in_words(cell: MatrixCell, view: MatrixView) -> str:
    """Return the share of its words that stayed: "54%"; empty where nothing precedes it."""
    return "" if cell.percent is None else view.words["matrix_share"].format(share=cell.percent)


def details_of(cell: MatrixCell, view: MatrixView) -> Iterator[tuple[str, str]]:
    """Yield all that is known of a provision at a stage: names and values, as a person reads them.

    Args:
        cell: The provision.
        view: The matrix.
    """
    words, main, back = view.words, cell.main, cell.back
    change = words["listing"].join(text for _, text in facts_in_words(cell, view))
    yield words["change"], change
    if main:
        yield words["matrix_since"], _placed(main, view)
        yield words["matrix_kept"], share_in_words(cell, view)
        yield words["basis"], reason_in_words(main.row.reason, words["lang"])
    elif back:
        shares = Reason(ground=Ground.PASSAGE, share_before=back.share_before, share_after=back.share_after)
        name = view.stage_name(back.source.stage)
        yield words["matrix_since"], words["listing"].join((name, view.name_of(back.source)))
        yield words["basis"], reason_in_words(shares, words["lang"])
    if cell.origins and main:
        yield words["matrix_from"], words["semicolon"].join(_placed(link, view) for link in cell.origins)
    if cell.onward:
        yield words["matrix_to"], words["listing"].join(view.targets(cell.onward))
    yield words["marks_words"], str(cell.node.words)
    yield words["marks_bracket"], str(cell.node.brackets or "")


def details_of_end(end: MatrixEnd, view: MatrixView) -> Iterator[tuple[str, str]]:
    """Yield all that is known of the end of a provision: names and values.

    Args:
        end: The end.
        view: The matrix.
    """
    words, gone = view.words, end.gone
    yield words["change"], end_in_words(end, view)
    name = view.stage_name(end.source.stage)
    yield words["matrix_since"], words["listing"].join((name, view.name_of(end.source)))
    if gone and gone.row.reason and gone.row.nearest:
        nearest = view.name_of(StagePlace(gone.after, gone.row.nearest))
        yield words["basis"], reason_in_words(gone.row.reason, words["lang"], nearest)
    elif end.onward:
        reasons = (reason_in_words(link.row.reason, words["lang"]) for link in end.onward)
        yield words["basis"], words["semicolon"].join(reasons)


def about_stage(stage: LineageStage, view: MatrixView) -> tuple[str, ...]:
    """Return what the head of a column says below the name of its stage: symbol, date, standing, predecessors.

    A date that is its name is left out, and so is the predecessor that stands before it.
    """
    words, before = view.words, view.predecessors(stage)
    at = view.stages.index(stage)
    usual = (view.stage_name(view.shown[at - 1]),) if at else ()
    drafted = words["matrix_drafted"] + words["colon"] + words["listing"].join(before)
    facts = (
        stage.front.symbol,
        "" if stage.front.date in stage.name else stage.front.date,
        words[stage.front.authenticity],
        "" if before in (usual, ()) else drafted,
    )
    return tuple(filter(None, facts))


def figures_of(view: MatrixView, rows: Sequence[MatrixRow]) -> str:
    """Return how many provisions there are, how many of them ended, and how many came back, in one line."""
    words = view.words
    in_last = sum(row.cells[-1] is not None for row in rows)
    back = sum(any(cell and cell.event is Event.BACK for cell in row.cells) for row in rows)
    ended = sum(row.cells[-1] is None and any(row.ends) for row in rows)
    parts = [
        words["matrix_count"].format(count=len(rows)),
        words["matrix_last"].format(stage=view.stage_name(view.shown[-1]), count=in_last),
        *([words["matrix_ended"].format(count=ended)] if ended else []),
        *([words["matrix_came_back"].format(count=back)] if back else []),
    ]
    return words["semicolon"].join(parts)


def _placed(link: Link, view: MatrixView) -> str:
    """Return the stage and the name of the provision from which a link leads."""
    return view.words["listing"].join((view.stage_name(link.before), view.name_of(link.source)))
