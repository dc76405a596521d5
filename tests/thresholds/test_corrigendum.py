"""The numbers of the corrigendum: one case on each side of every one."""

from __future__ import annotations

import pytest

from tracker.corrigendum.lines import corrections_of_line
from tracker.diff.wording.runs import word_runs
from tracker.model.block import Block, BlockKind
from tracker.model.corrigendum import Corrigendum, Rectification
from tracker.model.provision import Eid
from tracker.report.corrigendum.sheet import _first_words

LINE = (
    "and the Council of the river shall publish all reports of the Parties in every language within a year of receipt"
)


def corrections(before: str, after: str) -> list[Rectification] | None:
    blocks = [Block(BlockKind.TEXT, text) for text in (before, after)]
    return corrections_of_line(Eid("art_1__al_1"), blocks[0], blocks[1], word_runs(before, after))


@pytest.mark.parametrize(("same", "quoted"), [(11, True), (12, False)])
def test_a_quotation_grows_by_at_most_twelve_words(same: int, quoted: bool) -> None:
    """The same words stand on both sides of two places; only the word behind them tells the places apart."""
    left, right = (" ".join(f"{side}{n}" for n in range(same)) for side in "lr")
    place = f"{left} should {right}"
    before = f"one {place} two {LINE} {LINE.upper()} three {place} four"
    after = "shall".join(before.rsplit("should", 1))

    found = corrections(before, after)

    assert (found is not None) is quoted
    if found:
        assert [len(item.words.split()) for item in found] == [13]


@pytest.mark.parametrize(("changed", "quoted"), [(50, True), (70, False)])
def test_a_line_of_which_half_is_quoted_is_set_out_whole(changed: int, quoted: bool) -> None:
    kept = "the Council of the river keeps the banks in good order today"
    assert len(kept) == 60

    assert (corrections(f"{'a' * changed} {kept}", f"{'b' * changed} {kept}") is not None) is quoted


@pytest.mark.parametrize(("letters", "quoted"), [(60, True), (61, False)])
def test_in_a_line_of_print_any_part_is_quoted(letters: int, quoted: bool) -> None:
    before, after = (f"the river {letter * (letters - 10)}" for letter in "ab")
    assert len(before) == letters

    assert (corrections(before, after) is not None) is quoted


@pytest.mark.parametrize(("changes", "quoted"), [(6, True), (7, False)])
def test_six_corrections_of_a_line_are_listed(changes: int, quoted: bool) -> None:
    parts = [f"the Party named in the list under number {n}x" for n in range(changes)]
    before, after = (" ".join(f"{part} {verb}{n}," for n, part in enumerate(parts)) for verb in ("keeps", "leaves"))

    found = corrections(before, after)

    assert (found is not None) is quoted
    if found:
        assert len(found) == changes


def test_a_han_quotation_has_two_characters() -> None:
    (item,) = corrections("各国可行动", "各国应行动") or []

    assert (len(item.words), len(item.reading)) == (2, 2)


@pytest.mark.parametrize(("share", "overlong"), [(0.25, False), (0.26, True)])
def test_a_quarter_of_the_lines_makes_a_sheet_too_long(share: float, overlong: bool) -> None:
    assert Corrigendum(items=(), share=share).is_overlong is overlong


def test_a_passage_is_found_by_five_words_or_ten_han_characters() -> None:
    assert _first_words("one two three four five six") == "one two three four five"
    assert _first_words("一二三四五六七八九十甲乙") == "一二三四五六七八九十"
