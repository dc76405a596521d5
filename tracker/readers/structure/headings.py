"""Headings of articles and divisions, recognised by their label."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from tracker.language.labels import LEADING_WORDS, MAIN_UNITS, WORDS, number_of, printed_label
from tracker.language.number_words import begins_number, ordinal_of
from tracker.language.numerals import value_of
from tracker.language.scripts import is_han
from tracker.model.block import CALL
from tracker.model.heading import SEPARATOR
from tracker.readers.structure.printed_line import (
    MAX_UNLABELLED,
    PrintedLine,
    is_quoted,
    is_title,
    starts_lowercase,
)

DIVISIONS = frozenset(["annex", "book", "part", "title", "chapter", "section", "subsection"])

_ARTICLE_WORDS = "|".join(sorted((w for w in WORDS["article"] if len(w) > 2), key=len, reverse=True))
_SERIAL_ARTICLE = re.compile(
    rf"\d{{1,4}}\.[ ]?-?[ ]?(?:{_ARTICLE_WORDS})[ ]+[^.\-–—:]{{1,14}}?"
    r"(?:\.[ ]?-(?=\s|[^\W\d_])|[.–:-](?=\s))",
    re.IGNORECASE,
)
"""``109.- Artículo 9G.``: a running number before the article's own, as in the Chilean draft of 2022."""
_ANNEX_ARTICLE = re.compile(r"article[ \u00a0]+annexe(?:[ ][IVX]{1,5})?(?:[ ]à[ ].{1,60})?", re.IGNORECASE)
"""``Article Annexe I``: an annex that the French codes number among their articles."""
_SEPARATOR = re.compile(r"[ \u00a0]*(?P<sign>[:–—-])[ \u00a0]+")
_UNNUMBERED = re.compile(r"(?P<label>(?P<word>[^\W\d_]+)(?:[ ]\([^()]{1,20}\))?)(?:\.-[ ]+(?P<heading>\S.*))?")
_ORDINAL_DIVISION = re.compile(
    r"(?P<first>[^\W\d_]+(?:[ -][^\W\d_]+)?)[ \u00a0](?P<last>[^\W\d_]+)"
    r"(?:[ \u00a0]?[:.–—-]+[ \u00a0]+(?P<heading>\S.{0,119}))?\.?"
)
_NAMED_DIVISIONS = frozenset(
    ["preliminar", "preliminary", "préliminaire", "único", "única", "unico", "unique", "sole", "final",
     "предварительный", "вводный", "تمهيدي", "التمهيدي"]
)  # fmt: skip
"""Words in the place of a division's number."""
_MAX_DIGITS = 9
"""Digits of the number of a provision; a longer row of digits numbers nothing."""
_POINT = re.compile(r"\((?:[ivx]{1,5}|[a-zа-я]|\d{1,2})\)\.?")
"""``Article 68 (i)``: a point of an article, which a note or a table cites."""
_RANGE = re.compile(
    r"(?:articles|art[ií]culos|статьи|المواد)\s+\d+\s*(?:to|and|à|et|al?|y|по|и|إلى|و|[-–—])\s*\d+\.?", re.IGNORECASE
)
"""``Articles 3 to 24``: the heading above "[deleted]"."""
_BRACKETED_TITLE = re.compile(r"[(（][^\W\d_][^()（）]{3,100}[)）]")
"""``Article 1 (Purpose)``, ``第一条（目的）``: a title in brackets, with or without a blank before it."""
_SECTION_SIGN = re.compile(r"(?P<label>§+)[ \u00a0]*(?=[^\W\d_])")
MAX_INLINE_TITLE = 120
"""Characters of a title that only a blank separates from its label."""
MAX_HAN_TITLE = 30
"""Characters of a Chinese title on the line of its label; the longest in the statutes have fewer than twenty."""
_FIRST_WORD = re.compile(r"\[?([^\W\d_]+)")
_FIRST_WORDS = LEADING_WORDS.union(
    match[1] for words in WORDS.values() for word in words if (match := _FIRST_WORD.match(word))
)


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """The parts of a heading line.

    Attributes:
        unit: A key of :data:`~tracker.language.labels.WORDS`; empty for a heading without such a word.
        label: The label as printed, with plain blanks.
        separator: The characters between label and heading; empty without a heading.
        rest: The rest of the line: the heading, or words of the text.
        is_heading: Whether ``rest`` is the heading; else it is the first line of the text.
    """

    unit: str
    label: str
    separator: str = ""
    rest: str = ""
    is_heading: bool = True

    def __str__(self) -> str:
        return self.label + self.separator + self.rest if self.is_heading else self.label


