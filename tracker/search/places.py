"""The places of words in a draft: the letters of each, and the square brackets around them or through them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.marks.brackets import CLOSING, OPENING, pair_brackets
from tracker.model.block import BlockKind
from tracker.model.provision import ALL_LISTED_KINDS, ProvisionKind
from tracker.search.folding import UNSEEN, fold, squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid, Provision
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


def find_places(draft: DraftText, query: Query) -> tuple[Found, ...]:
    r"""Find words in a draft, in its headings, lines and notes, in the order of the text.

    A phrase stands in one line. Several words in any order stand in one paragraph or article
    (:func:`units_of`), and all their places in it are returned.

    Args:
        draft: The draft.
        query: The words.

    >>> from tracker.search.phrase import parse_query
    >>> from tracker.text.parser import parse
    >>> draft, _ = parse("### Article 1\n\nStates [Parties] shall cooperate.\n")
    >>> [(found.eid, found.spans, found.bracket.value) for found in find_places(draft, parse_query("states parties"))]
    [('art_1__al_1', ((0, 15),), 'through')]
    """
    searched = [_lines_with(draft, term, exact=query.exact) for term in query.terms]
    if len(searched) == 1:
        found = searched[0]
    else:
        units = units_of(draft)
        everywhere = set.intersection(*({units[place.eid] for place in places} for places in searched))
        found = sorted({place for places in searched for place in places if units[place.eid] in everywhere})
    return tuple(_with_brackets(found, draft)) if found else ()


def _lines_with(draft: DraftText, term: Term, *, exact: bool) -> list[Found]:
    found: list[Found] = []
    for n, (eid, block) in enumerate(draft.blocks):
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


def _with_brackets(found: Iterable[Found], draft: DraftText) -> Iterator[Found]:
    """Yield what was found with its square brackets."""
    order = {eid: n for n, (eid, _) in enumerate(draft.blocks)}
    has_brackets = any(sign in block.text for _, block in draft.blocks for sign in OPENING)
    pairs = pair_brackets(draft)[0] if has_brackets else []
    opening = sorted((order[pair.opens.eid], pair.opens.offset) for pair in pairs)
    closing = sorted((order[pair.closes.eid], pair.closes.offset) for pair in pairs)
    for place in found:
        first, last = (place.line, place.spans[0][0]), (place.line, place.spans[-1][1])
        opened, closed = bisect_left(opening, first), bisect_left(closing, first)
        bracket = Bracket.AROUND if opened > closed else None
        if bisect_left(opening, last) > opened or bisect_left(closing, last) > closed:
            bracket = Bracket.THROUGH
        yield replace(place, bracket=bracket)


def units_of(draft: DraftText) -> dict[Eid, Eid]:
    """Return for each block the provision in which several words are searched together.

    It is the paragraph with its points; else the article, where it has no paragraphs; the recital; what else holds the
    line itself. A note is a provision of its own.
    """
    units: dict[Eid, Eid] = {eid: eid for eid, block in draft.blocks if block.kind is BlockKind.NOTE}
    waiting = [(draft.root, draft.root.eid, False)]
    while waiting:
        provision, unit, fixed = waiting.pop()
        if not fixed:
            unit = provision.eid
        fixed = fixed or provision.kind in (ProvisionKind.PARAGRAPH, ProvisionKind.RECITAL)
        units[provision.eid] = unit
        units.update((line.eid, unit) for line in provision.lines)
        points = provision.kind is ProvisionKind.ARTICLE
        waiting += [
            (child, unit, fixed or (points and child.kind in (ProvisionKind.SUBPARAGRAPH, ProvisionKind.CLOSING)))
            for child in provision.children
        ]
    return units


def rows_of(draft: DraftText) -> dict[Eid, Eid]:
    """Return for each block the provision by which it is followed through the stages: the innermost that has a row.

    A note, and a line that stands in no provision, is followed by its own address.
    """
    rows: dict[Eid, Eid] = {eid: eid for eid, _ in draft.blocks}
    waiting: list[tuple[Provision, Eid | None]] = [(draft.root, None)]
    while waiting:
        provision, row = waiting.pop()
        row = provision.eid if provision.kind in ALL_LISTED_KINDS else row
        for eid in (provision.eid, *(line.eid for line in provision.lines)):
            rows[eid] = row or eid
        waiting += [(child, row) for child in provision.children]
    return rows
