"""The words of the reports on language versions, a module for each of the six languages.

They stand beside those of all reports (:mod:`tracker.language.interface`), and follow the same rule: names, numbers and
lists stand behind a colon, since no language inflects a noun there.
"""

from __future__ import annotations

from tracker.language.interface import words_of
from tracker.language.versions import ar, en, es, fr, ru, zh

VERSION_WORDS = {
    "ar": ar.WORDS,
    "en": en.WORDS,
    "es": es.WORDS,
    "fr": fr.WORDS,
    "ru": ru.WORDS,
    "zh": zh.WORDS,
}
"""The words of each language, under the same keys and with the same placeholders."""


def version_words(language: str) -> dict[str, str]:
    """Return the words of all reports with those of this one, in a language (a BCP 47 tag), else in English.

    >>> version_words("fr-CH")["versions"], version_words("de")["versions"]
    ('Versions linguistiques', 'Language versions')
    """
    words = words_of(language)
    return words | VERSION_WORDS[words["lang"]]
