"""The tables of lineage that a reader made, and the measure that holds the program against them."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from benchmarks.accept.check import STAGES, declaration
from benchmarks.accept.lineage import TABLES, Text, address, find, words_in, wrong_words

if TYPE_CHECKING:
    from pathlib import Path

STAGES_OF = {
    "paris": ("2015-10-23", "2015-12-04", "2015-12-09", "2015-12-12", "2016-01-29"),
    "solidarity_fr": STAGES,
    "solidarity_en": ("2014", "2017", "2023"),
}


def rows(name: str) -> list[dict[str, str]]:
    with (TABLES / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


@pytest.mark.parametrize("name", ["origin", "links", "paragraphs", "threads", "returns"])
def test_every_row_is_of_a_known_text_and_says_how_sure_it_is(name: str) -> None:
    for row in rows(name):
        assert row["text"] in STAGES_OF, row
        assert row["confidence"] in {"sure", "arguable"}, row
        stages = [row[column] for column in row if column.endswith("stage") or column.startswith("stage")]
        assert set(stages) <= set(STAGES_OF[row["text"]]), row


def test_no_word_is_younger_than_its_stage() -> None:
    for row in [*rows("origin"), *({**row, "stage": row["last_stage"]} for row in rows("returns"))]:
        stages = STAGES_OF[row["text"]]
        assert stages.index(row["origin"]) <= stages.index(row["stage"]), row


def test_links_join_a_stage_with_the_next_and_only_a_new_or_dropped_provision_has_one_side() -> None:
    for name, column in (("links", "article"), ("paragraphs", "provision")):
        for row in rows(name):
            stages = STAGES_OF[row["text"]]
            assert stages.index(row["stage_after"]) == stages.index(row["stage_before"]) + 1, row
            sides = bool(row[f"{column}_before"]), bool(row[f"{column}_after"])
            assert sides == {"new": (False, True), "dropped": (True, False)}.get(row["kind"], (True, True)), row


def test_a_thread_has_a_place_or_a_gap_at_every_stage_and_no_article_is_in_two() -> None:
    seen: dict[tuple[str, str, str], str] = {}
    stages: dict[tuple[str, str], list[str]] = {}
    for row in rows("threads"):
        stages.setdefault((row["text"], row["thread"]), []).append(row["stage"])
        if row["article"]:
            assert seen.setdefault((row["text"], row["stage"], row["article"]), row["thread"]) == row["thread"], row
    assert all(tuple(found) == STAGES_OF[text] for (text, _), found in stages.items())


def test_the_sampled_words_stand_in_the_declaration() -> None:
    for row in rows("origin"):
        if row["text"] == "solidarity_fr":
            words = words_in(declaration(row["stage"]).read_text(encoding="utf-8"))
            around = words_in(row["word"])[0]
            before, after = words_in(row["before"])[-2:], words_in(row["after"])[:2]
            place = find(words, before, around, after, int(row["position"]))
            assert place is not None, row
            # Labels of points stand between the words of two lines, so one side may differ.
            assert words[place - len(before) : place] == before or words[place + 1 : place + 1 + len(after)] == after, (
                row
            )


def test_a_word_is_found_by_its_neighbours_before_its_place() -> None:
    words = ["the", "parties", "shall", "act", "and", "the", "parties", "may", "act"]
    assert find(words, ["the"], "parties", ["may"], 0) == 6
    assert find(words, [], "act", [], 8) == 8
    assert find(words, [], "treaty", [], 0) is None


def test_a_place_that_is_no_provision_stays_as_it_is() -> None:
    assert address("") == ""
    assert address("Article 3 (after 19)") == "Article 3 (after 19)"
    assert address("Article premier, 3(b)") == "art_1__para_3__point_b"


@pytest.mark.parametrize(("origin", "passed"), [("one", True), ("two", False)])
def test_a_wrong_verdict_fails_the_measure(tmp_path: Path, origin: str, passed: bool) -> None:
    (tmp_path / "one.md").write_text("## Article 1\n\nThe Parties shall meet every year.\n", encoding="utf-8")
    (tmp_path / "two.md").write_text("## Article 1\n\nThe Parties shall meet every second year.\n", encoding="utf-8")
    text = Text("x", {"one": tmp_path / "one.md", "two": tmp_path / "two.md"})
    row = {"no": "1", "stage": "two", "provision": "Article 1", "position": "4", "origin": origin}
    words = {"before": "The Parties shall", "word": "meet", "after": "every second"}
    assert (not list(wrong_words(text, [row | words]))) is passed
