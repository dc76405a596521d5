"""An article that is split in all languages but one between two stages, planted in each of the six languages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.support.planted.treaties import LANGUAGES, treaty
from tests.support.revisions import ARTICLE
from tracker.diff.redline import compare
from tracker.languages.lineage import unlike_lineages
from tracker.model.stage import FrontMatter
from tracker.services.languages import align_languages
from tracker.services.sources import parse

if TYPE_CHECKING:
    from tracker.model.draft import DraftText

NUMBERS = {"zh": "一二三"}
LONGEST = 4
"""Sentences that the two stages need."""


@cache
def sentences(language: str) -> tuple[str, ...]:
    """The longest lines of the invented treaty, the same in each language."""
    english = treaty("lights")[LANGUAGES.index("en")].draft
    lengths = {eid: len(block.text) for eid, block in english.blocks if "art_" in eid}
    wanted = sorted(lengths, key=lambda eid: -lengths[eid])
    versions = [dict(version.draft.blocks) for version in treaty("lights")]
    shared = [eid for eid in wanted if all(eid in blocks for blocks in versions)][:LONGEST]
    return tuple(versions[LANGUAGES.index(language)][eid].text for eid in shared)


def draft(language: str, *articles: tuple[int, ...]) -> DraftText:
    """Return a text whose articles have these sentences."""
    parts = []
    for n, which in enumerate(articles):
        number = NUMBERS.get(language, "123")[n]
        parts += [ARTICLE[language].format(number), *(sentences(language)[k] for k in which)]
    return parse("\n\n".join(parts) + "\n", front=FrontMatter(language=language))


@cache
def step(language: str, *, splits: bool) -> tuple[DraftText, DraftText]:
    """Return both stages: article 3 is the second half of article 2, or other words."""
    return draft(language, (0,), (1, 2)), draft(language, (0,), (1,), (2 if splits else 3,))


@pytest.mark.parametrize("other", LANGUAGES)
def test_the_language_in_which_an_article_was_not_split_is_named(other: str) -> None:
    steps = [step(language, splits=language != other) for language in LANGUAGES]
    before, after = (align_languages(stage).rows for stage in zip(*steps, strict=True))
    found = unlike_lineages(before, after, [compare(*pair).concordance for pair in steps])

    assert [(one.values[0 if other != "ar" else 1], one.alone) for one in found] == [("2", (LANGUAGES.index(other),))]


def test_articles_that_are_split_in_every_language_are_no_difference() -> None:
    steps = [step(language, splits=True) for language in LANGUAGES]
    before, after = (align_languages(stage).rows for stage in zip(*steps, strict=True))

    assert unlike_lineages(before, after, [compare(*pair).concordance for pair in steps]) == ()
