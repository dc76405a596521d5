"""Sentences of errors, doubts and findings in the languages of people, found by the English sentence.

The program writes its messages in English, with the names and numbers of the case in them, far from anybody who knows
the language of the reader: in a reader of files, in another process, in the store. So a message is translated where it
is shown. The tables have the English sentences with places for what differs, ``{0} is empty``, and a sentence is
known by the words around the places. A sentence that no table has stays as it is, and its page says that it is English.

The modules of this folder are the tables, one a subject: Arabic, Spanish, French, Russian and Chinese, in that order.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tracker.language.interface import words_of
from tracker.language.messages import checks, clauses, doubts, files, names, proofs, store, work
from tracker.language.tags import ENGLISH_NAMES

LANGUAGES = ("ar", "es", "fr", "ru", "zh")
"""The languages of the tables, in the order of their columns."""
SENTENCES: dict[str, tuple[str, ...]] = {
    **files.SENTENCES, **doubts.SENTENCES, **checks.SENTENCES, **work.SENTENCES, **proofs.SENTENCES,
    **store.SENTENCES,
}  # fmt: skip
"""All sentences: the English one, with ``{0}``, ``{1}`` … for what differs, and it in each of :data:`LANGUAGES`."""
LONGEST = 4000
"""Characters of a sentence that is looked up. The longest of ours has some 400, and quotes names of files and
beginnings of lines; a longer one is not ours, and would cost time."""

_PLACE = re.compile(r"\{\d\}")
_TAGS = {name: tag for tag, name in ENGLISH_NAMES.items()}


class _Pattern(NamedTuple):
    """An English sentence, cut at its places."""

    sentence: str
    pieces: tuple[str, ...]

    @property
    def letters(self) -> int:
        """The number of its letters outside of the places."""
        return sum(map(len, self.pieces))


def in_language(english: str, language: str) -> str:
    """Return a message in a language; nothing if no table has it.

    Args:
        english: The message as the program wrote it, with or without a full stop.
        language: Tag of the language.

    >>> in_language("old.txt is empty", "fr")
    'old.txt est vide.'
    >>> in_language("old.txt is in English, new.txt in French", "es")
    'Idioma de old.txt: inglés; idioma de new.txt: francés.'
    >>> in_language("Nobody ever wrote this", "fr"), in_language("old.txt is empty", "en")
    ('', '')
    """
    if language not in LANGUAGES or not english or len(english) > LONGEST:
        return ""
    found = _found(english) or _found(english.removesuffix("."))
    if found is None:
        return ""
    sentence, values = found
    shown = [_in_place(value, language) for value in values]
    return SENTENCES[sentence][LANGUAGES.index(language)].format(*shown)


def name_in_language(english: str, language: str) -> str:
    """Return the name of a kind in a language, with its number where it has one; nothing if no table has it.

    Args:
        english: The name as the program writes it.
        language: Tag of the language.

    >>> name_in_language("3 page numbers", "es"), name_in_language("a web page", "fr")
    ('números de página: 3', 'page Web')
    """
    number, _, kind = english.partition(" ")
    counted = number.isdigit()
    translations = names.SENTENCES.get(f"{{0}} {kind}" if counted else english, ())
    return translations[LANGUAGES.index(language)].format(number) if translations and language in LANGUAGES else ""


def clause_in_language(clause: str, language: str) -> str:
    """Return a correction, as :func:`~tracker.report.view.corrections.correction_clause` states it, in a language.

    These clauses are too short to be known by their words among all others, so they are asked for by name.

    Args:
        clause: The clause in English.
        language: Tag of the language.

    >>> clause_in_language("Article 3 is not Article 2", "fr")
    'Article 3 ne correspond pas à Article 2'
    """
    if language in LANGUAGES:
        for sentence, translations in clauses.SENTENCES.items():
            values = _fit(tuple(_PLACE.split(sentence)), clause.removesuffix("."))
            if values is not None:
                shown = (_in_place(value, language) for value in values)
                return translations[LANGUAGES.index(language)].format(*shown)
    return ""


def _in_place(value: str, language: str) -> str:
    """Return what stands in a place: the name of a language in that language, all else as it is."""
    tag = _TAGS.get(value.partition(" (")[0])
    name = words_of(language).get(f"lang_{tag}", value) if tag else value
    # A name in Latin letters among Arabic words would else be taken apart.
    return f"\u2068{name}\u2069" if language == "ar" else name


def _found(english: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the sentence of the tables that a message is, and what stands in its places."""
    if english in SENTENCES and not _PLACE.search(english):
        return english, ()
    fitting = ((pattern, _fit(pattern.pieces, english)) for pattern in _patterns())
    return next(((pattern.sentence, values) for pattern, values in fitting if values is not None), None)


def _fit(pieces: tuple[str, ...], english: str) -> tuple[str, ...] | None:
    """Return what stands between pieces of a sentence; None if it is another sentence.

    Each piece is taken where it occurs first, so the time grows with the length alone, whatever a file is called.

    >>> _fit(("", " is in ", ", ", " in ", ""), "a.txt is in English, b.txt in French")
    ('a.txt', 'English', 'b.txt', 'French')
    """
    first, *middle, last = pieces
    if len(english) < len(first) + len(last) or not (english.startswith(first) and english.endswith(last)):
        return None
    rest, values = english[len(first) : len(english) - len(last)], []
    for piece in middle:
        value, found, rest = rest.partition(piece)
        if not found:
            return None
        values.append(value)
    return (*values, rest)


@cache
def _patterns() -> tuple[_Pattern, ...]:
    """Return the sentences that have places; those with the most words of their own come first."""
    cut = (_Pattern(sentence, tuple(_PLACE.split(sentence))) for sentence in SENTENCES if _PLACE.search(sentence))
    return tuple(sorted(cut, key=lambda pattern: -pattern.letters))
