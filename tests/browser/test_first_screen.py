"""The first screen answers: what is compared, what became of it, and the text; what explains it opens beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.chromium import Look, choose, open_drawer
from tests.support.generated import GENERATED
from tests.support.html_pages import redline_html
from tests.support.pages import DOCUMENTS, arabic, declaration, eventful, html_of, negotiated
from tests.support.samples import finished
from tracker.model.provision import LISTED_KINDS
from tracker.report.view.redline_view import build_view

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.chromium import Show

pytestmark = pytest.mark.slow

LOWEST = 900
"""Pixels from the top of the page by which the first word of the treaty must have come, as readers were promised."""
WINDOWS = {"wide": (1280, 900), "narrow": (380, 800)}
FIRST_WORD = """() => {
  const walker = document.createTreeWalker(document.querySelector('main .block'), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  range.selectNodeContents(walker.nextNode());
  return range.getClientRects()[0].bottom + scrollY;
}"""
LONG_NAMES = (
    "Draft convention on the protection of harbours, as revised by the co-chairs after the second reading (clean).docx",
    "Draft_convention_on_the_protection_of_harbours_FINAL_FINAL_as_sent_to_delegations_2026-11-30_rev.4.docx",
)


def first_word(page: Page, window: str) -> float:
    width, height = WINDOWS[window]
    page.set_viewport_size({"width": width, "height": height})
    return float(page.evaluate(FIRST_WORD))


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_treaty_begins_on_the_first_screen(name: str, window: str, script: bool, show: Show) -> None:
    page = show(html_of(DOCUMENTS[name]()), script=script)

    assert 0 < first_word(page, window) < LOWEST


@pytest.mark.parametrize("window", WINDOWS)
def test_it_begins_there_for_two_files_with_long_names_too(window: str, show: Show) -> None:
    view = build_view(negotiated().redline, LONG_NAMES, ("0" * 64, "f" * 64))
    page = show(redline_html(view))

    assert LONG_NAMES[0] in (page.text_content(".pair") or "")
    assert first_word(page, window) < LOWEST


def test_a_page_that_keeps_its_text_back_is_seen(show: Show) -> None:
    """The control of the two tests above."""
    page = show(html_of(declaration()).replace("</header>", "<br>" * 40 + "</header>", 1), fresh=True)

    assert first_word(page, "wide") > LOWEST


def test_the_head_answers_in_a_sentence_and_names_what_changed_most(show: Show) -> None:
    page = show(html_of(declaration()))
    answer = " ".join((page.text_content(".answer") or "").replace("\xa0", " ").split())

    assert answer.startswith("Articles : 12 avant, 10 maintenant ; 2 suppressions, 1 ajout, 1 fusion, 9 reformulations")
    assert answer.count("Article") == 4
    assert page.get_attribute(".most a", "href") == "#a-art_5"


def test_the_bar_names_the_article_with_its_old_number(show: Show) -> None:
    page = show(html_of(declaration()), Look(), fresh=True)
    for address, title in (("a-art_4", "Article 4ex-Article 5"), ("b-art_6", "Article 6")):
        page.evaluate(
            "id => { const top = document.getElementById(id).closest('.section').getBoundingClientRect().top + scrollY;"
            " scrollTo({top: top - 60, behavior: 'instant'}) }",
            address,
        )
        page.wait_for_function("title => document.getElementById('here').textContent === title", arg=title)
        current = page.locator(".contents [aria-current]")
        assert current.get_attribute("href") == f"#{address}"


def test_the_bar_says_probably() -> None:
    doubtful = [section for section in arabic().view.sections if section.unsure]
    html = html_of(arabic())

    assert all(f"({arabic().view.words['probably']})" in html for _ in doubtful)


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("window", WINDOWS)
def test_drawers_open_and_close_by_the_keyboard(window: str, script: bool, show: Show) -> None:
    page = show(html_of(negotiated()), Look(width=WINDOWS[window][0]), script=script, fresh=True)
    for drawer in ("summary-drawer", "concordance-drawer", "flow-drawer", "brackets-drawer"):
        assert not page.is_visible(f"#{drawer}")
        open_drawer(page, drawer)
        page.keyboard.press("Escape")

        assert not page.is_visible(f"#{drawer}")
        page.keyboard.press("Escape")  # The contents, which were open below it on a narrow window.


@pytest.mark.parametrize("window", WINDOWS)
def test_nothing_is_cut_in_a_drawer(window: str, show: Show) -> None:
    page = show(html_of(eventful()), Look(width=WINDOWS[window][0]), fresh=True)
    for drawer in ("summary-drawer", "concordance-drawer", "flow-drawer"):
        open_drawer(page, drawer)
        needed, there_is, past = page.eval_on_selector(
            f"#{drawer}",
            """drawer => [drawer.scrollWidth, drawer.clientWidth,
              [...drawer.querySelectorAll('td, text, p, dd')].map(e => e.getBoundingClientRect()).filter(
                box => box.right > innerWidth + 1 || box.left < -1).length]""",
        )

        assert (needed, past) == (there_is, 0), drawer
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")


def test_a_link_in_a_drawer_closes_it_and_leads_to_the_text(show: Show) -> None:
    page = show(html_of(declaration()), fresh=True)
    open_drawer(page, "flow-drawer")
    band = page.locator("#flow-drawer a").nth(4)
    band.focus()
    page.keyboard.press("Enter")

    assert not page.is_visible("#flow-drawer")
    page.wait_for_function(
        "id => Math.abs(document.getElementById(id).getBoundingClientRect().top) < 300",
        arg=(band.get_attribute("href") or "").removeprefix("#"),
    )


CELLS = """() => [...document.querySelectorAll('.beside')].map(table => [...table.tBodies[0].rows].map(
  row => [...row.cells].map(cell => [...cell.children].map(line =>
    [...[...line.classList].filter(name => !/^l\\d$/.test(name)).sort(), line.dataset.c, line.textContent].join(' ')
  ))))"""
"""Kind and words of each line of each cell; how deep it stands the script takes from the text after."""


@pytest.mark.parametrize("name", ["declaration", "eventful", "joined"])
def test_columns_made_by_the_script_are_those_that_are_printed(
    name: str, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page of a long code holds no columns until somebody asks for them."""
    view = DOCUMENTS[name]().view
    printed = show(redline_html(view), fresh=True).evaluate(CELLS)
    monkeypatch.setattr("tracker.report.html.write.LONG_PAGE", 1)
    page = show(redline_html(view), fresh=True)
    assert page.evaluate(CELLS) == []
    choose(page, "beside")
    page.wait_for_function(  # They are made where one reads.
        "() => { const next = document.querySelector('main .lines'); next?.scrollIntoView(); return !next; }"
    )
    made = page.evaluate(CELLS)

    assert len(made) == len(printed) > 0
    assert made == printed


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no scripts"])
def test_the_drawers_of_a_long_code_hold_their_tables_when_they_are_opened(
    script: bool, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.report.html.write.LONG_PAGE", 1)
    page = show(redline_html(negotiated().view), script=script, fresh=True)
    drawers = {"concordance": "tbody tr", "flow": "svg text", "brackets": "tbody tr", "summary": ".figures li"}
    for drawer, things in drawers.items():
        open_drawer(page, f"{drawer}-drawer")

        assert page.locator(f"#{drawer}-drawer {things}").first.is_visible(), drawer
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")  # The contents, where they are a drawer too.


def test_the_drawers_of_a_long_code_are_printed_unopened(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.report.html.write.LONG_PAGE", 1)
    view = negotiated().view
    page = show(redline_html(view), fresh=True)
    assert page.locator(".drawer tbody tr").count() == 0, "nobody asked for them yet"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    changed = [row for row in view.rows_of(LISTED_KINDS) if not row.row.unchanged]
    assert page.locator(".drawer.concordance tbody tr").count() == len(changed)


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("name", ["chinese", "long"])
def test_the_treaty_begins_on_the_first_screen_in_chinese_and_of_a_long_code(
    name: str, window: str, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name == "long":
        monkeypatch.setattr("tracker.report.html.write.LONG_PAGE", 1)
    view = negotiated().view if name == "long" else finished(*GENERATED[name]()).view
    page = show(redline_html(view), fresh=True)

    assert 0 < first_word(page, window) < LOWEST


def test_keys_go_from_change_to_change_in_columns_that_the_script_makes(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.report.html.write.LONG_PAGE", 1)
    page = show(redline_html(declaration().view), fresh=True)
    choose(page, "beside")
    for number in (1, 2, 3):
        page.keyboard.press("n")
        focused = page.evaluate(
            "() => [document.activeElement.dataset.c, document.activeElement.closest('.beside') !== null]"
        )

        assert focused == [str(number), True]


def test_an_article_whose_words_went_into_another_is_not_listed_as_dropped(show: Show) -> None:
    page = show(html_of(declaration()))
    merged = page.locator(".contents .went", has_text="→")

    assert merged.locator(".name").all_text_contents() == ["Article premier"]
    assert merged.locator("small").all_text_contents() == ["→ Article premier (probablement)"]
    assert "line-through" not in merged.locator(".name").evaluate("name => getComputedStyle(name).textDecoration")


@pytest.mark.parametrize("way", ["Escape", "a click beside it"])
def test_the_panel_of_what_is_shown_closes_as_a_drawer_does(way: str, show: Show) -> None:
    page = show(html_of(declaration()), Look(), fresh=True)
    page.click(".more > summary")
    page.focus("#filter")
    assert page.is_visible(".panel")
    if way == "Escape":
        page.keyboard.press("Escape")
    else:
        page.mouse.click(640, 700)
    assert not page.is_visible(".panel")


@pytest.mark.parametrize("name", ["declaration", "arabic"])
def test_the_names_in_the_flow_can_be_read_on_a_narrow_window_and_are_not_pressed(name: str, show: Show) -> None:
    page = show(html_of(DOCUMENTS[name]()), Look(width=380), fresh=True)
    open_drawer(page, "flow-drawer")
    scale, size, pressed = page.eval_on_selector(
        ".flow text",
        """text => {
          const matrix = text.getScreenCTM(), style = getComputedStyle(text);
          return [matrix.a, parseFloat(style.fontSize), matrix.d / matrix.a];
        }""",
    )

    assert scale * size > 10
    assert 0.9 < pressed < 1.15


def test_in_a_browser_without_popovers_contents_and_drawers_stand_in_the_page(show: Show) -> None:
    html = html_of(negotiated()).replace(":popover-open", ":unknown-to-it").replace(" popover ", " data-popover ")
    html = html.replace("popovertargetaction", "data-action").replace('http-equiv="Content-Security', 'name="Security')
    for window, (width, _) in WINDOWS.items():
        page = show(html, Look(width=width), fresh=True)
        for part in ("contents", "summary-drawer", "concordance-drawer", "flow-drawer", "brackets-drawer"):
            assert page.is_visible(f"#{part}"), (window, part)
        assert first_word(page, window) < LOWEST
        page.click(".drawers [popovertarget=concordance-drawer]")
        page.wait_for_function("document.querySelector('#concordance').getBoundingClientRect().top < innerHeight")
