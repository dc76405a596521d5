"""Marks of negotiation in long texts are followed in a time that grows with the text, not with its square."""

from __future__ import annotations

import time

import pytest

import tracker
from tracker.marks import brackets, option_rows
from tracker.marks.fate import follow_marks
from tracker.marks.find import find_marks
from tracker.model.negotiation import Fate
from tracker.text.parser import parse

SECONDS = 5.0
"""Far more than the half second that these take, and far less than the 16 to 50 seconds that they took when each letter
looked through all the brackets of its line."""


def in_an_article(words: str) -> tracker.DraftText:
    return parse(f"# Convention\n\n### Article 1\n\n{words}\n")[0]


def round_many_paragraphs(*, bracketed: bool) -> str:
    paragraphs = "\n\n".join(f"{n}. The Party numbered {n} shall report to the [Board]." for n in range(1, 500))
    return f"[{paragraphs}]" if bracketed else paragraphs


def one_in_the_other(depth: int) -> str:
    return (
        "States " + " ".join(f"[word{n}" for n in range(400)) + "]" * 400
        if depth
        else "States " + " ".join(f"word{n}" for n in range(400))
    )


@pytest.mark.parametrize(
    ("before", "after", "lifted"),
    [
        (round_many_paragraphs(bracketed=True), round_many_paragraphs(bracketed=False), 1),
        (one_in_the_other(400), one_in_the_other(0), 400),
        (" ".join(f"the [word{n}]" for n in range(250)), " ".join(f"the word{n}" for n in range(250)), 250),
    ],
    ids=["round many paragraphs", "one in the other", "side by side"],
)
def test_many_brackets_are_followed_in_time(before: str, after: str, lifted: int) -> None:
    redline = tracker.compare(in_an_article(before), in_an_article(after))
    start = time.perf_counter()

    followed = follow_marks(redline).followed

    assert time.perf_counter() - start < SECONDS
    assert sum(item.fate is Fate.LIFTED for item in followed) == lifted


def test_brackets_beyond_the_deepest_nesting_have_no_partner(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = in_an_article("States " + "[" * 5 + "pay" + "]" * 5 + " in time.")
    assert not find_marks(draft).strays

    monkeypatch.setattr(brackets, "MOST_NESTED", 4)
    assert [stray.opening for stray in find_marks(draft).strays] == [True, False]


def test_a_row_goes_on_only_while_few_others_are_open(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = in_an_article("Option 1: a fund\n\nOption (a): large\n\nOption (b): small\n\nOption 2: none")
    assert [len(row) for row in option_rows.option_rows(draft, find_marks(draft).marks)] == [2, 2]

    monkeypatch.setattr(option_rows, "MOST_OPEN", 1)
    assert [len(row) for row in option_rows.option_rows(draft, find_marks(draft).marks)] == [1, 2, 1]


@pytest.mark.parametrize(
    "words", ["[a " * 20_000, "a] " * 20_000, "Option 1: " * 3_000], ids=["open", "closed", "options"]
)
def test_a_hostile_line_does_not_hold_the_program_up(words: str) -> None:
    begin = time.process_time()
    find_marks(in_an_article(f"States {words} pay."))

    assert time.process_time() - begin < SECONDS
