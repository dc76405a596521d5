"""Language versions: what a person found by reading is found, what was planted too, and nothing else is claimed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.accept.check import Check
from benchmarks.languages.data import facts, own_treaty, texts_of
from benchmarks.languages.measures import OWN, false_alarms, planted, share_found

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.languages.measures import Planted

FOUND = 0.95
"""Share of the planted differences that must be found at their place."""
FALSE_ALARMS = 1.0
"""Claims that no reader knows must be fewer, in a hundred provisions."""
PLANTED_AT_LEAST = 200
"""Planted differences without which the share says little."""
ALL_SIX = "udhr"
"""The text that is there in all six languages; every claim about it is judged."""


def check(data: Path) -> Iterator[Check]:
    """Check planted differences in six languages, and the claims about versions as they are."""
    texts = [*map(own_treaty, OWN), *texts_of(data)]
    judged: list[Planted] = []
    for versions in texts:
        if len(versions.languages) > 2:
            judged += planted(versions, "accept")
            judged += planted(versions, "accept pairs", pairs=True)
    share = share_found(judged)
    yield Check(
        f"planted differences in six languages: {FOUND:.0%} found at their place",
        len(judged) >= PLANTED_AT_LEAST and share >= FOUND,
        f"{share:.1%} of {len(judged)}",
    )
    known = facts()
    provisions = wrong = missed = 0
    for versions in texts:
        alarms = false_alarms(versions, known)
        provisions += alarms.provisions
        wrong += len(alarms.wrong)
        missed += len(alarms.missed)
        if versions.name in {ALL_SIX, "declaration"}:
            named = f"{len(alarms.found)} true, {len(alarms.wrong)} not known, {len(alarms.missed)} missed"
            yield Check(
                f"{versions.name}: all that a reader found, and no more", not alarms.wrong + alarms.missed, named
            )
    per_hundred = 100 * wrong / provisions
    yield Check(
        "fewer than one claim in a hundred provisions that no reader knows",
        per_hundred < FALSE_ALARMS,
        f"{wrong} of {provisions}: {per_hundred:.2f}",
    )
    yield Check("what a reader found in acts of two languages", True, f"{missed} missed")
