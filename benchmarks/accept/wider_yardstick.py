"""Links of treaties read by lawyers, and of five further acts: the yardstick on which no weight is fitted."""

from __future__ import annotations

from collections import defaultdict
from statistics import fmean
from typing import TYPE_CHECKING

from benchmarks.accept.check import Check
from benchmarks.mapping.data import read_cases
from benchmarks.mapping.measures import score
from benchmarks.mapping.ours import concordance

if TYPE_CHECKING:
    from pathlib import Path

TREATIES = {"laundering": 0.97, "vienna": 0.99, "social_security": 0.72}
"""Least F1 of the rows of each pair of treaties."""

MIN_FURTHER_ACTS = 0.88
"""Least F1 of the rows of the five further acts, on average, both languages of an act together."""


def check(data: Path) -> list[Check]:
    """Return the F1 of the rows of each pair of treaties, and the average of the further acts.

    Args:
        data: The folder of the data, with ``benchmark/treaties`` and ``benchmark/mapping_more``.
    """
    checks = []
    for case in read_cases(data / "benchmark" / "treaties"):
        found = score(case.truth, concordance(case).keys()).f1 or 0.0
        least = TREATIES.get(case.act, 0.0)
        checks.append(Check(f"F1 of {least} on {case.name}", found >= least, f"{found:.3f}"))
    by_act: dict[str, list[float]] = defaultdict(list)
    for case in read_cases(data / "benchmark" / "mapping_more"):
        by_act[case.act].append(score(case.truth, concordance(case).keys()).f1 or 0.0)
    average = fmean(map(fmean, by_act.values()))
    figure = f"{average:.4f} ({', '.join(f'{act} {fmean(values):.3f}' for act, values in by_act.items())})"
    return [*checks, Check(f"F1 of {MIN_FURTHER_ACTS} on five further acts", average >= MIN_FURTHER_ACTS, figure)]
