"""What two passages have in common, measured: one case on each side of every limit."""

from __future__ import annotations

import pytest

from tests.support.words import Pieces
from tracker.diff.match.features.headings import Headings
from tracker.diff.match.features.line_counterparts import counterpart_lines
from tracker.diff.match.features.line_flow import line_flow
from tracker.diff.match.features.pair import measure_pairs
from tracker.diff.match.features.quoted_terms import common_quoted_terms, quoted_in
from tracker.diff.match.features.word_flow import WordFlow
from tracker.diff.match.line_vectors import LineVectors
from tracker.diff.prepare.vocabulary import EncodedText, Vocabulary

W = 7
"""The word that a test is about."""


OTHERS = [EncodedText((tuple(range(5000 + 10 * n, 5010 + 10 * n)),)) for n in range(40)]
"""Passages that stand in both texts, so that no word of a test is common."""


def lines_with(number: int, of: int) -> list[tuple[int, ...]]:
    """Return so many lines, of which so many hold the word, each with a word of its own."""
    return [(W, 100 + n) if n < number else (100 + n,) for n in range(of)]


@pytest.mark.parametrize(
    ("limit", "lines"), [(12, 20), (25, 99), (60, 399), (30, 5999)], ids=["short", "share", "most", "long"]
)
def test_a_word_in_many_lines_finds_no_counterparts(limit: int, lines: int) -> None:
    """At most twelve lines in a short text, a quarter of the lines, sixty lines, and fewer in a long text."""
    few, many = (next(LineVectors([(W, 1)], lines_with(n, lines)).cosines()) for n in (limit, limit + 1))

    assert len(few) == limit
    assert many == {}


def test_a_pair_of_words_counts_seven_tenths_of_a_word() -> None:
    """Two words that stand in the same two lines: in the other order they are the same words, and not the same pair."""
    others = [(100 + n, 200 + n) for n in range(20)]
    same, turned = (next(LineVectors([(1, 2), *others], [line, *others]).cosines())[0] for line in ((1, 2), (2, 1)))

    assert same == pytest.approx(1.0)
    assert turned == pytest.approx(0.746, abs=0.02)


@pytest.mark.parametrize(("place", "found"), [(10, True), (11, False)])
def test_a_heading_is_looked_for_in_the_first_ten_words_of_a_line(place: int, found: bool) -> None:
    line = (*range(100, 100 + place - 1), W, *range(200, 210))
    headings = Headings([EncodedText((line,)), *OTHERS], [EncodedText(((1, 2, 3),), (W,)), *OTHERS])

    assert (headings.share_in_lines(0, 0) > 0) is found


@pytest.mark.parametrize(("passages", "found"), [(8, True), (9, False)])
def test_a_heading_of_one_common_word_is_not_looked_for(passages: int, found: bool) -> None:
    """Of 20 passages the word stands in 8 or 9: it weighs 0.343 or 0.301 of a word of one passage."""
    before = [EncodedText(((W, 100 + n) if n < passages - 1 else (100 + n,),)) for n in range(10)]
    after = [EncodedText(((200 + n,),), (W,) if n == 0 else ()) for n in range(10)]

    assert (Headings(before, after).share_in_lines(0, 0) > 0) is found


@pytest.mark.parametrize(("shared", "candidate"), [(18, False), (21, True)])
def test_a_pair_needs_a_fiftieth_of_what_survives(shared: int, candidate: bool) -> None:
    p = Pieces()
    rest = 980 - shared
    before = [EncodedText((p.of(("a", rest), ("r", shared)),)), EncodedText((p.of(("x", rest)),))]
    after = [EncodedText((p.of(("a", rest)),)), EncodedText((p.of(("x", rest), ("r", shared)),))]

    assert ((0, 1) in measure_pairs(before, after)) is candidate


@pytest.mark.parametrize(("limit", "passages"), [(40, 60), (12, 2999), (20, 1199)], ids=["short", "very long", "long"])
def test_a_word_in_many_passages_says_nothing_of_where_it_went(limit: int, passages: int) -> None:
    few, many = (
        WordFlow([{W: 1}], [{W: 1} if n < number else {} for n in range(passages)], {W: 1.0}).gone
        for number in (limit, limit + 1)
    )

    assert few
    assert not many


@pytest.mark.parametrize(("passages", "successors"), [(11, 11), (12, 12), (13, 12)])
def test_wording_is_divided_among_twelve_passages_at_most(passages: int, successors: int) -> None:
    assert len(WordFlow([{W: 1}], [{W: 1}] * passages, {W: 1.0}).gone) == successors


