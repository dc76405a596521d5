"""The numbers that Word shows and the file does not hold: "Article 3", "1.", "(b)", "iv)".

Rules: ECMA-376 part 1, section 17.9. A list keeps a count for each of its levels; a paragraph of a level counts it
up and sets the deeper ones back; what it shows is a pattern in which ``%2`` stands for the count of the second level.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tracker.language.numerals import NUMBER_FORMATS, format_number
from tracker.readers.structure.counted import Counted, kind_of_format
from tracker.readers.word.package import W

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_DEEPEST = 9
_FIGURE = re.compile("%[1-9]")


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(slots=True)
class _List:
    """The counts of a list."""

    counts: dict[int, int] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)


def is_renumbered(paragraph: ET.Element) -> bool:
    """Whether a tracked change put a paragraph into a list, or took it out of one.

    Args:
        paragraph: The paragraph.
    """
    now, before = paragraph.find(f"{W}pPr/{W}numPr"), paragraph.find(f"{W}pPr/{W}pPrChange/{W}pPr")
    inserted = now is not None and now.find(f"{W}ins") is not None
    return inserted or (before is not None and _pointed(now) != _pointed(before.find(f"{W}numPr")))


class Numbering:
    """Counts the paragraphs of a document.

    Args:
        numbering: ``numbering.xml``; None if there is none.
        styles: ``styles.xml``; None if there is none.

    Attributes:
        unknown: Forms of numbers that were met and are not known; they were shown as figures.
    """

    def __init__(self, numbering: ET.Element | None, styles: ET.Element | None) -> None:
        self.unknown: set[str] = set()
        self._styles = (
            {} if styles is None else {each.get(f"{W}styleId", ""): each for each in styles.iter(f"{W}style")}
        )
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._linked: dict[str, str] = {}
        self._nums: dict[str, tuple[str, dict[int, _Level], set[int]]] = {}
        self._lists: dict[str, _List] = defaultdict(_List)
        if numbering is not None:
            self._read(numbering)

    def count(self, paragraph: ET.Element, *, former: bool = False) -> Counted | None:
        """The number of the next paragraph; None for none. To be asked once for each, in order.

        Args:
            paragraph: The paragraph.
            former: Whether it stands in the list where it stood before tracked changes.
        """
        name, level = self._of(paragraph, former=former)
        if name not in self._nums:
            return None
        abstract, levels, overridden = self._nums[name]
        own = levels.get(level)
        if own is None:
            return None
        counted = self._lists[abstract]
        if name not in counted.begun:
            counted.begun.add(name)
            for each in overridden:
                counted.counts.pop(each, None)
        counted.counts[level] = counted.counts.get(level, own.start - 1) + 1
        for deeper in [each for each in counted.counts if each > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and level < restart):
                del counted.counts[deeper]
        return Counted(
            label=self._shown(own, levels, counted.counts),
            shape=_shape(own, level),
            kind=kind_of_format("decimal" if own.legal else own.form),
            value=counted.counts[level],
            series=abstract,
            depth=level,
        )

    def _shown(self, own: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str:
        if own.form == "bullet":
            return _bullet(own.pattern)
        text = own.pattern
        for n in range(_DEEPEST, 0, -1):
            sign = f"%{n}"
            if sign in text:
                level = levels.get(n - 1, _Level())
                form = "decimal" if own.legal else level.form
                text = text.replace(sign, self._figure(counts.get(n - 1, level.start), form))
        return text.strip()

    def _figure(self, n: int, form: str) -> str:
        if form not in NUMBER_FORMATS:
            self.unknown.add(form)
        return format_number(n, form)

    # Which list a paragraph is in

    def _of(self, paragraph: ET.Element, *, former: bool) -> tuple[str, int]:
        changed = paragraph.find(f"{W}pPr/{W}pPrChange/{W}pPr") if former else None
        said = paragraph.find(f"{W}pPr") if changed is None else changed
        own = None if said is None else said.find(f"{W}numPr")
        if former and own is not None and own.find(f"{W}ins") is not None:
            own = None  # The number itself was inserted (17.13.5.19).
        style = None if said is None else said.find(f"{W}pStyle")
        name, level = _pointed(own)
        chain = self._chain("" if style is None else style.get(f"{W}val", ""))
        for each in chain:
            found, depth = _pointed(self._styles[each].find(f"{W}pPr/{W}numPr"))
            if name is None and found is not None:
                name = found
                if level is None:
                    level = depth if depth is not None else self._level_of(found, chain)
        return name or "", level or 0

    def _level_of(self, name: str, chain: list[str]) -> int:
        """The level that names one of these styles as its own."""
        levels = self._nums[name][1] if name in self._nums else {}
        return next((n for style in chain for n, level in levels.items() if level.style == style), 0)

    def _chain(self, name: str) -> list[str]:
        """A style and those it is based on."""
        out: list[str] = []
        while name in self._styles and name not in out:
            out.append(name)
            based = self._styles[name].find(f"{W}basedOn")
            name = "" if based is None else based.get(f"{W}val", "")
        return out

    # Reading the definitions

    def _read(self, numbering: ET.Element) -> None:
        for each in numbering.iter(f"{W}abstractNum"):
            name = each.get(f"{W}abstractNumId", "")
            self._abstract[name] = {
                _number(lvl.get(f"{W}ilvl", "0"), 0): _level(lvl) for lvl in each.findall(f"{W}lvl")
            }
            link = each.find(f"{W}numStyleLink")
            if link is not None:
                self._linked[name] = link.get(f"{W}val", "")
        pointers = {
            each.get(f"{W}numId", ""): _val(each, "abstractNumId") for each in numbering.iter(f"{W}num")
        }  # fmt: skip
        for each in numbering.iter(f"{W}num"):
            abstract = self._resolved(pointers[each.get(f"{W}numId", "")], pointers)
            levels = dict(self._abstract.get(abstract, {}))
            overridden = set()
            for override in each.findall(f"{W}lvlOverride"):
                at = _number(override.get(f"{W}ilvl", "0"), 0)
                whole = override.find(f"{W}lvl")
                if whole is not None:
                    levels[at] = _level(whole)
                start = _val(override, "startOverride")
                if start:
                    levels[at] = replace(levels.get(at, _Level()), start=_number(start, 1))
                    overridden.add(at)
            self._nums[each.get(f"{W}numId", "")] = abstract, levels, overridden

    def _resolved(self, abstract: str, pointers: dict[str, str]) -> str:
        """A list that only names a style has the levels of the list that this style is in."""
        style = self._styles.get(self._linked.get(abstract, ""))
        if style is not None:
            name, _ = _pointed(style.find(f"{W}pPr/{W}numPr"))
            return pointers.get(name or "", abstract)
        return abstract


def _shape(own: _Level, level: int) -> str:
    """The pattern with ``x`` for what counts on this level; empty for one with words, or that counts nothing."""
    if own.form == "bullet":
        return "-"
    sign = f"%{level + 1}"
    wordless = not any(char.isalnum() for char in _FIGURE.sub("", own.pattern))
    return _FIGURE.sub("n", own.pattern.replace(sign, "x")).strip() if wordless and sign in own.pattern else ""


def _bullet(pattern: str) -> str:
    """The sign of a list without numbers; fonts of signs draw letters and unnamed characters as bullets, too."""
    sign = pattern[:1]
    return "•" if sign.isalnum() or sign == "§" or "\ue000" <= sign <= "\uf8ff" else pattern


def _pointed(element: ET.Element | None) -> tuple[str | None, int | None]:
    """The list and level that a paragraph or style points to; None for what it leaves to others."""
    if element is None:
        return None, None
    name, level = element.find(f"{W}numId"), element.find(f"{W}ilvl")
    depth = "" if level is None else level.get(f"{W}val", "")
    return None if name is None else name.get(f"{W}val", ""), _number(depth, 0) if depth else None


def _val(element: ET.Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")


def _number(text: str, otherwise: int) -> int:
    """A small number out of a file that may hold anything."""
    return int(text) if text.isdecimal() and len(text) < 6 else otherwise


def _level(element: ET.Element) -> _Level:
    start, restart = _val(element, "start"), _val(element, "lvlRestart")
    legal = element.find(f"{W}isLgl")
    return _Level(
        start=_number(start, 0),  # Without a start a level begins with 0 (17.9.25).
        form=_val(element, "numFmt") or "decimal",
        pattern=_val(element, "lvlText"),
        restart=_number(restart, 0) if restart else None,
        legal=legal is not None and legal.get(f"{W}val", "1") not in ("0", "false"),
        style=_val(element, "pStyle"),
    )
