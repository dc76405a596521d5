"""Numbers, amounts, time limits and dates that changed, and words of time without a number."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from tracker.figures.find import find_figures
from tracker.language.scripts import HAN
from tracker.model.figures import Day, FigureKind
from tracker.model.substance import Direction, SubstanceClass
from tracker.substance.cues import Cue
from tracker.substance.elsewhere import changes_level
from tracker.substance.found import changed_cues, is_inserted
from tracker.substance.line import Span

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from tracker.model.figures import Figure
    from tracker.model.provision import Eid
    from tracker.substance.elsewhere import Elsewhere
    from tracker.substance.found import Found
    from tracker.substance.line import ChangedLine
    from tracker.substance.phrases import Vocabulary

_OF_TIME = frozenset({FigureKind.DATE, FigureKind.DURATION})
_OF_QUANTITY = frozenset({FigureKind.NUMBER, FigureKind.FRACTION, FigureKind.PERCENTAGE, FigureKind.QUANTITY})

WITHOUT_BRACKETS = str.maketrans("[]", "  ")
"""Brackets of negotiation as blanks: "Articles [9] and [11]" names articles, and no numbers."""

_COUNTS = re.compile(rf"[\s\u00a0\u202f]*(?!(?:and|or|to|et|ou|y|o|и|или)\b)(?:[{HAN}]|(?<=[\s\u00a0\u202f])[^\W\d_])")
"""A number that counts something stands before its noun; one before a sign or a joint is the number of something."""
_NAMED_BEHIND = re.compile(
    r"[\s\u00a0]?(?:bis|ter|quater)\b|[\s\u00a0](?:[A-Z]\.){2,}|[\s\u00a0][A-Z][a-z]+\.[\s\u00a0]\d"
)
_CITED_BEFORE = re.compile(r"(?:[\s(][A-Z][a-z]*\.?|(?:[A-Z]\.){2,}|No\.|\d-)[\s\u00a0]?$")
"""A number behind a word with a capital is a part of a name: "Public Law 98", "Protocol 11", "Chapter 3"."""
_LISTED_BEFORE = re.compile(
    r"[\d)\]]\s?(?:,|;|and|or|to|et|ou|à|y|o|a|e|и|или|по|до|و|أو|至|、|和|或)\s?\(?$|[-–]$", re.IGNORECASE
)
"""A number behind another and a joint goes on with a list of references: "Article 29(2) to (7) and (10)"."""
_MAJORITY = re.compile("[过過]半[数數]")
"""More than half, which drafters write for "half or more"; the words for half read it as a majority and no number."""
_YEAR_BEHIND = re.compile(
    r"(?:(?<!\bend )(?<!start )(?<!beginning )\bof|(?<!partir )(?<!compter )(?<!antes )(?<!después )(?<!\bfin )"
    r"(?<!finales )(?<!courant )\bde|\bот|لعام|لسنة|(?:№|\bn[oº°]\.?)\s?[\d/]+,?)\s*$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(r"\s[A-Z][a-z]|\s?《")
LONGEST_NAME = 60
"""Characters in which the name of an act stands before its date."""
_SIGNS = tuple(",.;:”»")
"""Signs behind which the number of a note is printed without a blank: "of the Conference,9 the Committee"."""
LARGEST_SMALL = 2
"""The largest number that other wordings do without: "both conditions" are two."""
MONTHS_OF_YEAR = 12


def changed_amounts(
    line: ChangedLine, words: Vocabulary, elsewhere: Elsewhere, eids: tuple[Eid, Eid]
) -> Iterator[Found]:
    """Yield the quantities and the times that came, went or were replaced; numbers in references are none.

    Args:
        line: The line.
        words: The words of its language.
        elsewhere: The texts of its article.
        eids: Address of the line before and after.
    """
    yield from _changed_quantities(line, words, elsewhere, eids)
    yield from _changed_times(line, words, elsewhere, eids)


def _figures(text: str, words: Vocabulary) -> tuple[Figure, ...]:
    return find_figures(text.translate(WITHOUT_BRACKETS), words.words.language)


def _changed_quantities(
    line: ChangedLine, words: Vocabulary, elsewhere: Elsewhere, eids: tuple[Eid, Eid]
) -> Iterator[Found]:
    def numbers(text: str) -> list[Hashable]:
        counted = [figure.value for figure in _figures(text, words) if figure.kind is not FigureKind.DATE]
        return [*counted, *(Fraction(1, 2) for _ in _MAJORITY.finditer(text))]

    quantities = [
        [
            Cue(Span(f.start, f.end), f.fact)
            for f in _figures(text, words)
            if f.kind in _OF_QUANTITY and not _is_name(f, text)
        ]
        for text in line.texts
    ]
    for found in changed_cues(line, SubstanceClass.QUANTITY, *quantities):
        if found.direction is Direction.CHANGED:
            is_change = not _is_other(line, found, words)
        else:
            number = found._replace(value=found.value[1] if isinstance(found.value, tuple) else found.value)
            is_change = (
                not _is_small(found)
                and not changes_level(eids)
                and is_inserted(line, found, largest=1)
                and not elsewhere.stays(number, line, eids, numbers)
                and not elsewhere.is_said(number, line, eids, numbers)
            )
        if is_change:
            yield found


def _changed_times(
    line: ChangedLine, words: Vocabulary, elsewhere: Elsewhere, eids: tuple[Eid, Eid]
) -> Iterator[Found]:
    def times(text: str) -> list[Cue]:
        dated = [_time(f) for f in _figures(text, words) if f.kind in _OF_TIME and not _is_of_a_name(f, text, words)]
        return _with_phrases(dated, text, words)

    def say(text: str) -> list[Hashable]:
        return [cue.value for cue in times(text)]

    for found in changed_cues(line, SubstanceClass.TIME, *(times(text) for text in line.texts)):
        if found.direction is Direction.CHANGED:
            is_change = not _is_other(line, found, words)
        else:
            is_change = (
                is_inserted(line, found, largest=1)
                and not elsewhere.stays(found, line, eids, say)
                and not elsewhere.is_said(found, line, eids, say)
            )
        if is_change:
            yield found


def _time(figure: Figure) -> Cue:
    """Return a date or duration; years count as months, because drafts write "one year" for "twelve months"."""
    kind, value, unit = figure.fact
    if unit == "year" and isinstance(value, Fraction):
        value, unit = value * MONTHS_OF_YEAR, "month"
    return Cue(Span(figure.start, figure.end), (kind, value, unit))


def _is_of_a_name(figure: Figure, text: str, words: Vocabulary) -> bool:
    """Return whether a date is a part of the name of an act: "the Convention of 23 May 1969", "signed at Rome on …".

    A year alone is one too before a name, behind "of" and behind a number: "the 1968 Brussels Convention", "No 100, of
    2005"; "the end of 2030" is none.
    """
    if not isinstance(figure.value, Day):
        return False
    start, name = text[: figure.start], text[figure.end : figure.end + LONGEST_NAME]
    if not figure.value.month and (_YEAR_BEHIND.search(start) or _YEAR_BEFORE.match(name)):
        return True
    behind = "" if words.words.boundaries else name
    before = start[-LONGEST_NAME:].rstrip()
    ends = any(cue.span.end == len(before) for cue in words.acts.find(before))
    return ends or next(words.acts.find(behind), None) is not None


def _is_small(found: Found) -> bool:
    """Return whether a bare number of one or two came or went, which other wordings do without: "both conditions"."""
    if found.direction is Direction.CHANGED or not isinstance(found.value, tuple):
        return False
    kind, value, _ = found.value
    return kind is FigureKind.NUMBER and value <= LARGEST_SMALL


def _is_other(line: ChangedLine, found: Found, words: Vocabulary) -> bool:
    """Return whether two figures are none for the other: of two kinds, or one number with other units.

    "Ten places" and "50 %" stand in two rules, "five years" and a date too; "ECU 100" is "100 EUR".
    """
    figures = [
        find_figures(text[slice(*span)], words.words.language)
        for text, span in zip(line.texts, found.spans, strict=True)
    ]
    if not any(figures):  # Words of time.
        return False
    kinds = [{figure.kind for figure in one} for one in figures]
    return kinds[0] != kinds[1] or (
        found.kind is SubstanceClass.QUANTITY and figures[0][0].value == figures[1][0].value
    )


def _is_name(figure: Figure, text: str) -> bool:
    """Return whether a number counts nothing and only names something, or is no number in all wordings.

    It names a line ("1° in all cases"), a note, a point ("or (2)"), an inserted provision ("2 bis"), or a law as
    citations do ("Public Law 98-577, 98 Stat. 3066"). One alone is an article of the noun in other wordings.
    """
    if figure.unit not in ("", "degree") or figure.kind is FigureKind.PERCENTAGE:
        return False
    before, behind = text[: figure.start], text[figure.end :]
    if figure.kind is FigureKind.NUMBER and (
        figure.value == 1 or _CITED_BEFORE.search(before) or _LISTED_BEFORE.search(before) or not _COUNTS.match(behind)
    ):
        return True
    head = before.rstrip()[-1:]
    begins = (head in ".;:" or not any(map(str.isalnum, before))) and (behind[:1] in "°º.)" or figure.unit == "degree")
    is_note = figure.unit == "" and before[-1:] in _SIGNS and before[-2:-1].isalpha()
    return begins or is_note or before.endswith(("^", "#", "(")) or _NAMED_BEHIND.match(behind) is not None


def _with_phrases(found: list[Cue], text: str, words: Vocabulary) -> list[Cue]:
    """Return the dates and durations of a line together with its words of time, in order."""
    free = [cue for cue in words.times.find(text) if not any(cue.span.overlap(figure.span) for figure in found)]
    return sorted([*found, *free], key=lambda cue: cue.span)
