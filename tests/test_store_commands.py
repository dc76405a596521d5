from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tests.support.commands import tracker
from tests.support.stores import all_bytes, git
from tests.support.strategies import drafts, labels, texts
from tracker.addresses.lookup import find, nearest_to
from tracker.cli import COMMANDS, commands
from tracker.errors import InputError
from tracker.language.labels import number_of
from tracker.model.stage import Authenticity, FrontMatter
from tracker.report.terminal.draft import provision_text
from tracker.report.terminal.plain import display_width, text_table, wrap
from tracker.report.view.notice import notice_for
from tracker.spelling import nearest
from tracker.text.parser import parse

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.draft import DraftText

FIRST = """\
---
instrument: solidarity
stage: 2013
symbol: A/HRC/26/34/Add.1
date: 2013
language: fr
title: Projet préliminaire
authenticity: reconstruction
---

# Projet préliminaire

>> L’Assemblée générale,

> Guidée par la Charte[^1],

> Rappelant la Déclaration,

### Article premier

#### 1.

La solidarité est un principe[^2].

#### 2.

Elle suppose :

##### a)

La justice ;

##### b)

L’équité.

##### ~

Rien de plus.

### Article 2

Les peuples y ont droit.

Chaque personne aussi.

[^1]: Article premier.

[^2]: Préambule.
"""
SECOND = """\
### Article 1

Peoples have rights.

### Article 2

States have duties.
"""


