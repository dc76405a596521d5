"""Read the columns back out of a page."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from tracker.model.block import CALL

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDED = ("remark", "omitted")
"""Classes of words that are no words of a text."""


def read_back(page: bytes) -> Iterator[tuple[str, str]]:
    """Yield the anchor and the words of each paragraph that is text of a draft."""
    reader = _Reader()
    reader.feed(page.decode())
    reader.close()
    return iter(reader.found)


class _Reader(HTMLParser):
    """Collects the words of all paragraphs with an anchor."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._anchor = ""
        self._words: list[str] = []
        self._skipped = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "p":
            self._anchor, self._words = given.get("id") or "", []
        elif tag == "sup" or given.get("class") in _ADDED:
            self._words += [CALL] if tag == "sup" else []
            self._skipped = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" and self._anchor:
            self.found.append((self._anchor, "".join(self._words)))
            self._anchor = ""
        elif tag == self._skipped:
            self._skipped = ""

    def handle_data(self, data: str) -> None:
        if self._anchor and not self._skipped:
            self._words.append(data)
