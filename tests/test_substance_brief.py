"""The brief of what changed in substance: ranked, quoted, on one page, and honest about its limits."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.support.html_pages import tree
from tracker import brief_of_redline
from tracker.diff.redline import compare
from tracker.language.brief_words import BRIEF_WORDS
from tracker.model.substance import Direction, SubstanceClass
from tracker.report.formats import BRIEF_FORMATS, REDLINE_FORMATS
from tracker.report.substance.as_text import brief_text
from tracker.report.substance.brief import PAGE, RANKS, brief_of
from tracker.services.compare import view_of_redline
from tracker.substance.findings import findings_of
from tracker.text.parser import parse

if TYPE_CHECKING:
    from tracker.model.redline import Redline
    from tracker.report.substance.brief import Brief

HEAD = "---\ninstrument: lakes\nstage: {stage}\nlanguage: {language}\ntitle: Lakes\nauthenticity: {standing}\n---\n\n"
BEFORE = """### Article 1

Each Party shall report on its lakes within thirty days of the request, and shall keep all of its records.

### Article 2

The Secretariat may inspect the lakes of a Party at any time, in accordance with the rules of procedure.

### Article 3

Boats pay for the upkeep of the harbours in which they lie.
"""
AFTER = """### Article 1

Each Party should report on its lakes within sixty days of the request, and shall keep all of its records.

### Article 2

The Secretariat may inspect the lakes of a Party at any time, in accordance with the rules of procedure.

### Article 4

