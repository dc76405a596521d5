"""Which printed lines are headings: of articles, of divisions, and those glued to other words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.language.labels import WORDS, number_of, printed_label
from tracker.language.scripts import is_han
from tracker.model.block import CALL
from tracker.model.heading import SEPARATOR
from tracker.readers.structure.printed import Printed, is_quoted, is_title, is_upper, starts_low

if TYPE_CHECKING:
    from collections.abc import Container

DIVISIONS = frozenset(["annex", "book", "part", "title", "chapter", "section", "subsection"])

_ARTICLE_WORDS = "|".join(sorted((w for w in WORDS["article"] if len(w) > 2), key=len, reverse=True))
_NORM = re.compile(
    rf"\d{{1,4}}\.[ ]?-?[ ]?(?:{_ARTICLE_WORDS})[ ]+[^.\-–—:]{{1,14}}?"
    r"(?:\.[ ]?-(?=\s|[^\W\d_])|[.–:-](?=\s))",
    re.IGNORECASE,
)
"""``109.- Artículo 9G.``: a running number before an article's own, as in the Chilean draft of 2022."""
_ANNEXED = re.compile(r"article[ \u00a0]+annexe(?:[ ][IVX]{1,5})?(?:[ ]à[ ].{1,60})?", re.IGNORECASE)
"""``Article Annexe I``: an annex that the French codes number among their articles."""
_SEPARATOR = re.compile(r"[ \u00a0]*(?P<sign>[:–—-])[ \u00a0]+")
_UNNUMBERED = re.compile(r"(?P<label>(?P<word>[^\W\d_]+)(?:[ ]\([^()]{1,20}\))?)(?:\.-[ ]+(?P<heading>\S.*))?")
_SECTION_SIGN = re.compile(r"(?P<label>§+)[ \u00a0]*(?=[^\W\d_])")
_LONGEST_HEADING = 120
"""Characters of a title that stands behind a label with nothing but a blank between."""
_LONGEST_UNLABELLED = 80
_FIRST_WORD = re.compile(r"\[?([^\W\d_]+)")
_HEAD_WORDS = frozenset(match[1] for words in WORDS.values() for word in words if (match := _FIRST_WORD.match(word)))


@dataclass(frozen=True, slots=True)
class Headline:
    """A heading line, taken apart.

    Attributes:
        unit: A key of :data:`~tracker.language.labels.WORDS`; empty where no word says what it is.
        label: The label as printed, with plain blanks.
        separator: What stands between label and heading; empty without a heading.
        rest: What follows on the line: the heading, or words of the text.
        is_heading: Whether ``rest`` is the heading; else it is the text's first line.
    """

    unit: str
    label: str
    separator: str = ""
    rest: str = ""
    is_heading: bool = True

    def __str__(self) -> str:
        return self.label + self.separator + self.rest if self.is_heading else self.label


@lru_cache(maxsize=20_000)
def article_line(text: str) -> Headline | None:
    """Read a line as the heading of an article or section.

    Args:
        text: The line, stripped.

    Returns:
        Its parts, or None: lines that quote (‘Article 5 …), go on ("Article 38(7) shall apply.") or
        begin with a small letter are text.
    """
    if is_quoted(text) or starts_low(text):
        return None
    if norm := _NORM.match(text):
        return Headline("article", _plain(norm[0]), "", text[norm.end() :].strip(), is_heading=False)
    if _ANNEXED.fullmatch(text):
        return Headline("article", _plain(text))
    label = printed_label(text)
    number = number_of(label) if label else None
    if number is None or number.unit not in {"article", "section"}:
        return None
    return _numbered(number.unit, label, text)


@lru_cache(maxsize=20_000)
def division_line(text: str) -> Headline | None:
    """Read a line as the heading of a part, title, chapter, section, annex or preamble.

    Args:
        text: The line, stripped.

    Returns:
        Its parts, or None.
    """
    if is_quoted(text) or starts_low(text):
        return None
    if sign := _SECTION_SIGN.match(text):
        rest = text[sign.end() :]
        return Headline("section", sign["label"], SEPARATOR, rest) if len(rest) <= _LONGEST_HEADING else None
    label = printed_label(text)
    number = number_of(label) if label else None
    if number:
        line = _numbered(number.unit, label, text) if number.unit in DIVISIONS else None
        # "Título II. Reforma." has a full stop; a section's text may be as short, a part has none.
        stopped = number.unit != "section" and line is not None and len(line.rest) <= _LONGEST_UNLABELLED
        return replace(line, is_heading=True) if line and (line.is_heading or stopped) else None
    match = _UNNUMBERED.fullmatch(text)
    named = number_of(match["word"]) if match and len(match["word"]) > 1 else None
    if match is None or named is None or named.unit not in DIVISIONS | {"preamble"}:
        return None
    if match["heading"]:
        short = len(match["heading"]) <= _LONGEST_HEADING
        return Headline(named.unit, match["label"] + ".-", SEPARATOR, match["heading"]) if short else None
    return Headline(named.unit, match["label"])


