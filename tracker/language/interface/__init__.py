"""The words of the reports, one module a language; a language without words of its own gets English.

No word of a report is declined or counted by the program. What a provision is called, a number, or a list goes into
a sentence as it stands, so that the sentence must be right whatever comes: in most languages that means a colon before
it ("articles: 1"), and a noun ("renumbering") where an adjective would have to agree with what was renumbered.
"""

from __future__ import annotations

from tracker.language.interface import ar, en, es, fr, ru, zh
from tracker.language.tags import primary_subtag
from tracker.model.concordance import Ground, Reason

WORDS = {"ar": ar.WORDS, "en": en.WORDS, "es": es.WORDS, "fr": fr.WORDS, "ru": ru.WORDS, "zh": zh.WORDS}
"""The words of each language, under the same keys and with the same places to fill."""

REASONS = {"ar": ar.REASONS, "en": en.REASONS, "es": es.REASONS, "fr": fr.REASONS, "ru": ru.REASONS, "zh": zh.REASONS}
"""The same for the reasons of links: a sentence for each ground, and the pieces that go with it."""


def words_of(language: str) -> dict[str, str]:
    """The words of the reports in a language (a BCP 47 tag), else in English."""
    return WORDS.get(primary_subtag(language), en.WORDS)


def reason_in_words(reason: Reason | None, language: str = "en", nearest: str = "") -> str:
    """Why two provisions are linked, in words that a lawyer can check; empty for none.

    Args:
        reason: The reason.
        language: Language of the words.
        nearest: Name of the provision that comes nearest, where nothing is linked.
    """
    if reason is None:
        return ""
    forms = REASONS.get(primary_subtag(language), en.REASONS)
    if reason.ground is Ground.STATED:
        name = reason.author.partition(" <")[0]
        said = forms["statement"].format(statement=reason.statement) if reason.statement else ""
        return forms[reason.ground] + said + (forms["author"].format(author=name) if name else "")
    shares = {"before": round(100 * reason.share_before), "after": round(100 * reason.share_after)}
    heading = forms["heading"] if reason.same_heading and reason.ground is not Ground.IDENTICAL else ""
    return heading + forms[reason.ground].format(**shares, nearest=nearest)
