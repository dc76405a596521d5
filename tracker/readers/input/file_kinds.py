"""What kind of file it is, by what is in it; told without loading what reads it."""

from __future__ import annotations

import re

_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*\?>\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)


def is_docx(data: bytes) -> bool:
    """Whether a file is a Word file."""
    return data.startswith(b"PK\x03\x04") and b"word/" in data


def is_akn(text: str) -> bool:
    """Whether a text is a document of Akoma Ntoso, by its first element."""
    head = text[:2_000].lstrip()
    return head.startswith("<") and "akomaNtoso" in head


def is_page(text: str) -> bool:
    """Whether a text is a web page, by its beginning."""
    return _PAGE.match(text[:4_000]) is not None
