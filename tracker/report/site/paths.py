"""The addresses of the pages of a site, relative to the folder of one language."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.report.document.content import Words
from tracker.report.site.pages import INDEX, MAIN_PAGES, STAGES, page_links

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.report.site.pages import PageLink

HISTORY = "history.html"
"""The page of the whole history."""
_AROUND = {
    "stages": STAGES, "origins": STAGES, "brackets": STAGES, "redlines": STAGES, "briefs": STAGES,
    "languages": STAGES,
    "provisions": INDEX, HISTORY: INDEX,
}  # fmt: skip
"""The main page that the pages of a folder belong to."""
_LONGEST = 40
"""Letters of the name of a file; a heading can be a line of text."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that a site has.

    Attributes:
        paths: Their addresses.
    """

    paths: frozenset[str]

    @property
    def main(self) -> frozenset[str]:
        """The addresses of the main pages among them."""
        return self.paths & MAIN_PAGES

    def links_from(self, path: str, words: Mapping[str, str]) -> tuple[PageLink, ...]:
        """Return the links to the main pages, from another page.

        Args:
            path: The address of that page.
            words: The words of the report.
        """
        around = _AROUND.get(path.partition("/")[0], "")
        return page_links(self.paths, words, folder=relative("", path), page=path, around=around)


def relative(target: str, page: str) -> str:
    """Return the address of a page as another one links to it.

    >>> relative("index.html", "stages/2017.html"), relative("stages/2017.html#a1", "index.html")
    ('../index.html', 'stages/2017.html#a1')
    """
    return "../" * page.count("/") + target


def stage_page(stage: str) -> str:
    """Return the address of the page of a stage."""
    return f"stages/{stage}.html"


def origin_page(stage: str) -> str:
    """Return the address of the page that tells where the words of a stage come from."""
    return f"origins/{stage}.html"


def brackets_page(stage: str) -> str:
    """Return the address of the page of a stage's brackets."""
    return f"brackets/{stage}.html"


def redline_page(before: str, after: str, ending: str = ".html") -> str:
    """Return the address of a redline."""
    return f"redlines/{before}--{after}{ending}"


def brief_page(before: str, after: str) -> str:
    """Return the address of the brief of what changed in substance between two stages."""
    return f"briefs/{before}--{after}.html"


def versions_page(stage: str) -> str:
    """Return the address of the page of a stage's language versions."""
    return f"languages/{stage}.html"


def provision_pages(names: Iterable[str]) -> list[str]:
    """Return the addresses of the pages of provisions, each another one.

    >>> provision_pages(["Article 5", "Artículo 5 bis", "Article 5", "第五条"])
    ['provisions/article-5.html', 'provisions/articulo-5-bis.html', 'provisions/article-5-2.html', 'provisions/4.html']
    """
    seen = Counter[str]()
    paths = []
    for number, name in enumerate(names, 1):
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].rstrip("-") or str(number)
        seen[slug] += 1
        paths.append(f"provisions/{slug}{f'-{seen[slug]}' if seen[slug] > 1 else ''}.html")
    return paths


def with_commas(links: Iterable[Words], words: Mapping[str, str]) -> tuple[Words, ...]:
    """Return links in one line, with commas between them.

    Args:
        links: The links.
        words: The words of the report.
    """
    out: list[Words] = []
    for link in links:
        out += [Words(words["comma"])] if out else []
        out.append(link)
    return tuple(out)
