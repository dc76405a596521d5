"""What people say of the table of concordance, from the command line to the file in the store and back."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from tests.support.commands import process, tracker
from tests.support.stores import all_bytes, git
from tracker.cli import commands
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

ANA = "Ana Sá <ana@example.org>"
HOUSING = "Everyone has the right to adequate housing, light and clean water."
SCHOOLS = "States shall build schools in every village and pay the teachers well."
FISHING = "Fishing vessels carry an observer of the coastal nation at all times."
TRIBUNAL = "Disputes are brought before a tribunal of five independent judges."
ARCHIVE = "The Secretary-General keeps the archives and publishes them yearly."

pytestmark = pytest.mark.slow  # Each makes a store of its own; tests/test_correct.py and the laws are quick.


def text(stage: str, *articles: str, language: str = "en") -> str:
    front = f"---\ninstrument: sea\nstage: {stage}\nlanguage: {language}\nauthenticity: official\n---\n"
    return front + "".join(f"\n### Article {n}\n\n{words}\n" for n, words in enumerate(articles, 1))


def run(*args: str) -> Result:
    return CliRunner().invoke(commands, list(args))


def ok(*args: str) -> Result:
    result = run(*args)
    assert result.exception is None, (result.exception, result.output)
    return result


def refused(store: Path, *args: str) -> str:
    """What the command says when it refuses, having written nothing."""
    before = all_bytes(store)
    result = run("concordance", *args)
    assert isinstance(result.exception, TrackerError), result.output
    assert result.exception.exit_code == 2
    assert result.stdout == ""
    assert all_bytes(store) == before
    return str(result.exception)


def say(*args: str, reason: str = "seen at the session") -> Result:
    return ok("concordance", "one", "two", *args, "--reason", reason, "--author", ANA, "--at", "2017-04-25")


def add(store: Path, words: str, *options: str) -> None:
    file = store.parent / "text.md"
    file.write_text(words, encoding="utf-8")
    ok("add", str(file), *options)


def rows(*names: str) -> dict[tuple[str | None, str | None], dict[str, Any]]:
    return {(row["before_eid"], row["after_eid"]): row for row in data(*names)["rows"]}


def data(*names: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads(ok("concordance", *(names or ("one", "two")), "--format", "json").stdout)
    return table


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two stages: article 1 stays, 2 is 3 now, 3 is dropped, 2 is new. Nobody writes to it."""
    place = tmp_path_factory.mktemp("template") / "store"
    ok("init", str(place))
    add(place, text("one", HOUSING, SCHOOLS, FISHING), "--store", str(place))
    add(place, text("two", HOUSING, TRIBUNAL, SCHOOLS), "--store", str(place))
    return place


