"""The provisions around a line, by its address."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.model.provision import Eid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def enclosing(eid: Eid) -> Iterator[Eid]:
    """Yield an address and those of the provisions around it, the innermost first.

    >>> list(enclosing(Eid("art_5__para_2__al_1")))
    ['art_5__para_2__al_1', 'art_5__para_2', 'art_5']
    """
    while eid:
        yield eid
        eid = Eid(eid.rpartition("__")[0])


def lines_by_provision(lines: Iterable[Eid]) -> dict[Eid, list[Eid]]:
    """Return the lines of each provision, in order.

    Args:
        lines: The addresses of all lines of a text.

    >>> lines_by_provision([Eid("art_5"), Eid("art_5__al_1")])["art_5"]
    ['art_5', 'art_5__al_1']
    """
    inside: dict[Eid, list[Eid]] = defaultdict(list)
    for line in lines:
        for eid in enclosing(line):
            inside[eid].append(line)
    return inside
