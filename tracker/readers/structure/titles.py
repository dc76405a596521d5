"""Titles that stand on a line of their own. Plain text does not mark them: form and the custom of the text decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.options import begins_option
from tracker.readers.structure.headings import MAX_INLINE_TITLE
from tracker.readers.structure.items import item_of
from tracker.readers.structure.printed_line import MAX_UNLABELLED, PrintedLine, is_title

if TYPE_CHECKING:
    from collections.abc import Container

_NEIGHBOURS = 5
"""Articles on either side that are examined. The custom may change within a text (six directives in one file)."""

_MAX_TITLE_LINES = 4
"""Lines in capitals below the label of a division that its title takes, at most: signs on a cover have more."""


def articles_with_titles(lines: list[PrintedLine], headings: list[int], ends: list[int]) -> set[int]:
    """Return the articles whose first line is their title.

    A title is short, has no final mark and no list label, other lines follow it, and at least half of the neighbouring
    articles have one: a lone line without a full stop is a slip and no title.

    Args:
        lines: The lines of the text.
        headings: Indexes of the article headings that stand alone on their lines.
        ends: For each of them, the index behind its last line.

    Returns:
        Indexes of the headings.
    """
    forms = [
        heading + 2 < end
        and is_title(lines[heading + 1].text)
        and item_of(lines[heading + 1]) is None
        and not _begins_options(lines, heading + 1, end)
        for heading, end in zip(headings, ends, strict=True)
    ]
    titled = set()
    for at, heading in enumerate(headings):
        neighbours = forms[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]
        if forms[at] and 2 * sum(neighbours) >= len(neighbours):
            titled.add(heading)
    return titled


def _begins_options(lines: list[PrintedLine], first: int, end: int) -> bool:
    """Return whether a line heads the first of several options of an article; one alone names the article's draft."""
    return begins_option(lines[first].text) and any(begins_option(line.text) for line in lines[first + 1 : end])


def title_lines_below(lines: list[PrintedLine], label: int, headings: Container[int]) -> list[int]:
    """Return the lines below the label of a division that are its title.

    Args:
        lines: The lines.
        label: Index of the label.
        headings: Indexes of lines that are headings of their own.

    Returns:
        Indexes: of one line in the form of a title, and of further ones while all are printed in capitals.
    """
    title: list[int] = []
    for at in range(label + 1, min(label + 1 + _MAX_TITLE_LINES, len(lines))):
        text = lines[at].text
        has_form = is_title(text, MAX_INLINE_TITLE) and at not in headings and not lines[at].hashes
        if not has_form or (title and not (text.isupper() and lines[title[-1]].text.isupper())):
            break
        title.append(at)
    return title


def may_be_unlabelled_heading(line: PrintedLine) -> bool:
    """Return whether a line has the form of a heading without a label: a short title.

    >>> may_be_unlabelled_heading(PrintedLine(1, "Transition")), may_be_unlabelled_heading(PrintedLine(1, "1 mois"))
    (True, False)
    """
    # Figures occur in tables and formulas ("1 mois"), hardly ever in such a heading.
    return is_title(line.text, MAX_UNLABELLED) and not any(char.isdigit() for char in line.text)
