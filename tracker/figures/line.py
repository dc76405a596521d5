"""One line with its words and bare numbers, and the phrases that stand behind a number."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from tracker.figures.atoms import Atom, Word, figure_atoms, han_atoms, with_han_factor, word_atoms, words_of
from tracker.language.figures.numerals import numerals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Value = TypeVar("Value")
Span = tuple[int, int]

_GAP = re.compile(r"[ \u00a0\u202f\u2009\u2010\u2011\[\])-]{0,3}|[ \u00a0]?d['’]")
"""Signs between a number and its unit: "thirty-day", "[30] days", "(30) days", "millions d'euros"."""
_IN_PHRASES = frozenset({" ", "\u00a0", "-", ". ", "’", "'"})
"""Signs between the words of a unit: "dollars des États-Unis", "долл. США"."""
_MAGNITUDE = re.compile(r"[ \u00a0\u202f\u2009]([^\W\d_]+)\.?")


@dataclass(frozen=True)
class Line:
    """One line whose digits are 0 to 9.

    Attributes:
        text: Its words.
        language: Its language.
    """

    text: str
    language: str

    @cached_property
    def words(self) -> list[Word]:
        """Its words; none in Chinese."""
        return [] if self.language == "zh" else words_of(self.text)

    @cached_property
    def starts(self) -> list[int]:
        """The first characters of its words."""
        return [word.start for word in self.words]

    @cached_property
    def atoms(self) -> list[Atom]:
        """Its bare numbers in order, apart from each other."""
        atoms = [*figure_atoms(self.text, self.language)]
        if self.language == "zh":
            atoms = [with_han_factor(self.text, atom) for atom in atoms]
            atoms += han_atoms(self.text)
        else:
            atoms += word_atoms(self.text, self.words, self.language)
        atoms.sort(key=lambda atom: (atom.start, -atom.end))
        apart: list[Atom] = []
        for atom in (_magnified(atom, self.text, self.language) for atom in atoms):
            if not apart or atom.start >= apart[-1].end:
                apart.append(atom)
        return apart

    def word_behind(self, place: int) -> int | None:
        """Return the number of the word that follows a place with nothing but a small gap between; None for none."""
        at = bisect_left(self.starts, place)
        if at < len(self.words) and _GAP.fullmatch(self.text, place, self.starts[at]):
            return at
        return None

    def word_before(self, place: int) -> Word | None:
        """Return the word that ends before a place with nothing but a small gap between; None for none."""
        at = bisect_left(self.starts, place) - 1
        if at >= 0 and _GAP.fullmatch(self.text, self.words[at].end, place):
            return self.words[at]
        return None

    def phrase_behind(self, place: int, phrases: Mapping[str, Value], longest: int) -> tuple[Value, int] | None:
        """Return the value of the longest phrase that follows a place, and its end; None for none.

        Args:
            place: The end of a number.
            phrases: Values by folded phrases.
            longest: The most words that a phrase has.
        """
        at = self.word_behind(place)
        if at is None:
            return None
        best = None
        joined = ""
        for n in range(at, min(at + longest, len(self.words))):
            word = self.words[n]
            if n > at:
                gap = self.text[self.words[n - 1].end : word.start]
                if gap not in _IN_PHRASES:
                    break
                joined += "-" if gap == "-" else " "
            joined += word.folded
            if joined in phrases:
                best = (phrases[joined], word.end)
        return best


def meets(span: Span, spans: Sequence[Span]) -> bool:
    """Return whether a span has a character in common with one of several.

    Args:
        span: The span.
        spans: Spans in order, apart from each other.

    >>> meets((3, 5), [(0, 2), (4, 9)]), meets((2, 4), [(0, 2), (4, 9)])
    (True, False)
    """
    at = bisect_left(spans, (span[0], -1))
    if at < len(spans) and spans[at][0] < span[1]:
        return True
    return at > 0 and spans[at - 1][1] > span[0]


def _magnified(atom: Atom, text: str, language: str) -> Atom:
    """Return a number in figures with up to two magnitudes behind it: "5 mil millones"."""
    for _ in range(2):
        match = _MAGNITUDE.match(text, atom.end)
        if atom.spelled or atom.name or atom.ordinal or match is None:
            return atom
        entry = numerals(language).get(words_of(match[1])[0].folded)
        if entry is None or not entry.multiplies:
            return atom
        atom = replace(atom, end=match.end(1), value=atom.value * entry.value, decade=False)
    return atom
