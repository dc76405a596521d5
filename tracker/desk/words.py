"""The words of the desk in six languages; a template writes the English ones, which are the key of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.desk import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGES = {
    "ar": "العربية", "en": "English", "es": "Español", "fr": "Français", "ru": "Русский", "zh": "中文",
}  # fmt: skip
"""The languages of the desk, each by its own name."""
DIRECTIONS = {"ar": "rtl"}
"""The direction of writing, where it is not from left to right."""


def translator(language: str) -> Callable[..., str]:
    """Return the function that gives words in a language, with values in the places in braces.

    Args:
        language: One of :data:`LANGUAGES`.

    >>> translator("en")("{count} articles", count=3)
    '3 articles'
    """
    known = WORDS.get(language, {})
    isolates = language in DIRECTIONS

    def translate(english: str, **values: object) -> str:
        words = known.get(english, english)
        # A name in Latin letters among Arabic words would else be taken apart: "2017-final" would read "final-2017".
        given = {name: f"\u2068{value}\u2069" for name, value in values.items()} if isolates else values
        return words.format(**given) if values else words

    return translate
