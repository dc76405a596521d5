"""Write the table of concordance as Markdown, for pull requests and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.markdown.notation import escape
from tracker.report.markdown.write import concordance, head, page

if TYPE_CHECKING:
    from tracker.report.table.rows import ConcordanceTable


def render(table: ConcordanceTable) -> bytes:
    """Return the table as Markdown, under the notices and the front matter of both texts.

    Args:
        table: The table.
    """
    title = table.view.words["concordance"]
    same = [f"**{escape(line)}**" for line in (table.view.extract_notice, table.view.same_line) if line]
    parts = [*head(table.view, title), *same, *concordance(table.view, table.rows, table.heading)]
    return page(parts, table.view.words["dir"]).encode()
