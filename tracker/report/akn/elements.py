"""Elements of Akoma Ntoso, and the words in them: kept, inserted, deleted, with note calls."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tracker.model.block import CALL
from tracker.model.redline import ChangeCategory, RunKind
from tracker.report.xml_text import replace_illegal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.redline import Run

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
TRACKER = "https://treaty-tracker.example/ns/1"
"""Namespace of names that Akoma Ntoso lacks: the standard allows attributes and metadata of other namespaces."""

_TAGS = {RunKind.INSERTED: "ins", RunKind.DELETED: "del"}

ET.register_namespace("", AKN)
ET.register_namespace("tt", TRACKER)


def add(parent: ET.Element | None, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Return a new element of Akoma Ntoso.

    Args:
        parent: The element to append it to; None for a root.
        tag: Its name.
        text: Its text.
        attributes: Its attributes; empty ones are left out. ``tt_name`` is ``name`` in the namespace of the tracker,
            and ``class_`` is ``class``.
    """
    names = {
        (f"{{{TRACKER}}}{name[3:]}" if name.startswith("tt_") else name.rstrip("_")): replace_illegal(value)
        for name, value in attributes.items()
        if value
    }
    element = ET.Element(f"{{{AKN}}}{tag}", names)
    if text:
        element.text = replace_illegal(text)
    if parent is not None:
        parent.append(element)
    return element


def fill(element: ET.Element, runs: Iterable[Run]) -> None:
    """Add words to an element.

    Args:
        element: The element.
        runs: The words; insertions and deletions go into ``ins`` and ``del``.
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
                number_before = next(before) if run.kind is not RunKind.INSERTED else 0
                number_after = next(after) if run.kind is not RunKind.DELETED else 0
                marker = str(number_after or number_before)
                name = f"note_{number_after}" if number_after else f"removed__note_{number_before}"
                same = number_before == number_after
                numbers = "" if same else f"{number_before or '-'} {number_after or '-'}"
                add(target, "noteRef", marker=marker, placement="bottom", href=f"#{name}", tt_numbers=numbers)
            for line, words in enumerate(piece.split("\n")):
                if line:
                    add(target, "eol")
                _append(target, replace_illegal(words))


def _append(element: ET.Element, text: str) -> None:
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def xml_bytes(root: ET.Element) -> bytes:
    """Return the document as bytes; it has no document type declaration, and so no entities."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()
