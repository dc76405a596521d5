"""Fit the weights of ``tracker/diff/match/confidence.py``, and judge them on acts left out.

Run with: ``make fit DATA=DIR``; DATA holds ``benchmark/mapping/`` as its README describes. It fits the weights on all
acts, and again with each act (all its languages) left out, and prints them beside those in the code, the measures on
the acts left out, and how sure the formula is there and how often right. It changes nothing.

The threshold and the list of inputs were chosen by looking at these folds, which flatters them a little.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.mapping.calibration import calibration_table, judged
from benchmarks.mapping.data import Case, read_cases
from benchmarks.mapping.measures import Pair, Scores, Truth, macro, score
from benchmarks.mapping.tables import shown, table
from tracker.diff.match.confidence import BIAS, LINK_THRESHOLD, NEARLY_WHOLE_CONFIDENCE, WEIGHTS, regression_inputs
from tracker.diff.match.redundant import redundant_links
from tracker.diff.match.texts import Anchors, find_anchors, measure_rest
from tracker.diff.prepare.outline import provision_text, provisions_of_kind
from tracker.diff.prepare.vocabulary import Vocabulary
from tracker.errors import InputError
from tracker.model.provision import ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.diff.prepare.vocabulary import ProvisionText

PIECES = ((2, 12), (4, 12), (7, 10), (12, 8))
"""Old articles of a piece, and how many pieces of that size are cut from each pair of acts."""

PIECES_WEIGH = 0.05
"""What all pieces of an act weigh beside the act, for each official pair: enough to fix the inputs that act in
short texts only, too little to bend the others."""

RIDGE = 8.0
"""Strength of the pull to zero, on inputs scaled alike."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One pair of texts, ready to be judged.

    Attributes:
        act: The act it is of.
        truth: The official pairs.
        anchors: The pairs that the first steps link, with their confidence.
        pairs: The pairs that the regression judges.
        inputs: The inputs of the regression, a row a pair, in the order of the weights.
        found: The result of the first steps, and the words.
    """

    act: str
    truth: Truth
    anchors: dict[Pair, float]
    pairs: list[Pair]
    inputs: np.ndarray
    found: Anchors

    @property
    def right(self) -> np.ndarray:
        """For each pair, 1 if it is official, else 0."""
        return np.array([float(pair in self.truth.pairs) for pair in self.pairs])

    @property
    def counts(self) -> np.ndarray:
        """For each pair, 1 if it counts, 0 if the official table is neutral."""
        return np.array([float(pair not in self.truth.neutral) for pair in self.pairs])

    def links(self, weights: np.ndarray, threshold: float = LINK_THRESHOLD) -> dict[Pair, float]:
        """The links of the engine with these weights (the bias first)."""
        sure = 1 / (1 + np.exp(-np.clip(weights[0] + self.inputs @ weights[1:], -30, 30)))
        links = self.anchors | {pair: float(p) for pair, p in zip(self.pairs, sure, strict=True) if p >= threshold}
        redundant = redundant_links(links, lambda side, place: self.found.encoded_text(side, place).words)
        return {pair: sure for pair, sure in links.items() if pair not in redundant}


def problem(act: str, truth: Truth, before: Sequence[ProvisionText], after: Sequence[ProvisionText]) -> Problem:
    """Take the first steps of matching, and measure the rest."""
    anchors = find_anchors(before, after, Vocabulary())
    found = measure_rest(anchors)
    rows = [list(regression_inputs(*value).values()) for value in found.values()]
    sure = dict.fromkeys(anchors.identical, 1.0) | dict.fromkeys(anchors.nearly_whole, NEARLY_WHOLE_CONFIDENCE)
    return Problem(act, truth, sure, list(found), np.array(rows).reshape(len(rows), len(WEIGHTS)), anchors)


def pieces(case: Case, passages: Sequence[Sequence[ProvisionText]], chance: random.Random) -> Iterator[Problem]:
    """Small texts cut from an act: some articles in a row, all that became of them, and what is new among that."""
    partners: tuple[dict[int, set[int]], dict[int, set[int]]] = (defaultdict(set), defaultdict(set))
    for a, b in case.truth.pairs:
        partners[0][a].add(b)
        partners[1][b].add(a)
    for size, count in PIECES:
        for _ in range(count):
            first = chance.randrange(max(1, len(case.old) - size + 1))
            old = set(range(first, min(first + size, len(case.old))))
            new = {b for a in old for b in partners[0][a]}
            if not new:
                continue
            middle = sorted(new)[len(new) // 2]
            around = range(max(0, middle - size // 2), min(len(case.new), middle + size // 2 + 1))
            new |= {b for b in around if not partners[1][b]}
            old |= {a for b in new for a in partners[1][b]}
            places = [{place: n for n, place in enumerate(sorted(side))} for side in (old, new)]
            inside, neutral = (
                frozenset((places[0][a], places[1][b]) for a, b in pairs if a in old and b in new)
                for pairs in (case.truth.pairs, case.truth.neutral)
            )
            texts = [[side[n] for n in kept] for side, kept in zip(passages, places, strict=True)]
            yield problem(case.act, Truth(inside, neutral), texts[0], texts[1])


def fitted(wholes: Sequence[Problem], parts: Sequence[Problem]) -> np.ndarray:
    """Weights (the bias first): logistic regression with a ridge, by Newton's method; every act counts alike."""
    languages: dict[str, int] = defaultdict(int)
    official: dict[str, int] = defaultdict(int)
    for whole in wholes:
        languages[whole.act] += 1
    for part in parts:
        official[part.act] += len(part.truth.pairs)
    size = {element.act: len(element.truth.pairs) for element in wholes}
    weight = []
    for item in (*wholes, *parts):
        mine = size[item.act] ** -0.5 / languages[item.act]
        if item not in wholes:
            mine *= PIECES_WEIGH * languages[item.act] * size[item.act] / max(1, official[item.act])
        weight.append(mine * item.counts)
    rows = np.concatenate([entry.inputs for entry in wholes])
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = (np.concatenate([whole.inputs for whole in (*wholes, *parts)]) - middle) / spread
    inputs = np.hstack([np.ones((len(scaled), 1)), scaled])
    right = np.concatenate([member.right for member in (*wholes, *parts)])
    weights = np.concatenate(weight)
    weights *= len(rows) / weights.sum()
    ridge = np.diag([1e-6, *[RIDGE] * len(WEIGHTS)])
    found = np.zeros(len(WEIGHTS) + 1)
    for _ in range(30):
        sure = 1 / (1 + np.exp(-np.clip(inputs @ found, -30, 30)))
        slope = inputs.T @ (weights * (sure - right)) + ridge @ found
        bend = (inputs * (weights * sure * (1 - sure))[:, None]).T @ inputs + ridge
        found -= np.linalg.solve(bend, slope)
    plain = found[1:] / spread
    return np.concatenate([[found[0] - float(middle @ plain)], plain])


