"""The rows of the table of concordance."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from tracker.model.provision import ProvisionKind
from tracker.report.html.escaping import escape_text
from tracker.report.view.facts import FACTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tracker.report.view.redline_view import RowView


def table_rows(rows: Iterable[RowView], words: Mapping[str, str], *, links: bool) -> Iterator[str]:
    """Print the rows of the table of concordance as HTML.

    How alike the two sides of a row are is drawn as a bar; its reason in words opens below.

    Args:
        rows: The rows.
        words: The words of the report.
        links: Link the names of provisions to their places in the text on the same page.

    Yields:
        One ``tr`` element a row.
    """
    facts = {fact: escape_text(words[fact]) for fact in ("unchanged", *FACTS)}
    probably, semicolon, listing = (escape_text(words[key]) for key in ("probably", "semicolon", "listing"))
    for row_view in rows:
        row = row_view.row
        before, after, reason = map(escape_text, (row_view.before, row_view.after, row_view.reason))
        headings = row_view.heading_before, row_view.heading_after
        if links and row.before is not None:
            # A recital that stands on both sides has one address, that of the text after.
            shared = row.level is ProvisionKind.RECITAL and row.after is not None
            before = f'<a href="#{quote(f"a-{row.after}" if shared else f"b-{row.before}")}">{before}</a>'
        if links and row.after is not None:
            after = f'<a href="#a-{quote(row.after)}">{after}</a>'
        before, after = (
            f'{name} <span class="subject">{escape_text(heading)}</span>' if heading else name
            for name, heading in zip((before, after), headings, strict=True)
        )
        unsure = f"<b>{probably}</b>" if row_view.probably else ""
        basis = f"{unsure}{semicolon if unsure and reason else ''}{reason}"
        if links and row.similarity and reason:
            share = round(100 * row.similarity)
            basis = f"<details><summary>{unsure} {_bar(share)}</summary>{reason}</details>"
        yield (
            f'<tr class="{row.level} {" ".join(row_view.facts)}"><td>{before}</td><td>{after}</td>'
            f"<td>{listing.join(facts[fact] for fact in row_view.facts)}</td><td>{basis}</td></tr>\n"
        )


def _bar(share: int) -> str:
    """Draw how alike two provisions are, in per cent."""
    return f'<progress value="{share}" max="100" aria-hidden="true"></progress>{share}&nbsp;%'
