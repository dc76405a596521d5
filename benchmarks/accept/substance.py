"""Changes of substance: each class that is shown is right nine times in ten, and what a reader must be told is told."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from benchmarks.accept.check import Check
from benchmarks.substance.findings import findings
from benchmarks.substance.judged import precision, verdicts
from benchmarks.substance.labels import HERE, found, labels
from benchmarks.substance.measures import Share, classes_of, outcome
from tracker.substance.findings import DOUBTFUL, LEFT_OUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from benchmarks.substance.judged import Verdict

RIGHT = 0.9
"""Share of what is told that must be right, in every class that is shown."""
LABELLED_AT_LEAST = 300
"""Changes that were labelled by reading."""
FEWEST_JUDGED = 20
"""Findings of a class below which the round before counts too: of ten, one wrong is as good as one chance."""
FEWER_ON_NIS = 60
"""Findings on the NIS Directive, of which the redline marks several hundred lines."""
FORCES = (
    ("art_2bis__al_1__point_1__al_1", "art_3__al_1"),
    ("art_3__para_13__al_2", "art_4__para_14__al_1"),
    ("art_3__para_6__al_2", "art_4__para_3__al_1"),
    ("art_3bis__para_1__al_1", "art_5__para_1__al_1"),
    ("art_4__para_10__al_1", "art_7__para_10__al_1"),
    ("art_7__para_1__intro", "art_10__para_2__al_1"),
    ("art_8__para_4__al_1", "art_11__para_4__al_1"),
)
"""Lines of Paris, from 9 to 12 December, in which the force of a duty changed on the same verb."""


def check(data: Path) -> Iterator[Check]:
    """Check the rules against the labels, the findings of each class judged last, and the duties of Paris."""
    read = [
        label for table in sorted(HERE.glob("labels_*.tsv")) if "made_up" not in table.name for label in labels(table)
    ]
    places = set(found(data, read))
    judged = verdicts(HERE / "judged.tsv")
    first = _first_rounds(judged)
    judged = [one for one in judged if one.drawn_in >= first[one.name]]
    there = {place.pair for place in places}
    at = [one for pair in sorted(there | {one.place.pair for one in judged}) for one in findings(data, pair)]
    claims = {one.claim for one in at}
    languages = {label.language for label in read}
    yield Check(
        "changes labelled by reading, each found again",
        len(places) >= LABELLED_AT_LEAST,
        f"{len(places)} of {len(there)} pairs in {len(languages)} languages",
    )
    seen, right = outcome(read, claims), precision(judged, at)
    for name in classes_of(read, claims):
        shown = name not in LEFT_OUT | DOUBTFUL
        share = right.get(name, Share(0, 0))
        labelled = seen.of({name})
        yield Check(
            f"{name}: nine right in ten" if shown else f"{name}: left out",
            not shown or share.part >= RIGHT * share.whole,
            f"right {share} since round {first.get(name, 0)}; labels {labelled.precision}, found {labelled.recall}"
            if shown
            else "not told",
        )
    paris = {claim for claim in claims if claim.place.pair == "paris_3" and claim.name == "modal"}
    lines = {(claim.place.before, claim.place.after) for claim in paris}
    missing = [after for before, after in FORCES if (before, after) not in lines]
    yield Check(
        "Paris, 9 to 12 December: the force of duties", not missing, ", ".join(missing) or f"{len(FORCES)} told"
    )
    nis = Counter(one.claim.name for one in findings(data, "nis_en"))
    yield Check(
        f"nis_en: fewer than {FEWER_ON_NIS} findings", nis.total() < FEWER_ON_NIS, f"{nis.total()}: {dict(nis)}"
    )


def _first_rounds(judged: Iterable[Verdict]) -> dict[str, int]:
    """Return for each class the round from which on enough findings of it were judged; the first if there are not."""
    rounds: dict[str, Counter[int]] = defaultdict(Counter)
    for one in judged:
        rounds[one.name][one.drawn_in] += 1
    out = {}
    for name, counts in rounds.items():
        total = 0
        for number in sorted(counts, reverse=True):
            total += counts[number]
            out[name] = number
            if total >= FEWEST_JUDGED:
                break
    return out
