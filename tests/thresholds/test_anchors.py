"""The shares of common wording that make a pair an anchor: one case on each side of every threshold."""

from __future__ import annotations

import pytest

from tests.support.words import Pieces
from tracker.diff.match.anchors import anchors_by_lines, anchors_by_words, anchors_in_place, pair_repeated
from tracker.diff.match.redundant import redundant_links


@pytest.mark.parametrize(("common", "anchored"), [(69, False), (71, True)])
def test_nearly_the_whole_must_be_common(common: int, anchored: bool) -> None:
    p = Pieces()
    before = {0: p.of(("a", common), ("", 99 - common)), 1: p.of(("c", 50), ("", 50))}
    after = {0: p.of(("a", common), ("", 99 - common)), 1: p.of(("a", 20), ("c", 50), ("", 29))}

    assert ((0, 0) in anchors_by_words(before, after, [])) is anchored


@pytest.mark.parametrize(("common", "anchored"), [(69, False), (71, True)])
def test_lines_that_stand_once_must_be_nearly_the_whole(common: int, anchored: bool) -> None:
    before, after = [("a" * common, "b" * (100 - common))], [("a" * common, "c" * (100 - common))]

    assert anchors_by_lines(before, after) == ([(0, 0)] if anchored else [])


@pytest.mark.parametrize(("common", "anchored"), [(44, False), (46, True)])
def test_half_is_enough_where_there_is_no_rival(common: int, anchored: bool) -> None:
    p = Pieces()
    before, after = ({0: p.of(("a", common), ("", 99 - common))} for _ in range(2))

    assert anchors_by_words(before, after, []) == ([(0, 0)] if anchored else [])


@pytest.mark.parametrize(("rival", "anchored"), [(11, True), (13, False)])
def test_half_is_not_enough_beside_a_rival(rival: int, anchored: bool) -> None:
    p = Pieces()
    before = {0: p.of(("a", 100), ("r", rival), ("", 98 - rival))}
    after = {0: p.of(("a", 100), ("", 99)), 1: p.of(("r", rival), ("", 300))}

    assert anchors_by_words(before, after, []) == ([(0, 0)] if anchored else [])


@pytest.mark.parametrize(("rival", "anchored"), [(14, True), (17, False)])
def test_wording_in_common_with_few_words_is_no_rival(rival: int, anchored: bool) -> None:
    """The rival has 0.0467 or 0.0567 of the passage: only the latter is one, and has over 0.12 of what is common."""
    p = Pieces()
    before = {0: p.of(("a", 139), ("r", rival), ("", 298 - 139 - rival))}
    after = {0: p.of(("a", 139), ("", 159)), 1: p.of(("r", rival), ("", 900))}

    assert anchors_by_words(before, after, []) == ([(0, 0)] if anchored else [])


@pytest.mark.parametrize(("common", "further"), [(39, False), (41, True)])
def test_a_further_part_of_a_anchored_passage(common: int, further: bool) -> None:
    p = Pieces()
    before = {0: p.of(("a", 110)), 1: p.of(("d", common), ("", 99 - common))}
    after = {0: p.of(("a", 110), ("d", common))}

    assert anchors_by_words(before, after, []) == ([(0, 0), (1, 0)] if further else [(0, 0)])


@pytest.mark.parametrize(("rival", "joined"), [(39, True), (41, False)])
def test_a_part_with_a_second_source_is_not_joined(rival: int, joined: bool) -> None:
    p = Pieces()
    before = {0: p.of(("a", 100)), 1: p.of(("r", rival), ("b", 79 - rival)), 2: p.of(("c", 80))}
    after = {0: p.of(("a", 100), ("r", rival), ("b", 79 - rival), ("c", 80)), 1: p.of(("r", rival), ("", 300))}

    assert ((1, 0) in anchors_by_words(before, after, [])) is joined


@pytest.mark.parametrize(("texts", "anchored"), [(8, True), (9, False)])
def test_wording_that_stands_in_many_passages_makes_no_anchor(texts: int, anchored: bool) -> None:
    p = Pieces()
    before = {0: p.of(("a", 50), ("b", 10), ("", 15))}
    after = {0: p.of(("a", 50), ("b", 10))} | {n: p.of(("a", 50), ("", 300)) for n in range(2, texts + 1)}

    assert anchors_by_words(before, after, []) == ([(0, 0)] if anchored else [])


@pytest.mark.parametrize(("more", "by_neighbours"), [(0, True), (1, False)])
def test_neighbours_decide_among_up_to_ten_thousand_combinations(more: int, by_neighbours: bool) -> None:
    """A hundred times the same on either side; the neighbours vouch for the second with the first."""
    before, after = (
        dict.fromkeys(range(0, 1000, 10), "Repealed."),
        dict.fromkeys(range(0, 1000 + 10 * more, 10), "Repealed."),
    )

    assert ((10, 0) in pair_repeated(before, after, [(11, 1)])) is by_neighbours


@pytest.mark.parametrize(("common", "anchored"), [(79, False), (81, True)])
def test_what_stands_behind_a_known_pair_must_be_nearly_the_same(common: int, anchored: bool) -> None:
    p = Pieces()
    before, after = ({1: p.of(("a", common), ("", 99 - common))} for _ in range(2))

    assert anchors_in_place(before, after, [(0, 0)]) == ([(1, 1)] if anchored else [])


def test_the_first_passage_stands_behind_nothing() -> None:
    p = Pieces()
    whole = {0: p.of(("a", 50)), 1: p.of(("b", 50))}

    assert anchors_in_place(whole, whole, []) == []
    assert anchors_in_place(whole, whole, [(0, 0)]) == [(1, 1)]


@pytest.mark.parametrize(("own", "redundant"), [(24, True), (26, False)])
def test_a_further_link_has_wording_of_its_own(own: int, redundant: bool) -> None:
    p = Pieces()
    shared = 99 - own
    words = [
        [p.of(("s", shared), ("o", own)), p.of(("s", shared))],
        [p.of(("s", shared), ("o", own)), p.of(("s", shared))],
    ]
    links = {(0, 0): 0.5, (0, 1): 0.9, (1, 0): 0.9}

    assert redundant_links(links, lambda side, place: words[side][place]) == ({(0, 0)} if redundant else set())
