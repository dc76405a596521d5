"""The words of changes of substance in the six languages: modals, negations, conditions, exceptions, time, verbs."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from tracker.language.tags import primary_subtag

if TYPE_CHECKING:
    from tracker.language.substance.words import SubstanceWords

SUBSTANCE_LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
"""The languages whose changes of substance are known."""


def substance_words(language: str) -> SubstanceWords | None:
    """Return the words of a language (a BCP 47 tag), loaded when used; None for a language without them.

    >>> words = substance_words("fr-CH")
    >>> words is not None and words.language
    'fr'
    >>> substance_words("de") is None
    True
    """
    name = primary_subtag(language)
    if name not in SUBSTANCE_LANGUAGES:
        return None
    return cast("SubstanceWords", import_module(f"tracker.language.substance.{name}").WORDS)
