"""The numbers that Word shows and the file does not hold: "Article 3", "1.", "(b)", "iv)".

Rules: ECMA-376 part 1, section 17.9. A list keeps a count for each of its levels; a paragraph of a level increases it
and resets the deeper ones; the label is a pattern in which ``%2`` stands for the count of the second level.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tracker.language.numerals import NUMBER_FORMATS, format_number
from tracker.readers.structure.numbering import AutomaticNumber, kind_of_format
from tracker.readers.word.package import W

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_LEVELS = 9
"""Levels of a list in Word."""
_PLACEHOLDER = re.compile("%[1-9]")


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list.

    Attributes:
        start: First number.
        number_format: Number format, by its name in Word.
        pattern: Label, with ``%1`` to ``%9`` for the counts of the levels.
        restart: Level (from 1) whose paragraphs reset the count; 0 for never; None for all outer levels.
        legal: Whether all counts are shown as figures.
        style: Name of the paragraph style that this level numbers.
    """

    start: int = 1
    number_format: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(slots=True)
class _Counts:
    """The counts of a list, by level, and the names of the list instances that were met."""

    counts: dict[int, int] = field(default_factory=dict)
    instances: set[str] = field(default_factory=set)


def is_renumbered(paragraph: ET.Element) -> bool:
    """Return whether a tracked change put a paragraph into a list, or took it out of one."""
    now, before = paragraph.find(f"{W}pPr/{W}numPr"), paragraph.find(f"{W}pPr/{W}pPrChange/{W}pPr")
    inserted = now is not None and now.find(f"{W}ins") is not None
    return inserted or (before is not None and _list_and_level(now) != _list_and_level(before.find(f"{W}numPr")))


