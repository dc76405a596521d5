"""The limits of the page and of the flow diagram, seen from what a reader gets: one case on each side."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest

from tests.support.html_pages import page_of
from tests.support.samples import finished
from tracker.report.html.flow import flow_svg, shorten_name
from tracker.report.view.summary import most_changed
from tracker.text.parser import parse
from tracker.text.writer import write

if TYPE_CHECKING:
    from tracker.model.draft import DraftText
    from tracker.report.view.flow import FlowDiagram


def code(articles: int, words: int = 20, *, long: int = 0) -> DraftText:
    """Return a text of so many articles with so many words each; the first has as many as it is told to."""
    lines = (
        f"### Article {n}\n\n{' '.join(f'word{n}x{m}' for m in range((long or words) if n == 1 else words))}\n"
        for n in range(1, articles + 1)
    )
    return parse("\n".join(lines))[0]


def flow(draft: DraftText) -> FlowDiagram:
    diagram = finished(draft, draft).view.flow
    assert diagram is not None
    return diagram


@pytest.mark.parametrize(("articles", "whole"), [(599, True), (600, False)])
def test_the_page_of_a_code_names_what_changed_and_jumps_to_it(articles: int, whole: bool) -> None:
    reworded = parse(write(code(articles)).replace("word1x1 ", "another word "))[0]
    page = page_of(code(articles), reworded).decode()

    assert ("scroll-behavior: smooth" in page) is whole
    assert ('<table class="beside">' in page) is whole
    for part in ("<nav.*?</nav>", '<section class="drawer concordance.*?</section>'):
        [found] = re.findall(part, page, re.DOTALL)
        assert 'href="#a-art_1"' in found
        assert ('href="#a-art_2"' in found) is whole


def test_the_map_has_240_steps_and_each_line_its_share_of_them() -> None:
    """Of 200 letters, forty for the space around each line, the heading and the old line take three fifths."""
    old = "### Art\n\n" + "a" * 37 + "\n"
    new = parse(old + "\nNew " + "b" * 36 + "\n")[0]
    page = page_of(parse(old)[0], new).decode()

    assert 'viewBox="0 0 10 240" preserveAspectRatio="none"' in page
    assert '<rect class="new" y="144" width="10" height="96"/>' in page


def test_three_articles_are_named_as_the_most_changed() -> None:
    reworded = parse(write(code(5, 20)).replace("x1 ", " y1 "))[0]

    assert len(most_changed(finished(code(5, 20), reworded).view)) == 3


LABELS = {
    "(iii)": "narrow",
    "12)": "narrow",
    "一": "narrow",
    "(viii)": "narrow w5",
    "一、": "narrow w4",
    "(xviii)": "narrow w6",
    "（1）": "narrow w6",
    "（十）": "narrow w6",
    "(xxxviii)": "narrow w8",
    "1148 bis.": "narrow w9",
    "(xxxviii) bis": "",
}
"""Labels with the room that they need before their paragraph, in half ems; from five ems on they stand above it."""


@pytest.mark.parametrize(("label", "room"), LABELS.items())
def test_a_label_has_the_room_before_its_words_that_it_needs(label: str, room: str) -> None:
    draft = parse(f"### Article 1\n\n##### {label}\n\nPeace.\n")[0]
    page = page_of(draft, parse(f"### Article 1\n\n##### {label}\n\nPeace and war.\n")[0]).decode()

    found = re.findall(rf'class="block heading ?([^"]*) l5[^"]*"[^>]*>{re.escape(label)}</div>', page)
    assert set(found) == {room}


def test_an_article_has_room_for_its_name() -> None:
    """Bars and the spaces behind them have 26 pixels on average; there is half a line of text above."""
    bars = flow(code(20)).before

    assert round(bars[1].y - bars[0].y, 2) == 26.0
    assert bars[0].y == 7.5
    assert flow(code(20)).height == pytest.approx(20 * 26 + 7.5 + 15 - 6.5, abs=0.1)


@pytest.mark.parametrize(("articles", "space"), [(4, 7.0), (20, 6.5)])
def test_the_space_between_bars_is_seven_pixels_or_a_quarter_of_an_article(articles: int, space: float) -> None:
    first, second = flow(code(articles)).before[:2]

    assert round(second.y - first.y - first.height, 2) == space


@pytest.mark.parametrize(("articles", "height"), [(2, 180), (400, 1500)])
def test_the_diagram_is_neither_low_nor_endless(articles: int, height: int) -> None:
    bars = flow(code(articles)).before

    assert bars[-1].y + bars[-1].height - bars[0].y == pytest.approx(height, abs=8)


def test_a_bar_too_near_to_the_last_name_has_no_name() -> None:
    """An article of three words has a bar of two pixels: the next name would stand 9 pixels below."""
    near, far = code(30, 3, long=400), code(90, 20)

    assert [bar.named for bar in flow(near).before].count(False) > 0
    middles = [bar.y + bar.height / 2 for bar in flow(far).before if bar.named]
    assert min(b - a for a, b in itertools.pairwise(middles)) >= 15
    assert min(b - a for a, b in itertools.pairwise(middles)) < 15 + 1500 / 90


@pytest.mark.parametrize(("articles", "joined"), [(1400, False), (1510, True)])
def test_bars_that_lie_over_one_another_are_joined(articles: int, joined: bool) -> None:
    """1,500 pixels for so many bars: less than one pixel for a bar and the space behind it, or more."""
    assert (len(flow(code(articles, 2)).before) < articles) is joined


def picture(name: str) -> str:
    draft, _ = parse(f"### {name}\n\nEveryone has the right to peace.\n\n### Article 2\n\nStates shall act.\n")
    view = finished(draft, draft).view
    assert view.flow is not None
    return "".join(flow_svg(view.flow, view.words))


def test_the_picture_leaves_room_for_names_beside_the_bars() -> None:
    svg = picture("Article 1")

    assert '<svg viewBox="0 0 720 ' in svg
    assert re.findall(r'<rect class="bar" x="([\d.]+)"[^>]* width="(\d+)"', svg) == 2 * [("185.5", "9")] + 2 * [
        ("525.5", "9")
    ]
    assert set(re.findall(r'<text class="" x="(\d+)"', svg)) == {"178", "542"}


@pytest.mark.parametrize(("letters", "whole"), [(26, True), (27, False)])
def test_a_name_that_is_too_long_is_cut_at_its_end(letters: int, whole: bool) -> None:
    name = "Annexe " + "x" * (letters - 7)

    assert (f">{name}</text>" in picture(name)) is whole
    assert ("…</text>" in picture(name)) is not whole


@pytest.mark.parametrize(
    ("article", "shown"),
    [
        ("x" * 18, "Provis…, " + "x" * 18),
        ("x" * 19, "Provisions on harbours, xx…"),
    ],
)
def test_a_part_is_named_in_the_diagram_from_six_letters_on(article: str, shown: str) -> None:
    assert shorten_name(f"Provisions on harbours, {article}") == shown
