"""The lineage of provisions over several stages, as plain data: nodes, links and threads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tracker.model.provision import Eid, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.model.concordance import Correspondence
    from tracker.model.stage import FrontMatter


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageStage:
    """One stage of a lineage.

    Attributes:
        name: The stage, or the name of the file.
        front: The front matter of its text.
        predecessors: The positions of the stages that it was drafted from, the main one first; empty for a first one.
        digest: SHA-256 of the canonical body of its text.
        release: Its release tag; empty if it is not released.
    """

    name: str
    front: FrontMatter
    predecessors: tuple[int, ...]
    digest: str
    release: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One provision, or one line that is cited by itself, of one stage.

    Attributes:
        eid: Its address.
        kind: Its kind; lines are paragraphs.
        label: Its label as printed; empty where none is printed.
        name: Its name as people cite it, in the words of the text's language.
        heading: Its title; often empty.
        home: Address of the article, preamble, annex or the like that it stands in, or that it is.
        words: The number of words in it and in all inside it.
        brackets: The number of opening square brackets in it and in all inside it.
        order: Its place among the nodes of its text, from 0.
    """

    eid: Eid
    kind: ProvisionKind
    label: str
    name: str
    heading: str
    home: Eid
    words: int
    brackets: int
    order: int


class StagePlace(NamedTuple):
    """The place of a provision: a stage, by its position in the lineage, and an address in its text."""

    stage: int
    eid: Eid


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One row of the concordance of a stage with one of its predecessors.

    Attributes:
        before: The position of the predecessor.
        after: The position of the stage.
        row: The row.
        kept: The number of words of the provision after that the redline leaves unmarked; 0 on a row without one.
    """

    before: int
    after: int
    row: Correspondence
    kept: int = 0

    @property
    def source(self) -> StagePlace | None:
        """The place before; None on a row of a new provision."""
        return None if self.row.before is None else StagePlace(self.before, self.row.before)

    @property
    def target(self) -> StagePlace | None:
        """The place after; None on a row of a provision that was dropped."""
        return None if self.row.after is None else StagePlace(self.after, self.row.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """A provision that was dropped at one stage and is back, in substance, at a later one.

    Attributes:
        source: Its last place before it was dropped.
        target: The place at which it is back.
        share_before: Share of its words at the last place that are back, 0 to 1.
        share_after: Share of its words at the new place that come from its earlier life, 0 to 1.
    """

    source: StagePlace
    target: StagePlace
    share_before: float
    share_after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """One provision through all stages: what a reader calls "the same article".

    Attributes:
        eids: Its address in each stage, by the position of the stage; None where the stage does not have it.
        kept_numbers: The positions of the stages in which only its number is kept: "Article 5 (deleted)".
    """

    eids: tuple[Eid | None, ...]
    kept_numbers: frozenset[int] = frozenset()

    def places(self) -> Iterator[StagePlace]:
        """Yield its places, in the order of the stages."""
        return (StagePlace(stage, eid) for stage, eid in enumerate(self.eids) if eid is not None)

    @property
    def first(self) -> StagePlace:
        """Its first place."""
        return next(self.places())

    @property
    def last(self) -> StagePlace:
        """Its last place."""
        return list(self.places())[-1]


@dataclass(frozen=True, kw_only=True)
class Lineage:
    """The provisions of all stages of an instrument, or of files in order, and the links between them.

    Attributes:
        stages: The stages, each behind its predecessors.
        nodes: The provisions of each stage by address, in the order of the text.
        links: The rows of the concordance of each stage with each of its predecessors, in the order of the stages.
        returns: The provisions that were dropped and are back.
        threads: The threads, in the order of the last stage; those that ended stand behind their neighbours.
    """

    stages: tuple[LineageStage, ...]
    nodes: tuple[Mapping[Eid, Node], ...]
    links: tuple[Link, ...]
    returns: tuple[Return, ...]
    threads: tuple[Thread, ...]

    @cached_property
    def _thread_at(self) -> dict[StagePlace, Thread]:
        return {place: thread for thread in self.threads for place in thread.places()}

    def thread_at(self, place: StagePlace) -> Thread:
        """Return the thread that has a place.

        Raises:
            KeyError: If there is no such provision.
        """
        return self._thread_at[place]

    @cached_property
    def _links_at(self) -> tuple[dict[StagePlace, list[Link]], dict[StagePlace, list[Link]]]:
        into: dict[StagePlace, list[Link]] = {}
        out_of: dict[StagePlace, list[Link]] = {}
        for link in self.links:
            if link.target is not None:
                into.setdefault(link.target, []).append(link)
            if link.source is not None:
                out_of.setdefault(link.source, []).append(link)
        return into, out_of

    def links_into(self, place: StagePlace) -> list[Link]:
        """Return the rows that lead to a place: from each predecessor of its stage one or more."""
        return self._links_at[0].get(place, [])

    def links_out_of(self, place: StagePlace) -> list[Link]:
        """Return the rows that lead from a place to the stages that were drafted from its stage."""
        return self._links_at[1].get(place, [])

    def node(self, place: StagePlace) -> Node:
        """Return the provision at a place.

        Raises:
            KeyError: If there is none.
        """
        return self.nodes[place.stage][place.eid]

    def return_to(self, place: StagePlace) -> Return | None:
        """Return the return that ends at a place; None if there is none."""
        return self._returns_to.get(place)

    @cached_property
    def _returns_to(self) -> dict[StagePlace, Return]:
        return {back.target: back for back in self.returns}
