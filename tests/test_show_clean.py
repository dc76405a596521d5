"""``tracker show --clean``: a proposal without brackets, with the choices that its user takes, marked as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from tracker.cli import commands
from tracker.errors import InputError
from tracker.report.terminal.plain import display_width

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """---
stage: 2025-draft
language: en
symbol: A/C.1/1
authenticity: official
---

### Article 1

Option 1:

#### 1.

A fund [of the Parties] is set up.

#### 2.

It [shall][should] pay by [X].

Option 2: No fund is set up.

### Article 2

Parties [shall][should] report [EU: each year] and [may][can] at times [shall][will] meet.

### Article 3

Parties agree.
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "draft.md"
    file.write_text(TEXT, "utf-8")
    return file


def run(*args: object) -> Result:
    return CliRunner().invoke(commands, ["show", *map(str, args)])


def refusal(result: Result) -> str:
    """Return the words with which a command is refused."""
    assert isinstance(result.exception, InputError), result.output
    return str(result.exception)


def test_brackets_are_lifted_and_the_proposal_is_marked_at_the_top(draft: Path) -> None:
    result = run(draft, "--clean")

    assert result.exit_code == 0
    assert result.stdout.startswith("! 2025-draft-proposal: proposal, made from A/C.1/1 by taking out its brackets;")
    assert "A fund of the Parties is set up." in result.stdout
    assert "Parties [shall][should] report each year and [may][can] at times [shall][will] meet." in " ".join(
        result.stdout.split()
    )
    assert "pay by [X]" in result.stdout


def test_what_was_done_and_what_is_open_is_said(draft: Path) -> None:
    account = run(draft, "--clean").stderr

    assert "2 brackets lifted." in account
    assert "Words or numbers are still to come in: Article 1 (2), first paragraph." in " ".join(account.split())
    assert "5 choices are open, and stay as they were:" in account
    assert "Article 2, first paragraph: shall | should" in account
    # A command stands whole on its line, however long the name of the file.
    assert all(display_width(line) <= 80 for line in account.splitlines() if "tracker show" not in line)


def test_the_hint_that_is_printed_can_be_typed(draft: Path) -> None:
    account = " ".join(run(draft, "--clean").stderr.split())
    hint = account.rpartition('--choose "')[2].rstrip('"')

    assert run(draft, "--choose", hint).exit_code == 0


@pytest.mark.parametrize("choice", ["1=Option 2", "article 1=option two", "art. 1 = 2", "1=II", "1=no fund"])
def test_an_option_is_chosen_by_its_name_its_number_or_its_first_words(draft: Path, choice: str) -> None:
    result = run(draft, "article 1", "--choose", choice)

    assert result.exit_code == 0, result.stderr
    assert "No fund is set up." in result.stdout
    assert "of the Parties" not in result.stdout
    assert "Option" not in result.stdout.replace(choice, "")


@pytest.mark.parametrize("choice", ["2=may", "2=MAY", "article 2=may", "#8"])
def test_an_alternative_is_chosen_by_its_words_or_its_bracket(draft: Path, choice: str) -> None:
    assert "each year and may at times [shall][will] meet." in run(draft, "article 2", "--choose", choice).stdout


def test_an_article_that_fell_is_said_to_have_fallen(draft: Path) -> None:
    draft.write_text(TEXT.replace("Option 2: No fund is set up.", "Option 2: No text"), "utf-8")

    assert "“article 1” is not in the proposal" in refusal(run(draft, "article 1", "--choose", "1=Option 2"))


def test_several_choices_are_taken(draft: Path) -> None:
    result = run(draft, "--raw", "--choose", "1=Option 1", "--choose", "1(2)=should", "--choose", "#8")

    assert "#### 2.\n\nIt should pay by [X].\n\n### Article 2" in result.stdout
    assert "No fund" not in result.stdout


