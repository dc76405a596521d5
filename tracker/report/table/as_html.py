"""Write the table of concordance as a page of its own, in both orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.html.write import render_template
from tracker.report.view.summary import answer

if TYPE_CHECKING:
    from tracker.report.site.pages import PageLink
    from tracker.report.table.rows import ConcordanceTable


def render(table: ConcordanceTable, links: tuple[PageLink, ...] = ()) -> bytes:
    """Return one self-contained page: the table in the order that is asked for, and behind it in the other.

    Args:
        table: The table.
        links: The main pages of the site that it is a part of; none where it stands alone.
    """
    return render_template(
        "concordance.html.j2", table.view, tables=table.both, links=links, answer=answer(table.view)
    ).encode()
