"""Wide and narrow, light and dark, with the colours of the reader's system, and without motion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.chromium import VIEWS, Look, choose
from tests.support.pages import DOCUMENTS, declaration, eventful, html_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.chromium import Show

pytestmark = pytest.mark.slow

REACH = """() => {
  const width = document.documentElement.clientWidth;
  const kept = element => {  // for ears alone, off the page until it has the focus, or in a box that scrolls
    for (let e = element; e && e !== document.body; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (e.matches('.skip') || style.clipPath === 'inset(50%)') return true;
      if (e !== element && ['auto', 'scroll'].includes(style.overflowX)) return true;
    }
    return false;
  };
  const past = [...document.body.querySelectorAll('*')].filter(e => {
    const box = e.getBoundingClientRect();
    return (box.right > width + 1 || box.left < -1) && !kept(e);
  });
  return [document.documentElement.scrollWidth, width, past.map(e => `${e.tagName}.${e.className}`).join(' ')];
}"""
"""The width of all there is, the width there is, and what reaches past either edge."""


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [1280, 768, 380, 320])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_reaches_past_the_edge(name: str, width: int, view: str, show: Show) -> None:
    page = show(html_of(DOCUMENTS[name]()), Look(width=width))
    choose(page, view)
    needed, there_is, past = page.evaluate(REACH)

    assert there_is == width
    assert needed <= width
    assert past == ""


@pytest.mark.parametrize("name", ["eventful", "arabic"])
def test_what_reaches_past_the_edge_is_seen(name: str, show: Show) -> None:
    """The control of the test above."""
    html = html_of(DOCUMENTS[name]()).replace("<footer>", '<footer><p style="width: 500px">wide</p>', 1)
    needed, there_is, past = show(html, Look(width=380), fresh=True).evaluate(REACH)

    assert needed > there_is == 380
    assert "P." in past


def light_of(page: Page) -> tuple[float, float]:
    """How light paper and ink are, from 0 to 1."""
    colours = page.evaluate("() => (s => [s.backgroundColor, s.color])(getComputedStyle(document.body))")
    paper, ink = (sum(map(int, re.findall(r"\d+", colour)[:3])) / 765 for colour in colours)
    return paper, ink


def test_the_page_follows_light_and_dark(show: Show) -> None:
    html = html_of(declaration())
    paper, ink = light_of(show(html, Look()))
    dark_paper, dark_ink = light_of(show(html, Look(dark=True)))

    assert paper > 0.9
    assert ink < 0.2
    assert dark_paper < 0.2
    assert dark_ink > 0.8


@pytest.mark.parametrize("look", [Look(), Look(dark=True), Look(forced_colors=True), Look(printed=True)], ids=str)
def test_insertions_and_deletions_differ_without_colour(look: Look, show: Show) -> None:
    lines = show(html_of(eventful()), look).evaluate(
        """() => ['p:not(.added) > ins', 'p > del'].map(query => [...new Set(
          [...document.querySelectorAll(`main ${query}`)].map(e => getComputedStyle(e).textDecorationLine))])"""
    )

    assert lines == [["underline"], ["line-through"]]


@pytest.mark.parametrize("look", [Look(), Look(dark=True), Look(forced_colors=True), Look(printed=True)], ids=str)
def test_a_wholly_new_line_has_a_bar_and_its_words_no_lines(look: Look, show: Show) -> None:
    found = show(html_of(declaration()), look).evaluate(
        """() => [...document.querySelectorAll('main .inline .added')].map(e => [
          getComputedStyle(e, '::before').borderInlineStartStyle,
          getComputedStyle(e.firstElementChild).textDecorationLine].join(' '))"""
    )

    assert len(found) > 10
    assert set(found) == {"double none"}


MOTION = """() => {
  const styles = [...document.querySelectorAll('*')].map(e => getComputedStyle(e));
  const moving = styles.filter(s => parseFloat(s.transitionDuration) > .001 || s.animationName !== 'none');
  return [getComputedStyle(document.documentElement).scrollBehavior, ...moving.map(s => s.transitionProperty)];
}"""


def test_nothing_moves_for_readers_who_ask_for_that(show: Show) -> None:
    assert show(html_of(eventful()), Look(still=True)).evaluate(MOTION) == ["auto"]


@pytest.mark.parametrize("rule", ["html { scroll-behavior: smooth !important }", "main p { transition: color 1s }"])
def test_what_moves_is_seen(rule: str, show: Show) -> None:
    """The control of the test above."""
    html = html_of(eventful()).replace("</style>", f"{rule}</style>", 1)

    assert show(html, Look(still=True), fresh=True).evaluate(MOTION) != ["auto"]


@pytest.mark.parametrize("name", ["declaration", "arabic"])
def test_words_that_stayed_are_printed_as_the_others_of_their_kind(name: str, show: Show) -> None:
    looks = show(html_of(DOCUMENTS[name]())).evaluate(
        "() => ['text', 'recital'].map(kind => [...document.querySelectorAll(`main .block.${kind}`)].map(e => {"
        " const style = getComputedStyle(e); return `${style.fontFamily} ${style.fontWeight} ${style.fontSize}`; }))"
    )

    assert all(len(set(alike)) <= 1 for alike in looks), looks
    assert any(looks)


LABELS_SEEN = """() => [...document.querySelectorAll(
  'main .inline .heading.new:not(.l2, .l3):has(+ .n + .added)'
)].map(label => {
  label.scrollIntoView({block: 'center', behavior: 'instant'});
  const box = label.getBoundingClientRect();
  return label.contains(document.elementFromPoint(box.left + 8, box.top + box.height / 2));
})"""


def test_the_label_of_a_wholly_new_line_is_not_painted_over(show: Show) -> None:
    seen = show(html_of(declaration()), fresh=True).evaluate(LABELS_SEEN)

    assert len(seen) > 2
    assert all(seen)


def test_a_label_that_is_painted_over_is_seen(show: Show) -> None:
    """The control of the test above."""
    html = html_of(declaration()).replace("</style>", ".heading { z-index: auto !important }</style>", 1)

    assert not all(show(html, fresh=True).evaluate(LABELS_SEEN))
