"""Numbers that name something: provisions, documents, the line itself. They are no amounts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.language import reference_words as reference
from tracker.language.figures import names
from tracker.model.block import CALL

if TYPE_CHECKING:
    from collections.abc import Iterator

_LABEL = re.compile(
    r"\s*(?:\(\d{1,3}[a-z]?\)|\d{1,3}[.)°º](?=\s)|（[^（）]{1,4}）|\d{1,3}(?:\.\d{1,3}){2,}\.?(?=\s)|\d{1,3}\.\d{1,3}\.(?=\s))"
)
_POINT = re.compile(r"(?<=[.;:,،] )\d{1,2}\)(?=\s)")
"""The label of a point inside a line: "…; 2) the date"."""
_NOTE_CALL = re.compile(rf"\[\^[^\]\s]{{1,20}}\]|{CALL}")
_JOINED = re.compile(r"[ ]?\(([IVXLCDM]+|[A-Z])\)|[ ]?[A-Z](?![\w])(?:[ ]?\([IVXLCDM]+\))?")
"""Letters and sessions behind the number of an old resolution: "217 A (III)"."""
_DIGIT_RUN = re.compile(r"\d+(?:[./-]\d+)*")


def reference_spans(text: str) -> list[tuple[int, int]]:
    """Find the places of the numbers that name provisions: "article 5, paragraphs 1 to 3", "第五条", "§ 4".

    Args:
        text: One line.

    Returns:
        The places with the words of the units, in order, apart from each other.
    """
    spans = [(match.start(), match.end()) for match in [_LABEL.match(text)] if match and match.end()]
    for pattern in (_NOTE_CALL, _POINT, reference.DEGREES, reference.HAN_GROUP):
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
        while True:
            if sub := reference.SUB.match(text, end):
                end = sub.end()
                continue
            sign = reference.RANGE.match(text, end) or (reference.LIST.match(text, end) if several else None)
            following = _number_end(text, sign.end()) if sign else end
            if sign is None or following == sign.end():
                break
            end = following
        yield hit.start(), end
        place = end


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
    return _merged(spans)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
