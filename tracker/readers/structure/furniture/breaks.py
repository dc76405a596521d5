"""Breaks of pages: what stands on either side of them, and whether a sentence goes on across."""

from __future__ import annotations

from tracker.readers.structure.headings import article_line, division_line, may_be_heading
from tracker.readers.structure.items import item_line
from tracker.readers.structure.printed_line import is_finished, starts_lowercase

_MIN_WRAPPED = 40
"""Characters of a wrapped line of which the next may begin with a capital: a shorter one may be a title."""


def is_heading(text: str) -> bool:
    """Return whether a line is the heading of an article or a division.

    >>> is_heading("Article 5"), is_heading("Peace lasts.")
    (True, False)
    """
    return may_be_heading(text) and (article_line(text) is not None or division_line(text) is not None)


def goes_on(first: str, second: str, above: str = "") -> bool:
    """Return whether a sentence goes on from one line to another, across a break of pages.

    >>> goes_on("The Parties", "shall cooperate."), goes_on("Scope", "This Agreement applies.")
    (True, False)

    Args:
        first: The last line with words before the break.
        second: The first one behind it.
        above: The line above the first, if no blank line stands between.
    """
    if is_finished(first) or is_heading(first) or is_heading(second) or item_line(second):
        return False
    if starts_lowercase(second):
        return True
    # Only a line that goes on a line above is known to be wrapped; else "Scope" would go on in "This Agreement".
    return len(first) >= _MIN_WRAPPED and bool(above) and not is_heading(above)
