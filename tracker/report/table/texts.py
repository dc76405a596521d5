"""The old and the new text of the rows of a table of concordance, with the words that changed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.model.block import CALL, BlockKind
from tracker.model.provision import Eid
from tracker.model.redline import ChangeCategory, RunKind
from tracker.model.side import Side

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tracker.model.draft import DraftText
    from tracker.model.redline import Redline, RedlineBlock, Run

_QUIET = (ChangeCategory.TYPOGRAPHY, ChangeCategory.CONSEQUENTIAL)
"""Changes that are not marked: differences of print, and numbers that only follow a renumbering."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a cell that look alike.

    Attributes:
        text: The words.
        changed: Whether they are deleted (in the text before) or inserted (in the text after).
    """

    text: str
    changed: bool


def texts_of(redline: Redline, side: Side, listed: Collection[Eid]) -> dict[Eid, list[Stretch]]:
    """Return the text of each listed provision on one side; what stands in a listed provision inside it stands there.

    So a table of articles has whole articles in its rows; in a table of all levels the rows, read one after the other,
    give the text once.

    Args:
        redline: The comparison.
        side: The text before, or the text after.
        listed: The addresses of the provisions that have rows.
    """
    places = [(place, block) for block in redline.blocks if (place := block.place_on(side)) and place.eid]
    places.sort(key=lambda item: (item[0].order, item[0].piece))
    homes: dict[Eid, list[RedlineBlock]] = defaultdict(list)
    for place, block in places:
        if (home := _home(place.eid, listed)) and place.kind is not BlockKind.NOTE:
            homes[home].append(block)
    return {eid: _text(blocks, side, redline.side(side)) for eid, blocks in homes.items()}


def _home(eid: Eid, listed: Collection[Eid]) -> Eid | None:
    """Return the innermost listed provision that an address lies in; None for none.

    >>> _home(Eid("art_5__para_2__point_a"), {Eid("art_5"), Eid("art_5__para_2")})
    'art_5__para_2'
    """
    while eid and eid not in listed:
        eid = Eid(eid.rpartition("__")[0])
    return eid or None


def _text(blocks: list[RedlineBlock], side: Side, draft: DraftText) -> list[Stretch]:
    """Return the text of some blocks: a line each, a label before its words, the notes that are called at the end."""
    stretches: list[Stretch] = []
    calls: set[int] = set()
    for n, block in enumerate(blocks):
        if n:
            stretches.append(Stretch(_between(blocks[n - 1], block, side), changed=False))
        for run in block.runs_on(side):
            stretches.append(Stretch(_words(run, side), changed=run.kind is not RunKind.KEPT and not _quiet(run)))
            calls.update(run.calls_on(side))
    stretches += [Stretch(f"\n[{call}] {draft.notes[call - 1]}", changed=False) for call in sorted(calls)]
    return list(_joined(stretches))


def _between(former: RedlineBlock, block: RedlineBlock, side: Side) -> str:
    """Return what stands between two blocks: nothing between pieces of one line, a blank behind a label."""
    first, second = former.place_on(side), block.place_on(side)
    assert first is not None  # noqa: S101 – the blocks of one side
    assert second is not None  # noqa: S101
    if first.order == second.order:
        return ""
    return " " if first.is_label and second.kind is BlockKind.TEXT else "\n"


def _quiet(run: Run) -> bool:
    return run.category in _QUIET


def _words(run: Run, side: Side) -> str:
    """Return the words of a run, with each note call as ``[n]``."""
    pieces = run.text.split(CALL)
    calls = [f"[{call}]" for call in run.calls_on(side)] + [""]
    return "".join(piece + call for piece, call in zip(pieces, calls, strict=True))


def _joined(stretches: list[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches without the empty ones, those that look alike joined."""
    filled = [stretch for stretch in stretches if stretch.text]
    for changed, alike in groupby(filled, key=lambda stretch: stretch.changed):
        yield Stretch("".join(stretch.text for stretch in alike), changed)