@pytest.mark.parametrize(
    ("choices", "message", "cure"),
    [
        (["9=shall"], "There is no “9”", "tracker show draft.md prints all"),
        (["2=must"], "There is no “must” to choose in 2", '--choose "2='),
        (["3=shall"], "There is nothing to choose in 3", "tracker brackets"),
        (["2=shall"], "“shall” is a choice in 2 places of 2", "as #5"),
        (["2=may", "2=can"], "--choose 2=can contradicts --choose 2=may", "Leave out one of them"),
        (["1=Option 2", "1(2)=shall"], "--choose 1(2)=shall chooses words that fall", "Leave out this choice"),
        (["shall"], "--choose shall names no choice", '"4(2)=Option 1"'),
        (["#1"], "--choose #1 names no alternative", "tracker brackets"),
        (["#99"], "--choose #99 names no alternative", "tracker brackets"),
    ],
)
def test_a_choice_that_cannot_be_taken_is_refused(draft: Path, choices: list[str], message: str, cure: str) -> None:
    result = run(draft, *(part for choice in choices for part in ("--choose", choice)))

    assert message in refusal(result)
    assert cure in refusal(result)
    assert result.stdout == ""


def test_what_there_is_to_choose_is_listed_in_the_error(draft: Path) -> None:
    assert "Article 1 (2), first paragraph: “shall”, “should”" in refusal(run(draft, "--choose", "1(2)=must"))


def test_brackets_fall_with_their_words_on_demand(draft: Path) -> None:
    result = run(draft, "article 2", "--without-brackets")

    assert "Parties report and at times meet." in result.stdout


@pytest.mark.parametrize("ending", ["md", "xml", "docx", "txt"])
def test_every_format_says_that_it_is_a_proposal(draft: Path, ending: str) -> None:
    file = draft.with_name(f"clean.{ending}")
    result = run(draft, "--clean", "-o", file)

    assert result.exit_code == 0, result.stderr
    if ending == "docx":
        from zipfile import ZipFile  # noqa: PLC0415 – for one format

        with ZipFile(file) as package:
            words = "".join(package.read(name).decode() for name in package.namelist() if "header" in name)
    else:
        words = file.read_text("utf-8")
    assert "roposal" in words
    assert "A/C.1/1" in words


def test_a_file_for_which_no_name_is_given_is_named_after_what_it_is(
    draft: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    run(draft, "--clean", "--format", "docx")

    assert (tmp_path / "draft-proposal.docx").exists()


def test_a_proposal_is_not_added_as_an_official_text(draft: Path, tmp_path: Path) -> None:
    file, store = tmp_path / "clean.md", tmp_path / "store"
    run(draft, "--clean", "-o", file)
    runner = CliRunner()
    runner.invoke(commands, ["init", str(store)])
    common = ["add", str(file), "--stage", "clean", "--instrument", "treaty", "--store", str(store)]
    refused = runner.invoke(commands, [*common, "--authenticity", "official"])
    added = runner.invoke(commands, common)

    assert "clean.md cannot be official: it is a proposal" in refusal(refused)
    assert added.exit_code == 0
    assert "! clean: proposal, made from A/C.1/1" in added.stderr + added.stdout


def test_a_word_file_that_was_a_proposal_is_doubted(draft: Path, tmp_path: Path) -> None:
    file, store = tmp_path / "clean.docx", tmp_path / "store"
    run(draft, "--clean", "-o", file)
    runner = CliRunner()
    runner.invoke(commands, ["init", str(store)])
    added = runner.invoke(
        commands,
        ["add", str(file), "--stage", "clean", "--instrument", "treaty", "--language", "en", "--store", str(store)],
    )

    assert "was made as a proposal from A/C.1/1" in " ".join(added.output.split())


def test_a_proposal_has_no_bracket_errors(draft: Path) -> None:
    draft.write_text(TEXT.replace("Parties agree.", "Parties [agree."), "utf-8")
    file = draft.with_name("clean.md")
    run(draft, "--clean", "-o", file)

    assert "is not closed" in CliRunner().invoke(commands, ["check", str(draft)]).stdout
    assert "is not closed" not in CliRunner().invoke(commands, ["check", str(file)]).stdout


def test_a_text_without_brackets_stays_word_for_word(draft: Path) -> None:
    words = TEXT.partition("### Article 3")[2]
    draft.write_text("### Article 3" + words, "utf-8")
    result = run(draft, "--clean", "--raw")

    assert result.stdout.endswith("### Article 3" + words)


def test_comments_and_proposals_exclude_each_other(draft: Path) -> None:
    result = run(draft, "--clean", "--comments")

    assert "a proposal has none" in refusal(result)
