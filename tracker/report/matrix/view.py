"""The view of the matrix: a row a thread, a column a stage."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.language.scripts import in_latin
from tracker.model.lineage.graph import StagePlace
from tracker.model.provision import ProvisionKind
from tracker.report.history.view import Event
from tracker.report.view.facts import facts_of
from tracker.report.view.notice import named_notices, notice_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.model.lineage.graph import Lineage, LineageStage, Link, Node, Return, Thread
    from tracker.report.view.notice import NamedNotice

MAIN_KINDS = (ProvisionKind.PREAMBLE, ProvisionKind.DIVISION, ProvisionKind.ARTICLE, ProvisionKind.ANNEX)
"""Kinds that have rows in the matrix unless all are asked for: thirty articles on one page, without their recitals and
paragraphs."""
MOST_NAMED = 4
"""Stages up to which a notice that holds of all of them names each: of more nobody compares the names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """A provision in one stage.

    Attributes:
        place: Its place.
        node: The provision.
        event: What the stage means for it.
        main: The link along which the thread leads to it, of rival drafts that meet from the nearest; None at the
            beginning of a thread and at a return.
        links: All rows of the concordances that lead to it, from each predecessor of its stage.
        origins: The links from other provisions that lead to it: it was merged, or took over a part of them.
        onward: The links from the provision that it was to others of this stage: parts of it went there.
        back: The return that ends here; None for none.
        kept_number: Only the number is kept: "Article 5 (deleted)".
    """

    place: StagePlace
    node: Node
    event: Event
    main: Link | None
    links: tuple[Link, ...]
    origins: tuple[Link, ...]
    onward: tuple[Link, ...]
    back: Return | None
    kept_number: bool

    @property
    def kept_share(self) -> float | None:
        """Share of its words that a redline leaves unmarked, 0 to 1; None where nothing precedes it.

        Of several predecessors that one counts which has most of its words: in a compromise of rival drafts an article
        that one rival wrote is no new one.
        """
        if self.main is None or not self.main.row.linked or not self.node.words:
            return None
        return min(1.0, max(link.kept for link in self.links if link.row.linked) / self.node.words)

    @property
    def percent(self) -> int | None:
        """The same as a whole number: 100 if every word is kept, and 0 if none is; None where nothing precedes it.

        A word in five hundred that is new makes 99, since 100 would say that there is none.
        """
        share = self.kept_share
        if share is None or share in (0.0, 1.0):
            return None if share is None else round(100 * share)
        return min(99, max(1, round(100 * share)))

    @property
    def facts(self) -> tuple[str, ...]:
        """Keys of the words for what happened to it since the predecessor; empty at the beginning of a thread."""
        return facts_of(self.main.row) if self.main else ()

    @property
    def unchanged(self) -> bool:
        """The redline has no mark in it, and it stands where it stood."""
        return self.main is not None and self.main.row.unchanged

    @property
    def probably(self) -> bool:
        """The link that leads to it is less than sure."""
        return self.main is not None and self.main.row.unsure


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixEnd:
    """The end of a provision: a stage that lacks it, and a predecessor that has it.

    Attributes:
        event: It was dropped, or its text was passed on to others.
        source: Its last place.
        gone: The row of the concordance that says so; None where its text went to others.
        onward: The links to the provisions that its text went to; empty for one that was dropped.
    """

    event: Event
    source: StagePlace
    gone: Link | None
    onward: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A thread.

    Attributes:
        thread: The thread.
        cells: Its provision in each stage that is shown; None where the stage does not have it.
        ends: Its end in each stage that is shown; None where it does not end there.
        links: All rows of the concordances that lead to one of its provisions, or from one.
    """

    thread: Thread
    cells: tuple[MatrixCell | None, ...]
    ends: tuple[MatrixEnd | None, ...]
    links: tuple[Link, ...]

    @property
    def _nodes(self) -> list[Node]:
        """Its provisions in the stages that are shown, the last first."""
        return [cell.node for cell in reversed(self.cells) if cell]

    @property
    def kind(self) -> ProvisionKind:
        """The kind of its last provision."""
        return self._nodes[0].kind

    @property
    def name(self) -> str:
        """The name of its last provision."""
        return self._nodes[0].name

    @property
    def heading(self) -> str:
        """The last heading that it had; empty where it never had one."""
        return next((node.heading for node in self._nodes if node.heading), "")


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

    @property
    def language(self) -> str:
        """The language of the texts; empty where they do not say."""
        return self.stages[-1].front.language if self.shown else ""

    @property
    def notices(self) -> tuple[NamedNotice, ...]:
        """The notices on the texts that are not official."""
        texts = [(stage.name, notice_for(stage.front)) for stage in self.stages]
        found = named_notices(texts, self.words, together=True)
        if len(texts) > MOST_NAMED and len(found) == 1 and all(notice for _, notice in texts):
            return (replace(found[0], names=self.words["site_all_stages"]),)
        return found

    def stage_name(self, stage: int) -> str:
        """Return the name of a stage, by its position, so that it keeps its order in a line of Arabic."""
        return in_latin(self.lineage.stages[stage].name, self.words["dir"])

    def predecessors(self, stage: LineageStage) -> tuple[str, ...]:
        """Return the names of the stages that a stage was drafted from."""
        return tuple(map(self.stage_name, stage.predecessors))

    def name_of(self, place: StagePlace | None) -> str:
        """Return the name of a provision; its address where it is not followed, and empty for none."""
        if place is None:
            return ""
        node = self.lineage.nodes[place.stage].get(place.eid)
        return node.name if node else place.eid

    def sources(self, links: Iterable[Link]) -> tuple[str, ...]:
        """Return the names of the provisions from which links lead, each once."""
        return tuple(dict.fromkeys(self.name_of(link.source) for link in links))

    def targets(self, links: Iterable[Link]) -> tuple[str, ...]:
        """Return the names of the provisions to which links lead, each once."""
        return tuple(dict.fromkeys(self.name_of(link.target) for link in links))

    def rows(self) -> Iterator[MatrixRow]:
        """Yield the rows, in the order of the last stage; a thread that ended stands behind its neighbour."""
        for thread in self.lineage.threads:
            last = self.lineage.node(thread.last)
            if self.kinds and last.kind not in self.kinds:
                continue
            cells = tuple(self._cell(thread, n) for n in self.shown)
            if any(cells):
                ends = tuple(self._end(thread, n) for n in self.shown)
                yield MatrixRow(thread=thread, cells=cells, ends=ends, links=self._links(thread))

    def _cell(self, thread: Thread, stage: int) -> MatrixCell | None:
        eid = thread.eids[stage]
        if eid is None:
            return None
        place = StagePlace(stage, eid)
        links = tuple(self.lineage.links_into(place))
        on_thread = [
            link
            for link in links
            if link.row.primary and link.row.before is not None and thread.eids[link.before] == link.row.before
        ]
        # Of rival drafts that meet the nearest: what one of them had is not new. Among equals the main one comes first.
        main = max(on_thread, key=lambda link: (link.row.unchanged, link.kept), default=None)
        back = self.lineage.return_to(place)
        kept_number = stage in thread.kept_numbers
        return MatrixCell(
            place=place,
            node=self.lineage.node(place),
            event=self._event(stage, main, back, kept_number=kept_number),
            main=main,
            links=links,
            # What leads to it from a rival draft of the same provision is no merger.
            origins=tuple(link for link in links if link.row.linked and thread.eids[link.before] != link.row.before),
            onward=tuple(link for link in self._onward(main.source, stage) if link is not main) if main else (),
            back=back,
            kept_number=kept_number,
        )

    def _event(self, stage: int, main: Link | None, back: Return | None, *, kept_number: bool) -> Event:
        if kept_number:
            return Event.NUMBER_KEPT
        if main:
            return Event.GOES_ON
        if back:
            return Event.BACK
        return Event.NEW if self.lineage.stages[stage].predecessors else Event.FIRST

    def _end(self, thread: Thread, stage: int) -> MatrixEnd | None:
        if thread.eids[stage] is not None:
            return None
        held = (StagePlace(n, eid) for n in self.lineage.stages[stage].predecessors if (eid := thread.eids[n]))
        source = next(held, None)
        if source is None:
            return None
        onward = tuple(self._onward(source, stage))
        out = self.lineage.links_out_of(source)
        return MatrixEnd(
            event=Event.PASSED_ON if onward else Event.DROPPED,
            source=source,
            gone=next((link for link in out if link.after == stage and link.row.deleted), None),
            onward=onward,
        )

    def _onward(self, source: StagePlace | None, stage: int) -> Iterator[Link]:
        """Yield the links from a place to the provisions of a stage."""
        out = self.lineage.links_out_of(source) if source else []
        return (link for link in out if link.after == stage and link.row.linked)

    def _links(self, thread: Thread) -> tuple[Link, ...]:
        links: dict[int, Link] = {}
        for place in thread.places():
            for link in (*self.lineage.links_into(place), *self.lineage.links_out_of(place)):
                links[id(link)] = link
        return tuple(links.values())
