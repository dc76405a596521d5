"""``tracker log`` and ``tracker diff``: who did what, and what changed line by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.support.samples import DRAFTS
from tests.support.stores import AT, add, draft
from tracker.cli import commands
from tracker.errors import InputError
from tracker.store.formats.authorship import Author
from tracker.store.store import Store

STAGES = ("2013-preliminary", "2014-avant-projet", "2017-final")
ANA = "Ana Sá <ana@example.org>"


def run(*args: str) -> str:
    done = CliRunner().invoke(commands, args)
    assert done.exit_code == 0, (done.output, done.exception)
    return done.stdout


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The declaration in its three stages; the last is released, and the second was replaced."""
    folder = str(tmp_path_factory.mktemp("history") / "store")
    who = ("--store", folder, "--author", ANA, "--at", "2020-01-01")
    run("init", folder, "--at", "2020-01-01")
    for stage in STAGES:
        run("add", str(DRAFTS / f"{stage}.fr.md"), *who)
    corrected = Path(folder).with_name("corrected.md")
    text = (DRAFTS / f"{STAGES[1]}.fr.md").read_text(encoding="utf-8")
    corrected.write_text(text.replace("Article 12", "Article 12 bis"), encoding="utf-8")
    run("add", str(corrected), "--replace", "--reason", "a slip of the pen", *who)
    run("release", STAGES[2], *who)
    return folder


def test_the_log_tells_who_did_what_and_why(store: str) -> None:
    output = run("log", "--store", store)

    lines = output.splitlines()
    assert lines[0] == "2020-01-01  Release draft/solidarity/2017-final"
    assert "2020-01-01  Replace solidarity 2014-avant-projet (fr)" in lines
    assert "    because: a slip of the pen" in lines
    assert sum(f"by {ANA}" in line for line in lines) == 5
    assert all(len(line) <= 80 for line in lines)


def test_the_log_of_one_stage_leaves_out_the_others(store: str) -> None:
    output = run("log", STAGES[1], "--store", store)
    rows = json.loads(run("log", STAGES[1], "--json", "--store", store))["commits"]

    assert "2013" not in output
    assert [row["subject"].split()[0] for row in rows] == ["Replace", "Add"]
    assert rows[0]["reason"] == "a slip of the pen"


def test_a_stage_keeps_its_past_under_a_new_name(tmp_path: Path) -> None:
    folder = str(tmp_path / "store")
    with Store.init(Path(folder), author=Author.parse(ANA), at=AT) as opened:
        add(opened, draft("2014"))
    run("rename", "2014", "2014-draft", "--reason", "clearer", "--store", folder)
    output = run("log", "2014-draft", "--store", folder)

    assert "Add solidarity 2014 (en)" in output
    assert "Rename solidarity 2014 to 2014-draft" in output


def test_the_log_sends_a_question_about_an_article_to_its_history(store: str) -> None:
    done = CliRunner().invoke(commands, ["log", STAGES[2], "article 4", "--store", store])

    assert isinstance(done.exception, InputError)
    assert "tracker history 2017-final 'article 4'" in done.exception.remedy


def test_the_diff_names_the_article_on_both_sides(store: str) -> None:
    output = run("diff", STAGES[1], STAGES[2], "--store", store)
    lines = output.splitlines()

    assert "--- 2014-avant-projet A/HRC/26/34" in lines
    assert "@@ Article 5 -> Article 4 @@ renumbered, reworded, numbers inside, notes" in lines
    assert "@@ — -> Article 10 @@ new" in lines
    assert {line[:1] for line in lines} <= set("-+ @#")


def test_the_diff_of_the_same_says_so(store: str) -> None:
    same = str(DRAFTS / f"{STAGES[2]}.fr.md")

    assert run("diff", same, same) == "# The two texts are the same.\n"
    assert run("diff", STAGES[2], STAGES[2], "--store", store) == "# The two texts are the same.\n"


def test_the_diff_gives_every_changed_line_of_both_texts(tmp_path: Path) -> None:
    with Store.init(tmp_path / "store", author=Author.parse(ANA), at=AT) as opened:
        kept = "Every people has the right to decide what becomes of its land."
        gone, come = "Nobody may sell it.", "Nobody may sell or lease it\N{RIGHT-TO-LEFT OVERRIDE} without asking."
        add(opened, draft("2014", f"{kept}\n\n{gone}\n\nIt is theirs."))
        add(opened, draft("2017", f"{kept}\n\n{come}"))
    output = run("diff", "2014", "2017", "--store", str(tmp_path / "store"))

    assert "-Nobody may sell it.\n+Nobody may sell or lease it without asking.\n" in output
    assert "-It is theirs.\n" in output
    assert kept not in output


def test_exit_code_1_tells_that_texts_differ(store: str) -> None:
    done = CliRunner().invoke(commands, ["diff", STAGES[0], STAGES[1], "--exit-code", "--store", store])

    assert done.exit_code == 1
