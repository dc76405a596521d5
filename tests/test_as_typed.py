"""Commands as people type them: parts of names, words without quotation marks, one stage alone, slips."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.commands import tracker
from tracker.addresses.lookup import find_meant
from tracker.text.parser import parse

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

ANA = "Ana Sá <ana@example.org>"
ZERO = """\
>> The Parties,

> Concerned about waste in the sea,

> Recalling earlier work,

### Article 1 — Purpose

#### 1.

The Parties protect the sea from waste.

#### 2.

##### (a)

They collect it;

##### (b)

They report on it.

### Article 2 — Fund

A Fund is established.

### Article 3 — Seat

The seat is in Port Said.
"""
FIRST = ZERO.replace(
    "### Article 2 — Fund", "### Article 2 — Board\n\nA Board meets once a year.\n\n### Article 3 — Fund"
)
FIRST = FIRST.replace("### Article 3 — Seat", "### Article 4 — Seat")
FINAL = FIRST.replace("once a year", "twice a year")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("typed") / "store"
    files = folder.parent
    done(tracker("init", str(folder), folder=files))
    for stage, words, symbol in (
        ("2021-zero-draft", ZERO, "A/SEA/1"),
        ("2022-revised", FIRST, "A/SEA/1/Rev.1"),
        ("2023-final", FINAL, "A/SEA/2"),
    ):
        file = files / f"{stage}.md"
        front = f"---\ninstrument: sea\nstage: {stage}\nlanguage: en\nsymbol: {symbol}\nauthenticity: official\n---\n\n"
        file.write_text(front + words, encoding="utf-8")
        done(tracker("add", str(file), "--store", str(folder), folder=files))
    return folder


def done(process: subprocess.CompletedProcess[str]) -> str:
    assert process.returncode == 0, process.stderr
    return process.stdout


def refusal(process: subprocess.CompletedProcess[str]) -> str:
    assert (process.returncode, process.stdout) == (2, ""), process.stdout
    assert "Traceback" not in process.stderr
    return process.stderr


# --- Stages


@pytest.mark.parametrize("name", ["2022-revised", "2022", "revised", "REVISED", "rev", "2022 revised", "A/SEA/1/Rev.1"])
def test_a_stage_is_found_by_any_part_of_its_name(store: Path, name: str) -> None:
    assert "Article 2 — Board" in done(tracker("show", name, folder=store))


@pytest.mark.parametrize(
    ("name", "listed"), [("202", "2021-zero-draft"), ("22", "2022-revised"), ("fianl", "2023-final")]
)
def test_a_part_of_a_number_or_a_slip_is_no_name(store: Path, name: str, listed: str) -> None:
    message = refusal(tracker("compare", name, "2023", folder=store))

    assert f"“{name}”" in message
    assert listed in message


def test_of_two_stages_that_fit_none_is_taken(tmp_path: Path) -> None:
    store = tmp_path / "store"
    done(tracker("init", str(store), folder=tmp_path))
    for stage in ("zero-draft", "first-draft"):
        (tmp_path / "sea.md").write_text(ZERO, encoding="utf-8")
        add = ["add", "sea.md", "--instrument", "sea", "--stage", stage, "--language", "en", "--store", str(store)]
        done(tracker(*add, folder=tmp_path))

    for command in ("show", "compare", "release", "log"):
        message = refusal(tracker(command, "draft", folder=store))

        assert "More than one stage has “draft” in its name" in message
        assert "zero-draft, first-draft" in message


def test_the_newest_stage_is_meant_where_none_is_named(store: Path) -> None:
    assert "twice a year" in done(tracker("show", folder=store))
    assert "The seat is in Port Said" in done(tracker("show", "article", "4", folder=store))
    assert "2021-zero-draft" in done(tracker("history", "article", "4", folder=store))
    assert "2023-final: nothing found" in done(tracker("check", folder=store))


def test_one_stage_alone_is_compared_with_its_predecessor(store: Path) -> None:
    alone = tracker("concordance", "2022", "--format", "json", folder=store)
    both = tracker("concordance", "2021-zero-draft", "2022-revised", "--format", "json", folder=store)

    assert done(alone) == done(both)


def test_the_first_stage_has_none_to_compare_with(store: Path) -> None:
    message = refusal(tracker("redline", "2021", folder=store))

    assert "No stage precedes 2021-zero-draft" in message
    assert "2021-zero-draft and 2022-revised" in message
    assert not list(store.glob("*.html"))


def test_three_stages_are_answered_with_what_to_use_instead(store: Path) -> None:
    for command in ("compare", "redline", "diff", "concordance"):
        message = refusal(tracker(command, "2021", "2022", "2023", folder=store))

        assert "Three texts are named: 2021-zero-draft, 2022-revised and 2023-final" in message
        assert "tracker history" in message


def test_a_file_alone_does_not_tell_what_it_was_drafted_from(store: Path) -> None:
    (store.parent / "mine.txt").write_text("Article 1\n\nThe Parties protect the sea.\n", encoding="utf-8")
    message = refusal(tracker("compare", "../mine.txt", folder=store))

    assert "One text alone is named" in message
    assert "2023-final and ../mine.txt" in message


def test_a_file_with_blanks_in_its_name_needs_no_quotation_marks(tmp_path: Path) -> None:
    for name, words in (("old draft.txt", "Waste is collected."), ("new draft.txt", "Waste is burnt.")):
        (tmp_path / name).write_text(f"Article 1\n\n{words}\n", encoding="utf-8")

    answer = done(tracker("compare", "old", "draft.txt", "new", "draft.txt", "article", "1", folder=tmp_path))

    assert "burnt" in answer


def test_a_file_without_its_ending_is_answered_with_the_whole_name(store: Path) -> None:
    (store.parent / "theirs.txt").write_text("Article 1\n\nThe Parties protect the sea.\n", encoding="utf-8")
    message = refusal(tracker("compare", "2023", "theirs", "--store", str(store), folder=store.parent))

    assert "There is theirs.txt" in message


# --- Provisions


def test_words_behind_the_stages_are_the_provision(store: Path) -> None:
    quoted = done(tracker("compare", "2021", "2022", "article 3", folder=store))

    assert "Article 3 of 2022-revised" in quoted
    assert done(tracker("compare", "2021", "2022", "article", "3", folder=store)) == quoted
    assert done(tracker("compare", "2022", "article", "3", folder=store)) == quoted


def test_the_same_words_serve_every_command(store: Path) -> None:
    page = done(tracker("redline", "2021", "2022", "article", "3", "--format", "markdown", folder=store))
    table = done(tracker("concordance", "2021", "2022", "article", "3", "--format", "json", folder=store))
    lines = done(tracker("diff", "2021", "2022", "article", "3", folder=store))

    assert page == done(tracker("redline", "2021", "2022", "--only", "article 3", "--format", "markdown", folder=store))
    assert '"before_eid": "art_3"' in table
    assert '"before_eid": "art_1"' not in table
    assert "Fund" in lines
    assert "waste" not in lines


def test_a_provision_is_not_named_twice(store: Path) -> None:
    assert "Two provisions are named" in refusal(
        tracker("redline", "2021", "2022", "article", "3", "--only", "article 4", folder=store)
    )


@pytest.mark.parametrize(
    ("query", "eids"),
    [
        ("1(2)(a)", ["art_1__para_2__point_a"]),
        ("art. 1.2", ["art_1__para_2"]),
        ("PP2", ["recs__rec_2"]),
        ("pp 1-2", ["recs__rec_1", "recs__rec_2"]),
        ("OP2", ["art_2"]),
        ("articles 2-4", ["art_2", "art_3", "art_4"]),
        ("articles 2 to 4", ["art_2", "art_3", "art_4"]),
        ("articles 2, 4", ["art_2", "art_4"]),
        ("articles 1, 2 and 4", ["art_1", "art_2", "art_4"]),
        ("paragraphs 1-2 of article 1", ["art_1__para_1", "art_1__para_2"]),
        ("article 1 (2), points (a)-(b)", ["art_1__para_2__point_a", "art_1__para_2__point_b"]),
        ("2-3", ["art_2", "art_3"]),
        ("preambule", ["preamble"]),
        ("preambulo", ["preamble"]),
        ("los artículos 2 a 3", ["art_2", "art_3"]),
        ("articles 2 à 3", ["art_2", "art_3"]),
        ("статьи с 2 по 3", ["art_2", "art_3"]),
        ("статьи 2–3", ["art_2", "art_3"]),
        ("المواد من 2 إلى 3", ["art_2", "art_3"]),
        ("第二条至第三条", ["art_2", "art_3"]),
        ("第2-3条", ["art_2", "art_3"]),
        ("articles 4-2", []),
        ("articles 3-9", []),
    ],
)
def test_a_provision_is_found_as_it_is_typed(query: str, eids: list[str]) -> None:
    draft, _ = parse(FIRST)

    assert [provision.eid for provision in find_meant(draft, query)] == eids


def test_a_number_with_a_sign_in_it_is_no_range() -> None:
    draft, _ = parse("### Article 1\n\nA\n\n### Article 1-2\n\nB\n\n### Article 2\n\nC\n")

    assert [provision.eid for provision in find_meant(draft, "article 1-2")] == ["art_1-2"]


def test_all_of_a_range_are_shown_and_none_is_doubtful(store: Path) -> None:
    shown = tracker("show", "2022", "articles", "2-3", folder=store)

    assert "A Board meets" in done(shown)
    assert "A Fund is" in shown.stdout
    assert "The seat" not in shown.stdout
    assert "can be" not in shown.stderr


@pytest.mark.parametrize(
    ("query", "near"),
    [
        ("artcle 3", "the nearest is Article 3"),
        ("article 9", "the articles are Article 1 to Article 4"),
        ("1.9", "Article 1 contains Article 1 (1) to Article 1 (2)"),
        ("annex 2", "there is no annex"),
        ("Bord", "Board"),
    ],
)
def test_a_provision_that_is_not_there_is_answered_with_the_near_ones(store: Path, query: str, near: str) -> None:
    assert near.casefold() in refusal(tracker("show", "2022", query, folder=store)).casefold()


# --- Commands


def test_the_command_alone_shows_the_help(tmp_path: Path) -> None:
    alone = tracker(folder=tmp_path)

    assert alone.stderr == ""
    assert done(alone) == done(tracker("--help", folder=tmp_path)) == done(tracker("help", folder=tmp_path))
    assert done(tracker("help", "log", folder=tmp_path)) == done(tracker("log", "--help", folder=tmp_path))


@pytest.mark.parametrize(
    ("typed", "meant"), [("shwo", "show"), ("ls", "stages"), ("delete", "remove"), ("Redline", "redline")]
)
def test_a_wrong_command_is_answered_with_the_right_one(tmp_path: Path, typed: str, meant: str) -> None:
    assert f"Did you mean “tracker {meant}”?" in refusal(tracker(typed, folder=tmp_path))


def test_an_author_of_a_redline_needs_no_address(store: Path) -> None:
    done(tracker("redline", "2022", "--format", "docx", "--author", "Ana Sá", "-o", "../a.docx", folder=store))
    done(tracker("redline", "2022", "--format", "docx", "--author", ANA, "-o", "../b.docx", folder=store))

    assert (store.parent / "a.docx").read_bytes() == (store.parent / "b.docx").read_bytes()
    assert "name and an address" in refusal(tracker("release", "2022", "--author", "Ana Sá", folder=store))


def test_a_table_of_one_provision_is_an_extract_and_counts_it_alone(store: Path) -> None:
    words = ("concordance", "2021", "2022", "article", "4")
    shown = done(tracker(*words, folder=store))

    assert "3 → 4" in shown
    assert "1 → 1" not in shown
    assert "1 new" not in shown
    for form in ("html", "csv", "markdown", "json", "akn"):
        page = done(tracker(*words, "--format", form, "-o", "-", folder=store))
        assert "Extract: article 4" in page, form


# Slips in the order and the number of words


@pytest.mark.parametrize("command", ["check", "show", "log"])
def test_a_command_on_one_text_says_what_to_do_with_two(store: Path, command: str) -> None:
    message = refusal(tracker(command, "2021", "2023", folder=store))

    assert "Two texts are named: 2021-zero-draft and 2023-final" in message
    assert message.endswith("tracker compare 2021-zero-draft 2023-final\n")


def test_a_provision_before_the_texts_is_refused_with_their_order(store: Path) -> None:
    message = refusal(tracker("compare", "article", "2", "2022", "2023", folder=store))

    assert "The provision stands before the texts" in message
    assert "2022-revised 2023-final" in message


def test_a_word_that_is_missing_is_answered_with_the_whole_command(store: Path) -> None:
    assert "What to do: Type: tracker import BUNDLE FOLDER\n" in refusal(tracker("import", "a.bundle", folder=store))
    assert "tracker trust KEY --signer 'NAME <MAIL>'" in refusal(tracker("trust", folder=store))


def test_version_is_an_option(store: Path) -> None:
    assert "“tracker --version”" in refusal(tracker("version", folder=store))


def test_a_part_of_a_name_is_enough_to_rename_and_to_remove(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Article 1\n\nPeace.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Article 1\n\nPeace and bread.\n", encoding="utf-8")
    done(tracker("init", "store", folder=tmp_path))
    for name in ("a", "b"):
        stage = ("--stage", f"2020-{name}-draft", "--instrument", "peace", "--language", "en", "--store", "store")
        done(tracker("add", f"{name}.txt", *stage, folder=tmp_path))

    assert "Stage 2020-a-draft is 2019 now." in done(
        tracker("rename", "A-Draft", "2019", "--reason", "the year was wrong", folder=tmp_path / "store")
    )
    assert "Removed peace 2020-b-draft" in done(
        tracker("remove", "b-draft", "--reason", "the wrong file", folder=tmp_path / "store")
    )


@pytest.mark.parametrize(("typed", "meant"), [("nwe.docx", "new.docx"), ("treaty-fianl.txt", "treaty-final.txt")])
def test_a_file_that_is_spelt_nearly_so_is_offered(tmp_path: Path, typed: str, meant: str) -> None:
    for name in ("new.docx", "treaty-final.txt", "other.txt"):
        (tmp_path / name).write_text("Article 1\n\nPeace.\n", encoding="utf-8")

    message = refusal(tracker("show", typed, folder=tmp_path))

    assert f"There is no file {typed}" in message
    assert f"Type {meant}, if you mean that." in message


def test_a_file_in_a_folder_that_does_not_exist_is_refused_for_that(tmp_path: Path) -> None:
    assert "There is no folder drafts." in refusal(tracker("show", "drafts/a.txt", folder=tmp_path))


def test_an_article_that_went_into_another_is_named_with_it_in_the_line_behind_a_file(tmp_path: Path) -> None:
    """Article 2 and article 3 go into article 2: of each the line says so, and of none "other changes"."""
    words = "The Parties collect the waste of the sea every year and report the quantity to the Secretariat."
    more = "Each Party keeps a register of the ships that were fined, and publishes it in its own language."
    before = f"Article 1\n\nPeace.\n\nArticle 2\n\n{words}\n\nArticle 3\n\n{more}\n"
    (tmp_path / "old.txt").write_text(before, encoding="utf-8")
    (tmp_path / "new.txt").write_text(f"Article 1\n\nPeace.\n\nArticle 2\n\n{words}\n\n{more}\n", encoding="utf-8")

    written = tracker("redline", "old.txt", "new.txt", "article", "2", "-o", "two.html", folder=tmp_path)

    assert written.returncode == 0, written.stderr
    line = " ".join(written.stderr.split())
    assert "Article 3 → Article 2:" in line
    assert "merged" in line
    assert "other changes" not in line


@pytest.mark.parametrize(
    "typed",
    ["preamble 2", "preamble, paragraph 2", "Preamble para. 2", "2nd preambular paragraph", "préambule, alinéa 2"],
)
def test_a_number_behind_the_preamble_is_that_of_a_recital(store: Path, typed: str) -> None:
    shown = done(tracker("show", "2023", typed, folder=store))

    assert "Recalling earlier work" in shown
    assert "waste" not in shown


def test_a_recital_that_is_missing_is_answered_with_names_and_no_addresses(store: Path) -> None:
    message = refusal(tracker("show", "2023", "preamble, paragraph 9", folder=store))

    assert "__" not in message


@pytest.mark.parametrize("command", ["compare", "diff"])
def test_a_command_that_prints_names_the_one_that_makes_a_file(store: Path, command: str) -> None:
    message = refusal(tracker(command, "2022", "2023", "-o", "changes.html", folder=store))

    assert f"tracker {command} has no -o." in message
    assert "type: tracker redline BEFORE AFTER PROVISION -o FILE\n" in message


def test_only_is_answered_with_the_place_of_the_provision(store: Path) -> None:
    message = refusal(tracker("concordance", "2022", "2023", "--only", "article 2", folder=store))

    assert "Write the provision after the names of the texts" in message
