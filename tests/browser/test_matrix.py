"""The page of the matrix: walked with keys, read by a screen reader, and printed on one page."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.chromium import LOOKS, Look
from tests.support.histories.history import in_store
from tests.support.histories.history import written as made_up
from tests.support.histories.plans import planned
from tests.support.matrices import RIVER, put_in, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.support.chromium import Show

pytestmark = pytest.mark.slow

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AT = "() => document.activeElement.closest('td')?.innerText.split(/\\s/).slice(0, 2).join(' ')"
OPEN = "() => [...document.querySelectorAll('.card')].filter(e => e.matches(':popover-open')).map(e => e.id).join()"
TITLE = "() => document.querySelector('.card:popover-open h2').innerText"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """The pages by name: a small treaty, and one with everything in it from right to left."""
    folder = tmp_path_factory.mktemp("matrices")

    @cache
    def page(name: str) -> str:
        store = folder / name
        if name == "river":
            put_in(store, RIVER, authenticity="translation", symbol="A/1")
        else:
            in_store(made_up(planned(2, language=name, stages=5, articles=10, rivals=True)), store)
        return written(store, folder / f"{name}.html").read_text("utf-8")

    return page


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


@cache
def axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def violations(page: Page) -> dict[str, Any]:
    page.evaluate(axe())
    found = page.evaluate(
        "tags => axe.run(document, {resultTypes: ['violations'], runOnly: {type: 'tag', values: tags}})", TAGS
    )
    return {fault["id"]: [node["html"] for node in fault["nodes"]] for fault in found["violations"]}


def test_arrow_keys_walk_the_table_and_one_tabulator_leaves_it(pages: Any, show: Show) -> None:
    page = show(pages("river"), fresh=True)
    page.locator("td button").first.focus()
    press(page, "ArrowRight", "ArrowDown")
    assert page.evaluate(AT) == "✕ dropped" or "dropped" in page.evaluate(AT)
    press(page, "ArrowDown", "ArrowLeft")
    assert page.evaluate(AT) == "[Article 2bis]"
    press(page, "End")
    assert page.evaluate(AT) == "Article 3"
    press(page, "Control+Home")
    assert page.evaluate(AT) == "Article 1"
    press(page, "ArrowUp", "ArrowLeft")
    assert page.evaluate(AT) == "Article 1"
    press(page, "Control+End", "Tab")
    assert page.evaluate("() => document.activeElement.closest('.grid')") is None
    assert page.locator(".grid tbody [tabindex='0']").count() == 1


def test_arrows_go_where_they_point_from_right_to_left(pages: Any, show: Show) -> None:
    page = show(pages("ar"), fresh=True)
    page.locator("tbody tr:has(td:nth-of-type(2) button) td button").first.focus()
    column = "() => document.activeElement.closest('td').cellIndex"
    assert page.evaluate(column) == 1
    press(page, "ArrowLeft")
    assert page.evaluate(column) == 2
    press(page, "ArrowRight")
    assert page.evaluate(column) == 1


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no scripts"])
def test_a_key_opens_the_card_of_a_cell_and_another_closes_it(pages: Any, script: bool, show: Show) -> None:
    page = show(pages("river"), script=script, fresh=True)
    button = page.locator("tr:has(th:text-is('Funds')) td button").nth(1)
    button.focus()
    press(page, "Enter")
    card = page.locator(".card:popover-open")

    assert card.count() == 1
    assert card.locator("h2").inner_text().split() == ["Article", "3", "2002-revised"]
    press(page, "Escape")
    assert card.count() == 0
    assert page.evaluate("() => document.activeElement.closest('td').innerText").startswith("Article 3")


def test_cards_lead_to_the_earlier_and_the_later_stage(pages: Any, show: Show) -> None:
    page = show(pages("river"), fresh=True)
    page.locator("tr:has(th:text-is('Harbours')) td button").first.focus()
    press(page, "Enter")
    page.locator(".card:popover-open .later").click()
    assert "2002-revised" in page.evaluate(TITLE)
    page.locator(".card:popover-open .later").click()
    assert "2003-final" in page.evaluate(TITLE)
    press(page, "Escape")
    assert page.evaluate(AT) == "Article 2"


def test_rows_are_filtered_without_a_script(pages: Any, show: Show) -> None:
    page = show(pages("river"), script=False, fresh=True)
    heads = page.locator("tbody tr:visible > th")
    assert heads.locator("xpath=self::*[ancestor::table[@class='grid']]").all_inner_texts() == [
        "Scope", "Harbours", "Funds", "Court",
    ]  # fmt: skip
    page.locator("#only-turns").check()
    assert page.locator(".grid tbody tr:visible > th").all_inner_texts() == ["Harbours", "Court"]


def test_the_head_and_the_first_column_stay_in_view(pages: Any, show: Show) -> None:
    page = show(pages("en"), Look(width=500), fresh=True)
    page.evaluate("() => document.querySelector('.scroll').scrollTo(300, 200)")
    box, head, first = (
        element.bounding_box()
        for element in (
            page.locator(".scroll").first,
            page.locator(".grid thead th").nth(1),
            page.locator(".grid [scope=row]").nth(6),
        )
    )

    assert box is not None
    assert head is not None
    assert first is not None
    assert abs(head["y"] - box["y"]) < 3
    assert abs(first["x"] - box["x"]) < 3


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", ["river", "ar", "zh"])
def test_axe_finds_no_fault(name: str, look: str, pages: Any, show: Show) -> None:
    page = show(pages(name), LOOKS[look], fresh=True)

    assert violations(page) == {}


def test_axe_finds_no_fault_in_a_card(pages: Any, show: Show) -> None:
    page = show(pages("river"), fresh=True)
    page.locator("td button").nth(4).click()

    assert page.evaluate(OPEN)
    assert violations(page) == {}


@pytest.mark.parametrize("width", [1280, 768, 380, 320])
@pytest.mark.parametrize("name", ["river", "ar"])
def test_nothing_but_the_table_is_wider_than_the_window(name: str, width: int, pages: Any, show: Show) -> None:
    page = show(pages(name), Look(width=width), fresh=True)

    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
@pytest.mark.parametrize(("articles", "stages"), [(10, 5), (20, 6), (28, 5)])
def test_ten_to_thirty_articles_are_printed_on_one_page(
    articles: int, stages: int, language: str, tmp_path: Path, show: Show
) -> None:
    history = made_up(planned(4, language=language, stages=stages, articles=articles))
    page = written(in_store(history, tmp_path / "store"), tmp_path / "matrix.html").read_text("utf-8")
    data = show(page, Look(printed=True), fresh=True).pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 1
    assert [round(float(x)) for x in re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", data)[0]] == [842, 595]
