"""What can be read on the screen, with scripts and without, is both texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.chromium import choose, unfold
from tests.support.pages import DOCUMENTS, UNCHANGED, eventful, html_of
from tests.support.samples import blocks
from tracker.model.block import CALL

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.chromium import Show
    from tracker.model.draft import DraftText

pytestmark = pytest.mark.slow

SEEN = """without => {
  const side = without === 'ins' ? 'b' : 'a';
  const taken = [...document.querySelectorAll(`main ${without}`)];
  for (const e of taken) e.style.setProperty('display', 'none', 'important');
  const kept = e => [...e.parentElement.querySelectorAll('[data-k]')].indexOf(e)
    + parseInt(e.parentElement.dataset.kept.split(' ')[side === 'b' ? 0 : 1]);
  const place = e => 'k' in e.dataset ? `${kept(e)}` : e.dataset[side];
  const found = [...document.querySelectorAll('main :is([data-b][data-a], [data-k])')].filter(place).map(
    e => [...place(e).split(' ')[0].split('.').map(part => parseInt(part)), 0].slice(0, 2).concat(
          e.checkVisibility({opacityProperty: true, visibilityProperty: true}) ? e.innerText : ''));
  for (const e of taken) e.style.removeProperty('display');
  found.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const lines = [];
  for (const [order, piece, text] of found) piece ? lines.push(lines.pop() + text) : lines.push(text);
  return lines;
}"""
"""The blocks of one side as the browser says that they are to be read: less ``ins`` before, less ``del`` after."""


def seen(page: Page) -> tuple[list[str], list[str]]:
    before, after = ([text.replace("\n", "") for text in page.evaluate(SEEN, without)] for without in ("ins", "del"))
    return before, after


def words(draft: DraftText) -> list[str]:
    """The blocks of a draft without the places of note calls, whose numbers the style sheet prints."""
    return [block.text.replace(CALL, "").replace("\n", "") for block in blocks(draft)]


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("name", DOCUMENTS | UNCHANGED)
def test_both_texts_can_be_read(name: str, script: bool, show: Show) -> None:
    document = (DOCUMENTS | UNCHANGED)[name]()
    page = show(html_of(document), script=script, fresh=True)
    choose(page, "inline")
    unfold(page)

    assert seen(page) == (words(document.before.draft), words(document.after.draft))


@pytest.mark.parametrize("name", ["declaration", "eventful"])
def test_the_page_of_a_long_code_can_be_read_without_scripts(
    name: str, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = DOCUMENTS[name]()
    monkeypatch.setattr("tracker.report.html.write.LONG_PAGE", 1)
    html = html_of(document)
    assert "content-visibility: auto" in html  # What stands outside of the window has no inner text.
    page = show(html.replace("content-visibility: auto", "content-visibility: visible"), script=False, fresh=True)
    assert not page.is_visible("label:has(#view-beside)")
    unfold(page)

    assert seen(page) == (words(document.before.draft), words(document.after.draft))


@pytest.mark.parametrize(
    "rule",
    [
        "main p del { display: none }",
        "main p ins { visibility: hidden }",
        "#a-art_2 { opacity: 0 }",
        "main p { text-transform: uppercase }",
    ],
)
def test_a_word_that_cannot_be_read_is_seen(rule: str, show: Show) -> None:
    """The control of the test above."""
    document = eventful()
    page = show(html_of(document).replace("</style>", f"{rule}</style>", 1), fresh=True)
    unfold(page)

    assert seen(page) != (words(document.before.draft), words(document.after.draft))


def test_a_page_that_asks_for_more_is_refused(show: Show) -> None:
    """The control of every page that is opened: none may ask for anything, nor give the browser cause to complain."""
    html = html_of(eventful())
    for more in ('<img src="https://x.example/x.png" alt="">', '<img src="x.png" alt="">', "<script>x</script>"):
        with pytest.raises(AssertionError):
            show(html.replace("<footer>", f"{more}<footer>", 1), fresh=True)
