"""The page for everybody: judged by axe-core, by what a screen reader is given, and by the keyboard."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.axe import violations
from tests.support.chromium import LOOKS, VIEWS, choose, open_drawer
from tests.support.pages import DOCUMENTS, arabic, declaration, eventful, html_of
from tracker.report.brackets.signs import SignKind
from tracker.report.view.facts import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.support.chromium import Show

pytestmark = pytest.mark.slow

# Judged by axe-core


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_axe_finds_no_fault(name: str, look: str, view: str, show: Show) -> None:
    page = show(html_of(DOCUMENTS[name]()), LOOKS[look])
    choose(page, view)

    assert violations(page) == {}


@pytest.mark.parametrize("look", ["light", "dark", "narrow"])
@pytest.mark.parametrize("name", ["declaration", "arabic", "negotiated"])
def test_axe_finds_no_fault_in_an_open_drawer(name: str, look: str, show: Show) -> None:
    page = show(html_of(DOCUMENTS[name]()), LOOKS[look], fresh=True)
    page.locator(".head summary").last.click()
    drawers = page.eval_on_selector_all("[popover]", "found => found.map(drawer => drawer.id)")
    wide = look != "narrow"
    for drawer in drawers:
        if drawer == "contents" and wide:
            continue  # They stand beside the text.
        open_drawer(page, drawer)
        for summary in page.locator(f"#{drawer} summary").all()[:3]:
            summary.click()

        assert violations(page) == {}, drawer
        page.keyboard.press("Escape")
    assert len(drawers) > 3


def test_the_eventful_page_is_eventful() -> None:
    facts = {fact for row in eventful().redline.concordance for fact in facts_of(row)}
    html = html_of(eventful())

    assert {"moved", "split", "reworded", "renumbered", "unchanged"} <= facts
    assert html.count('role="note"') == html_of(arabic()).count('role="note"') == 4
    assert all(sign in html for sign in ("<details", "<ins", "<del", 'data-ca="1"', 'id="a-note_1"'))


FAULTS = {
    "image-alt": "<img>",
    "color-contrast": '<p style="color: #777; background: #888">grey on grey</p>',
    "label": "<input>",
    "link-name": '<a href="#text"></a>',
    "target-size": '<p><button style="{0}">a</button><button style="{0}">b</button></p>'.format(
        "border: 0; padding: 0; width: 9px; height: 9px; min-height: 0"
    ),
    "valid-lang": '<p lang="xx">words</p>',
    "aria-allowed-role": '<h2 role="checkbox">words</h2>',
    "heading-order": "<h2>words</h2><h6>words</h6>",
}


def test_axe_finds_the_faults_of_a_bad_page(show: Show) -> None:
    """The control of the test above."""
    bad = html_of(arabic()).replace("<footer>", f"<footer>{''.join(FAULTS.values())}", 1)
    bad = bad.replace('<html lang="ar"', '<html lang="xx"', 1)

    assert set(FAULTS) | {"html-lang-valid"} <= set(violations(show(bad, fresh=True)))


QUERIES = {
    "light": "(prefers-color-scheme: light)",
    "dark": "(prefers-color-scheme: dark)",
    "print": "print",
    "forced colours": "(forced-colors: active)",
    "narrow": "(max-width: 400px)",
}


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_a_fault_of_one_look(look: str, show: Show) -> None:
    """The control of the looks: grey on grey in one of them is seen in that one."""
    grey = "main p { color: #777; background: #888; forced-color-adjust: none }"
    bad = html_of(arabic()).replace("</style>", f"@media {QUERIES[look]} {{ {grey} }}</style>", 1)

    assert "color-contrast" in violations(show(bad, LOOKS[look], fresh=True))


# What a screen reader is given


class Tree:
    """The accessibility tree as Chromium gives it to screen readers."""

    def __init__(self, page: Page) -> None:
        session = page.context.new_cdp_session(page)
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        self._nodes: dict[str, dict[str, Any]] = {node["nodeId"]: node for node in nodes}

    def all(self, role: str) -> list[dict[str, Any]]:
        return [node for node in self._nodes.values() if not node["ignored"] and node["role"]["value"] == role]

    def words(self, node: dict[str, Any]) -> str:
        """All that is read out in a node."""
        return "".join(self._words(node)).replace("\u200c", "").strip()

    def _words(self, node: dict[str, Any]) -> Iterator[str]:
        if node.get("role", {}).get("value") == "StaticText":
            yield node["name"]["value"]
        else:
            for child in node["childIds"]:
                if child in self._nodes:
                    yield from self._words(self._nodes[child])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_screen_reader_is_told_what_is_inserted_and_deleted(name: str, show: Show) -> None:
    document = DOCUMENTS[name]()
    html = html_of(document)
    tree = Tree(show(html))
    inserted, deleted = ([tree.words(node) for node in tree.all(role)] for role in ("insertion", "deletion"))
    report_words = document.view.words

    shown = re.sub('<table class="beside">.*?</table>', "", html, flags=re.DOTALL)
    assert len(inserted) == shown.count("<ins")
    assert len(deleted) == shown.count("<del")
    # A number that replaces another says “ex-” and the old one; the new one then is simply the number.
    former = [words for words in deleted if words.startswith(report_words["ex"])]
    signs = [f"[{report_words[f'sign_{kind}']}{report_words['colon']}" for kind in SignKind]
    framed = [
        words for words in inserted if _is_framed(words, [report_words["ins_start"], *signs], report_words["ins_end"])
    ]
    assert len(inserted) - len(framed) == len(former)
    assert all(
        _is_framed(words, [report_words["del_start"], *signs], report_words["del_end"])
        for words in deleted
        if not words.startswith(report_words["ex"])
    )
    assert not any(report_words["del_start"].strip() in words for words in inserted)


def _is_framed(words: str, starts: list[str], end: str) -> bool:
    return words.startswith(tuple(start.strip() for start in starts)) and words.endswith(end.strip())


@pytest.mark.parametrize("name", ["declaration", "arabic"])
def test_a_screen_reader_finds_its_way(name: str, show: Show) -> None:
    html = html_of(DOCUMENTS[name]())
    page = show(html, fresh=True)
    open_drawer(page, "concordance-drawer")
    tree = Tree(page)
    roles = Counter(
        {
            role: len(tree.all(role))
            for role in ("main", "banner", "contentinfo", "navigation", "table", "columnheader", "note")
        }
    )

    assert roles["navigation"] == 1
    assert roles["main"] == roles["banner"] == roles["contentinfo"] == 1
    assert roles["note"] == html.count('role="note"')
    assert roles["table"] >= 1
    assert roles["columnheader"] >= 4
    headings = [tree.words(node) for node in tree.all("heading")]
    assert all(headings)
    assert len(headings) > len(DOCUMENTS[name]().after.draft.articles)


def test_what_a_screen_reader_is_not_told_is_missed(show: Show) -> None:
    """The control of the two tests above: words that are no longer said are missed."""
    silent = html_of(declaration()).replace("</style>", "main p ins::before { content: none !important }</style>", 1)
    tree = Tree(show(silent, fresh=True))
    inserted = [tree.words(node) for node in tree.all("insertion")]

    assert sum(words.startswith("[ajout :") for words in inserted) < len(inserted) / 2


# By the keyboard


@pytest.mark.parametrize("name", ["declaration", "arabic"])
def test_the_first_key_leads_to_the_text(name: str, show: Show) -> None:
    page = show(html_of(DOCUMENTS[name]()), fresh=True)
    page.keyboard.press("Tab")
    box = page.locator(":focus").bounding_box()

    assert box
    assert box["x"] >= 0
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.tagName") == "MAIN"
