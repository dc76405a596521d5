"""The page of search: an index of all lines in the page itself, and a small script; nothing is asked of a server."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.scripts import without_accents
from tracker.report.html.write import fill_template, template_folder
from tracker.report.site.pages import SEARCH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.report.site.paths import Pages


@dataclass(frozen=True, slots=True)
class SearchLine:
    """A line of some stages.

    Attributes:
        text: Its words.
        places: The stages that have it, each with the name of the provision and the address on its page.
    """

    text: str
    places: tuple[tuple[str, str, str], ...]


def render(title: str, lines: list[SearchLine], words: Mapping[str, str], pages: Pages) -> bytes:
    """Return the page.

    Args:
        title: The title of the instrument.
        lines: The lines, each text once.
        words: The words of the report.
        pages: The pages of the site.
    """
    index = [[line.text, fold(line.text), [list(place) for place in line.places]] for line in lines]
    script = (template_folder() / "search.js").read_text(encoding="utf-8")
    return fill_template(
        "search.html.j2",
        title=title,
        words=words,
        links=pages.links_from(SEARCH, words),
        script=script,
        digest=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        # In a block of data no script runs; "<" cannot end it.
        index=json.dumps(index, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        scrolls_smoothly=True,
    ).encode()


def fold(text: str) -> str:
    """Return a text as it is searched: without case and accents; the script does the same to what is typed.

    >>> fold("Coopération")
    'cooperation'
    """
    return without_accents(text).casefold()
