"""Steps from change to change: what is a change of its own, what is counted apart, and what is called unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.divided_lines import LANGUAGES
from tests.support.html_pages import redline_html, tree
from tests.support.samples import finished
from tracker.language.interface import words_of
from tracker.report.terminal.comparison import section_side_by_side
from tracker.report.terminal.patch import patch_lines
from tracker.text.parser import parse

if TYPE_CHECKING:
    from tracker.report.view.redline_view import RedlineView

BOARD = "### Article 1 — Board\n\nA Board is hereby established.\n\nThe Board meets once a year.\n\n"
NUMBERED = BOARD.replace("A Board", "#### 1.\n\nA Board").replace("The Board", "#### 2.\n\nThe Board")
FUND = "### Article 2 — Fund\n\nA Fund is hereby established. Every Party pays into the Fund.\n\n"
SEAT = "### Article 3 — Seat\n\nThe seat is in Port Said, next to the lighthouse.\n\n"


def view_of(before: str, after: str, language: str = "en") -> RedlineView:
    front = f"---\ninstrument: board\nstage: {{}}\nlanguage: {language}\n---\n\n"
    return finished(parse(front.format("first") + before)[0], parse(front.format("second") + after)[0]).view


def steps(view: RedlineView) -> list[str]:
    """The words of the blocks at which a reader stops, after the change, or before it where they went."""
    return ["".join(run.text for run in line.block.runs) for line in view.lines if line.number]


@pytest.mark.parametrize("back", [False, True])
def test_a_paragraph_that_was_numbered_is_a_change(back: bool) -> None:
    texts = (BOARD + FUND, NUMBERED + FUND)
    view = view_of(*(reversed(texts) if back else texts))

    assert steps(view) == ["1.", "2."]
    assert view.changes_line == "Changes: 2"
    assert [section.unchanged for section in view.sections] == [False, True]


def test_a_new_paragraph_is_one_change_with_its_label() -> None:
    view = view_of(NUMBERED, NUMBERED + "#### 3.\n\nThe Board has a seal of its own.\n\n")

    assert steps(view) == ["The Board has a seal of its own."]


def test_numbers_that_changed_are_counted_apart() -> None:
    view = view_of(NUMBERED, NUMBERED.replace("#### 2.", "#### 3."))

    assert (view.changes, view.following) == (0, 1)
    assert not view.sections[0].unchanged


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_apart_is_said_in_every_language(language: str) -> None:
    words = words_of(language)
    view = view_of(NUMBERED, NUMBERED.replace("#### 2.", "#### 3."), language)

    assert view.changes_line == words["semicolon"].join(
        [words["changes_count"].format(count=0), words["following_count"].format(count=1)]
    )
    assert view.changes_line in redline_html(view)


@pytest.mark.parametrize("blank", ["  ", "\N{NO-BREAK SPACE}"], ids=["two blanks", "no-break space"])
def test_another_blank_is_a_difference_of_print_and_no_silence(blank: str) -> None:
    view = view_of(FUND, FUND.replace("A Fund", f"A{blank}Fund"))

    assert view.sections[0].facts == ("print",)
    assert (view.changes, view.following, view.has_print) == (0, 1, True)


def test_an_article_that_moved_as_a_whole_is_one_change_at_its_heading() -> None:
    view = view_of(BOARD + FUND + SEAT, SEAT + BOARD + FUND)

    assert [section.name for section in view.sections if section.lines[0].number] == ["Article 3"]
    assert view.changes == 1


def test_a_stub_behind_an_unchanged_article_does_not_change_it_and_is_not_folded_away() -> None:
    view = view_of(SEAT + BOARD + FUND, BOARD + FUND + SEAT)
    with_stub = next(section for section in view.sections if section.stubs)

    assert with_stub.unchanged
    assert not with_stub.quiet
    assert "# Old Article 3, moved: now Article 3" in patch_lines(view)
    assert section_side_by_side(with_stub, view, 80, colour=False, brief=True) == (
        "Article 1   (unchanged)\n(The words are the same.)\n(Old Article 3, moved: now Article 3)\n"
    )


def test_a_note_of_which_the_words_changed_changes_the_article_that_calls_it() -> None:
    text = FUND.replace("established.", "established.[^1]") + "[^1]: As of 1900."
    view = view_of(text, text.replace("1900", "1901"))

    assert view.sections[0].facts == ("footnotes",)
    assert not view.sections[0].unchanged


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_of_another_level_is_marked_and_the_mark_explained(language: str) -> None:
    point = BOARD.replace("The Board", "##### (a)\n\nThe Board")
    view = view_of(point, point.replace("#####", "####"), language)
    page = redline_html(view)

    assert tree(page.encode()).xpath("//*[contains(@class, ' level')][contains(@class, 'block')]")
    assert words_of(language)["key_level"] in page
    assert words_of(language)["key_level"] not in redline_html(view_of(point, point, language))


def test_a_band_of_an_article_with_other_changes_is_not_called_unchanged() -> None:
    view = view_of(BOARD + FUND, NUMBERED + FUND)
    page = redline_html(view)

    assert view.flow is not None
    assert [band.fact for band in view.flow.bands] == ["changed", "unchanged"]
    assert 'class="band changed"' in page
    assert words_of("en")["changed"] in page


@pytest.mark.parametrize(("language", "name"), [("en", "Notes"), ("fr", "Notes"), ("ru", "Примечания")])
def test_the_notes_have_one_name_on_both_sides(language: str, name: str) -> None:
    noted = "### Article 1\n\nThe harbour is open to all ships.[^1]\n\n[^1]: {}.\n"
    view = view_of(noted.format("See the port book"), noted.format("See the port book of 2014"), language)

    assert f"@@ {name} @@" in patch_lines(view)
    assert [(section.name_before, section.name) for section in view.sections][-1] == (name, name)
