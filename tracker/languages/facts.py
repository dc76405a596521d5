"""The facts in the words of a version that do not depend on its language: figures, references, brackets, options."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.figures.find import find_figures
from tracker.language.numerals import ascii_digits
from tracker.languages.numbers import label_values
from tracker.marks.find import find_marks
from tracker.model.block import CALL, BlockKind
from tracker.model.figures import Day, FigureKind
from tracker.model.languages import DifferenceKind
from tracker.model.negotiation import MarkKind
from tracker.model.reference import RELATIVE
from tracker.references.resolve import Index, references_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.model.draft import DraftText
    from tracker.model.figures import Figure
    from tracker.model.languages import Unit
    from tracker.model.provision import Eid
    from tracker.model.reference import Mention, Reference

MOST_IN_RANGE = 30
"""Provisions of a range that are named one by one: "articles 3 to 5" is "articles 3, 4 and 5" in another language."""
SMALL = 10
"""The greatest number whose words count only where another version has another number: "the four of them" may be "they"
in another language. So do ordinals, "a third" and "one year": millième, le tiers, dans l'année."""
WITHIN_RANGE = "…"
"""Sign before a provision that only the ends of a range name."""
_KINDS = {
    FigureKind.NUMBER: DifferenceKind.NUMBER,
    FigureKind.ORDINAL: DifferenceKind.NUMBER,
    FigureKind.FRACTION: DifferenceKind.AMOUNT,
    FigureKind.PERCENTAGE: DifferenceKind.AMOUNT,
    FigureKind.QUANTITY: DifferenceKind.AMOUNT,
    FigureKind.DURATION: DifferenceKind.PERIOD,
    FigureKind.DATE: DifferenceKind.DATE,
    FigureKind.REFERENCE: DifferenceKind.REFERENCE,
    FigureKind.IDENTIFIER: DifferenceKind.NUMBER,
}
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"(?<![^\W_])(?:[^\W\d_]{1,4}(?=[)）])|[A-ZА-Яb-df-xz](?![^\W_]|['’])|[IVXLC]+(?![^\W_]))")
"""A letter or a Roman numeral that stands alone, which may be the point or the annex that a reference names. Words of
one letter (a, y, в) are none."""
_BRACKETS = str.maketrans("［］", "[]")
_NO_BRACKETS = str.maketrans("", "", "[]［］")
"""Brackets of negotiation inside a figure are no part of it: "[five] years"."""
_OMISSION = re.compile(r"\[[\s.…]*\]")
"""An omission of an editor, or a place that is left open; neither is a bracket of negotiation that can be lost."""
UNSURE = frozenset({"1", "2"})
"""Numbers of provisions that a language also says in a word: the first subparagraph, the preceding one."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact in a line.

    Attributes:
        kind: The kind of difference that it makes where another version has it not.
        key: The fact itself, the same in every language; two facts of one kind differ if their keys do.
        printed: The fact in a report, in figures that every language understands, or as printed.
        parts: The numbers in it, by value.
        sure: Whether every language states it in figures or in words: "one" and "two" are often not said.
        small: Whether it is a small number in words, which may be no number in another language.
    """

    kind: DifferenceKind
    key: str
    printed: str
    parts: frozenset[str] | set[str]
    sure: bool = True
    small: bool = False


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """The facts of what a version has in one row.

    Attributes:
        facts: The facts, by kind and key.
        numbers: Every number in it by value, whatever it belongs to, and the letters of points.
        references: The provisions that it names, as paths of numbers.
        named: The numbers in them, and those between the ends of ranges.
        brackets: The numbers of its opening and its closing brackets.
        options: The number of its options.
        calls: The number of its calls of notes.
        length: Its letters, without those of references.
    """

    facts: Mapping[tuple[DifferenceKind, str], Fact]
    numbers: frozenset[str]
    references: frozenset[str]
    named: frozenset[str]
    brackets: tuple[int, int]
    options: int
    calls: int
    length: int


class VersionFacts:
    """The facts of a version.

    Args:
        draft: The version.
    """

    def __init__(self, draft: DraftText) -> None:
        self._language = draft.front.language
        self._references: dict[Eid, frozenset[str]] = {}
        self._cited: Counter[Eid] = Counter()  # Letters of references, which languages write in ways of their own.
        texts = dict(draft.blocks)
        for _, eid, references in references_of(draft, Index(draft)):
            self._references[eid] = frozenset(path for reference in references for path in paths_of(reference))
            words = (texts[eid].text[reference.start : reference.end] for reference in references)
            self._cited[eid] = sum(map(str.isalpha, "".join(words)))
        marks = find_marks(draft)
        self._options = Counter(mark.opens.eid for mark in marks.marks if mark.kind is MarkKind.OPTION)

    def of(self, cell: tuple[Unit, ...]) -> UnitFacts:
        """Return the facts of the units of this version that stand in one row."""
        facts: dict[tuple[DifferenceKind, str], Fact] = {}
        numbers: set[str] = set()
        references: set[str] = set()
        named: set[str] = set()
        blocks = [(unit, eid, block) for unit in cell for eid, block in unit.blocks]
        for unit, eid, block in blocks:
            words = unit.heading if block.kind is BlockKind.HEADING else block.text
            for figure in _figures(words, self._language):
                fact = fact_of(figure, words[figure.start : figure.end])
                facts.setdefault((fact.kind, fact.key), fact)
                numbers |= fact.parts
            numbers.update(value for letter in _LETTER.findall(words) for value in label_values(letter))
            paths = self._references.get(eid, frozenset())
            references |= {path for path in paths if not path.startswith(WITHIN_RANGE)}
            named |= {step for path in paths for step in steps_of(path)}
        signs = _OMISSION.sub("", " ".join(block.text for _, _, block in blocks).translate(_BRACKETS))
        return UnitFacts(
            facts=facts,
            numbers=frozenset(numbers),
            references=frozenset(references),
            named=frozenset(named),
            brackets=(signs.count("["), signs.count("]")),
            options=sum(self._options[eid] for _, eid, _ in blocks),
            calls=sum(block.text.count(CALL) for _, _, block in blocks),
            length=sum(
                sum(map(str.isalpha, block.text)) - self._cited[eid]
                for _, eid, block in blocks
                if block.kind is not BlockKind.HEADING
            ),
        )


