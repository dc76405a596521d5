"""Write a comparison as a Word file with tracked changes, or one text as a clean Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.word import parts, styles
from tracker.report.word.body import Body
from tracker.report.word.markup import Markup, part_xml
from tracker.report.word.package import zipped

if TYPE_CHECKING:
    from tracker.report.view.redline_view import RedlineView

AUTHOR = "Treaty Tracker"
"""Author of the changes where nobody is named."""


def render(view: RedlineView, author: str = AUTHOR, date: str = "") -> bytes:
    """Return the redline as a Word file with tracked changes.

    Args:
        view: The comparison, whole or an extract.
        author: The author of the changes, as Word shows it.
        date: The time of the changes, ``2017-04-25T00:00:00Z``; empty for changes without a date, which Word allows.
    """
    return zipped(_parts(view, Markup(author, date, view.direction == "rtl"), clean=False))


def render_clean(view: RedlineView) -> bytes:
    """Return one text as a Word file without revisions.

    Args:
        view: The text compared with itself.
    """
    return zipped(_parts(view, Markup(AUTHOR, "", view.direction == "rtl"), clean=True))


def _parts(view: RedlineView, markup: Markup, *, clean: bool) -> dict[str, str]:
    """Return the parts of the file by name, in the order of the archive."""
    body = Body(view, markup)
    sides = (view.after,) if clean else view.sides
    content = parts.relationships(comments=bool(body.comments))
    content["word/document.xml"] = part_xml("document", f"<w:body>{body.document}{parts.page_layout(view)}</w:body>")
    content["word/styles.xml"] = styles.styles(view.language, body.styles)
    content["word/settings.xml"] = parts.settings(tracked=not clean)
    content["word/fontTable.xml"] = styles.font_table()
    content["word/footnotes.xml"] = parts.footnotes(body.footnotes)
    content["word/header1.xml"] = parts.header(view, markup, sides, first=True)
    content["word/header2.xml"] = parts.header(view, markup, sides, first=False)
    content["word/footer1.xml"] = parts.footer(markup)
    content["word/theme/theme1.xml"] = styles.theme()
    if body.comments:
        content["word/comments.xml"] = part_xml("comments", body.comments)
    return content | parts.properties(view, markup, clean=clean)
