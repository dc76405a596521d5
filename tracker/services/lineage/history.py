"""The history of a provision: its states in all stages, with the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.addresses.lookup import find_meant
from tracker.errors import InputError
from tracker.language.interface import words_of
from tracker.lineage.threads import carries_on
from tracker.model.lineage.graph import StagePlace
from tracker.model.provision import LISTED_KINDS, Eid, ProvisionKind
from tracker.model.redline import BlockPlace, RedlineBlock, Run, RunKind
from tracker.report.history.view import Event, Further, HistoryView, Life, Part, State
from tracker.report.matrix.view import MAIN_KINDS
from tracker.services.lineage.matrix import title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.lineage.reader import LineageReader
    from tracker.model.lineage.graph import Lineage, Link, Node, Thread
    from tracker.services.lineage.read import OpenLineage


def history_of(opened: OpenLineage, provision: str = "", *, stage: str = "", report_language: str = "") -> HistoryView:
    """Return the history of a provision, back and forward; of all preambles, articles and annexes if none is named.

    Args:
        opened: The lineage.
        provision: The provision as typed: “article 5”; empty for the whole instrument.
        stage: The stage in which it is looked up; empty for the last stage that has it.
        report_language: Language of the report's own words; that of the texts if empty.

    Raises:
        InputError: If the stage, or no stage, has the provision.
    """
    reader = opened.reader
    places = _places_of(opened, provision, stage) if provision else None
    parts = places is not None and any(
        reader.text(place.stage).nodes[place.eid].kind not in LISTED_KINDS for place in places
    )
    lineage = reader.full if parts else reader.main
    if places is None:
        threads = [thread for thread in lineage.threads if lineage.node(thread.last).kind in MAIN_KINDS]
    else:
        threads = list(dict.fromkeys(lineage.thread_at(place) for place in places))
    return HistoryView(
        stages=reader.stages,
        asked=provision,
        instrument=opened.instrument,
        title=title_of(opened),
        language=opened.language,
        words=words_of(report_language or opened.language),
        lives=tuple(_Biographer(reader, lineage, thread).life() for thread in threads),
        left_out=opened.left_out,
    )


def _places_of(opened: OpenLineage, provision: str, stage: str) -> list[StagePlace]:
    """Return the places of the provisions that are meant, in the stage that is named or in the last that has them."""
    reader = opened.reader
    names = [source.name for source in reader.sources]
    if stage and stage not in names:
        raise InputError(
            f"{stage} has no text in {opened.language}", cause=f"the stages are: {', '.join(names)}",
            remedy="name one of them, or another language with --language",
        )  # fmt: skip
    for n in [names.index(stage)] if stage else reversed(range(len(names))):
        draft = reader.sources[n].read()
        nodes = reader.text(n).nodes
        found = [
            StagePlace(n, eid) for eid in (_node_around(p.eid, nodes) for p in find_meant(draft, provision)) if eid
        ]
        if found:
            return found
    from tracker.services.compare import near_provisions  # noqa: PLC0415 – loads the engine, which no answer needs

    where = names.index(stage) if stage else len(names) - 1
    raise InputError(
        f"There is no “{provision}” in {f'{stage}' if stage else 'any stage'}",
        cause=(f"in {names[where]} " if not stage else "") + near_provisions(reader.sources[where].read(), provision),
        remedy=f"ask for one that is there; tracker show {names[where]} prints all",
    )


def _node_around(eid: Eid, nodes: dict[Eid, Node]) -> Eid | None:
    """Return the address, or that of the nearest provision around it that is followed through the stages."""
    while eid and eid not in nodes:
        eid = Eid(eid.rpartition("__")[0])
    return eid or None


class _Biographer:
    """Tells the life of one provision.

    Args:
        reader: The stages.
        lineage: Their lineage.
        thread: The provision.
    """

    def __init__(self, reader: LineageReader, lineage: Lineage, thread: Thread) -> None:
        self._reader, self._lineage, self._thread = reader, lineage, thread

    def life(self) -> Life:
        """Return its life."""
        nodes = [self._lineage.node(place) for place in self._thread.places()]
        return Life(
            name=nodes[-1].name,
            heading=nodes[-1].heading,
            names=tuple(dict.fromkeys(node.name for node in nodes)),
            states=tuple(filter(None, (self._state(n) for n in range(len(self._lineage.stages))))),
        )

    def _state(self, n: int) -> State | None:
        eid = self._thread.eids[n]
        return self._absence(n) if eid is None else self._presence(StagePlace(n, eid))

    def _presence(self, place: StagePlace) -> State:
        lineage, stage = self._lineage, self._lineage.stages[place.stage]
        into = lineage.links_into(place)
        main = next(
            (link for link in into if carries_on(link.row) and self._thread.eids[link.before] == link.row.before), None
        )
        back = lineage.return_to(place) if main is None else None
        source = main.source if main else back.source if back else None
        event = Event.GOES_ON if main else Event.BACK if back else Event.NEW if stage.predecessors else Event.FIRST
        event = Event.NUMBER_KEPT if place.stage in self._thread.kept_numbers else event
        blocks = self._blocks(source, place)
        return State(
            stage=stage,
            event=event,
            node=lineage.node(place),
            since=lineage.stages[source.stage] if source else None,
            before=lineage.node(source) if source else None,
            kept=max((link.kept for link in into if link.row.linked), default=0),
            main=main,
            merged_from=tuple(
                self._further(link, link.source) for link in into if link is not main and link.row.linked
            ),
            split_into=self._split_into(source, place.stage, main) if main else (),
            arrived=tuple(self._arrived(blocks, source, place)) if source else (),
            left=tuple(self._left(source, place)) if source else (),
            back=back,
            blocks=blocks,
        )

    def _absence(self, n: int) -> State | None:
        """Return the state at a stage without the provision; None unless a predecessor had it."""
        stage = self._lineage.stages[n]
        held = [StagePlace(p, eid) for p in stage.predecessors if (eid := self._thread.eids[p]) is not None]
        if not held:
            return None
        source = held[0]
        out = [link for link in self._lineage.links_out_of(source) if link.after == n]
        onward = [link for link in out if link.row.linked]
        gone = next((link for link in out if link.row.deleted), None)
        nearest = gone.row.nearest if gone else None
        return State(
            stage=stage,
            event=Event.PASSED_ON if onward else Event.DROPPED,
            since=self._lineage.stages[source.stage],
            before=self._lineage.node(source),
            main=gone,
            split_into=tuple(self._further(link, link.target) for link in onward),
            left=tuple(self._left(source, StagePlace(n, Eid("")))),
            nearest=self._name(n, nearest) if nearest else "",
            blocks=self._blocks(source, StagePlace(n, Eid(""))),
        )

    def _split_into(self, source: StagePlace | None, stage: int, main: Link) -> tuple[Further, ...]:
        if source is None:
            return ()
        out = self._lineage.links_out_of(source)
        return tuple(
            self._further(link, link.target)
            for link in out
            if link is not main and link.after == stage and link.row.linked
        )

    def _further(self, link: Link, other: StagePlace | None) -> Further:
        place = other or StagePlace(link.after, Eid(""))
        return Further(link=link, name=self._name(*place), stage=self._lineage.stages[place.stage].name)

    def _name(self, stage: int, eid: Eid | None) -> str:
        nodes = self._reader.text(stage).nodes
        around = _node_around(eid, nodes) if eid else None
        return nodes[around].name if around else eid or ""

    # Words

    def _blocks(self, source: StagePlace | None, target: StagePlace) -> tuple[RedlineBlock, ...]:
        """Return the text of the provision against an earlier one; without one, its plain text."""
        if source is None:
            return tuple(self._plain(target))
        step = self._reader.step(source.stage, target.stage)
        homes = self._home(source), self._home(target)
        sections = step.sections_of(filter(None, homes[:1]), filter(None, homes[1:]))
        if self._is_home(source, homes[0]) and (not target.eid or self._is_home(target, homes[1])):
            # The section of its text after holds the deleted lines of its text before.
            own = (
                [section for section in sections if section.after == (target.eid or None)]
                if target.eid
                else [section for section in sections if section.before == source.eid and section.after is None]
            )
            return tuple(block for section in own for block in section.blocks)
        return tuple(
            block
            for section in sections
            for block in section.blocks
            if _inside(block.after, target.eid) or (block.after is None and _inside(block.before, source.eid))
        )

    def _plain(self, place: StagePlace) -> Iterator[RedlineBlock]:
        """Yield the lines of a provision as kept text."""
        text = self._reader.text(place.stage)
        home = self._home(place) or Eid("")
        for order, (eid, block) in enumerate(text.blocks.items()):
            if self._belongs(eid, place):
                spot = BlockPlace(order, eid, block.kind, block.level, home)
                run = Run(RunKind.KEPT, block.text, calls_before=block.calls, calls_after=block.calls)
                yield RedlineBlock(before=spot, after=spot, runs=(run,) if block.text else ())

    def _belongs(self, eid: Eid, place: StagePlace) -> bool:
        """Return whether a line stands in a provision; recitals stand in the preamble, articles not in their part."""
        nodes = self._reader.text(place.stage).nodes
        kind = nodes[place.eid].kind
        if kind in (ProvisionKind.PREAMBLE, ProvisionKind.DIVISION):
            around = _node_around(eid, nodes)
            return around is not None and nodes[around].home == place.eid
        return eid == place.eid or eid.startswith(f"{place.eid}__")

    def _home(self, place: StagePlace) -> Eid | None:
        nodes = self._reader.text(place.stage).nodes
        return nodes[place.eid].home if place.eid in nodes else None

    @staticmethod
    def _is_home(place: StagePlace, home: Eid | None) -> bool:
        return place.eid == home

    # Parts

    def _arrived(self, blocks: Iterable[RedlineBlock], source: StagePlace | None, place: StagePlace) -> Iterator[Part]:
        """Yield the lines that stood in another provision before."""
        if source is None:
            return
        home = self._home(source)
        pairs = (
            (block.after.eid, block.before.eid)
            for block in blocks
            if block.before is not None and block.after is not None and block.before.section != home
        )
        yield from self._parts(pairs, place.stage, source.stage)

    def _left(self, source: StagePlace | None, place: StagePlace) -> Iterator[Part]:
        """Yield the lines that stand in another provision now."""
        if source is None:
            return
        home = self._home(place)
        step = self._reader.step(source.stage, place.stage)
        pairs = (
            (block.before.eid, block.after.eid)
            for block in step.blocks_from(self._home(source))
            if block.before is not None
            and block.after is not None
            and block.after.section != home
            and _inside_or_home(block.before, source, self._home(source))
        )
        yield from self._parts(pairs, source.stage, place.stage)

    def _parts(self, pairs: Iterable[tuple[Eid, Eid]], here: int, there: int) -> Iterator[Part]:
        names = dict.fromkeys((self._name(here, old), self._name(there, new)) for old, new in pairs)
        return (Part(here=old, there=new) for old, new in names)


def _inside(place: BlockPlace | None, eid: Eid) -> bool:
    return bool(eid) and place is not None and (place.eid == eid or place.eid.startswith(f"{eid}__"))


def _inside_or_home(place: BlockPlace, source: StagePlace, home: Eid | None) -> bool:
    return source.eid == home or _inside(place, source.eid)
