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


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def name_of_line(n: int, words: dict[str, str]) -> str:
    """Return the name of an unnumbered paragraph by its place in its article.

    In English "paragraph 2" is a paragraph with the number 2, so the unnumbered ones have ordinals; the other languages
    have a word of their own for them, which takes a figure: alinéa 2, абзац 2.

    Args:
        n: Its place, from 1.
        words: The words of the report's language.

    >>> name_of_line(2, WORDS["en"]), name_of_line(22, WORDS["en"]), name_of_line(2, WORDS["fr"])
    ('second paragraph', '22nd paragraph', 'alinéa 2')
    """
    if words["lang"] != "en":
        return words["line_number"].format(n=n)
    if n <= len(_ORDINALS):
        return f"{_ORDINALS[n - 1]} paragraph"
    ending = "th" if n // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending} paragraph"


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
