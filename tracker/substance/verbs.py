"""Verbs at the head of recitals and operative paragraphs, and the verbs of duties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.model.side import Side
from tracker.model.substance import Direction, SubstanceClass
from tracker.substance.cues import pair_cues
from tracker.substance.found import Found, goes_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.substance.cues import Cue
    from tracker.substance.line import ChangedLine
    from tracker.substance.phrases import Phrases, Vocabulary

LADDERS = (
    ("note", "welcome"),
    ("encourage", "urge", "call upon", "request", "decide"),
    ("consider", "encourage", "promote", "ensure"),
)
"""Verbs of resolutions and of duties from the weakest to the strongest, as drafters rank them. Two verbs that stand on
no ladder together are told as replaced alone."""
_FIRST = re.compile(r"[^\W_]")
_GAP = re.compile(r"[\s,]*")


def changed_verbs(line: ChangedLine, words: Vocabulary) -> Iterator[Found]:
    """Yield the verb at the head of a line, and the verbs behind a modal that stays, where they were replaced."""
    for table in (words.heads, words.verbs):
        yield from _replaced(line, *(_head(text, table) for text in line.texts))
    modals = [list(words.modals.find(text)) for text in line.texts]
    for before, after in pair_cues(line, *modals):
        if before is not None and after is not None and before.value == after.value:
            verbs = [_behind(text, cue, words) for text, cue in zip(line.texts, (before, after), strict=True)]
            yield from _replaced(line, *verbs)


def _head(text: str, heads: Phrases) -> Cue | None:
    first = _FIRST.search(text)
    return heads.at(text, first.start()) if first else None


def _behind(text: str, modal: Cue, words: Vocabulary) -> Cue | None:
    gap = _GAP.match(text, modal.span.end)
    return words.verbs.at(text, gap.end()) if gap else None


def _replaced(line: ChangedLine, before: Cue | None, after: Cue | None) -> Iterator[Found]:
    if before is None or after is None or before.value == after.value:
        return
    if goes_on(line, Side.AFTER, after.span.start):
        direction = _direction(str(before.value), str(after.value))
        yield Found(SubstanceClass.VERB, direction, (before.span, after.span))


def _direction(before: str, after: str) -> Direction:
    for ladder in LADDERS:
        if before in ladder and after in ladder:
            return Direction.STRONGER if ladder.index(after) > ladder.index(before) else Direction.WEAKER
    return Direction.CHANGED
