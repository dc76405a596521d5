"""Fit the weights of ``tracker/diff/match/confidence.py``, and judge them on acts and treaties left out.

Run with: ``make fit DATA=DIR``; DATA holds ``benchmark/mapping/``, ``benchmark/mapping_more/``,
``benchmark/treaties/`` as their README describes, and ``texts/``, from which the terms at large are counted, each time
without the act that is judged. It fits the weights on the acts of ``mapping``, and again with
each act (all its languages) left out, and prints them beside those in the code, the measures on what was left out, and
how sure the formula is there and how often right. It changes nothing. Nothing is ever fitted on the other two folders.

The threshold and the list of inputs were chosen by looking at these measures, which flatters them a little.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from statistics import fmean
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.mapping.calibration import calibration_table, judged
from benchmarks.mapping.common_terms import Corpus, read_corpus, shares
from benchmarks.mapping.data import Case, read_cases
from benchmarks.mapping.measures import Pair, Scores, Truth, average_precision, macro, score
from benchmarks.mapping.tables import shown, table
from tracker.diff.match.branch_evidence import BranchEvidence
from tracker.diff.match.branches import branch_tree, pair_branches
from tracker.diff.match.confidence import BIAS, LINK_THRESHOLD, NEARLY_WHOLE_CONFIDENCE, WEIGHTS, regression_inputs
from tracker.diff.match.law_at_large import numbered
from tracker.diff.match.redundant import redundant_links
from tracker.diff.match.texts import Anchors, find_anchors, has_passage, has_term, measure_rest
from tracker.diff.prepare.outline import provision_text, provisions_of_kind
from tracker.diff.prepare.vocabulary import ProvisionText, Vocabulary
from tracker.errors import InputError
from tracker.model.provision import ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PIECES = ((2, 12), (4, 12), (7, 10), (12, 8))
"""Old articles of a piece, and how many pieces of that size are cut from each pair of acts."""

PIECES_WEIGH = 0.05
"""Weight of all pieces of an act beside the act, for each official pair: enough to fix the inputs that act in
short texts only, too little to bend the others."""

CUT_FROM = 5
"""Lines of an article from which on it may be cut into several: a code that is recast into short articles."""

CUT_SHARE = 0.8
"""Share of these articles that are cut."""

CUT_SIZES = (1, 2, 2, 3, 4)
"""Lines of an article so made, one of these at random."""

CUTS_WEIGH = 0.1
"""Weight of an act with its articles cut beside the act. At 0.5 F1 is 0.888 on the acts of ``mapping_more`` beside
0.884, but 0.910 on those of ``mapping`` beside 0.915 and 0.64 on social security beside 0.69."""

UNRELATED = 20
"""Pairs of small texts of two acts for each act: nothing in them corresponds."""

UNRELATED_UP_TO = 8
"""Articles of such a text, at most."""

UNRELATED_WEIGH = 0.02
"""Weight of all of them beside all the acts: enough that in small texts a formula is
a link in 4 of 320 of them only, beside 115 without; at 0.005 in 14."""

RIDGE = 8.0
"""Strength of the pull to zero, on inputs scaled alike."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One pair of texts, ready to be judged.

    Attributes:
        name: The set it is of.
        act: The act.
        other: The second act, of a pair of unrelated texts; else empty.
        truth: The official pairs.
        anchors: The pairs that the first steps link, with their confidence.
        pairs: The pairs that the regression judges.
        inputs: The inputs of the regression, a row a pair, in the order of the weights.
        found: The result of the first steps, and the words.
        terms: The pairs with a heading or a quoted term in common.
        evidence: What the Parts say of each pair, in logits.
    """

    name: str
    act: str
    truth: Truth
    anchors: dict[Pair, float]
    pairs: list[Pair]
    inputs: np.ndarray
    found: Anchors
    evidence: np.ndarray
    terms: frozenset[Pair]
    other: str = ""
    _grounded: dict[Pair, bool] = field(default_factory=dict)

    @property
    def right(self) -> np.ndarray:
        """For each pair, 1 if it is official, else 0."""
        return np.array([float(pair in self.truth.pairs) for pair in self.pairs])

    @property
    def counts(self) -> np.ndarray:
        """For each pair, 1 if it counts, 0 if the official table is neutral."""
        return np.array([float(pair not in self.truth.neutral) for pair in self.pairs])

    def confidences(self, weights: np.ndarray) -> dict[Pair, float]:
        """The confidence of each judged pair with these weights (the bias first)."""
        logits = weights[0] + self.inputs @ weights[1:] + self.evidence
        return dict(zip(self.pairs, (1 / (1 + np.exp(-np.clip(logits, -30, 30)))).tolist(), strict=True))

    def _has_ground(self, pair: Pair) -> bool:
        if pair not in self._grounded:
            self._grounded[pair] = pair in self.terms or has_passage(pair, self.found)
        return self._grounded[pair]

    def links(self, weights: np.ndarray, threshold: float = LINK_THRESHOLD) -> dict[Pair, float]:
        """The links of the engine with these weights (the bias first)."""
        sure = self.confidences(weights)
        links = self.anchors | {pair: p for pair, p in sure.items() if p >= threshold and self._has_ground(pair)}
        redundant = redundant_links(links, lambda side, place: self.found.encoded_text(side, place).words)
        return {pair: sure for pair, sure in links.items() if pair not in redundant}


def problem(
    case: Case,
    truth: Truth,
    texts: Sequence[Sequence[ProvisionText]],
    table: Mapping[str, float],
    evidence: Mapping[Pair, float] = MappingProxyType({}),
) -> Problem:
    """Take the first steps of matching, and measure the rest; the terms at large are of other acts."""
    anchors = find_anchors(texts[0], texts[1], Vocabulary(), evidence, partial(numbered, table))
    found = measure_rest(anchors, evidence)
    rows = [list(regression_inputs(*value).values()) for value in found.values()]
    sure = dict.fromkeys(anchors.identical, 1.0) | dict.fromkeys(anchors.nearly_whole, NEARLY_WHOLE_CONFIDENCE)
    inputs = np.array(rows, dtype=float).reshape(len(rows), len(WEIGHTS))
    beside = np.array([evidence.get(pair, 0.0) for pair in found])
    terms = frozenset(pair for pair, (features, _) in found.items() if has_term(features))
    return Problem(case.name, case.act, truth, sure, list(found), inputs, anchors, beside, terms)


def pieces(
    case: Case, passages: Sequence[Sequence[ProvisionText]], table: Mapping[str, float], chance: random.Random
) -> Iterator[Problem]:
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
            yield problem(case, Truth(inside, neutral), texts, table)


def cuts(
    case: Case, texts: Sequence[Sequence[ProvisionText]], table: Mapping[str, float], chance: random.Random
) -> Iterator[Problem]:
    """The act with the long articles of one side cut into several, as in a recast into short articles; each side once.

    Where an article has several partners nobody knows which of them a piece came from: these pairs are neutral.
    """
    for side in (1, 0):
        partners = Counter(pair[side] for pair in case.truth.pairs)
        cut: list[tuple[int, ProvisionText]] = []
        for n, text in enumerate(texts[side]):
            long = len(text.lines) >= CUT_FROM and chance.random() < CUT_SHARE
            start = 0 if long else len(text.lines)
            while start < len(text.lines):
                size = chance.choice(CUT_SIZES)
                cut.append((n, ProvisionText(text.lines[start : start + size])))
                start += size
            if not long:
                cut.append((n, text))
        moved = [
            (pair in case.truth.pairs and partners[pair[side]] == 1, (pair[0], k) if side else (k, pair[1]))
            for k, (n, _) in enumerate(cut)
            for pair in sorted(case.truth.pairs | case.truth.neutral)
            if pair[side] == n
        ]
        truth = Truth(frozenset(p for sure, p in moved if sure), frozenset(p for sure, p in moved if not sure))
        pieces = [text for _, text in cut]
        yield problem(case, truth, (texts[0], pieces) if side else (pieces, texts[1]), table)


def unrelated(
    case: Case,
    old: Sequence[ProvisionText],
    others: Sequence[tuple[Case, Sequence[ProvisionText]]],
    corpus: Corpus,
    chance: random.Random,
) -> Iterator[Problem]:
    """Some old articles beside some new ones of another act in the same language: nothing corresponds."""
    for _ in range(UNRELATED if others else 0):
        other, new = chance.choice(others)
        sizes = chance.randint(1, UNRELATED_UP_TO), chance.randint(1, UNRELATED_UP_TO)
        starts = [chance.randrange(max(1, len(t) - n + 1)) for t, n in zip((old, new), sizes, strict=True)]
        texts = [t[a : a + n] for t, a, n in zip((old, new), starts, sizes, strict=True)]
        table = at_large(corpus, case, other)
        yield replace(problem(case, Truth(frozenset()), texts, table), other=other.act)


def at_large(corpus: Corpus, *judged_cases: Case) -> dict[str, float]:
    """The table of terms at large of the language of these acts, made without them."""
    judged_acts = {case.act for case in judged_cases}
    return shares(act for name, act in corpus[judged_cases[0].language].items() if name not in judged_acts)


@dataclass(frozen=True, slots=True)
class Training:
    """The problems that weights are fitted on: acts, pieces of them, acts with articles cut, and unrelated texts."""

    wholes: list[Problem] = field(default_factory=list)
    parts: list[Problem] = field(default_factory=list)
    cut: list[Problem] = field(default_factory=list)
    unrelated: list[Problem] = field(default_factory=list)

    def without(self, act: str) -> Training:
        """The same without one act, in all its languages."""
        rows = (self.wholes, self.parts, self.cut, self.unrelated)
        return Training(*([p for p in row if act not in {p.act, p.other}] for row in rows))


def fitted(data: Training) -> np.ndarray:
    """Weights (the bias first): logistic regression with a ridge, by Newton's method; every act counts alike."""
    languages = Counter(whole.act for whole in data.wholes)
    official: Counter[str] = Counter()
    for part in data.parts:
        official[part.act] += len(part.truth.pairs)
    size = {whole.act: len(whole.truth.pairs) for whole in data.wholes}
    share = {act: size[act] ** -0.5 / languages[act] for act in size}
    weight = [share[whole.act] * whole.counts for whole in data.wholes]
    for part in data.parts:
        act = part.act
        weight.append(size[act] ** 0.5 * PIECES_WEIGH / max(1, official[act]) * part.counts)
    total = float(sum(row.sum() for row in weight))
    judged = sum(len(item.pairs) for item in data.unrelated)
    weight += [np.full(len(item.pairs), UNRELATED_WEIGH * total / judged) for item in data.unrelated]
    for item in data.cut:
        weight.append(CUTS_WEIGH * share[item.act] * size[item.act] / max(1, len(item.truth.pairs)) * item.counts)
    items = [*data.wholes, *data.parts, *data.unrelated, *data.cut]
    rows = np.concatenate([whole.inputs for whole in data.wholes])
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = (np.concatenate([item.inputs for item in items]) - middle) / spread
    inputs = np.hstack([np.ones((len(scaled), 1)), scaled])
    right = np.concatenate([item.right for item in items])
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


