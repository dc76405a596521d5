"""Read a finished PDF back: both texts out of the HTML page that it was set from, and their letters on its pages.

Nothing in a PDF says with certainty which of its words are deleted and which are inserted. So the HTML page from which
it was set is attached, and is read; of the pages of the PDF only this is checked, that each letter and figure of both
texts stands there at least as often. The first finds a fault of our templates, the second a font or a line that the
engine lost.
"""

from __future__ import annotations

import io
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

from tracker.errors import ProofError
from tracker.report.html import read as html_read

if TYPE_CHECKING:
    from tracker.model.block import Block

_ATTACHED = "redline.html"
_MAX_SHOWN = 12
"""Missing characters that are named."""


def read_back(page: bytes) -> tuple[list[Block], list[Block]]:
    """Read both texts out of a finished file.

    Args:
        page: The bytes of the file.

    Returns:
        The blocks before and after, each in the order of its own text.

    Raises:
        ProofError: If it is not a redline of this program, or a letter of the texts is missing on its pages.
    """
    reader, attached = _open(page)
    before, after = html_read.read_back(attached)
    printed = _letters("".join(pdf_page.extract_text() for pdf_page in reader.pages))
    expected = _letters("".join(block.text for block in before)) | _letters("".join(block.text for block in after))
    missing = {char: n for char, n in (expected - printed).items() if n > 0}
    if missing:
        raise ProofError(
            "The pages do not contain every letter of the texts",
            cause=f"missing: {' '.join(sorted(missing)[:_MAX_SHOWN])}",
        )
    return before, after


def read_seal(page: bytes) -> dict[str, str]:
    """Read the statements of the seal by name; empty for a file without a seal.

    Args:
        page: The bytes of the file.

    Raises:
        ProofError: If it is not a PDF of this program.
    """
    return html_read.read_seal(_open(page)[1])


def _open(page: bytes) -> tuple[Any, bytes]:
    """Return the reader of the file, and the HTML page that is attached to it."""
    try:
        from pypdf import PdfReader  # noqa: PLC0415 – an extra, loaded when used
    except ImportError as error:
        raise ProofError(
            "PDF cannot be read here", cause=str(error), remedy='install pypdf: pip install "treaty-tracker[pdf]"'
        ) from None
    try:
        reader = PdfReader(io.BytesIO(page))
        attachments = reader.attachments.get(_ATTACHED, [])
    except Exception as error:  # noqa: BLE001 – a damaged PDF can make the library raise anything
        raise ProofError("The file is not a PDF of this program", cause=f"{type(error).__name__}: {error}") from None
    if len(attachments) != 1:
        raise ProofError(
            "The file is not a PDF of this program",
            cause=f"{len(attachments)} files called {_ATTACHED} are attached to it",
        )
    return reader, bytes(attachments[0])


def _letters(text: str) -> Counter[str]:
    """Count the letters and figures of a text in their compatible forms; a PDF can draw all else instead of writing it.

    >>> sorted(_letters("ﬁn 1.").items())
    [('1', 1), ('f', 1), ('i', 1), ('n', 1)]
    """
    return Counter(char for char in unicodedata.normalize("NFKD", text) if char.isalnum())