Fish <b>are</b> counted every spring by a committee of three fishermen.
"""


def redline_of(before: str = BEFORE, after: str = AFTER, language: str = "en", standing: str = "official") -> Redline:
    old, new = (
        parse(HEAD.format(stage=stage, language=language, standing=standing) + body)[0]
        for stage, body in (("2020", before), ("2021", after))
    )
    return compare(old, new)


@pytest.fixture(scope="module")
def brief() -> Brief:
    return brief_of_redline(redline_of())


def test_the_force_of_a_duty_comes_first_and_stands_with_both_quotations(brief: Brief) -> None:
    first, second = brief.parts

    assert (first.kind, second.kind) == (SubstanceClass.MODAL, SubstanceClass.TIME)
    assert [(entry.before.words, entry.after.words) for entry in first.entries] == [("shall", "should")]
    assert first.entries[0].direction is Direction.WEAKER
    assert first.entries[0].after.place == "Article 1"
    assert (second.entries[0].before.words, second.entries[0].after.words) == ("thirty days", "sixty days")


def test_the_first_sentence_has_the_numbers(brief: Brief) -> None:
    assert brief.answer == "Changes of substance: 2; provisions concerned: 1."
    assert brief.classes == "Force of a duty or power: 1; Time limits and dates: 1."


def test_new_and_deleted_provisions_are_named_whole(brief: Brief) -> None:
    assert (brief.new, brief.deleted) == (("Article 4",), ("Article 3",))


def test_the_text_fits_the_terminal_and_marks_the_words(brief: Brief) -> None:
    text = brief_text(brief)

    assert max(map(len, text.split("\n"))) <= 80
    assert "- Each Party {-shall-} report" in text
    assert "+ Each Party {+should+} report" in text
    assert "any judgement" in text


def test_json_has_the_address_and_the_place_of_each_change(brief: Brief) -> None:
    data = json.loads(BRIEF_FORMATS["json"].render(brief))
    change = data["changes"][0]

    assert data["schema"] == "tracker.substance/1"
    assert data["totals"] == {"modal": 1, "time": 1}
    assert (change["class"], change["direction"], change["after"]["eid"]) == ("modal", "weaker", "art_1__al_1")
    for side in ("before", "after"):
        quoted = change[side]
        assert quoted["text"][quoted["start"] : quoted["end"]] == quoted["words"]


def test_a_page_marks_words_and_links_into_the_redline() -> None:
    redline = redline_of()
    brief = brief_of(view_of_redline(redline, ("a", "b")), findings_of(redline))
    page = tree(BRIEF_FORMATS["html"].render(replace(brief, redline="2020--2021.html")))

    links = [link.get("href") or "" for link in page.iter("a")]
    targets = [link.partition("#")[2] for link in links if link.startswith("2020--2021.html")]
    redlined = tree(REDLINE_FORMATS["html"].render(view_of_redline(redline, ("a", "b"))))
    assert targets == ["a-art_1__al_1"] * 2
    assert set(targets) <= {element.get("id") for element in redlined.iter()}
    assert "shall" in [mark.text_content() for mark in page.iter("del")]
    assert "should" in [mark.text_content() for mark in page.iter("ins")]


def test_a_text_that_is_not_official_says_so_in_every_form() -> None:
    brief = brief_of_redline(redline_of(standing="translation"))

    for form, written in BRIEF_FORMATS.items():
        if form != "docx":
            assert "ranslation" in written.render(brief).decode(), form


def test_two_equal_texts_are_said_to_be_the_same() -> None:
    assert brief_of_redline(redline_of(after=BEFORE)).answer == "The two texts are the same."


def test_a_change_of_other_words_is_said_to_be_none_of_substance() -> None:
    brief = brief_of_redline(redline_of(after=BEFORE.replace("Boats pay", "Barges pay")))

    assert (brief.answer, brief.classes) == (
        "The rules found no change of substance.",
        "Other changes of wording: 1.",
    )
    assert "- {-Boats-} pay" in brief_text(brief)


def long_texts() -> tuple[str, str]:
    things = "lakes rivers ponds brooks wells springs canals bays fens moors coves creeks falls locks weirs docks"
    articles = [
        f"### Article {n}\n\nThe owners of {thing} shall clean {word} {thing} {word} every year for {n} seasons.\n"
        for n, (thing, word) in enumerate(((thing, word) for word in ("old", "new") for thing in things.split()), 1)
    ]
    before = "\n".join(articles)
    weaker = (text.replace("owners of", f"owners {n} of") for n, text in enumerate(articles))
    return before, "\n".join(text.replace("shall", "should") for text in weaker)


def test_changes_of_the_same_words_are_one_entry_with_all_places() -> None:
    before, after = long_texts()
    brief = brief_of_redline(redline_of(before, after))
    modal = next(part for part in brief.parts if part.kind is SubstanceClass.MODAL)

    assert (len(modal.entries), modal.count) == (1, 32)
    assert "also in: Article 2, Article 3," in " ".join(brief_text(brief).split())


def test_the_page_says_what_it_has_no_room_for() -> None:
    before, _ = long_texts()
    after = re.sub(r"every year for (\d+) seasons", r"every year for 1\1 seasons", before)
    redline = redline_of(before, after)
    view, found = view_of_redline(redline, ("a", "b")), findings_of(redline)
    page, whole = brief_of(view, found), brief_of(view, found, everything=True)

    assert (page.count, page.hidden, whole.hidden) == (32, 32 - PAGE, 0)
    assert f"has no room: {32 - PAGE}." in brief_text(page)
    assert len(json.loads(BRIEF_FORMATS["json"].render(page))["changes"]) == 32


def test_other_words_fill_the_rest_of_the_page_and_none_is_told_twice() -> None:
    after = AFTER.replace("all of its records", "each of its records").replace(
        "inspect the lakes", "inspect the waters"
    )
    brief = brief_of_redline(redline_of(after=after))
    others = [(entry.before.words, entry.after.words) for entry in brief.others.entries]

    assert brief.answer == "Changes of substance: 2; provisions concerned: 1; other changes of wording: 2."
    assert others == [("all", "each"), ("lakes", "waters")]
    assert [change["after"]["words"] for change in json.loads(BRIEF_FORMATS["json"].render(brief))["others"]] == [
        "each",
        "waters",
    ]


def test_every_class_has_a_rank_and_classes_left_out_are_named() -> None:
    redline = redline_of()
    brief = brief_of(view_of_redline(redline, ("a", "b")), (), left_out=[SubstanceClass.ACTOR])

    assert set(RANKS) == set(SubstanceClass)
    assert brief.limits[1] == "Left out, as rules are not right nine times in ten: Who is bound or entitled."


@pytest.mark.parametrize("language", sorted(BRIEF_WORDS))
def test_the_brief_is_written_in_six_languages(language: str) -> None:
    brief = brief_of_redline(redline_of(), language=language)
    words = BRIEF_WORDS[language]

    for form in ("text", "html", "markdown"):
        content = BRIEF_FORMATS[form].render(brief).decode()
        assert words["brief"] in content
        assert words["brief_modal"] in content.replace("&#39;", "’")
    assert {f"brief_{kind}" for kind in (*SubstanceClass, *Direction)} <= words.keys()


def test_the_same_input_gives_the_same_bytes() -> None:
    first, second = (brief_of_redline(redline_of()) for _ in range(2))

    assert all(written.render(first) == written.render(second) for written in BRIEF_FORMATS.values())
