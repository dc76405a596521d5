"""From evidence to links: one case on each side of every threshold between the two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tracker.diff.match import texts
from tracker.diff.match.confidence import confidence
from tracker.diff.match.features.context import ContextTable, PairContext
from tracker.diff.match.features.pair import PairFeatures
from tracker.diff.match.provisions import ProvisionLink
from tracker.diff.prepare.vocabulary import ProvisionText, Vocabulary
from tracker.diff.references.pairing import LinkIndex
from tracker.model.concordance import Correspondence, Ground, Reason
from tracker.model.provision import Eid, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

FEATURES = PairFeatures(
    word_flow=0.4,
    flow_weight=1.0,
    line_weight=1.0,
    line_share_of_best=0.5,
    heading=0.0,
    flow_of_all=(0.2, 0.3),
    word_flow_of_all=(0.2, 0.3),
    size_ratio=0.5,
    heading_in_line=0.0,
    quoted_terms=0.0,
    line_flow=0.4,
)
CONTEXT = PairContext(anchored=0.3, background=0.2, lead=0.1, candidates=60, neighbours=0.5)
PASSAGES = [ProvisionText(("Fees are paid in euro before the date of filing of the application.",))]
CHANGED = [ProvisionText(("Fees are charged in dollars at the date of grant of the licence.",))]


def judged(monkeypatch: pytest.MonkeyPatch, value: float) -> texts.TextMatches:
    """Match two passages that have something in common, with the confidence given."""
    monkeypatch.setattr(texts, "confidence", lambda *_: value)
    return texts.match_texts(PASSAGES, CHANGED, Vocabulary())


@pytest.mark.parametrize(("value", "linked"), [(0.33, False), (0.35, True)])
def test_a_pair_is_linked_from_a_confidence_on(monkeypatch: pytest.MonkeyPatch, value: float, linked: bool) -> None:
    assert bool(judged(monkeypatch, value).links) is linked


@pytest.mark.parametrize(("value", "named"), [(0.09, False), (0.11, True)])
def test_the_nearest_is_named_from_a_confidence_on(monkeypatch: pytest.MonkeyPatch, value: float, named: bool) -> None:
    assert bool(judged(monkeypatch, value).nearest) is named


FIRST = ProvisionText(("Timber is taxed at ten per cent of its value at the frontier.",))
LAST = ProvisionText(("Grain is free of all duties in every port of the river.",))


@pytest.mark.parametrize(
    ("first", "last", "linked"), [(True, True, True), (True, False, False), (False, True, False), (False, False, False)]
)
def test_a_nearest_text_between_two_linked_pairs_is_probably_the_same(
    monkeypatch: pytest.MonkeyPatch, first: bool, last: bool, linked: bool
) -> None:
    monkeypatch.setattr(texts, "confidence", lambda *_: 0.2)
    before, after = ([*[FIRST] * first, *middle, *[LAST] * last] for middle in (PASSAGES, CHANGED))
    found = {link.pair: link.confidence for link in texts.match_texts(before, after, Vocabulary()).links}

    assert found.get((int(first), int(first))) == (0.6 if linked else None)


def test_what_is_nearly_wholly_common_is_all_but_certain() -> None:
    whole = [replace(PASSAGES[0], lines=(*PASSAGES[0].lines, "New."))]

    assert [round(link.confidence, 2) for link in texts.match_texts(PASSAGES, whole, Vocabulary()).links] == [0.99]


def at_share_anchored(share: float) -> float:
    return confidence(FEATURES, replace(CONTEXT, anchored=share))


def test_the_share_that_is_anchored_counts_up_to_four_fifths() -> None:
    assert at_share_anchored(0.79) > at_share_anchored(0.8)
    assert at_share_anchored(0.8) == at_share_anchored(0.82) == at_share_anchored(1.0)


def with_rivals(number: int) -> float:
    return confidence(FEATURES, replace(CONTEXT, candidates=number))


def test_a_text_of_under_forty_passages_is_short() -> None:
    assert with_rivals(39) != with_rivals(40)
    assert with_rivals(40) == with_rivals(41)


def test_a_text_of_eight_passages_is_as_short_as_can_be() -> None:
    assert with_rivals(8) == with_rivals(7)
    assert with_rivals(9) != with_rivals(8)


def background(*traffic: float) -> float:
    """Return the background of two texts in which one passage has rivals with so much in common."""
    weighed = {(0, n): replace(FEATURES, flow_weight=value) for n, value in enumerate(traffic)}
    return ContextTable(weighed, [], (1, len(traffic))).of((0, 0)).background


def test_the_third_rival_is_the_background() -> None:
    assert background(9.0, 8.0) == 0.0
    assert background(9.0, 8.0, 3.0) == 1.5
    assert background(9.0, 8.0, 3.0, 1.0) == 1.5


def test_the_two_pairs_on_either_side_vouch() -> None:
    def neighbours(*known: tuple[int, int]) -> float:
        return ContextTable({(5, 5): FEATURES}, known, (10, 10)).of((5, 5)).neighbours

    assert neighbours() == 0.0
    assert {step for step in range(-4, 5) if neighbours((5 + step, 5 + step)) == 0.25} == {-2, -1, 1, 2}


def link(level: ProvisionKind, after: str, value: float) -> ProvisionLink:
    return ProvisionLink(
        level=level,
        before=Eid("a"),
        after=Eid(after),
        similarity=value,
        confidence=value,
        reason=Reason(ground=Ground.WORDING),
    )


def links(confidences: Sequence[float], level: ProvisionKind) -> tuple[Eid, ...]:
    return LinkIndex([link(level, f"b{n}", value) for n, value in enumerate(confidences)]).sure_successors(Eid("a"))


def test_a_paragraph_went_as_a_whole_where_four_fifths_of_its_words_stayed() -> None:
    assert links([0.95], ProvisionKind.PARAGRAPH) == ()
    assert links([0.96], ProvisionKind.PARAGRAPH) == (Eid("b0"),)


@pytest.mark.parametrize(("value", "sure"), [(0.69, False), (0.71, True)])
def test_an_article_is_a_successor_where_the_report_does_not_say_probably(value: float, sure: bool) -> None:
    row = Correspondence(level=ProvisionKind.ARTICLE, before=Eid("a"), after=Eid("b"), confidence=value)
    article = link(ProvisionKind.ARTICLE, "b", value)

    assert row.unsure is not sure
    assert bool(links([value], ProvisionKind.ARTICLE)) is sure
    assert LinkIndex([article]).has_sure_predecessor(Eid("b")) is sure


@pytest.mark.parametrize(("size", "grounded"), [(600, True), (601, False)])
def test_a_row_rests_on_half_of_one_percent_of_the_words(size: int, grounded: bool) -> None:
    """Three words in a row are a passage, and three of six hundred half of one percent."""
    sides = [
        [ProvisionText((" ".join(["shared", "words", "here", *(f"{side}{n}" for n in range(size - 3))]),))]
        for side in "ab"
    ]
    anchors = texts.find_anchors(sides[0], sides[1], Vocabulary())

    assert texts.has_passage((0, 0), anchors) is grounded
