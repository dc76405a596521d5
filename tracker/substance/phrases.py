"""Phrases of a language as one pattern for each class, and the cues that it finds in a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from tracker.language.scripts import ARABIC_LETTERS
from tracker.language.substance import substance_words
from tracker.language.substance.words import Force
from tracker.substance.cues import Cue
from tracker.substance.line import Span

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from tracker.language.substance.words import SubstanceWords

NOTHING = "(?!)"
"""A pattern that fits nowhere."""
_BLANK = "[ \u00a0\u202f]+"
_VOWEL_SIGNS = "[\u064b-\u0652]*"
_SET_OR_LETTER = re.compile(rf"(\[[^\]]*\])|([{ARABIC_LETTERS}])")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a class as one pattern; the first that fits at a place counts.

    Attributes:
        pattern: A group for each value.
        values: The value of each group.
    """

    pattern: re.Pattern[str]
    values: tuple[Hashable, ...]

    def find(self, text: str) -> Iterator[Cue]:
        """Yield the cues in a line, in order, without overlap."""
        for hit in self.pattern.finditer(text):
            yield self._cue(hit)

    def at(self, text: str, place: int) -> Cue | None:
        """Return the cue that begins at a place; None where none does."""
        hit = self.pattern.match(text, place)
        return self._cue(hit) if hit else None

    def _cue(self, hit: re.Match[str]) -> Cue:
        value = self.values[(hit.lastindex or 1) - 1]
        if isinstance(value, str) and value.endswith(":"):  # "First session" and "second session" differ.
            value += hit[0].casefold()
        return Cue(Span(*hit.span()), value)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The phrases of one language, class by class.

    Attributes:
        words: The words they are made of.
        modals: Modals; the value is a pair: their :class:`Force`, and whether they negate.
        negations: Words that negate.
        plain_negations: Those that negate a verb by themselves.
        conditions: Softeners and conditions.
        exceptions: Words of exceptions.
        times: Words of time without a number.
        defines: The verb of a definition.
        denotes: Other verbs of definitions, behind a term in quotation marks.
        verbs: The verbs of duties.
        heads: Verbs at the head of a recital or an operative paragraph.
        entitlements: Words behind a modal that make it speak of a right.
        subordinate: Words that open a subordinate clause.
        only: Words that restrict.
        acts: Words before a date that belongs to the name of an act.
        light: Words without a meaning of their own, the words that come with a negation among them.
    """

    words: SubstanceWords
    modals: Phrases
    negations: Phrases
    plain_negations: Phrases
    conditions: Phrases
    exceptions: Phrases
    times: Phrases
    defines: Phrases
    denotes: Phrases
    verbs: Phrases
    heads: Phrases
    entitlements: Phrases
    subordinate: Phrases
    only: Phrases
    acts: Phrases
    light: Phrases


@cache
def vocabulary(language: str) -> Vocabulary | None:
    """Return the phrases of a language (a BCP 47 tag); None for a language without them."""
    words = substance_words(language)
    if words is None:
        return None
    forces: dict[Hashable, str] = {
        (Force.SHALL, True): words.prohibitions,
        (Force.SHOULD, True): words.weak_prohibitions,
        **{(force, False): pattern for force, pattern in words.modals.items()},
    }

    def phrases(table: Mapping[Any, str]) -> Phrases:
        return Phrases(_compiled(table.values(), spaced=words.boundaries), tuple(table))

    return Vocabulary(
        words=words,
        modals=phrases(forces),
        negations=phrases({"not": words.negations}),
        plain_negations=phrases({"not": words.plain_negations or NOTHING}),
        conditions=phrases(words.conditions),
        exceptions=phrases(words.exceptions),
        times=phrases(words.times),
        defines=phrases({"means": words.defines}),
        denotes=phrases({"denotes": words.denotes}),
        verbs=phrases(words.verbs),
        heads=phrases(words.heads),
        entitlements=phrases({"right": words.entitlements}),
        subordinate=phrases({"clause": words.subordinate}),
        only=phrases({"only": words.only}),
        acts=phrases({"act": words.acts}),
        light=phrases({"empty": words.empty, "auxiliary": words.auxiliaries}),
    )


def _compiled(patterns: Iterable[str], *, spaced: bool) -> re.Pattern[str]:
    joined = "|".join(f"({_loose(pattern)})" for pattern in patterns)
    return re.compile(rf"(?<!\w)(?:{joined})(?:(?<=['’])|(?!\w))" if spaced else f"(?:{joined})", re.IGNORECASE)


def _loose(pattern: str) -> str:
    """Return a pattern in which a blank stands for any blanks, and Arabic letters may have vowel signs."""

    def loosened(hit: re.Match[str]) -> str:
        return hit[1] or f"{hit[2]}{_VOWEL_SIGNS}"

    return _SET_OR_LETTER.sub(loosened, pattern).replace(" ", _BLANK)
