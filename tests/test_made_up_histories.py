"""Made-up histories are what tests of lineage are measured by: here their own truth is tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from tests.support.histories.changes import CHANGES
from tests.support.histories.history import in_store, written
from tests.support.histories.plans import Plan, Step, planned, plans
from tests.support.histories.tongues import TONGUES
from tests.support.sampling import one_in
from tracker import compare
from tracker.store.store import Store
from tracker.text.parser import parse
from tracker.text.writer import body, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.histories.history import History

LANGUAGES = pytest.mark.parametrize("language", sorted(TONGUES))
PART = 8
"""Words that an article must share with another for a link between them to be right where a part of it moved."""


def history(*changes: tuple[str, ...], language: str = "en", seed: int = 1, articles: int = 8) -> History:
    """A history in one line, with these changes at each stage."""
    steps = tuple(Step(names, (stage,)) for stage, names in enumerate(changes))
    return written(Plan(seed, language, articles, steps))


@settings(max_examples=20)
@given(plans())
def test_every_word_stands_where_the_truth_says_and_only_once(plan: Plan) -> None:
    for stage in written(plan).stages:
        texts = {eid: block.text for eid, block in stage.draft.blocks}
        words = [(eid, word) for eid, words in stage.words.items() for word in words]

        assert all(texts[eid][word.start : word.end] == word.text for eid, word in words)
        assert len({word.token for _, word in words}) == len(words)
        assert all(word.born <= stage.number for _, word in words)


@settings(max_examples=10)
@given(plans())
def test_each_stage_is_a_text_that_the_tracker_reads_as_it_writes_it(plan: Plan) -> None:
    for stage in written(plan).stages:
        again, problems = parse(write(stage.draft))

        assert again.blocks == stage.draft.blocks
        assert not problems


@settings(max_examples=20)
@given(plans())
def test_a_word_is_as_old_as_the_first_stage_that_has_it(plan: Plan) -> None:
    made = written(plan)
    first: dict[int, int] = {}
    for stage in made.stages:
        for words in stage.words.values():
            for word in words:
                assert first.setdefault(word.token, stage.number) == word.born


@LANGUAGES
def test_the_same_plan_gives_the_same_letters(language: str) -> None:
    plan = planned(3, language=language, rivals=True)

    assert [body(s.draft) for s in written(plan).stages] == [body(s.draft) for s in written(plan).stages]
    assert body(written(planned(4, language=language)).stages[0].draft) != body(written(plan).stages[0].draft)


@pytest.mark.parametrize("change", sorted(CHANGES))
def test_every_change_has_an_effect(change: str) -> None:
    before = (
        "recital dropped",
        "sentence dropped",
        "paragraph dropped",
        "article dropped",
        "article bracketed",
        "article inserted",
    )
    made = history(before, (change,), articles=12, seed=0)

    assert made.stages[2].changes == (change,)
    assert body(made.stages[1].draft) != body(made.stages[2].draft)


def test_a_dropped_article_comes_back_as_itself_with_words_of_their_old_age() -> None:
    made = history(("article dropped",), ("words replaced",), ("article returned",))
    (thread,) = made.returned()
    life = made.thread(thread)

    assert sorted(life) == [0, 3]
    back = [word for eid, words in made.stages[3].words.items() if eid.startswith(life[3]) for word in words]
    assert back
    assert {word.born for word in back} <= {0, 3}
    assert sum(word.born == 0 for word in back) > 0.9 * len(back)
    assert "article returned" in {word.event for word in back}


def test_a_split_article_has_two_successors_and_a_merged_one_two_predecessors() -> None:
    made = history(("article split",), ("articles merged",))

    for stage, side in ((1, "before"), (2, "after")):
        links = made.links(stage)
        twice = [link for link in links if sum(getattr(link, side) == getattr(other, side) for other in links) > 1]
        assert sorted(link.main for link in twice) == [False, True]


@LANGUAGES
def test_a_compromise_has_articles_of_both_rivals_and_no_word_twice(language: str) -> None:
    new = ("article inserted", "words inserted", "words replaced", "words inserted")
    made = written(Plan(5, language, 8, (Step(new, (0,)), Step(new, (0,)), Step((), (1, 2)))))
    ages = {word.born for words in made.stages[3].words.values() for word in words}

    assert {0, 1, 2} == ages
    assert {link.before_stage for link in made.links(3)} == {1, 2}


def test_a_store_keeps_a_history_with_the_stages_that_each_was_drafted_from(tmp_path: Path) -> None:
    made = written(planned(2, stages=5, articles=3, rivals=True))
    in_store(made, tmp_path / "store")

    with Store.open(tmp_path / "store") as store:
        (instrument,) = store.instruments()
        assert [stage.predecessors for stage in instrument.stages] == [
            tuple(made.stages[number].name for number in stage.predecessors) for stage in made.stages
        ]
        assert [body(store.text(stage.name).draft) for stage in made.stages] == [body(s.draft) for s in made.stages]
        assert any(stage.also_from for stage in instrument.stages)


@pytest.mark.parametrize("language", one_in(3, sorted(TONGUES)))
def test_the_concordance_of_two_stages_finds_the_true_links(language: str) -> None:
    """The control of the generator: its truth is one that a comparison of two stages can find."""
    missed, wrong, right = [], [], 0
    for seed in range(2):
        made = written(planned(seed, language=language, stages=4, articles=10, rivals=True))
        for after in made.stages[1:]:
            common = made.common(after.number)
            for number in after.predecessors:
                before = made.stages[number]
                rows = compare(before.draft, after.draft).concordance
                found = {
                    (row.before, row.after)
                    for row in rows
                    if row.before is not None and row.after is not None and row.after in after.threads
                }
                true = {(link.before, link.after) for link in made.links(after.number) if link.before_stage == number}
                parts = {pair for pair in found if common.get((number, *pair), 0) >= PART}
                missed += sorted(true - found)
                wrong += sorted(found - true - parts)
                right += len(found & true)

    assert right > 50
    assert (missed, wrong) == ([], [])