@dataclass(frozen=True, slots=True)
class Verdict:
    """The measures of one answer.

    Attributes:
        name: Its name.
        act: The act it is of.
        scores: The measures at the threshold.
        mean_f1: F1 on average over :data:`THRESHOLDS`, since one point moves between equally good models.
        precision: Average precision over all judged pairs, whatever the threshold.
        false: Number of false links.
    """

    name: str
    act: str
    scores: Scores
    mean_f1: float
    precision: float
    false: int


THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)


def verdict(
    item: Problem, weights: np.ndarray, unlisted: Case | None = None, threshold: float = LINK_THRESHOLD
) -> Verdict:
    """Judge one problem; with ``unlisted`` pairs are neutral that touch an article which no row of the table names."""
    truth = item.truth
    ranked = item.confidences(weights) | item.anchors
    if unlisted:
        silent = {p for p in ranked if p[0] in unlisted.unlisted[0] or p[1] in unlisted.unlisted[1]}
        truth = Truth(truth.pairs, truth.neutral | (silent - truth.pairs))
    found = item.links(weights, threshold).keys()
    mean = fmean(score(truth, item.links(weights, t).keys()).f1 or 0.0 for t in THRESHOLDS)
    false = len(found - truth.pairs - truth.neutral)
    return Verdict(item.name, item.act, score(truth, found), mean, average_precision(truth, ranked), false)


