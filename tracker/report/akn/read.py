"""Read both texts back out of a finished redline in Akoma Ntoso; shares no code with the modules that write it.

Each element that holds a block records in an attribute its place in either text. Its words are those in its label,
heading or paragraph: outside of ``del`` for the text after, outside of ``ins`` for the text before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tracker.errors import ProofError
from tracker.model.block import CALL, Block, BlockKind
from tracker.report.joined_blocks import JoinedBlocks

if TYPE_CHECKING:
    from collections.abc import Iterator

_AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
_TRACKER = "{https://treaty-tracker.example/ns/1}"
_LARGEST = 200_000_000
"""Bytes up to which a file is read: ten times the redline of 10,000 articles."""

_SIDES = (("before", "ins"), ("after", "del"))
_SEPARATOR = " — "
"""Stands between label and heading where the document records no other separator."""

_CLOSING_LABEL = "~"


def read_back(page: bytes) -> tuple[list[Block], list[Block]]:
    """Read both texts out of a finished file.

    Args:
        page: The bytes of the file.

    Returns:
        The blocks before and after, each in the order of its own text.

    Raises:
        ProofError: If it is not a redline of this program, or holds a block twice.
    """
    root = _parse_xml(page)
    try:
        before, after = (_read_blocks(root, n) for n in (0, 1))
    except (LookupError, TypeError, ValueError) as error:
        raise ProofError(
            "The file is not a redline of this program", cause=f"{type(error).__name__}: {error}"
        ) from None
    return before, after


def read_seal(page: bytes) -> dict[str, str]:
    """Read the statements of the seal by name; empty for a file without a seal.

    Args:
        page: The bytes of the file.

    Raises:
        ProofError: If it is not XML.
    """
    statements = _parse_xml(page).iter(f"{_TRACKER}said")
    return {statement.get("name", ""): "".join(statement.itertext()) for statement in statements}


def _parse_xml(page: bytes) -> ET.Element:
    if len(page) > _LARGEST:
        raise ProofError("The file is too large", cause=f"{len(page)} bytes")
    if b"<!DOCTYPE" in page or b"<!ENTITY" in page:
        raise ProofError("The file declares entities, which no file of this program does")
    try:
        return ET.fromstring(page)  # noqa: S314 – no declarations, so no entities; the size is bounded above
    except (ET.ParseError, ValueError, LookupError) as error:
        raise ProofError("The file is not XML", cause=str(error)) from None


def _read_blocks(root: ET.Element, side: int) -> list[Block]:
    name, absent = _SIDES[side]
    blocks = JoinedBlocks()
    for element in root.iter():
        place = element.get(f"{_TRACKER}{name}")
        holders = [element] if element.tag == f"{_AKN}p" else [child for child in element if _holds_words(child)]
        pieces = [(holder, list(_words(holder, side, absent))) for holder in holders]
        if place is None:
            other = element.get(f"{_TRACKER}{_SIDES[1 - side][0]}")
            if other is not None and any(words for _, words in pieces):
                raise ProofError(
                    "The file gives words to a text in which their line does not occur", cause=str(pieces)[:80]
                )
            continue
        order, kind, level = place.split(" ")
        text, calls = _join_pieces(element, pieces)
        blocks.add(order, Block(BlockKind(kind), text, int(level), calls))
    return blocks.blocks()


def _holds_words(element: ET.Element) -> bool:
    """Return whether an element holds words of the block around it: a label, heading, or paragraph that is no block."""
    paragraph = element.tag == f"{_AKN}p" and not any(element.get(f"{_TRACKER}{side}") for side, _ in _SIDES)
    return paragraph or element.tag in (f"{_AKN}num", f"{_AKN}heading")


_Words = list[tuple[str, int]]
"""Words with 0, and note calls with their numbers."""


def _join_pieces(element: ET.Element, pieces: list[tuple[ET.Element, _Words]]) -> tuple[str, tuple[int, ...]]:
    """Return the words of a block, and the numbers of its note calls."""
    if element.tag == f"{_AKN}wrapUp" or element.get("name") == "wrapUp":
        return _CLOSING_LABEL, ()
    parts: list[_Words] = [words for _, words in pieces]
    tags = [holder.tag.removeprefix(_AKN) for holder, _ in pieces]
    if tags == ["num", "heading"] and pieces[0][0].find(f"{_AKN}inline[@name='separator']") is None:
        parts.insert(1, [(_SEPARATOR, 0)])
    joined = [piece for words in parts for piece in words]
    return "".join(text for text, _ in joined), tuple(number for text, number in joined if text == CALL and number)


def _words(element: ET.Element, side: int, absent: str) -> Iterator[tuple[str, int]]:
    if element.text:
        yield element.text, 0
    for child in element:
        tag = child.tag.removeprefix(_AKN)
        if tag == "noteRef":
            numbers = child.get(f"{_TRACKER}numbers", "").split() or [child.get("marker", "")] * 2
            yield CALL, int(numbers[side])
        elif tag == "eol":
            yield "\n", 0
        elif tag != absent:
            yield from _words(child, side, absent)
        if child.tail:
            yield child.tail, 0
