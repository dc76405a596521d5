"""The places in a stage of words by their origins."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.model.lineage.origins import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.model.provision import Eid


class SpanPlaces:
    """The places of words in one stage, found by the stage, line and place that first had them.

    Args:
        lines: The lines of the stage with the origins of their words.

    >>> places = SpanPlaces([("art_5", [Span(9, "2013", "art_1", 0)])])
    >>> list(places.of(Span(20, "2013", "art_1", 4)))
    [(Span(length=5, stage='2013', eid='art_1', offset=4), 'art_5')]
    """

    def __init__(self, lines: Iterable[tuple[Eid, Sequence[Span]]]) -> None:
        spans: dict[tuple[str, Eid], list[tuple[int, int, Eid]]] = defaultdict(list)
        for eid, line in lines:
            for span in line:
                spans[span.stage, span.eid].append((span.offset, span.offset + span.length, eid))
        self._spans = {source: sorted(places) for source, places in spans.items()}

    def of(self, span: Span) -> Iterator[tuple[Span, Eid]]:
        """Yield the stretches of some words that the stage has, in order, each with the line in which it stands.

        Args:
            span: The words, by their origin; a word that stands twice is found once.
        """
        places = self._spans.get((span.stage, span.eid), [])
        at, end = span.offset, span.offset + span.length
        for start, stop, eid in places[max(0, bisect_right(places, (at,)) - 1) :]:
            if start >= end:
                return
            if (first := max(at, start)) < min(end, stop):
                yield Span(min(end, stop) - first, span.stage, span.eid, first), eid
                at = min(end, stop)