@lru_cache(maxsize=20_000)
def article_line(text: str) -> HeadingLine | None:
    """Read a line as the heading of an article, or of a unit that may play it: a section, a rule, a principle.

    >>> article_line("Article 5. Right to peace")
    HeadingLine(unit='article', label='Article 5.', separator=' — ', rest='Right to peace', is_heading=True)
    >>> article_line("Article 38(7) shall apply.") is None
    True

    Args:
        text: The line, stripped.

    Returns:
        Its parts, or None: a line that quotes (‘Article 5 …), continues ("Article 38(7) shall apply.") or begins with
        a small letter is text.
    """
    if is_quoted(text) or starts_lowercase(text):
        return None
    if serial := _SERIAL_ARTICLE.match(text):
        return HeadingLine("article", _plain(serial[0]), "", text[serial.end() :].strip(), is_heading=False)
    if _ANNEX_ARTICLE.fullmatch(text) or _RANGE.fullmatch(text):
        return HeadingLine("article", _plain(text))
    label = printed_label(text)
    number = number_of(label) if label else None
    if number is None or number.unit not in MAIN_UNITS:
        return None
    return _numbered(number.unit, label, text)


def _ordinal_division(text: str) -> HeadingLine | None:
    """Read "PREMIÈRE PARTIE", "Título preliminar": a division whose number is an ordinal before its word, or a name."""
    match = _ORDINAL_DIVISION.fullmatch(text)
    if match is None:
        return None
    first, last = number_of(match["first"]), number_of(match["last"])
    if first is not None and not first.token and match["last"].casefold() in _NAMED_DIVISIONS:
        unit = first.unit
    elif last is not None and not last.token and ordinal_of(match["first"]) is not None:
        unit = last.unit
    else:
        return None
    if unit not in DIVISIONS:
        return None
    heading = match["heading"] or ""
    return HeadingLine(unit, f"{match['first']} {match['last']}", SEPARATOR if heading else "", heading)


@lru_cache(maxsize=20_000)
def division_line(text: str) -> HeadingLine | None:
    """Read a line as the heading of a part, title, chapter, section, annex or preamble.

    >>> str(division_line("Chapter II: Final provisions"))
    'Chapter II: Final provisions'
    >>> division_line("Annex").unit
    'annex'

    Args:
        text: The line, stripped.

    Returns:
        Its parts, or None if it is no such heading.
    """
    if is_quoted(text) or starts_lowercase(text):
        return None
    if sign := _SECTION_SIGN.match(text):
        rest = text[sign.end() :]
        return HeadingLine("section", sign["label"], SEPARATOR, rest) if len(rest) <= MAX_INLINE_TITLE else None
    if ordinal := _ordinal_division(text):
        return ordinal
    label = printed_label(text)
    number = number_of(label) if label else None
    if number:
        line = _numbered(number.unit, label, text) if number.unit in DIVISIONS else None
        # "Título II. Reforma." has a full stop. A section with text may be as short; a part has no text of its own.
        stopped = number.unit != "section" and line is not None and len(line.rest) <= MAX_UNLABELLED
        return replace(line, is_heading=True) if line and (line.is_heading or stopped) else None
    match = _UNNUMBERED.fullmatch(text)
    unit = number_of(match["word"]) if match and len(match["word"]) > 1 else None
    if match is None or unit is None or unit.unit not in DIVISIONS | {"preamble"}:
        return None
    if match["heading"]:
        short = len(match["heading"]) <= MAX_INLINE_TITLE
        return HeadingLine(unit.unit, match["label"] + ".-", SEPARATOR, match["heading"]) if short else None
    return HeadingLine(unit.unit, match["label"])


def label_value(label: str) -> int | None:
    """Return the number of a label; None for one that is neither in digits nor Roman, or longer than any number.

    >>> label_value("Article XIV"), label_value("Article 5 bis"), label_value("Article first")
    (14, None, 1)
    """
    number = number_of(label)
    value = value_of(number.token) if number and len(number.token) <= _MAX_DIGITS else ""
    return int(value) if value else None


def may_be_heading(text: str) -> bool:
    """Return whether a line begins as a heading must: with the word of a unit, a number or a sign.

    Most lines do not. So the caches of :func:`article_line` and :func:`division_line` have room for all lines that do,
    and for the other text of a comparison, which shares most of them.
    """
    word = _FIRST_WORD.match(text)
    if word is None or word[1].casefold() in _FIRST_WORDS or word[1][0] >= "\u2e80":
        return True
    return len(text) <= MAX_INLINE_TITLE and begins_number(word[1])  # "PREMIÈRE PARTIE"