@lru_cache(maxsize=20_000)
def _figures(words: str, language: str) -> tuple[Figure, ...]:
    """Return the figures of a line; of two stages most lines are the same."""
    return find_figures(words, language)


def fact_of(figure: Figure, printed: str) -> Fact:
    """Return a figure as a fact.

    Args:
        figure: The figure.
        printed: Its words.
    """
    in_words = not any(char.isdecimal() for char in printed)
    value, kind = figure.value, figure.kind
    if isinstance(value, Day):
        parts = {str(part) for part in (value.year, value.month, value.day) if part}
        return Fact(_KINDS[kind], str(value), str(value), frozenset(parts))
    if isinstance(value, Fraction):
        number = _plain(value)
        small = in_words and (
            (kind is FigureKind.NUMBER and value <= SMALL)
            or kind is FigureKind.ORDINAL
            or (kind is FigureKind.FRACTION and value.numerator == 1)
            or value == 1
        )
        text = f"{number} %" if kind is FigureKind.PERCENTAGE else number
        # Chinese says 美元 where others leave the country of the dollar out.
        unit = figure.unit.removeprefix("US ")
        key = f"{number} {'%' if kind is FigureKind.PERCENTAGE else unit}".strip()
        shown = text if not figure.unit else " ".join(printed.translate(_NO_BRACKETS).split())
        return Fact(_KINDS[kind], key, shown, frozenset({number}), figure.crosses_languages, small)
    # The letters around a number depend on the language: 98/733/JHA, 98/733/JAI.
    digits = _DIGITS.findall(ascii_digits(printed) if kind is FigureKind.REFERENCE and not in_words else value)
    key = "/".join(digits) or value.casefold()
    sure = kind is not FigureKind.REFERENCE or key not in UNSURE
    return Fact(_KINDS[kind], key, key if kind is FigureKind.REFERENCE else value, frozenset(digits) or {key}, sure)


def _plain(value: Fraction) -> str:
    """Return a number in figures, decimals with a point: 1.5; other fractions as 2/3.

    >>> _plain(Fraction(3, 2)), _plain(Fraction(2, 3)), _plain(Fraction(30))
    ('1.5', '2/3', '30')
    """
    if value.denominator == 1:
        return str(value.numerator)
    decimal = value.numerator / value.denominator
    return str(decimal) if Fraction(str(decimal)) == value else str(value)


def paths_of(reference: Reference) -> Iterator[str]:
    """Yield the provisions that a reference names as paths of numbers, those between the ends of a range too.

    >>> from tracker.references.find import find_references
    >>> list(paths_of(find_references("Articles 9 to 11 apply.")[0]))
    ['9', '…10', '11']
    >>> list(paths_of(find_references("conformément au paragraphe 2 de l'article 7")[0]))
    ['7 (2)']
    """
    before: list[str] = []
    for mention in reference.mentions:
        path = _path(mention)
        if mention.closes_range and before and path and before[:-1] == path[:-1]:
            first, last = before[-1].strip("()"), path[-1].strip("()")
            if first.isdecimal() and last.isdecimal() and 0 < int(last) - int(first) <= MOST_IN_RANGE:
                yield from (WITHIN_RANGE + _in_words([*path[:-1], str(n)]) for n in range(int(first) + 1, int(last)))
        if path:
            yield _in_words(path)
        before = path


def steps_of(path: str) -> set[str]:
    """Return the numbers in a path, of *bis* and the like the number before it.

    >>> sorted(steps_of("24-2 (1)"))
    ['1', '24']
    """
    return {
        step.partition("-")[0] for step in path.removeprefix(WITHIN_RANGE).replace("(", "").replace(")", "").split()
    }


def _path(mention: Mention) -> list[str]:
    """Return the numbers of a mention by value; "this article" adds nothing."""
    values = ((step.token, label_values(step.token)) for step in mention.steps if step.token not in RELATIVE)
    path = [(token, min(values, key=_by_size) if values else token) for token, values in values]
    # The letter of a point is in brackets also where it stands alone: it is never said in a word, as "1" and "2" are.
    return [f"({value})" if token.isalpha() and not token.isupper() else value for token, value in path]


def _by_size(value: str) -> tuple[int, str]:
    digits = value.partition("-")[0]
    return (int(digits) if digits.isdecimal() else 0, value)


def _in_words(path: list[str]) -> str:
    return " ".join([path[0], *(f"({step.strip('()')})" for step in path[1:])])
