"""Hypothesis strategies: short treaties in the six languages with brackets as negotiators set them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.support.revisions import ARTICLE, HAN_NUMBERS, SENTENCES
from tracker.services.sources import parse

if TYPE_CHECKING:
    from tracker.model.draft import DraftText

OPTION = {
    "ar": "الخيار {}: ",
    "en": "Option {}: ",
    "es": "Opción {}: ",
    "fr": "Variante {} : ",
    "ru": "Вариант {}: ",
    "zh": "备选案文{}：",
}
RIVALS = {
    "ar": ("بسرعة", "ببطء"), "en": ("swiftly", "slowly"), "es": ("rápidamente", "lentamente"),
    "fr": ("rapidement", "lentement"), "ru": ("быстро", "медленно"), "zh": ("迅速", "缓慢"),
}  # fmt: skip
"""Two words that exclude each other."""


@dataclass(frozen=True)
class Negotiated:
    """A short treaty with brackets.

    Attributes:
        language: Its language.
        articles: The words of the paragraphs of each article; a bracket stands before or behind a word as printed.
        bracketed: Numbers of the articles whose label stands in brackets.
    """

    language: str
    articles: tuple[tuple[tuple[str, ...], ...], ...]
    bracketed: frozenset[int] = frozenset()

    def text(self) -> str:
        """Return it as printed."""
        lines = []
        for number, paragraphs in enumerate(self.articles, 1):
            label = ARTICLE[self.language].format(HAN_NUMBERS[number] if self.language == "zh" else number)
            lines.append(f"[{label}]" if number in self.bracketed else label)
            glue = "" if self.language == "zh" else " "
            lines += [f"{n}. {glue.join(words)}" for n, words in enumerate(paragraphs, 1)]
        return "\n\n".join(lines) + "\n"

    def draft(self) -> DraftText:
        """Return it as it is read."""
        return parse(self.text())

    def lifted(self) -> Negotiated:
        """Return it with every bracket lifted."""
        plain = tuple(tuple(tuple(re.sub(r"[\[\]]", "", word) for word in words) for words in paragraphs)
                      for paragraphs in self.articles)  # fmt: skip
        return replace(self, articles=plain, bracketed=frozenset())

    def with_word(self, article: int, paragraph: int, at: int, word: str) -> Negotiated:
        """Return it with a further word."""
        words = self.articles[article][paragraph]
        paragraphs = list(self.articles[article])
        paragraphs[paragraph] = (*words[:at], word, *words[at:])
        return replace(self, articles=(*self.articles[:article], tuple(paragraphs), *self.articles[article + 1 :]))


def words_of(language: str, sentence: str) -> tuple[str, ...]:
    """Return the words of a sentence; of Chinese, pieces of two letters."""
    return tuple(re.findall(r".{1,2}", sentence)) if language == "zh" else tuple(sentence.split())


@st.composite
def negotiated(draw: st.DrawFn, *, labels: bool = True) -> Negotiated:
    """Draw a treaty of which some words stand in brackets, nested to any depth, each pair within its line.

    Args:
        draw: Draws.
        labels: Whether labels of articles may stand in brackets.
    """
    language = draw(st.sampled_from(sorted(SENTENCES)))
    order = draw(st.permutations(range(8)))
    sizes = draw(st.lists(st.integers(1, 3), min_size=2, max_size=3))
    articles, used = [], 0
    for size in sizes:
        sentences = [words_of(language, SENTENCES[language][n]) for n in order[used : used + size]]
        used += size
        articles.append(tuple(_bracketed(draw, words) for words in sentences if words))
    articles = [paragraphs for paragraphs in articles if paragraphs]
    numbers = st.frozensets(st.integers(1, len(articles))) if labels else st.just(frozenset())
    return Negotiated(language, tuple(articles), draw(numbers))


def _bracketed(draw: st.DrawFn, words: tuple[str, ...]) -> tuple[str, ...]:
    """Set brackets round spans of words, of which none crosses another and none touches one beside it."""
    places = st.integers(0, len(words) - 2)  # The full stop stays outside.
    kept: list[tuple[int, int]] = []
    for a, b in draw(st.lists(st.tuples(places, places), max_size=4)):
        first, last = min(a, b), max(a, b)
        if all(last < x - 1 or first > y + 1 or x <= first <= last <= y or first <= x <= y <= last for x, y in kept):
            kept.append((first, last))
    return tuple(
        "[" * sum(first == n for first, _ in kept) + word + "]" * sum(last == n for _, last in kept)
        for n, word in enumerate(words)
    )
