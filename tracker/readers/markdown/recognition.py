"""Decision on a text that may be Markdown: structured text of this program, Markdown of others, or neither.

Structured text is Markdown, too. Its front matter has keys of ours, and its body the shape of our grammar: articles on
the third level of headings, labels of paragraphs on heading lines of their own. Forty real files of constitutions and
agreements in Markdown, from wikis, forges and site generators, had neither or only one of the two.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from tracker.model.block import ARTICLE_LEVEL
from tracker.readers.structure.headings import DIVISIONS, article_line
from tracker.readers.structure.items import item_line
from tracker.text.escapes import clean
from tracker.text.front import FENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

_OWN_KEYS = frozenset(["instrument", "stage", "symbol", "authenticity"])
"""Keys that only structured text has; ``title``, ``date``, ``language`` and ``source`` are everybody's."""
_ALL_KEYS = _OWN_KEYS | {"title", "date", "language", "source"}
_FOREIGN_KEYS = frozenset([
    "layout", "permalink", "tags", "categories", "category", "slug", "weight", "redirect_from", "nav_order", "aliases",
    "published", "draft", "toc", "output", "bibliography", "sidebar_position", "sidebar_label", "header-includes",
])  # fmt: skip
"""Keys of programs that make web pages of Markdown: Jekyll, Hugo, Docusaurus, Obsidian, pandoc."""
_FENCES = {FENCE: re.compile(r"(?P<key>[\w.-]+)\s*:(?:\s|$)"), "+++": re.compile(r"(?P<key>[\w.-]+)\s*=")}
"""Lines around front matter in YAML and in TOML, and the beginning of a line with a key."""
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd")

_HEADING = re.compile(r"(?P<hashes>#{1,40})[ \t\u00a0]+(?P<text>\S.*?)(?:[ \t]+#+)?[ \t]*")
_BARE_HASHES = re.compile(r"#{4,40}[ \t]*")
_BOLD_LINE = re.compile(r"\n[ \t]{0,3}(?:\*\*|__)")
_BOLD_LABEL = re.compile(r"[ \t]{0,3}(?P<marks>\*\*|__)(?P<text>\S[^*]{0,200}?)(?P=marks).*")
_LIST_LINE = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S.*")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*")
_MARKS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")
_MIN_BOLD_LABELS = 2
"""Bold labels that make plain text Markdown; one may be an author's emphasis."""


class Kind(Enum):
    """Kind of a text, as far as Markdown goes."""

    STRUCTURED = "structured text"
    MARKDOWN = "Markdown of others"
    NEITHER = "no Markdown"


class FrontLines(NamedTuple):
    """Front matter at the beginning of a file.

    Attributes:
        fence: The line around it: ``---`` for YAML, ``+++`` for TOML; empty where there is none.
        lines: Its lines, without the fences.
        keys: Its keys, in small letters.
    """

    fence: str = ""
    lines: tuple[str, ...] = ()
    keys: frozenset[str] = frozenset()

    @property
    def extent(self) -> int:
        """Return the number of lines of the file that it takes, with the fences."""
        return len(self.lines) + 2 if self.fence else 0

    @property
    def is_ours(self) -> bool:
        """Return whether it has keys of ours and none of a program that makes web pages."""
        return bool(self.keys & _OWN_KEYS) and not self.keys & _FOREIGN_KEYS


def front_lines(text: str) -> FrontLines:
    r"""Return the front matter that a text begins with; none if a ruled line only looks like its fence.

    >>> front_lines("---\nlayout: page\n---\n# Treaty\n").keys
    frozenset({'layout'})
    >>> front_lines("---\nArticle 1\n---\n").fence
    ''
    """
    fence = text[: text.find("\n")].rstrip() if "\n" in text else text.rstrip()
    if fence not in _FENCES:
        return FrontLines()
    lines = text.split("\n")
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == fence), None)
    inside = tuple(lines[1:end]) if end else ()
    keys = frozenset(match["key"].casefold() for line in inside if (match := _FENCES[fence].match(line)))
    if end is None or not (keys or all(not line.strip() for line in inside)):
        return FrontLines()
    return FrontLines(fence, inside, keys)


