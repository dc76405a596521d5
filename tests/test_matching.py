"""The steps of the matching, one by one: anchors, the flow of words, links, and the nearest pairs."""

from __future__ import annotations

import json

import pytest

from tests.support.samples import DRAFTS
from tracker.diff.concordance.rows import rows_in_order_before
from tracker.diff.match.anchors import anchors_by_lines, anchors_by_words, pair_identical, pair_repeated
from tracker.diff.match.common_words import common_words
from tracker.diff.match.confidence import LINK_THRESHOLD, NEAREST_THRESHOLD
from tracker.diff.match.features.word_flow import WordFlow
from tracker.diff.match.term_weights import inverse_document_frequency, term_counts
from tracker.diff.match.texts import match_texts
from tracker.diff.prepare.vocabulary import ProvisionText, Vocabulary, bigrams
from tracker.diff.redline import compare
from tracker.model.concordance import Ground
from tracker.model.provision import ProvisionKind
from tracker.report.table import as_json
from tracker.report.table.rows import build_table
from tracker.report.view.redline_view import build_view
from tracker.text.parser import parse

OFFICE = "The application shall be refused by the Office where the mark is devoid of any distinctive character."
FEES = "Fees are laid down in a regulation and are paid in euro to the account of the Office before the date of filing."
BOARD = (
    "Decisions of the Board are taken by a simple majority of its members, and the chair has a casting vote in a tie."
)
NOTICE = (
    "Every notice is published in the Bulletin within thirty days, together with the reasons for which it was given."
)


def provision_texts(*articles: str | tuple[str, ...]) -> list[ProvisionText]:
    return [ProvisionText((lines,) if isinstance(lines, str) else lines) for lines in articles]


VOCABULARY = Vocabulary()


def numbered(*articles: str) -> dict[int, tuple[int, ...]]:
    return {n: VOCABULARY.encode(article) for n, article in enumerate(articles)}


def test_texts_that_stand_as_often_in_both_drafts_are_paired_in_order() -> None:
    assert pair_identical("abca", "caba") == [(0, 1), (1, 2), (2, 0), (3, 3)]
    assert pair_identical("aab", "ab") == [(2, 1)], "one a too many: that is for the neighbours to decide"


def test_of_several_alike_the_one_among_known_neighbours_is_taken() -> None:
    """Six directives end with "This Directive is addressed to the Member States"; their codification says it once."""
    before = {2: "addressed", 5: "addressed", 8: "addressed"}

    assert pair_repeated(before, {9: "addressed"}, [(7, 8)]) == [(8, 9)]
    assert pair_repeated(before, {9: "addressed"}, []) == [(2, 9)]


def test_texts_of_lines_that_stand_once_are_anchors() -> None:
    """Two articles became one, and a third was divided, letter for letter."""
    before = [(OFFICE,), (FEES,), (BOARD, NOTICE)]
    after = [(OFFICE, FEES), (BOARD,), (NOTICE,)]

    assert anchors_by_lines(before, after) == [(0, 0), (1, 0), (2, 1), (2, 2)]


def test_a_copy_is_not_the_successor_of_what_stayed() -> None:
    """EU trade mark Regulation: certification marks were modelled on articles that stayed."""
    copy = OFFICE.replace("mark", "certification mark").replace("any", "all")

    assert anchors_by_words(numbered(OFFICE, FEES), numbered(OFFICE.replace("any", "every"), copy, FEES), []) == [
        (0, 0),
        (1, 2),
    ]


def test_a_reworded_article_is_an_anchor_where_no_rival_comes_near() -> None:
    half = OFFICE.replace("devoid of any distinctive character", "contrary to public policy or to morality")

    assert (0, 0) in anchors_by_words(numbered(OFFICE, BOARD), numbered(half, BOARD), [])


