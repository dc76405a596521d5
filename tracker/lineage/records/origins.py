"""The record of the origins of a stage's words."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.lineage.records.compact import Plain
from tracker.lineage.span_places import SpanPlaces
from tracker.model.lineage.origins import Span, StageOrigins
from tracker.model.provision import Eid

if TYPE_CHECKING:
    from collections.abc import Sequence


class OriginsRecord:
    """The origins of a stage's words, decoded as far as they are asked for.

    Args:
        lines: The kept form: the stage, its fresh lines and its returns; then the origins.
    """

    def __init__(self, lines: Sequence[bytes]) -> None:
        self.lines = tuple(lines)

    @cached_property
    def _head(self) -> Plain:
        return json.loads(self.lines[0])

    @property
    def returns(self) -> tuple[tuple[str, Eid, Eid, float, float], ...]:
        """The returns that end in the stage; see :class:`~tracker.model.lineage.origins.StageOrigins`."""
        return tuple((stage, Eid(old), Eid(new), before, after) for stage, old, new, before, after in self._head[2])

    @cached_property
    def places(self) -> SpanPlaces:
        """The places of words in the stage by their origins."""
        return SpanPlaces(self.origins.spans.items())

    @cached_property
    def origins(self) -> StageOrigins:
        """The origins."""
        names, lines = json.loads(self.lines[1])
        return StageOrigins(
            stage=self._head[0],
            spans={
                Eid(eid): tuple(
                    [Span(length, names[number][0], names[number][1], offset) for length, number, offset in spans]
                )
                for eid, spans in lines
            },
            fresh=tuple(map(Eid, self._head[1])),
            returns=self.returns,
        )
