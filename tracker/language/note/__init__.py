"""The languages of notes of changes: for each a grammar with its nouns, and sentences with gaps."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from tracker.language.tags import primary_subtag

if TYPE_CHECKING:
    from tracker.language.note.grammar import Grammar

NOTE_LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
"""The languages in which a note can be written; one about a text in another language is in English."""


def grammar_of(language: str) -> Grammar:
    """Return the grammar of a language (a BCP 47 tag), else that of English; loaded when used.

    >>> grammar_of("fr-CH").language, grammar_of("de").language
    ('fr', 'en')
    """
    primary = primary_subtag(language)
    name = primary if primary in NOTE_LANGUAGES else "en"
    return cast("Grammar", import_module(f"tracker.language.note.{name}").GRAMMAR)
