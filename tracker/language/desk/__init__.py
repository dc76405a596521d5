"""The words of the desk, one module for each language but English: the English words, as templates have them, are the keys.

Messages of the services (errors, doubts, findings) have tables of their own in :mod:`tracker.language.messages`.
"""

from __future__ import annotations

from tracker.language.desk import ar, es, fr, ru, zh

WORDS = {"ar": ar.WORDS, "es": es.WORDS, "fr": fr.WORDS, "ru": ru.WORDS, "zh": zh.WORDS}
"""The words of each language by the English ones, with the same places in braces."""
