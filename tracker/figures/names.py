"""Numbers that name something: provisions, documents, the line itself. They are no amounts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.language import reference_words as reference
from tracker.language.figures import names
from tracker.language.numerals import SUFFIX
from tracker.model.block import CALL

if TYPE_CHECKING:
    from collections.abc import Iterator

_LABEL = re.compile(
    rf"\s*(?:\(\d{{1,3}}[a-z]?\)|\d{{1,3}}(?:[ ]?(?:{SUFFIX}))?[.)°º](?=\s|$)|（[^（）]{{1,4}}）"
    r"|\d{1,3}(?:\.\d{1,3}){2,}\.?(?=\s)|\d{1,3}\.\d{1,3}\.(?=\s))"
)
_POINT = re.compile(r"(?<=[.;:,،] )\d{1,2}\)(?=\s)")
"""The label of a point inside a line: "…; 2) the date"."""
_FRENCH_POINT = re.compile(r"(?<![\w,.])\d{1,2}°(?![ ]?(?:[CFNSEO]\b|\d|de (?:l[ao]|température)))")
"""A French point, "le 3° du II", and no angle, temperature or place on the globe."""
_NOTE_CALL = re.compile(rf"\[\^[^\]\s]{{1,20}}\]|{CALL}")
_JOINED = re.compile(r"[ ]?\(([IVXLCDM]+|[A-Z])\)|[ ]?[A-Z](?![\w])(?:[ ]?\([IVXLCDM]+\))?")
"""Letters and sessions behind the number of an old resolution: "217 A (III)"."""
_DIGIT_RUN = re.compile(r"\d+(?:[./-]\d+)*")


def reference_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Find the places of the numbers that name provisions: "article 5, paragraphs 1 to 3", "第五条", "§ 4".

    Args:
        text: One line.
        language: Its language.

    Returns:
        The places with the words of the units, in order, apart from each other.
    """
    spans = [(match.start(), match.end()) for match in [_LABEL.match(text)] if match and match.end()]
    patterns = (_NOTE_CALL, _POINT, reference.DEGREES, reference.HAN_GROUP)
    for pattern in (*patterns, _FRENCH_POINT) if language == "fr" else patterns:
        spans += [(match.start(), match.end()) for match in pattern.finditer(text)]
    spans += _spaced(text)
    return _merged(spans)


def _spaced(text: str) -> Iterator[tuple[int, int]]:
    low = reference.lowered(text)
    place = 0
    pattern = reference.word_in(low)
    while hit := pattern.search(low, place):
        end = _number_end(text, hit.end())
        if end == hit.end():
            place = hit.end()
            continue
        several = reference.is_plural(hit[0])
        while (following := _following(text, end, several=several)) > end:
            end = following
        yield hit.start(), end
        place = end


_ANOTHER = re.compile(r"[ \u00a0]?[,،]?[ \u00a0]+(?:and/or|and|or|et|ou|y|o|и|или|أو|و)[ \u00a0]+", re.IGNORECASE)
_ENUMERATED = re.compile(r"[ \u00a0]?[,;.)]|\(|[ \u00a0](?:and|or|et|ou|y|e|o|и|или|أو|و)[ \u00a0]|$")
"""Signs behind a number of a list, which no noun follows: it names something, as the number before it does."""
_COUNTED = re.compile(r"[ \u00a0](?:[A-ZÀ-ÖØ-ÝА-Я])")
"""A name behind a number, which it counts: "article 5 and 10 Parties"."""


def _following(text: str, end: int, *, several: bool) -> int:
    """Return the end of the next number behind a number that names a provision; the same place where none follows.

    Behind a singular word too a list may go on: "Article 2 (3), (5) or (6)", "l’article 43 ou 44", "Article 48 (1), 49,
    and"; but "under article 5, 10 Parties" is none.
    """
    if sub := reference.SUB.match(text, end):
        return sub.end()
    if sign := reference.RANGE.match(text, end):
        following = _number_end(text, sign.end())
        return following if following > sign.end() else end
    sign = reference.LIST.match(text, end)
    following = _number_end(text, sign.end()) if sign else end
    if sign is None or following == sign.end():
        return end
    in_brackets = text[sign.end() : sign.end() + 1] == "("
    listed = _ENUMERATED.match(text, following) or (_ANOTHER.match(text, end) and not _COUNTED.match(text, following))
    return following if several or in_brackets or listed else end


def _number_end(text: str, place: int) -> int:
    """Return the end of a number that names a provision; the same place where none stands there."""
    number = reference.NUMBER.match(text, place)
    return place if number is None or _is_measured(text, number.end()) else number.end()


def _is_measured(text: str, place: int) -> bool:
    """Return whether a unit or a month stands behind a number; not so of "articles 65 or 67 may"."""
    measure = reference.MEASURE.match(text, place)
    return measure is not None and measure[0].strip() != "may"


def identifier_spans(text: str) -> list[tuple[int, int]]:
    """Find the places of numbers behind words like "No." and "resolution".

    Args:
        text: One line.

    Returns:
        The places of the numbers without their words, in order, apart from each other.
    """
    spans = []
    for match in names.NUMBERED.finditer(text):
        number = _DIGIT_RUN.match(text, match.end())
        if number is None or _is_measured(text, number.end()):
            continue
        end = number.end()
        if joined := _JOINED.match(text, end):
            end = joined.end()
        spans.append((number.start(), end))
        while (more := _MORE.match(text, end)) and _ENUMERATED.match(text, more.end()):
            end = more.end()
            spans.append((more.start(1), end))
    return _merged(spans)


_MORE = re.compile(r"(?:,|[ \u00a0](?:and|et|y|и|و))[ \u00a0](\d+(?:[./-]\d+)*)")
"""A further number behind a name: "Nos. 7524, 7525"."""


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
