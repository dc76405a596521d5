"""Numbers, amounts, time limits and dates that changed, and words of time without a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.figures.find import find_figures
from tracker.model.figures import FigureKind
from tracker.model.substance import SubstanceClass
from tracker.substance.cues import Cue
from tracker.substance.found import Found, changed_cues
from tracker.substance.line import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.figures import Figure
    from tracker.substance.line import ChangedLine
    from tracker.substance.phrases import Vocabulary

_OF_TIME = frozenset({FigureKind.DATE, FigureKind.DURATION})
_OF_QUANTITY = frozenset({FigureKind.NUMBER, FigureKind.FRACTION, FigureKind.PERCENTAGE, FigureKind.QUANTITY})

WITHOUT_BRACKETS = str.maketrans("[]", "  ")
"""Brackets of negotiation as blanks: "Articles [9] and [11]" names articles, and no numbers."""

_NAMED_BEHIND = re.compile(
    r"[\s\u00a0]?(?:bis|ter|quater)\b|[\s\u00a0](?:[A-Z]\.){2,}|[\s\u00a0][A-Z][a-z]+\.[\s\u00a0]\d"
)
_CITED_BEFORE = re.compile(r"(?:[\s(][A-Z][a-z]+|[\s(][A-Z][a-z]*\.|(?:[A-Z]\.){2,}|No\.|\d-)[\s\u00a0]?$")
"""A number behind a word with a capital is a part of a name: "Public Law 98", "Protocol 11", "Chapter 3"."""


def changed_amounts(line: ChangedLine, words: Vocabulary) -> Iterator[Found]:
    """Yield the quantities and the times that came, went or were replaced; numbers in references are none."""
    figures = [find_figures(text.translate(WITHOUT_BRACKETS), words.words.language) for text in line.texts]
    quantities = [
        [Cue(Span(f.start, f.end), f.fact) for f in found if f.kind in _OF_QUANTITY and not _is_name(f, text)]
        for text, found in zip(line.texts, figures, strict=True)
    ]
    times = [
        _with_phrases([Cue(Span(f.start, f.end), f.fact) for f in found if f.kind in _OF_TIME], text, words)
        for text, found in zip(line.texts, figures, strict=True)
    ]
    yield from changed_cues(line, SubstanceClass.QUANTITY, *quantities)
    yield from changed_cues(line, SubstanceClass.TIME, *times)


def _is_name(figure: Figure, text: str) -> bool:
    """Return whether a number counts nothing and only names something, or is no number in all wordings.

    It names a line ("1° in all cases"), a note, a point ("or (2)"), an inserted provision ("2 bis"), or a law as
    citations do ("Public Law 98-577, 98 Stat. 3066"). One alone is an article of the noun in other wordings.
    """
    if figure.unit not in ("", "degree") or figure.kind is FigureKind.PERCENTAGE:
        return False
    before, behind = text[: figure.start], text[figure.end :]
    if figure.kind is FigureKind.NUMBER and (figure.value == 1 or _CITED_BEFORE.search(before)):
        return True
    begins = not any(map(str.isalnum, before)) and behind[:1] in "°º.)"
    return begins or before.endswith(("^", "#", "(")) or _NAMED_BEHIND.match(behind) is not None


def _with_phrases(found: list[Cue], text: str, words: Vocabulary) -> list[Cue]:
    """Return the dates and durations of a line together with its words of time, in order."""
    free = [cue for cue in words.times.find(text) if not any(cue.span.overlap(figure.span) for figure in found)]
    return sorted([*found, *free], key=lambda cue: cue.span)
