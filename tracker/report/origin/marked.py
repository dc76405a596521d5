"""Lines with the stage of each of their passages, and the stages in use: what all formats for reading print."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.report.origin.view import OriginLine, OriginView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.block import Block
    from tracker.model.lineage.graph import LineageStage
    from tracker.model.provision import Eid
    from tracker.report.origin.view import FateLine, FatesView


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A passage.

    Attributes:
        text: Its words, with each call of a note as its number in square brackets.
        stage: The position of the stage that first had them; of what became of them the last that has them.
        place: Name of the provision there; empty for none.
    """

    text: str
    stage: int
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedLine:
    """A line with its passages.

    Attributes:
        eid: Its address.
        block: The line.
        name: Name of the provision in which it stands.
        passages: Its passages.
    """

    eid: Eid
    block: Block
    name: str
    passages: tuple[Marked, ...]

    @property
    def stretches(self) -> list[tuple[Marked, ...]]:
        """Its passages, those of one stage that follow each other together."""
        return [tuple(group) for _, group in groupby(self.passages, key=lambda passage: passage.stage)]

    @property
    def elsewhere(self) -> dict[int, tuple[str, ...]]:
        """The other provisions in which its passages stood or stand, by the position of the stage."""
        places: dict[int, dict[str, None]] = {}
        for passage in self.passages:
            if passage.place and passage.place != self.name:
                places.setdefault(passage.stage, {})[passage.place] = None
        return {stage: tuple(names) for stage, names in sorted(places.items())}


@dataclass(frozen=True, slots=True, kw_only=True)
class StageShare:
    """A stage in the legend.

    Attributes:
        number: Its number, from 1: that of its place among all stages.
        stage: The stage.
        words: The number of words that it was the first to have, or is the last to have.
        percent: Their share of all words, in whole percent; at least 1.
        rank: Its place in the order of the shades, from 0 for the palest.
        depth: The depth of its shade, from 0 to 1.
    """

    number: int
    stage: LineageStage
    words: int
    percent: int
    rank: int
    depth: float


def begin_of_words(text: str) -> int:
    """Return the place of the first word of a passage, or of the sign that opens it, behind blanks and other signs.

    >>> begin_of_words(", of the Parties"), begin_of_words(" [shall]"), begin_of_words("…")
    (2, 1, 0)
    """
    return next((n for n, char in enumerate(text) if char.isalnum() or char in "[(«“‘「"), 0)


def end_of_words(text: str) -> int:
    """Return the place behind the last character of a passage that is no blank.

    >>> end_of_words("of the Parties, ")
    15
    """
    return len(text.rstrip())


def marked_lines(view: OriginView | FatesView) -> Iterator[MarkedLine]:
    """Yield the lines of a view; the label of a paragraph alone is a line without passages.

    Args:
        view: The origin of words, or what became of them.
    """
    for line in view.lines:
        numbers = [*line.block.calls]
        passages = [] if line.block.is_label and not _has_heading(line) else list(_passages(line))
        marked = []
        for text, stage, place in passages:
            marked.append(Marked(text=_with_calls(text, numbers), stage=stage, place=place))
        yield MarkedLine(eid=line.eid, block=line.block, name=line.name, passages=tuple(marked))


def _has_heading(line: OriginLine | FateLine) -> bool:
    """Return whether the label of a paragraph has words behind it."""
    return len(line.block.text.split()) > 1


def _passages(line: OriginLine | FateLine) -> Iterator[tuple[str, int, str]]:
    if isinstance(line, OriginLine):
        yield from ((passage.text, passage.stage, passage.name) for passage in line.passages)
    else:
        yield from ((fate.text, fate.last, fate.name) for fate in line.fates)


def _with_calls(text: str, numbers: list[int]) -> str:
    """Return a text with the next numbers in the place of its calls; the numbers are taken from the list."""
    return "".join(f"[{numbers.pop(0)}]" if char == CALL else char for char in text) if CALL in text else text


def stage_shares(view: OriginView | FatesView) -> list[StageShare]:
    """Return the stages that have words of the view, in order, with their shares.

    The words of the oldest stage, and of what became of them those of the last, stand on plain paper: the eye is led to
    what came late, or fell early.

    Args:
        view: The origin of words, or what became of them.
    """
    totals = view.totals
    whole = sum(totals.values())
    used = sorted(totals)
    ranks = range(len(used)) if isinstance(view, OriginView) else reversed(range(len(used)))
    return [
        StageShare(
            number=stage + 1,
            stage=view.stages[stage],
            words=totals[stage],
            percent=max(1, round(100 * totals[stage] / whole)),
            rank=rank,
            depth=rank / max(1, len(used) - 1),
        )
        for stage, rank in zip(used, ranks, strict=True)
    ]
