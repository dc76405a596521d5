"""What happened to a provision, as keys of the words of a report."""

from __future__ import annotations

from collections import Counter
from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING

from tracker.model.provision import Eid, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.concordance import Correspondence

FACTS = ("inserted", "deleted", "renumbered", "moved", "split", "merged", "reworded")
"""The facts of a row in the order in which they are told."""

_HELD = attrgetter(*FACTS)


def facts_of(row: Correspondence) -> tuple[str, ...]:
    """The facts that hold of a row, in the order of telling; ``unchanged`` where none does."""
    return facts_that_hold(row) or ("unchanged",)


def facts_that_hold(row: Correspondence) -> tuple[str, ...]:
    """The same; empty where none does."""
    return tuple(compress(FACTS, _HELD(row)))


def count_facts(rows: Iterable[Correspondence]) -> tuple[tuple[str, int], ...]:
    """How many articles each fact holds of, in the order of telling; an article split or merged counts once."""
    counts: Counter[str] = Counter()
    seen: set[tuple[str, Eid | None]] = set()
    for row in rows:
        if row.level is not ProvisionKind.ARTICLE:
            continue
        for fact in facts_of(row):
            if not row.primary and fact not in ("split", "merged"):
                continue
            key = (fact, row.before if fact in ("split", "deleted") else row.after)
            if key not in seen:
                seen.add(key)
                counts[fact] += 1
    return tuple((fact, counts[fact]) for fact in ("unchanged", *FACTS) if counts[fact])
