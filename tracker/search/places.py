"""The places of words in a draft: the letters of each, and the square brackets around them or through them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from tracker.marks.brackets import CLOSING, OPENING, pair_brackets, pair_in_line
from tracker.search.folding import UNSEEN, fold, squash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tracker.marks.brackets import Pair
    from tracker.model.block import Block
    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid
    from tracker.search.phrase import Query, Term

Span = tuple[int, int]
"""The first character of a stretch of a line, and the one behind its last."""

MOST_READINGS = 6
"""Alternatives side by side up to which each is read in its sentence, as if it had been chosen: Paris has up to six
("[shall][should][other]"). Each costs as much as the line itself."""


class Bracket(StrEnum):
    """The square brackets of words; the value names them in data.

    Attributes:
        AROUND: The words stand in a bracket.
        THROUGH: A bracket begins or ends among them.
    """

    AROUND = "around"
    THROUGH = "through"


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """Words that were found.

    Attributes:
        line: The number of the block in its draft, from 0.
        spans: Their letters: one stretch, or several where an alternative between them was not read.
        eid: Address of the block.
        bracket: Their square brackets; None for none.
    """

    line: int
    spans: tuple[Span, ...]
    eid: Eid
    bracket: Bracket | None = None


class Searchable(Protocol):
    """A text that can be searched."""

    @property
    def lines(self) -> Sequence[tuple[Eid, Block]]:
        """Its headings, lines and notes in order, with their addresses."""

    @property
    def units(self) -> Callable[[Eid], Eid]:
        """For a line the provision in which several words are searched together: its paragraph, else its article."""

    @property
    def draft(self) -> DraftText:
        """The text as a tree; asked for only where a bracket reaches over several lines."""


def find_places(text: Searchable, query: Query) -> tuple[Found, ...]:
    r"""Find words in a text, in its headings, lines and notes, in the order of the text.

    A phrase stands in one line. Several words in any order stand in one provision, and all their places in it are
    returned.

    Args:
        text: The text.
        query: The words.
    """
    searched = [_lines_with(text.lines, term, exact=query.exact) for term in query.terms]
    if len(searched) == 1:
        found = searched[0]
    else:
        everywhere = set.intersection(*({text.units(place.eid) for place in places} for places in searched))
        found = sorted({place for places in searched for place in places if text.units(place.eid) in everywhere})
    return tuple(_with_brackets(found, text)) if found else ()


def _lines_with(lines: Iterable[tuple[Eid, Block]], term: Term, *, exact: bool) -> list[Found]:
    found: list[Found] = []
    for n, (eid, block) in enumerate(lines):
        if block.is_label and not block.text.strip("0123456789.() "):
            continue  # The number of a paragraph is no word.
        spans = (_exact_spans if exact else _spans)(block.text, term)
        found += (Found(n, span, eid) for span in spans)
    return found


_LINES_REMEMBERED = 100_000
"""Lines whose places are kept: nearly all lines of a stage stand in the next one too, and are searched once."""


@lru_cache(_LINES_REMEMBERED)
def _exact_spans(text: str, term: Term) -> tuple[tuple[Span, ...], ...]:
    kept = [at for at, char in enumerate(text) if not _UNSEEN.match(char)]
    seen = "".join(text[at] for at in kept)
    return tuple(((kept[match.start(1)], kept[match.end(1) - 1] + 1),) for match in term.pattern.finditer(seen))


_UNSEEN = re.compile(f"[{UNSEEN}]")


@lru_cache(_LINES_REMEMBERED)
def _spans(text: str, term: Term) -> tuple[tuple[Span, ...], ...]:
    """Return the stretches of a line that have the form of a term, in the line as it stands and with alternatives."""
    squashed = squash(text)
    if not all(part in squashed for part in term.parts):
        return ()
    found: dict[tuple[Span, ...], None] = {}
    for left_out in _readings(text):
        folded = fold(text, left_out)
        for match in term.pattern.finditer(folded.text):
            start, end = folded.origin(match.start(1)), folded.origin(match.end(1) - 1) + 1
            found[tuple(_cut(start, end, left_out))] = None
    return tuple(sorted(found))


def _cut(start: int, end: int, left_out: Sequence[Span]) -> Iterator[Span]:
    """Yield a stretch without what was left out of it."""
    for begin, stop in left_out[bisect_left(left_out, (start, 0)) :]:
        if begin >= end:
            break
        if start < begin:
            yield start, begin
        start = max(start, stop)
    yield start, end


_SIDE_BY_SIDE = re.compile(rf"[{re.escape(CLOSING)}]\s*[{re.escape(OPENING)}]")


def _readings(text: str) -> Iterator[Sequence[Span]]:
    """Yield for each way to read a line the stretches that are left out: first none, then all alternatives but one."""
    yield ()
    if not _SIDE_BY_SIDE.search(text):
        return
    rows = _rows_of_brackets(text)
    for choice in range(min(MOST_READINGS, max(map(len, rows), default=0))):
        left_out: list[Span] = []
        for row in rows:
            chosen = min(choice, len(row) - 1)
            left_out += (span for n, span in enumerate(row) if n != chosen)
        yield sorted(left_out)


def _rows_of_brackets(text: str) -> list[list[Span]]:
    """Return the brackets of a line that stand side by side, in rows of two and more."""
    waiting: list[int] = []
    by_depth: dict[int, list[Span]] = {}
    for at, char in enumerate(text):
        if char in OPENING:
            waiting.append(at)
        elif char in CLOSING and waiting:
            start = waiting.pop()
            by_depth.setdefault(len(waiting), []).append((start, at + 1))
    rows: list[list[Span]] = []
    for spans in by_depth.values():
        row = [spans[0]]
        for span in spans[1:]:
            if text[row[-1][1] : span[0]].strip():
                rows.append(row)
                row = []
            row.append(span)
        rows.append(row)
    return [row for row in rows if len(row) > 1]


def _with_brackets(found: Iterable[Found], text: Searchable) -> Iterator[Found]:
    """Yield what was found with its square brackets."""
    order = {eid: n for n, (eid, _) in enumerate(text.lines)}
    pairs = _pairs_of(text)
    opening = sorted((order[pair.opens.eid], pair.opens.offset) for pair in pairs)
    closing = sorted((order[pair.closes.eid], pair.closes.offset) for pair in pairs)
    for place in found:
        first, last = (place.line, place.spans[0][0]), (place.line, place.spans[-1][1])
        opened, closed = bisect_left(opening, first), bisect_left(closing, first)
        bracket = Bracket.AROUND if opened > closed else None
        if bisect_left(opening, last) > opened or bisect_left(closing, last) > closed:
            bracket = Bracket.THROUGH
        yield replace(place, bracket=bracket)


def _pairs_of(text: Searchable) -> list[Pair]:
    """Return the brackets of a text in pairs; the tree is asked for only where one reaches over several lines."""
    pairs: list[Pair] = []
    for eid, block in text.lines:
        if any(sign in block.text for sign in OPENING + CLOSING):
            own, left = pair_in_line(eid, block)
            if left:
                return pair_brackets(text.draft)[0]
            pairs += own
    return pairs
