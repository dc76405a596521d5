"""Marks of negotiation in long texts are followed in a time that grows with the text, not with its square."""

from __future__ import annotations

import time

import pytest

import tracker
from tracker.marks.fate import follow_marks
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
