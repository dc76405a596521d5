"""A change of substance inside one line, and the sentence in which it counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tracker.model.side import Side
from tracker.model.substance import Direction, SubstanceClass
from tracker.substance.cues import pair_cues
from tracker.substance.line import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.substance.cues import Cue, CuePair
    from tracker.substance.line import ChangedLine

SAME_SENTENCE = 0.5
"""Share of the letters of the shorter of two sentences from which on they are one that was reworded: with half of it
gone, another sentence of the same length fits in its place. Words of a sentence that shares less are new with it."""


PAIRED_IN_SENTENCE = frozenset({SubstanceClass.TIME, SubstanceClass.QUANTITY, SubstanceClass.REFERENCE})
"""Classes of which one that went and one that came in a sentence are a replacement: a date for a date. A condition that
went and another that came at another place are two changes."""


class Found(NamedTuple):
    """A change of substance in a line.

    Attributes:
        kind: Its class.
        direction: Its direction.
        spans: The words before and after; an empty span at their place where one text lacks them.
        value: What the words say: equal where the same words came at one place and went at another.
    """

    kind: SubstanceClass
    direction: Direction
    spans: tuple[Span, Span]
    value: object = None


def goes_on(line: ChangedLine, side: Side, at: int) -> bool:
    """Return whether the sentence around a place of one text goes on in the other: it was reworded, not added."""
    pair = line.sentence_pair(side, at)
    return pair is not None and pair.share >= SAME_SENTENCE


def changed_cues(
    line: ChangedLine, kind: SubstanceClass, before: Sequence[Cue], after: Sequence[Cue]
) -> Iterator[Found]:
    """Yield the cues of a class that came, went or were replaced in sentences that go on.

    Args:
        line: The line.
        kind: The class.
        before: The cues of the text before, in order.
        after: Those of the text after.
    """
    gone: list[Found] = []
    come: list[Found] = []
    for pair in pair_cues(line, before, after):
        if not pair.is_change or not touches_change(line, pair):
            continue
        for found in _found(line, kind, pair):
            if found.direction is Direction.REMOVED:
                gone.append(found)
            elif found.direction is Direction.ADDED:
                come.append(found)
            else:
                yield found
    yield from _replaced(line, gone, come) if kind in PAIRED_IN_SENTENCE else (*gone, *come)


def _replaced(line: ChangedLine, gone: Sequence[Found], come: Sequence[Found]) -> Iterator[Found]:
    """Yield what went and what came; the only one of each in a sentence is one that was replaced at another place."""
    together = [(old, new) for old in gone for new in come if _in_one_sentence(line, old, new)]
    times = Counter(id(one) for pair in together for one in pair)
    replaced = [
        pair for pair in together if pair[0].value != pair[1].value and all(times[id(one)] == 1 for one in pair)
    ]
    done = {id(one) for pair in replaced for one in pair}
    for old, new in replaced:
        yield Found(old.kind, Direction.CHANGED, (old.spans[0], new.spans[1]))
    yield from (one for one in (*gone, *come) if id(one) not in done)


def _in_one_sentence(line: ChangedLine, old: Found, new: Found) -> bool:
    pair = line.sentence_pair(Side.BEFORE, old.spans[0].start)
    return pair is not None and pair.spans[1].overlap(new.spans[1]) > 0


def touches_change(line: ChangedLine, pair: CuePair) -> bool:
    """Return whether changed words are in a cue of a pair; without them the two only follow a renumbering, or print."""
    return not all(line.is_shared(side, cue.span) for side, cue in zip(Side, pair, strict=True) if cue is not None)


def _found(line: ChangedLine, kind: SubstanceClass, pair: CuePair) -> Iterator[Found]:
    before, after = pair
    if before is not None and after is not None:
        if goes_on(line, Side.BEFORE, before.span.start) and goes_on(line, Side.AFTER, after.span.start):
            yield Found(kind, Direction.CHANGED, (before.span, after.span))
    elif after is not None:
        if goes_on(line, Side.AFTER, after.span.start):
            yield Found(kind, Direction.ADDED, (place(line, Side.AFTER, after.span), after.span), after.value)
    elif before is not None and goes_on(line, Side.BEFORE, before.span.start):
        yield Found(kind, Direction.REMOVED, (before.span, place(line, Side.BEFORE, before.span)), before.value)


def place(line: ChangedLine, side: Side, span: Span) -> Span:
    """Return the empty span in the other text at the place of words that one text alone has."""
    at = line.place_on_other(side, span.start)
    return Span(at, at)