def by_act(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """One verdict an act: the average of its languages."""
    acts: dict[str, list[Verdict]] = defaultdict(list)
    for one in verdicts:
        acts[one.act].append(one)
    return [_average(act, ones) for act, ones in acts.items()]


def _average(name: str, ones: Sequence[Verdict]) -> Verdict:
    return Verdict(
        name,
        name,
        macro(one.scores for one in ones),
        fmean(one.mean_f1 for one in ones),
        fmean(one.precision for one in ones),
        sum(one.false for one in ones),
    )


def figures(verdicts: Sequence[Verdict]) -> list[list[str]]:
    """A row of measures for each verdict, and their average, in which the false links are added up."""
    return [_row(one) for one in (*verdicts, _average("macro average", verdicts))]


def _row(one: Verdict) -> list[str]:
    r = one.scores
    measures = r.f1, one.mean_f1, one.precision, r.precision, r.recall, r.split_recall, r.merge_recall, r.one_to_one
    return [one.name, *map(shown, measures), str(one.false)]


HEAD = ("set", "F1", "mean F1", "av. prec", "prec", "rec", "split", "merge", "1:1", "false")


def main(data: Path) -> int:
    """Fit on this data; gives the exit code."""
    folders = {name: data / "benchmark" / name for name in ("mapping", "mapping_more", "treaties")}
    try:
        cases = read_cases(folders["mapping"])
        others = {name: read_cases(folders[name]) for name in ("mapping_more", "treaties")}
        corpus = read_corpus(data)
    except InputError as error:
        sys.stderr.write(f"Error: {error}\n")
        return 2
    training = training_of(cases, corpus)
    unseen = {act: fitted(training.without(act)) for act in {case.act for case in cases}}
    weights = fitted(training)
    code = np.array([BIAS, *WEIGHTS.values()])
    print("\nWeights: in the code, and fitted on all acts\n")
    rows = [[n, shown(a, ".2f"), shown(b, ".2f")] for n, a, b in zip(("bias", *WEIGHTS), code, weights, strict=True)]
    print(table(("input", "code", "fitted"), rows))
    named = list(zip(cases, training.wholes, strict=True))
    print("\nThe weights in the code, on the acts they were fitted on\n")
    print(table(HEAD, figures([verdict(whole, code) for _, whole in named])))
    print("\nWeights fitted without the act that is judged\n")
    print(table(HEAD, figures([verdict(whole, unseen[whole.act]) for _, whole in named])))
    print("\nThe same with pairs neutral that touch an article which no row of the table names\n")
    print(table(HEAD, figures([verdict(whole, unseen[whole.act], case) for case, whole in named])[-1:]))
    print(f"\nAverages at other thresholds, on acts left out (in the code: {LINK_THRESHOLD:g})\n")
    rows = []
    for threshold in (0.26, 0.3, 0.34, 0.38, 0.42, 0.46):
        ones = [verdict(whole, unseen[whole.act], threshold=threshold) for whole in training.wholes]
        rows.append(_row(_average(f"{threshold:.2f}", ones)))
    print(table(HEAD, rows))
    sure = [row for whole in training.wholes for row in judged(whole.links(unseen[whole.act]), whole.truth)]
    for name, cases_of in others.items():
        items = [
            (case, problem(case, case.truth, texts_of(case), at_large(corpus, case), evidence_of(case)))
            for case in cases_of
        ]
        ones = [verdict(item, weights) for _, item in items]
        print(f"\n{name}: acts never fitted on, by act\n")
        print(table(HEAD, figures(by_act(ones) if name == "mapping_more" else ones)))
        silent = by_act([verdict(item, weights, case) for case, item in items])
        print("\nThe same with pairs neutral that touch an article which no row of the table names\n")
        print(table(HEAD, figures(silent)[-1:]))
        print(f"\nHow sure, and how often right, on {name}\n")
        print(calibration_table(row for _, item in items for row in judged(item.links(weights), item.truth)))
    small = fmean(score(part.truth, part.links(unseen[part.act]).keys()).f1 or 0.0 for part in training.parts)
    print(
        f"\nF1 on {len(training.parts)} pieces of up to {PIECES[-1][0]} old articles of acts left out: {shown(small)}"
    )
    linked = sum(bool(item.links(unseen[item.act])) for item in training.unrelated)
    print(f"Pairs of unrelated small texts with a link: {linked} of {len(training.unrelated)}")
    print("\nHow sure the engine is, and how often it is right, on acts left out\n")
    print(calibration_table(sure))
    return 0


def texts_of(case: Case) -> list[list[ProvisionText]]:
    """The texts of the articles before and after."""
    drafts = case.before, case.after
    return [[provision_text(p) for p in provisions_of_kind(draft, ProvisionKind.ARTICLE)] for draft in drafts]


def evidence_of(case: Case) -> Mapping[Pair, float]:
    """The evidence of the Parts of both texts for pairs of their articles."""
    vocabulary = Vocabulary()
    trees = branch_tree(case.before, vocabulary), branch_tree(case.after, vocabulary)
    titles = pair_branches(*trees)
    return BranchEvidence(*trees, titles) if len(titles) > 1 else {}


def training_of(cases: Sequence[Case], corpus: Corpus) -> Training:
    """Everything that weights are fitted on."""
    chance = random.Random(5)
    found = Training()
    texts = {case.name: texts_of(case) for case in cases}
    for case in cases:
        sys.stderr.write(f"{case.name} …\n")
        table = at_large(corpus, case)
        found.wholes.append(problem(case, case.truth, texts[case.name], table, evidence_of(case)))
        found.parts.extend(pieces(case, texts[case.name], table, chance))
        found.cut.extend(cuts(case, texts[case.name], table, chance))
        strange = [(o, texts[o.name][1]) for o in cases if o.language == case.language and o.act != case.act]
        found.unrelated.extend(unrelated(case, texts[case.name][0], strange, corpus, chance))
    return found


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python -m benchmarks.mapping.fit DATA")
    sys.exit(main(Path(sys.argv[1])))