def may_head(text: str) -> bool:
    """Whether a line begins as a heading must: with a word of a unit, a number or a sign.

    Most lines do not. What those are that do is kept for the other text of a comparison, which has most of them too.
    """
    word = _FIRST_WORD.match(text)
    return word is None or word[1].casefold() in _HEAD_WORDS or word[1][0] >= "\u2e80"


def _numbered(unit: str, label: str, text: str) -> Headline | None:
    rest = text[len(label) :]
    plain = _plain(label)
    if not rest.strip(CALL + " \u00a0.:"):
        return Headline(unit, plain + rest.rstrip())
    sign = _SEPARATOR.match(rest)
    words = rest[sign.end() :] if sign else rest.strip()
    if not words or starts_low(words):
        return None
    title = is_title(words)
    if sign:
        return Headline(unit, plain, sign[0], words, is_heading=title)
    if not rest[0].isspace():
        return None
    if label[0] == "第" or is_han(label[-1]):
        # Chinese parts label and heading by one blank, and an article's text by the same.
        is_heading = unit != "article" and title
        return Headline(unit, plain, rest[: len(rest) - len(rest.lstrip())], words, is_heading=is_heading)
    if label.endswith((".", "-")):
        return Headline(unit, plain, SEPARATOR, words, is_heading=title)
    if title and len(words) <= _LONGEST_HEADING:
        return Headline(unit, plain, SEPARATOR, words)
    return None


def _plain(label: str) -> str:
    """A label with plain blanks: one text prints some of its labels with a non-breaking one."""
    return " ".join(label.split())


def unlabelled(line: Printed) -> bool:
    """Whether a line has the form of a heading without label: a short title."""
    # Figures stand in tables and formulas ("1 mois"), hardly ever in such a heading.
    return is_title(line.text, _LONGEST_UNLABELLED) and not any(char.isdigit() for char in line.text)


def part_glued(lines: list[Printed]) -> list[Printed]:
    """Part article headings from words that they are glued to, where the numbering proves them.

    Text out of a PDF has ``Artículo 159 El Congreso …`` or ``Derechos Fundamentales Artículo 16. La …``.
    Such words are a heading only if the article between two neighbours is missing and exactly one place
    between them has its number, behind the same word, before a capital letter.

    Args:
        lines: The lines.

    Returns:
        The lines, those parted now two.
    """
    heads = [
        (place, match)
        for place, line in enumerate(lines)
        if len(line.text) <= _LONGEST_PLAIN and (match := _PLAIN_ARTICLE.fullmatch(line.text))
    ]
    parts: dict[int, tuple[int, int]] = {}
    for (place, match), (next_place, next_match) in pairwise(heads):
        missing = int(match["number"]) + 1
        if int(next_match["number"]) != missing + 1 or next_match["word"] != match["word"]:
            continue
        glued = re.compile(rf"(?:^|(?<=\s)){match['word']}[ \u00a0]{missing}(?![\w(,-])\.?(?=[ \u00a0][^\W\d_])")
        found = [
            (at, hit.span())
            for at in range(place + 1, next_place)
            for hit in glued.finditer(lines[at].text)
            if not starts_low(lines[at].text[hit.end() :].strip())
        ]
        if len(found) == 1:
            parts[found[0][0]] = found[0][1]
    return [piece for place, line in enumerate(lines) for piece in _parted(line, parts.get(place))] if parts else lines


_LONGEST_PLAIN = 16
_PLAIN_ARTICLE = re.compile(r"(?P<word>[^\W\d_]{3,10})[ \u00a0](?P<number>\d{1,5})")


def _parted(line: Printed, span: tuple[int, int] | None) -> list[Printed]:
    if span is None:
        return [line]
    before, rest = line.split(span[0])
    label, text = rest.split(span[1] - span[0])
    return [piece for piece in (before, label, text) if piece.text]


def title_below(lines: list[Printed], place: int, taken: Container[int]) -> list[int]:
    """The lines below a division's label that are its heading.

    Args:
        lines: The lines.
        place: The label's place.
        taken: Places that are headings of their own.

    Returns:
        The places: one line in the form of a title, and further ones while all are printed in capitals.
    """
    found: list[int] = []
    for at in range(place + 1, min(place + 5, len(lines))):
        text = lines[at].text
        form = is_title(text, _LONGEST_HEADING) and at not in taken and not lines[at].hashes
        if not form or (found and not (is_upper(text) and is_upper(lines[found[-1]].text))):
            break
        found.append(at)
    return found
