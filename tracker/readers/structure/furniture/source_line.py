"""A line of a document of any format, as the search for furniture sees it."""

from __future__ import annotations

from typing import NamedTuple


class SourceLine(NamedTuple):
    """A line of a document, with the evidence that its format gives.

    Attributes:
        text: Its words, cleaned; empty for a blank line.
        page: Number of the page on which it begins, from 1; 0 where the format has no pages.
        in_contents: Whether the file itself marks it as a part of a table of contents.
    """

    text: str
    page: int = 0
    in_contents: bool = False
