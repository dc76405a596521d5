"""Changed lines for tests, typed with marks: ``Parties [-shall-]{+should+} report``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.model.block import BlockKind
from tracker.model.provision import Eid
from tracker.model.redline import BlockPlace, RedlineBlock, Run, RunKind
from tracker.substance.line import changed_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.substance.line import ChangedLine

_MARKED = re.compile(r"\[-(.*?)-\]|\{\+(.*?)\+\}|((?:(?!\[-|\{\+).)+)", re.DOTALL)


def runs_of(marked: str) -> Iterator[Run]:
    """Yield the runs of a line in which ``[-…-]`` is deleted and ``{+…+}`` inserted."""
    for hit in _MARKED.finditer(marked):
        deleted, inserted, kept = hit.groups()
        if kept is not None:
            yield Run(RunKind.KEPT, kept)
        else:
            yield Run(RunKind.DELETED, deleted) if deleted is not None else Run(RunKind.INSERTED, inserted)


def block(marked: str, kind: BlockKind = BlockKind.TEXT) -> RedlineBlock:
    """Return a block of a redline that stands on both sides."""
    place = BlockPlace(0, Eid("art_1__al_1"), kind, 0, Eid("art_1"))
    return RedlineBlock(before=place, after=place, runs=tuple(runs_of(marked)))


def line(marked: str) -> ChangedLine:
    """Return a changed line; it has a change of words."""
    found = changed_line(block(marked))
    assert found is not None
    return found
