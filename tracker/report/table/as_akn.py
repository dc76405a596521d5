"""Write the table of concordance as Akoma Ntoso: changes and new addresses as metadata, the rows as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.akn import metadata
from tracker.report.akn.elements import add, xml_bytes

if TYPE_CHECKING:
    from tracker.report.table.rows import ConcordanceTable


def render(table: ConcordanceTable) -> bytes:
    """Return the table as XML, without text of the treaty.

    Args:
        table: The table.
    """
    view = table.view
    root = add(None, "akomaNtoso")
    document = add(root, "doc", name="concordance")
    meta = add(document, "meta")
    metadata.add_identification(meta, view.after, "concordance")
    metadata.add_analysis(meta, view, table.rows)
    metadata.add_references(meta)
    metadata.add_proprietary(meta, view.sides)
    metadata.add_cover_page(document, view.sides, view.extract_notice, view.same_line)
    body = add(add(document, "mainBody"), "table", eId="concordance")
    add(body, "caption", f"{view.words['concordance']}{view.words['colon']}{table.heading}")
    for tag, rows in (("th", [table.column_headings]), ("td", table.cells)):
        for row in rows:
            line = add(body, "tr")
            for cell in row:
                add(add(line, tag), "p", cell)
    return xml_bytes(root)
