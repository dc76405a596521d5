"""The measure of the acceptance: words counted from the file itself, against what the readers made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.accept import odd_elements
from benchmarks.accept.cases import READING, Wanted
from benchmarks.accept.files import shape
from benchmarks.accept.source_words import lost_and_come, out_of_order, source_texts, words
from tests.support.word_files import docx, p, r
from tracker.readers import Reading, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

LINES = (
    "Article 1",
    "The keeper lights the lamp of the tower at dusk.",
    "Article 2",
    "The pilot pays the fee in gold.",
)


def reading(text: str) -> Reading:
    return read_bytes(text.encode(), "draft.txt")


def test_a_whole_text_loses_nothing_and_stays_in_order() -> None:
    source = "\n".join(LINES)
    lost, come = lost_and_come(source, reading(source))
    assert not lost
    assert not come
    assert out_of_order(source, reading(source)) == 0


def test_a_lost_and_a_new_word_are_found() -> None:
    source = "\n".join(LINES)
    lost, come = lost_and_come(source, reading(source.replace("lamp", "fire")))
    assert (dict(lost), dict(come)) == ({"lamp": 1}, {"fire": 1})


def test_a_word_in_the_account_is_not_lost() -> None:
    source = "\n".join((*LINES[:2], "********", *LINES[2:]))
    lost, _ = lost_and_come(source, reading(source))
    assert not lost


def test_two_articles_that_changed_places_are_out_of_order() -> None:
    swapped = "\n".join((*LINES[2:], *LINES[:2]))
    assert out_of_order("\n".join(LINES), reading(swapped)) > 0


FILES = {
    "a.docx": docx(p(r("Article 1")) + p(r("The keeper."))),
    "a.html": b"<title>no</title><p>Article 1<p>The <b>kee</b>per.<script>no()</script>",
    "a.xml": b"<akomaNtoso><meta>no</meta><p>Article 1</p><p>The keeper.</p></akomaNtoso>",
    "a.md": b"## Article 1\nThe *keeper*<br>.",
    "a.txt": b"Article 1\nThe keeper.[fn:2]",
}


@pytest.mark.parametrize("name", FILES)
def test_the_words_of_a_file_are_those_that_it_prints(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    assert words(source_texts(path)[0]) == ["Article", "1", "The", "keeper"]


def test_the_keys_of_front_matter_and_the_targets_of_links_are_no_words(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\nlayout: wide\n---\nThe [keeper](http://no.example).", encoding="utf-8")
    assert words(source_texts(path)[0]) == ["wide", "The", "keeper"]


def test_the_shape_of_a_reading_names_what_is_there() -> None:
    assert shape(reading("\n".join(LINES))) == "2 articles"


def test_every_expectation_wants_something() -> None:
    assert not [name for name, wanted in READING.items() if wanted == Wanted()]


def test_every_odd_element_holds_the_word_that_is_looked_for() -> None:
    tables = (odd_elements.DOCX, odd_elements.HTML, odd_elements.MARKDOWN, odd_elements.AKN)
    assert not [key for table in tables for key, body in table.items() if odd_elements.WORD not in body]
