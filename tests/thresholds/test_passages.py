"""Words found again in earlier stages: one text on each side of every threshold."""

from __future__ import annotations

import random
import time
from itertools import accumulate

import pytest

from tracker.diff.redline import compare
from tracker.lineage.passages import Passages
from tracker.lineage.pieces import Piece, followed
from tracker.lineage.reader import LineageReader
from tracker.lineage.sources import Comparing, NoKeeping, StageSource
from tracker.lineage.spans import SpannedLine
from tracker.lineage.standing import Standing
from tracker.model.lineage.origins import Span
from tracker.model.provision import Eid
from tracker.text.parser import parse


def passages(*lines: tuple[str, str]) -> Passages:
    """Return the passages of one old stage, from the address and the words of each line."""
    found = Passages()
    found.add((text, (Span(len(text), "old", Eid(eid), 0),)) for eid, text in lines)
    return found


def old_words(found: Passages, text: str, eid: str = "art_9", *, standing: Standing | None = None) -> str:
    """Return the words of a new line that come from the old stage."""
    return all_old_words(found, {eid: text}, standing)[eid]


def all_old_words(found: Passages, texts: dict[str, str], standing: Standing | None = None) -> dict[str, str]:
    lines = {Eid(eid): SpannedLine(text) for eid, text in texts.items()}
    found.find_again(lines, standing or Standing([]))
    old: dict[str, str] = {}
    for eid, line in lines.items():
        at, words = 0, ""
        for span in line.spans_from("new", eid):
            words += line.text[at : at + span.length] if span.stage == "old" else "|"
            at += span.length
        old[eid] = words.strip("| ")
    return old


SECONDS = 5
"""Six thousand words are read in half a second; in square time they would take minutes."""
NEW = "Heron ibis stork crane finch robin and also wren."
"""Words before and behind a passage, so that it is no whole line."""
OLD = "glass amber cedar flint quartz basalt marble copper silver cobalt nickel zinc"
"""Words that no other line has."""


def test_six_words_of_another_line_are_found_again_and_five_are_not() -> None:
    words = OLD.split()
    found = passages(("art_1", " ".join(words)))
    assert old_words(found, f"{NEW} {' '.join(words[:6])} {NEW}") == " ".join(words[:6])
    assert old_words(found, f"{NEW} {' '.join(words[:5])} {NEW}") == ""


def test_five_telling_words_are_enough_and_four_are_not() -> None:
    formula = "in accordance with the law"
    other = ("art_2", f"The moon shines {formula}.")
    # The words beside a telling one tell, too: of "amber in accordance" all three.
    five = f"cedar glass amber {formula}"
    assert old_words(passages(("art_1", f"{five}."), other), f"{NEW} {five}, heron.") == five
    four = f"cedar glass {formula}"
    assert old_words(passages(("art_1", f"{four}."), other), f"{NEW} {four}, heron.") == ""


@pytest.mark.parametrize(("again", "is_old"), [("lamps lit brightly", True), ("lamps lit", False)])
def test_three_words_that_are_set_again_in_their_own_line_are_old(again: str, is_old: bool) -> None:
    old = "Ports keep order with lamps lit brightly."
    line = SpannedLine(f"Ports keep {NEW} {again}")
    line.fill([(0, [Span(len("Ports keep"), "old", Eid("art_1"), 0)])])
    passages(("art_1", old)).find_again({Eid("art_1"): line}, Standing([]))
    assert (line.spans_from("new", Eid("art_1"))[-1].stage == "old") is is_old


def test_what_two_articles_say_is_a_formula_and_what_one_says_twice_is_none() -> None:
    phrase = "measures needed for the safety of ships"
    other = passages(("art_1", f"Ports take {phrase}."), ("art_2", f"Harbours keep {phrase}."))
    assert old_words(other, f"{NEW} Captains take the {phrase} {NEW}") == ""
    same = passages(("art_1__para_1", f"Ports take {phrase}."), ("art_1__para_2", f"Harbours keep {phrase}."))
    assert old_words(same, f"{NEW} Captains have {phrase} {NEW}") == phrase


def test_a_formula_that_is_most_of_its_line_is_found_again() -> None:
    phrase = "measures needed for the safety of ships"
    found = passages(("art_1", f"Ports take {phrase}."), ("art_2", f"Harbours keep {phrase}."))
    assert old_words(found, f"And now the {phrase}.") == f"{phrase}."  # 7 of 10 words
    assert old_words(found, f"And now as then the same {phrase}.") == ""  # 7 of 13 words


@pytest.mark.parametrize(("count", "is_old"), [(12, True), (11, False)])
def test_a_passage_that_still_stands_is_old_elsewhere_only_if_it_is_long(count: int, is_old: bool) -> None:
    found = passages(("art_1", OLD))
    standing = Standing([[Span(len(OLD), "old", Eid("art_1"), 0)]])
    copy = " ".join(OLD.split()[:count])
    assert old_words(found, f"{NEW} {copy} {NEW}", standing=standing) == (copy if is_old else "")


