"""Recognition of file formats by their contents, without importing their readers."""

from __future__ import annotations

import re

_HTML = re.compile(r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*\?>\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)
_OFFICE_SIGNATURES = {b"\xd0\xcf\x11\xe0": ".doc", b"{\\rtf": ".rtf"}
ZIP_SIGNATURE = b"PK\x03\x04"


def office_suffix(data: bytes) -> str:
    r"""Return the file name suffix of an office format that LibreOffice has to convert; empty for other formats.

    >>> office_suffix(rb"{\rtf1 Peace}"), office_suffix(b"Peace")
    ('.rtf', '')
    """
    if data.startswith(ZIP_SIGNATURE) and b"application/vnd.oasis.opendocument.text" in data[:512]:
        return ".odt"
    return next((suffix for signature, suffix in _OFFICE_SIGNATURES.items() if data.startswith(signature)), "")


def is_pdf(data: bytes) -> bool:
    """Return whether a file is a PDF file."""
    return data.startswith(b"%PDF-")


def is_docx(data: bytes) -> bool:
    """Return whether a file is a Word file; of one that was cut off, perhaps only the list of its types is left."""
    if not data.startswith(ZIP_SIGNATURE):
        return False
    return b"word/" in data or (b"[Content_Types].xml" in data[:100] and b"xl/" not in data and b"ppt/" not in data)


def is_akn(text: str) -> bool:
    """Return whether a text is an Akoma Ntoso document, by its first element.

    >>> is_akn('<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">')
    True
    """
    head = text[:2_000].lstrip()
    return head.startswith("<") and "akomaNtoso" in head


def is_html(text: str) -> bool:
    """Return whether a text is a web page, by its beginning.

    >>> is_html("<!-- saved --><!DOCTYPE html><p>Peace"), is_html("<p>Peace")
    (True, False)
    """
    return _HTML.match(text[:4_000]) is not None
