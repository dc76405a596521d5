"""Definitions: the term, and the words that define it."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from tracker.model.side import Side
from tracker.model.substance import Direction, SubstanceClass
from tracker.substance.found import Found, goes_on
from tracker.substance.line import Span, count_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.substance.line import ChangedLine
    from tracker.substance.phrases import Vocabulary

LONGEST_TERM = 90
"""Letters before the verb of a definition: the term, perhaps behind "For the purposes of this Article"."""

OPENING_QUOTES = tuple("“‘\"'«„「『《”’")
"""Signs before a term that is defined; Swedish and careless typists open with the closing ones."""

TERM_WITH_COLON = re.compile(r"\s*[“‘\"«„「『][^:：]{1,90}[”’\"»“」』]\s?[:：]")
"""The French manner: «incident»: tout événement …"""


def changed_definitions(line: ChangedLine, words: Vocabulary) -> Iterator[Found]:
    """Yield the one finding of a line that defines a term in both texts, where the definition or the term changed.

    Words without a meaning of their own ("a", "the") do not count as a change.
    """
    if not all(_defines(text, words) for text in line.texts) or not goes_on(line, Side.AFTER, 0):
        return
    starts = [_term(text) for text in line.texts]
    changed = [
        s.spans
        for s in line.stretches
        if not s.shared
        and says_something(line, s.spans, words)
        and any(span.end > start for span, start in zip(s.spans, starts, strict=True))
    ]
    if changed:
        before, after = (Span(changed[0][n].start, changed[-1][n].end) for n in (0, 1))
        yield Found(SubstanceClass.DEFINITION, Direction.CHANGED, (before, after))


def _term(text: str) -> int:
    """Return the place of the first quotation mark; before it stands no term: "For the purposes of paragraph 1"."""
    return min((at for quote in OPENING_QUOTES if (at := text.find(quote, 0, LONGEST_TERM * 2)) >= 0), default=0)


def _defines(text: str, words: Vocabulary) -> bool:
    """Return whether a line defines a term: by a verb such as "means", or as a term in quotation marks with a colon."""
    if TERM_WITH_COLON.match(text):
        return True
    head = text[: LONGEST_TERM * 2]
    is_quoted = head.lstrip()[:1] in OPENING_QUOTES
    found = chain(words.defines.find(head), words.denotes.find(head) if is_quoted else ())
    return any(count_letters(text, Span(0, cue.span.start)) <= LONGEST_TERM for cue in found)


def _without_light(part: str, words: Vocabulary) -> str:
    """Return a stretch without light words and the verb of a definition: "shall mean" is "means"."""
    return words.light.pattern.sub(" ", words.defines.pattern.sub(" ", part))


def says_something(line: ChangedLine, spans: tuple[Span, Span], words: Vocabulary) -> bool:
    """Return whether two stretches differ in more than words without a meaning of their own."""
    rests = [
        "".join(filter(str.isalnum, _without_light(text[span.start : span.end], words))).casefold()
        for text, span in zip(line.texts, spans, strict=True)
    ]
    return rests[0] != rests[1]
