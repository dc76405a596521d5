"""The lines of a web page, as a browser shows them: paragraphs, items of lists with their numbers, rows of tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.language.numerals import format_number
from tracker.model.block import CALL
from tracker.readers.structure.items import item_line
from tracker.readers.structure.numbering import AutomaticNumber, kind_of_format
from tracker.readers.structure.rendered import RenderedLine

if TYPE_CHECKING:
    from tracker.readers.input.limits import Deadline

_SKIPPED = frozenset([
    "script", "style", "noscript", "template", "head", "nav", "form", "button", "select", "svg", "iframe", "object",
    "textarea", "datalist", "audio", "video", "canvas", "dialog", "del",
])  # fmt: skip
_WORDLESS = frozenset(["script", "style", "noscript", "template", "head", "svg", "del"])
"""Skipped elements with no words that a reader of the page would miss."""
_VOID = frozenset([
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
])  # fmt: skip
_BLOCKS = frozenset([
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "section", "article", "main",
    "header", "footer", "aside", "blockquote", "pre", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption",
    "figure", "figcaption", "address", "details", "summary", "hr", "body", "html", "center", "fieldset", "legend",
])  # fmt: skip
_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "decimal": "decimal", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
"""Number formats of lists: by ``type`` and by ``list-style-type``, under the names of Word."""
_STYLE = re.compile(rf"list-style(?:-type)?\s*:[^;]*?\b(?P<name>{'|'.join(_STYLES)})\b", re.IGNORECASE)
_MAX_DEPTH = 2_000
"""Nested elements up to which a page is read."""


@dataclass(slots=True)
class PageLine:
    """A line of a page.

    Attributes:
        line: The line as rendered.
        anchors: Names of the anchors in it.
        links: Start and end in the text of each link to an anchor of a page, and the name of this anchor.
    """

    line: RenderedLine = field(default_factory=RenderedLine)
    anchors: list[str] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)


class PageParser(HTMLParser):
    """Collects the lines of a page.

    Args:
        deadline: The time limit.

    Attributes:
        lines: The lines; complete after :meth:`close`.
        changes: Number of ``ins`` and ``del`` elements.
        skipped: Words of menus, forms and hidden parts.
    """

    def __init__(self, deadline: Deadline) -> None:
        super().__init__(convert_charrefs=True)
        self._deadline = deadline
        self.lines: list[PageLine] = []
        self.changes = 0
        self.skipped: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._skipped_depth = self._wordless_depth = 0
        self._current = PageLine()
        self._lists: list[tuple[str, int]] = []
        self._rows: list[list[list[PageLine]]] = []
        self._link: tuple[int, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element.

        Raises:
            InputError: If the page is nested too deeply.
        """
        attributes = {key: value or "" for key, value in attrs}
        self.changes += tag in ("ins", "del")
        if tag not in _VOID:
            self._enter(tag, hidden="hidden" in attributes)
        if self._skipped_depth:
            return
        if tag in _BLOCKS:
            self._end_line()
        self._current.anchors += [value for key in ("id", "name") if (value := attributes.get(key, ""))]
        if tag == "br":
            self._current.line.text += "\n"
        elif tag == "a" and "#" in (target := attributes.get("href", "")):
            self._link = len(self._current.line.text), target.rpartition("#")[2]
        else:
            self._begin(tag, attributes)

    def _enter(self, tag: str, *, hidden: bool) -> None:
        if len(self._open) > _MAX_DEPTH:
            raise InputError("The page is nested too deeply", cause=f"more than {_MAX_DEPTH} nested elements")
        skipped = hidden or tag in _SKIPPED
        self._open.append((tag, skipped))
        self._skipped_depth += skipped
        self._wordless_depth += skipped and tag in _WORDLESS

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin a list, an item, a row or a cell."""
        if tag in ("ol", "ul"):
            start = attributes.get("start", "")
            number = int(start) if start.isdecimal() and len(start) < 6 else 1
            self._lists.append((_number_format(attributes) if tag == "ol" else "", number - 1))
        elif tag == "li":
            self._current.line.automatic = number_shown = self._next_number(attributes.get("value", ""))
            self._current.line.label = number_shown.label if number_shown else ""
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append([])

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those inside it that were never closed."""
        at = next((n for n in range(len(self._open) - 1, -1, -1) if self._open[n][0] == tag), None)
        if at is None:
            return
        closed, self._open = self._open[at:], self._open[:at]
        self._wordless_depth -= sum(skipped and name in _WORDLESS for name, skipped in closed)
        self._skipped_depth -= sum(skipped for _, skipped in closed)
        if self._skipped_depth:
            return
        if tag == "a" and self._link is not None:
            start, target = self._link
            self._current.links.append((start, len(self._current.line.text), target))
            self._link = None
        if tag in _BLOCKS:
            self._end_line()
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag == "tr" and self._rows:
            self._end_row(self._rows.pop())

    def handle_data(self, data: str) -> None:
        """Add words to the current line.

        Raises:
            InputError: If the time limit is over.
        """
        self._deadline.check()
        if self._skipped_depth:
            self.skipped += [data] if not self._wordless_depth and data.strip() else []
        else:
            # A line feed in the source is a space; only <br> breaks a line.
            self._current.line.text += re.sub(r"[\t\n\r\f ]+", " ", data.replace(CALL, ""))

    def close(self) -> None:
        """Read to the end, and end the last line."""
        super().close()
        self._end_line()

    def _next_number(self, value: str) -> AutomaticNumber | None:
        """Return the number that a browser shows before the next item of the list; None for a list without numbers.

        Args:
            value: The attribute ``value`` of the item, which sets the number.
        """
        if not self._lists or not self._lists[-1][0]:
            return None
        number_format, count = self._lists[-1]
        count = int(value) if value.isdecimal() and len(value) < 6 else count + 1
        self._lists[-1] = number_format, count
        return AutomaticNumber(
            label=f"{format_number(count, number_format)}.",
            shape="x.",
            kind=kind_of_format(number_format),
            value=count,
            depth=len(self._lists) - 1,
        )

    def _end_line(self) -> None:
        self._link = None
        current, self._current = self._current, PageLine()
        if not current.line.text.strip():
            # A line without words passes its number and its anchors on to the next.
            self._current.anchors, self._current.line.label = current.anchors, current.line.label
            self._current.line.automatic = current.line.automatic
        elif self._rows and self._rows[-1]:
            self._rows[-1][-1].append(current)
        else:
            self.lines.append(current)

    def _end_row(self, cells: list[list[PageLine]]) -> None:
        """Add a row of a table. EUR-Lex sets points as rows of a label and its words: these become lines."""
        filled = [cell for cell in cells if cell]
        lines = self._rows[-1][-1] if self._rows and self._rows[-1] else self.lines
        first = filled[0][0].line.text.strip() if filled else ""
        label = item_line(f"{first} x") if first else None
        if len(filled) < 2 or (len(filled[0]) == 1 and label is not None and label.label == first):
            if len(filled) > 1:
                filled[1][0].line.label = first
                filled[1][0].anchors += filled[0][0].anchors
                filled = filled[1:]
            lines += [line for cell in filled for line in cell]
            return
        row = PageLine(RenderedLine(row=True))
        texts = [" ".join(f"{item.line.label} {item.line.text}".strip() for item in cell) for cell in cells]
        row.line.text = "| " + " | ".join(" ".join(text.replace("|", "/").split()) for text in texts) + " |"
        row.anchors = [name for cell in cells for item in cell for name in item.anchors]
        lines.append(row)


def _number_format(attributes: dict[str, str]) -> str:
    """Return the number format of a list: its style wins over its type, as in a browser."""
    style = _STYLE.search(attributes.get("style", ""))
    return _STYLES[style["name"].lower()] if style else _TYPES.get(attributes.get("type", "1"), "decimal")
