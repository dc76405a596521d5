"""Numbers that a browser shows before the items of a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.language.numerals import format_number
from tracker.readers.html.lines import OpenList
from tracker.readers.structure.items import item_line
from tracker.readers.structure.numbering import AutomaticNumber, NumeralKind, kind_of_format
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from tracker.readers.html.lines import PageLine

_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "arabic-indic": "hindiNumbers",
    "cjk-decimal": "ideographDigital", "cjk-ideographic": "chineseCounting", "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting", "lower-russian": "russianLower",
}  # fmt: skip
"""Number formats of lists: by ``type`` and by ``list-style-type``, under the names of Word."""
_WITHOUT = frozenset(["none", "disc", "circle", "square", "disclosure-open", "disclosure-closed"])
_WORD = re.compile(r"[a-z][a-z-]*")
_INTEGER = re.compile(r"\s*[+-]?\d{1,6}")


def open_list(attributes: dict[str, str], list_type: str, depth: int, *, numbered: bool) -> OpenList:
    """Begin a list.

    Args:
        attributes: Attributes of its element.
        list_type: Its ``list-style``, which wins over its ``type``, as in a browser.
        depth: Depth among the numbered lists around it.
        numbered: Whether it is an ``ol``.
    """
    step = -1 if numbered and "reversed" in attributes else 1
    start = _integer(attributes.get("start", ""))
    form = _form(attributes, list_type) if numbered or list_type else ""
    first = 1 if start is None else start
    mark = ")" if attributes.get("data-mark") == ")" else "."
    return OpenList(form, first - step, step, depth, mark, counts_from_end=step < 0 and start is None)


def begin_item(open_: OpenList, line: PageLine, value: str) -> None:
    """Give the line of an item the number that a browser shows before it.

    Args:
        open_: Its list.
        line: The line.
        value: The attribute ``value`` of the item, which sets the number.
    """
    own = _integer(value)
    open_.count = own if own is not None else open_.count + open_.step
    line.item = (open_, len(open_.items))
    open_.items.append((line, open_.count))
    _number(open_, line, open_.count)


def end_list(open_: OpenList) -> None:
    """Settle the numbers of a list: those counted from its end, and those that are typed in the items as well.

    Args:
        open_: The list; the lines of its items are changed.
    """
    if open_.counts_from_end:
        open_.items = [(line, len(open_.items) - at) for at, (line, _) in enumerate(open_.items)]
        for line, value in open_.items:
            if line.automatic is not None:
                _number(open_, line, value)
    typed = [_typed_readings(line) for line, _ in open_.items]
    for (line, value), readings in zip(open_.items, typed, strict=True):
        is_number = any(kind is NumeralKind.NUMBER for kind, _ in readings)
        same = any(reading == value for _, reading in readings)
        # Numbers twice in all items, "1. 1. Peace", or "1." before "(a)" throughout, are one list printed once.
        if is_number or (same and len(open_.items) > 1 and all(typed)):
            line.label, line.automatic = "", None


def _number(open_: OpenList, line: PageLine, value: int) -> None:
    if not open_.form:
        return
    line.automatic = AutomaticNumber(
        label=f"{open_.before}{format_number(value, open_.form) if value > 0 else value}{open_.mark}",
        shape=f"{open_.before}x{open_.mark}",
        kind=kind_of_format(open_.form),
        value=value,
        depth=open_.depth,
    )
    line.label = line.automatic.label


def _typed_readings(line: PageLine) -> list[tuple[NumeralKind, int]]:
    item = item_line(clean(line.text)) if line.label and line.has_words() else None
    return [reading for reading in item.readings if reading[0] is not NumeralKind.DASH] if item else []


def _form(attributes: dict[str, str], list_type: str) -> str:
    for word in _WORD.findall(list_type):
        if word in _WITHOUT:
            return ""
        if word in _STYLES:
            return _STYLES[word]
    return _TYPES.get(attributes.get("type", "1"), "decimal")


def _integer(text: str) -> int | None:
    match = _INTEGER.match(text)
    return int(match[0]) if match else None
