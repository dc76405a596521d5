"""Entries of a table of contents: a label, a title, dots, the number of a page."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tracker.language.labels import number_of, printed_label
from tracker.language.numerals import ROMAN_DIGITS, ascii_digits, is_roman, roman_value, value_of
from tracker.readers.structure.headings import division_line, may_be_heading

CONTENTS_HEADING = re.compile(
    r"(?:table\s+of\s+)?contents(?:\s+list)?|list\s+of\s+(?:articles|contents)|index|table\s+des\s+mati[eè]res|sommaire"
    r"|(?:tabla\s+de\s+)?contenidos?|tabla\s+de\s+materias|[ií]ndice(?:\s+general)?|sumario"
    r"|содержание|оглавление|(?:جدول\s+|قائمة\s+)?(?:ال)?محتويات|(?:ال)?فهرس|目\s*[录錄次]",
    re.IGNORECASE,
)
"""The heading of a table of contents in the six languages, without its final colon."""
COLUMN_HEADINGS = re.compile(
    r"(?:\s*(?:pages?|paragraphs?|paragraphes?|chapters?|articles?|rules?|sections?|règles?|reglas?|p[aá]ginas?|p[aá]rrafos?|art[ií]culos?|cap[ií]tulos?"
    r"|chapitres?|стр(?:аница|\.)?|пункты?|статьи|глава|الصفحة|الفقرات|المادة|页[次码]|段次|条次)\s*)+",
    re.IGNORECASE,
)
"""The headings of the columns below it: "Paragraphs Page"."""
MAX_ENTRY = 250
"""Characters of an entry; the longest titles in EU and US law have fewer than 260, with their label."""
_FILLING = " .…_·‥⋯・-–—\u00a0\t"
_ENDS = "…" + ROMAN_DIGITS.lower()
"""Last characters of an entry beside figures and rows of filling."""
_MIN_DOTS = 3
"""Dots of a leader. Two are a slip of the pen; three also mark an omission, which no page number follows."""
_MAX_PAGE_DIGITS = 4
"""Digits of the number of a page: no treaty has ten thousand pages, and a longer number counts something else."""
_PARAGRAPHS = re.compile(r"\d{1,4}[ ]?[–-][ ]?\d{1,4}$|\d{1,4}$")
_NO_ENTRIES = frozenset({"", "paragraph", "point"})
"""Units that no table of contents lists by their label."""
_NO_LETTERS = re.compile(r"[\W_]+")

Key = tuple[str, str]
"""Unit and number of a label: ``("article", "5")``."""


class Tail(NamedTuple):
    """An entry without its end.

    Attributes:
        words: Label and title.
        page: The number of the page; 0 for none.
        dots: Whether dots or the like lead to it.
    """

    words: str
    page: int = 0
    dots: bool = False


def split_tail(text: str) -> Tail:
    """Take the dots and the number of the page from the end of an entry.

    >>> split_tail("Article 1. Scope ........ 2"), split_tail("Article 2"), split_tail("第一章 总则……（3）")
    (Tail(words='Article 1. Scope', page=2, dots=True), Tail(words='Article', page=2, dots=False), \
Tail(words='第一章 总则', page=3, dots=True))

    Args:
        text: The line, stripped. A number at its end may also be that of a label: the caller compares.
    """
    if len(text) > MAX_ENTRY:
        return Tail(text)
    body = text.rstrip(")） \u00a0")
    last = body[-1:]
    if not (last.isdecimal() or last in _ENDS or (last in _FILLING and body[-2:-1] in _FILLING)):
        return Tail(text)  # The most frequent case: neither a number nor dots.
    page, head = _page_at_end(body)
    words, dots = _without_filling(head)
    if page and not dots and (paragraphs := _PARAGRAPHS.search(words)):
        # "I. Introduction ........ 1–5 3": a column of paragraphs before that of pages.
        inner, dots = _without_filling(words[: paragraphs.start()])
        words = inner if dots else words
    if not page and not dots:
        return Tail(text)
    return Tail(words, page, dots)


def _page_at_end(body: str) -> tuple[int, str]:
    """Return the number of a page at the end, 0 for none, and what stands before it."""
    begin = len(body)
    while begin and body[begin - 1].isdecimal():
        begin -= 1
    if 0 < len(body) - begin <= _MAX_PAGE_DIGITS and begin:
        return int(ascii_digits(body[begin:])), body[:begin].rstrip("(（ \u00a0")
    head, _, last = body.rpartition(" ")
    if last.islower() and is_roman(last) and _without_filling(head)[1]:
        return roman_value(last), head
    return 0, body


def _without_filling(head: str) -> tuple[str, bool]:
    """Return the words before the dots, and whether there are any."""
    words = head.rstrip(_FILLING)
    filling = head[len(words) :].replace(" ", "").replace("\u00a0", "")
    dots = len(filling) >= _MIN_DOTS or "…" in filling
    return (words, True) if dots else (head.rstrip(), False)


@lru_cache(maxsize=20_000)
def label_key(words: str) -> tuple[Key, str] | None:
    """Return unit and number of the label that a line begins with, and the rest of the line.

    >>> label_key("PART ONE - PRINCIPLES"), label_key("Preamble"), label_key("Peace")
    ((('part', '1'), ' - PRINCIPLES'), (('preamble', ''), ''), None)

    Args:
        words: The line, or an entry without its end.

    Returns:
        None for a line without such a label.
    """
    if not words or len(words) > MAX_ENTRY or not may_be_heading(words):
        return None
    label = printed_label(words)
    if number := number_of(label) if label else None:
        rest = words[len(label) :]
        if number.unit in _NO_ENTRIES or rest[:1] in {"(", ","}:
            return None
        return (number.unit, value_of(number.token) or number.token), rest
    division = division_line(words)
    return ((division.unit, ""), division.rest) if division and division.unit else None


@lru_cache(maxsize=20_000)
def letters(text: str) -> str:
    """Return the letters and digits of a text, without case: the form in which titles are compared.

    >>> letters("— Duty to light:")
    'dutytolight'
    """
    return _NO_LETTERS.sub("", text).casefold()
