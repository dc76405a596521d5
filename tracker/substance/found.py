"""A change of substance inside one line, and the sentence in which it counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tracker.model.side import Side
from tracker.model.substance import Direction, SubstanceClass
from tracker.substance.cues import pair_cues
from tracker.substance.line import Span, count_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.substance.cues import Cue, CuePair
    from tracker.substance.line import ChangedLine

SAME_SENTENCE = 0.5
"""Share of the letters of the shorter of two sentences from which on they are one that was reworded: with half of it
gone, another sentence of the same length fits in its place. Words of a sentence that shares less are new with it."""
FEWEST_KEPT = 3
"""Letters of kept words that hold a place in a sentence; fewer are an article or a joint, which anything can share."""
LARGEST_REPLACEMENT = 1 / 4
"""Words that came count as inserted while what stood in their place has at most this share of their letters. With more
of it the clause was put in other words: "unless X is optional" where "compulsory X" stood."""

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
    """Return whether what went and what came stand in one sentence and its partner."""
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


def is_inserted(line: ChangedLine, found: Found, largest: float = LARGEST_REPLACEMENT) -> bool:
    """Return whether words came into a kept sentence, or were dropped from one, with hardly anything in their place.

    Args:
        line: The line.
        found: What came or went.
        largest: The largest share of the letters that came which may have stood in their place.
    """
    side = Side.AFTER if found.direction is Direction.ADDED else Side.BEFORE
    spans = exchanged(line, side, found.spans[side.position])
    if spans is None:
        return False
    came, stood = (count_letters(line.texts[one.position], spans[one.position]) for one in (side, side.other))
    return stood <= came * largest


def exchanged(line: ChangedLine, side: Side, span: Span) -> tuple[Span, Span] | None:
    """Return all that changed around words of one text, up to the kept words beside them or the edges of the sentence.

    None where the kept words on their left and right stand in two sentences of the other text: it was rebuilt.
    """
    pair = line.sentence_pair(side, span.start)
    if pair is None:
        return None
    own, other = pair.spans[side.position], pair.spans[side.other.position]
    left = _kept_before(line, side, Span(own.start, span.start)) or (own.start, other.start)
    right = _kept_behind(line, side, Span(span.end, own.end)) or (own.end, other.end)
    if not other.start <= left[1] <= right[1] <= other.end:
        return None
    spans = Span(left[0], right[0]), Span(left[1], right[1])
    return spans if side is Side.BEFORE else (spans[1], spans[0])


def is_half_kept(line: ChangedLine, found: Found) -> bool:
    """Return whether the other text has half of the words that came or went: "if necessary", "the necessary"."""
    for side, span in zip(Side, found.spans, strict=True):
        letters = count_letters(line.texts[side.position], span)
        kept = sum(count_letters(line.texts[side.position], own) for own, _ in _kept(line, side, span))
        if letters and kept * 2 >= letters:
            return True
    return False


def _kept_before(line: ChangedLine, side: Side, part: Span) -> tuple[int, int] | None:
    """Return the end of the last kept words in a part of one text, there and in the other text."""
    last = None
    for own, shift in _kept(line, side, part):
        last = own.end, own.end + shift
    return last


def _kept_behind(line: ChangedLine, side: Side, part: Span) -> tuple[int, int] | None:
    """Return the start of the first kept words in a part of one text, there and in the other text."""
    for own, shift in _kept(line, side, part):
        return own.start, own.start + shift
    return None


def _kept(line: ChangedLine, side: Side, part: Span) -> Iterator[tuple[Span, int]]:
    """Yield the kept words in a part of one text, and how far they stand from their place in the other."""
    if part.start >= part.end:
        return
    for _, stretch in line.stretches_around(side, part):
        whole, other = stretch.spans[side.position], stretch.spans[side.other.position]
        own = Span(max(whole.start, part.start), min(whole.end, part.end))
        if stretch.shared and count_letters(line.texts[side.position], own) >= FEWEST_KEPT:
            yield own, other.start - whole.start
