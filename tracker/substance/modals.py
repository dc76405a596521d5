"""Modals: the force of a duty on a verb or a bearer that stays, and negations that came to it or left it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.side import Side
from tracker.model.substance import Direction, SubstanceClass
from tracker.substance.cues import pair_cues
from tracker.substance.forces import force, negates
from tracker.substance.found import Found, goes_on, touches_change
from tracker.substance.line import Span, count_letters
from tracker.substance.negations import negates_otherwise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.substance.cues import Cue
    from tracker.substance.line import ChangedLine
    from tracker.substance.phrases import Vocabulary

NEAR = 25
"""Letters between a modal and the next words that stayed, up to which those are its verb or its bearer: an adverb, "as
appropriate", and the verb itself replaced. Farther away other words of the sentence stayed, and the duty is another."""


def changed_modals(line: ChangedLine, words: Vocabulary) -> Iterator[Found]:
    """Yield the modals whose force changed, and the negations that came to one or left one."""
    cues = [list(words.modals.find(text)) for text in line.texts]
    for pair in pair_cues(line, *cues):
        before, after = pair
        if before is None or after is None or before.value == after.value or not touches_change(line, pair):
            continue
        if not (_stays_beside(line, before, after) and goes_on(line, Side.AFTER, after.span.start)):
            continue
        spans = before.span, after.span
        if negates(before) != negates(after):
            if negates_otherwise(line, after.span.start, words):
                yield Found(SubstanceClass.NEGATION, Direction.ADDED if negates(after) else Direction.REMOVED, spans)
        elif force(before) != force(after):
            stronger = force(after) > force(before)
            yield Found(SubstanceClass.MODAL, Direction.STRONGER if stronger else Direction.WEAKER, spans)


def _stays_beside(line: ChangedLine, before: Cue, after: Cue) -> bool:
    """Return whether the same words that stayed stand near two modals, behind both or before both."""
    return _stays_behind(line, before, after) or _stays_ahead(line, before, after)


def _stays_behind(line: ChangedLine, before: Cue, after: Cue) -> bool:
    cues = before, after
    for stretch in line.stretches:
        starts = [max(span.start, cue.span.end) for span, cue in zip(stretch.spans, cues, strict=True)]
        shared = [Span(start, span.end) for start, span in zip(starts, stretch.spans, strict=True)]
        if stretch.shared and all(count_letters(text, s) for text, s in zip(line.texts, shared, strict=True)):
            gaps = [Span(cue.span.end, start) for cue, start in zip(cues, starts, strict=True)]
            return all(count_letters(text, gap) <= NEAR for text, gap in zip(line.texts, gaps, strict=True))
    return False


def _stays_ahead(line: ChangedLine, before: Cue, after: Cue) -> bool:
    cues = before, after
    for stretch in reversed(line.stretches):
        ends = [min(span.end, cue.span.start) for span, cue in zip(stretch.spans, cues, strict=True)]
        shared = [Span(span.start, end) for end, span in zip(ends, stretch.spans, strict=True)]
        if stretch.shared and all(count_letters(text, s) for text, s in zip(line.texts, shared, strict=True)):
            gaps = [Span(end, cue.span.start) for cue, end in zip(cues, ends, strict=True)]
            return all(count_letters(text, gap) <= NEAR for text, gap in zip(line.texts, gaps, strict=True))
    return False
