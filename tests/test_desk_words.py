"""The words of the desk: every one that a page can show stands in all six languages."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from string import Formatter

import pytest

import tracker.desk
from tests.support.samples import ROOT
from tracker.desk.contents import COUNTED
from tracker.desk.pages.drafts import STANDINGS, VIEWS
from tracker.desk.pages.pairs import REDLINES, TABLES
from tracker.desk.pages.stages import BRACKET_FORMS, FORMS
from tracker.language.desk import WORDS
from tracker.model.stage import Authenticity

NAMES = {"Word", "PDF", "Markdown", "CriticMarkup", "Akoma Ntoso", "JSON", "Excel", "CSV"}
"""Names of formats, which are the same everywhere."""


def words_of_pages() -> set[str]:
    found: set[str] = set()
    for template in (ROOT / "templates" / "desk").glob("*.j2"):
        found |= set(re.findall(r'\bt\("((?:[^"\\]|\\.)*)"', template.read_text("utf-8")))
    for module in Path(next(iter(tracker.desk.__path__))).rglob("*.py"):
        found |= set(re.findall(r'\btell\("([^"]*)"', module.read_text("utf-8")))
    tables = chain.from_iterable(row[1:] for table in (REDLINES, TABLES, FORMS, BRACKET_FORMS) for row in table)
    fixed = {*COUNTED.values(), "Notes", *STANDINGS.values(), *VIEWS.values(), *map(str, Authenticity), *tables}
    return (found | fixed) - NAMES


def places(words: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(words) if field}


@pytest.mark.parametrize("language", WORDS)
def test_every_word_stands_in_the_language_and_no_other(language: str) -> None:
    assert set(WORDS[language]) == words_of_pages()


@pytest.mark.parametrize("language", WORDS)
def test_translations_have_the_same_places_and_are_not_empty(language: str) -> None:
    for english, words in WORDS[language].items():
        assert places(words) == places(english), english
        assert words.strip() == words != ""


def test_words_in_other_scripts_are_written_in_them() -> None:
    scripts = {"ar": "[\u0600-\u06ff]", "ru": "[а-яё]", "zh": "[\u4e00-\u9fff]"}
    same = {language: [word for word in WORDS[language].values() if not re.search(script, word, re.IGNORECASE)]
            for language, script in scripts.items()}  # fmt: skip

    assert same == {"ar": [], "ru": [], "zh": []}
