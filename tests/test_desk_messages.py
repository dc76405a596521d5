"""The messages that the desk shows: each stands in six languages, or is marked as English."""

from __future__ import annotations

import re
import time
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from tests.support.english_messages import ENGLISH, OF_THE_TERMINAL
from tests.support.messages import messages_of
from tests.support.samples import ROOT
from tests.support.visits import Visit, text_of
from tracker.desk.errors import say
from tracker.language.messages import LANGUAGES, LONGEST, SENTENCES, clauses, in_language, name_in_language, names
from tracker.readers.word.account import _MESSAGES
from tracker.services.reading.account import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOMS = ("readers", "text", "check", "store", "services", "desk")
"""The rooms whose messages a person at the desk can meet."""
PRINTED = {**SENTENCES, **names.SENTENCES, **clauses.SENTENCES}


def messages() -> Iterator[tuple[str, str]]:
    """Every message, and the module that has it."""
    for room in ROOMS:
        for module in sorted((ROOT / "tracker" / room).rglob("*.py")):
            for words in messages_of(module):
                yield words, module.relative_to(ROOT / "tracker").as_posix()


def test_every_message_that_the_desk_can_show_is_translated_or_known_to_be_english() -> None:
    all_of_them = list(messages())
    shown = [(words, module) for words, module in all_of_them if say(words, "fr").foreign]

    assert len({words for words, _ in all_of_them}) > 600, "the messages are found"
    assert {words for words, module in shown if module not in OF_THE_TERMINAL} == ENGLISH


def test_no_message_is_taken_for_another() -> None:
    """A short sentence with places could fit many; what it may fit besides its own is written here."""
    fits = {words for words, _ in messages() if words not in SENTENCES and in_language(words, "fr")}

    assert {words[:40] for words in fits} == {
        "The page shows another page inside it, w", "begin the line with # if it is an articl",
        "begin the line with  if it is an article", "write, for example, 2017-04-25 or 2017-0",
        'write, for example, "5=4", "article 5, p', "the releases are: none", "{0} is not a redline: it is {1}{2}",
    }  # fmt: skip


@pytest.mark.parametrize("kind", _MESSAGES)
@pytest.mark.parametrize("one", [True, False])
def test_the_doubts_about_a_word_file_are_translated_for_one_and_for_several(kind: str, one: bool) -> None:
    forms = {"n": 1, "s": "", "es": "", "their": "its", "they": "it", "them": "it", "are": "is", "were": "was",
             "say": "says"} if one else {"n": 2, "s": "s", "es": "es", "their": "their", "they": "they", "them": "them",
                                         "are": "are", "were": "were", "say": "say"}  # fmt: skip
    rest = {"words": "“a”, “b”", "other": "original", "state": "accepted", "struck": "left out"}
    parts = [part.format_map(forms | rest) for part in _MESSAGES[kind]]

    assert [part for part in parts if say(part, "ar") and not in_language(part, "ar")] == []


def test_the_kinds_of_what_was_left_out_are_translated() -> None:
    for one, several in NAMES.values():
        assert name_in_language(f"1 {one}", "ru").endswith(": 1")
        assert name_in_language(f"12 {several}", "zh").endswith("：12")


# What stands in the tables


def places(words: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(words) if field}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_no_place_that_the_english_sentence_has_not(language: str) -> None:
    for english, row in PRINTED.items():
        words = row[LANGUAGES.index(language)]
        assert places(words) <= places(english)
        assert words.strip() == words != ""


def test_translations_keep_the_rules_of_their_languages() -> None:
    scripts = {"ar": "[\u0600-\u06ff]", "ru": "[а-я]", "zh": "[\u4e00-\u9fff]"}
    for english, row in PRINTED.items():
        words = dict(zip(LANGUAGES, row, strict=True))
        for language, script in scripts.items():
            assert re.search(script, words[language], re.IGNORECASE), english
        assert not re.search("ё", words["ru"], re.IGNORECASE), english
        assert not re.search(r" [;!?»]|« | :(?!/)", words["fr"]), english
        assert not re.search("[“”]", words["fr"] + words["es"] + words["ru"]), english
        assert not re.search("[\u4e00-\u9fff][,;!?]", words["zh"]), english


def test_a_sentence_with_places_has_enough_words_to_be_known_by() -> None:
    short = {english for english in SENTENCES if "{0}" in english and len(re.sub(r"\{\d\}|\W", "", english)) < 5}

    assert short == set()


def test_hostile_messages_cost_no_time() -> None:
    assert in_language("a is in " * 100_000, "fr") == ""
    began = time.monotonic()
    in_language((" is in , " * LONGEST)[:LONGEST], "fr")
    assert time.monotonic() - began < 0.5


# On the page


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_is_in_the_language_of_its_page(tmp_path: Path, language: str) -> None:
    visit = Visit(tmp_path)
    visit.send("language", language=language)

    answer = visit.send("compare-files", {"before": ("old.txt", b""), "after": ("new.txt", b"Article 1\n\nPeace.\n")})

    assert answer.status_code == 422
    assert in_language("old.txt is empty", language) in text_of(answer)
    assert b'lang="en" dir="ltr"' not in answer.data


def test_an_error_that_has_no_translation_is_marked_as_english(tmp_path: Path) -> None:
    visit = Visit(tmp_path)
    visit.send("language", language="fr")

    shown = say("“x” is not a release tag", "fr")
    assert shown.foreign
    assert shown.words == "“x” is not a release tag."


def test_the_error_has_the_focus_and_stands_in_the_title(tmp_path: Path) -> None:
    visit = Visit(tmp_path)
    page = visit.send("verify", {}).get_data(as_text=True)

    assert re.search(r"<title>Error: The file is missing", page)
    assert re.search(r'<div class="problem" id="problem" role="alert" tabindex="-1" autofocus>', page)
