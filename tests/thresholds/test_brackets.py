"""One input on each side of every limit of the reports on brackets."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.html_pages import tree
from tracker.cli import commands
from tracker.report.brackets.view import first_words

WORDS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def printed(text: str, *args: str) -> str:
    Path("draft.txt").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(commands, ["brackets", "draft.txt", *args])
    assert result.exception is None, result.output
    return " ".join(result.stdout.split())


def articles(number: int, line: str = "They [shall] pay.") -> str:
    return "\n\n".join(f"Article {n}\n\n{line}" for n in range(1, number + 1)) + "\n"


@pytest.mark.parametrize(("words", "whole"), [(14, True), (15, False)])
def test_the_terminal_quotes_fourteen_words(words: int, *, whole: bool) -> None:
    bracket = " ".join(WORDS.split()[:words])

    assert (f"[{bracket}]" in printed(f"Article 1\n\nThey [{bracket}] pay.\n", "--list")) == whole


@pytest.mark.parametrize(("words", "whole"), [(40, True), (41, False)])
def test_the_page_quotes_forty_words(words: int, *, whole: bool) -> None:
    bracket = " ".join(["word"] * words)

    assert (f"[{bracket}]" in printed(f"Article 1\n\nThey [{bracket}] pay.\n", "--format", "html", "-o", "-")) == whole


@pytest.mark.parametrize(("letters", "whole"), [(3, True), (4, False)])
def test_three_chinese_letters_take_the_room_of_a_word(letters: int, *, whole: bool) -> None:
    text = "各缔约方应"[:letters]

    assert (first_words(text, 1) == text) == whole


@pytest.mark.parametrize(("number", "named"), [(3, False), (4, True)])
def test_three_articles_with_the_most_marks_are_named_if_there_are_more(number: int, *, named: bool) -> None:
    text = printed(articles(number))

    assert ("Most are left in" in text) == named
    assert not named or "Article 1 (1), Article 2 (1), Article 3 (1) Brackets" in text


@pytest.mark.parametrize(("number", "summed"), [(1, False), (2, True)])
def test_a_table_of_one_article_needs_no_sum(number: int, *, summed: bool) -> None:
    assert ("Total" in printed(articles(number))) == summed


@pytest.mark.parametrize(("number", "opened"), [(8, True), (9, False)])
def test_eight_brackets_without_partner_are_open_at_first(number: int, *, opened: bool) -> None:
    page = printed(articles(number, "They [shall pay."), "--format", "html", "-o", "-")

    assert bool(tree(page.encode()).xpath("//section[@class='strays']/details/@open")) == opened


@pytest.mark.parametrize(("letters", "whole"), [(31, True), (32, False)])
def test_thirty_letters_and_the_rest_of_a_word_show_where_a_bracket_stands(letters: int, *, whole: bool) -> None:
    before = "x " + "y" * (letters - 3)

    assert (f"in “{before} [shall" in printed(f"Article 1\n\n{before} [shall pay.\n")) == whole
