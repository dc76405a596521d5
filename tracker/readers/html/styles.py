"""Style of a page, as far as it changes what is printed: hidden, struck, raised, numbered, with its line ends.

Rules of one element, class or name are read (``.x``, ``p.x``, ``#x``), from the page itself. What a style sheet outside
of the page does, a saved file cannot tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_STYLE_ELEMENT = re.compile(r"<style\b[^>]*>(.*?)</style\s*>", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_PART = re.compile(r"[{}]")
_SELECTOR = re.compile(r"(?P<tag>[a-z][a-z0-9]*|\*)?(?P<mark>[.#])?(?P<name>[\w-]+)?", re.IGNORECASE)
_SHOWN_MEDIA = re.compile(r"@media\s+(?:all|screen)\s*", re.IGNORECASE)
_PROPERTIES = frozenset([
    "display", "visibility", "text-decoration", "text-decoration-line", "list-style", "list-style-type",
    "vertical-align", "white-space",
])  # fmt: skip
_COUNTER = re.compile(r"content\s*:[^;}]*\bcounters?\(", re.IGNORECASE)
_MAX_SHEET = 1_000_000
"""Characters of style that are read; a page with more styles every word by itself."""

_MARKED_ITEMS = re.compile(r"\.(?P<name>[\w-]*?(?P<level>\d)?)\s*>\s*li::?before")
_MARKER = re.compile(
    r"""\s*content\s*:\s*"(?P<before>[^"]{0,9})"\s*counter\([\w-]{1,80}(?:,\s*(?P<form>[\w-]{1,30}))?\)\s*"(?P<mark>[^"]{0,9})"[\s;]*"""
)
"""``.lst-kix_a-0>li:before {content: "(" counter(a, lower-latin) ") "}``: numbers as Google Docs writes them."""

Declarations = dict[str, str]


class Marker(NamedTuple):
    """The numbers that a style sheet puts before the items of a list.

    Attributes:
        before: Characters before the numeral.
        form: Name of the numeral in style sheets.
        mark: Characters behind it.
        level: Level of the list in the document, from 0.
    """

    before: str
    form: str
    mark: str
    level: int


class Style(NamedTuple):
    """Effect of a style on the words of an element.

    Attributes:
        hidden: Whether they are not shown.
        struck: Whether they are struck through.
        raised: 1 for raised, -1 for lowered characters.
        list_type: Name of the numbers of a list; empty for the usual ones.
        keeps_lines: Whether line ends of the source are line ends of the page.
    """

    hidden: bool = False
    struck: bool = False
    raised: int = 0
    list_type: str = ""
    keeps_lines: bool = False


PLAIN = Style()


class StyleSheet:
    """The rules of a page.

    >>> sheet = StyleSheet("<style>.gone {display: none}</style>")
    >>> sheet.style("p", {"class": "note gone"}).hidden, sheet.style("p", {}).hidden
    (True, False)

    Args:
        page: The whole page.

    Attributes:
        makes_numbers: Whether a rule makes numbers that stand nowhere in the page.
    """

    def __init__(self, page: str) -> None:
        sheet = _COMMENT.sub("", "\n".join(_STYLE_ELEMENT.findall(page))[:_MAX_SHEET])
        self._markers: dict[str, Marker] = {}
        self._rules: dict[tuple[str, str], Declarations] = {}
        for selectors, body in _rules(sheet):
            of_items, marker = _MARKED_ITEMS.fullmatch(selectors), _MARKER.fullmatch(body)
            if of_items and marker:
                before, form, mark = marker["before"], marker["form"] or "decimal", marker["mark"]
                self._markers[of_items["name"]] = Marker(
                    before.strip(), form, mark.strip(), int(of_items["level"] or 0)
                )
            if found := _declarations(body):
                for selector in selectors.split(","):
                    match = _SELECTOR.fullmatch(selector.strip())
                    if match and bool(match["mark"]) == bool(match["name"]) and match[0]:
                        key = ((match["tag"] or "*").lower(), (match["mark"] or "") + (match["name"] or ""))
                        self._rules.setdefault(key, {}).update(found)

        self.makes_numbers = len(_COUNTER.findall(sheet)) > len(self._markers)

    def marker(self, attributes: Mapping[str, str]) -> Marker | None:
        """Return the numbers that a rule makes for a list; None without such a rule.

        Args:
            attributes: The attributes of the list.
        """
        names = attributes.get("class", "").split() if self._markers else []
        return next((self._markers[name] for name in names if name in self._markers), None)

    def style(self, tag: str, attributes: Mapping[str, str]) -> Style:
        """Return the style of an element; what stands in the element itself wins.

        Args:
            tag: Its name.
            attributes: Its attributes.
        """
        inline = attributes.get("style", "")
        if not inline and not self._rules:
            return PLAIN
        found: Declarations = {}
        if self._rules:
            names = ["", *(f".{name}" for name in attributes.get("class", "").split()), f"#{attributes.get('id', '')}"]
            for name in names:
                for owner in ("*", tag):
                    found |= self._rules.get((owner, name), {})
        return _style(found | _declarations(inline))


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations of the rules that hold on every screen."""
    begin, selectors, blocks = 0, "", [True]
    for match in _PART.finditer(sheet):
        text = sheet[begin : match.start()].rpartition(";")[2] if match[0] == "{" else sheet[begin : match.start()]
        begin = match.end()
        if match[0] == "{":
            selectors = text.strip()
            blocks.append(
                blocks[-1] and (not selectors.startswith("@") or bool(_SHOWN_MEDIA.fullmatch(selectors + " ")))
            )
        elif len(blocks) > 1:
            if blocks.pop() and selectors and not selectors.startswith("@"):
                yield selectors, text
            selectors = ""


def _declarations(text: str) -> Declarations:
    pairs = (part.partition(":") for part in text.split(";"))
    names = ((name.strip().lower(), value.lower().replace("!important", "").strip()) for name, _, value in pairs)
    return {name: value for name, value in names if name in _PROPERTIES}


def _style(found: Declarations) -> Style:
    position = found.get("vertical-align", "")
    list_style = found.get("list-style-type") or found.get("list-style", "")
    decoration = found.get("text-decoration", "") + " " + found.get("text-decoration-line", "")
    return Style(
        hidden=found.get("display") == "none" or found.get("visibility") in {"hidden", "collapse"},
        struck="line-through" in decoration,
        raised=(position == "super") - (position == "sub"),
        list_type=list_style,
        keeps_lines=found.get("white-space", "") in {"pre", "pre-wrap", "pre-line", "break-spaces"},
    )