def markdown_kind(text: str, name: str) -> Kind:
    r"""Decide on a text that is neither a web page nor Akoma Ntoso.

    >>> markdown_kind("---\nstage: final\n---\n### Article 1\n\nPeace.\n", "treaty.txt")
    <Kind.STRUCTURED: 'structured text'>
    >>> markdown_kind("---\nlayout: page\n---\n### Article 1\n\nPeace.\n", "treaty.txt")
    <Kind.MARKDOWN: 'Markdown of others'>
    >>> markdown_kind("Article 1\n\nPeace.\n", "treaty.txt")
    <Kind.NEITHER: 'no Markdown'>

    Args:
        text: The whole file.
        name: Name of the file; its ending may mean Markdown.
    """
    front = front_lines(text)
    has_name = name.casefold().endswith(_MARKDOWN_NAMES)
    if not front.fence and not has_name and not _BOLD_LINE.search("\n" + text):
        return Kind.NEITHER  # The most frequent case of plain text: only bold labels could make it Markdown.
    body = text.split("\n")[front.extent :]
    shape = _shape(body)
    if front.is_ours:
        return Kind.MARKDOWN if shape.is_foreign else Kind.STRUCTURED
    if front.fence:
        return Kind.STRUCTURED if front.keys <= _ALL_KEYS and shape.is_ours else Kind.MARKDOWN
    if has_name:
        return Kind.STRUCTURED if shape.is_ours else Kind.MARKDOWN
    return Kind.MARKDOWN if shape.bold_labels >= _MIN_BOLD_LABELS else Kind.NEITHER


class _Shape(NamedTuple):
    """Counts of the marks of a body.

    Attributes:
        own_articles: Articles on the third level of headings.
        other_articles: Articles on other levels, in bold, or underlined.
        labels: Headings of our paragraphs and points: nothing but a label or hashes; formulas.
        list_lines: Lines of a list as Markdown has it, which our grammar never needs.
        quoted: Lines that begin as a recital of ours and as a quotation of Markdown.
        bold_labels: Of the other articles, those in bold.
    """

    own_articles: int
    other_articles: int
    labels: int
    list_lines: int
    quoted: int
    bold_labels: int

    @property
    def is_foreign(self) -> bool:
        """Return whether the marks are those of others and none is only ours, in spite of keys of ours above.

        A slip in structured text, as one article on a wrong level, is none: it is read as what it is, with doubts.
        """
        return not self.labels and (
            (self.other_articles > 0 and not self.own_articles) or self.list_lines > self.own_articles
        )

    @property
    def is_ours(self) -> bool:
        """Return whether a file without front matter is structured text nevertheless."""
        if self.labels or self.quoted:
            return self.own_articles >= self.other_articles and not (self.list_lines and not self.labels)
        return self.own_articles > 0 and not self.other_articles and not self.list_lines


def _shape(lines: Sequence[str]) -> _Shape:
    own = other = labels = listed = quoted = bold = 0
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith("#"):
            match = _HEADING.fullmatch(line)
            level = len(match["hashes"]) if match else 0
            article = match is not None and _is_article(match["text"])
            own += article and level == ARTICLE_LEVEL
            other += article and level != ARTICLE_LEVEL
            labels += _is_own_label(line, match)
        elif line.startswith(">"):
            labels += line.startswith(">> ") and article_line(clean(line[2:])) is None
            quoted += 1
        elif match := _BOLD_LABEL.fullmatch(line):
            is_label = _is_article(match["text"])
            bold += is_label
            other += is_label
        elif _LIST_LINE.fullmatch(line):
            listed += 1
        elif _UNDERLINE.fullmatch(below) and below and _is_article(line):
            other += 1
    return _Shape(own, other, labels, listed, quoted, bold)


def _is_own_label(line: str, match: re.Match[str] | None) -> bool:
    """Return whether a heading is nothing but a label of a paragraph or point, or hashes alone."""
    if match is None:
        return _BARE_HASHES.fullmatch(line) is not None
    text = clean(match["text"])
    item = item_line(text)
    return len(match["hashes"]) > ARTICLE_LEVEL and (text == "~" or (item is not None and item.length >= len(text)))


def _is_article(text: str) -> bool:
    """Return whether words begin as an article, without the marks of Markdown around them."""
    words = clean(_MARKS.sub("", text))
    heading = article_line(words) if words else None
    return heading is not None and heading.unit not in DIVISIONS
