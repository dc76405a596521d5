"""Cues: the words of a line that carry a modal, a negation, a condition …, and their counterparts in the other text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tracker.model.side import Side

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from tracker.substance.line import ChangedLine, Span


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a class in one text.

    Attributes:
        span: Their place in the line.
        value: A value that is equal where two cues say the same: "shall" and "must", "30 days" and "thirty days".
        rank: Place on the ladder of the class, the stronger the higher; 0 where the class has none.
        negative: Whether a negation belongs to it: "shall not".
    """

    span: Span
    value: Hashable
    rank: int = 0
    negative: bool = False


class CuePair(NamedTuple):
    """A cue before and its counterpart after; one of them is None where the other text has none.

    Attributes:
        before: The cue before.
        after: The cue after.
    """

    before: Cue | None
    after: Cue | None

    @property
    def is_change(self) -> bool:
        """Return whether the two say different things, or one of them is missing."""
        return self.before is None or self.after is None or self.before.value != self.after.value


def pair_cues(line: ChangedLine, before: Sequence[Cue], after: Sequence[Cue]) -> list[CuePair]:
    """Pair the cues of a class in both texts of a line.

    Cues are counterparts where they share letters that stayed. Of the others those are that stand in the same change,
    between the same words that stayed: equal ones first, then in order.

    Args:
        line: The line.
        before: The cues of its text before, in order, without overlap.
        after: Those of its text after, likewise.

    Returns:
        Every cue once, in the order of the text after; cues that only the text before has come last.
    """
    partner: dict[int, int] = {}
    taken: set[int] = set()
    starts = [cue.span.start for cue in after]
    for n, cue in enumerate(before):
        for m in _shared_counterparts(line, cue, after, starts):
            if m not in taken:
                partner[n] = m
                taken.add(m)
                break
    for n, m in _in_same_change(line, before, after, partner, taken):
        partner[n] = m
        taken.add(m)
    back = {m: n for n, m in partner.items()}
    pairs = [CuePair(before[back[m]] if m in back else None, cue) for m, cue in enumerate(after)]
    return pairs + [CuePair(cue, None) for n, cue in enumerate(before) if n not in partner]


def _shared_counterparts(line: ChangedLine, cue: Cue, after: Sequence[Cue], starts: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of the cues after that share letters with a cue before."""
    for _, stretch in line.stretches_around(Side.BEFORE, cue.span):
        if not stretch.shared:
            continue
        shift = stretch.spans[1].start - stretch.spans[0].start
        first = max(cue.span.start, stretch.spans[0].start) + shift
        last = min(cue.span.end, stretch.spans[0].end) + shift
        m = bisect_right(starts, last - 1) - 1
        if m >= 0 and after[m].span.end > first:
            yield m


def _in_same_change(
    line: ChangedLine, before: Sequence[Cue], after: Sequence[Cue], partner: dict[int, int], taken: set[int]
) -> list[tuple[int, int]]:
    """Return pairs of cues without counterpart that stand in the same changed stretch."""
    changes: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, cues, done in ((Side.BEFORE, before, partner), (Side.AFTER, after, taken)):
        for n, cue in enumerate(cues):
            if n not in done:
                for number, stretch in line.stretches_around(side, cue.span):
                    if not stretch.shared:
                        changes[number][side.position].append(n)
                        break
    found = []
    for ours, theirs in changes.values():
        by_value: dict[Hashable, list[int]] = defaultdict(list)
        for m in reversed(theirs):
            by_value[after[m].value].append(m)
        equal = [(n, by_value[before[n].value].pop()) for n in ours if by_value[before[n].value]]
        used = ({n for n, _ in equal}, {m for _, m in equal})
        rest = [[n for n in numbers if n not in used[k]] for k, numbers in enumerate((ours, theirs))]
        found += [*equal, *zip(*rest, strict=False)]
    return found
