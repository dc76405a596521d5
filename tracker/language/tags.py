"""Language tags (BCP 47), and what follows from them."""

from __future__ import annotations

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
"""Languages that are written from right to left."""

THREE_LETTERS = {"ar": "ara", "en": "eng", "es": "spa", "fr": "fra", "ru": "rus", "zh": "zho"}
"""Codes of the UN languages after ISO 639-2, which Akoma Ntoso wants."""

TWO_LETTERS = {three: two for two, three in THREE_LETTERS.items()} | {"fre": "fr", "chi": "zh"}
"""The way back; French and Chinese have a second code, after their English names."""


def primary_subtag(language: str) -> str:
    """Return the language of a tag without region and script.

    >>> primary_subtag("fr-CH"), primary_subtag("")
    ('fr', '')
    """
    return language.split("-", maxsplit=1)[0].lower()


def direction(language: str) -> str:
    """Return the direction of writing, ``rtl`` or ``ltr``.

    >>> direction("ar-EG")
    'rtl'
    """
    return "rtl" if primary_subtag(language) in RIGHT_TO_LEFT else "ltr"
