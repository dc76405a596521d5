"""Reads a finished PDF back: both texts out of the page that it was set from, and their letters on its pages.

Which words are struck and which are new cannot be read off a page of PDF with certainty. So the page from which it was
set is attached, and is read; of the pages of PDF it is asked whether each letter and figure of both texts is there, and
at least as often. A fault of ours in the first, and a font or a line that the engine lost, are found.
"""

from __future__ import annotations

import io
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

from tracker.errors import ProofError
from tracker.report.html import read as readback

if TYPE_CHECKING:
    from tracker.model.block import Block

_ATTACHED = "redline.html"
_SHOWN = 12


def read_back(page: bytes) -> tuple[list[Block], list[Block]]:
    """Both texts out of a finished file.

    Args:
        page: The bytes of the file.

    Returns:
        The blocks before and after, each in the order of its own text.

    Raises:
        ProofError: If it is no redline of ours, or a letter of the texts is not on its pages.
    """
    reader, attached = _opened(page)
    before, after = readback.read_back(attached)
    printed = _letters("".join(each.extract_text() for each in reader.pages))
    due = _letters("".join(block.text for block in before)) | _letters("".join(block.text for block in after))
    missing = {char: n for char, n in (due - printed).items() if n > 0}
    if missing:
        raise ProofError(
            "The pages do not hold every letter of the texts",
            cause=f"missing: {' '.join(sorted(missing)[:_SHOWN])}",
        )
    return before, after


def read_seal(page: bytes) -> dict[str, str]:
    """What the file says of itself, by name; empty if it says nothing.

    Args:
        page: The bytes of the file.

    Raises:
        ProofError: If it is no PDF of ours.
    """
    return readback.read_seal(_opened(page)[1])


def _opened(page: bytes) -> tuple[Any, bytes]:
    try:
        from pypdf import PdfReader  # noqa: PLC0415 – an extra, loaded when used
    except ImportError as error:
        raise ProofError(
            "PDF cannot be read here", cause=str(error), remedy='install pypdf: pip install "treaty-tracker[pdf]"'
        ) from None
    try:
        reader = PdfReader(io.BytesIO(page))
        found = reader.attachments.get(_ATTACHED, [])
    except Exception as error:  # noqa: BLE001 – a damaged PDF can make the library raise anything
        raise ProofError("The file is no PDF of ours", cause=f"{type(error).__name__}: {error}") from None
    if len(found) != 1:
        raise ProofError("The file is no PDF of ours", cause=f"{_ATTACHED} is attached to it {len(found)} times")
    return reader, bytes(found[0])


def _letters(text: str) -> Counter[str]:
    """Letters and figures, however they are shaped and in whatever order; the rest may be drawn and not written."""
    return Counter(char for char in unicodedata.normalize("NFKD", text) if char.isalnum())
