"""Quoted terms that two provisions have in common: the term of a definition, wherever the definition stands now.

A definition that moved out of a long article of definitions often has nothing else to be recognised by: the words
around the term were written anew, and the term is a word of every other article. Quoted, it stands in few texts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.diff.prepare.vocabulary import ProvisionText, Vocabulary, Words

    Terms = AbstractSet[Words]

Pair = tuple[int, int]

_MAX_CHARACTERS = 80
"""Characters of a term; a longer quotation is a sentence."""

_MAX_TEXTS_PER_TERM = 20
"""Texts that quote a term above which it links none of them: a twentieth part of a link is none."""

_INSIDE = f"{{2,{_MAX_CHARACTERS}}}"
_QUOTED = re.compile(
    f'“([^“”]{_INSIDE})”|„([^„“”]{_INSIDE})[“”]|«([^«»]{_INSIDE})»|「([^「」]{_INSIDE})」|"([^"]{_INSIDE})"'
    # The closing mark may be an apostrophe as well: ‘l’État membre’.
    rf"|‘((?:[^‘’]|’(?=\w)){_INSIDE})’(?!\w)|(?<!\w)'((?:[^']|'(?=\w)){_INSIDE})'(?!\w)"
)
_OPENING = re.compile(r"[“„«「\"‘]|(?<!\w)'")
"""Opening marks; looking for one spares the full search in most lines. An apostrophe inside a word opens nothing."""


def quoted_in(line: str) -> Iterator[str]:
    """Yield the terms between quotation marks of any kind in a line, at most eighty characters each.

    >>> list(quoted_in("‘consumer’ means any natural person"))
    ['consumer']
    """
    if _OPENING.search(line):
        yield from (next(filter(None, match.groups())) for match in _QUOTED.finditer(line))


def quoted_terms(text: ProvisionText, vocabulary: Vocabulary) -> frozenset[Words]:
    """Return the quoted terms in a text as numbers of words."""
    return frozenset(vocabulary.encode(term) for line in text.lines for term in quoted_in(line))


def common_quoted_terms(before: Sequence[Terms], after: Sequence[Terms]) -> dict[Pair, float]:
    """Score each pair of texts by the quoted terms that both contain.

    Args:
        before: The quoted terms of each text before, as numbers of words.
        after: The quoted terms of each text after.

    Returns:
        By position before and after, the sum over the common terms of one over the number of texts that quote the term
        (of the draft that quotes it more often); at most 1. Pairs without common terms are left out.
    """
    # Inverted index: for each term the texts that quote it.
    index: list[dict[Words, list[int]]] = [defaultdict(list), defaultdict(list)]
    for positions, side in zip(index, (before, after), strict=True):
        for n, terms in enumerate(side):
            for term in terms:
                positions[term].append(n)
    scores: dict[Pair, float] = defaultdict(float)
    for term, rows in index[0].items():
        columns = index[1].get(term, [])
        frequency = max(len(rows), len(columns))
        # A term quoted everywhere links nothing, and its pairs would be many.
        if columns and frequency <= _MAX_TEXTS_PER_TERM:
            for pair in ((i, j) for i in rows for j in columns):
                scores[pair] += 1 / frequency
    return {pair: min(1.0, value) for pair, value in scores.items()}
