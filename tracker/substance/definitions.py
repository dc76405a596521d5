"""Definitions: the term, and the words that define it."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from tracker.language.scripts import HAN
from tracker.model.side import Side
from tracker.model.substance import Direction, SubstanceClass
from tracker.references.find import find_references
from tracker.substance.found import SAME_SENTENCE, Found, goes_on
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


MOST_REPLACED = 2
"""Words of a definition that another replaces in style: "start" is "begin", "leaving aside" is "irrespective of"."""
STEM = 5
"""Letters at the head of a word that its forms share: "include", "including"."""
_WORD = re.compile(rf"[{HAN}]|[^\W\d_]+")
_NAME_OF_ACT = re.compile(
    r"(?<=\d)/?[A-Z]*(?:[,\s]+(?:(?:of|the|and|on|du|de|la|et|del|y|el|européen|europeo)\b|l['’]|[A-Z][\w.]*|\d+))+"
)
"""The words behind the number of an act: "Directive 2003/71/EC of the European Parliament and of the Council"."""


def changed_definitions(line: ChangedLine, words: Vocabulary) -> Iterator[Found]:
    """Yield the one finding of a line that defines a term in both texts, where words of content came or went.

    References, numbers and words without a meaning of their own do not count, nor a few words that replace others.
    """
    if not all(_defines(text, words) for text in line.texts) or not goes_on(line, Side.AFTER, 0):
        return
    if _share(line) < SAME_SENTENCE or not _says_other(line, words):
        return
    starts = [_term(text) for text in line.texts]
    changed = [
        s.spans
        for s in line.stretches
        if not s.shared and any(span.end > start for span, start in zip(s.spans, starts, strict=True))
    ]
    if changed:
        before, after = (Span(changed[0][n].start, changed[-1][n].end) for n in (0, 1))
        yield Found(SubstanceClass.DEFINITION, Direction.CHANGED, (before, after))


def _share(line: ChangedLine) -> float:
    """Return the letters that both texts share, as a part of the shorter one: another term has another definition."""
    kept = sum(count_letters(line.texts[0], stretch.spans[0]) for stretch in line.stretches if stretch.shared)
    return kept / max(1, min(count_letters(text, Span(0, len(text))) for text in line.texts))


def _says_other(line: ChangedLine, words: Vocabulary) -> bool:
    """Return whether words of content came or went with none in their place, or more of them than style replaces."""
    contents = [_content(text, words) for text in line.texts]
    new = sorted(len(one - other) for one, other in (contents, contents[::-1]))
    fewest = 1 if words.words.boundaries else 2  # A Chinese word has two signs.
    return new[1] >= fewest if new[0] == 0 else new[1] > MOST_REPLACED * new[0]


def _content(text: str, words: Vocabulary) -> set[str]:
    """Return the heads of the words of content behind the beginning of a definition, without references and names."""
    start = _term(text)
    named = [hit.span() for hit in _NAME_OF_ACT.finditer(text)]
    for first, last in [*named, *((reference.start, reference.end) for reference in find_references(text))]:
        text = text[:first] + " " * (last - first) + text[last:]
    rest = text[start:]
    for table in (words.defines, words.denotes, words.modals, words.light):
        rest = table.pattern.sub(" ", rest)
    return {word[:STEM].casefold() for word in _WORD.findall(rest)}


def _term(text: str) -> int:
    """Return where a definition begins: at the first quotation mark, else behind "For the purposes of paragraph 1,"."""
    quoted = min((at for quote in OPENING_QUOTES if (at := text.find(quote, 0, LONGEST_TERM * 2)) >= 0), default=-1)
    return quoted if quoted >= 0 else text.find(",", 0, LONGEST_TERM) + 1


def _defines(text: str, words: Vocabulary) -> bool:
    """Return whether a line defines a term: by a verb such as "means", or as a term in quotation marks with a colon."""
    if TERM_WITH_COLON.match(text):
        return True
    head = text[: LONGEST_TERM * 2]
    is_quoted = head.lstrip()[:1] in OPENING_QUOTES
    found = chain(words.defines.find(head), words.denotes.find(head) if is_quoted else ())
    return any(count_letters(text, Span(0, cue.span.start)) <= LONGEST_TERM for cue in found)
