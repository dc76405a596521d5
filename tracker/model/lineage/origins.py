"""The origin of words over several stages, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.model.provision import Eid


class Span(NamedTuple):
    """Characters of a line that came into the instrument together.

    Attributes:
        length: The number of characters.
        stage: Name of the stage that first had them.
        eid: Address of the line in that stage.
        offset: The first of them in that line.
    """

    length: int
    stage: str
    eid: Eid
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StageOrigins:
    """The origin of every character of one stage.

    Attributes:
        stage: Name of the stage.
        spans: The origins of each line by its address; their lengths add up to the line.
        fresh: The lines whose words differ from those of the main predecessor, or that it does not have.
        returns: The returns that end in this stage, as name and address of the last place, the new address and both
            shares.
    """

    stage: str
    spans: Mapping[Eid, tuple[Span, ...]]
    fresh: tuple[Eid, ...]
    returns: tuple[tuple[str, Eid, Eid, float, float], ...] = field(default=())
