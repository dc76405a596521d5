"""Read a finished redline in CriticMarkup back into both texts, with nothing of the module that writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.markdown.read import Dialect, read_seal
from tracker.report.markdown.read import read_back as read_markdown

if TYPE_CHECKING:
    from tracker.model.block import Block

__all__ = ["CRITIC", "IN_MAIL", "read_back", "read_seal"]


def _dialect(begin: str, end: str) -> Dialect:
    """Return CriticMarkup with these lines above and below the treaty text."""
    return Dialect(
        lines=(begin, end),
        remark=r"\{>>(?:[^\\{}]|\\.)*<<\}",
        call=r"\[\^(?P<after>\d+)\](?:\{>>\[\^(?P<before>\d+)\]<<\})?",
        marks=("{++", "++}", "{--", "--}"),
    )


CRITIC = _dialect("<!-- The treaty text in CriticMarkup begins -->", "<!-- The treaty text in CriticMarkup ends -->")
IN_MAIL = _dialect("=" * 72, "-" * 72)
"""The plain text of a mail, in which comments would be shown."""


def read_back(page: bytes) -> tuple[list[Block], list[Block]]:
    """Read both texts out of a finished page.

    Args:
        page: The bytes of the file.

    Returns:
        The blocks before and after, each in the order of its own text.

    Raises:
        ProofError: If the page is not a redline of this program, or a place is taken twice.
    """
    return read_markdown(page, CRITIC)
