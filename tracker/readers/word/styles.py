"""Formatting that changes the words of a run: hidden, struck, raised or lowered; by itself or by its styles.

Rules: ECMA-376 part 1, 17.7.2 (styles) and 17.7.3 (properties that two styles switch on switch each other off).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.readers.word.elements import switched, value
from tracker.readers.word.package import W

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_MIN_SHIFT = 4
"""Half points by which characters stand off the line before they count as raised or lowered: typographers shift by one
point to align capitals; a superscript of 10 points stands three or more above the line."""
_STATING = frozenset(f"{W}{name}" for name in ("vanish", "strike", "dstrike", "vertAlign", "position"))
_CONTENTS = re.compile(r"(?:toc|contents) ?(?:heading|\d)", re.IGNORECASE)


class Look(NamedTuple):
    """The look of the characters of a run.

    Attributes:
        hidden: Whether they are neither shown nor printed.
        struck: Whether they are struck through.
        height: 1 for raised characters, -1 for lowered ones, else 0.
    """

    hidden: bool = False
    struck: bool = False
    height: int = 0


class _Stated(NamedTuple):
    """Properties that one place states; None for those that it leaves open."""

    vanish: bool | None = None
    strike: bool | None = None
    double_strike: bool | None = None
    height: int | None = None

    def over(self, other: _Stated) -> _Stated:
        """Return these properties, and those of the other where these are open."""
        return _Stated(
            other.vanish if self.vanish is None else self.vanish,
            other.strike if self.strike is None else self.strike,
            other.double_strike if self.double_strike is None else self.double_strike,
            other.height if self.height is None else self.height,
        )


_NOTHING = _Stated()


class Styles:
    """The styles of a Word file.

    Args:
        root: The part ``styles.xml``; None if there is none.
    """

    def __init__(self, root: ET.Element | None) -> None:
        styles = [] if root is None else root.findall(f"{W}style")
        self._styles = {style.get(f"{W}styleId", ""): style for style in styles}
        self._cached: dict[str, _Stated] = {}
        self._looks: dict[tuple[str, str], Look] = {}
        self._default = _stated(None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self._defaults = {
            style.get(f"{W}type", ""): style.get(f"{W}styleId", "")
            for style in styles
            if style.get(f"{W}default", "0") not in ("0", "false")
        }

    def look(self, paragraph_style: str, properties: ET.Element | None) -> Look:
        """Return the look of a run, or of a paragraph mark.

        Args:
            paragraph_style: Id of the style of its paragraph; empty for the default.
            properties: Its ``rPr``; None if it has none.
        """
        character_style = (value(properties, "rStyle") if properties is not None else None) or ""
        if properties is None or len(properties) == 0:
            return self._plain_look(paragraph_style, "")
        own = _stated(properties)
        if own == _NOTHING:
            return self._plain_look(paragraph_style, character_style)
        return self._combined(own, paragraph_style, character_style)

    def is_contents(self, style: str) -> bool:
        """Return whether a style is one of a table of contents, by its name or id."""
        element = self._styles.get(style)
        name = "" if element is None else value(element, "name") or ""
        return any(_CONTENTS.fullmatch(text) is not None for text in (name, style))

    def _plain_look(self, paragraph_style: str, character_style: str) -> Look:
        key = paragraph_style, character_style
        if key not in self._looks:
            self._looks[key] = self._combined(_NOTHING, *key)
        return self._looks[key]

    def _combined(self, own: _Stated, paragraph_style: str, character_style: str) -> Look:
        paragraph = self._of_style(paragraph_style or self._defaults.get("paragraph", ""))
        character = self._of_style(character_style or self._defaults.get("character", ""))
        merged = own.over(character).over(paragraph).over(self._default)

        def toggled(at: int) -> bool:
            if own[at] is not None:
                return bool(own[at])
            return bool(self._default[at]) or bool(paragraph[at]) != bool(character[at])

        struck = toggled(1) or bool(merged.double_strike)
        return Look(hidden=toggled(0), struck=struck, height=merged.height or 0)

    def _of_style(self, name: str) -> _Stated:
        """Return what a style and those that it is based on state."""
        if name not in self._cached:
            stated, seen, at = _NOTHING, set[str](), name
            while at in self._styles and at not in seen:
                seen.add(at)
                stated = stated.over(_stated(self._styles[at].find(f"{W}rPr")))
                at = value(self._styles[at], "basedOn") or ""
            self._cached[name] = stated
        return self._cached[name]


def _stated(properties: ET.Element | None) -> _Stated:
    """Return what the properties of a run state."""
    if properties is None or not _STATING.intersection([prop.tag for prop in properties]):
        return _NOTHING
    height = {"superscript": 1, "subscript": -1, "baseline": 0}.get(value(properties, "vertAlign") or "")
    shift = value(properties, "position")
    if height is None and shift is not None and re.fullmatch(r"-?\d{1,3}", shift):
        height = (int(shift) >= _MIN_SHIFT) - (int(shift) <= -_MIN_SHIFT)
    return _Stated(
        switched(properties, "vanish"), switched(properties, "strike"), switched(properties, "dstrike"), height
    )
