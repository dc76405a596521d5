"""Names of Akoma Ntoso 3.0: its namespace, the one of this program, and the levels of its elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.block import ARTICLE_LEVEL, DIVISION_LEVEL, PARAGRAPH_LEVEL, POINT_LEVEL

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
AKN = f"{{{NAMESPACE}}}"
OWN = "{https://treaty-tracker.example/ns/1}"
"""Namespace of the attributes and elements that only documents of this program have."""

ARTICLE_TAGS = frozenset(["article", "rule"])
LEVELS = {
    **dict.fromkeys(("book", "part", "title", "chapter", "section", "subsection", "division", "tome"), DIVISION_LEVEL),
    **dict.fromkeys(("subpart", "subtitle", "subchapter", "subdivision", "attachment"), DIVISION_LEVEL),
    **dict.fromkeys(ARTICLE_TAGS, ARTICLE_LEVEL),
    **dict.fromkeys(("paragraph", "clause", "level", "subrule", "wrapUp", "listWrapUp"), PARAGRAPH_LEVEL),
    **dict.fromkeys(("point", "subparagraph", "indent", "item", "subclause", "proviso", "li"), POINT_LEVEL),
}
"""Level of the heading of each element; from a paragraph on, the least: it is one more than that of its container."""


def tag_of(element: ET.Element) -> str:
    """Return the local name of an element; empty for one that is not of Akoma Ntoso."""
    space, _, name = element.tag[1:].rpartition("}")
    return name if space == NAMESPACE else ""


def heading_of(element: ET.Element) -> ET.Element | None:
    """Return the heading of an element; None if it has none."""
    return element.find(f"{AKN}heading")


def number_of(element: ET.Element) -> ET.Element | None:
    """Return the ``num`` of an element; None if it has none."""
    return element.find(f"{AKN}num")
