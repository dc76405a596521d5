"""Modals: the force of a duty on a verb or a bearer that stays, and negations that came to it or left it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tracker.language.scripts import HAN
from tracker.language.substance.words import Force
from tracker.model.side import Side
from tracker.model.substance import Direction, SubstanceClass
from tracker.substance.cues import Cue, pair_cues
from tracker.substance.forces import force, is_choice, negates, weakest
from tracker.substance.found import Found, goes_on, touches_change
from tracker.substance.line import Span
from tracker.substance.negations import changed_polarity, negates_otherwise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.substance.line import ChangedLine
    from tracker.substance.phrases import Vocabulary

SUBORDINATE = 60
"""Characters before a "will" in which a word that opens a subordinate clause stands with its subject."""
MOST_PASSED = 6
"""Words and phrases between a modal and its verb: "shall, as appropriate, also regularly and without delay report"."""
_ADVERBS = ("ly", "ment", "mente")
_SIDE_BY_SIDE = re.compile(r"\s*\]\s*\[\s*|\s*/\s*|\s*\]\s*/\s*\[\s*")
_CLAUSE = re.compile("[,;:.，；：。،؛]")
_GAP = re.compile(r"[\s,\[\]，、]*")
_WORD = re.compile(rf"[{HAN}]{{2}}|[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def changed_modals(line: ChangedLine, words: Vocabulary) -> Iterator[Found]:
    """Yield the modals whose force changed, and the negations that came to one or left one.

    The verb behind the modal stays: "shall ensure" and "may require" are two duties. Modals in brackets side by side
    are one choice: "[shall][should]" settled as "shall" is told as changed, as "should" as weaker.
    """
    cues = [_with_choices(list(words.modals.find(text)), text) for text in line.texts]
    for pair in pair_cues(line, *cues):
        before, after = pair
        if before is None or after is None or before.value == after.value or not touches_change(line, pair):
            continue
        if _is_crossed(before, after, *cues):
            continue
        if not (_verb_stays(line, before, after, words) and goes_on(line, Side.AFTER, after.span.start)):
            continue
        yield from _change(line, before, after, words)


def _is_crossed(before: Cue, after: Cue, *cues: list[Cue]) -> bool:
    """Return whether both modals stand in both texts as often as before: two sentences changed places."""
    counts = [Counter(cue.value for cue in found) for found in cues]
    return all(counts[0][cue.value] and counts[0][cue.value] == counts[1][cue.value] for cue in (before, after))


def _change(line: ChangedLine, before: Cue, after: Cue, words: Vocabulary) -> Iterator[Found]:
    at, spans = after.span.start, (before.span, after.span)
    if negates(before) != negates(after):
        if negates_otherwise(line, at, words):
            yield Found(SubstanceClass.NEGATION, Direction.ADDED if negates(after) else Direction.REMOVED, spans)
    elif not _is_aside(line, before, after, words) and not changed_polarity(line, at, words, negations_alone=True):
        is_inside = any(weakest(one) < force(other) < force(one) for one, other in ((before, after), (after, before)))
        if force(before) != force(after) and not is_inside:
            yield Found(SubstanceClass.MODAL, _direction(force(before), force(after)), spans)
        elif force(before) != force(after) or is_choice(before) != is_choice(after):
            yield Found(SubstanceClass.MODAL, Direction.CHANGED, spans)


def _direction(before: Force, after: Force) -> Direction:
    return Direction.STRONGER if after > before else Direction.WEAKER


def _with_choices(cues: list[Cue], text: str) -> list[Cue]:
    """Return the modals of a line; those side by side in brackets as one, with the force of the strongest."""
    joined: list[Cue] = []
    for cue in cues:
        if joined and _SIDE_BY_SIDE.fullmatch(text, joined[-1].span.end, cue.span.start):
            last = joined.pop()
            value = (max(force(last), force(cue)), negates(last) and negates(cue), min(weakest(last), force(cue)))
            joined.append(Cue(Span(last.span.start, cue.span.end), value))
        else:
            joined.append(cue)
    return joined


def _is_aside(line: ChangedLine, before: Cue, after: Cue, words: Vocabulary) -> bool:
    """Return whether a modal speaks of a right ("be entitled"), or of the future in a subordinate clause."""
    for text, cue in zip(line.texts, (before, after), strict=True):
        place = cue.span.end + len(text[cue.span.end :]) - len(text[cue.span.end :].lstrip())
        if words.entitlements.at(text, place):
            return True
        ahead = text[max(0, cue.span.start - SUBORDINATE) : cue.span.start]
        if force(cue) is Force.WILL and next(words.subordinate.find(_CLAUSE.split(ahead)[-1]), None):
            return True
    return False


def _verb_stays(line: ChangedLine, before: Cue, after: Cue, words: Vocabulary) -> bool:
    """Return whether the first word behind two modals that means something is the same, and stayed."""
    old, new = (_verb(text, cue, words) for text, cue in zip(line.texts, (before, after), strict=True))
    if old is None or new is None:
        return False
    for _, stretch in line.stretches_around(Side.BEFORE, old):
        return stretch.shared and stretch.spans[1].start + old.start - stretch.spans[0].start == new.start
    return False


def _verb(text: str, modal: Cue, words: Vocabulary) -> Span | None:
    """Return the word behind a modal; adverbs, conditions, words of time and light words are passed over."""
    at = modal.span.end
    for _ in range(MOST_PASSED):
        gap = _GAP.match(text, at)
        at = gap.end() if gap else at
        for table in (words.conditions, words.times, words.light):
            if passed := table.at(text, at):
                at = passed.span.end
                break
        else:
            word = _WORD.match(text, at)
            if word is None:
                return None
            if not word[0].endswith(_ADVERBS):
                return Span(*word.span())
            at = word.end()
    return None
