"""Our engine beside plain baselines on pairs of acts that the user names: ``make bench DATA=DIR``.

DATA holds ``benchmark/mapping/`` as its README describes. Leaves with exit code 2 if it is missing.
"""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

from benchmarks.mapping.calibration import calibration_table, judged
from benchmarks.mapping.data import Case, read_cases
from benchmarks.mapping.measures import Scores, macro, score
from benchmarks.mapping.tables import shown, table
from tracker.errors import InputError

try:
    from benchmarks.mapping.engines import ENGINES
except ModuleNotFoundError as missing:
    sys.exit(f'Error: {missing.name} is missing, which the baselines need.\nWhat to do: pip install -e ".[bench]"')

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.mapping.engines import Answer

Answers = dict[str, list["Answer"]]
"""The answer of an engine about each case, in the order of the cases."""


def main(data: Path) -> int:
    """Run everything on this data; gives the exit code."""
    try:
        cases = read_cases(data / "benchmark" / "mapping")
    except InputError as error:
        sys.stderr.write(f"Error: {error}\n")
        return 2
    answers: Answers = {}
    for name, engine in ENGINES.items():
        sys.stderr.write(f"{name} …\n")
        answers[name] = [engine(case) for case in cases]
    scores = {
        name: [score(case.truth, answer.links.keys()) for case, answer in zip(cases, given, strict=True)]
        for name, given in answers.items()
    }
    ours = chain.from_iterable(
        judged(answer.links, case.truth) for case, answer in zip(cases, answers["tracker"], strict=True)
    )
    for title, text in (
        (
            f"Averages over {len(cases)} sets (f.del, f.ins: articles a set; s: processor seconds in all)",
            _engines(scores, answers),
        ),
        ("F1 of each set", _sets(cases, scores)),
        ("F1 in English less F1 in French", _gaps(cases, scores)),
        ("How sure our engine is, and how often it is right", calibration_table(ours)),
    ):
        print(f"\n{title}\n\n{text}")
    return 0


def _engines(scores: Mapping[str, Sequence[Scores]], answers: Answers) -> str:
    head = ("engine", "F1", "prec", "rec", "split", "merge", "1:1", "f.del", "f.ins", "s")
    rows = []
    for name, results in scores.items():
        mean = macro(results)
        shares = (mean.f1, mean.precision, mean.recall, mean.split_recall, mean.merge_recall, mean.one_to_one)
        counts = (mean.false_deleted, mean.false_inserted, sum(answer.seconds for answer in answers[name]))
        rows.append([name, *map(shown, shares), *(shown(count, ".1f") for count in counts)])
    return table(head, rows)


def _sets(cases: Sequence[Case], scores: Mapping[str, Sequence[Scores]]) -> str:
    rows = [[case.name, *(shown(scores[name][at].f1) for name in scores)] for at, case in enumerate(cases)]
    return table(["set", *scores], [*rows, ["macro average", *(shown(macro(value).f1) for value in scores.values())]])


def _gaps(cases: Sequence[Case], scores: Mapping[str, Sequence[Scores]]) -> str:
    """For the acts that are there in both languages."""
    places = {(case.act, case.language): at for at, case in enumerate(cases)}
    acts = [act for act, language in places if language == "fr" and (act, "en") in places]
    gaps = {
        name: [(measure[places[act, "en"]].f1 or 0.0) - (measure[places[act, "fr"]].f1 or 0.0) for act in acts]
        for name, measure in scores.items()
    }
    rows = [[act, *(shown(gap[at], "+.3f") for gap in gaps.values())] for at, act in enumerate(acts)]
    mean = ["mean size", *(shown(fmean(map(abs, gap)) if acts else None) for gap in gaps.values())]
    return table(["act", *scores], [*rows, mean])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python -m benchmarks.mapping DATA")
    sys.exit(main(Path(sys.argv[1])))
