"""The marks of negotiation as a page: numbers for each article, the open questions, and what became of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.tags import direction
from tracker.report.brackets.outline import outline
from tracker.report.brackets.parties import party_key
from tracker.report.brackets.table import columns_in_use, columns_of, numbers_of
from tracker.report.brackets.view import place_inside
from tracker.report.html.write import fill_template

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.report.brackets.view import BracketsView, PlacedMark
    from tracker.report.site.pages import PageLink

WORDS_SHOWN = 40
"""Words of a mark on the page: enough for nearly every bracket of a sentence; a longer one is a whole paragraph, which
is read in the text."""

STRAYS_SHOWN = 8
"""Brackets without a partner up to which their list is open at first; more would keep a reader from the questions."""


def render(view: BracketsView, links: tuple[PageLink, ...] = ()) -> bytes:
    """Return one self-contained page without any script.

    Args:
        view: The marks.
        links: The main pages of the site that it is a part of; none where it stands alone.
    """
    used = columns_in_use(view)
    heads = columns_of(view)
    rows = []
    for n, part in enumerate(view.shown, 1):
        own = numbers_of(part, view)
        rows.append((n, part, [own[column] for column in used]))
    sums = tuple(map(sum, zip(*(numbers for _, _, numbers in rows), strict=True)))
    numbers = {party_key(party.name): n for n, party in enumerate(view.parties, 1)}

    def parties(placed: Iterable[PlacedMark]) -> str:
        """Return the classes of the parties that are named for marks, by which the page filters them."""
        keys = {party_key(party) for one in placed for party in one.parties}
        return " ".join(f"p{numbers[key]}" for key in sorted(keys & numbers.keys()))

    return fill_template(
        "brackets.html.j2",
        view=view,
        words=view.words,
        links=links,
        rows=rows,
        columns=[heads[column] for column in used],
        sums=sums,
        outline=outline,
        place_inside=place_inside,
        party_classes=parties,
        most_words=WORDS_SHOWN,
        most_strays=STRAYS_SHOWN,
        text_direction=direction(view.text.front.language) if view.text.front.language else "auto",
    ).encode()
