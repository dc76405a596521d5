"""The words of the reports, one module for each language; reports in other languages get English words.

The program inflects no word. Names of provisions, numbers and lists are put into a sentence as they are, so a sentence
must be correct with any of them: in most languages with a colon before it ("articles: 1"), and with a noun
("renumbering") where an adjective would have to agree with the provision.
"""

from __future__ import annotations

from tracker.language.interface import ar, en, es, fr, ru, zh
from tracker.language.tags import primary_subtag
from tracker.model.concordance import Ground, Reason

WORDS = {"ar": ar.WORDS, "en": en.WORDS, "es": es.WORDS, "fr": fr.WORDS, "ru": ru.WORDS, "zh": zh.WORDS}
"""The words of each language, under the same keys and with the same placeholders."""

REASONS = {"ar": ar.REASONS, "en": en.REASONS, "es": es.REASONS, "fr": fr.REASONS, "ru": ru.REASONS, "zh": zh.REASONS}
"""The same for the reasons of links: a sentence for each ground, and its parts."""


def words_of(language: str) -> dict[str, str]:
    """Return the words of the reports in a language (a BCP 47 tag), else in English."""
    return WORDS.get(primary_subtag(language), en.WORDS)


def reason_in_words(reason: Reason | None, language: str = "en", nearest: str = "") -> str:
    """Put the reason of a link into words that a lawyer can check; empty for none.

    Args:
        reason: The reason.
        language: Language of the words.
        nearest: Name of the nearest provision, where there is no link.
    """
    if reason is None:
        return ""
    forms = REASONS.get(primary_subtag(language), en.REASONS)
    if reason.ground is Ground.STATED:
        name = reason.author.partition(" <")[0]
        statement = forms["statement"].format(statement=reason.statement) if reason.statement else ""
        return forms[reason.ground] + statement + (forms["author"].format(author=name) if name else "")
    shares = {"before": round(100 * reason.share_before), "after": round(100 * reason.share_after)}
    heading = forms["heading"] if reason.same_heading and reason.ground is not Ground.IDENTICAL else ""
    return heading + forms[reason.ground].format(**shares, nearest=nearest)
