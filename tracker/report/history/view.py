"""The view of a history: the life of one provision, or of every one, stage by stage, with its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.model.redline import RunKind
from tracker.report.view.facts import facts_of

if TYPE_CHECKING:
    from tracker.model.lineage.graph import LineageStage, Link, Node, Return
    from tracker.model.redline import RedlineBlock


class Event(StrEnum):
    """Meaning of a stage for a provision."""

    FIRST = "first"
    """It is there, and no stage precedes this one."""
    NEW = "new"
    """It is there, and no predecessor had it."""
    GOES_ON = "goes on"
    """It is there, as it was in a predecessor."""
    NUMBER_KEPT = "number kept"
    """Its number alone is there: "Article 5 (deleted)"."""
    BACK = "back"
    """It was dropped at an earlier stage, and is back."""
    PASSED_ON = "passed on"
    """It is no more, and its text went into other provisions."""
    DROPPED = "dropped"
    """It is no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Lines that came from another provision, or went to one, while the rest stayed.

    Attributes:
        here: The name of the provision in which they stand, or stood: "Article 2 (1) (c)".
        there: The name of the provision from which they came, or to which they went, in the other stage.
    """

    here: str
    there: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Further:
    """A further link: a split, a merger, or a part that another provision took over.

    Attributes:
        link: The link.
        name: The name of the other provision: of the source of a link that leads here, of the target of one that leads
            away.
        stage: The stage of that provision.
    """

    link: Link
    name: str
    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A provision in one stage.

    Attributes:
        stage: The stage.
        event: The meaning of the stage for it.
        node: The provision; None where it is no more.
        since: The stage whose text it is compared with; None at its beginning.
        before: The provision in that stage; None at its beginning.
        kept: The number of its words that the redline with a predecessor leaves unmarked; of several predecessors that
            one counts which has most of them.
        main: The row of the concordance that leads from there; None at its beginning and at a return.
        merged_from: Further provisions from which text came.
        split_into: Further provisions into which text went.
        arrived: Lines that came from other provisions.
        left: Lines that went to other provisions.
        back: The return; None for none.
        nearest: For one that was dropped, the name of the provision that has most in common with it; empty for none.
        blocks: Its text against that of ``since``; at its beginning all of it is kept text.
    """

    stage: LineageStage
    event: Event
    node: Node | None = None
    since: LineageStage | None = None
    before: Node | None = None
    kept: int = 0
    main: Link | None = None
    merged_from: tuple[Further, ...] = ()
    split_into: tuple[Further, ...] = ()
    arrived: tuple[Part, ...] = ()
    left: tuple[Part, ...] = ()
    back: Return | None = None
    nearest: str = ""
    blocks: tuple[RedlineBlock, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """Keys of the words for what happened since the stage before."""
        return facts_of(self.main.row) if self.main else ()

    @property
    def probably(self) -> bool:
        """The link to the stage before is less than sure."""
        return self.main is not None and self.main.row.unsure

    @property
    def changed(self) -> bool:
        """The redline has a mark in it."""
        return any(
            block.before is None
            or block.after is None
            or block.moved
            or any(r.kind is not RunKind.KEPT for r in block.runs)
            for block in self.blocks
        )

    @property
    def kept_share(self) -> float | None:
        """Share of its words that stood in a predecessor, 0 to 1; None where nothing precedes it."""
        if self.main is None or self.node is None or not self.node.words:
            return None
        return min(1.0, self.kept / self.node.words)

    @property
    def statement(self) -> tuple[str, str]:
        """The person who stated the link, and the reason; empty where nobody did."""
        reason = self.main.row.reason if self.main else None
        return (reason.author, reason.statement) if reason else ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One provision through all stages.

    Attributes:
        name: Its name in the last stage that has it.
        heading: Its heading there.
        names: Its names in all stages, each once, in order.
        states: Its states, in the order of the stages; stages to which it means nothing are left out.
    """

    name: str
    heading: str
    names: tuple[str, ...]
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryView:
    """The history of one or several provisions.

    Attributes:
        stages: All stages.
        asked: The provision as typed; empty for the whole instrument.
        instrument: The instrument; empty for files.
        title: The title of the newest text that states one.
        language: Language of the texts.
        words: The words of the report.
        lives: The provisions, in the order of the last stage.
        left_out: Stages that have no text in the language.
    """

    stages: tuple[LineageStage, ...]
    asked: str
    instrument: str
    title: str
    language: str
    words: dict[str, str]
    lives: tuple[Life, ...]
    left_out: tuple[str, ...] = ()
