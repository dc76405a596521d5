"""The table of concordance as Akoma Ntoso: the changes and new addresses as metadata, the rows as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.akn import meta as about
from tracker.report.akn.elements import add, written

if TYPE_CHECKING:
    from tracker.report.table.rows import ConcordanceTable


def render(table: ConcordanceTable) -> bytes:
    """The table as XML; it has no text of the treaty in it.

    Args:
        table: The table.
    """
    view = table.view
    root = add(None, "akomaNtoso")
    document = add(root, "doc", name="concordance")
    meta = add(document, "meta")
    about.identification(meta, view.after, "concordance")
    about.analysis(meta, view, table.rows)
    about.references(meta)
    about.proprietary(meta, view.sides)
    about.cover(document, view.sides)
    body = add(add(document, "mainBody"), "table", eId="concordance")
    add(body, "caption", f"{view.words['concordance']}{view.words['colon']}{table.heading}")
    for tag, rows in (("th", [table.heads]), ("td", table.cells)):
        for row in rows:
            line = add(body, "tr")
            for cell in row:
                add(add(line, tag), "p", cell)
    return written(root)
