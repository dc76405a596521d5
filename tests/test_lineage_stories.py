"""Stories of articles over several stages, and the threads that a reader would draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker.diff.redline import compare
from tracker.lineage.reader import LineageReader
from tracker.lineage.sources import Comparing, NoKeeping, StageSource
from tracker.model.provision import Eid
from tracker.text.parser import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

A = "Harbours stay open to the ships of every Party in winter and at night."
B = "The Council publishes a list of pilots each year and sends it to the depositary."
C = "Lighthouse keepers receive a pension after twenty years of service on remote islands."
D = "Disputes are settled by negotiation or, failing that, by an arbitral tribunal of three."
E = "The cost of dredging is shared among the Parties in proportion to their tonnage."
DELETED = "(deleted)"

Life = tuple[str, ...]


def reader_of(*stages: Sequence[str], after: Sequence[tuple[int, ...]] = (), heading: str = "") -> LineageReader:
    """Return the reader of some stages.

    Args:
        stages: The text of each article of each stage.
        after: The stages that each was drafted from; the one before it if empty.
        heading: The heading of every article.
    """
    drafts = []
    for texts in stages:
        articles = [
            f"### Article {n} — {DELETED}" if text == DELETED else f"### Article {n}{heading}\n\n{text}"
            for n, text in enumerate(texts, 1)
        ]
        drafts.append(parse("---\nlanguage: en\n---\n\n# Convention\n\n" + "\n\n".join(articles) + "\n")[0])
    lines = after or [(n - 1,) if n else () for n in range(len(stages))]
    sources = [
        StageSource(name=f"s{n}", predecessors=lines[n], key=str(n), read=lambda draft=draft: draft)  # type: ignore[misc]
        for n, draft in enumerate(drafts)
    ]
    comparing = Comparing(compare=lambda a, b: compare(drafts[a], drafts[b]), key=lambda _a, _b: "")
    return LineageReader(sources, comparing, NoKeeping())


def lives(*stages: Sequence[str], after: Sequence[tuple[int, ...]] = ()) -> tuple[set[Life], set[tuple[str, str]]]:
    """Return the threads of the articles of some stages, and the returns as last place and place now.

    Args:
        stages: The text of each article of each stage.
        after: The stages that each was drafted from; the one before it if empty.
    """
    lineage = reader_of(*stages, after=after).main
    found = {tuple((eid or "").removeprefix("art_") or "-" for eid in thread.eids) for thread in lineage.threads}
    returns = {
        tuple(f"s{place.stage} {place.eid.removeprefix('art_')}" for place in (back.source, back.target))
        for back in lineage.returns
    }
    return found, returns  # type: ignore[return-value]


def test_an_article_that_is_dropped_twice_and_back_twice_is_one_thread() -> None:
    threads, returns = lives([A, B, C, D], [A, C, D], [A, C, B, D], [A, C, D], [B, A, C, D])

    assert ("2", "-", "3", "-", "1") in threads
    assert returns == {("s0 2", "s2 3"), ("s2 3", "s4 1")}


def test_a_number_that_was_kept_free_gets_its_article_back() -> None:
    threads, returns = lives([A, B, C], [A, DELETED, C], [A, B, C])

    assert threads == {("1", "1", "1"), ("2", "2", "2"), ("3", "3", "3")}
    assert returns == {("s0 2", "s2 2")}


def test_another_article_under_a_number_that_was_kept_free_is_another_thread() -> None:
    threads, returns = lives([A, B, C], [A, DELETED, C], [A, E, C])

    assert threads == {("1", "1", "1"), ("2", "2", "-"), ("-", "-", "2"), ("3", "3", "3")}
    assert returns == set()


def test_articles_that_exchange_their_numbers_keep_their_threads() -> None:
    threads, _ = lives([A, B, C], [B, A, C], [A, B, C])

    assert threads == {("1", "2", "1"), ("2", "1", "2"), ("3", "3", "3")}


def test_what_one_rival_kept_never_returned() -> None:
    threads, returns = lives([A, B, C], [A, C], [A, B, C], [A, B, C], after=[(), (0,), (0,), (1, 2)])

    assert ("2", "-", "2", "2") in threads
    assert returns == set()


def test_what_both_rivals_dropped_returned() -> None:
    threads, returns = lives([A, B, C], [A, C], [C, A], [A, B, C], after=[(), (0,), (0,), (1, 2)])

    assert ("2", "-", "-", "2") in threads
    assert returns == {("s0 2", "s3 2")}


def test_what_came_back_in_the_line_of_the_rival_that_dropped_it_returned() -> None:
    threads, returns = lives([A, B, C], [A, C], [A, B, C], [A, C, B], after=[(), (0,), (0,), (1,)])

    assert ("2", "-", "2", "3") in threads
    assert returns == {("s0 2", "s3 3")}


def test_an_article_that_both_rivals_added_is_one_thread_where_they_meet() -> None:
    threads, returns = lives([A, C], [A, B, C], [A, C, B], [A, B, C], after=[(), (0,), (0,), (1, 2)])

    assert threads == {("1", "1", "1", "1"), ("-", "2", "3", "2"), ("2", "3", "2", "3")}
    assert returns == set()


def test_two_articles_that_rivals_added_stay_two_threads() -> None:
    threads, _ = lives([A, C], [A, B, C], [A, C, E], [A, B, C, E], after=[(), (0,), (0,), (1, 2)])

    assert threads == {("1", "1", "1", "1"), ("-", "2", "-", "2"), ("2", "3", "2", "3"), ("-", "-", "3", "4")}


def test_two_first_drafts_that_meet_have_common_threads() -> None:
    threads, _ = lives([A, B, C], [A, C, D], [A, B, D], after=[(), (), (0, 1)])

    assert ("1", "1", "1") in threads
    assert ("2", "-", "2") in threads
    assert ("-", "3", "3") in threads


@pytest.mark.parametrize("stages", [1, 2, 4])
def test_a_text_that_never_changes_has_threads_without_gaps(stages: int) -> None:
    threads, returns = lives(*[[A, B, C]] * stages)

    assert threads == {(number,) * stages for number in "123"}
    assert returns == set()


def test_of_twins_each_keeps_its_own_thread() -> None:
    threads, _ = lives([A, B, B, C], [A, B, B, C, D], [A, B, C, D])

    assert threads == {("1", "1", "1"), ("2", "2", "2"), ("3", "3", "-"), ("4", "4", "3"), ("-", "5", "4")}


def test_an_article_that_is_back_letter_for_letter_is_wholly_back_under_any_number() -> None:
    (back,) = reader_of([A, B, C, D], [A, C, D], [A, C, D, B]).main.returns

    assert (back.share_before, back.share_after) == (1, 1)


def test_all_words_of_an_article_that_is_back_have_their_old_age_its_heading_and_full_stop_too() -> None:
    reader = reader_of([A, B, C, D], [A, C, D], [A, C, D, B], heading=" — Pilots")
    origins = reader.origins(2).origins.spans

    assert [(span.length, span.stage) for span in origins[Eid("art_4__al_1")]] == [(len(B), "s0")]
    label, heading = origins[Eid("art_4")]
    assert (label.stage, heading.stage, heading.length) == ("s2", "s0", len("Pilots"))


def test_a_new_line_of_an_article_that_is_back_is_new() -> None:
    reader = reader_of([A, B, C, D], [A, C, D], [A, C, D, "Pilots hold a licence.\n\n" + B])
    origins = reader.origins(2).origins.spans

    assert {span.stage for span in origins[Eid("art_4__al_1")]} == {"s2"}
    assert {span.stage for span in origins[Eid("art_4__al_2")]} == {"s0"}
