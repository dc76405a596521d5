"""Read the columns back out of a workbook: the words of its cells, and the anchors in its hidden columns."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tracker.model.block import CALL

if TYPE_CHECKING:
    from collections.abc import Iterator

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ADDED = "FF595959"
"""The colour of words that are no words of a text."""
_ANCHORS = re.compile(r"c(\d+)_\d+(?: c\d+_\d+)*")
_COLUMN = re.compile(r"[A-Z]+")


def read_back(page: bytes) -> Iterator[tuple[str, str]]:
    """Yield the anchor and the words of each paragraph that is text of a draft."""
    with zipfile.ZipFile(io.BytesIO(page)) as archive:
        shared, sheet = (
            ET.fromstring(archive.read(f"xl/{name}.xml"))  # noqa: S314 – a file that was written just now
            for name in ("sharedStrings", "worksheets/sheet1")
        )
    texts = [_words(item) for item in shared.iter(f"{_S}si")]
    for row in sheet.iter(f"{_S}row"):
        cells = [
            (_COLUMN.match(cell.get("r", "")), texts[int(value.text or 0)])
            for cell in row
            if cell.get("t") == "s" and (value := cell.find(f"{_S}v")) is not None
        ]
        words = {place[0]: text for place, text in cells if place}
        columns = sorted(words, key=lambda name: (len(name), name))
        for name in columns:
            if found := _ANCHORS.fullmatch(words[name]):
                # The first visible column holds the numbers of the rows, the next ones the texts.
                column = chr(ord("A") + int(found[1]))
                yield from _paragraphs(words[name].split(" "), words.get(column, ""))


def _paragraphs(anchors: list[str], text: str) -> Iterator[tuple[str, str]]:
    """Yield the anchors of a cell with their paragraphs: a line each, but for the last, which may be a note of several.

    A name that stood above a paragraph is gone, and has left its line empty.
    """
    lines = text.split("\n")
    for n, anchor in enumerate(anchors, 1):
        while lines and not lines[0]:
            lines.pop(0)
        own = 1 if n < len(anchors) else len(lines)
        yield anchor, "\n".join(lines[:own])
        del lines[:own]


def _words(item: ET.Element) -> str:
    runs = item.findall(f"{_S}r")
    if not runs:
        return "".join(text.text or "" for text in item.iter(f"{_S}t"))
    return "".join(map(_words_of_run, runs))


def _words_of_run(run: ET.Element) -> str:
    colour = run.find(f"{_S}rPr/{_S}color")
    if colour is not None and colour.get("rgb") == _ADDED:
        return ""
    if run.find(f"{_S}rPr/{_S}vertAlign") is not None:
        return CALL
    return "".join(text.text or "" for text in run.iter(f"{_S}t"))
