"""Lines of text whose characters have origins, as runs of characters that came together."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from tracker.model.lineage.origins import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.model.provision import Eid


def cut(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Return the origins of a stretch of a line.

    Args:
        spans: The origins of the line.
        start: The first character.
        end: The character behind the last.

    >>> cut([Span(5, "2013", "art_1", 0), Span(4, "2014", "art_2", 7)], 3, 7)
    [Span(length=2, stage='2013', eid='art_1', offset=3), Span(length=2, stage='2014', eid='art_2', offset=7)]
    """
    found: list[Span] = []
    at = 0
    for span in spans:
        first, last = max(start, at), min(end, at + span.length)
        if first < last:
            found.append(Span(last - first, span.stage, span.eid, span.offset + first - at))
        at += span.length
        if at >= end:
            break
    return found


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return origins with those put together that follow each other in their first line.

    >>> joined([Span(5, "2013", "art_1", 0), Span(4, "2013", "art_1", 5)])
    [Span(length=9, stage='2013', eid='art_1', offset=0)]
    """
    out: list[Span] = []
    for span in spans:
        if not span.length:
            continue
        last = out[-1] if out else None
        if last and last[1:3] == span[1:3] and last.offset + last.length == span.offset:
            out[-1] = Span(last.length + span.length, *last[1:])
        else:
            out.append(span)
    return out


class SpannedLine:
    """A line whose origins become known stretch by stretch; what is known first stays.

    Args:
        text: The line.

    Attributes:
        text: The line.

    >>> line = SpannedLine("States shall pay.")
    >>> line.fill([(0, [Span(6, "2013", "art_1", 0)])])
    >>> list(line.gaps())
    [(6, 17)]
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: list[int] = []
        self._spans: list[Span] = []

    def fill(self, stretches: Iterable[tuple[int, Iterable[Span]]]) -> None:
        """State the origins of stretches.

        Args:
            stretches: The first character of each, and its origins.
        """
        for start, spans in stretches:
            at = start
            for span in spans:
                for first, last in list(self._gaps_in(at, at + span.length)):
                    where = bisect_right(self._starts, first)
                    self._starts.insert(where, first)
                    self._spans.insert(where, Span(last - first, span.stage, span.eid, span.offset + first - at))
                at += span.length

    def gaps(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches of unknown origin: the first character, and the one behind the last."""
        return self._gaps_in(0, len(self.text))

    @property
    def sources(self) -> set[tuple[str, Eid]]:
        """The lines, with their stages, from which any of it came."""
        return {(span.stage, span.eid) for span in self._spans}

    def spans_known(self) -> list[Span]:
        """Return the origins that are known, in the order of the line."""
        return list(self._spans)

    def spans_from(self, stage: str, eid: Eid) -> tuple[Span, ...]:
        """Return the origins of the whole line; what is unknown began in this line.

        Args:
            stage: The name of its stage.
            eid: Its address.
        """
        gaps = [(first, Span(last - first, stage, eid, first)) for first, last in self.gaps()]
        known = zip(self._starts, self._spans, strict=True)
        return tuple(joined(span for _, span in sorted([*gaps, *known])))

    def _gaps_in(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        where = max(0, bisect_right(self._starts, start) - 1)
        at = start
        while at < end:
            if where >= len(self._starts) or self._starts[where] >= end:
                yield at, end
                return
            if self._starts[where] > at:
                yield at, self._starts[where]
            at = max(at, self._starts[where] + self._spans[where].length)
            where += 1
