"""A comparison as a Word file with tracked changes; a text against itself is a clean one."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from tracker.report.word import parts
from tracker.report.word.body import Body
from tracker.report.word.marks import Marks
from tracker.report.word.theme import theme

if TYPE_CHECKING:
    from tracker.report.view.redline_view import RedlineView

AUTHOR = "Treaty Tracker"
"""Stands as author of the changes where nobody is named."""

_NEVER = (1980, 1, 1, 0, 0, 0)
"""The time of every entry: the first that a zip archive knows, so that the same input gives the same bytes."""


def render(view: RedlineView, author: str = AUTHOR, date: str = "") -> bytes:
    """The finished file.

    Args:
        view: What to print, a whole comparison or an extract.
        author: Who made the changes, as Word shows it.
        date: When, ``2017-04-25T00:00:00Z``; without it the changes have no date, which Word allows.
    """
    return _packed(_parts(view, Marks(author, date, view.direction == "rtl"), clean=False))


def render_clean(view: RedlineView) -> bytes:
    """One text alone, without revisions.

    Args:
        view: The text compared with itself.
    """
    return _packed(_parts(view, Marks(AUTHOR, "", view.direction == "rtl"), clean=True))


def _parts(view: RedlineView, marks: Marks, *, clean: bool) -> dict[str, str]:
    body = Body(view, marks)
    named = (view.after,) if clean else view.sides
    out = parts.relations(comments=bool(body.comments))
    out["word/document.xml"] = parts.part("document", f"<w:body>{body.document}{parts.section(view)}</w:body>")
    out["word/styles.xml"] = parts.styles(view, body.styles)
    out["word/settings.xml"] = parts.settings(tracked=not clean)
    out["word/fontTable.xml"] = parts.fonts()
    out["word/footnotes.xml"] = parts.footnotes(body.notes)
    out["word/header1.xml"] = parts.header(view, marks, named, first=True)
    out["word/header2.xml"] = parts.header(view, marks, named, first=False)
    out["word/footer1.xml"] = parts.footer(marks)
    out["word/theme/theme1.xml"] = theme()
    if body.comments:
        out["word/comments.xml"] = parts.part("comments", body.comments)
    return out | parts.properties(view, marks, clean=clean)


def _packed(content: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            entry = zipfile.ZipInfo(name, _NEVER)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # The same on every machine.
            archive.writestr(entry, text.encode())
    return out.getvalue()
