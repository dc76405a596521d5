"""Read the columns back out of a Word file."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tracker.model.block import CALL

if TYPE_CHECKING:
    from collections.abc import Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ADDED = ("DocumentSign", "DocumentRemark")
"""Styles of characters that are no words of a text."""


def read_back(page: bytes) -> Iterator[tuple[str, str]]:
    """Yield the anchor and the words of each paragraph that is text of a draft."""
    with zipfile.ZipFile(io.BytesIO(page)) as archive:
        document = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314 – a file that was written just now
    for paragraph in document.iter(f"{_W}p"):
        mark = paragraph.find(f"{_W}bookmarkStart")
        if mark is not None:
            yield mark.get(f"{_W}name", ""), "".join(map(_words, paragraph.iter(f"{_W}r")))


def _words(run: ET.Element) -> str:
    style = run.find(f"{_W}rPr/{_W}rStyle")
    if style is not None and style.get(f"{_W}val") in _ADDED:
        return ""
    if run.find(f"{_W}rPr/{_W}vertAlign") is not None:
        return CALL
    return "".join("\n" if part.tag == f"{_W}br" else part.text or "" for part in run if part.tag != f"{_W}rPr")
