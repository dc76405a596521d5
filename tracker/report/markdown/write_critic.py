"""Write the redline as Markdown with the marks of CriticMarkup, for editors and for reading as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.markdown.notation import CRITIC
from tracker.report.markdown.write import report, sealed

if TYPE_CHECKING:
    from tracker.report.view.redline_view import RedlineView


def render(view: RedlineView) -> bytes:
    """Return the whole report.

    Args:
        view: The comparison, whole or an extract.

    Returns:
        Markdown in UTF-8 out of which both texts can be read again.
    """
    return f"{report(view, CRITIC)}\n{sealed(view)}\n".encode()
