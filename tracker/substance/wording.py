"""Conditions, softeners and exceptions that came, went or were replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.side import Side
from tracker.model.substance import SubstanceClass
from tracker.substance.found import Found, changed_cues
from tracker.substance.line import Span, count_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.substance.cues import Cue
    from tracker.substance.line import ChangedLine
    from tracker.substance.phrases import Vocabulary

IF = "if"
"""The value of the words that head a condition of any content: if, where, si, если."""
FEWEST_LETTERS = 5
"""Letters behind an "if" that came or went with it, from which on they are its condition: "if so", "s'il y a lieu"."""


def changed_conditions(line: ChangedLine, words: Vocabulary) -> Iterator[Found]:
    """Yield the conditions and exceptions that came, went or were replaced in a line."""
    exceptions = [list(words.exceptions.find(text)) for text in line.texts]
    times = [list(words.times.find(text)) for text in line.texts]
    conditions = [
        [cue for cue in words.conditions.find(text) if not _inside(cue, [*others, *of_time])]
        for text, others, of_time in zip(line.texts, exceptions, times, strict=True)
    ]
    for found in changed_cues(line, SubstanceClass.CONDITION, *conditions):
        if found.value != IF or _comes_with_its_words(line, found):
            yield found
    yield from changed_cues(line, SubstanceClass.EXCEPTION, *exceptions)


def _comes_with_its_words(line: ChangedLine, found: Found) -> bool:
    """Return whether the words of a condition came or went with its "if"; without them a list was arranged anew."""
    for side, span in zip(Side, found.spans, strict=True):
        for _, stretch in line.stretches_around(side, span):
            end = stretch.spans[side.position].end
            return count_letters(line.texts[side.position], Span(span.end, end)) >= FEWEST_LETTERS
    return False


def _inside(cue: Cue, others: list[Cue]) -> bool:
    """Return whether a longer phrase of another class has the words: "as soon as possible" is one of time."""
    return any(cue.span.overlap(other.span) for other in others)
