"""Compares the drafts of a treaty, article by article.

``file → readers → DraftText → store (git) → diff (match, then wording) → Redline → report``

One direction, no way back; each folder of this package is one step of that line. For other programs there are
:func:`read`, :func:`parse`, :func:`compare`, :func:`concordance`, :func:`render`, :func:`render_table` and
:func:`export` (:mod:`tracker.api`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.api import (
        Correspondence,
        DraftText,
        InputError,
        ProofError,
        Reading,
        Redline,
        TrackerError,
        compare,
        concordance,
        export,
        parse,
        read,
        render,
        render_table,
    )

__version__ = "0.1.0"

__all__ = [
    "Correspondence", "DraftText", "InputError", "ProofError", "Reading", "Redline", "TrackerError", "__version__",
    "compare", "concordance", "export", "parse", "read", "render", "render_table",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """Load the rest when it is first asked for: ``import tracker`` alone stays fast."""
    if name in __all__:
        from tracker import api  # noqa: PLC0415 – that is what this function is for

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