def test_a_formula_goes_where_the_rest_went() -> None:
    """It stands in both passages after; the wording around it went to the first."""
    formula = "The Commission shall adopt implementing acts in accordance with the examination procedure."
    before = [f"{BOARD} {formula}", NOTICE]
    after = [f"{BOARD.replace('simple', 'qualified')} {formula}", f"{FEES} {formula}", NOTICE]
    vocabulary = Vocabulary()
    counts = [[term_counts(bigrams(vocabulary.encode(text))) for text in side] for side in (before, after)]
    found = WordFlow(counts[0], counts[1], inverse_document_frequency([*counts[0], *counts[1]]))

    assert found.share_gone((0, 0)) > 0.99
    assert found.share_inherited((0, 1)) == pytest.approx(1.0), (
        "seen from there it is all that is old; so both views are needed"
    )


@pytest.mark.parametrize(
    ("before", "after", "common"),
    [
        ("a b c d e", "x b c d y", (3, 3)),
        ("a b c d e", "a b c x c d e", (5, 6)),
        ("a b x", "a b y", (0, 0)),
        ("a", "a", (1, 1)),
        ("", "a", (0, 0)),
        ("a b c a b c", "a b c", (6, 3)),
    ],
)
def test_words_count_that_stand_in_runs_of_three(before: str, after: str, common: tuple[int, int]) -> None:
    vocabulary = Vocabulary()

    assert common_words(vocabulary.encode(before), vocabulary.encode(after)) == common


def test_a_definition_is_found_by_what_it_defines() -> None:
    """Procurement: points of article 1 became articles of their own, found by their headings."""
    framework = (
        "‘Framework agreement’ means an agreement between authorities and operators on the terms of later awards."
    )
    auction = "‘Electronic auction’ means a repeated process in which new prices are presented by electronic devices."
    agreements = (
        "A framework agreement is an agreement between authorities and operators on later awards, and is public."
    )
    auctions = "Authorities may use auctions, a repeated process in which new prices are presented, revised downwards."
    kept = [ProvisionText((FEES,), "Fees"), ProvisionText((BOARD,), "Board"), ProvisionText((NOTICE,), "Notices")]
    before = [ProvisionText((framework, auction), "Definitions"), *kept]
    after = [
        ProvisionText((agreements,), "Framework agreements"),
        ProvisionText((auctions,), "Electronic auctions"),
        *kept,
    ]
    found = {link.pair for link in match_texts(before, after, Vocabulary()).links}

    assert found == {(0, 0), (0, 1), (1, 2), (2, 3), (3, 4)}


def test_confidence_is_a_probability_and_links_are_above_the_threshold() -> None:
    found = match_texts(
        provision_texts(OFFICE, FEES, BOARD),
        provision_texts(FEES.replace("euro", "dollars"), NOTICE, BOARD),
        Vocabulary(),
    )

    assert all(LINK_THRESHOLD <= link.confidence <= 1 for link in found.links)
    assert all(NEAREST_THRESHOLD <= link.confidence < LINK_THRESHOLD for link in found.nearest)


def test_evidence_from_outside_is_weighed_with_the_words() -> None:
    """Where a reader of the whole draft knows more than the words say: the Parts in which two articles stand."""
    due = "Fees are set by the Council and are due in dollars before the date of filing of a request."
    texts = provision_texts(FEES, OFFICE), provision_texts(due, BOARD)
    plain, more, less = (match_texts(*texts, Vocabulary(), {(0, 0): value}) for value in (0.0, 2.0, -9.0))

    assert plain == match_texts(*texts, Vocabulary())
    assert plain.links[0].confidence < more.links[0].confidence
    assert less.links == []
    assert match_texts(*texts, Vocabulary(), {(1, 1): 2.0}) == plain, "evidence alone is no link"


