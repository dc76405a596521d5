"""Elements of Akoma Ntoso, and words in them: kept, inserted, deleted, with calls of notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tracker.model.block import CALL
from tracker.model.redline import ChangeCategory, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.redline import Run

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OURS = "https://treaty-tracker.example/ns/1"
"""Names of ours, where Akoma Ntoso has none: the standard admits attributes and metadata of other namespaces."""

_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAGS = {RunKind.INSERTED: "ins", RunKind.DELETED: "del"}

ET.register_namespace("", AKN)
ET.register_namespace("tt", OURS)


def safe(text: str) -> str:
    """Text without what XML has no sign for."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def add(parent: ET.Element | None, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """A new element of Akoma Ntoso.

    Args:
        parent: Where to put it, last; None for a root.
        tag: Its name.
        text: Its text.
        attributes: Its attributes, empty ones left out; ``tt_name`` is one of ours.
    """
    named = {
        (f"{{{OURS}}}{name[3:]}" if name.startswith("tt_") else name.rstrip("_")): safe(value)
        for name, value in attributes.items()
        if value
    }
    element = ET.Element(f"{{{AKN}}}{tag}", named)
    if text:
        element.text = safe(text)
    if parent is not None:
        parent.append(element)
    return element


def fill(element: ET.Element, runs: Iterable[Run]) -> None:
    """Put words into an element.

    Args:
        element: The element.
        runs: The words; what is kept stands plainly, the rest in ``ins`` and ``del``.
    """
    for run in runs:
        tag = _TAGS.get(run.kind)
        target = (
            element
            if tag is None
            else add(element, tag, class_="" if run.category is ChangeCategory.WORDS else run.category)
        )
        before, after = iter(run.calls_before), iter(run.calls_after)
        for n, piece in enumerate(run.text.split(CALL)):
            if n:
                old = next(before) if run.kind is not RunKind.INSERTED else 0
                new = next(after) if run.kind is not RunKind.DELETED else 0
                marker = str(new or old)
                name = f"note_{new}" if new else f"removed__note_{old}"
                changed = f"{old or '-'} {new or '-'}" if old != new else ""
                add(target, "noteRef", marker=marker, placement="bottom", href=f"#{name}", tt_numbers=changed)
            for line, words in enumerate(piece.split("\n")):
                if line:
                    add(target, "eol")
                _append(target, safe(words))


def _append(element: ET.Element, text: str) -> None:
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def xml_bytes(root: ET.Element) -> bytes:
    """The document as bytes; never with declarations, so never with entities."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()
