"""Whether the first line of an article is its title; plain text does not say, so form and custom decide."""

from __future__ import annotations

from tracker.readers.structure.items import item_of
from tracker.readers.structure.printed import Printed, is_title

_NEIGHBOURS = 5
"""Articles on either side that are asked. Custom may change within a text (six directives in a row)."""


def titled(lines: list[Printed], heads: list[int], ends: list[int]) -> set[int]:
    """The articles whose first line is their title.

    A title is short, has no final mark and no list label, other lines follow it, and at least half of the
    articles around have one: a lone line without a full stop is a slip, not a title.

    Args:
        lines: The lines of the text.
        heads: Places of the article headings that stand alone on their lines.
        ends: For each of them, the place behind its last line.

    Returns:
        The places of the headings.
    """
    forms = [
        head + 2 < end and is_title(lines[head + 1].text) and item_of(lines[head + 1]) is None
        for head, end in zip(heads, ends, strict=True)
    ]
    found = set()
    for at, head in enumerate(heads):
        around = forms[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]
        if forms[at] and 2 * sum(around) >= len(around):
            found.add(head)
    return found