@pytest.fixture
def store(tmp_path: Path, template: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it; the present folder."""
    place = shutil.copytree(template, tmp_path / "store")
    monkeypatch.chdir(place)
    return place


# What is said, and what comes of it


def test_a_pin_in_a_file_by_hand_is_in_the_table(store: Path) -> None:
    say("--pin", "3=2")
    file = store / "concordance/sea/one--two.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("art_3", "art_1"), encoding="utf-8")
    git(store, "commit", "-qam", "by hand")

    assert rows()["art_1", "art_2"]["reason"] == "stated by a person: seen at the session (Ana Sá)"


def test_the_program_would_have_said_otherwise(store: Path) -> None:
    assert {("art_3", None), (None, "art_2")} <= rows().keys()

    done = say("--pin", "article 3=article 2")

    assert "Kept: Article 3 is Article 2.\n" in done.stderr
    assert "stated: by a person; --corrections lists who and why." in done.stdout
    assert "Ana Sá" not in done.stderr, "the row says it"
    note = "Article 3 is Article 2, as Ana Sá states. The program would not have linked Article 3 with Article 2."
    assert note in ok("diff", "one", "two").stderr
    assert note.partition(". ")[2] in ok("concordance", "one", "two", "--corrections").stdout
    row = rows()["art_3", "art_2"]
    assert (row["confidence"], row["renumbered"], row["reworded"]) == (1, True, True)
    assert 0 <= row["similarity"] < 0.3
    assert data()["corrections"] == [
        {
            "verdict": "pin",
            "before": ["Article 3"],
            "after": ["Article 2"],
            "before_eid": "art_3",
            "after_eid": "art_2",
            "author": ANA,
            "reason": "seen at the session",
            "date": "2017-04-25T00:00:00+00:00",
            "outcome": "overruled",
            "confidence": 0.0,
            "remarks": [],
        }
    ]
    assert git(store, "status", "--porcelain") == ""


def test_one_command_is_one_commit_and_its_message_says_all(store: Path) -> None:
    before = git(store, "rev-list", "--count", "HEAD")
    say("--pin", "3=2", "--forbid", "2=3", "--confirm", "1=1")

    assert int(git(store, "rev-list", "--count", "HEAD")) == int(before) + 1
    message = git(store, "log", "-1", "--format=%an <%ae>%n%aI%n%B")
    assert message.startswith(f"{ANA}\n2017-04-25T00:00:00+00:00\nconcordance: 3 statements (one to two)\n\nseen at")
    assert "\n\nInstrument: sea\nBefore: one\nAfter: two\nLanguage: en\nStatement: confirm art_1=art_1\n" in message
    table = rows()
    assert ("art_2", "art_3") not in table
    assert table["art_1", "art_1"]["reason"].startswith("stated by a person")


@pytest.mark.usefixtures("store")
def test_forbidden_articles_have_no_line_in_common_either() -> None:
    say("--forbid", "2=3")
    out = ok("compare", "one", "two").stdout

    assert ("art_2", None) in rows()
    assert "from Article 2" not in out
    assert "2 new, 2 dropped" in out


@pytest.mark.usefixtures("store")
def test_dropped_and_new_are_said_with_none() -> None:
    done = say("--pin", "2=none", "--pin", "NONE=3")

    assert {("art_2", None), (None, "art_3")} <= rows().keys()
    assert "Corrections here: 2 against the program. To see more: tracker concordance" in done.stderr
    assert data()["corrections"][0]["confidence"] is None


def test_the_other_way_round_the_same_holds_inverted(store: Path) -> None:
    say("--pin", "3=2", "--pin", "2=none")
    done = ok("concordance", "two", "one", "--pin", "3=none", "--reason", "x", "--author", ANA)

    assert "Kept: Article 3 is dropped.\n" in done.stderr
    assert {("art_2", "art_3"), (None, "art_2"), ("art_3", None)} <= rows("two", "one").keys()
    assert {("art_3", "art_2"), ("art_2", None), (None, "art_3")} <= rows().keys()
    assert sorted(path.name for path in (store / "concordance/sea").iterdir()) == ["one--two.toml"]


def test_the_same_again_changes_nothing(store: Path) -> None:
    say("--pin", "3=2")
    head = git(store, "rev-parse", "HEAD")
    done = say("--pin", "art_3=art_2", reason="another reason")

    assert done.stderr.startswith("Nothing to do: it is stated already that Article 3 is Article 2.\n")
    assert git(store, "rev-parse", "HEAD") == head


def test_what_was_said_is_listed_and_can_be_taken_back(store: Path) -> None:
    assert ok("concordance", "one", "two", "--corrections").stdout == "There are no corrections of one and two.\n"
    say("--pin", "3=2")
    listed = ok("concordance", "one", "two", "--corrections").stdout
    assert listed.startswith(
        "Corrections of one and two: 1\n\nArticle 3 is Article 2 (pin)\n"
        f"    Stated by {ANA} on 2017-04-25: seen at the session\n"
        "    The program would not have linked Article 3 with Article 2.\n"
    )

    assert "Withdrawn: Article 3 is Article 2.\n" in say("--forget", "3=2", reason="a slip").stderr
    assert ("art_3", None) in rows()
    assert "concordance: forget Article 3 = Article 2" in git(store, "log", "-1", "--format=%B")
    assert git(store, "status", "--porcelain") == ""


def test_a_paragraph_of_one_article_is_a_paragraph_of_another(store: Path) -> None:
    articles = f"#### 1.\n\n{HOUSING}\n\n#### 2.\n\n{FISHING}", SCHOOLS
    add(store, text("three", *articles))
    add(store, text("four", f"#### 1.\n\n{HOUSING}", f"#### 1.\n\n{SCHOOLS}\n\n#### 2.\n\n{TRIBUNAL}"))
    pair = "art_1__para_2", "art_2__para_2"
    assert pair not in rows("three", "four")
    done = ok("concordance", "three", "four", "--level", "all", "--pin",
              "article 1, paragraph 2=article 2, paragraph 2", "--reason", "r", "--author", ANA)  # fmt: skip
    row = json.loads(ok("concordance", "three", "four", "--level", "all", "--format", "json").stdout)
    match = next(candidate for candidate in row["rows"] if (candidate["before_eid"], candidate["after_eid"]) == pair)

    assert "Kept: Article 1 (2) is Article 2 (2).\n" in done.stderr
    assert (match["moved"], match["reason"]) == (True, "stated by a person: r (Ana Sá)")
    assert "(from Article 1 (2))" in ok("compare", "three", "four", "article 2").stdout


@pytest.mark.usefixtures("store")
def test_reasons_are_escaped_in_html_and_said_in_french(tmp_path: Path) -> None:
    say("--pin", "3=2", reason="<b>bold</b> {x} & more")
    page = tmp_path / "page.html"
    ok("redline", "one", "two", "-o", str(page))

    assert "stated by a person: &lt;b&gt;bold&lt;/b&gt; {x} &amp; more (Ana Sá)" in page.read_text(encoding="utf-8")


def test_french_tables_say_it_in_french(store: Path) -> None:
    for stage in ("un", "deux"):
        add(store, text(stage, HOUSING, FISHING, language="fr"))
    ok("concordance", "un", "deux", "--confirm", "1=1", "--reason", "vu en séance", "--author", ANA)

    table = ok("concordance", "un", "deux", "--format", "csv").stdout
    assert "indiqué par une personne\N{NO-BREAK SPACE}: vu en séance (Ana Sá)" in table


# What cannot be said


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--pin", "3"], "does not say which provision corresponds to which"),
        (["--pin", "3=2=1"], "does not say which provision corresponds to which"),
        (["--pin", "=2"], "does not say which provision corresponds to which"),
        (["--pin", "none=none"], "does not name a provision"),
        (["--forbid", "3=none"], "this names only one"),
        (["--pin", "9=2"], "There is no “9” in one"),
        (["--pin", "3=9"], "There is no “9” in two"),
        (["--pin", "3=article 1, paragraph 1"], "One is an article, the other a paragraph"),
        (["--confirm", "3=2"], '--pin "art_3=art_2"'),
        (["--pin", "3=2", "--forbid", "3=2"], "contradict each other"),
        (["--pin", "3=2", "--pin", "3=none"], "contradict each other"),
        (["--forget", "3=2"], "There is no correction of these two stages"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_said_is_refused_with_a_cure(
    template: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], words: str
) -> None:
    monkeypatch.chdir(template)
    message = refused(template, "one", "two", *options, "--reason", "r", "--author", ANA)

    assert words in message


def test_reason_and_author_are_needed(store: Path, tmp_path: Path) -> None:
    assert "--reason" in refused(store, "one", "two", "--pin", "3=2", "--author", ANA)
    assert "--author" in refused(store, "one", "two", "--pin", "3=2", "--reason", "r")
    file = tmp_path / "old.md"
    file.write_text(text("old", HOUSING), encoding="utf-8")
    errors = refused(store, str(file), "two", "--pin", "1=1", "--reason", "r", "--author", ANA)
    assert "old.md is a file" in errors
    assert "on both sides" in refused(store, "one", "one", "--pin", "1=1", "--reason", "r", "--author", ANA)


def test_what_contradicts_an_older_statement_names_it(store: Path) -> None:
    say("--pin", "3=2")
    message = refused(store, "one", "two", "--forbid", "3=2", "--reason", "r", "--author", ANA)

    assert f"{ANA} made on 2017-04-25: Article 3 is Article 2" in message
    assert "seen at the session" in message
    assert '--forget "art_3=art_2"' in message


def test_a_file_in_the_way_is_seen_before_anything_is_kept(store: Path, tmp_path: Path) -> None:
    (tmp_path / "table.txt").write_text("mine", encoding="utf-8")
    options = "--pin", "3=2", "--reason", "r", "--author", ANA, "-o", str(tmp_path / "table.txt")

    assert "exists already" in refused(store, "one", "two", *options)


def test_two_files_need_no_git(tmp_path: Path) -> None:
    for name, words in (("old.md", HOUSING), ("new.md", SCHOOLS)):
        (tmp_path / name).write_text(text(name[:3], words), encoding="utf-8")
    done = process("concordance", "old.md", "new.md", cwd=tmp_path, PATH="")

    assert (done.returncode, done.stderr) == (0, "")


def test_a_refusal_is_words_and_exit_code_2(store: Path) -> None:
    done = tracker("concordance", "one", "two", "--pin", "3=9", "--reason", "r", "--author", ANA, folder=store)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "Error: There is no “9” in two (en).\nCause: The articles are Article 1 to Article 3."
    )


def test_two_branches_that_contradict_each_other_are_both_set_aside(store: Path) -> None:
    say("--pin", "3=2")
    file = store / "concordance/sea/one--two.toml"
    table = file.read_text(encoding="utf-8").split("\n[[correction]]\n")[1]
    with file.open("a", encoding="utf-8") as out:
        out.write("\n[[correction]]\n" + table.replace('"pin"', '"forbid"').replace(ANA, "Bo <bo@example.org>"))
    git(store, "commit", "-qam", "merged by hand")
    done = ok("concordance", "one", "two")

    assert done.stderr == "Corrections here: 2 set aside. To see more: tracker concordance one two --corrections\n"
    listed = ok("concordance", "one", "two", "--corrections").stdout
    assert listed.count("Set aside: ") == 2
    assert "Set aside: it contradicts the correction of Bo <bo@example.org>.\n" in listed
    assert '--forget "art_3=art_2"' in listed
    assert ("art_3", None) in rows()
    assert [entry["outcome"] for entry in data()["corrections"]] == ["impossible"] * 2


def test_a_correction_is_told_below_the_answers_that_it_touches_and_nowhere_else(store: Path) -> None:
    say("--pin", "3=2")
    more = "tracker concordance one two --corrections\n"

    for command in ("compare", "diff"):
        touched, other = (ok(command, "one", "two", which) for which in ("article 3", "article 1"))
        assert (touched.stdout + touched.stderr).count("(Ana Sá)" if command == "compare" else "Ana Sá states") == 1
        assert touched.stderr.endswith(more) == (command == "diff")  # The sentence of compare names the person.
        assert other.stderr == ""
    redline = ok("redline", "one", "two", "--only", "article 1", "-o", "article-1.html")
    assert more not in redline.stderr
    error = tracker("compare", "one", "two", "article 99", folder=store)
    assert error.returncode == 2
    assert error.stderr.startswith("Error: ")
    assert "Ana Sá" not in error.stderr


# What was said outlives a text that is replaced


def replace(store: Path, words: str) -> None:
    add(store, words, "--replace", "--reason", "issued text")


def test_an_article_put_in_above_is_followed_and_that_is_said(store: Path) -> None:
    say("--pin", "3=2")
    replace(store, text("one", ARCHIVE, HOUSING, SCHOOLS, FISHING))
    done = ok("concordance", "one", "two")

    assert done.stderr.startswith(
        "Article 3 is Article 4 in the new version of one; what Ana Sá said applies to that. To see more: tracker "
    )
    assert rows()["art_4", "art_2"]["confidence"] == 1
    assert data()["corrections"][0]["before"] == ["Article 4"]


def test_a_change_elsewhere_is_nothing_to_speak_of(store: Path) -> None:
    say("--confirm", "1=1")
    replace(store, text("one", HOUSING, SCHOOLS, ARCHIVE))

    assert ok("concordance", "one", "two").stderr == ""
    assert rows()["art_1", "art_1"]["reason"].startswith("stated by a person")


def test_a_reworded_article_is_followed_and_that_is_said(store: Path) -> None:
    say("--confirm", "2=3")
    replace(store, text("one", HOUSING, SCHOOLS.replace("well", "fairly"), FISHING))

    done = ok("compare", "one", "two")
    assert "Article 2 was reworded in the new version of one; what Ana Sá said still applies. To see" in done.stderr


def test_a_deleted_article_sets_the_statement_aside(store: Path) -> None:
    say("--pin", "3=2")
    replace(store, text("one", HOUSING, SCHOOLS))
    done = ok("concordance", "one", "two")

    assert done.stderr == (
        "The correction of Ana Sá that Article 3 is Article 2 was set aside: one was replaced, and it is not "
        "certain where Article 3 is in the new version. To see more: tracker concordance one two --corrections\n"
    )
    assert (None, "art_2") in rows()
    entry = data()["corrections"][0]
    assert (entry["outcome"], entry["before"], entry["confidence"]) == ("impossible", ["Article 3"], None)

    say("--forget", "article 3=2", reason="the article is gone")
    assert data()["corrections"] == []


def test_a_new_statement_may_use_an_address_that_meant_another_article_once(store: Path) -> None:
    say("--pin", "3=2")
    replace(store, text("one", ARCHIVE, HOUSING, SCHOOLS, FISHING))
    say("--pin", "3=2", reason="both halves")

    assert {("art_3", "art_2"), ("art_4", "art_2")} <= rows().keys()
    say("--forget", "3=2")
    assert [entry["before_eid"] for entry in data()["corrections"]] == ["art_4"]


def test_without_its_history_the_statement_is_set_aside(store: Path, tmp_path: Path) -> None:
    say("--pin", "3=2")
    replace(store, text("one", ARCHIVE, HOUSING, SCHOOLS, FISHING))
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{store}", str(shallow))

    done = ok("concordance", "one", "two", "--store", str(shallow))
    assert "the version of one to which it applies is not in the history of this store" in done.stderr


def test_a_release_keeps_its_text_and_follows_what_is_said_now(store: Path) -> None:
    ok("release", "one", "--author", ANA)
    replace(store, text("one", ARCHIVE, HOUSING, SCHOOLS, FISHING))
    say("--pin", "4=2")

    assert ("art_4", "art_2") in rows()
    assert ("art_3", "art_2") in rows("draft/sea/one", "two")


def test_in_another_language_addresses_count(store: Path) -> None:
    add(store, text("one", HOUSING, SCHOOLS, FISHING, language="fr"))
    add(store, text("two", HOUSING, TRIBUNAL, language="fr"))
    ok("concordance", "one", "two", "--language", "en", "--pin", "3=2", "--pin", "2=3",
       "--reason", "r", "--author", ANA)  # fmt: skip
    done = ok("concordance", "one", "two", "--language", "fr")

    assert done.stderr.startswith("The correction of Ana Sá that Article 2 is Article 3 was set aside: it was")
    assert done.stderr.endswith(" --corrections --language fr\n")
    listed = " ".join(ok("concordance", "one", "two", "--language", "fr", "--corrections").stdout.split())
    assert "it was said of the text in en, and art_3 is not in the one in fr" in listed
    assert re.search(r"^ *3 → 2 .*stated$", done.stdout, re.MULTILINE)
