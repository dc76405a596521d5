"""A page that a browser printed to a PDF file, read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker.readers import read_bytes

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow


def test_ligatures_of_a_page_printed_by_a_browser_are_letters_in_their_order(browser: Browser) -> None:
    """A browser writes both letters of one sign at the same place, and in the order of reading also in Arabic."""
    words = [
        "المادة 1",
        "تتعاون الدول الأطراف على تعزيز السلام في هذا الإعلان.",
        "Article 2",
        "The first file of the office.",
    ]
    sheet = browser.new_page()
    sheet.set_content("".join(f"<p dir='auto' style=\"font-family: 'DejaVu Sans'\">{line}</p>" for line in words))
    reading = read_bytes(sheet.pdf(), "a.pdf")
    sheet.close()

    assert [block.text for _, block in reading.draft.blocks] == words
