"""The main pages of a site over all stages, as every page of it names them in its head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

HOME, STAGES, INDEX, MATRIX, COLUMNS, SEARCH, PROOF = (
    f"{name}.html" for name in ("index", "stages", "provisions", "matrix", "columns", "search", "proof")
)
"""The addresses of the main pages, relative to the folder of one language."""
_WORDS = {
    HOME: "site_overview", STAGES: "site_stages", INDEX: "site_index", MATRIX: "site_matrix", COLUMNS: "columns",
    SEARCH: "site_search", PROOF: "site_proof",
}  # fmt: skip
"""The key of the name of each, in the order in which they are named."""
MAIN_PAGES = frozenset(_WORDS)
"""All of them."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A main page, as another page names it.

    Attributes:
        text: Its name.
        address: Its address, relative to the page that names it; empty if it is that page itself.
        around: The page that names it belongs to it, as the page of an article to that of all provisions.
    """

    text: str
    address: str
    around: bool = False


def page_links(
    pages: Collection[str], words: Mapping[str, str], *, folder: str = "", page: str = "", around: str = ""
) -> tuple[PageLink, ...]:
    """Return the main pages of a site, as one of its pages names them.

    Args:
        pages: The addresses of the main pages that the site has; others are left out.
        words: The words of the report.
        folder: The way from the page to the folder of the main pages: ``../``.
        page: The address of the page, if it is one of them.
        around: The address of the main page that it belongs to, if it is none.

    >>> words = {"site_overview": "Overview", "site_stages": "Stages"}
    >>> [(link.text, link.address) for link in page_links([HOME, STAGES, "x.html"], words, folder="../", around=STAGES)]
    [('Overview', '../index.html'), ('Stages', '../stages.html')]
    """
    return tuple(
        PageLink(words[key], "" if one == page else folder + one, around=one == around)
        for one, key in _WORDS.items()
        if one in pages
    )
