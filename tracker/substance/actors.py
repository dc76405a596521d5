"""The bearer of a duty or a right: the words before a modal that stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.model.side import Side
from tracker.model.substance import Direction, SubstanceClass
from tracker.substance.cues import pair_cues
from tracker.substance.found import Found, goes_on
from tracker.substance.line import Span, count_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.substance.cues import Cue
    from tracker.substance.line import ChangedLine
    from tracker.substance.phrases import Vocabulary

LONGEST_BEARER = 60
"""Letters of a bearer: "the competent authorities of the Member State in which the claim is lodged" has 59. More words
before a modal are a clause, in which others than the bearer change."""
STEM = 5
"""First letters by which two forms of a noun are one: "authority", "authorities"; "Сторона", "Стороны"."""
_CLAUSE = re.compile('[,;:.，；：。،؛—–()（）\\[\\]«»“”"]')


def changed_actors(line: ChangedLine, words: Vocabulary) -> Iterator[Found]:
    """Yield the bearers that were replaced before a modal that is the same in both texts."""
    if not words.words.subject_first:
        return
    cues = [list(words.modals.find(text)) for text in line.texts]
    for before, after in pair_cues(line, *cues):
        if before is None or after is None or before.value != after.value:
            continue
        spans = _bearer(line, Side.BEFORE, before), _bearer(line, Side.AFTER, after)
        named = [_agents(text, span, words) for text, span in zip(line.texts, spans, strict=True)]
        if all(named) and named[0] != named[1] and goes_on(line, Side.AFTER, after.span.start):
            yield Found(SubstanceClass.ACTOR, Direction.CHANGED, spans)


def _bearer(line: ChangedLine, side: Side, modal: Cue) -> Span:
    """Return the words between the beginning of the clause and its modal."""
    text = line.texts[side.position]
    start = max((hit.end() for hit in _CLAUSE.finditer(text, 0, modal.span.start)), default=0)
    words = text[start : modal.span.start]
    return Span(start + len(words) - len(words.lstrip()), modal.span.start - len(words) + len(words.rstrip()))


def _agents(text: str, span: Span, words: Vocabulary) -> set[str]:
    """Return the stems of the agents that a bearer names; none where the words before a modal are no bearer."""
    if count_letters(text, span) > LONGEST_BEARER:
        return set()
    found = words.agents.find(text[span.start : span.end])
    return {str(cue.value).removeprefix("agent:")[:STEM] for cue in found}
