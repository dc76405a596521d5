"""Reads a finished redline in Akoma Ntoso back into both texts; shares nothing with the code that writes it.

Each element that holds a block says in an attribute of ours where it stands in either text. What counts as words are
those in its label, heading or paragraph: outside of ``del`` for the text after, outside of ``ins`` for the text before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tracker.errors import ProofError
from tracker.model.block import CALL, Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
_OURS = "{https://treaty-tracker.example/ns/1}"
_LARGEST = 200_000_000
"""Bytes up to which a file is read: ten times the redline of 10,000 articles."""

_SIDES = (("before", "ins"), ("after", "del"))
_BETWEEN = " — "
"""Stands between label and heading where the document does not say what does."""

_CLOSING = "~"


def read_back(page: bytes) -> tuple[list[Block], list[Block]]:
    """Both texts out of a finished file.

    Args:
        page: The bytes of the file.

    Returns:
        The blocks before and after, each in the order of its own text.

    Raises:
        ProofError: If it is no redline of ours, or a place in it is taken twice.
    """
    root = _opened(page)
    try:
        before, after = (_text(root, n) for n in (0, 1))
    except (LookupError, TypeError, ValueError) as error:
        raise ProofError("The file is no redline of ours", cause=f"{type(error).__name__}: {error}") from None
    return before, after


def read_seal(page: bytes) -> dict[str, str]:
    """What the file says of itself, by name; empty if it says nothing.

    Args:
        page: The bytes of the file.

    Raises:
        ProofError: If it is no XML.
    """
    return {each.get("name", ""): "".join(each.itertext()) for each in _opened(page).iter(f"{_OURS}said")}


def _opened(page: bytes) -> ET.Element:
    if len(page) > _LARGEST:
        raise ProofError("The file is too large", cause=f"{len(page)} bytes")
    if b"<!DOCTYPE" in page or b"<!ENTITY" in page:
        raise ProofError("The file declares entities, which no file of ours does")
    try:
        return ET.fromstring(page)  # noqa: S314 – no declarations, so no entities; the size is bounded above
    except (ET.ParseError, ValueError, LookupError) as error:
        raise ProofError("The file is no XML", cause=str(error)) from None


def _text(root: ET.Element, side: int) -> list[Block]:
    name, absent = _SIDES[side]
    found: dict[int, Block] = {}
    for element in root.iter():
        place = element.get(f"{_OURS}{name}")
        own = [element] if element.tag == f"{_AKN}p" else [each for each in element if _is_words(each)]
        pieces = [(each, list(_words(each, side, absent))) for each in own]
        if place is None:
            other = element.get(f"{_OURS}{_SIDES[1 - side][0]}")
            if other is not None and any(words for _, words in pieces):
                raise ProofError("Words stand in a text in which their block does not", cause=str(pieces)[:80])
            continue
        order, mark, level = place.split(" ")
        if int(order) in found:
            raise ProofError("The file does not hold every block once", cause="a place is taken twice")
        text, calls = _joined(element, pieces)
        found[int(order)] = Block(BlockKind(mark), text, int(level), calls)
    return [block for _, block in sorted(found.items())]


def _is_words(element: ET.Element) -> bool:
    """Whether it holds words of the block around it: a label, a heading, a paragraph that is not one itself."""
    paragraph = element.tag == f"{_AKN}p" and not any(element.get(f"{_OURS}{side}") for side, _ in _SIDES)
    return paragraph or element.tag in (f"{_AKN}num", f"{_AKN}heading")


_Words = list[tuple[str, int]]
"""Words, or the call of a note with its number."""


def _joined(element: ET.Element, pieces: list[tuple[ET.Element, _Words]]) -> tuple[str, tuple[int, ...]]:
    """The words of a block, and the numbers of its calls."""
    if element.tag == f"{_AKN}wrapUp" or element.get("name") == "wrapUp":
        return _CLOSING, ()
    parts: list[_Words] = [words for _, words in pieces]
    tags = [each.tag.removeprefix(_AKN) for each, _ in pieces]
    if tags == ["num", "heading"] and pieces[0][0].find(f"{_AKN}inline[@name='separator']") is None:
        parts.insert(1, [(_BETWEEN, 0)])
    found = [piece for words in parts for piece in words]
    return "".join(text for text, _ in found), tuple(number for text, number in found if text == CALL and number)


def _words(element: ET.Element, side: int, absent: str) -> Iterator[tuple[str, int]]:
    if element.text:
        yield element.text, 0
    for child in element:
        tag = child.tag.removeprefix(_AKN)
        if tag == "noteRef":
            numbers = child.get(f"{_OURS}numbers", "").split() or [child.get("marker", "")] * 2
            yield CALL, int(numbers[side])
        elif tag == "eol":
            yield "\n", 0
        elif tag != absent:
            yield from _words(child, side, absent)
        if child.tail:
            yield child.tail, 0
