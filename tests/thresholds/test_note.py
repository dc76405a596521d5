"""The numbers of the note of changes and of the history: one case on each side of every one."""

from __future__ import annotations

import pytest

from tracker.diff.redline import compare
from tracker.language.note import grammar_of
from tracker.language.note.phrases import Provisions, Step
from tracker.model.redline import RunKind
from tracker.report.history.story import TextLine, _gap
from tracker.report.note.edits import count_words, first_words, is_short, last_words
from tracker.report.note.note import NoteItem, Sentence
from tracker.services.note import note_of_redline
from tracker.services.sources import parse

WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"]
KEPT = "The board of the canal keeps the locks and the banks in good repair at all times of the year"


def sentences(before: str, after: str) -> list[str]:
    redline = compare(parse(f"### Article 1\n\n{before}\n"), parse(f"### Article 1\n\n{after}\n"))
    return [sentence.text for sentence in note_of_redline(redline, language="en").sentences]


@pytest.mark.parametrize(("count", "short"), [(12, True), (13, False)])
def test_a_passage_of_twelve_words_is_quoted_whole(count: int, short: bool) -> None:
    assert is_short(" ".join(WORDS[:count])) is short


def test_a_longer_passage_is_quoted_by_its_first_five_words() -> None:
    assert first_words(" ".join(WORDS)) == "one two three four five"


def test_an_insertion_is_placed_by_the_three_words_before_it() -> None:
    assert last_words(" ".join(WORDS)) == "eleven twelve thirteen"


def test_two_han_characters_count_as_a_word() -> None:
    assert [count_words("条" * n) for n in (1, 2, 3)] == [1, 1, 2]


@pytest.mark.parametrize(("letters", "quoted"), [(14, 14), (15, 6)])
def test_a_han_clause_of_fourteen_characters_is_quoted_back_to_its_sign(letters: int, quoted: int) -> None:
    assert len(last_words(f"第一，{'水' * letters}")) == quoted


@pytest.mark.parametrize(("count", "words"), [(2, "articles 4 and 5"), (3, "articles 4 to 6")])
def test_three_numbers_in_a_row_are_a_range(count: int, words: str) -> None:
    places = [(Step(unit="article", number=str(n), position=n),) for n in range(4, 4 + count)]

    assert f"{Provisions(grammar_of('en'), places):nom}" == words


@pytest.mark.parametrize(("count", "listed"), [(2, 1), (3, 3)])
def test_two_sentences_stand_in_one_paragraph(count: int, listed: int) -> None:
    item = NoteItem(sentences=(Sentence(text="Article 4 is new.", kind="new"),) * count)

    assert len(item.paragraphs) == listed


@pytest.mark.parametrize(("changes", "all_told"), [(4, True), (5, False)])
def test_four_changes_of_a_paragraph_are_told_one_by_one(changes: int, all_told: bool) -> None:
    before = KEPT.split()
    after = list(before)
    for n in range(changes):
        after[4 * n] = f"new{n}"

    (sentence,) = sentences(" ".join(before), " ".join(after))

    assert (sentence.count("replaced") == changes) is all_told
    assert ("was reworded" in sentence) is not all_told


@pytest.mark.parametrize(("letters", "largely"), [(44, False), (45, True)])
def test_a_paragraph_of_which_less_than_half_stayed_is_largely_reworded(letters: int, largely: bool) -> None:
    from tracker.model.redline import BlockPlace, RedlineBlock, Run  # noqa: PLC0415 – of this test alone
    from tracker.report.note.wording import _how_much  # noqa: PLC0415

    place = BlockPlace(0, "art_1__al_1", "text", 0, "art_1")  # type: ignore[arg-type]
    runs = Run(RunKind.KEPT, "k" * 22), Run(RunKind.INSERTED, "i" * letters)

    assert (_how_much([RedlineBlock(before=place, after=place, runs=runs)]) == "largely") is largely


@pytest.mark.parametrize(("brackets", "quoted"), [(2, True), (3, False)])
def test_two_lifted_brackets_are_quoted_and_more_are_not(brackets: int, quoted: bool) -> None:
    words = KEPT.split()
    bracketed = [f"[{word}]" if n in range(3, 3 + 4 * brackets, 4) else word for n, word in enumerate(words)]

    (sentence,) = sentences(" ".join(bracketed), " ".join(words))

    assert ("“locks”" in sentence) is quoted


@pytest.mark.parametrize(("lines", "printed"), [(2, 2), (3, 1)])
def test_three_unchanged_lines_of_a_history_are_counted(lines: int, printed: int) -> None:
    assert len(list(_gap([TextLine()] * lines))) == printed
