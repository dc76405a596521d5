"""Quotations: the words that were found, and as much of the line around them as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.model.block import CALL
from tracker.model.redline import BlockPart, RunKind
from tracker.report.find.view import End
from tracker.report.terminal.plain import PIECES, display_width, fitting_length, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.report.find.view import Passage

ELLIPSIS = "…"


class Piece(NamedTuple):
    """A piece of a quotation: the words that were found, or words around them."""

    text: str
    found: bool


class Quotation(NamedTuple):
    """A quotation of a line.

    Attributes:
        pieces: Its pieces.
        bracket: As of :class:`tracker.report.find.view.Passage`; of several places in one quotation that of all, else
            empty.
    """

    pieces: list[Piece]
    bracket: str


def quotations(passages: Sequence[Passage], room: int) -> Iterator[Quotation]:
    """Yield quotations of all places in a provision: places of one line that fit into one quotation stand in one.

    Args:
        passages: The places, in the order of the text.
        room: As for :func:`quote`.
    """
    at = 0
    while at < len(passages):
        first = passages[at]
        _, end = _window(first, room)
        at += 1
        others: list[Passage] = []
        while at < len(passages) and _stands_in(passages[at], first, end):
            others.append(passages[at])
            at += 1
        yield Quotation(quote(first, room, others), first.bracket)


def _stands_in(one: Passage, first: Passage, end: int) -> bool:
    """Return whether a place stands in the quotation of another."""
    return one.eid == first.eid and one.bracket == first.bracket and one.spans[-1][1] <= end


def quote(passage: Passage, room: int, others: Sequence[Passage] = ()) -> list[Piece]:
    """Return the words that were found with the words around them.

    The words are quoted whole, however little room there is, unless they alone are longer. No other word is cut; what
    is left out is marked by an ellipsis.

    Args:
        passage: The place of the words.
        room: Columns of the terminal, or letters, that the quotation takes at most.
        others: Further places of the line inside the quotation.

    >>> from tracker.model.provision import Eid
    >>> from tracker.report.find.view import Passage
    >>> place = Passage(place="", eid=Eid(""), text="Parties shall cooperate in good faith.", spans=((14, 23),))
    >>> "".join(f"*{piece.text}*" if piece.found else piece.text for piece in quote(place, 30))
    '… shall *cooperate* in good …'
    """
    text = passage.text.replace("\n", " ")
    start, end = passage.spans[0][0], passage.spans[-1][1]
    if display_width(text[start:end]) > room:
        return [Piece(shorten(text[start:end], room), found=True)]
    first, last = _window(passage, room)
    spans = _united(span for one in (passage, *others) for span in one.spans)
    return [piece for piece in _pieces(text, spans, first, last) if piece.text]


def _window(passage: Passage, room: int) -> tuple[int, int]:
    """Return the stretch of its line in which a place is quoted."""
    text = passage.text.replace("\n", " ")
    return _around(text, passage.spans[0][0], passage.spans[-1][1], room)


def _united(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches in order, those that overlap as one."""
    united: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if united and start < united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def _around(text: str, start: int, end: int, room: int) -> tuple[int, int]:
    """Return the stretch of a text around some words that fits: as much on each side, and what one side leaves over."""
    before = [match.start() for match in PIECES.finditer(text[max(0, start - room) : start])]
    before = [place + max(0, start - room) for place in before]
    if start > room and before:
        before.pop(0)  # It may be the end of a word.
    behind = [match.end() + end for match in PIECES.finditer(text[end : end + room])]
    if end + room < len(text) and behind:
        behind.pop()
    first, last = start, end
    width = display_width(text[start:end])
    while before or behind:
        backward = bool(before) and (start - first <= last - end or not behind)
        place = before.pop() if backward else behind.pop(0)
        more = display_width(text[place:first] if backward else text[last:place])
        begun, done = (place if backward else first), (last if backward else place)
        ellipses = 2 * (text[:begun].strip() != "") + 2 * (text[done:].strip() != "")
        if width + more + ellipses > room:
            (before if backward else behind).clear()
            continue
        width += more
        first, last = begun, done
    return first, last


def _pieces(text: str, spans: Sequence[tuple[int, int]], first: int, last: int) -> Iterator[Piece]:
    at = first
    if text[:first].strip():
        yield Piece(f"{ELLIPSIS} ", found=False)
        at = first + len(text[first:]) - len(text[first:].lstrip(" ")) if text[first:last].strip() else first
        at = min(at, spans[0][0])
    for start, end in spans:
        yield Piece(text[at:start], found=False)
        yield Piece(text[start:end], found=True)
        at = end
    rest = text[at:last]
    yield Piece(f"{rest.rstrip(' ')} {ELLIPSIS}" if text[last:].strip() else rest, found=False)


class Change(NamedTuple):
    """A piece of a quotation of changed words.

    Attributes:
        text: The words.
        kind: Whether they were kept, inserted or deleted.
    """

    text: str
    kind: RunKind


def quote_change(end: End, room: int) -> list[Change]:
    """Return what became of the words in their line: the line as it was and as it is, around the words.

    Args:
        end: What became of them.
        room: Letters that the quotation takes about at most.

    >>> from tracker.model.redline import Run
    >>> from tracker.report.find.view import Outcome
    >>> runs = (
    ...     Run(RunKind.KEPT, "Each Party "),
    ...     Run(RunKind.DELETED, "shall"),
    ...     Run(RunKind.INSERTED, "may"),
    ...     Run(RunKind.KEPT, " pay."),
    ... )
    >>> end = End(outcome=Outcome.REWORDED, text=1, runs=runs, focus=(11, 16))
    >>> [(change.text, change.kind.value) for change in quote_change(end, 40)]
    [('Each Party ', 'kept'), ('shall', 'deleted'), ('may', 'inserted'), (' pay.', 'kept')]
    """
    runs = [Change(run.text.replace(CALL, ""), run.kind) for run in end.runs if run.part is BlockPart.TEXT]
    whole = "".join(run.text for run in runs)
    start, stop = _place_of_focus(runs, end.focus)
    if display_width(whole[start:stop]) > room:
        stop = start + fitting_length(whole[start:stop], room)
    first, last = _around(whole, start, stop, room)
    out = [Change(f"{ELLIPSIS} ", RunKind.KEPT)] if whole[:first].strip() else []
    at = 0
    for text, kind in runs:
        cut = text[max(0, first - at) : max(0, last - at)]
        out += [Change(cut, kind)] if cut else []
        at += len(text)
    return [*out, Change(f" {ELLIPSIS}", RunKind.KEPT)] if whole[last:].strip() else out


def _place_of_focus(runs: Sequence[Change], focus: tuple[int, int]) -> tuple[int, int]:
    """Return the stretch of all runs that has the words, with the words that were written in their place."""
    start = stop = at = old = 0
    begun = ended = False
    for text, kind in runs:
        if kind is not RunKind.INSERTED:
            if not begun and old <= focus[0] < old + len(text):
                start, begun = at + focus[0] - old, True
            if begun and not ended:
                stop = at + min(len(text), max(0, focus[1] - old))
                ended = focus[1] <= old + len(text)
            elif ended:
                break
            old += len(text)
        elif begun:
            stop = at + len(text)
        at += len(text)
    return start, stop
