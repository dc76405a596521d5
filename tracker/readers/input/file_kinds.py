"""Recognition of file formats by their contents, without importing their readers."""

from __future__ import annotations

import re

_PROLOG = r"\s*(?:<!--(?:(?!-->).)*-->\s*|<\?[^>]*\?>\s*)*"
_HTML = re.compile(rf"{_PROLOG}<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(
    rf"{_PROLOG}<(?:p|div|h[1-6]|ul|ol|dl|table|section|article|main|header|nav|aside|center|font|span|blockquote|pre|hr|br"
    r"|address|figure|title|meta|link|style|script|base|a|b|i|em|strong|form|details)\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|li|td|th|dd|dt|br|section|article|pre|blockquote)\b[^<>]{0,400}>", re.IGNORECASE
)
_MIN_BLOCK_TAGS = 2
"""Tags of blocks that make a text that begins with a tag a fragment of a page: one may be quoted."""
_HEAD = 4_000
"""Characters in which a page must begin: comments and declarations stand before its first tag."""
_SEARCHED = 20_000
"""Characters in which the tags of a fragment are looked for, so that a long text without any costs little."""
_AKN_HEAD = 2_000
"""Characters in which the first element of Akoma Ntoso stands: only declarations precede it."""
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
    head = text[:_AKN_HEAD].lstrip()
    return head.startswith("<") and "akomaNtoso" in head


def is_html_fragment(text: str) -> bool:
    """Return whether a text is a part of a web page, as pandoc and many systems write it: it begins with a tag.

    >>> is_html_fragment("<h1>Treaty</h1><p>Peace"), is_html_fragment("The tag <p> begins a paragraph; </p> ends it.")
    (True, False)
    """
    found = _BLOCK_TAG.finditer(text, 0, _SEARCHED) if _FRAGMENT.match(text[:_HEAD]) else iter(())
    return sum(1 for _, _ in zip(range(_MIN_BLOCK_TAGS), found, strict=False)) == _MIN_BLOCK_TAGS


def is_html(text: str) -> bool:
    """Return whether a text is a web page, by its beginning.

    >>> is_html("<!-- saved --><!DOCTYPE html><p>Peace"), is_html("<p>Peace")
    (True, False)
    """
    return _HTML.match(text[:_HEAD]) is not None
