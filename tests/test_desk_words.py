"""The words of the desk: every one that a page can show stands in all six languages."""

from __future__ import annotations

import ast
import re
from itertools import chain
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest

import tracker.desk
from tests.support.samples import ROOT
from tracker.desk.contents import COUNTED
from tracker.desk.errors import in_words
from tracker.desk.pages import pairs, papers
from tracker.desk.pages.drafts import STANDINGS, VIEWS
from tracker.desk.pages.page import PAPER_FORMS
from tracker.desk.pages.pairs import REDLINES, TABLES
from tracker.desk.pages.stages import BRACKET_FORMS, FORMS
from tracker.errors import InputError
from tracker.language.desk import WORDS
from tracker.model.stage import Authenticity

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = {"Word", "PDF", "Markdown", "CriticMarkup", "Akoma Ntoso", "JSON", "Excel", "CSV"}
"""Names of formats, which are the same everywhere."""


def words_of_pages() -> set[str]:
    found: set[str] = set()
    for template in (ROOT / "templates" / "desk").glob("*.j2"):
        found |= set(re.findall(r'\bt\("((?:[^"\\]|\\.)*)"', template.read_text("utf-8")))
    for module in Path(next(iter(tracker.desk.__path__))).rglob("*.py"):
        found |= set(re.findall(r'\b(?:tell|report)\(\s*"([^"]*)"', module.read_text("utf-8")))
    tables = chain.from_iterable(
        row[1:] for table in (REDLINES, TABLES, FORMS, BRACKET_FORMS, pairs.PAPERS) for row in table
    )
    fixed = {
        *COUNTED.values(),
        "Notes",
        *STANDINGS.values(),
        *VIEWS.values(),
        *map(str, Authenticity),
        *tables,
        *PAPER_FORMS.values(),
    }
    fixed |= set(chain.from_iterable(papers.PAPERS.values()))
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


# Errors of the services


def written(node: ast.expr) -> str:
    """The words of an expression, with x for values."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(map(written, node.values))
    if isinstance(node, ast.BinOp):
        return written(node.left) + (written(node.right) if isinstance(node.op, ast.Add) else "")
    return written(node.body) if isinstance(node, ast.IfExp) else "x"


def errors_of_services() -> Iterator[InputError]:
    for room in ("services", "store", "readers", "text"):
        for module in (ROOT / "tracker" / room).rglob("*.py"):
            for node in ast.walk(ast.parse(module.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"InputError", "StoreError"}:
                    parts = {keyword.arg: written(keyword.value) for keyword in node.keywords if keyword.arg}
                    yield InputError(written(node.args[0]), **parts)


ELSEWHERE = ("--choose", "--since compares", "Another tracker is writing", "x is not a bundle that tracker export made")
"""Beginnings of errors about things that the desk has no page for, or that name the program itself."""


def test_errors_name_fields_of_the_desk_and_no_options_of_commands() -> None:
    errors = list(errors_of_services())
    shown = [in_words(error, Path("/visit")) for error in errors]
    parts = [part for words in shown for part in (words.message.words, words.cause.words, words.remedy.words)]

    assert sum("--" in error.remedy for error in errors) > 20, "there is something to translate"
    odd = [part for part in parts if re.search(r"--(?!x )[a-z]|\btracker [a-z]+ ", part)]
    assert [part for part in odd if not part.startswith(ELSEWHERE)] == []


def test_words_in_other_scripts_are_written_in_them() -> None:
    scripts = {"ar": "[\u0600-\u06ff]", "ru": "[а-яё]", "zh": "[\u4e00-\u9fff]"}
    same = {language: [word for word in WORDS[language].values() if not re.search(script, word, re.IGNORECASE)]
            for language, script in scripts.items()}  # fmt: skip

    assert same == {"ar": [], "ru": [], "zh": []}