def run(*args: str) -> None:
    commands.main(args, prog_name="tracker", standalone_mode=False)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A store with the reconstructed stage 2013 in French; the present folder."""
    place = tmp_path / "store"
    run("init", str(place))
    (tmp_path / "first.md").write_text(FIRST)
    (tmp_path / "second.md").write_text(SECOND)
    monkeypatch.chdir(place)
    run("add", "../first.md")
    capsys.readouterr()
    return place


def output_of(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    run(*args)
    return capsys.readouterr().out


# --- end to end ---


@pytest.mark.slow
def test_the_main_path_in_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "first.md").write_text(FIRST)
    (tmp_path / "second.md").write_text(SECOND)
    made = tracker("init", "store", folder=tmp_path)
    assert made.returncode == 0, made.stderr
    inside = tmp_path / "store"
    for args in (
        ("add", "../first.md"),
        (
            "add",
            "../second.md",
            "--stage",
            "2017",
            "--language",
            "en",
            "--date",
            "2017",
            "--authenticity",
            "official",
        ),
        ("release", "2017"),
        ("stages",),
        ("releases",),
        ("show", "2017", "article 2"),
    ):
        done = tracker(*args, folder=inside)
        assert done.returncode == 0, done.stderr
        assert done.stderr == "" or (args[0] == "release" and "It is not signed" in done.stderr), args

    assert done.stdout == "Article 2\n\nStates have duties.\n"
    assert git(inside, "status", "--porcelain") == ""
    assert git(inside, "tag") == "draft/solidarity/2017"


def test_an_error_is_words_and_exit_code_2(store: Path) -> None:
    before = all_bytes(store)
    for args in (
        ("show", "--", "--output=x"),
        ("add", "../second.md", "--stage", "a..b", "--language", "en"),
    ):
        done = tracker(*args, folder=store)

        assert done.returncode == 2
        assert done.stderr.startswith("Error: ")
        assert "What to do: " in done.stderr
        assert "Traceback" not in done.stderr
    assert all_bytes(store) == before


@pytest.mark.slow
def test_several_at_once_wait_for_each_other(store: Path) -> None:
    env = os.environ | {"PYTHONIOENCODING": "utf-8"}
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "tracker", "add", "../second.md", "--stage", stage, "--language", "en"],
            cwd=store,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for stage in ("a", "b", "c")
    ]
    results = [(process.communicate()[1], process.returncode) for process in both]

    assert [code for _, code in results] == [0, 0, 0], results
    assert git(store, "rev-list", "--count", "HEAD") == "5"
    assert git(store, "status", "--porcelain") == ""


# --- add ---


def test_add_says_what_it_understood(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = output_of(capsys, "add", "../first.md", "--stage", "2014", "--date", "2014", "--title", "Avant-projet")

    assert "lines 1 to 49" in out
    assert "Title:     Projet préliminaire" in out
    assert "2 recitals" in out
    assert "Articles:  Article premier, Article 2" in out
    assert "2 articles, 2 paragraphs, 2 points, 2 notes" in out
    assert "Kept as solidarity 2014 (fr), after 2013." in out
    assert f"Commit {git(store, 'rev-parse', 'HEAD')}" in out


@pytest.mark.usefixtures("store")
def test_options_win_over_the_front_matter(capsys: pytest.CaptureFixture[str]) -> None:
    output_of(capsys, "add", "../first.md", "--stage", "2014", "--symbol", "A/1", "--authenticity", "unverified")
    text = output_of(capsys, "show", "2014", "--raw")

    assert "symbol: A/1\n" in text
    assert "authenticity: unverified\n" in text
    assert "date: 2013\n" in text


@pytest.mark.usefixtures("store")
def test_lines_of_a_long_report_are_chosen_and_the_rest_accounted_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "report.txt").write_text("Report\n\nIntroduction.\n\nArticle 1\nPeoples have rights.\n\nThe end.\n")
    name = ("--stage", "2015", "--language", "en")
    out = output_of(capsys, "add", "../report.txt", *name, "--from", "5", "--to", "6", "-v")

    assert "lines 5 to 6" in out
    assert "Left out:  3 lines" in out
    assert "  8: The end." in out


def test_a_dry_run_keeps_nothing(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = all_bytes(store)
    out = output_of(capsys, "add", "../second.md", "--dry-run")

    assert "Article 1, Article 2" in out
    assert "Nothing was kept" in out
    assert all_bytes(store) == before


def test_the_issued_text_takes_the_place_of_a_reconstruction(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = output_of(capsys, "add", "../first.md")
    command = next(line for line in again.splitlines() if "tracker add FILE" in line).partition(": ")[2]
    (tmp_path / "issued.md").write_text("### Article premier\n\nLe texte publié.\n")
    words = command.replace('"issued text"', "issued_text").replace("FILE", "../issued.md").split()[1:]
    output_of(capsys, *words)

    assert output_of(capsys, "show", "2013") == "Article premier\n\nLe texte publié.\n"
    assert "issued_text" in git(store, "log", "-1", "--format=%B")


def test_the_same_file_again_is_no_error(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nothing to do" in output_of(capsys, "add", "../first.md")
    assert git(store, "rev-list", "--count", "HEAD") == "2"


def test_author_and_time_are_input(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    who = ("--author", "Ana Sá <ana@example.org>", "--at", "2018-01-02")
    output_of(capsys, "add", "../second.md", "--stage", "2018", "--language", "en", *who)

    log = git(store, "log", "-2", "--format=%an|%ct")
    assert log.splitlines() == [
        "Ana Sá|1514851200",
        "Treaty Tracker|1493078400",
    ]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    with pytest.raises(InputError, match="SOURCE_DATE_EPOCH is “tomorrow”"):
        run("release", "2018")


# --- show, stages, releases ---


@pytest.mark.usefixtures("store")
def test_a_reconstruction_says_so_at_the_top(capsys: pytest.CaptureFixture[str]) -> None:
    lines = output_of(capsys, "show", "2013", "article 2").splitlines()

    assert lines[0] == "! 2013: not A/HRC/26/34/Add.1 but a reconstruction. Do not quote it."
    assert sum("reconstruction" in line for line in lines) == 1


def test_show_is_laid_out_for_reading() -> None:
    draft, _ = parse(FIRST)

    assert (
        provision_text(draft, draft.root)
        == """\
Projet préliminaire

L’Assemblée générale,

    Guidée par la Charte[1],

    Rappelant la Déclaration,

Article premier

1. La solidarité est un principe[2].

2. Elle suppose :

    a) La justice ;

    b) L’équité.

Rien de plus.

Article 2

Les peuples y ont droit.

Chaque personne aussi.

