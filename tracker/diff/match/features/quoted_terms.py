"""Terms in quotation marks that two provisions have in common: what a definition defines, wherever it stands now.

A definition that moved out of a long article of definitions often has nothing else to be known by: the words around the
term were written anew, and the term is a word of every other article as well. Quoted, it stands in few places.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    Terms = AbstractSet[tuple[int, ...]]

Pair = tuple[int, int]

_MAX_CHARACTERS = 80
"""Characters of a term; what is quoted at greater length is a sentence."""

_MAX_TEXTS_PER_TERM = 20
"""Passages that quote a term above which it ties nothing: a twentieth part of a tie is none."""

_INSIDE = f"{{2,{_MAX_CHARACTERS}}}"
_QUOTED = re.compile(
    f'“([^“”]{_INSIDE})”|„([^„“”]{_INSIDE})[“”]|«([^«»]{_INSIDE})»|「([^「」]{_INSIDE})」|"([^"]{_INSIDE})"'
    # The closing mark may be an apostrophe as well: ‘l’État membre’.
    rf"|‘((?:[^‘’]|’(?=\w)){_INSIDE})’(?!\w)|(?<!\w)'((?:[^']|'(?=\w)){_INSIDE})'(?!\w)"
)
_MARKS = re.compile(r"[“„«「\"‘]|(?<!\w)'")
"""One look spares the search in most lines; an apostrophe inside a word opens nothing."""


def quoted(line: str) -> Iterator[str]:
    """What stands in quotation marks of any kind in a line, at most eighty characters each."""
    if _MARKS.search(line):
        yield from (next(filter(None, match.groups())) for match in _QUOTED.finditer(line))


def terms_in_common(before: Sequence[Terms], after: Sequence[Terms]) -> dict[Pair, float]:
    """How much each pair of passages is tied by quoted terms.

    Args:
        before: The terms of each passage before, as numbers of words.
        after: The same after.

    Returns:
        By place before and after: the sum over their common terms of one part in as many passages as quote the term in
        the text that quotes it more often; at most 1. Pairs without are not in it.
    """
    where: list[dict[tuple[int, ...], list[int]]] = [defaultdict(list), defaultdict(list)]
    for places, side in zip(where, (before, after), strict=True):
        for n, terms in enumerate(side):
            for term in terms:
                places[term].append(n)
    found: dict[Pair, float] = defaultdict(float)
    for term, rows in where[0].items():
        columns = where[1].get(term, [])
        often = max(len(rows), len(columns))
        # A term quoted everywhere ties nothing, and its pairs would be many.
        if columns and often <= _MAX_TEXTS_PER_TERM:
            for pair in ((i, j) for i in rows for j in columns):
                found[pair] += 1 / often
    return {pair: min(1.0, value) for pair, value in found.items()}