class Numbering:
    """Counts the paragraphs of a document.

    Args:
        numbering: ``numbering.xml``; None if there is none.
        styles: ``styles.xml``; None if there is none.

    Attributes:
        unknown_formats: Unknown number formats that were met; their numbers were shown as figures.
    """

    def __init__(self, numbering: ET.Element | None, styles: ET.Element | None) -> None:
        self.unknown_formats: set[str] = set()
        self._styles = (
            {} if styles is None else {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}
        )
        self._definitions: dict[str, dict[int, _Level]] = {}
        self._style_links: dict[str, str] = {}
        self._instances: dict[str, tuple[str, dict[int, _Level], set[int]]] = {}
        self._counts: dict[str, _Counts] = defaultdict(_Counts)
        if numbering is not None:
            self._read(numbering)

    def count(self, paragraph: ET.Element, *, former: bool = False) -> AutomaticNumber | None:
        """Count a paragraph and return its number; None for none. To be called once for each, in order.

        Args:
            paragraph: The paragraph.
            former: Whether to count it in the list where it was before tracked changes.
        """
        name, at = self._place_of(paragraph, former=former)
        if name not in self._instances:
            return None
        definition, levels, overridden = self._instances[name]
        level = levels.get(at)
        if level is None:
            return None
        state = self._counts[definition]
        if name not in state.instances:
            state.instances.add(name)
            for restarted in overridden:
                state.counts.pop(restarted, None)
        state.counts[at] = state.counts.get(at, level.start - 1) + 1
        for deeper in [counted for counted in state.counts if counted > at]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and at < restart):
                del state.counts[deeper]
        return AutomaticNumber(
            label=self._label(level, levels, state.counts),
            shape=_shape(level, at),
            kind=kind_of_format("decimal" if level.legal else level.number_format),
            value=state.counts[at],
            series=definition,
            depth=at,
        )

    def _label(self, level: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str:
        if level.number_format == "bullet":
            return _bullet(level.pattern)
        text = level.pattern
        for n in range(_LEVELS, 0, -1):
            placeholder = f"%{n}"
            if placeholder in text:
                outer = levels.get(n - 1, _Level())
                number_format = "decimal" if level.legal else outer.number_format
                text = text.replace(placeholder, self._numeral(counts.get(n - 1, outer.start), number_format))
        return text.strip()

    def _numeral(self, n: int, number_format: str) -> str:
        if number_format not in NUMBER_FORMATS:
            self.unknown_formats.add(number_format)
        return format_number(n, number_format)

    # Place of a paragraph

    def _place_of(self, paragraph: ET.Element, *, former: bool) -> tuple[str, int]:
        """Return the list instance and the level of a paragraph: its own, else that of its style."""
        changed = paragraph.find(f"{W}pPr/{W}pPrChange/{W}pPr") if former else None
        properties = paragraph.find(f"{W}pPr") if changed is None else changed
        own = None if properties is None else properties.find(f"{W}numPr")
        if former and own is not None and own.find(f"{W}ins") is not None:
            own = None  # The number itself was inserted (17.13.5.19).
        style = None if properties is None else properties.find(f"{W}pStyle")
        name, level = _list_and_level(own)
        chain = self._style_chain("" if style is None else style.get(f"{W}val", ""))
        for style_name in chain:
            style_list, style_level = _list_and_level(self._styles[style_name].find(f"{W}pPr/{W}numPr"))
            if name is None and style_list is not None:
                name = style_list
                if level is None:
                    level = style_level if style_level is not None else self._level_of_style(name, chain)
        return name or "", level or 0

    def _level_of_style(self, name: str, chain: list[str]) -> int:
        """Return the level of a list instance that numbers one of these styles."""
        levels = self._instances[name][1] if name in self._instances else {}
        return next((n for style in chain for n, level in levels.items() if level.style == style), 0)

    def _style_chain(self, name: str) -> list[str]:
        """Return a style and those that it is based on."""
        chain: list[str] = []
        while name in self._styles and name not in chain:
            chain.append(name)
            base = self._styles[name].find(f"{W}basedOn")
            name = "" if base is None else base.get(f"{W}val", "")
        return chain

    # Reading the definitions

    def _read(self, numbering: ET.Element) -> None:
        for definition in numbering.iter(f"{W}abstractNum"):
            name = definition.get(f"{W}abstractNumId", "")
            self._definitions[name] = {
                _small_number(level.get(f"{W}ilvl", "0"), 0): _level(level) for level in definition.findall(f"{W}lvl")
            }
            link = definition.find(f"{W}numStyleLink")
            if link is not None:
                self._style_links[name] = link.get(f"{W}val", "")
        definition_of = {num.get(f"{W}numId", ""): _value(num, "abstractNumId") for num in numbering.iter(f"{W}num")}
        for num in numbering.iter(f"{W}num"):
            name = num.get(f"{W}numId", "")
            resolved = self._resolve_style_link(definition_of[name], definition_of)
            levels = dict(self._definitions.get(resolved, {}))
            overridden = set()
            for override in num.findall(f"{W}lvlOverride"):
                at = _small_number(override.get(f"{W}ilvl", "0"), 0)
                whole = override.find(f"{W}lvl")
                if whole is not None:
                    levels[at] = _level(whole)
                start = _value(override, "startOverride")
                if start:
                    levels[at] = replace(levels.get(at, _Level()), start=_small_number(start, 1))
                    overridden.add(at)
            self._instances[name] = resolved, levels, overridden

    def _resolve_style_link(self, definition: str, definition_of: dict[str, str]) -> str:
        """Return the definition of the list that a style is in, for a definition that only names this style."""
        style = self._styles.get(self._style_links.get(definition, ""))
        if style is not None:
            name, _ = _list_and_level(style.find(f"{W}pPr/{W}numPr"))
            return definition_of.get(name or "", definition)
        return definition


def _shape(level: _Level, at: int) -> str:
    """Return the pattern with ``x`` for the count of this level; empty for one with words, or without that count."""
    if level.number_format == "bullet":
        return "-"
    placeholder = f"%{at + 1}"
    wordless = not any(char.isalnum() for char in _PLACEHOLDER.sub("", level.pattern))
    if not wordless or placeholder not in level.pattern:
        return ""
    return _PLACEHOLDER.sub("n", level.pattern.replace(placeholder, "x")).strip()


def _bullet(pattern: str) -> str:
    """Return the sign of a bullet; symbol fonts draw bullets in the places of letters and private characters, too."""
    sign = pattern[:1]
    return "•" if sign.isalnum() or sign == "§" or "\ue000" <= sign <= "\uf8ff" else pattern


def _list_and_level(properties: ET.Element | None) -> tuple[str | None, int | None]:
    """Return the list instance and level that ``numPr`` names; None for what it leaves open."""
    if properties is None:
        return None, None
    name, level = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
    depth = "" if level is None else level.get(f"{W}val", "")
    return None if name is None else name.get(f"{W}val", ""), _small_number(depth, 0) if depth else None


def _value(element: ET.Element, name: str) -> str:
    child = element.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def _small_number(text: str, default: int) -> int:
    """Return a number from a file, which may hold anything there; the default for all but five digits or fewer."""
    return int(text) if text.isdecimal() and len(text) < 6 else default


def _level(element: ET.Element) -> _Level:
    start, restart = _value(element, "start"), _value(element, "lvlRestart")
    legal = element.find(f"{W}isLgl")
    return _Level(
        start=_small_number(start, 0),  # Without a start a level begins with 0 (17.9.25).
        number_format=_value(element, "numFmt") or "decimal",
        pattern=_value(element, "lvlText"),
        restart=_small_number(restart, 0) if restart else None,
        legal=legal is not None and legal.get(f"{W}val", "1") not in ("0", "false"),
        style=_value(element, "pStyle"),
    )
