"""Cross-references that should be looked at, as flags on the lines they stand in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.reference import Bearing, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.model.provision import Eid
    from tracker.report.places import Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A cross-reference in the text after that should be looked at.

    Attributes:
        start: Where its number begins in the block's text after.
        end: Where it ends.
        text: What is the matter, in a sentence.
    """

    start: int
    end: int
    text: str


def flags(
    bearings: Iterable[Bearing], places: tuple[Places, Places], words: Mapping[str, str]
) -> dict[int, tuple[Flag, ...]]:
    """The flags of each block, by its place in the text after; numbers that only follow have none.

    Args:
        bearings: What the comparison says of the references.
        places: The names of provisions before and after.
        words: The words of the report.
    """
    out: dict[int, list[Flag]] = defaultdict(list)
    for bearing in bearings:
        if bearing.verdict is not Verdict.FOLLOWS:
            flag = Flag(start=bearing.start, end=bearing.end, text=_sentence(bearing, places, words))
            out[bearing.order].append(flag)
    return {order: tuple(found) for order, found in out.items()}


def _sentence(bearing: Bearing, places: tuple[Places, Places], words: Mapping[str, str]) -> str:
    before, after = places

    def several(eids: Iterable[Eid]) -> str:
        return words["listing"].join(map(after.name, eids))

    return words[_key(bearing)].format(
        text=bearing.reference,
        place=after.name(bearing.eid),
        pointed=before.name(bearing.pointed),
        points=several(bearing.points),
        wanted=several(bearing.wanted),
    )


def _key(bearing: Bearing) -> str:
    """Which of the sentences about references holds."""
    if bearing.verdict is Verdict.STALE:
        return "ref_stale" if bearing.wanted else "ref_dropped"
    return "ref_gone" if bearing.pointed is not None and bearing.wanted else "ref_nothing"
