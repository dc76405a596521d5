"""Fields of Word files: their results stand in the text; their codes, and words inside the codes, do not.

Rules: ECMA-376 part 1, 17.16. A field begins, holds its code, may have a separator with the result behind it, and ends;
fields are nested, and may span paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.readers.word.elements import PICTURES, descendants, name_of, switched, value
from tracker.readers.word.package import W
from tracker.readers.word.symbols import sign_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from xml.etree import ElementTree as ET

_SHOW_NOTHING = frozenset([
    "", "XE", "TC", "RD", "TA", "PRIVATE", "SET", "ASK", "NEXT", "NEXTIF", "SKIPIF", "BIBLIOGRAPHY", "DATA",
    "HYPERLINK", "ADVANCE",
])  # fmt: skip
"""Fields that print nothing without a result."""
_WITH_WORDS_IN_CODE = frozenset(["MACROBUTTON", "GOTOBUTTON"])
"""Fields whose code ends with the words that they show, behind their name and that of their target."""


_PLACE = re.compile(r"0[xX](?P<hex>[0-9a-fA-F]{1,6})|(?P<number>[0-9]{1,7})")
"""Number of the place of a sign, as a field states it."""


@dataclass(slots=True)
class Field:
    """A field.

    Attributes:
        data: Its form data (``ffData``); None if it has none.
        code: Pieces of its code.
        in_result: Whether its separator was met: the code is over.
        has_words: Whether words of a result were met.
    """

    data: ET.Element | None = None
    code: list[str] = field(default_factory=list)
    in_result: bool = False
    has_words: bool = False

    @property
    def kind(self) -> str:
        """Its kind: the first word of its code, in capitals."""
        return next(iter("".join(self.code).split()), "").upper()

    @property
    def is_contents(self) -> bool:
        """True if it makes a table of contents."""
        return self.kind == "TOC"

    def shown(self) -> str | None:
        """Return the words that the field shows without a result; None if they are unknown."""
        if self.kind in _SHOW_NOTHING:
            return ""
        if self.kind == "FORMDROPDOWN" and (entries := self.entries()):
            return entries[min(self._chosen(), len(entries) - 1)]
        if self.kind == "FORMCHECKBOX" and self.data is not None:
            box = self.data.find(f"{W}checkBox")
            checked = switched(box, "checked")
            return "☒" if (switched(box, "default") if checked is None else checked) else "☐"
        words = "".join(self.code).split()
        if self.kind in _WITH_WORDS_IN_CODE:
            return " ".join(words[2:])
        if self.kind == "SYMBOL" and len(words) > 1:
            font = words[words.index("\\f") + 1].strip('"') if "\\f" in words[:-1] else ""
            place = _PLACE.fullmatch(words[1])
            return (
                None
                if place is None
                else sign_of(font, int(place["hex"] or place["number"], 16 if place["hex"] else 10))
            )
        return None

    def entries(self) -> list[str]:
        """Return the choices of a drop-down field."""
        found = [] if self.data is None else self.data.findall(f"{W}ddList/{W}listEntry")
        return [entry.get(f"{W}val", "") for entry in found]

    def _chosen(self) -> int:
        choices = None if self.data is None else self.data.find(f"{W}ddList")
        stated = value(choices, "result") or value(choices, "default") or "0"
        return int(stated) if stated.isdecimal() and len(stated) < 6 else 0


def _skipped(absent: Collection[str]) -> frozenset[str]:
    return PICTURES.union(absent, ["m:oMath"])


class Fields:
    """The fields that are open at a place of a walk through a part.

    Args:
        root: The part; only fields that begin and end in it count, so that a broken one cannot swallow the text.
        absent: Names of the elements that the walk skips; drawings and formulas are skipped, too.

    Attributes:
        broken: Number of beginnings without an end.
    """

    def __init__(self, root: ET.Element, absent: Collection[str]) -> None:
        self._open: list[Field] = []
        self._matched: set[int] = set()
        begun: list[ET.Element] = []
        inner: list[list[ET.Element]] = []
        for mark in descendants([root], _skipped(absent)) if root.find(f".//{W}fldChar") is not None else ():
            if name_of(mark) != "fldChar":
                continue
            kind = mark.get(f"{W}fldCharType")
            if kind == "begin":
                begun.append(mark)
                inner.append([mark])
            elif begun and kind == "separate":
                inner[-1].append(mark)
            elif begun and kind == "end":
                begun.pop()
                self._matched.update(map(id, [*inner.pop(), mark]))
        self.broken = len(begun)

    @property
    def in_code(self) -> bool:
        """True if the place is in the code of a field."""
        return any(not opened.in_result for opened in self._open)

    @property
    def in_contents(self) -> bool:
        """True if the place is in a table of contents."""
        return any(opened.is_contents for opened in self._open)

    def mark(self, element: ET.Element) -> Field | None:
        """Pass the beginning, separator or end of a field.

        Returns:
            The field that ends here; None if none does.
        """
        kind = element.get(f"{W}fldCharType")
        if id(element) not in self._matched:
            return None
        if kind == "begin":
            self._open.append(Field(element.find(f"{W}ffData")))
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
        elif kind == "end" and self._open:
            return self._open.pop()
        return None

    def add_code(self, text: str) -> bool:
        """Add a piece of code to the innermost field; return whether there is one that expects code."""
        if not self._open or self._open[-1].in_result:
            return False
        self._open[-1].code.append(text)
        return True

    def add_words(self) -> None:
        """Take note of words in the results of the open fields."""
        for opened in self._open:
            opened.has_words = True