def test_six_rounds_bring_a_share_within_a_hundredth() -> None:
    """One word stands in the first passage only, one in both: the second passage's part is halved in every round."""
    went = WordFlow([{1: 1, 2: 1}], [{1: 1, 2: 1}, {2: 1}], {1: 1.0, 2: 1.0}).gone

    assert went[0, 1] == pytest.approx(0.5 / 2**6)


@pytest.mark.parametrize(("characters", "terms"), [(80, 1), (81, 0)])
def test_a_quoted_term_has_eighty_characters_at_most(characters: int, terms: int) -> None:
    assert len(list(quoted_in("“" + "a" * characters + "”"))) == terms


@pytest.mark.parametrize(("passages", "linked"), [(20, True), (21, False)])
def test_a_term_that_many_passages_quote_links_nothing(passages: int, linked: bool) -> None:
    assert bool(common_quoted_terms([{(W,)}], [{(W,)}] * passages)) is linked


@pytest.mark.parametrize(("kept", "counterpart"), [(17, False), (18, True)])
def test_a_line_half_as_like_as_the_best_is_a_counterpart(kept: int, counterpart: bool) -> None:
    """Of thirty words 17 make 0.48 of the likeness of the line itself, 18 make 0.51."""
    line = tuple(range(1, 31))
    before = [EncodedText((line,)), *OTHERS]
    after = [EncodedText((line,)), EncodedText(((*line[:kept], *range(200, 230 - kept)),)), *OTHERS]

    assert ((0, 1) in counterpart_lines(before, after)) is counterpart


def share_of_best(short: int, kept: int, rival: int) -> float:
    """Return the share of the best that the best line of two passages has: a short line is the same, a long one is not.

    Args:
        short: Words of the line that is the same.
        kept: Words of the other line that were kept.
        rival: Words of it that a third passage has.
    """
    long, same = tuple(range(1, 41)), tuple(range(1000, 1000 + short))
    before = [EncodedText((same, long))]
    after = [
        EncodedText((same, (*long[:kept], *range(500, 540 - kept)))),
        EncodedText(((*long[:rival], *range(700, 740 - rival)),)),
    ]
    return counterpart_lines(before, after)[0, 0].share_of_best


def test_a_short_line_vouches_less_than_a_long_one() -> None:
    """Which of the two lines is the best one depends on the weight from which on a line counts in full."""
    assert share_of_best(1, 32, 33) < 0.95
    assert share_of_best(1, 35, 37) == 1.0


def test_a_line_with_a_better_rival_vouches_less() -> None:
    assert share_of_best(1, 31, 32) == 1.0
    assert share_of_best(1, 32, 33) < 0.95


def flow_to_rival(kept: int) -> float:
    """Return the flow to a passage with so many of the thirty words of a line, beside one with the line itself."""
    line = tuple(range(1, 31))
    before = [EncodedText((line,)), *OTHERS]
    after = [EncodedText((line,)), EncodedText(((*line[:kept], *range(200, 230 - kept)),)), *OTHERS]
    return line_flow(before, after, {})[0, 1]


def test_a_line_goes_where_it_is_likest_and_a_little_where_it_is_nearly_as_like() -> None:
    """The whole of the rival came from the line: one half. 29 of 30 words make a cosine of 0.954."""
    assert flow_to_rival(30) == pytest.approx(0.75)
    assert flow_to_rival(29) == pytest.approx(0.5876, abs=0.001)


@pytest.mark.parametrize(("kept", "flows"), [(25, False), (26, True)])
def test_nothing_of_a_line_goes_where_it_is_much_less_like(kept: int, flows: bool) -> None:
    """25 of the words make a cosine of 0.780, 26 one of 0.822."""
    assert (flow_to_rival(kept) > 0.5) is flows


@pytest.mark.parametrize(("limit", "lines"), [(400, 1999), (240, 5000)], ids=["most", "long"])
def test_a_stem_in_up_to_four_hundred_lines_tells_where_a_line_went(limit: int, lines: int) -> None:
    """Fewer in a long text: four hundred of three thousand lines, and so few of five thousand."""
    few, many = (
        line_flow([EncodedText(((W, 1),))], [EncodedText((line,)) for line in lines_with(n, lines - 1)], {})
        for n in (limit, limit + 1)
    )

    assert len(few) == limit
    assert many == {}


@pytest.mark.parametrize(("word", "same"), [("obligatory", True), ("oblivion", False), ("OBLIGED", True)])
def test_words_with_five_letters_in_common_have_one_stem(word: str, same: bool) -> None:
    vocabulary = Vocabulary()
    obligation, other = vocabulary.encode(f"obligation {word}")
    stems = vocabulary.stems()

    assert (stems[obligation] == stems[other]) is same
