"""The grammar that sentences about provisions need: nouns in their cases, lists, quotation marks, agreement.

A sentence of a note is a form with gaps, as ``{what:in}``. What goes into a gap knows its forms: the case, the number
and the gender come from the tables of the language, so that a sentence is right with one article and with several.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ONE, TWO, MANY = 0, 1, 2
"""The numbers of a noun; only Arabic has a form of its own for two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """The word for one kind of provision.

    Attributes:
        gender: ``m``, ``f`` or ``n``.
        forms: For each case the forms for one, for two, and for more; ``{n}`` is the number, or the list of numbers.
        former: The same with the word for "former".
        once: Words before the first of a list alone, where the noun is repeated with every number.
        alone: For each case the form without a number, as "the annex"; ``{n}`` is a name in quotation marks, or empty.
    """

    gender: str
    forms: Mapping[str, tuple[str, ...]]
    former: Mapping[str, tuple[str, ...]]
    alone: Mapping[str, str]
    once: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The grammar of one language.

    Attributes:
        nouns: The nouns by unit: a unit of labels (:data:`tracker.language.labels.WORDS`), or one of the places that
            have no number of their own (``line``, ``chapeau`` …).
        sentences: The sentences by their keys, with gaps.
        quotes: The quotation marks; with the blanks that belong inside them.
        comma: The comma of lists.
        last: The word before the last of a list: " and ".
        between_clauses: What stands between the changes of one sentence, and before the last of them.
        span: A range of numbers, ``{first} to {last}``.
        point: The number of a point: ``({n})``.
        widest_first: A place is named from the outside in ("article 4, paragraph 9"), else from the inside out.
        joined_points: The points of a numbered paragraph are cited behind its number: "paragraph 2 (a)".
        repeats_noun: Every number of a list has its noun: 第4条、第5条.
        between: The sign between two steps of a place that is named from the outside in.
        gap: The blank between two sentences.
        agreement: The order of the forms in a gap for agreement with four forms: gender or number of each.
        ordinals: Words for first, second …, for the units in :attr:`counted`.
        beyond: The ordinal of a greater number: "{n}th".
        counted: The units that are counted with ordinals.
        pass_through: Whether numbers in words, as "First", stand behind a noun in every case as they are.
    """

    language: str
    nouns: Mapping[str, Noun]
    sentences: Mapping[str, str]
    quotes: tuple[str, str]
    comma: str
    last: str
    between_clauses: tuple[str, str]
    span: str
    point: str
    widest_first: bool = False
    joined_points: bool = False
    repeats_noun: bool = False
    between: str = ", "
    gap: str = " "
    agreement: str = "mfMF"
    ordinals: Sequence[str] = ()
    beyond: str = "{n}"
    counted: frozenset[str] = field(default_factory=frozenset)
    pass_through: bool = True

    def quoted(self, words: str) -> str:
        """Return words in the quotation marks of the language."""
        return self.quotes[0] + words + self.quotes[1]

    def listed(self, items: Sequence[str]) -> str:
        """Return a list in words: "4, 5 and 7"."""
        if len(items) < 2:
            return "".join(items)
        return self.comma.join(items[:-1]) + self.last + items[-1]

    def clauses(self, clauses: Sequence[str]) -> str:
        """Return the changes of one paragraph as one sentence, without its full stop."""
        comma, last = self.between_clauses
        return comma.join(clauses[:-1]) + (last if len(clauses) > 1 else "") + clauses[-1]

    def number(self, unit: str, number: str) -> str:
        """Return the number of a provision as it stands in a sentence."""
        if unit == "point":
            return self.point.format(n=number)
        if unit in self.counted and number.isdecimal():
            n = int(number)
            return self.ordinals[n - 1] if n <= len(self.ordinals) else self.ordinal_beyond(n)
        return number

    def ordinal_beyond(self, n: int) -> str:
        """Return the ordinal of a number for which there is no word."""
        ending = ""
        if self.language == "en":
            ending = "th" if n // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
        return self.beyond.format(n=n, ending=ending)
