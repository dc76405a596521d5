"""Finds the figures of a line: reads bare numbers, takes out names, joins dates, fractions, units and repetitions."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from tracker.figures.chinese import halves, han_figure
from tracker.figures.dates import dates_of
from tracker.figures.line import Line, meets
from tracker.figures.names import identifier_spans, reference_spans
from tracker.figures.spaced import figure_of, numberless
from tracker.language.numerals import ascii_digits
from tracker.model.figures import Day, Figure, FigureKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.figures.atoms import Atom
    from tracker.figures.line import Span

_OPEN = re.compile(r"[ \u00a0]?[(（][ ]?")
_CLOSE = re.compile(r"[ ]?[)）]")
_JOINT = re.compile(
    r"[ \u00a0]?(?:[–—/-]|\]\[|\][ /]\[)[ \u00a0]?"
    r"|[ \u00a0]+(?:to|or|and|à|a|ou|et|o|u|y|до|или|и|إلى|أو|و)[ \u00a0]+|至|到|或者?|和",
    re.IGNORECASE,
)
"""Signs between two numbers of which only the second has its unit: "10 to 20 days"."""
_DAYS: dict[object, int] = {Fraction(n): n for n in range(1, 32)}
"""Days of a month by their values as bare numbers."""
_LISTED = re.compile(
    r"[ \u00a0]?[,،、][ \u00a0]?(?:(?:and|or|et|ou|y|o|и|или|و|أو)[ \u00a0]?)?"
    r"|[ \u00a0](?:and|or|et|ou|y|o|и|или|أو)[ \u00a0]|[和或及]"
)
_LIST_ENDS = re.compile(r"[ \u00a0]?(?:[.,;:،؛。，；)\]]|$)")
_SHORTEST_LIST = 3
"""Bare numbers in a row that are no amounts where no noun follows: "4, 7, 9 and 11" are articles or notes."""


def find_figures(text: str, language: str) -> tuple[Figure, ...]:
    """Find the figures of a line, whatever they are.

    Args:
        text: One line, in Unicode's form NFC.
        language: Its language. Of one that is not of the six only numbers in figures are read.

    >>> [str(figure) for figure in find_figures("within thirty (30) days, and not later than 31 March 2030", "en")]
    ['30 day', '2030-03-31']
    >>> [str(figure) for figure in find_figures("在六十日内，以三分之二多数通过", "zh")]
    ['60 day', '2/3']

    Returns:
        The figures in order, apart from each other. Numbers that belong to names are among them, under their kinds.
        The time grows with the length of the line.
    """
    if not text or text.isspace():
        return ()
    line = Line(ascii_digits(text), language)
    references = reference_spans(line.text, language)
    named = [atom for atom in line.atoms if not meets((atom.start, atom.end), references)]
    dates = dates_of(line.text, named, line.words, language)
    dated = [(date.start, date.end) for date in dates]
    found = [Figure(date.start, date.end, FigureKind.DATE, date.day) for date in dates]
    found += _references(line, references)
    found += _free(line, [atom for atom in named if not meets((atom.start, atom.end), dated)])
    found += halves(line.text) if language == "zh" else numberless(line, found)
    return tuple(_without_lists(_shared(_apart(found), line.text), line.text))


def amounts(text: str, language: str) -> tuple[Figure, ...]:
    """Return the figures of a line that state an amount or a date, without numbers that belong to names.

    >>> [str(figure) for figure in amounts("Under article 5, two thirds of the Parties", "en")]
    ['2/3']
    """
    return tuple(figure for figure in find_figures(text, language) if figure.counts)


def _references(line: Line, spans: Sequence[Span]) -> Iterator[Figure]:
    """Return the numbers that name provisions, in figures, in Chinese, and ordinals: "article 5", "article premier"."""
    for atom in line.atoms:
        printed = not atom.spelled or atom.ordinal or line.language == "zh"
        if printed and meets((atom.start, atom.end), spans):
            yield Figure(atom.start, atom.end, FigureKind.REFERENCE, atom.name or str(atom.value))


def _free(line: Line, atoms: Sequence[Atom]) -> Iterator[Figure]:
    """Return the figures of numbers that name no provision and stand in no date."""
    identifiers = identifier_spans(line.text)
    at = 0
    while at < len(atoms):
        atom = atoms[at]
        if atom.name or meets((atom.start, atom.end), identifiers):
            printed = atom.name or line.text[atom.start : atom.end]
            yield Figure(atom.start, atom.end, FigureKind.IDENTIFIER, printed)
            at += 1
            continue
        end, used = _repeated(line, atoms, at)
        at += used
        atom = replace(atom, end=end)
        if line.language == "zh":
            figure, more = han_figure(line, atom, atoms[at] if at < len(atoms) else None)
            at += more
        else:
            figure = figure_of(line, atom)
        if figure is not None:
            yield figure


def _repeated(line: Line, atoms: Sequence[Atom], at: int) -> tuple[int, int]:
    """Return the end of a number with its repetition in brackets, "thirty (30)", and how many numbers that are."""
    atom = atoms[at]
    again = atoms[at + 1] if at + 1 < len(atoms) else atom
    same = again.value == atom.value and again.spelled != atom.spelled and not again.name
    if same and _OPEN.fullmatch(line.text, atom.end, again.start) and (close := _CLOSE.match(line.text, again.end)):
        return close.end(), 2
    return atom.end, 1


def _apart(found: Iterable[Figure]) -> list[Figure]:
    """Return figures in order, the longer one where two begin in the same place."""
    apart: list[Figure] = []
    for figure in sorted(found, key=lambda figure: (figure.start, -figure.end)):
        if not apart or figure.start >= apart[-1].end:
            apart.append(figure)
    return apart


def _shared(found: Sequence[Figure], text: str) -> list[Figure]:
    """Give a bare number the unit of the next: "10 to 20 days", "1–12 December 2015"."""
    out = list(found)
    for n in range(len(out) - 2, -1, -1):
        first, second = out[n], out[n + 1]
        if first.kind is not FigureKind.NUMBER or not _JOINT.fullmatch(text, first.end, second.start):
            continue
        if second.kind in (FigureKind.DURATION, FigureKind.QUANTITY, FigureKind.PERCENTAGE):
            out[n] = replace(first, kind=second.kind, unit=second.unit)
        elif isinstance(second.value, Day) and second.value.day and (day := _DAYS.get(first.value)):
            out[n] = replace(first, kind=FigureKind.DATE, value=replace(second.value, day=day))
    return out


def _without_lists(found: Sequence[Figure], text: str) -> Iterator[Figure]:
    """Yield figures, bare numbers of a list that counts nothing as references: their word stands elsewhere."""
    row: list[Figure] = []
    for n, figure in enumerate(found):
        if figure.kind is not FigureKind.NUMBER:
            yield figure
            continue
        row.append(figure)
        following = found[n + 1] if n + 1 < len(found) else None
        bare = following is not None and following.kind is FigureKind.NUMBER
        if bare and following and _LISTED.fullmatch(text, figure.end, following.start):
            continue
        named = len(row) >= _SHORTEST_LIST and _LIST_ENDS.match(text, figure.end)
        yield from (replace(one, kind=FigureKind.REFERENCE, value=str(one.value)) if named else one for one in row)
        row = []
