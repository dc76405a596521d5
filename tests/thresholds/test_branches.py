"""What titles of divisions say about articles: one case on each side of every threshold and strength."""

from __future__ import annotations

import math

import pytest

from tracker.diff.match.anchors import anchors_by_words, anchors_in_place
from tracker.diff.match.branch_evidence import BranchEvidence
from tracker.diff.match.branches import BranchTree, branch_tree, pair_branches
from tracker.diff.match.features.word_flow import WordFlow
from tracker.diff.prepare.vocabulary import Vocabulary
from tracker.model.draft import DraftText
from tracker.text.parser import parse


def draft(*titles: str) -> DraftText:
    """Return a draft of Parts with these titles, and an article in each; a title after ``>`` stands inside the last."""
    lines = []
    for n, title in enumerate(titles, 1):
        kind = "Chapter" if title.startswith(">") else "Part"
        lines += [f"## {kind} {n} — {title.lstrip('> ')}", f"### Article {n}", "Parties meet."]
    return parse("\n\n".join(lines) + "\n")[0]


def pairs(before: DraftText, after: DraftText) -> list[tuple[int, int]]:
    """Return the pairs of Parts, from 1 (0 is the body)."""
    return list(pair_branches(*trees(before, after)))


def trees(before: DraftText, after: DraftText) -> tuple[BranchTree, BranchTree]:
    vocabulary = Vocabulary()
    return branch_tree(before, vocabulary), branch_tree(after, vocabulary)


@pytest.mark.parametrize(("common", "paired"), [(6, True), (5, False)])
def test_half_of_a_title_makes_a_counterpart(common: int, paired: bool) -> None:
    """Six words of twelve: 0.5; five of eleven: 0.45. The numbers of the Parts differ, and alone make no pair."""
    words = [f"{letter}{letter}{letter}" for letter in "abcdefghijklmnopqr"]
    size = 12 if paired else 11
    titles = " ".join(words[:size]), " ".join([*words[:common], *words[size : 2 * size - common]])
    before, after = draft(titles[0], "Ports"), draft("Ports", titles[1])

    assert ((1, 2) in pairs(before, after)) is paired


@pytest.mark.parametrize(("title", "paired"), [("Alpha beta gamma delta zeta", True), ("Alpha beta gamma zeta", False)])
def test_in_another_part_more_of_a_title_must_be_the_same(title: str, paired: bool) -> None:
    """Four of five words: 0.8; three of five, and of four: 0.67."""
    before = draft("Ports", "> Alpha beta gamma delta epsilon", "Canals")
    after = draft("Ports", "Canals", f"> {title}")

    assert ((2, 3) in pairs(before, after)) is paired


@pytest.mark.parametrize(
    ("title", "paired"), [("Alpha beta gamma delta", True), ("Alpha beta gamma delta epsilon", False)]
)
def test_a_title_joined_to_another_stands_there_nearly_whole(title: str, paired: bool) -> None:
    """Of the title four words in five stand in the joined one, or four in six."""
    joined = "Ports canals rivers alpha beta gamma delta lakes"
    before, after = draft("Ports canals rivers lakes", f"{title} zeta"), draft("Wells", joined)

    assert ((2, 2) in pairs(before, after)) is paired


def test_a_pair_gains_and_loses_these_shares_of_its_likelihood_ratio() -> None:
    """Of two articles one stands in either Part: one that stays does so 0.95 times, a random one half of the time."""
    before = draft("Ports", "Canals")
    found = BranchEvidence(*trees(before, before), pairs(before, before))

    assert found[0, 0] == pytest.approx(0.1 * math.log(0.95 / 0.5))
    assert found[0, 1] == pytest.approx(0.5 * math.log(0.05 / 0.5))


def test_wording_that_stands_in_two_texts_goes_where_the_evidence_leads() -> None:
    """A clause of nine words in two texts: by evens, or by the odds of the evidence, again at every iteration."""
    clause, own = dict.fromkeys(range(1, 10), 1), {20: 1}
    weight = dict.fromkeys([*clause, *own], 1.0)

    def flow(logit: float | None) -> WordFlow:
        odds = None if logit is None else lambda _, j: logit if j == 0 else 0.0
        return WordFlow([clause], [clause | own, clause], weight, odds)

    assert flow(None).gone == flow(0.0).gone == {(0, 0): 4.5, (0, 1): 4.5}
    assert flow(1.0).gone[0, 0] == pytest.approx(9 / (1 + math.exp(-7))), "once, and six times again"
    assert flow(-1.0).gone[0, 1] == pytest.approx(9 / (1 + math.exp(-7)))


@pytest.mark.parametrize(("share", "anchored"), [(0.45, True), (0.55, False)])
def test_an_anchor_that_leaves_its_part_has_no_rival_inside_it(share: float, anchored: bool) -> None:
    """A text stands nearly whole in another Part, and a share of that stands in its own."""
    whole = list(range(1, 102))  # A hundred bigrams.
    inside = [*whole[: round(100 * share) + 1], *range(1001, 1101)]
    before, after = {0: whole}, {0: whole, 1: inside}

    assert anchors_by_words(before, after, [], {(0, 0): -1.0, (0, 1): 1.0}) == ([(0, 0)] if anchored else [])
    assert anchors_by_words(before, after, [], {(0, 0): -1.0}) == [(0, 0)], "no evidence for the rival"
    assert anchors_by_words(before, after, [], {(0, 1): 1.0}) == [(0, 0)], "none against the anchor"


def test_a_pair_behind_an_anchor_that_leaves_its_part_is_not_settled_by_its_place() -> None:
    words = list(range(1, 30))

    assert anchors_in_place({1: words}, {1: words}, [(0, 0)]) == [(1, 1)]
    assert anchors_in_place({1: words}, {1: words}, [(0, 0)], {(1, 1): -1.0}) == []
