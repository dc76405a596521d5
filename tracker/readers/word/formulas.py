"""Formulas of Word (OMML) in one line that says the same: ``(a)/(b)·x²``; ECMA-376 part 1, 22.1."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tracker.readers.structure.raised import is_flattened, lower_text, raise_text
from tracker.readers.word.elements import CHANGES, MATH, all_words, descendants, name_of, refuse_deep

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from xml.etree import ElementTree as ET

_PLAIN = frozenset(["m:r", "m:e", "m:oMath", "m:box", "m:borderBox", "m:num", "m:den", "m:fName", "r", *CHANGES])
"""Elements that only hold characters in a row."""


_MAX_SHAPES = 100
"""Parts of a formula inside one another up to which it is read: each takes five steps of Python's thousand."""


class Formula(NamedTuple):
    """A formula in one line.

    Attributes:
        text: Its characters.
        is_plain: Whether it is nothing but characters in a row, so that nothing was changed.
        unknown: Names of elements in it that are not understood.
    """

    text: str
    is_plain: bool
    unknown: tuple[str, ...]


def read_formula(element: ET.Element, absent: Collection[str] = ()) -> Formula:
    """Return a formula in one line.

    Args:
        element: The element ``m:oMath``.
        absent: Names of the tracked changes that are left out.
    """
    writer = _Writer(absent)
    text = writer.inside(element, 0)
    characters = [inner.text or "" for inner in descendants([element], absent) if name_of(inner) in ("m:t", "t")]
    if _lacks(text, "".join(characters)):
        # A part where the standard has none: all characters in a row lose the shape, but nothing else.
        return Formula(" ".join(characters), False, (*writer.unknown, "m:oMath"))
    return Formula(text, not writer.shaped, tuple(writer.unknown))


def _lacks(text: str, characters: str) -> bool:
    """Return whether a text lacks letters or figures of a formula; raised and lowered ones count as such."""
    wanted = Counter(filter(str.isalnum, unicodedata.normalize("NFKC", characters)))
    return bool(wanted - Counter(filter(str.isalnum, unicodedata.normalize("NFKC", text))))


class _Writer:
    """Writes a formula; ``shaped`` is true once a shape other than a row was met."""

    def __init__(self, absent: Collection[str]) -> None:
        self._absent = absent
        self.shaped = False
        self.unknown: list[str] = []
        self._shapes: dict[str, Callable[[ET.Element, int], str]] = {
            "m:f": self._fraction, "m:sSup": self._power, "m:sSub": self._index, "m:sSubSup": self._index_and_power,
            "m:sPre": self._prefixed, "m:rad": self._root, "m:nary": self._sum, "m:d": self._brackets,
            "m:func": self._function, "m:limLow": self._limit_below, "m:limUpp": self._limit_above,
            "m:acc": self._accent, "m:bar": self._bar, "m:groupChr": self._group, "m:m": self._matrix,
            "m:eqArr": self._equations,
        }  # fmt: skip

    def inside(self, element: ET.Element | None, depth: int) -> str:
        """Return the characters in an element."""
        refuse_deep(depth, _MAX_SHAPES)
        return "" if element is None else "".join(self._one(child, depth + 1) for child in element)

    def _one(self, element: ET.Element, depth: int) -> str:
        name = name_of(element)
        if name in ("m:t", "t"):
            return element.text or ""
        if name in self._absent or name.endswith("Pr"):
            return ""
        if name in _PLAIN:
            return self.inside(element, depth)
        self.shaped = True
        shape = self._shapes.get(name)
        if shape is None:
            self.unknown.append(name)
            return all_words(element, self._absent)
        return shape(element, depth)

    def _part(self, element: ET.Element, name: str, depth: int) -> str:
        return self.inside(element.find(f"{MATH}{name}"), depth)

    def _fraction(self, element: ET.Element, depth: int) -> str:
        return f"({self._part(element, 'num', depth)})/({self._part(element, 'den', depth)})"

    def _power(self, element: ET.Element, depth: int) -> str:
        return _base(self._part(element, "e", depth)) + _above(self._part(element, "sup", depth))

    def _index(self, element: ET.Element, depth: int) -> str:
        return _base(self._part(element, "e", depth)) + _below(self._part(element, "sub", depth))

    def _index_and_power(self, element: ET.Element, depth: int) -> str:
        return self._index(element, depth) + _above(self._part(element, "sup", depth))

    def _prefixed(self, element: ET.Element, depth: int) -> str:
        before = _below(self._part(element, "sub", depth)) + _above(self._part(element, "sup", depth))
        return before + _base(self._part(element, "e", depth))

    def _root(self, element: ET.Element, depth: int) -> str:
        degree = self._part(element, "deg", depth)
        return f"{_above(degree) if degree else ''}√({self._part(element, 'e', depth)})"

    def _sum(self, element: ET.Element, depth: int) -> str:
        sign = _stated(element, "naryPr", "chr", "∫")
        limits = _below(self._part(element, "sub", depth)) + _above(self._part(element, "sup", depth))
        return f"{sign}{limits}({self._part(element, 'e', depth)})"

    def _brackets(self, element: ET.Element, depth: int) -> str:
        parts = [self.inside(part, depth) for part in element.findall(f"{MATH}e")]
        between = _stated(element, "dPr", "sepChr", "|")
        return _stated(element, "dPr", "begChr", "(") + between.join(parts) + _stated(element, "dPr", "endChr", ")")

    def _function(self, element: ET.Element, depth: int) -> str:
        return f"{self._part(element, 'fName', depth)}({self._part(element, 'e', depth)})"

    def _limit_below(self, element: ET.Element, depth: int) -> str:
        return f"{self._part(element, 'e', depth)}_({self._part(element, 'lim', depth)})"

    def _limit_above(self, element: ET.Element, depth: int) -> str:
        return f"{self._part(element, 'e', depth)}^({self._part(element, 'lim', depth)})"

    def _accent(self, element: ET.Element, depth: int) -> str:
        return f"({self._part(element, 'e', depth)}){_stated(element, 'accPr', 'chr', chr(0x302))}"

    def _bar(self, element: ET.Element, depth: int) -> str:
        return f"({self._part(element, 'e', depth)})\u0305"

    def _group(self, element: ET.Element, depth: int) -> str:
        return f"({self._part(element, 'e', depth)})"

    def _matrix(self, element: ET.Element, depth: int) -> str:
        rows = ([self.inside(cell, depth) for cell in row.findall(f"{MATH}e")] for row in element.findall(f"{MATH}mr"))
        return "[" + "; ".join(", ".join(row) for row in rows) + "]"

    def _equations(self, element: ET.Element, depth: int) -> str:
        return "; ".join(self.inside(row, depth) for row in element.findall(f"{MATH}e"))


def _stated(element: ET.Element, properties: str, name: str, default: str) -> str:
    found = element.find(f"{MATH}{properties}/{MATH}{name}")
    return default if found is None else found.get(f"{MATH}val", "")


def _base(text: str) -> str:
    """Return a base in brackets, unless it is one name or number."""
    is_one = not text or text.isalnum() or (text[0] == "(" and text.find(")") == len(text) - 1)
    return text if is_one else f"({text})"


def _above(text: str) -> str:
    if not text:
        return ""
    raised = raise_text(text)
    return raised if raised != text and not is_flattened(text) else f"^({text})"


def _below(text: str) -> str:
    if not text:
        return ""
    lowered = lower_text(text)
    return lowered if lowered != text and not is_flattened(text) else f"_({text})"
