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
SHORTEST_STEM = 3
"""Letters that two forms of a noun share at least; else all but the last of the shorter: "Party", "Parties"."""
_CLAUSE = re.compile('[,;:.，；：。،؛—–()（）\\[\\]«»“”"]')
_OF = re.compile(
    r"\s(?:of|in|within|under|to|for|from|by|which|that|who|whose|referred|de|du|des|d['’]\w+|à|au|aux|en|dans|qui|que|dont"
    r"|visée?s?|del|para|por|в|на|для|от|котор\w+|указанн\w+)\b",
    re.IGNORECASE,
)
_DEMONSTRATIVE = re.compile(
    r"\s*(?:this|that|these|those|such|ces?|cette|cet|est[eao]s?|es[eao]s?|dich[oa]s?|эт\w+|так\w+|该|此)\b",
    re.IGNORECASE,
)
_UNION = frozenset({"community", "union", "communauté"})
"""Names of one bearer, which was renamed in 2009."""


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
        if all(named) and not _alike(*named) and goes_on(line, Side.AFTER, after.span.start):
            yield Found(SubstanceClass.ACTOR, Direction.CHANGED, spans)


def _bearer(line: ChangedLine, side: Side, modal: Cue) -> Span:
    """Return the words between the beginning of the clause and its modal."""
    text = line.texts[side.position]
    start = max((hit.end() for hit in _CLAUSE.finditer(text, 0, modal.span.start)), default=0)
    words = text[start : modal.span.start]
    return Span(start + len(words) - len(words.lstrip()), modal.span.start - len(words) + len(words.rstrip()))


def _agents(text: str, span: Span, words: Vocabulary) -> list[str]:
    """Return the nouns of the bearer before a modal; none where the words before it are no bearer.

    Behind a preposition stands another noun than the bearer: "the jurisdiction of the court". A demonstrative names
    one that was named before, perhaps by another noun.
    """
    if count_letters(text, span) > LONGEST_BEARER:
        return []
    head = _OF.split(text[span.start : span.end])[0]
    if _DEMONSTRATIVE.match(head):
        return []
    return [str(cue.value).removeprefix("agent:") for cue in words.agents.find(head)]


def _alike(before: list[str], after: list[str]) -> bool:
    """Return whether two bearers have the same nouns."""
    return all(any(_is_form(one, other) for other in after) for one in before) and all(
        any(_is_form(one, other) for one in before) for other in after
    )


def _is_form(one: str, other: str) -> bool:
    if {one, other} <= _UNION:
        return True
    stem = max(SHORTEST_STEM, min(len(one), len(other)) - 1)
    return one == other or (len(one) >= stem <= len(other) and one[:stem] == other[:stem])
