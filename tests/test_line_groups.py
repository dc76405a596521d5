"""Lines that were divided or joined: words that stay are kept, the break alone is marked, rows say split and merged."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.strategies import WORDS
from tracker.diff.rebuild import rebuild
from tracker.diff.redline import compare
from tracker.diff.wording.runs import BREAK, line_runs
from tracker.model.concordance import ChangeKind, Correspondence
from tracker.model.provision import ProvisionKind
from tracker.model.redline import Redline, RunKind
from tracker.model.side import Side
from tracker.text.parser import parse

REPORTS = {
    "en": ("The Board meets every year in spring.", "It elects a chair from among its members.", "Article 1"),
    "fr": ("Le Conseil se réunit chaque année au printemps.", "Il élit un président parmi ses membres.", "Article 1"),
    "es": ("La Junta se reúne cada año en primavera.", "Elige a un presidente entre sus miembros.", "Artículo 1"),
    "ru": ("Совет собирается каждый год весной.", "Он избирает председателя из числа своих членов.", "Статья 1"),
    "ar": ("يجتمع المجلس كل سنة في الربيع.", "وينتخب رئيسا من بين أعضائه لمدة سنة.", "المادة 1"),
    "zh": ("理事会每年春季举行会议。", "理事会从其成员中选举主席一人。", "第一条"),
}


def redline(before: str, after: str) -> Redline:
    return compare(parse(before)[0], parse(after)[0])


def rows(found: Redline, level: ProvisionKind) -> list[Correspondence]:
    return [row for row in found.concordance if row.level is level]


def marked(found: Redline) -> list[str]:
    return [run.text for block in found.blocks for run in block.runs if run.kind is not RunKind.KEPT]


@pytest.mark.parametrize("language", REPORTS)
def test_two_paragraphs_that_become_one_keep_their_words(language: str) -> None:
    first, second, label = REPORTS[language]
    space = "" if language == "zh" else " "
    apart, joined = f"### {label}\n\n{first}\n\n{second}\n", f"### {label}\n\n{first}{space}{second}\n"
    for texts, fact, end in (
        ((apart, joined), "merged", RunKind.DELETED),
        ((joined, apart), "split", RunKind.INSERTED),
    ):
        found = redline(*texts)

        assert "".join(marked(found)).strip() == ""
        assert [block.end for block in found.blocks] == [RunKind.KEPT, end, RunKind.KEPT]
        assert all(getattr(row, fact) for row in rows(found, ProvisionKind.PARAGRAPH))
        assert not rows(found, ProvisionKind.ARTICLE)[0].unchanged
        assert ChangeKind.BREAK in rows(found, ProvisionKind.ARTICLE)[0].changes


def test_a_sentence_that_becomes_points_keeps_its_words() -> None:
    sentence = "Each Party shall report on the laws it has passed, on its vessels and on all accidents."
    before = f"### Article 1\n\n#### 1.\n\n{sentence} The Board publishes the reports.\n"
    after = (
        "### Article 1\n\n#### 1.\n\nEach Party shall report on:\n\n##### (a)\n\nthe laws it has passed;\n\n"
        "##### (b)\n\nits vessels; and\n\n##### (c)\n\nall accidents.\n\n#### 2.\n\nThe Board publishes the reports.\n"
    )
    found = redline(before, after)

    words = [text.strip(" :;,.") for text in marked(found)]
    assert set(words) <= {"", "(a)", "(b)", "(c)", "2", "on"}
    assert {row.after for row in found.concordance if row.before == "art_1__para_1"} == {
        "art_1__para_1", "art_1__para_1__point_a", "art_1__para_1__point_b", "art_1__para_1__point_c", "art_1__para_2"
    }  # fmt: skip
    assert not any(row.inserted for row in found.concordance)


def test_a_recital_that_becomes_two_is_split() -> None:
    before = "> Recalling the Charter and all its aims, and convinced that lakes unite the peoples,\n"
    after = "> Recalling the Charter and all its aims,\n\n> Convinced that lakes unite the peoples,\n"

    found = rows(redline(before, after), ProvisionKind.RECITAL)

    assert [(row.before, row.after, row.split) for row in found] == [
        ("recs__rec_1", "recs__rec_1", True),
        ("recs__rec_1", "recs__rec_2", True),
    ]


def test_a_new_paragraph_that_repeats_its_neighbour_takes_nothing_from_it() -> None:
    line = "failing such procedure, by the signature of the representatives of those States of the text of the treaty."
    more = line.replace("States", "States and organizations")
    other = line.replace("States", "organizations")
    found = redline(f"### Article 1\n\n{line}\n", f"### Article 1\n\n{more}\n\n{other}\n")

    assert [block.end for block in found.blocks] == [RunKind.KEPT] * 3
    assert [row.inserted for row in rows(found, ProvisionKind.PARAGRAPH)] == [False, True]


def test_a_note_call_stays_with_its_words_when_a_line_is_divided() -> None:
    notes = "[^1]: A.\n\n[^2]: B.\n"
    text = f"### Article 1\n\nThe Board meets every year[^1].{{}}It elects a chair[^2] from its members.\n\n{notes}"
    found = redline(text.format(" "), text.format("\n\n"))

    assert [
        (run.calls_before, run.calls_after) for block in found.blocks for run in block.runs if run.calls_before
    ] == [
        ((1,), (1,)),
        ((2,), (2,)),
    ]
    assert rows(found, ProvisionKind.ARTICLE)[0].changes == {ChangeKind.BREAK}


LINES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join), min_size=1, max_size=5)


@given(LINES, LINES)
def test_lines_compared_as_one_text_give_both_texts_back(before: list[str], after: list[str]) -> None:
    runs = line_runs(before, after)

    assert "".join(run.text for run in runs if run.kind is not RunKind.INSERTED) == BREAK.join(before)
    assert "".join(run.text for run in runs if run.kind is not RunKind.DELETED) == BREAK.join(after)


UNUSUAL = [f"{first}{second}" for first in ("har", "lan", "mar", "sol", "ver") for second in
           ("bour", "tern", "ine", "stice", "dure", "get", "ket", "low", "vent")]  # fmt: skip


@given(st.permutations(UNUSUAL), st.lists(st.integers(3, 9), min_size=2, max_size=5))
def test_a_line_cut_anywhere_keeps_its_words_and_gives_both_texts_back(words: list[str], sizes: list[int]) -> None:
    ends = list(accumulate(sizes))
    pieces = [" ".join(words[end - size : end]) for size, end in zip(sizes, ends, strict=True)]
    texts = [
        "### Article 1\n\n" + "\n\n".join(f"#### {n}.\n\n{line}" for n, line in enumerate(side, 1)) + "\n"
        for side in ([" ".join(pieces)], pieces)
    ]
    for before, after in (texts, texts[::-1]):
        found = redline(before, after)

        for side in Side:
            assert rebuild(found, side) == [block for _, block in found.side(side).blocks]
        assert not [text for text in marked(found) if text.strip() and not text.strip(".").isdecimal()]
