"""What compare, diff and show print: said once, of what was asked alone, and through a pager where it is long."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.support.cases import CASES
from tests.support.samples import DRAFTS, ROOT
from tracker.cli import commands
from tracker.report.terminal.plain import display_width

if TYPE_CHECKING:
    from pathlib import Path

FILES = [str(DRAFTS / f"{stage}.fr.md") for stage in ("2014-avant-projet", "2017-final")]
WORDS = (
    "The Harbour Board sits in the town of the lighthouse.",
    "Each coastal town keeps its pier and its cranes in good order at its own expense.",
    "Masters report every wreck to the nearest keeper before sunset.",
    "Tolls are paid in coin on the day of arrival, and fishermen pay none.",
)
LAMPS = "A wreck near the channel is marked by two red lamps at each end."
PTY = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


def out(*args: str, width: int = 80) -> str:
    result = CliRunner().invoke(commands, list(args), env={"COLUMNS": str(width)})
    assert result.exit_code == 0, result.output
    return result.stdout


def case(name: str) -> list[str]:
    return [str(CASES / name / f"{side}.md") for side in ("before", "after")]


@pytest.fixture
def harbours(tmp_path: Path) -> list[str]:
    """Articles 1 to 4; a word of article 2 changes, article 3 loses a paragraph."""
    text = "".join(f"### Article {n}\n\n{words}\n\n" for n, words in enumerate(WORDS, 1))
    old = text.replace("### Article 4", f"{LAMPS}\n\n### Article 4")
    files = []
    for name, words in (("old.md", old), ("new.md", text.replace("keeps", "holds"))):
        (tmp_path / name).write_text(f"---\nauthenticity: official\nlanguage: en\n---\n\n{words}", "utf-8")
        files.append(str(tmp_path / name))
    return files


def test_an_article_with_its_old_number_is_shown_once(harbours: list[str]) -> None:
    text = out("compare", *harbours, "article 2")

    assert text.startswith("“article 2” in old.md and “article 2” in new.md\n====")
    assert text.count("{-keeps-}") == 1
    assert text.count("Article 2 of old.md is Article 2 of new.md") == 1


def test_the_marks_are_explained_where_there_are_any(harbours: list[str]) -> None:
    assert out("compare", *harbours, "article 2").endswith(
        "\nKey: {-words that were dropped-}, {+words that are new+}.\n"
    )
    assert "Key" not in out("compare", *harbours, "article 1") + out("compare", *harbours, "article 3")


def test_a_merged_article_is_answered_once_though_both_texts_have_its_number() -> None:
    text = out("compare", *case("merged-halves"), "article 4")

    assert text.count("Article 4 of before.md is Article 4 of after.md: merged") == 1
    assert text.count("Article 5 of before.md is Article 4 of after.md: renumbered, merged") == 1
    assert len(re.findall("^Article 4 +\\(merged\\)$", text, re.MULTILINE)) == 1


def test_several_provisions_stand_each_under_its_heading_once(harbours: list[str]) -> None:
    text = out("compare", *harbours, "articles 2-3")

    for n in (2, 3):
        assert f"Article {n} in old.md and Article {n} in new.md\n" in text
        assert text.count(f"Article {n} of old.md is Article {n} of new.md") == 1


def test_counts_of_the_whole_text_do_not_follow_the_answer_about_one_article(harbours: list[str]) -> None:
    assert "Articles:" not in out("compare", *harbours, "article 2")
    assert "Articles: 2 unchanged, 2 reworded." in out("compare", *harbours)


def test_a_paragraph_that_one_text_has_alone_is_as_wide_as_the_screen(harbours: list[str]) -> None:
    there = out("compare", *harbours, "article 3")
    back = out("compare", *reversed(harbours), "article 3")

    assert f"dropped | {LAMPS}\n" in there
    assert f"new     | {LAMPS}\n" in back


def test_a_text_that_stayed_is_shown_once_and_not_beside_itself(harbours: list[str]) -> None:
    text = out("compare", *harbours, "article 1")

    assert text.count(WORDS[0]) == 1


def test_the_columns_have_the_names_of_their_texts(harbours: list[str]) -> None:
    assert "\n-- old.md -----------------------------+-- new.md ------------------------------\n" in out(
        "compare", *harbours, "article 2"
    )


@pytest.mark.parametrize("command", ["compare", "diff"])
def test_identical_texts_are_said_to_be(command: str, harbours: list[str]) -> None:
    assert "The two texts are the same." in out(command, harbours[0], harbours[0])


def test_two_texts_of_one_standing_have_one_notice(tmp_path: Path) -> None:
    for name, word in (("a.txt", "one"), ("b.txt", "two")):
        (tmp_path / name).write_text(f"Article 1\n\nThe States Parties shall keep {word} of their promises.\n", "utf-8")
    text = out("compare", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))

    assert text.startswith("! a.txt and b.txt: unverified; not confirmed as the issued text.\n")
    assert text.count("unverified") == 1


def test_the_notice_of_a_text_that_is_shown_is_one_line_at_the_top() -> None:
    text = out("show", FILES[0], "article 6")

    assert text.startswith("! 2014-avant-projet: unofficial translation of A/HRC/26/34. Do not quote it.\n\n")
    assert text.count("Do not quote") == 1
    assert "!!" not in text


def test_a_patch_names_the_title_as_people_do() -> None:
    lines = out("diff", str(DRAFTS / "2013-preliminary.fr.md"), FILES[0]).split("\n")

    assert "@@ Title @@" in lines
    assert not any(line.startswith("@@ title") for line in lines)


# The pager


def on_a_terminal(*args: str, **env: str) -> tuple[str, int]:
    """What a terminal of few lines receives, and the exit code."""
    import pty  # noqa: PLC0415 – there is none on Windows

    main, side = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "tracker", *args], stdin=side, stdout=side, stderr=side, cwd=ROOT, close_fds=True,
        env={**os.environ, "TERM": "xterm", "LINES": "10", "COLUMNS": "80", "NO_COLOR": "1", **env},
    )  # fmt: skip
    os.close(side)
    received = b""
    while True:
        try:
            piece = os.read(main, 65536)
        except OSError:  # Linux says so when the other side has gone.
            break
        if not piece:
            break
        received += piece
    os.close(main)
    return received.decode(), done.wait(60)


PAGER = f"{sys.executable} -c 'import sys; print(\"PAGER\", len(sys.stdin.read().splitlines()))'"


@PTY
@pytest.mark.parametrize(
    "command",
    [["compare", *FILES, "article 5"], ["concordance", *FILES], ["show", FILES[0]], ["diff", *FILES]],
    ids=lambda command: command[0],
)
def test_long_output_goes_through_the_pager_of_the_user(command: list[str]) -> None:
    for variable in ("TRACKER_PAGER", "PAGER"):
        received, code = on_a_terminal(*command, **{variable: PAGER})
        assert re.search(r"PAGER \d+", received)
        assert "Article" not in received
        assert code == 0


@PTY
def test_no_pager_prints_at_once() -> None:
    for args, env in (
        (["--no-pager"], {"PAGER": PAGER}),
        ([], {"TRACKER_PAGER": "", "PAGER": PAGER}),
        ([], {"PAGER": "cat"}),
        ([], {"PAGER": "no-such-program"}),
        ([], {"PAGER": PAGER, "LINES": "500"}),
    ):
        received, code = on_a_terminal("compare", *FILES, "article 5", *args, **env)
        assert "PAGER" not in received
        assert "Article 5 → Article 4" in received
        assert code == 0


@PTY
def test_a_reader_who_leaves_the_pager_early_has_done_nothing_wrong() -> None:
    leave = f"{sys.executable} -c 'import sys; print(sys.stdin.readline())'"

    for _ in range(2):
        received, code = on_a_terminal("show", FILES[0], PAGER=leave)
        assert "unofficial translation" in received
        assert "Traceback" not in received
        assert code == 0


@PTY
def test_differences_are_told_by_the_exit_code_behind_the_pager() -> None:
    assert on_a_terminal("compare", *FILES, "--exit-code", PAGER=PAGER)[1] == 1


def test_nothing_that_is_piped_goes_through_a_pager() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tracker", "show", FILES[0]],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True, env={**os.environ, "PAGER": PAGER},
    )  # fmt: skip

    assert "PAGER" not in done.stdout
    assert len(done.stdout.splitlines()) > 100


# Narrow windows


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = str(tmp_path_factory.mktemp("narrow") / "store")
    out("init", folder)
    for file in sorted(DRAFTS.glob("*.fr.md")):
        out("add", str(file), "--store", folder)
    return folder


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize(
    "words",
    [
        ("stages",),
        ("log",),
        ("history", "2017-final", "article 4"),
        ("matrix",),
        ("origin", "2017-final", "article 4"),
        ("find", "solidarité internationale"),
        ("note", "2013", "2014"),
        ("corrigendum", "2013", "2014"),
        ("show", "2014-avant-projet"),
        ("check", "2014-avant-projet"),
        ("compare", "2014-avant-projet", "2017-final"),
        ("compare", "2014-avant-projet", "2017-final", "article 5"),
        ("concordance", "2014-avant-projet", "2017-final", "--level", "all", "--verbose"),
    ],
    ids=" ".join,
)
def test_no_command_writes_beyond_the_window(store: str, words: tuple[str, ...], width: int) -> None:
    lines = out(*words, "--store", store, width=width).split("\n")

    # The address of a web page stays whole, so that it can be copied.
    assert [line for line in lines if display_width(line) > width and "www" not in line] == []


def test_in_a_narrow_window_the_symbols_stand_below_their_stages(store: str) -> None:
    assert "\n2017-final         2017-04-25  fr official        10\n    A/HRC/35/35" in out(
        "stages", "--store", store, width=60
    )
    assert re.search(r"\n2017-final +A/HRC/35/35 +2017-04-25", out("stages", "--store", store))
