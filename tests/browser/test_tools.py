"""What a reader does with the page: views, going from change to change, filter, copy, links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.chromium import VIEWS, choose
from tests.support.pages import declaration, eventful, html_of, negotiated

if TYPE_CHECKING:
    from tests.support.chromium import Show

pytestmark = pytest.mark.slow

SHOWN = "query => [...document.querySelectorAll(query)].filter(e => e.getClientRects().length).length"
AT = "() => document.getElementById('at').textContent"
FOCUS = "() => document.activeElement.dataset.c"


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_shows_its_own(view: str, script: bool, show: Show) -> None:
    page = show(html_of(declaration()), script=script, fresh=True)
    choose(page, view)
    shown = {query: page.evaluate(SHOWN, query) > 0 for query in (".inline", ".beside", ".block.same", ".gap")}

    assert shown == {
        ".inline": view != "beside", ".beside": view == "beside", ".block.same": view == "inline",
        ".gap": view == "changes",
    }  # fmt: skip


@pytest.mark.parametrize("view", VIEWS)
def test_keys_and_buttons_go_from_change_to_change(view: str, show: Show) -> None:
    page = show(html_of(declaration()), fresh=True)
    page.emulate_media(reduced_motion="reduce")  # Else the bar glides, and a click on a busy machine can miss it.
    total = declaration().view.changes
    choose(page, view)
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert page.evaluate(FOCUS) == "2"
    assert str(total) in page.evaluate(AT)
    page.click("#next")
    assert page.evaluate(FOCUS) == "3"
    page.keyboard.press("p")
    page.keyboard.press("p")
    page.keyboard.press("p")
    assert page.evaluate(FOCUS) == "1"


def test_another_view_shows_the_same_place(show: Show) -> None:
    page = show(html_of(declaration()), fresh=True)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("() => scrollTo(0, document.getElementById('a-art_8').getBoundingClientRect().top + scrollY - 250)")
    page.wait_for_timeout(100)
    for key in ("2", "3", "1"):
        page.keyboard.press(key)
        top, bottom = page.evaluate(
            "() => { const b = document.getElementById('a-art_8').closest('.section').getBoundingClientRect();"
            " return [b.top, b.bottom] }"
        )
        assert top < 320 < bottom


def test_keys_can_be_switched_off(show: Show) -> None:
    page = show(html_of(eventful()), fresh=True)
    page.click(".more summary")
    page.uncheck("#keys")
    page.keyboard.press("2")
    page.keyboard.press("n")

    assert page.is_checked("#view-inline")
    assert page.evaluate(FOCUS) is None


def test_keys_are_letters_where_one_writes(show: Show) -> None:
    page = show(html_of(eventful()), fresh=True)
    page.keyboard.press("/")
    page.keyboard.type("n2")

    assert page.input_value("#filter") == "n2"
    assert page.is_checked("#view-inline")


def test_the_filter_finds_an_article_by_either_number_and_by_kind(show: Show) -> None:
    page = show(html_of(declaration()), fresh=True)
    named = "() => [...document.querySelectorAll('main > .section:not([hidden])')].map(e => e.id)"
    page.keyboard.press("/")
    page.fill("#filter", "11")
    assert page.evaluate(named) == ["a-art_9"]
    page.fill("#filter", "no such word anywhere")
    assert page.evaluate(named) == []
    assert page.text_content("#shown") == declaration().view.words["nothing_fits"]
    page.fill("#filter", "")
    page.select_option("#kind", "deleted")
    dropped = dict(declaration().view.summary)["deleted"]
    assert page.evaluate(SHOWN, "main > .section.article") == dropped
    page.click("#reset")
    assert page.evaluate(SHOWN, "main > .section.article") > dropped


def test_the_filter_does_not_join_the_words_of_two_blocks(show: Show) -> None:
    """Nothing stands between two blocks in the page, not even a line break."""
    page = show(html_of(declaration()), fresh=True)
    shown = "() => document.querySelectorAll('main > .section:not([hidden])').length"
    blocks = page.locator("#a-art_4 .inline .block").all_text_contents()
    first, second = (text.strip() for text in blocks[-2:])
    page.keyboard.press("/")
    for words, found in ((first[-40:], True), (second[:40], True), (first[-3:] + second[:3], False)):
        page.fill("#filter", words)
        assert (page.evaluate(shown) > 0) is found, words


def test_a_pair_is_copied_clean(show: Show) -> None:
    page = show(html_of(declaration()), fresh=True)
    page.evaluate("""() => addEventListener('copy', event => {
      window.copied = ['text/plain', 'text/html'].map(kind => event.clipboardData.getData(kind))})""")
    page.locator("#a-art_4 button.copy").click()
    plain, table = page.evaluate("() => window.copied")
    draft = declaration().after.draft
    words = next(block.text for _, block in draft.blocks if block.text.startswith("Le droit à la solidarité"))

    assert "Article 5" in plain
    assert "Article 4" in plain
    assert words[:60] in plain
    assert words[:60] in table
    assert "<ins" not in table
    assert "<del" not in table


def test_links_lead_to_articles_in_both_numberings_and_into_folded_ones(show: Show) -> None:
    page = show(html_of(declaration()), fresh=True)
    top = "id => document.getElementById(id).closest('.section').getBoundingClientRect().top"
    for address, section in (("#a-art_4", "a-art_4"), ("#b-art_5", "a-art_4")):
        page.evaluate("to => { location.hash = to }", address)
        page.wait_for_function(f"id => Math.abs(({top})(id)) < 300", arg=section)
    page = show(html_of(eventful()), fresh=True)
    folded = page.locator("main .section:has(> details:not([open]))").first
    page.evaluate("to => { location.hash = to }", f"#{folded.get_attribute('id')}")
    page.wait_for_function("() => document.querySelector('main .section > details[open]')")


def test_brackets_are_hidden_by_their_own_switch_and_nothing_else_is(show: Show) -> None:
    page = show(html_of(negotiated()), fresh=True)
    quiet = ("del.bracket", ".sign", ".n.quiet")
    assert all(page.evaluate(SHOWN, f"main .inline {query}") for query in quiet)
    words = page.evaluate(SHOWN, "main del.text:not(.bracket)")
    page.click(".more summary")
    page.click("#hide-brackets")

    assert not any(page.evaluate(SHOWN, f"main {query}") for query in quiet)
    assert page.evaluate(SHOWN, "main ins.bracket") == 2
    assert page.evaluate(SHOWN, "main del.text:not(.bracket)") == words


def test_the_key_b_goes_from_bracket_to_bracket_and_the_others_pass_by(show: Show) -> None:
    page = show(html_of(negotiated()), fresh=True)
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 900, "height": 300})
    in_view = """() => [...document.querySelectorAll("main .section")].filter(section => {
      const box = section.querySelector(".inline .bracket, .heading")?.getBoundingClientRect();
      return box && box.top > 0 && box.bottom < innerHeight;
    }).map(section => section.id)"""
    for place in ("a-art_1", "a-art_2", "a-art_4", "a-art_1"):
        page.keyboard.press("b")
        assert place in page.evaluate(in_view)
    page.keyboard.press("n")
    assert page.evaluate(FOCUS) == "1"


def test_the_list_of_brackets_that_are_left_leads_to_each(show: Show) -> None:
    page = show(html_of(negotiated()), fresh=True)
    page.click("[popovertarget=brackets-drawer]")
    page.locator("#brackets-drawer .open li a").last.click()

    assert page.evaluate("() => document.querySelector(':target').closest('.section').id") == "a-art_4"