def measures(problems: Iterable[tuple[str, Problem, np.ndarray]]) -> list[list[str]]:
    """A row of measures for each problem, and their average."""
    rows, results = [], []
    for name, act, weights in problems:
        result = score(act.truth, act.links(weights).keys())
        results.append(result)
        rows.append((name, result))
    rows.append(("macro average", macro(results)))
    return [[name, *_figures(result)] for name, result in rows]


def _figures(r: Scores) -> list[str]:
    return [*map(shown, (r.f1, r.precision, r.recall, r.split_recall, r.merge_recall, r.one_to_one))]


HEAD = ("set", "F1", "prec", "rec", "split", "merge", "1:1")


def main(data: Path) -> int:
    """Fit on this data; gives the exit code."""
    try:
        cases = read_cases(data / "benchmark" / "mapping")
    except InputError as error:
        sys.stderr.write(f"Error: {error}\n")
        return 2
    chance = random.Random(5)
    wholes: list[Problem] = []
    parts: list[Problem] = []
    for case in cases:
        sys.stderr.write(f"{case.name} …\n")
        texts = [
            [provision_text(p) for p in provisions_of_kind(draft, ProvisionKind.ARTICLE)]
            for draft in (case.before, case.after)
        ]
        wholes.append(problem(case.act, case.truth, *texts))
        parts += pieces(case, texts, chance)
    unseen = {
        act: fitted([w for w in wholes if w.act != act], [p for p in parts if p.act != act])
        for act in {w.act for w in wholes}
    }
    on_all = fitted(wholes, parts)
    named = list(zip((case.name for case in cases), wholes, strict=True))
    print("\nWeights: in the code, and fitted on all acts\n")
    there = [BIAS, *WEIGHTS.values()]
    rows = [[n, shown(a, ".2f"), shown(b, ".2f")] for n, a, b in zip(("bias", *WEIGHTS), there, on_all, strict=True)]
    print(table(("input", "code", "fitted"), rows))
    print("\nThe weights in the code, on the acts they were fitted on\n")
    code = np.array(there)
    print(table(HEAD, measures((name, act, code) for name, act in named)))
    print("\nWeights fitted without the act that is judged\n")
    print(table(HEAD, measures((name, example, unseen[example.act]) for name, example in named)))
    print(f"\nAverages at other thresholds, on acts left out (in the code: {LINK_THRESHOLD:g})\n")
    print(table(HEAD, [_at(wholes, unseen, threshold) for threshold in (0.22, 0.26, 0.3, 0.34, 0.38, 0.42)]))
    small = fmean(score(part.truth, part.links(unseen[part.act]).keys()).f1 or 0.0 for part in parts)
    print(f"\nF1 on {len(parts)} pieces of up to {PIECES[-1][0]} old articles of acts left out: {shown(small)}")
    print("\nHow sure the engine is, and how often it is right, on acts left out\n")
    print(calibration_table(row for whole in wholes for row in judged(whole.links(unseen[whole.act]), whole.truth)))
    return 0


def _at(wholes: Sequence[Problem], unseen: dict[str, np.ndarray], threshold: float) -> list[str]:
    """The averages with another threshold."""
    found = (score(whole.truth, whole.links(unseen[whole.act], threshold).keys()) for whole in wholes)
    return [f"{threshold:.2f}", *_figures(macro(found))]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python -m benchmarks.mapping.fit DATA")
    sys.exit(main(Path(sys.argv[1])))
