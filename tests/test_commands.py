"""compare, concordance and redline as a person uses them: on a store, on plain files, and on everything wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from tests.support.commands import process
from tests.support.html_pages import both_texts
from tests.support.samples import DRAFTS, ROOT
from tracker.cli import commands
from tracker.errors import TrackerError
from tracker.report.terminal.plain import display_width
from tracker.text.parser import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

BEFORE, AFTER = "2014-avant-projet", "2017-final"
FILES = [str(DRAFTS / f"{stage}.fr.md") for stage in (BEFORE, AFTER)]


def run(*args: str, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(commands, list(args), env=env)


def ok(*args: str) -> str:
    result = run(*args)
    assert result.exception is None, result.output
    assert result.exit_code == 0
    return result.stdout


def refused(*args: str) -> str:
    """What the command says when it refuses: exit code 2 and words, nothing on the standard output."""
    result = run(*args)
    assert result.stdout == ""
    if isinstance(result.exception, TrackerError):
        assert result.exception.exit_code == 2
        return str(result.exception)
    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit), result.exception
    return result.stderr


def refused_process(*args: str, cwd: Path = ROOT) -> str:
    """The same of a process, which must show no traceback."""
    done = process(*args, cwd=cwd)
    assert done.returncode == 2, done
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store") / "solidarity"
    ok("init", str(folder))
    for path in sorted(DRAFTS.glob("*.fr.md")):
        ok("add", str(path), "--store", str(folder), "--stage", path.name.removesuffix(".fr.md"), "--language", "fr")
    return folder


@pytest.fixture(params=[pytest.param("store", marks=pytest.mark.slow), "files"])
def sides(request: pytest.FixtureRequest, store: Path) -> list[str]:
    """BEFORE and AFTER with their options, once as stages and once as files."""
    return [BEFORE, AFTER, "--store", str(store)] if request.param == "store" else FILES


# The reviewer's question


def test_article_5_is_article_4_now(sides: list[str]) -> None:
    out = ok("compare", *sides[:2], "article 5", *sides[2:])
    text = " ".join(out.split())

    assert re.search(rf"Article 5 of {BEFORE}\S* is Article 4 of {AFTER}\S*: renumbered, reworded", text)
    assert "{-Article 5-}" in out
    assert "{+Article 4+}" in out
    assert "internationale {-s’entend d’-}un droit | internationale {+est+} un droit de" in out


def test_article_12_is_dropped_as_an_article(sides: list[str]) -> None:
    out = ok("compare", *sides[:2], "article 12", *sides[2:])
    text = " ".join(out.split())

    assert f"Article 12 of {BEFORE}" in text
    assert "is dropped as an article" in text
    assert "is Article" not in text
    assert "dropped | Article 12\n" in out


def test_the_question_may_be_asked_of_one_side(sides: list[str]) -> None:
    both = ok("compare", *sides[:2], "article 5", *sides[2:])
    after = ok("compare", *sides[:2], "article 5", "--side", "after", *sides[2:])

    assert f"“article 5” in {BEFORE}" in both
    assert f"“article 5” in {AFTER}" in both
    assert f"“article 5” in {BEFORE}" not in after
    assert f"“article 5” in {AFTER}" in after


@pytest.mark.parametrize("question", ["5.1", "art. 5 para 1", "préambule", "titre II", "art_5__para_1", "preamble"])
def test_any_form_of_the_question_is_answered(question: str) -> None:
    out = ok("compare", *FILES, question)

    assert f"“{question}” in" in out


def test_the_notice_is_one_line_at_the_top_and_is_said_once() -> None:
    out = ok("compare", str(DRAFTS / "2013-preliminary.fr.md"), FILES[1], "article 5")

    assert " ".join(out.split("\n\n")[0].split()) == (
        "! 2013-preliminary: not A/HRC/26/34/Add.1 but a reconstruction. Do not quote it."
    )
    assert out.count("Do not quote") == 1


def test_a_text_against_itself() -> None:
    assert "The two texts are the same." in ok("compare", FILES[1], FILES[1])
    assert "unchanged" in ok("compare", FILES[1], FILES[1], "article 5")


def test_a_merged_article_is_shown_where_it_went() -> None:
    folder = ROOT / "tests" / "cases" / "merged-halves"
    out = ok("compare", str(folder / "before.md"), str(folder / "after.md"), "article 4", "--side", "before")

    assert "Article 4 of before.md is Article 4 of after.md: merged (passages" in " ".join(out.split())
    assert "Article 4   (merged)\nParts of it come from Article 5\n" in out


KEEPERS = [
    (
        "> Noting the many storms of the year, and thanking the crews that went out to help,\n\n"
        "> Convinced that lamps help,\n\n### Article 1\n\n"
        "#### 1.\n\nThe Keeper may light every lamp of the port; ring the bells; and license the pilots.\n"
    ),
    (
        "> Noting the many storms of the year,\n\n> Thanking the crews that went out to help,\n\n"
        "> Convinced that lamps help,\n\n### Article 1\n\n"
        "#### 1.\n\nThe Keeper may:\n\n##### (a)\n\nlight every lamp of the port;\n\n"
        "##### (b)\n\nring the bells; and\n\n"
        "##### (c)\n\nlicense the pilots.\n"
    ),
]
"""A recital that was divided in two, and a paragraph that was divided into points."""


@pytest.fixture
def keepers(tmp_path: Path) -> list[str]:
    files = [tmp_path / "old.md", tmp_path / "new.md"]
    for file, text in zip(files, KEEPERS, strict=True):
        file.write_text(f"---\nlanguage: en\n---\n\n{text}", encoding="utf-8")
    return list(map(str, files))


def test_a_recital_is_shown_with_its_text_and_no_other(keepers: list[str]) -> None:
    before = ok("compare", *keepers, "recital 2", "--side", "before")
    after = ok("compare", *keepers, "recital 2", "--side", "after")

    assert "Convinced that lamps help," in before
    assert "storms" not in before
    assert "{+Thanking+} the crews that" in after
    assert "Convinced" not in after


def test_a_point_of_a_divided_paragraph_is_shown_with_the_labels_of_the_others(keepers: list[str]) -> None:
    lines = ok("compare", *keepers, "1 (1) (b)", "--side", "after").splitlines()

    for label in ("(a) light every", "(b) ring the bells", "(c) license"):
        assert any(f"| {label}" in line for line in lines)


def test_exit_code_tells_only_when_asked() -> None:
    assert run("compare", *FILES).exit_code == 0
    assert run("compare", *FILES, "--exit-code").exit_code == 1
    assert run("compare", FILES[1], FILES[1], "--exit-code").exit_code == 0


# The concordance


FACTS = {"renumbered", "moved", "reworded", "split", "merged", "inserted", "deleted"}
LEVELS = {"preamble", "recital", "division", "article", "paragraph", "subparagraph", "annex"}
ROW = FACTS | {"before", "after", "before_eid", "after_eid", "level", "similarity", "confidence", "reason"}
ROW |= {"unchanged", "changes", "number_kept", "option"}
SIDE = {"stage", "symbol", "language", "authenticity", "sha256", "source_sha256"}


def breaches(data: Any) -> list[str]:
    """Where a concordance departs from design section 8."""
    out = []
    if data.get("schema") != "tracker.concordance/1":
        out.append("schema")
    if not {"before", "after", "rows"} <= data.keys():
        return [*out, "keys"]
    for side in ("before", "after"):
        if not data[side].keys() >= SIDE:
            out.append(f"{side}: {SIDE - data[side].keys()}")
        if not re.fullmatch("[0-9a-f]{64}", data[side].get("sha256", "")):
            out.append(f"{side}: digest")
        if data[side].get("authenticity") not in {"official", "translation", "reconstruction", "unverified"}:
            out.append(f"{side}: authenticity")
    for number, row in enumerate(data["rows"]):
        out += [f"row {number}: {breach}" for breach in _row_breaches(row)]
    return out


def _row_breaches(row: dict[str, Any]) -> list[str]:
    if row.keys() != ROW:
        return [f"keys {sorted(row.keys() ^ ROW)}"]
    out = []
    if row["level"] not in LEVELS:
        out.append(f"level {row['level']}")
    out += [fact for fact in FACTS if not isinstance(row[fact], bool)]
    for side in ("before", "after"):
        labels, eid = row[side], row[f"{side}_eid"]
        if (labels == []) != (eid is None) or not (labels == [] or (len(labels) == 1 and labels[0])):
            out.append(f"{side} {labels} {eid}")
    one_sided = None in (row["before_eid"], row["after_eid"])
    if one_sided != (row["inserted"] or row["deleted"]) or (row["inserted"] and row["deleted"]):
        out.append("inserted, deleted")
    for figure in ("similarity", "confidence"):
        value = row[figure]
        if one_sided != (value is None) or not (value is None or 0 <= value <= 1):
            out.append(f"{figure} {value}")
    if one_sided == bool(row["reason"]):
        out.append(f"reason {row['reason']!r}")
    return out


@pytest.mark.parametrize("level", ["article", "all"])
def test_the_concordance_keeps_its_schema(sides: list[str], level: str) -> None:
    data = json.loads(ok("concordance", *sides, "--format", "json", "--level", level))

    assert breaches(data) == []
    assert {row["level"] for row in data["rows"]} == ({"article"} if level == "article" else LEVELS - {"annex"})


def test_a_broken_concordance_is_seen() -> None:
    """The control of the test above."""
    text = ok("concordance", *FILES, "--format", "json")
    breaks: tuple[Callable[[Any], Any], ...] = (
        lambda data: data.pop("schema"),
        lambda data: data["before"].pop("source_sha256"),
        lambda data: data["after"].update(sha256="x"),
        lambda data: data["rows"][0].pop("reason"),
        lambda data: data["rows"][0].update(extra=1),
        lambda data: data["rows"][0].update(moved="yes"),
        lambda data: data["rows"][0].update(similarity=None),
        lambda data: data["rows"][0].update(before="Article 1"),
        lambda data: data["rows"][0].update(inserted=True),
    )
    for break_it in breaks:
        data = json.loads(text)
        break_it(data)

        assert breaches(data) != []


def test_the_concordance_of_the_declaration(sides: list[str]) -> None:
    data = json.loads(ok("concordance", *sides, "--format", "json"))
    rows = {(*row["before"], *row["after"]): row for row in data["rows"] if row["before"] and row["after"]}

    for before, after in ((5, 4), (8, 6), (10, 8), (11, 9)):
        row = rows[f"Article {before}", f"Article {after}"]
        assert row["renumbered"]
        assert row["reworded"]
        assert not row["moved"]
    [dropped] = [row for row in data["rows"] if row["before"] == ["Article 12"]]
    assert dropped["deleted"]
    assert not dropped["after"]
    assert data["before"]["authenticity"] == "translation"
    assert data["before"]["notice"]
    assert data["after"]["notice"] == []


def test_the_rows_follow_the_text_after() -> None:
    data = json.loads(ok("concordance", *FILES, "--format", "json"))
    order = [article.eid for article in parse(Path(FILES[1]).read_text("utf-8"))[0].articles]
    found = list(dict.fromkeys(row["after_eid"] for row in data["rows"] if row["after_eid"]))

    assert found == order


def test_csv_opens_in_a_spreadsheet(sides: list[str]) -> None:
    text = run("concordance", *sides, "--format", "csv").stdout_bytes.decode()
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))

    assert text.startswith("\ufeff")
    assert text.count("\r\n") == text.count("\n") == len(rows)
    assert [BEFORE in rows[0][0], AFTER in rows[0][1]] == [True, True]
    assert rows[0][2:] == ["Modification", "Fondement", "Avertissement"]
    assert ["Article 5", "Article 4"] in [row[:2] for row in rows]
    assert {len(row) for row in rows} == {5}


def test_a_row_of_csv_that_is_copied_away_still_says_that_its_text_is_not_official(sides: list[str]) -> None:
    text = run("concordance", *sides, "--format", "csv").stdout_bytes.decode("utf-8-sig")
    notices = {row["Avertissement"] for row in csv.DictReader(io.StringIO(text, newline=""))}

    [notice] = notices
    assert notice.startswith(f"{BEFORE}\xa0: Traduction non officielle de A/HRC/26/34. Le libellé")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_csv_holds_no_formula(sign: str, tmp_path: Path) -> None:
    path = tmp_path / f"{sign}cmd.md"
    path.write_text(f"---\nauthenticity: official\nstage: '{sign}SUM(A1)'\n---\n\n### {sign}2+3 — x\n\nWords of it.\n")
    text = ok("concordance", str(path), str(path), "--format", "csv").removeprefix("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]

    assert f"'{sign}2+3" in cells
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@"}]


# The redline


def test_the_redline_of_two_stages(sides: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("redline", *sides)
    [path] = tmp_path.iterdir()
    before, after = both_texts(path.read_bytes())

    assert path.name in (f"{BEFORE}--{AFTER}.html", f"{BEFORE}.fr--{AFTER}.fr.html")
    assert f"Wrote {path.name}" in result.stderr
    assert result.stdout == ""
    for found, file in zip((before, after), FILES, strict=True):
        assert found == [block for _, block in parse(Path(file).read_text("utf-8"))[0].blocks]


def test_store_and_files_give_the_same_redline(store: Path) -> None:
    assert ok("redline", *FILES, "-o", "-") == ok("redline", BEFORE, AFTER, "--store", str(store), "-o", "-")


@pytest.mark.parametrize("command", [["redline"], ["concordance"]])
def test_an_existing_file_is_not_replaced_unasked(command: list[str], tmp_path: Path) -> None:
    there = tmp_path / "there.html"
    there.write_text("as it was")
    words = refused(*command, *FILES, "-o", str(there))

    assert "exists already" in words
    assert "--force" in words
    assert there.read_text() == "as it was"
    assert list(tmp_path.iterdir()) == [there]
    ok(*command, *FILES, "-o", str(there), "--force")
    assert there.read_text("utf-8") != "as it was"
    assert list(tmp_path.iterdir()) == [there]


# Wrong use and bad input


BAD = {
    "empty.md": b"",
    "blank.txt": b" \n\n\t\n",
    "nul.txt": b"Article 1\n\nWords\0words.\n",
    "picture.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "office.txt": b"PK\x03\x04\x14\0\x06\0",
    "print.txt": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "latin.txt": "Article premier\n\nLes États sont égaux.\n".encode("latin-1"),
    "utf16.txt": "Article premier".encode("utf-16-le"),
    "front.md": b"---\nauthenticity: perhaps\n---\n\n### Article 1\n\nWords.\n",
}


@pytest.mark.parametrize(
    "command", ["redline", *(pytest.param(name, marks=pytest.mark.slow) for name in ("compare", "concordance"))]
)
@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_refused(command: str, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    for files in ([name, FILES[1]], [FILES[0], name]):
        result = CliRunner().invoke(commands, [command, *[_absolute(tmp_path, file) for file in files]])

        assert isinstance(result.exception, TrackerError)
        assert result.exception.exit_code == 2
        assert name in result.exception.message
        assert result.exception.cause
        assert result.exception.remedy
        assert result.stdout == ""
    assert [path.name for path in tmp_path.iterdir()] == [name]


def _absolute(folder: Path, name: str) -> str:
    return str(folder / name)


@pytest.mark.parametrize("name", ["latin.txt", "nul.txt"])
def test_a_refusal_is_told_in_words(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    words = refused_process("redline", name, FILES[1], cwd=tmp_path)

    assert words.startswith(f"Error: {name}")
    assert "\nCause: " in words
    assert "\nWhat to do: " in words
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_other_wrong_uses_are_told_in_words(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    english = tmp_path / "en.md"
    english.write_text("---\nlanguage: en\n---\n\n### Article 1\n\nStates are equal.\n")
    (tmp_path / "folder.txt").mkdir()
    where = ["--store", str(store)]
    for args, expected in (
        (["compare", "2015", AFTER, *where], BEFORE),
        (["compare", "nowhere", AFTER, *where], "2013-preliminary"),
        (["compare", str(tmp_path / "none.md"), FILES[0]], "There is no file"),
        (["compare", "none", FILES[0]], "There is no file “none”"),
        (["compare", str(tmp_path / "folder.txt"), FILES[0]], "is a folder"),
        (["compare", *FILES, "article 99"], "There is no “article 99”"),
        (["compare", str(english), FILES[0]], "Two languages are never compared"),
        (["compare", FILES[0]], "One text alone is named"),
        (["redline", *FILES, "-o", f"{tmp_path}/none/"], "There is no folder"),
        (["redline", *FILES, "-o", str(tmp_path / "no" / "x.html")], "There is no folder"),
        (["redline", *FILES, "-o", "/proc/x.html"], "cannot be written"),
        (["redline", *FILES, "--format", "wordstar"], "wordstar"),
    ):
        words = refused(*args)

        assert expected in words, args
    assert sorted(path.name for path in tmp_path.iterdir()) == ["en.md", "folder.txt"]


def test_what_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    loop = tmp_path / "loop.md"
    loop.symlink_to(loop)  # Nobody can open it, root neither; a file without permission would open for root.

    assert "loop.md cannot be opened" in refused("compare", str(loop), FILES[0])


@pytest.mark.parametrize(
    "command",
    [["compare"], pytest.param(["concordance"]), ["concordance", "--format", "json"], ["redline"]],
)
def test_a_text_without_articles_is_still_a_text(command: list[str], tmp_path: Path) -> None:
    path = tmp_path / "prose.txt"
    path.write_text("La Commission a pris note du rapport et poursuivra ses travaux à sa prochaine session.\n", "utf-8")
    output = ["-o", str(tmp_path / "x.html")] if command == ["redline"] else []

    assert run(*command, str(path), FILES[1], *output).exit_code == 0
    assert run(*command, str(path), str(path), *output, *(["--force"] * bool(output))).exit_code == 0


def test_a_text_without_articles_is_said_to_have_none(tmp_path: Path) -> None:
    path = tmp_path / "prose.txt"
    path.write_text("La Commission a pris note du rapport et poursuivra ses travaux à sa prochaine session.\n", "utf-8")
    result = run("redline", str(path), FILES[1], "-o", str(tmp_path / "x.html"))

    assert "prose.txt" in result.stderr
    assert "article" in result.stderr.lower()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ["compare", "concordance"])
def test_a_full_disk_is_not_our_fault(command: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tracker", command, *FILES], check=False, stdout=full, stderr=subprocess.PIPE
        )

    assert done.returncode == 2
    assert b"No space left" in done.stderr


# The terminal


CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("command", ["compare", "concordance"])
def test_plain_text_where_there_is_no_terminal(command: str) -> None:
    done = process(command, *FILES, TERM="xterm-256color", COLUMNS="200")

    assert done.returncode == 0
    assert not CONTROLS.search(done.stdout)


def _too_wide(text: str) -> list[str]:
    """Lines of more than 80 columns; a command to copy stays on one line."""
    return [line for line in text.split("\n") if display_width(line) > 80 and not line.startswith("tracker ")]


@pytest.mark.parametrize("level", ["article", "all"])
def test_the_table_is_never_wider_than_80_columns(level: str) -> None:
    for before in FILES[0], str(DRAFTS / "2013-preliminary.fr.md"):
        assert _too_wide(ok("concordance", before, FILES[1], "--level", level)) == []


def test_an_answer_is_never_wider_than_80_columns() -> None:
    for question in ("article 5", "article 12", "article premier", "article 9"):
        assert _too_wide(ok("compare", *FILES, question)) == []


def test_the_whole_comparison_is_never_wider_than_80_columns() -> None:
    assert _too_wide(ok("compare", *FILES)) == []


def test_a_line_too_wide_is_seen() -> None:
    assert _too_wide("x" * 81) == ["x" * 81]
    assert _too_wide("约" * 41) == ["约" * 41]
    assert _too_wide("x" * 80 + "\ntracker " + "x" * 80) == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("no_colour", "coloured"), [("", True), ("1", False)])
def test_colours_on_a_terminal_unless_refused(no_colour: str, *, coloured: bool) -> None:
    out = _on_a_terminal(["compare", *FILES, "article 5"], NO_COLOR=no_colour, TERM="xterm")

    assert ("\x1b[" in out) == coloured
    assert ("{-Article 5-}" in out) != coloured
    if coloured:
        # What differs in print only, or follows a renumbering, is dim; whole paragraphs stand behind a bar, not struck.
        assert set(re.findall(r"\x1b\[([0-9;]*)m", out)) - {"2"} == {"31;9", "34;4", "31", "0"}


def _on_a_terminal(args: list[str], **env: str) -> str:
    """Return what a command prints on a terminal without a pager, which would wait for a key."""
    import pty  # noqa: PLC0415 – there is none on Windows

    main, side = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "tracker", *args],
        stdout=side,
        stderr=side,
        cwd=ROOT,
        env={**os.environ, "TRACKER_PAGER": "", **env},
    )
    os.close(side)
    out = b""
    while True:
        try:
            piece = os.read(main, 65536)
        except OSError:  # Linux says so when the other side has gone.
            break
        if not piece:
            break
        out += piece
    os.close(main)
    assert done.wait(60) == 0
    return out.decode()


HOSTILE = "\x1b]0;owned\x07 \x1b[2J \x9b31m \u202e reversed \u2066 isolated \x08\x08 \r over"


@pytest.mark.parametrize("command", [["compare"], ["concordance", "--level", "all"]])
def test_a_hostile_text_cannot_steer_the_terminal(command: list[str], tmp_path: Path) -> None:
    files = []
    for name, word in (("before.md", "one"), ("after.md", "two")):
        path = tmp_path / name
        path.write_text(
            f"# Title {HOSTILE}\n\n> Recalling {word} {HOSTILE},\n\n## Part I — {HOSTILE}\n\n"
            f"### Article 1 — {HOSTILE}\n\n#### 1.\n\nStates {word} {HOSTILE} shall cooperate[^1].\n\n"
            f"##### {HOSTILE}\n\n{word}\n\n[^1]: {HOSTILE} {word}\n",
            "utf-8",
        )
        files.append(str(path))
    done = process(*command, *files)

    assert done.returncode == 0
    assert "reversed" in done.stdout
    assert CONTROLS.findall(done.stdout) == []
    assert CONTROLS.findall(done.stderr) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["\x1b]0;owned\x07.md", "\u202efdp.md"])
def test_a_hostile_name_cannot_steer_the_terminal(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("### Article 1\n\nStates shall cooperate.\n")
    done = process("compare", name, FILES[1], "article 1", cwd=tmp_path)
    error = process("compare", f"no{name}", FILES[1], cwd=tmp_path)

    assert CONTROLS.findall(done.stdout + error.stderr) == []


def test_hostile_front_matter_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    front = '---\nsymbol: "A/\u202e/5"\nauthenticity: translation\n---\n'
    path.write_text(f"{front}\n### Article 1\n\nStates cooperate.\n", "utf-8")

    assert CONTROLS.findall(ok("compare", str(path), str(path), "article 1")) == []


# Interrupted, and cut off


def _big(seed: int, articles: int) -> str:
    """A long text of real words in no order: slow to compare, as nothing in it is alike."""
    words = re.findall(r"[^\W\d_]+", Path(FILES[1]).read_text("utf-8"))
    pick = random.Random(seed)
    return "".join(
        f"### Article {n}\n\n" + "".join(" ".join(pick.choices(words, k=120)) + ".\n\n" for _ in range(3))
        for n in range(1, articles)
    )


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
@pytest.mark.parametrize("command", [["compare"], ["redline", "-o", "x.html"]])
def test_interrupting_leaves_nothing_behind(command: list[str], tmp_path: Path) -> None:
    for seed, name in enumerate(("a.md", "b.md")):
        (tmp_path / name).write_text(_big(seed, 1_000), "utf-8")
    # Where the tests run in the background a shell has them ignore interruptions, and so would the child.
    heeded = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        running = subprocess.Popen(
            [sys.executable, "-m", "tracker", command[0], "a.md", "b.md", "--language", "en", *command[1:]],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    finally:
        signal.signal(signal.SIGINT, heeded)
    time.sleep(1.5)
    assert running.poll() is None, "it ended before it could be interrupted; make the text longer"
    running.send_signal(signal.SIGINT)
    out, errors = running.communicate(timeout=60)

    assert running.returncode == 130
    assert out == b""
    assert b"Interrupted. Nothing was left half done." in errors
    assert b"Traceback" not in errors
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "b.md"]


@pytest.mark.parametrize(
    "command",
    [
        ["compare"],
        *(
            pytest.param(words, marks=pytest.mark.slow)
            for words in (
                ["concordance", "--level", "all"],
                ["concordance", "--format", "json"],
                ["redline", "-o", "-"],
            )
        ),
    ],
)
def test_a_reader_that_goes_away_is_no_fault(command: list[str], tmp_path: Path) -> None:
    """``tracker compare … | head -1``: more than a pipe holds, and nobody reads it."""
    for seed, name in enumerate(("a.md", "b.md")):
        lines = "".join(f"#### {n}.\n\nWords {n * 7 + seed}.\n\n" for n in range(600))
        (tmp_path / name).write_text(f"### Article 1\n\n{lines}")
    running = subprocess.Popen(
        [sys.executable, "-m", "tracker", command[0], "a.md", "b.md", "--language", "en", *command[1:]],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert running.stdout is not None
    assert running.stderr is not None
    assert running.stdout.read(10)
    running.stdout.close()
    errors = running.stderr.read()
    running.stderr.close()

    assert running.wait(60) == 0
    assert errors == b""
