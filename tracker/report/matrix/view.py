"""The view of the matrix: a row a thread, a column a stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.lineage.graph import StagePlace
from tracker.model.provision import ProvisionKind
from tracker.report.view.facts import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.lineage.graph import Lineage, LineageStage, Link, Node, Return, Thread

MAIN_KINDS = (ProvisionKind.PREAMBLE, ProvisionKind.DIVISION, ProvisionKind.ARTICLE, ProvisionKind.ANNEX)
"""Kinds that have rows in the matrix unless all are asked for: thirty articles on one page, without their recitals and
paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """A provision in one stage.

    Attributes:
        place: Its place.
        node: The provision.
        main: The link that carries the thread to it; None at the beginning of a thread and at a return.
        links: All rows of the concordances that lead to it, from each predecessor of its stage.
        back: The return that ends here; None for none.
        kept_number: Only the number is kept: "Article 5 (deleted)".
    """

    place: StagePlace
    node: Node
    main: Link | None
    links: tuple[Link, ...]
    back: Return | None
    kept_number: bool

    @property
    def kept_share(self) -> float | None:
        """Share of its words that the redline leaves unmarked, 0 to 1; None where nothing precedes it."""
        if self.main is None or not self.node.words:
            return None
        return min(1.0, self.main.kept / self.node.words)

    @property
    def facts(self) -> tuple[str, ...]:
        """Keys of the words for what happened to it since the predecessor; empty at the beginning of a thread."""
        return facts_of(self.main.row) if self.main else ()

    @property
    def probably(self) -> bool:
        """The link that leads to it is less than sure."""
        return self.main is not None and self.main.row.unsure

    @property
    def origins(self) -> tuple[Link, ...]:
        """The further links that lead to it: it was merged, or took over a part of other provisions."""
        return tuple(link for link in self.links if link is not self.main and link.row.linked)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A thread.

    Attributes:
        thread: The thread.
        cells: Its provision in each stage that is shown; None where the stage does not have it.
        links: All rows of the concordances that lead to one of its provisions, or from one.
    """

    thread: Thread
    cells: tuple[MatrixCell | None, ...]
    links: tuple[Link, ...]

    @property
    def kind(self) -> ProvisionKind:
        """The kind of its last provision."""
        return next(cell.node.kind for cell in reversed(self.cells) if cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixView:
    """The matrix of some stages.

    Attributes:
        lineage: The lineage.
        shown: The positions of the stages that are shown, in the order of the columns.
        instrument: The instrument; empty for files.
        title: The title of the last text.
        words: The words of the report.
        kinds: The kinds of provisions that have rows; empty for all.
        left_out: Stages that have no text in the language.
    """

    lineage: Lineage
    shown: tuple[int, ...]
    instrument: str
    title: str
    words: dict[str, str]
    kinds: tuple[ProvisionKind, ...] = MAIN_KINDS
    left_out: tuple[str, ...] = ()

    @property
    def stages(self) -> tuple[LineageStage, ...]:
        """The stages that are shown."""
        return tuple(self.lineage.stages[n] for n in self.shown)

    def rows(self) -> Iterator[MatrixRow]:
        """Yield the rows, in the order of the last stage; a thread that ended stands behind its neighbour."""
        for thread in self.lineage.threads:
            last = self.lineage.node(thread.last)
            if self.kinds and last.kind not in self.kinds:
                continue
            cells = tuple(self._cell(thread, n) for n in self.shown)
            if any(cells):
                yield MatrixRow(thread=thread, cells=cells, links=self._links(thread))

    def _cell(self, thread: Thread, stage: int) -> MatrixCell | None:
        eid = thread.eids[stage]
        if eid is None:
            return None
        place = StagePlace(stage, eid)
        links = tuple(self.lineage.links_into(place))
        on_thread = (link for link in links if link.row.primary and link.row.before is not None)
        main = next((link for link in on_thread if thread.eids[link.before] == link.row.before), None)
        return MatrixCell(
            place=place,
            node=self.lineage.node(place),
            main=main,
            links=links,
            back=self.lineage.return_to(place),
            kept_number=stage in thread.kept_numbers,
        )

    def _links(self, thread: Thread) -> tuple[Link, ...]:
        links: dict[int, Link] = {}
        for place in thread.places():
            for link in (*self.lineage.links_into(place), *self.lineage.links_out_of(place)):
                links[id(link)] = link
        return tuple(links.values())
