"""Conditions, softeners and exceptions that came, went or were replaced."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.model.side import Side
from tracker.model.substance import Direction, SubstanceClass
from tracker.substance.found import Found, changed_cues
from tracker.substance.line import Span, count_letters
from tracker.substance.negations import changed_polarity

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from tracker.model.redline import RedlineSection
    from tracker.substance.cues import Cue
    from tracker.substance.line import ChangedLine
    from tracker.substance.phrases import Vocabulary

IF = "if"
"""The value of the words that head a condition of any content: if, where, provided that, si, если."""
OTHER_THAN = "other than"
"""The value of an exception that a negation says too: "goods other than food", "goods that are not food"."""
_SAME = {"provided": IF}
FEWEST_LETTERS = 5
"""Letters behind an "if" that came or went with it, from which on they are its condition: "if so", "s'il y a lieu"."""
_CLAUSE_OPENS = re.compile(
    r"(?:^|[,;:.(\[、，；：。،؛—–-]|\b(?:and|or|only|except|including|et|ou|y|o|и|или))\s*$", re.IGNORECASE
)
"""Text before a "where" that heads a condition; behind a noun it names a place: "the place where it is lodged"."""
_RELATIVE = frozenset({"where", "when", "où", "donde", "когда", "где"})

Counts = tuple[Counter["Hashable"], Counter["Hashable"]]
"""How often each condition and exception stands in an article before and after."""


def count_phrases(section: RedlineSection, words: Vocabulary) -> Counts:
    """Count the conditions and exceptions of an article in both texts.

    What stands there as often as before only changed its place: to the head of the sentence, or from points to their
    common line.
    """
    counts: Counts = (Counter(), Counter())
    for block in section.blocks:
        for side in Side:
            if block.place_on(side) is not None:
                text, _ = block.text_on(side)
                counts[side.position].update(
                    cue.value for cue in (*_conditions(text, words), *words.exceptions.find(text))
                )
    return counts


def changed_conditions(line: ChangedLine, words: Vocabulary, counts: Counts) -> Iterator[Found]:
    """Yield the conditions and exceptions that came, went or were replaced in a line.

    Args:
        line: The line.
        words: The words of its language.
        counts: The conditions and exceptions of its article.
    """
    conditions = [list(_conditions(text, words)) for text in line.texts]
    exceptions = [list(words.exceptions.find(text)) for text in line.texts]
    for found in changed_cues(line, SubstanceClass.CONDITION, *conditions):
        if (
            not _stays(found, counts)
            and not _stays(found, _count(conditions))
            and (found.value != IF or _comes_with_its_words(line, found))
        ):
            yield found
    for found in changed_cues(line, SubstanceClass.EXCEPTION, *exceptions):
        cancelled = found.value == OTHER_THAN and changed_polarity(line, found.spans[1].start, words) > 1
        if not _stays(found, counts) and not _stays(found, _count(exceptions)) and not cancelled:
            yield found


def _conditions(text: str, words: Vocabulary) -> Iterator[Cue]:
    """Yield the conditions of a line; a phrase that is part of an exception or of words of time is none."""
    others = [*words.exceptions.find(text), *words.times.find(text)]
    for cue in words.conditions.find(text):
        relative = text[cue.span.start : cue.span.end].casefold() in _RELATIVE
        if relative and not _CLAUSE_OPENS.search(text[: cue.span.start]):
            continue
        if not any(cue.span.overlap(other.span) for other in others):
            yield replace(cue, value=_SAME.get(str(cue.value), cue.value))


def _count(cues: list[list[Cue]]) -> Counts:
    """Count the phrases of a line in both texts."""
    before, after = (Counter(cue.value for cue in found) for found in cues)
    return before, after


def _stays(found: Found, counts: Counts) -> bool:
    """Return whether words that came stand there no oftener than before, or words that went no less often."""
    before, after = (count[found.value] for count in counts)
    if found.direction is Direction.ADDED:
        return after <= before
    return found.direction is Direction.REMOVED and before <= after


def _comes_with_its_words(line: ChangedLine, found: Found) -> bool:
    """Return whether the words of a condition came or went with its "if"; without them a list was arranged anew."""
    for side, span in zip(Side, found.spans, strict=True):
        for _, stretch in line.stretches_around(side, span):
            end = stretch.spans[side.position].end
            return count_letters(line.texts[side.position], Span(span.end, end)) >= FEWEST_LETTERS
    return False
