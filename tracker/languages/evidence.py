"""Evidence that every language prints alike: numbers, names and codes in Latin letters, calls of notes, brackets."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.language.numerals import ascii_digits
from tracker.language.scripts import without_accents
from tracker.languages.numbers import label_values
from tracker.model.block import CALL, BlockKind
from tracker.model.languages import UnitKind

if TYPE_CHECKING:
    from tracker.model.languages import Unit

_DIGITS = re.compile(r"\d+")
_CODE = re.compile(r"(?<![^\W_])(?=[A-Z0-9/.-]*[A-Z])[A-Z][A-Z0-9]*(?:[/.-][A-Z0-9]+)+(?![^\W_])")
"""A symbol of a document in Latin letters, as A/HRC/26/34."""
_RUN_IN = re.compile(r"(?<=\s)[(（]?(?:[^\W\d_]{1,4}|\d{1,2})[)）](?=\s|[\u4e00-\u9fff])")
"""The number of a point inside a line, which a reader left there."""
_STEM = 4
"""Letters of a word by which words of related languages are found to be alike (Simard, Foster and Isabelle 1992)."""
_SHORTEST = 5
"""Letters of the shortest word that is compared so."""
_LATIN_WORD = re.compile(rf"[A-Za-zÀ-ɏ]{{{_SHORTEST},}}")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence of a unit, with that of what it holds.

    Attributes:
        values: The values that its number can have.
        length: Its letters.
        numbers: The numbers in its words.
        codes: Symbols and stems of words in Latin letters.
        signs: Brackets and calls of notes.
        breaks_off: Whether its last line ends with a letter, so that the sentence goes on in the next.
        run_in: The values of numbers of points that stand inside its words: "… or (b) …".
    """

    values: frozenset[str]
    length: int
    numbers: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    signs: Counter[str] = field(default_factory=Counter)
    run_in: frozenset[str] = frozenset()
    breaks_off: bool = False


def evidence_of(unit: Unit) -> Evidence:
    """Return the evidence of a unit and of what it holds."""
    words = words_of_unit(unit)
    numbers = Counter(str(int(digits)) for digits in _DIGITS.findall(ascii_digits(words)))
    codes = Counter(_CODE.findall(words))
    codes.update(without_accents(word)[:_STEM].casefold() for word in _LATIN_WORD.findall(words))
    signs = Counter({sign: count for sign in f"[{CALL}" if (count := words.count(sign))})
    run_in = frozenset(value for label in _RUN_IN.findall(words) for value in label_values(label))
    return Evidence(
        label_values(unit.label), sum(map(str.isalnum, words)), numbers, codes, signs, run_in, _breaks_off(unit, words)
    )


_JOINED = re.compile(r"[;,:；，：،؛]\s*[^\W\d_]{1,3}$")
"""A conjunction behind the end of a clause: "…; and"."""


def _breaks_off(unit: Unit, words: str) -> bool:
    """Return whether the last line of a unit ends inside a clause; recitals end with a conjunction or with no sign."""
    return unit.kind is not UnitKind.RECITAL and words[-1:].isalpha() and not _JOINED.search(words)


def words_of_unit(unit: Unit) -> str:
    """Return the words of a unit and of what it holds, without its labels."""
    parts = []
    for one in (unit, *unit.inside):
        parts.append(one.heading)
        parts += [block.text for _, block in one.blocks if block.kind is not BlockKind.HEADING]
    return "\n".join(filter(None, parts))
