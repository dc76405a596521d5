"""``tracker matrix`` as a delegate uses it: the life of every provision at one glance, over all stages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from tests.support.golden_histories import FOLDERS, read_history
from tests.support.stores import add, new_store
from tracker.cli import commands
from tracker.errors import InputError
from tracker.report.terminal.plain import display_width
from tracker.text.parser import parse

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

SCOPE = "### Article {n} — Scope\n\nThe Parties protect the river, its banks and all that lives in it in good faith.\n"
FUNDS = """### Article {n} — Funds

Each Party pays its fair share every year, and the Council keeps the accounts, which the Assembly examines.
"""
HARBOURS = "### Article {n} — Harbours\n\nHarbours stay open to the ships of every Party in winter and at night.\n"
COURT = "### Article {n} — Court\n\nDisputes go to three judges, whom the Assembly elects for a term of nine years.\n"
BRACKETED = FUNDS.replace("pays its", "[shall][should] pay its [fair]").replace("Article {n}", "[Article {n}bis]")
STAGES = {
    "2001-zero": (SCOPE, BRACKETED, HARBOURS),
    "2002-revised": (SCOPE, COURT, FUNDS),
    "2003-final": (SCOPE, HARBOURS, FUNDS, COURT),
}


def text_of(parts: tuple[str, ...]) -> str:
    """The articles of a stage, numbered in their order."""
    return "\n".join(part.format(n=n) for n, part in enumerate(parts, 1))


def put_in(folder: Path, stages: dict[str, tuple[str, ...]], **front: str) -> Path:
    """A store with these stages, each drafted from the one before it."""
    with new_store(folder) as store:
        for stage, parts in stages.items():
            head = {"instrument": "river", "stage": stage, "language": "en", "title": "River Convention", **front}
            lines = "".join(f"{key}: {value}\n" for key, value in head.items())
            add(store, parse(f"---\n{lines}---\n\n# River Convention\n\n{text_of(parts)}")[0])
    return folder


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three stages of a small treaty: an article is dropped and comes back, one is new, brackets are lifted."""
    return put_in(tmp_path_factory.mktemp("river") / "store", STAGES, authenticity="official")


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The golden histories, each in a store."""
    folder = tmp_path_factory.mktemp("golden")
    return {path.name: read_history(path).in_store(folder / path.name) for path in FOLDERS}


def run(*args: str) -> Result:
    done = CliRunner().invoke(commands, ["matrix", *args])
    assert done.exit_code == 0, done.output
    return done


def matrix(store: Path, *args: str) -> str:
    return run("--store", str(store), *args).stdout


def data(store: Path, *args: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(matrix(store, *args, "--format", "json"))
    return found


# --- in the terminal ---


def test_every_provision_is_a_row_with_its_numbers_and_what_stayed_of_its_words(store: Path) -> None:
    lines = matrix(store).split("\n")

    assert lines[0] == "River Convention: 4 provisions in 3 stages, all of them in 2003-final, 1 was"
    assert lines[3:14] == [
        "Heading   2001-zero   2002-revised  2003-final",
        "----------------------------------------------",
        "Scope     1           1             1",
        "                        =             =",
        "Harbours  3           dropped       2",
        "                                      returned",
        "Funds     [2bis]      3             3",
        "            [4          89%           =",
        "Court     –           2             4",
        "                        new           100%",
        "",
    ]


def test_what_came_and_went_is_told_in_words_by_stage(store: Path) -> None:
    text = matrix(store)

    assert "2002-revised, since 2001-zero\n  New: Article 2.\n  Dropped: Article 3 (Harbours).\n" in text
    assert "2003-final, since 2002-revised\n  Returned: Article 2 (Article 3 in 2001-zero).\n" in text


def test_signs_are_explained_where_they_occur_and_nowhere_else(store: Path) -> None:
    text = matrix(store)

    assert "4: Article 4.\n" in text
    assert "[12: it has 12 square brackets.\n" in text
    assert "=: unchanged.\n" in text
    assert "probably" not in text
    assert "→" not in text


@pytest.mark.parametrize("name", [folder.name for folder in FOLDERS])
def test_a_matrix_fits_a_terminal_in_every_script(name: str, golden: dict[str, Path]) -> None:
    text = matrix(golden[name])

    assert max(map(display_width, text.split("\n"))) <= 80
    history = read_history(next(folder for folder in FOLDERS if folder.name == name))
    assert all(stage in text.replace("-\n", "-") or stage.split("-")[0] in text for stage in history.drafts)


def test_many_stages_are_folded_into_several_tables(tmp_path: Path) -> None:
    stages = {f"20{n:02}-draft": STAGES["2001-zero"] for n in range(11)}
    text = matrix(put_in(tmp_path / "store", stages, authenticity="official"))

    assert max(map(display_width, text.split("\n"))) <= 80
    assert text.count("Heading ") == 2
    assert [text.count(stage) for stage in stages] == [text.count("2000-draft"), *[1] * 9, 2]


def test_a_provision_whose_text_went_to_another_says_where(golden: dict[str, Path]) -> None:
    text = matrix(golden["zh-shared-lakes"])

    assert "→ 第十条" in text
    assert "No more, text went on: 第九条 (秘书处) to 第十条." in text
    assert "New, with text of others: 第七条 of 第五条." in text


def test_rival_drafts_that_meet_are_no_mergers(golden: dict[str, Path]) -> None:
    text = matrix(golden["es-rival-paths"])

    assert "Drafted: 2029-propuesta-norte from 2029-proyecto; 2029-propuesta-sur from" in text
    assert "Parts went: Artículo 3 (2029-propuesta-sur) to Artículo 5." in text
    assert "Artículo 1 to Artículo 1" not in text


def test_a_text_that_is_not_official_says_so_first(tmp_path: Path) -> None:
    text = matrix(put_in(tmp_path / "store", STAGES, authenticity="translation", symbol="A/1"))

    assert text.startswith("! 2001-zero, 2002-revised, 2003-final: unofficial translation of A/1. Do not")


# --- what is asked for ---


def test_stages_that_are_named_are_compared_with_each_other(store: Path) -> None:
    found = data(store, "2001", "2003")
    rows = {row["cells"][1]["heading"]: row for row in found["rows"]}

    assert [stage["predecessors"] for stage in found["stages"]] == [[], ["2001-zero"]]
    assert [cell["label"] for cell in rows["Harbours"]["cells"]] == ["Article 3", "Article 2"]
    assert rows["Court"]["cells"][0] is None
    assert {link["from_stage"] for row in found["rows"] for link in row["links"]} == {"2001-zero"}


def test_files_in_order_need_no_store(tmp_path: Path) -> None:
    files = []
    for name, parts in STAGES.items():
        files.append(tmp_path / f"{name}.md")
        files[-1].write_text(f"# River Convention\n\n{text_of(parts)}".replace("### ", ""), encoding="utf-8")

    text = run(*map(str, files)).stdout

    assert "2001-zero.md" in text
    assert "Dropped: Article 3" in text


def test_a_word_that_is_no_stage_is_answered_with_what_to_type(store: Path) -> None:
    done = CliRunner().invoke(commands, ["matrix", "2001", "article", "3", "--store", str(store)])

    assert isinstance(done.exception, InputError)
    assert "“article 3” is no stage and no file" in str(done.exception)
    assert done.exception.remedy == "name stages only; for one provision, type: tracker history article 3"


def test_a_stage_that_is_not_there_is_named(store: Path) -> None:
    done = CliRunner().invoke(commands, ["matrix", "2001", "2009-nothing", "--store", str(store)])

    assert isinstance(done.exception, InputError)
    assert "2009-nothing" in str(done.exception)


def test_the_same_stages_give_the_same_text(store: Path) -> None:
    assert matrix(store) == matrix(store)
