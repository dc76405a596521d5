"""The view of the origin of words: each line of a stage in passages, with the stage that first had each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.block import Block
    from tracker.model.lineage.graph import LineageStage
    from tracker.model.provision import Eid


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a line that came into the instrument together.

    Attributes:
        start: The first character in the line.
        text: The words, with the signs and blanks behind them.
        stage: The position of the stage that first had them.
        eid: Address of the line in that stage.
        name: Name of the provision there.
        words: The number of words.
    """

    start: int
    text: str
    stage: int
    eid: Eid
    name: str
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginLine:
    """A line with its passages.

    Attributes:
        eid: Its address.
        name: Name of the provision in which it stands.
        block: The line.
        passages: Its passages, in order; together they are its text.
    """

    eid: Eid
    name: str
    block: Block
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """The origin of the words of a stage, or of one provision of it.

    Attributes:
        stages: All stages.
        stage: The position of the stage.
        asked: The provision as typed; empty for the whole text.
        instrument: The instrument; empty for files.
        title: The title of the text.
        words: The words of the report.
        lines: The lines, in order.
    """

    stages: tuple[LineageStage, ...]
    stage: int
    asked: str
    instrument: str
    title: str
    words: dict[str, str]
    lines: tuple[OriginLine, ...]

    @property
    def totals(self) -> dict[int, int]:
        """The number of words by the position of the stage that first had them, in the order of the stages."""
        return _words_by_stage((passage.stage, passage.words) for line in self.lines for passage in line.passages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """Words of an old provision, and where they stand in the last stage that has them.

    Attributes:
        start: The first character in the line.
        text: The words, with the signs and blanks behind them.
        words: The number of words.
        last: The position of the last stage that has them.
        eid: Address of the line there.
        name: Name of the provision there.
    """

    start: int
    text: str
    words: int
    last: int
    eid: Eid
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FateLine:
    """A line of an old provision with the fates of its words.

    Attributes:
        eid: Its address.
        name: Name of the provision in which it stands.
        block: The line.
        fates: The fates, in order; together their texts are the line.
    """

    eid: Eid
    name: str
    block: Block
    fates: tuple[Fate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FatesView:
    """Later places of the words of a stage, or of one provision of it.

    Attributes:
        stages: All stages.
        stage: The position of the stage.
        followers: The positions of the stages that go back to it, in order.
        asked: The provision as typed; empty for the whole text.
        instrument: The instrument; empty for files.
        title: The title of the text.
        words: The words of the report.
        lines: The lines, in order.
    """

    stages: tuple[LineageStage, ...]
    stage: int
    followers: tuple[int, ...]
    asked: str
    instrument: str
    title: str
    words: dict[str, str]
    lines: tuple[FateLine, ...]

    @property
    def totals(self) -> dict[int, int]:
        """The number of words by the position of the last stage that has them, in the order of the stages."""
        return _words_by_stage((fate.last, fate.words) for line in self.lines for fate in line.fates)


def _words_by_stage(counts: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Add up numbers of words by the position of a stage, in the order of the stages; none without words.

    Args:
        counts: The position of a stage and a number of words, in any order.
    """
    total = Counter[int]()
    for stage, words in counts:
        total[stage] += words
    return {stage: total[stage] for stage in sorted(total) if total[stage]}