def test_the_short_lines_of_an_article_are_old_if_half_of_its_words_came_back() -> None:
    found = passages(("art_1", "Safe harbours"), ("art_1__al_1", OLD))
    more = " ".join(f"bird{n}" for n in range(10))
    back = all_old_words(found, {"art_9": "Safe harbours", "art_9__al_1": f"{OLD} {more}"})
    assert back == {"art_9": "Safe harbours", "art_9__al_1": OLD}
    other = all_old_words(found, {"art_9": "Safe harbours", "art_9__al_1": f"{OLD} {more} heron"})
    assert other == {"art_9": "", "art_9__al_1": OLD}


def test_a_title_that_still_stands_is_no_sign_of_a_return() -> None:
    found = passages(("art_1", "Safe harbours"), ("art_2", "Safe waters"), ("art_2__al_1", OLD))
    back = all_old_words(found, {"art_9": "Safe harbours", "art_9__al_1": OLD})
    assert back == {"art_9": "", "art_9__al_1": OLD}


def pieces(line: str, other: str) -> list[str]:
    """Return the letters, each taken for a word, that follow the first three of a line in another one."""
    return [line[start : start + size] for start, _, size in followed([*line], [*other], Piece(0, 0, 3))]


def test_a_passage_is_followed_over_three_words_that_differ_and_not_over_four() -> None:
    assert pieces("abcxyzde", "abcde") == ["abc", "de"]
    assert pieces("abcwxyzde", "abcde") == ["abc"]


def test_a_single_word_behind_others_is_chance_unless_two_follow() -> None:
    assert pieces("abcxd", "abcyd") == ["abc"]
    assert pieces("abcxdyef", "abczdwef") == ["abc", "d", "ef"]


def test_two_single_words_lead_on_and_three_do_not() -> None:
    assert pieces("abc1d2e3fg", "abc4d5e6fg") == ["abc", "d", "e", "fg"]
    assert pieces("abc1d2e3h7fg", "abc4d5e6h8fg") == ["abc"]


def test_a_passage_is_followed_within_a_long_sentence() -> None:
    near = [word for n in range(20) for word in ("x", f"w{n}", f"v{n}")]
    far = [word for n in range(20) for word in ("y", f"w{n}", f"v{n}")]
    found = followed(["a", "b", "c", *near, "d", "e"], ["a", "b", "c", *far, "d", "e"], Piece(0, 0, 3))
    assert found[-1] == Piece(61, 61, 2)  # the 60 words behind the first three, and none of "d e" beyond them


def origins(before: str, after: str) -> str:
    """Return the words of an article that come from the stage before."""
    drafts = [parse(f"## Article 1\n\n{text}\n")[0] for text in (before, after)]
    sources = [
        StageSource(name="old", predecessors=(), key="old", read=lambda: drafts[0]),
        StageSource(name="new", predecessors=(0,), key="new", read=lambda: drafts[1]),
    ]
    comparing = Comparing(
        compare=lambda one, other: compare(drafts[one], drafts[other]), key=lambda one, other: f"{one} {other}"
    )
    reader = LineageReader(sources, comparing, NoKeeping())
    line = next(eid for eid, block in reader.text(1).blocks.items() if block.text == after)
    spans = reader.origins(1).origins.spans[line]
    starts = accumulate((span.length for span in spans), initial=0)
    return " ".join(
        after[at : at + span.length].strip() for at, span in zip(starts, spans, strict=False) if span.stage == "old"
    )


@pytest.mark.parametrize(("others", "kept"), [(7, "Each Party shall"), (8, "")])
def test_a_line_of_which_three_in_ten_words_stayed_is_the_line_before(others: int, kept: str) -> None:
    birds, trees = (
        " ".join(words.split()[:others])
        for words in ("heron ibis stork crane finch robin wren osprey", "oak elm ash birch beech yew lime alder")
    )
    assert origins(f"Each Party shall {birds}", f"Each Party shall {trees}").strip(" .") == kept


def test_a_short_line_that_stayed_is_old_however_much_was_added() -> None:
    assert origins("Each Party shall report.", f"Each Party shall report, {NEW} {NEW}").startswith(
        "Each Party shall report"
    )


@pytest.mark.parametrize("words", ["a", "ab", "abcd", "abcdefgh"])
def test_a_long_line_of_few_words_takes_no_square_time(words: str) -> None:
    order = random.Random(len(words))
    before, after = (" ".join(order.choices(words, k=6_000)) for _ in range(2))
    begin = time.process_time()
    old_words(passages(("art_1", before)), f"{after} heron")
    assert time.process_time() - begin < SECONDS