def test_the_nearest_provision_is_named_and_not_linked() -> None:
    """The obligations of article 12 of 2014 were dropped; article 10 of 2017 has half a sentence like them."""
    before, after = (
        parse((DRAFTS / f"{stage}.fr.md").read_text("utf-8"))[0] for stage in ("2014-avant-projet", "2017-final")
    )
    found = compare(before, after)
    twelve = [row for row in found.concordance if row.before == "art_12"]

    assert [(row.after, row.nearest, row.confidence) for row in twelve] == [(None, "art_10", None)]
    assert twelve[0].reason is not None
    assert twelve[0].reason.ground is Ground.NEAREST
    seen = build_view(found, ("a", "b"), ("", ""), "en")
    data = json.loads(as_json.render(build_table(seen, rows_in_order_before(found), [ProvisionKind.ARTICLE])))
    assert [(hint["before"], hint["after_eid"]) for hint in data["nearest"]][-1:] == [(["Article 12"], "art_10")]
    assert all(not row["reason"] for row in data["rows"] if row["deleted"]), "no link, so no reason of one"
    assert compare(after, before).concordance != found.concordance
    assert {row.inverted() for row in compare(after, before).concordance} == set(found.concordance)


BEFORE = """
## Title I — General

### Article 1

Wetlands are areas of marsh, fen, peatland or water, whether natural or artificial, permanent or temporary.

## Title II — Duties

### Article 2

Each Party shall formulate its planning so as to promote the conservation of the wetlands included in the list.

### Article 2 bis

Each Party shall arrange to be informed at the earliest time if the ecological character of a wetland has changed.

## Annex I

### Article 1

The list is kept by the Bureau and published every two years with maps of each of the wetlands that stand in it.
"""
AFTER = """
## Part I — General

### Article 1

Wetlands are areas of marsh, fen, peatland or water, whether natural or artificial, permanent or temporary.

## Part II — List

### Article 2

Any Party may ask the secretariat for advice on how a site that was drained should be restored.

## Part III — Duties

### Article 3

Each Party shall formulate its planning so as to promote the conservation of the wetlands included in the list.

### Article 3 ter

Each Party shall arrange to be informed at the earliest time if the ecological character of a wetland has changed.

## Annex A

### Article 1

The list is kept by the Bureau and published each year with maps of each of the wetlands that stand in it.
"""


def test_titles_annexes_and_bis_articles_are_mapped_with_what_they_hold() -> None:
    found = compare(parse(BEFORE)[0], parse(AFTER)[0]).concordance
    rows = [(row.before, row.after, row.renumbered) for row in found if row.level in ("division", "annex", "article")]

    assert rows == [
        ("title_I", "part_I", True),
        ("art_1", "art_1", False),
        (None, "part_II", False),
        (None, "art_2", False),
        ("title_II", "part_III", True),
        ("art_2", "art_3", True),
        ("art_2bis", "art_3ter", True),
        ("annex_I", "annex_a", True),
        ("annex_I__art_1", "annex_a__art_1", False),
    ]
    duties = next(row for row in found if row.before == "title_II")
    assert duties.reason is not None
    assert (duties.reason.ground, duties.reason.share_before) == (Ground.CONTENT, 1.0)


def test_recitals_are_mapped_by_their_words_and_their_order() -> None:
    one = "> Recalling the Charter of the United Nations and the duty of States to cooperate with one another,"
    two = "> Deeply concerned at the loss of wetlands and at the decline of migratory waterbirds,"
    new = "> Recognizing that wetlands store carbon,"
    before, after = (
        parse("\n\n".join(["", *rows]))[0] for rows in ((one, two), (two.replace("loss", "rapid loss"), one, new))
    )
    found = [(r.before, r.after, r.moved) for r in compare(before, after).concordance if r.level == "recital"]

    assert [(a, b) for a, b, _ in found] == [
        ("recs__rec_2", "recs__rec_1"), ("recs__rec_1", "recs__rec_2"), (None, "recs__rec_3"),
    ]  # fmt: skip
    assert sum(moved for *_, moved in found) == 1


@pytest.mark.parametrize("number", ["1", "2"])
def test_the_only_article_that_kept_its_number_is_rewritten_and_not_replaced(number: str) -> None:
    before, _ = parse("### Article 1\n\nPeace and quiet is a right. One paragraph of many.\n")
    after, _ = parse(f"### Article {number}\n\nEvery person lives in peace. One paragraph of the few.\n")
    rows = [(row.before, row.after) for row in compare(before, after).concordance if row.level == "article"]

    assert rows == [("art_1", "art_1")] if number == "1" else [(None, "art_2"), ("art_1", None)]
