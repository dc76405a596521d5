"""Write a document as a web page that loads nothing and has no script, in the look of the redline's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.tags import direction
from tracker.report.html.write import fill_template

if TYPE_CHECKING:
    from tracker.report.document.content import Document


def render(document: Document) -> bytes:
    """Return the document as one self-contained page.

    Args:
        document: The document.
    """
    return fill_template(
        "document.html.j2", document=document, words=document.words, direction=direction, scrolls_smoothly=True
    ).encode()
