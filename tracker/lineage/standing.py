"""The words of earlier stages that a stage still has where they stood."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.lineage.origins import Span
    from tracker.model.provision import Eid


class Standing:
    """The characters of earlier stages that the redlines leave unmarked in a stage, in whatever line.

    Args:
        lines: The known origins of each line of the stage.

    >>> from tracker.model.lineage.origins import Span
    >>> standing = Standing([[Span(10, "2013", "art_1", 4)]])
    >>> standing.has("2013", "art_1", 4), standing.has("2013", "art_1", 14)
    (True, False)
    """

    def __init__(self, lines: Iterable[Iterable[Span]]) -> None:
        self._stretches: dict[tuple[str, Eid], list[tuple[int, int]]] = defaultdict(list)
        for spans in lines:
            for length, stage, eid, offset in spans:
                self._stretches[stage, eid].append((offset, offset + length))
        self._lines: dict[tuple[str, Eid], tuple[list[int], list[int]]] = {}

    def has(self, stage: str, eid: Eid, offset: int) -> bool:
        """Return whether a character of a line of some stage still stands."""
        if (stage, eid) not in self._lines:
            found = sorted(self._stretches.get((stage, eid), ()))
            self._lines[stage, eid] = [start for start, _ in found], list(accumulate((end for _, end in found), max))
        starts, ends = self._lines[stage, eid]
        place = bisect_right(starts, offset)
        return place > 0 and offset < ends[place - 1]