--------------------
[1] Article premier.
[2] Préambule."""
    )


def test_raw_text_is_the_stored_file(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("show", "2013", "--raw")
    out, err = capsys.readouterr()

    assert out == (store / "text/solidarity/2013/fr.md").read_text()
    assert "reconstruction" in err


@pytest.mark.usefixtures("store")
def test_an_unknown_provision_is_answered_with_those_near_it() -> None:
    with pytest.raises(InputError) as error:
        run("show", "2013", "article 12")

    assert "There is no “article 12” in 2013 (fr)" in str(error.value)
    assert "The articles are Article premier to Article 2" in str(error.value)


@pytest.mark.usefixtures("store")
def test_stages_fit_80_columns_and_name_the_release(capsys: pytest.CaptureFixture[str]) -> None:
    run("release", "2013")
    capsys.readouterr()
    lines = output_of(capsys, "stages").splitlines()

    assert lines[2].split() == ["Stage", "Symbol", "Date", "Text", "Articles"]
    assert lines[3].split() == ["2013", "A/HRC/26/34/Add.1", "2013", "fr", "reconstruction", "2"]
    assert lines[4] == "    released as draft/solidarity/2013"
    assert max(display_width(line) for line in lines) <= 80


@pytest.mark.usefixtures("store")
def test_json_carries_the_authenticity(capsys: pytest.CaptureFixture[str]) -> None:
    run("release", "2013")
    capsys.readouterr()
    stages: dict[str, Any] = json.loads(output_of(capsys, "stages", "--json"))
    releases: dict[str, Any] = json.loads(output_of(capsys, "releases", "--json"))

    assert stages["schema"] == "tracker.stages/1"
    assert stages["stages"][0]["texts"][0]["authenticity"] == "reconstruction"
    assert releases["schema"] == "tracker.releases/1"
    assert releases["releases"][0]["texts"][0]["sha256"] == stages["stages"][0]["texts"][0]["sha256"]


@pytest.mark.parametrize("name", ["init", "add", "stages", "show", "release", "releases"])
def test_every_command_has_help_with_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = output_of(capsys, name, "--help")
    command = commands.get_command(click.Context(commands), name)

    assert "Examples:" in out
    assert command is not None
    assert (command.help or "").splitlines()[0] == COMMANDS[name]


# --- finding a provision ---


@pytest.mark.parametrize(
    ("query", "eids"),
    [
        ("article 2", ["art_2"]),
        ("2", ["art_2"]),
        ("ARTICLE PREMIER", ["art_1"]),
        ("art. 1 para 2", ["art_1__para_2"]),
        ("article 1, paragraph 2 (b)", ["art_1__para_2__point_b"]),
        ("paragraphe 2 de l’article premier", ["art_1__para_2"]),
        ("point b) du paragraphe 2 de l’article premier", ["art_1__para_2__point_b"]),
        ("1.2.b", ["art_1__para_2__point_b"]),
        ("1(2)(b)", ["art_1__para_2__point_b"]),
        ("article 2, al. 2", ["art_2__al_2"]),
        ("article 2, paragraph 1", ["art_2__al_1"]),
        ("Artículo 2", ["art_2"]),
        ("статья 1 пункт 2", ["art_1__para_2"]),
        ("المادة 2", ["art_2"]),
        ("第一条第二款", ["art_1__para_2"]),
        ("preamble", ["preamble"]),
        ("Préambule", ["preamble"]),
        ("recital 2", ["recs__rec_2"]),
        ("art_1__para_2", ["art_1__para_2"]),
        ("art_1__para_2__intro", ["art_1__para_2__intro"]),
        ("article 3", []),
        ("article 1.9", []),
        ("article 0", []),
        ("nonsense", []),
        ("", []),
        ("(((", []),
    ],
)
def test_a_provision_is_found_as_people_say_it(query: str, eids: list[str]) -> None:
    draft, _ = parse(FIRST)

    assert [provision.eid for provision in find(draft, query)] == eids


def test_divisions_annexes_and_doubles_are_found() -> None:
    draft, _ = parse(
        "## Titre II. — Les droits\n\n### Article 5 bis\n\nx\n\n### Article 5 bis\n\ny\n\n"
        "## Annex 1\n\n### Article 1\n\nz\n\n### Section 28h — Purpose\n\nw\n"
    )

    assert [provision.eid for provision in find(draft, "titre 2")] == ["title_II"]
    assert [provision.eid for provision in find(draft, "Les droits")] == ["title_II"]
    assert [provision.eid for provision in find(draft, "5 bis")] == ["art_5bis", "art_5bis~2"]
    assert [provision.eid for provision in find(draft, "article 1 of annex 1")] == ["annex_1__art_1"]
    assert [provision.eid for provision in find(draft, "28h")] == ["annex_1__sec_28h"]
    assert nearest_to(draft, "5").similar[0].startswith("Titre II, Article 5 bis")


@given(drafts())
def test_every_address_leads_to_its_provision(draft: DraftText) -> None:
    for provision in draft.provisions.values():
        if provision.eid:
            assert find(draft, provision.eid) == [provision]


@given(drafts())
def test_every_numbered_article_is_found_by_its_label(draft: DraftText) -> None:
    for article in draft.articles:
        number = number_of(article.label)
        if number and number.unit == "article" and number.token:
            assert article in find(draft, article.label)


@given(drafts(), st.one_of(texts, labels, st.text(max_size=20)))
def test_any_query_is_answered(draft: DraftText, query: str) -> None:
    assert all(provision.eid for provision in find(draft, query))
    assert all(map(str, nearest_to(draft, query).similar))


# --- notices and plain text ---


def test_every_authenticity_but_official_has_a_notice_in_its_language() -> None:
    for authenticity in Authenticity:
        for language, start in (
            ("en", ("Un", "This")),
            ("fr-CA", ("Trad", "Ceci", "Non")),
            ("ru", ("Неоф", "Это", "Не пр")),
            ("de", ("Un", "This")),
        ):
            notice = notice_for(FrontMatter(authenticity=authenticity, language=language, symbol="A/1"))
            if authenticity is Authenticity.OFFICIAL:
                assert notice is None
            else:
                assert notice is not None
                assert notice.headline.startswith(start)
                assert notice.quiet == (authenticity is Authenticity.UNVERIFIED)


def test_a_notice_says_what_a_reader_must_know_and_nothing_to_type() -> None:
    for language in ("ar", "en", "es", "fr", "ru", "zh"):
        for authenticity in Authenticity:
            notice = notice_for(FrontMatter(stage="2013", language=language, symbol="A/1", authenticity=authenticity))
            words = " ".join((notice.headline, *notice.sentences)) if notice else ""

            assert "--" not in words
            assert "tracker" not in words
            assert bool(words) == (authenticity is not Authenticity.OFFICIAL)
            if authenticity is Authenticity.UNVERIFIED:
                assert notice is not None
                assert notice.sentences == ()


def test_wrapping_counts_columns_not_characters() -> None:
    chinese = "团结权" * 40
    lines = wrap(chinese, first="1. ").splitlines()

    assert max(display_width(line) for line in lines) <= 80
    assert "".join(line.strip() for line in lines) == "1. " + chinese
    assert wrap("mot " * 30 + "1\N{NO-BREAK SPACE}234").endswith("1\N{NO-BREAK SPACE}234")
    assert wrap("") == ""
    assert text_table([("a", "团"), ("bb", "c")]) == ["a   团", "bb  c"]


def test_the_nearest_word_comes_first_and_far_ones_not_at_all() -> None:
    assert nearest("2017-finale", ["2014-avant-projet", "2017-final"])[0] == "2017-final"
    assert nearest("x", ["2017-final"]) == []
    assert nearest("same", ["same"]) == ["same"]


@pytest.mark.usefixtures("store")
def test_the_shell_finishes_names_of_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    script = CliRunner().invoke(commands, ["completion", "bash"])
    monkeypatch.setenv("COMP_WORDS", "tracker show 20")
    monkeypatch.setenv("COMP_CWORD", "2")
    done = CliRunner().invoke(
        commands, [], prog_name="tracker", env={"_TRACKER_COMPLETE": "bash_complete"}, standalone_mode=True
    )

    assert "_TRACKER_COMPLETE=bash_complete" in script.output
    assert "plain,2013" in done.output
