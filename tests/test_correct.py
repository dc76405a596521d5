"""Corrections of links: what goes, what comes, and which of several links is the main one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tracker.diff.concordance.corrections import Corrections, contradict
from tracker.diff.match.provisions import ProvisionLink
from tracker.diff.prepare.layout import Layout
from tracker.diff.redline import compare
from tracker.model.concordance import Correspondence, Ground, Reason
from tracker.model.correction import Correction, Outcome, Verdict
from tracker.model.provision import Eid, ProvisionKind
from tracker.model.redline import RunKind
from tracker.text.parser import parse

if TYPE_CHECKING:
    from tracker.model.draft import DraftText

WORDS = [
    "Everyone has the right to adequate housing, light and clean water.",
    "States shall build schools in every village and pay the teachers well.",
    "Fishing vessels carry an observer of the coastal nation at all times.",
    "Disputes are brought before a tribunal of five independent judges.",
]


def draft(*articles: str) -> DraftText:
    return parse("".join(f"### Article {n}\n\n{words}\n\n" for n, words in enumerate(articles, 1)))[0]


def correction(
    verdict: str, before: str | int | None, after: str | int | None, author: str = "Ana <a@example.org>"
) -> Correction:
    sides = [Eid(f"art_{side}") if isinstance(side, int) else Eid(side) if side else None for side in (before, after)]
    return Correction(verdict=Verdict(verdict), before=sides[0], after=sides[1], author=author, reason="why")


def link_of(before: int, after: int, sure: float = 0.8, *, primary: bool = False) -> ProvisionLink:
    return ProvisionLink(
        level=ProvisionKind.ARTICLE,
        before=Eid(f"art_{before}"),
        after=Eid(f"art_{after}"),
        similarity=sure,
        confidence=sure,
        reason=Reason(ground=Ground.WORDING, share_before=0.4, share_after=0.6),
        primary=primary,
    )


def corrected(found: list[ProvisionLink], *corrections: Correction) -> dict[tuple[str, str], ProvisionLink]:
    both = Layout(draft(*WORDS[:3])), Layout(draft(*reversed(WORDS)))
    out = Corrections(both[0], both[1], corrections).correct_links(found)
    return {(link.before, link.after): link for link in out}


def main(links: dict[tuple[str, str], ProvisionLink]) -> set[tuple[str, str]]:
    return {
        (pair[0].removeprefix("art_"), pair[1].removeprefix("art_")) for pair, link in links.items() if link.primary
    }


def rows(
    before: DraftText, after: DraftText, *corrections: Correction
) -> dict[tuple[str | None, str | None], Correspondence]:
    return {(row.before, row.after): row for row in compare(before, after, corrections).concordance}


# Links above paragraphs


def test_without_corrections_the_links_are_the_engines() -> None:
    found = [link_of(1, 2, primary=True), link_of(1, 3), link_of(2, 3)]

    assert list(corrected(found).values()) == found


def test_where_the_main_link_is_forbidden_the_next_best_of_both_sides_takes_its_place() -> None:
    found = [
        link_of(1, 1, 0.9, primary=True),
        link_of(1, 2, 0.5),
        link_of(1, 3, 0.7),
        link_of(2, 1, 0.6),
        link_of(3, 3, 0.4),
    ]

    assert main(corrected(found, correction("forbid", 1, 1))) == {("1", "3"), ("2", "1")}
    assert ("art_1", "art_1") not in corrected(found, correction("forbid", 1, 1))


def test_a_link_that_nothing_touches_does_not_become_the_main_one() -> None:
    found = [link_of(1, 1, primary=True), link_of(2, 2)]

    assert main(corrected(found, correction("forbid", 3, 3))) == {("1", "1")}


def test_a_confirmed_link_is_sure_keeps_its_shares_and_is_the_main_one() -> None:
    found = [link_of(1, 1, 0.9, primary=True), link_of(1, 2, 0.5)]
    link = corrected(found, correction("confirm", 1, 2))["art_1", "art_2"]

    assert (link.confidence, link.similarity, link.primary) == (1.0, 0.5, True)
    assert link.reason == Reason(
        ground=Ground.STATED, share_before=0.4, share_after=0.6, statement="why", author="Ana <a@example.org>"
    )


def test_a_pinned_link_is_measured_by_its_words() -> None:
    link = corrected([], correction("pin", 1, 4), correction("pin", 2, 4))

    assert (link["art_1", "art_4"].similarity, link["art_1", "art_4"].reason.share_before) == (1.0, 1.0)
    assert 0 <= link["art_2", "art_4"].similarity < 0.3
    assert main(link) == {("1", "4")}, "of two that are stated to be merged, the one with the same words"


def test_what_is_pinned_to_nothing_loses_all_its_links() -> None:
    found = [link_of(1, 1, primary=True), link_of(1, 2), link_of(2, 2, 0.3, primary=True), link_of(3, 1)]

    assert main(corrected(found, correction("pin", 1, None))) == {("2", "2"), ("3", "1")}
    assert main(corrected(found, correction("pin", None, 1))) == {("2", "2")}


# What the program thinks of it


@pytest.mark.parametrize(
    ("correction", "outcome", "confidence"),
    [
        (correction("confirm", 1, 1), Outcome.AGREED, 1.0),
        (correction("pin", 1, 2), Outcome.OVERRULED, 0.0),
        (correction("forbid", 1, 1), Outcome.OVERRULED, 1.0),
        (correction("forbid", 1, 2), Outcome.AGREED, 0.0),
        (correction("pin", 3, None), Outcome.AGREED, None),
        (correction("pin", 1, None), Outcome.OVERRULED, None),
        (correction("pin", None, 1), Outcome.OVERRULED, None),
        (correction("pin", "art_1__al_1", "art_1__al_1"), Outcome.AGREED, 1.0),
        (correction("pin", "art_1__al_1", "art_2__al_1"), Outcome.OVERRULED, 0.0),
    ],
)
def test_the_program_agrees_or_is_overruled(correction: Correction, outcome: Outcome, confidence: float | None) -> None:
    (ruling,) = compare(draft(*WORDS[:3]), draft(*WORDS[:2]), [correction]).rulings

    assert (ruling.correction, ruling.outcome, ruling.confidence) == (correction, outcome, confidence)


@pytest.mark.parametrize(
    ("correction", "why"),
    [
        (correction("pin", 9, 1), "“art_9” is not an article"),
        (correction("pin", 1, "art_2__al_1"), "one is an article, the other a paragraph"),
        (correction("pin", None, None), "does not name two provisions"),
        (correction("forbid", 1, None), "does not name two provisions"),
        (correction("pin", "title", "title"), "“title” is not an article"),
    ],
)
def test_what_cannot_be_is_left_out_and_said(correction: Correction, why: str) -> None:
    texts = draft(*WORDS[:3]), draft(*WORDS[:2])
    redline = compare(*texts, [correction])

    assert redline.rulings[0].outcome is Outcome.IMPOSSIBLE
    assert why in redline.rulings[0].why
    assert redline.concordance == compare(*texts).concordance


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (correction("pin", 1, 1), correction("forbid", 1, 1)),
        (correction("confirm", 1, 1), correction("forbid", 1, 1)),
        (correction("pin", 1, None), correction("pin", 1, 2)),
        (correction("pin", None, 2), correction("confirm", 1, 2)),
    ],
)
def test_contradictions_cancel_each_other(one: Correction, other: Correction) -> None:
    texts = draft(*WORDS[:3]), draft(*WORDS[:2])
    redline = compare(*texts, [one, other])

    assert contradict(one, other)
    assert contradict(other, one)
    assert {ruling.why for ruling in redline.rulings} == {"it contradicts the correction of Ana <a@example.org>"}
    assert redline.concordance == compare(*texts).concordance


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (correction("pin", 1, 1), correction("confirm", 1, 1)),
        (correction("pin", 1, 1), correction("pin", 1, 2)),
        (correction("pin", 1, None), correction("pin", None, 1)),
        (correction("pin", 1, None), correction("forbid", 1, 1)),
        (correction("forbid", 1, 1), correction("forbid", 1, 2)),
    ],
)
def test_what_goes_together_is_no_contradiction(one: Correction, other: Correction) -> None:
    assert not contradict(one, other)
    assert not contradict(other, one)


# Below the article

LISTS = (
    draft(f"#### 1.\n\n{WORDS[0]}\n\n#### 2.\n\n{WORDS[2]}", WORDS[1]),
    draft(f"#### 1.\n\n{WORDS[0]}\n\n#### 2.\n\n{WORDS[3]}", WORDS[1]),
)
ONE, TWO = "art_1__para_1", "art_1__para_2"


def test_a_pinned_paragraph_leaves_what_it_was_paired_with() -> None:
    found = rows(*LISTS, correction("pin", ONE, TWO))

    reason = found[ONE, TWO].reason
    assert reason is not None
    assert (reason.ground, found[ONE, TWO].confidence) == (Ground.STATED, 1)
    assert (None, ONE) in found
    assert (TWO, None) in found


def test_a_forbidden_paragraph_is_dropped_and_new() -> None:
    found = rows(*LISTS, correction("forbid", ONE, ONE))

    assert {(ONE, None), (None, ONE)} <= found.keys()


def test_a_paragraph_can_be_split_by_statement_and_its_words_are_quoted_once() -> None:
    found = rows(*LISTS, correction("pin", ONE, ONE), correction("pin", ONE, TWO))

    assert (found[ONE, ONE].primary, found[ONE, TWO].primary) == (True, False)
    assert found[ONE, ONE].split
    assert found[ONE, TWO].split
    assert not found[ONE, TWO].merged


def test_a_forbidden_article_keeps_the_paragraph_that_was_pinned() -> None:
    found = rows(*LISTS, correction("forbid", 1, 1), correction("pin", ONE, ONE))

    assert ("art_1", None) in found
    assert found[ONE, ONE].moved
    assert (TWO, None) in found


def test_nothing_that_two_forbidden_articles_share_is_called_moved() -> None:
    redline = compare(*LISTS, [correction("forbid", 2, 2)])

    assert not any(block.moved for block in redline.blocks)


DIVIDED = (
    parse(
        "> Noting the many storms of the year, and thanking the crews that went out to help,\n\n### Article 1\n\n"
        "#### 1.\n\nEvery port lights its lamps at dusk; it keeps a list of the pilots that it licenses;"
        " and it publishes the fees that it asks for a berth.\n"
    )[0],
    parse(
        "> Noting the many storms of the year,\n\n> Thanking the crews that went out to help,\n\n### Article 1\n\n"
        "#### 1.\n\nEvery port lights its lamps at dusk;\n\n#### 2.\n\nit keeps a list of the pilots that it licenses;"
        " and\n\n#### 3.\n\nit publishes the fees that it asks for a berth.\n"
    )[0],
)
"""A recital that became two, and a paragraph that became three."""
THREE = "art_1__para_3"
FIRST_RECITAL, SECOND_RECITAL = "recs__rec_1", "recs__rec_2"


def marks(*corrections: Correction, back: bool = False) -> list[tuple[str, str]]:
    """Return the words that are struck or written in the divided texts."""
    before, after = DIVIDED
    redline = compare(after, before, tuple(map(swapped, corrections))) if back else compare(before, after, corrections)
    runs = (run for section in redline.sections for block in section.blocks for run in block.runs)
    return [(str(run.kind), run.text.strip()) for run in runs if run.kind is not RunKind.KEPT and run.text.strip()]


def swapped(statement: Correction) -> Correction:
    return replace(statement, before=statement.after, after=statement.before)


@pytest.mark.parametrize("verdict", ["pin", "confirm"])
@pytest.mark.parametrize("pair", [(ONE, ONE), (ONE, TWO), (ONE, THREE), (FIRST_RECITAL, SECOND_RECITAL)])
def test_a_statement_that_agrees_with_the_program_changes_no_mark(verdict: str, pair: tuple[str, str]) -> None:
    stated = correction(verdict, *pair)

    assert marks(stated) == marks()
    assert rows(*DIVIDED, stated).keys() == rows(*DIVIDED).keys()
    assert rows(*DIVIDED, stated)[pair].confidence == 1


def test_a_part_that_is_not_linked_leaves_the_other_parts_as_they_are() -> None:
    stated = correction("forbid", ONE, TWO)

    found = rows(*DIVIDED, stated)

    assert (ONE, TWO) not in found
    assert {(ONE, ONE), (None, TWO), (ONE, THREE)} <= found.keys()
    words = "it keeps a list of the pilots that it licenses; and"
    assert ("inserted", words) in marks(stated)
    assert ("deleted", words) in marks(stated, back=True)
    assert not any("publishes" in text for _, text in marks(stated))


def test_a_paragraph_is_not_linked_by_its_points_where_a_person_says_that_it_is_not() -> None:
    before = draft(f"#### 1.\n\nThe Keeper:\n\n##### (a)\n\n{WORDS[0]}\n\n##### (b)\n\n{WORDS[2]}")
    after = draft(f"{WORDS[0]} {WORDS[2]}")
    pair = ONE, "art_1__al_1"

    assert pair in rows(before, after)
    assert pair not in rows(before, after, correction("forbid", *pair))


def test_a_verdict_may_be_named_by_its_word() -> None:
    stated = Correction(verdict="forbid", before=Eid(ONE), after=Eid(ONE))  # type: ignore[arg-type]  # as programs do

    assert stated.verdict is Verdict.FORBID
    with pytest.raises(ValueError, match="perhaps"):
        Correction(verdict="perhaps", before=None, after=Eid(ONE))  # type: ignore[arg-type]


def test_recitals_that_are_not_linked_stay_so_though_words_passed_between_them() -> None:
    found = rows(*DIVIDED, correction("forbid", FIRST_RECITAL, SECOND_RECITAL))

    assert (FIRST_RECITAL, SECOND_RECITAL) not in found
    assert (None, SECOND_RECITAL) in found


def test_an_article_that_was_dropped_stays_so_though_its_paragraph_went_elsewhere() -> None:
    found = rows(*LISTS, correction("pin", 1, None), correction("pin", ONE, ONE))

    assert ("art_1", None) in found
