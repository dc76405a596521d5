"""Negations that came or went alone, on words that stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.model.side import Side
from tracker.model.substance import Direction, SubstanceClass
from tracker.substance.forces import negates
from tracker.substance.found import Found, goes_on, place
from tracker.substance.line import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.substance.line import ChangedLine, Stretch
    from tracker.substance.phrases import Vocabulary

MOST_CHANGES = 2
"""Changes in a sentence up to which a negation is told: "ne … pas" are two. In a sentence that was reworded further,
a "not" mostly turned with its verb."""
_CLAUSE = re.compile("[,;:.，；：。،؛]")


def changed_negations(line: ChangedLine, words: Vocabulary) -> Iterator[Found]:
    """Yield the negations that are all that a change of a few words adds or takes away, those of modals left out.

    "apply" → "do not apply" is one; "not later than" where "within" stood is none, because other words changed with it.
    In a subordinate clause a negation can turn with its main clause: "except where it is not" is "where it is".
    """
    modals = [[cue.span for cue in words.modals.find(text)] for text in line.texts]
    for stretch in line.stretches:
        if stretch.shared:
            continue
        before, after = (_negation(text, span, words) for text, span in zip(line.texts, stretch.spans, strict=True))
        if (before is None) == (after is None) or not _is_all(line, stretch, words):
            continue
        side = Side.BEFORE if after is None else Side.AFTER
        found = before or after
        if found is None or _is_aside(line.texts[side.position], found, modals[side.position], words):
            continue
        if after is not None and goes_on(line, Side.AFTER, after.start) and negates_otherwise(line, after.start, words):
            yield Found(SubstanceClass.NEGATION, Direction.ADDED, (place(line, Side.AFTER, after), after))
        elif before is not None and goes_on(line, Side.BEFORE, before.start):
            other = place(line, Side.BEFORE, before)
            if negates_otherwise(line, other.start, words):
                yield Found(SubstanceClass.NEGATION, Direction.REMOVED, (before, other))


def _is_aside(text: str, negation: Span, modals: list[Span], words: Vocabulary) -> bool:
    """Return whether a negation belongs to a modal, or stands in a subordinate clause."""
    if any(negation.overlap(span) for span in modals):
        return True
    clause = _CLAUSE.split(text[: negation.start])[-1]
    return next(words.subordinate.find(clause), None) is not None


def changed_polarity(
    line: ChangedLine,
    at: int,
    words: Vocabulary,
    *,
    negations_alone: bool = False,
    but: tuple[Span, Span] = (Span(0, 0), Span(0, 0)),
) -> int:
    """Return the number of words in the changed parts of a sentence that negate, restrict or except.

    Where more than one changed, they can cancel each other: "shall not apply where it is not" is "shall apply only
    where it is".

    Args:
        line: The line.
        at: A place of the sentence in the text after.
        words: The words of its language.
        negations_alone: Leave out the words that restrict or except.
        but: Parts of both texts whose words do not count.
    """
    pair = line.sentence_pair(Side.AFTER, at)
    if pair is None:
        return 0
    return sum(
        not line.is_shared(side, span) and not span.overlap(but[side.position])
        for side, sentence, text in zip(Side, pair.spans, line.texts, strict=True)
        for span in _polar(text, sentence, words, negations_alone=negations_alone)
    )


def negates_otherwise(line: ChangedLine, at: int, words: Vocabulary) -> bool:
    """Return whether a sentence has other negations than its partner: "No person shall …" is "A person shall not …".

    Args:
        line: The line.
        at: A place of the sentence in the text after.
        words: The words of its language.
    """
    pair = line.sentence_pair(Side.AFTER, at)
    if pair is None:
        return False
    changes = [
        stretch
        for stretch in line.stretches
        if not stretch.shared and any(map(Span.overlap, stretch.spans, pair.spans))
    ]
    if len(changes) > MOST_CHANGES:
        return False
    counts = {len(_polar(text, span, words)) for text, span in zip(line.texts, pair.spans, strict=True)}
    return len(counts) > 1 and changed_polarity(line, at, words) == 1


def _polar(text: str, sentence: Span, words: Vocabulary, *, negations_alone: bool = False) -> list[Span]:
    """Return the words of a sentence that negate, restrict or except, each once."""
    part = text[slice(*sentence)]
    spans = [cue.span for cue in words.modals.find(part) if negates(cue)]
    tables = (words.negations,) if negations_alone else (words.exceptions, words.negations, words.only)
    for table in tables:
        spans += [cue.span for cue in table.find(part) if not any(cue.span.overlap(span) for span in spans)]
    return [Span(sentence.start + span.start, sentence.start + span.end) for span in spans]


def _negation(text: str, span: Span, words: Vocabulary) -> Span | None:
    for cue in words.plain_negations.find(text[span.start : span.end]):
        return Span(span.start + cue.span.start, span.start + cue.span.end)
    return None


def _is_all(line: ChangedLine, stretch: Stretch, words: Vocabulary) -> bool:
    """Return whether nothing but a negation and words that come with one distinguishes both sides of a change."""
    rests = []
    for text, span in zip(line.texts, stretch.spans, strict=True):
        rest = words.light.pattern.sub(" ", words.negations.pattern.sub(" ", text[span.start : span.end]))
        rests.append("".join(filter(str.isalnum, rest)).casefold())
    return rests[0] == rests[1]