def _numbered(unit: str, label: str, text: str) -> HeadingLine | None:
    """Read a line that begins with a numbered label; None if it is a sentence that begins with a reference."""
    rest = text[len(label) :]
    plain = _plain(label)
    if not rest.strip(CALL + " \u00a0.:"):
        return HeadingLine(unit, plain + rest.rstrip())
    if _BRACKETED_TITLE.fullmatch(rest.strip()):
        return HeadingLine(unit, plain, SEPARATOR, rest.strip())
    sign = _SEPARATOR.match(rest)
    words = rest[sign.end() :] if sign else rest.strip()
    if not words or starts_lowercase(words) or _POINT.fullmatch(words):
        return None
    title = is_title(words)
    if sign:
        return HeadingLine(unit, plain, sign[0], words, is_heading=title)
    if not rest[0].isspace():
        return None
    if label[0] == "第" or is_han(label[-1]):
        # In Chinese one blank separates a label from a heading, and an article's label from its text.
        is_heading = unit != "article" and title
        return HeadingLine(unit, plain, rest[: len(rest) - len(rest.lstrip())], words, is_heading=is_heading)
    if label.endswith((".", "-")):
        return HeadingLine(unit, plain, SEPARATOR, words, is_heading=title)
    if title and len(words) <= MAX_INLINE_TITLE:
        return HeadingLine(unit, plain, SEPARATOR, words)
    return None


def is_bare_label(text: str) -> bool:
    """Return whether words are the label of an article or division and nothing else.

    >>> is_bare_label("Article 5"), is_bare_label("Article 5 — Peace"), is_bare_label("")
    (True, False, False)
    """
    heading = (article_line(text) or division_line(text)) if text else None
    return heading is not None and heading.is_heading and not heading.rest


def _plain(label: str) -> str:
    """Return a label with plain blanks: one text prints some of its labels with a non-breaking one."""
    return " ".join(label.split())


_MAX_PLAIN_ARTICLE = 16
"""Characters of a heading of one word and a number: the pattern below matches no longer one."""
_PLAIN_ARTICLE = re.compile(r"(?P<word>[^\W\d_]{3,10})[ \u00a0](?P<number>\d{1,5})")


def split_embedded_headings(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Separate article headings from words on the same line, where the numbering proves them.

    Text extracted from a PDF has ``Artículo 159 El Congreso …`` or ``Derechos Fundamentales Artículo 16. La …``. Such
    words are a heading only if the article between two neighbours is missing and exactly one line between them has its
    number, behind the same word, before a capital letter. A line that begins with it is left for the outline.

    >>> lines = ["Article 1", "Peace. Article 2 Trust lasts.", "Article 3"]
    >>> [line.text for line in split_embedded_headings([PrintedLine(n, text) for n, text in enumerate(lines)])]
    ['Article 1', 'Peace.', 'Article 2', 'Trust lasts.', 'Article 3']
    """
    headings = [
        (index, match)
        for index, line in enumerate(lines)
        if len(line.text) <= _MAX_PLAIN_ARTICLE and (match := _PLAIN_ARTICLE.fullmatch(line.text))
    ]
    spans: dict[int, tuple[int, int]] = {}
    for (index, match), (next_index, next_match) in pairwise(headings):
        missing = int(match["number"]) + 1
        if int(next_match["number"]) != missing + 1 or next_match["word"] != match["word"]:
            continue
        pattern = re.compile(rf"(?:^|(?<=\s)){match['word']}[ \u00a0]{missing}(?![\w(,-])\.?(?=[ \u00a0][^\W\d_])")
        candidates = [
            (at, hit.span())
            for at in range(index + 1, next_index)
            for hit in pattern.finditer(lines[at].text)
            if not starts_lowercase(lines[at].text[hit.end() :].strip())
        ]
        if len(candidates) == 1 and candidates[0][1][0] > 0:
            spans[candidates[0][0]] = candidates[0][1]
    if not spans:
        return lines
    return [piece for index, line in enumerate(lines) for piece in _split_at(line, spans.get(index))]


def _split_at(line: PrintedLine, span: tuple[int, int] | None) -> list[PrintedLine]:
    """Return a line as the parts before, in and behind a span; the whole line for None."""
    if span is None:
        return [line]
    before, rest = line.split(span[0])
    label, text = rest.split(span[1] - span[0])
    return [piece for piece in (before, label, text) if piece.text]
