"""Measure ``tracker languages``: ``python -m benchmarks.languages DATA [SEED]``.

Prints how many of the planted differences are found, by kind and by language, and what is claimed about versions as
they are.
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.languages.data import facts, own_treaty, texts_of
from benchmarks.languages.measures import OWN, false_alarms, planted, share_found, table
from tests.support.planted.judge import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.languages.measures import Planted

SEED = "1"
LARGE = 500
"""Provisions from which a text is too long to be compared with one planted difference after another."""


def main(data: Path, seed: str = SEED, *, listed: bool = False) -> None:
    """Measure and print."""
    texts = [*map(own_treaty, OWN), *texts_of(data)]
    judged: list[Planted] = []
    for versions in texts:
        if versions.sources and max(len(draft.provisions) for draft in versions.drafts) < LARGE:
            judged += planted(versions, seed)
            if len(versions.languages) > 2:
                judged += planted(versions, f"{seed} pairs", pairs=True)
    print(f"{len(judged)} planted differences, {share_found(judged):.1%} found at the right place.\n")
    print(table(judged), "\n")
    for language, of_language in groupby(sorted(judged, key=lambda one: one.language), key=lambda one: one.language):
        found = list(of_language)
        print(f"{language}: {share_found(found):.1%} of {len(found)}")
    _list(judged, listed=listed)
    provisions = wrong = 0
    for versions in texts:
        alarms = false_alarms(versions, facts())
        provisions += alarms.provisions
        wrong += len(alarms.wrong)
        print(
            f"{versions.name}: {alarms.provisions} provisions, {len(alarms.found)} claims true,"
            f" {len(alarms.print_only)} of print, {len(alarms.wrong)} not known; missed: {len(alarms.missed)}"
        )
        if listed:
            for claim in alarms.wrong:
                print(f"    {claim.kind} {sorted(claim.places)[:3]} {claim.values}")
            for fact in alarms.missed:
                print(f"    missed {sorted(fact.places)}")
    print(f"\n{wrong} claims that no reader knows, of {provisions} provisions: {100 * wrong / provisions:.2f} in 100.")


def _list(judged: Sequence[Planted], *, listed: bool) -> None:
    if not listed:
        return
    for one in judged:
        if one.verdict.outcome is not Outcome.RIGHT or one.verdict.elsewhere:
            plant = one.plant
            print(f"    {one.verdict.outcome.value}: {one.text} {one.language} {plant.kind} {plant.eid}:"
                  f" {plant.was[:50]} → {plant.now[:50]}")  # fmt: skip
            for claim in one.verdict.elsewhere[:4]:
                print(f"        elsewhere {claim.kind} {sorted(claim.places)[:3]} {claim.values}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: python -m benchmarks.languages DATA [SEED] [--list]")
    words = [word for word in sys.argv[1:] if word != "--list"]
    main(Path(words[0]), *words[1:2], listed="--list" in sys.argv)
