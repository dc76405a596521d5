"""``-o``, ``--format`` and ``--open``: the file that a person asked for, or a word why not; and what is said of it."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tests.support.commands import process
from tracker.cli import commands, output
from tracker.errors import TrackerError
from tracker.language.interface import words_of

if TYPE_CHECKING:
    from click.testing import Result

OLD = (
    "Article 1\n\nEach Party lights its towers at dusk.\n\n"
    "Article 2\n\nThe Council meets once a year in the first port.\n\n"
    "Article 3\n\nPilots are licensed by the harbour master.\n\n"
    "Article 4\n\nThis Agreement ends when the last lamp is out.\n"
)
NEW = (
    "Article 1\n\nEach Party lights its towers at nightfall.\n\n"
    "Article 2\n\nThe Council meets twice a year in the second port.\n\n"
    "Article 3\n\nPilots are licensed by a board of three masters.\n\n"
    "Article 4\n\nThis Agreement ends when the last lamp is out.\n"
)
SIGNS = {
    "html": b"<!doctype html>",
    "docx": b"PK",
    "xlsx": b"PK",
    "markdown": b"# Redline",
    "table": b"| ",
    "json": b'{\n "schema"',
    "akn": b"<?xml",
    "eml": b"Subject:",
    "csv": b"\xef\xbb\xbf",
}
"""The first bytes of a file of each format."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(commands, list(args))


def redline(*args: str) -> Result:
    return run("redline", "old.txt", "new.txt", *args)


def concordance(*args: str) -> Result:
    return run("concordance", "old.txt", "new.txt", *args)


def refusal(result: Result) -> str:
    """The words of a refusal, which writes nothing."""
    assert isinstance(result.exception, TrackerError), result.output
    assert result.exception.exit_code == 2
    assert sorted(path.name for path in Path().iterdir()) == ["new.txt", "old.txt"]
    return str(result.exception)


# The ending chooses


@pytest.mark.parametrize(
    ("name", "form"),
    [("out.html", "html"), ("out.htm", "html"), ("out.docx", "docx"), ("OUT.DOCX", "docx"), ("out.md", "markdown"),
     ("out.Markdown", "markdown"), ("out.json", "json"), ("out.xml", "akn"), ("out.eml", "eml")],
)  # fmt: skip
def test_the_ending_chooses_the_format_of_a_redline(name: str, form: str) -> None:
    done = redline("-o", name)

    assert done.exit_code == 0, done.output
    assert Path(name).read_bytes().startswith(SIGNS[form])
    assert run("verify", name).exit_code == 0


@pytest.mark.parametrize(
    ("name", "sign"),
    [("t.csv", b"\xef\xbb\xbf"), ("t.xlsx", b"PK"), ("t.HTM", b"<!doctype html>"), ("t.json", b"{"),
     ("t.xml", b"<?xml"), ("t.md", b"#"), ("t.txt", b"")],
)  # fmt: skip
def test_the_ending_chooses_the_format_of_a_table(name: str, sign: bytes) -> None:
    assert concordance("-o", name).exit_code == 0
    assert Path(name).read_bytes().lstrip(b"\n").startswith(sign)
    if name == "t.xlsx":
        assert "xl/workbook.xml" in zipfile.ZipFile(name).namelist()


def test_the_ending_chooses_what_show_and_check_write() -> None:
    assert run("show", "old.txt", "-o", "clean.docx").exit_code == 0
    assert "word/document.xml" in zipfile.ZipFile("clean.docx").namelist()
    assert run("show", "old.txt", "-o", "clean.xml").exit_code == 0
    assert Path("clean.xml").read_bytes().startswith(b"<?xml")
    assert run("show", "old.txt", "-o", "clean.md").exit_code == 0
    assert "### Article 1" in Path("clean.md").read_text(encoding="utf-8")
    assert run("show", "old.txt", "article 2", "-o", "two.txt").exit_code == 0
    assert "The Council meets once" in Path("two.txt").read_text(encoding="utf-8")
    assert run("check", "old.txt", "-o", "problems.json").exit_code == 0
    assert json.loads(Path("problems.json").read_text(encoding="utf-8"))["schema"] == "tracker.check/1"


@pytest.mark.parametrize("form", ["word", "DOCX", ".docx", "doc"])
def test_a_format_goes_by_any_of_its_names(form: str) -> None:
    assert redline("--format", form).exit_code == 0
    assert Path("old--new.docx").read_bytes().startswith(b"PK")


def test_a_name_without_ending_gets_one() -> None:
    for name, args, made in (
        ("plain", [], "plain.html"),
        ("redline-v1.2", [], "redline-v1.2.html"),
        ("A.HRC.35.35", ["--format", "docx"], "A.HRC.35.35.docx"),
    ):
        assert f"Wrote {made}\n" in redline("-o", name, *args).stderr
        assert Path(made).is_file()
        assert not Path(name).exists()


def test_a_folder_gets_the_redline_under_the_names_of_both_texts() -> None:
    Path("out").mkdir()
    redline("-o", "out/", "--format", "docx")
    concordance("-o", "out", "--format", "csv")

    assert sorted(path.name for path in Path("out").iterdir()) == ["old--new.csv", "old--new.docx"]


def test_two_files_of_one_name_are_told_apart_by_their_folders() -> None:
    for name, text in (("first", OLD), ("second", NEW)):
        Path(name).mkdir()
        Path(name, "draft.txt").write_text(text, encoding="utf-8")
    assert "Wrote draft--draft.html" in run("redline", "first/draft.txt", "second/draft.txt").stderr
    page = Path("draft--draft.html").read_text(encoding="utf-8")

    assert "first/draft.txt" in page
    assert "second/draft.txt" in page
    assert "first/draft.txt" in run("compare", "first/draft.txt", "second/draft.txt", "article 2").stdout


def test_a_full_stop_behind_a_name_is_no_part_of_it() -> None:
    assert "Wrote out.docx\n" in redline("-o", "out.docx.").stderr


def test_an_ending_that_is_nobodys_is_kept_where_the_format_is_named() -> None:
    assert redline("-o", "page.draft2", "--format", "html").exit_code == 0
    assert Path("page.draft2").read_bytes().startswith(SIGNS["html"])


def test_standard_output_and_devices_stay_what_they_are() -> None:
    assert redline("-o", "-").stdout_bytes.startswith(SIGNS["html"])
    if Path("/dev/null").exists():
        assert redline("-o", "/dev/null").exit_code == 0
        assert not Path("/dev/null").is_file()


# What is refused, and how it is done instead


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["-o", "out.docx", "--format", "html"], ["out.docx", "--format html", "out.html"]),
        (["-o", "out.odt", "--format", "docx"], ["out.odt", "out.docx"]),
        (["-o", "out.doc"], [".doc ", "out.docx"]),
        (["-o", "out.xlsx"], ["tracker concordance old.txt new.txt -o out.xlsx"]),
        (["-o", "out.ods"], ["tracker concordance old.txt new.txt -o out.ods"]),
        (["-o", "out.csv"], ["tracker concordance old.txt new.txt -o out.csv"]),
        (["-o", "out.foo"], [".html", ".docx", ".md", "out.html"]),
        (["-o", "https://forge.example.org/out.html"], ["https://forge.example.org/out.html is a web address"]),
        (["-o", "none/"], ["There is no folder none"]),
        (["-o", "none/out.html"], ["There is no folder"]),
        (["-o", ""], ["names no file"]),
        (["-o", ".docx"], ["redline.docx", "--format docx"]),
        (["-o", "-", "--open"], ["--open"]),
    ],
)
def test_what_does_not_go_together_is_refused_before_any_work(args: list[str], words: list[str]) -> None:
    answer = refusal(redline(*args))

    assert [word for word in words if word not in answer] == []


@pytest.mark.parametrize("name", ["out.pdf", "out.eml"])
def test_a_table_in_a_format_of_the_redline_is_refused_with_the_command_that_makes_it(name: str) -> None:
    assert f"tracker redline old.txt new.txt -o {name}" in refusal(concordance("-o", name))


def test_a_draft_is_never_written_over_even_by_force() -> None:
    for args in (["redline", "old.txt", "new.txt", "--format", "html"], ["concordance", "old.txt", "new.txt"],
                 ["show", "old.txt"], ["note", "old.txt", "new.txt"], ["substance", "old.txt", "new.txt"],
                 ["history", "old.txt", "new.txt"], ["matrix", "old.txt", "new.txt"]):  # fmt: skip
        target = "clean" if args[0] == "redline" else "old.txt"
        Path("clean.html").hardlink_to("new.txt")
        answer = run(*args, "-o", target, "--force")
        Path("clean.html").unlink()
        assert "is the draft itself" in refusal(answer)
    assert Path("old.txt").read_text(encoding="utf-8") == OLD
    assert Path("new.txt").read_text(encoding="utf-8") == NEW


def test_a_wrong_ending_keeps_no_correction(tmp_path: Path) -> None:
    run("init", "store")
    for stage, text in (("2001-first", OLD), ("2002-second", NEW)):
        Path("draft.txt").write_text(text, encoding="utf-8")
        run("add", "draft.txt", "--store", "store", "--instrument", "lamps", "--stage", stage, "--language", "en",
            "--date", stage[:4])  # fmt: skip
    words = ["2001-first", "2002-second", "--store", "store"]
    done = run("concordance", *words, "--pin", "1=2", "--reason", "x", "-o", "out.foo")

    assert done.exit_code == 1 or isinstance(done.exception, TrackerError)
    assert "1" not in run("concordance", *words, "--corrections").stdout.replace("2001", "")
    assert tmp_path.is_dir()


def test_pdf_says_at_once_that_a_library_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    done = redline("-o", "out.pdf")

    assert "WeasyPrint" in refusal(done)
    assert "Laying out" not in done.stderr
    assert "Language" not in done.stderr, "nothing was read"


# Names of files to read


@pytest.mark.parametrize("name", ["https://www.ohchr.org/Draft.docx", "www.un.org/a.html", "http:/un.org/a.txt"])
def test_a_web_address_is_named_as_it_was_typed(name: str) -> None:
    for args in (["redline", name, "new.txt"], ["compare", "old.txt", name], ["show", name], ["check", name],
                 ["add", name], ["verify", name]):  # fmt: skip
        answer = refusal(run(*args))
        assert f"{name} is a web address" in answer, args
        assert "no network" in answer
        assert "save" in answer


def test_a_file_address_and_the_home_folder_are_understood(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))
    (folder / "my draft.txt").write_text(NEW, encoding="utf-8")
    address = (folder / "my draft.txt").as_uri()
    assert "%20" in address

    assert run("redline", "~/old.txt", address, "-o", "~/page.html").exit_code == 0
    assert (folder / "page.html").is_file()
    assert run("add", address, "--dry-run").exit_code == 0


def test_a_path_of_windows_is_understood_or_named_as_such(folder: Path) -> None:
    (folder / "drafts").mkdir()
    (folder / "drafts" / "third.txt").write_text(NEW, encoding="utf-8")
    assert run("show", "drafts\\third.txt").exit_code == 0
    done = run("show", "C:\\Users\\ana\\third.txt")

    assert isinstance(done.exception, TrackerError)
    assert "path of Windows" in done.exception.cause


def test_a_missing_ending_and_a_folder_are_answered_with_the_files_that_are_there() -> None:
    assert "There is old.txt" in refusal(run("show", "old"))
    assert "There is old.txt" in refusal(run("show", "OLD.docx"))
    assert "new.txt, old.txt." in refusal(run("show", "./"))


# What is said behind a written file


def test_the_answer_stands_behind_the_name_of_the_file() -> None:
    answer = redline("-o", "page.html").stderr.split("\n")
    at = answer.index("Wrote page.html")

    assert answer[at + 1] == "4 articles: 3 reworded, 1 unchanged; most changed: Article 3."
    assert "browser" in answer[at + 2]
    assert "Word" in redline("-o", "page.docx").stderr
    assert "4 articles: 3 reworded, 1 unchanged" in concordance("-o", "t.csv").stderr


def test_the_answer_about_one_article_is_about_that_article_alone() -> None:
    answer = redline("--only", "article 2", "-o", "two.html")
    page = Path("two.html").read_text(encoding="utf-8")

    assert "\nArticle 2: reworded.\n" in answer.stderr
    assert "Summary of this extract" in page
    for key in ("articles_before", "articles_after", "changes_count"):
        assert words_of("en")[key].format(count=1) in page
    assert 'id="c1"' in page
    data = json.loads(redline("--only", "article 2", "--format", "json").stdout)
    assert data["summary"] == {"reworded": 1}
    assert "reworded**" not in redline("--only", "article 4", "--format", "markdown").stdout


LABELS = {
    "en": ("Article {}", "The two texts are the same.", "This part is the same in both texts.", "for: title, symbol"),
    "fr": ("Article {}", "Les deux textes sont identiques.", "Cette partie est identique", "titre, cote"),
    "es": ("Artículo {}", "Los dos textos son idénticos.", "Esta parte es idéntica", "título, signatura"),
    "ru": ("Статья {}", "Оба текста совпадают.", "Эта часть в обоих текстах одинакова.", "название, условное"),
    "zh": ("第{}条", "两个文本相同。", "此部分在两个文本中相同。", "标题、文号"),
    "ar": ("المادة {}", "النصان متطابقان.", "هذا الجزء متطابق في النصين.", "العنوان، الرمز"),
}  # fmt: skip


def write_draft(name: str, language: str, last: str, **front: str) -> None:
    label = LABELS[language][0]
    lines = "".join(f"{key}: {value}\n" for key, value in {"language": language, "stage": name[:1], **front}.items())
    Path(name).write_text(
        f"---\n{lines}---\n\n### {label.format(1)}\n\nLamps.\n\n### {label.format(2)}\n\n{last}\n", encoding="utf-8"
    )


@pytest.mark.parametrize("language", LABELS)
def test_identical_texts_say_so_in_every_format_and_language(language: str) -> None:
    write_draft("a.md", language, "Bells.")
    write_draft("b.md", language, "Bells.")
    sentence = LABELS[language][1]
    for name in ("same.html", "same.txt.md", "same.docx", "same.xml"):
        done = run("redline", "a.md", "b.md", "-o", name)
        assert "\nThe two texts are the same.\n" in done.stderr
        page = Path(name).read_bytes()
        words = zipfile.ZipFile(name).read("word/header1.xml") if page.startswith(b"PK") else page
        assert sentence.rstrip(".。") in words.decode(), name
    assert json.loads(run("redline", "a.md", "b.md", "--format", "json").stdout)["identical"] is True
    assert json.loads(run("concordance", "a.md", "b.md", "--format", "json").stdout)["identical"] is True
    assert run("concordance", "a.md", "b.md", "-o", "table.html").exit_code == 0
    assert sentence in Path("table.html").read_text(encoding="utf-8")


def test_identical_texts_say_so_in_the_terminal_and_in_every_table() -> None:
    write_draft("a.md", "en", "Bells.", symbol="A/1")
    write_draft("b.md", "en", "Bells.", symbol="A/2")
    sentence = "The two texts are the same, except for: symbol."
    for args in (["compare"], ["diff"], ["concordance"], *(["concordance", "--format", form, "-o", "-"] for form in
                 ("csv", "markdown", "html", "akn"))):  # fmt: skip
        assert sentence in run(args[0], "a.md", "b.md", *args[1:]).stdout, args
    assert run("concordance", "a.md", "b.md", "-o", "t.xlsx").exit_code == 0
    book = zipfile.ZipFile("t.xlsx")
    assert any(sentence.encode() in book.read(name) for name in book.namelist())
    assert run("diff", "a.md", "b.md", "article 2").stdout == f"# {sentence}\n"


@pytest.mark.parametrize("language", LABELS)
def test_an_article_that_is_the_same_is_said_to_be_while_the_text_is_not(language: str) -> None:
    write_draft("a.md", language, "Bells.")
    write_draft("b.md", language, "Bells and horns.")
    _, whole, part, _ = LABELS[language]
    page = run("redline", "a.md", "b.md", "--only", "1", "-o", "-").stdout

    assert part in page
    assert whole not in page
    assert whole not in run("redline", "a.md", "b.md", "-o", "-").stdout
    assert part not in run("redline", "a.md", "b.md", "--only", "2", "-o", "-").stdout


@pytest.mark.parametrize("language", LABELS)
def test_what_differs_around_identical_words_is_named(language: str) -> None:
    write_draft("a.md", language, "Bells.", title="Lamps", symbol="A/1", authenticity="translation")
    write_draft("b.md", language, "Bells.", title="Lights", symbol="A/2", authenticity="official")
    done = run("redline", "a.md", "b.md", "-o", "page.html")

    assert "\nThe two texts are the same, except for: title, symbol, standing of the text.\n" in done.stderr
    assert LABELS[language][3] in Path("page.html").read_text(encoding="utf-8")


# --open


def opener(folder: Path, *, code: int = 0) -> dict[str, str]:
    """An opening program that writes down what it was asked to open, and the environment to find it."""
    program = folder / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$@" > "{folder}/opened"\nexit {code}\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", "DISPLAY": ":9"}


@pytest.mark.skipif(sys.platform != "linux", reason="the opening program has another name")
def test_open_shows_the_file_with_the_program_of_the_system(folder: Path) -> None:
    done = process("redline", "old.txt", "new.txt", "--open", cwd=folder, **opener(folder))

    assert done.returncode == 0
    assert (folder / "opened").read_text("utf-8").strip() == str(folder / "old--new.html")
    assert "not opened" not in done.stderr
    done = process("concordance", "old.txt", "new.txt", "--format", "csv", "--open", cwd=folder, DISPLAY=":9",
                   PATH=f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}")  # fmt: skip
    assert (folder / "opened").read_text("utf-8").strip() == str(folder / "old--new.csv"), done


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize(
    ("display", "code", "reason"), [("", 0, "no screen"), (":9", 3, "found no program for such files")]
)
def test_what_cannot_be_opened_is_written_all_the_same(display: str, code: int, reason: str, folder: Path) -> None:
    env = {**opener(folder, code=code), "DISPLAY": display, "WAYLAND_DISPLAY": "", "WSL_DISTRO_NAME": "", "BROWSER": ""}
    done = process("redline", "old.txt", "new.txt", "-o", "page.html", "--open", cwd=folder, **env)

    assert done.returncode == 0
    assert (folder / "page.html").is_file()
    words = " ".join(done.stderr.split())
    assert "page.html is finished, but was not opened: " in words
    assert reason in words


def test_a_store_is_exported_under_its_own_ending_alone() -> None:
    run("init", "store")
    run(
        "add",
        "old.txt",
        "--store",
        "store",
        "--instrument",
        "lamps",
        "--stage",
        "2001",
        "--language",
        "en",
        "--date",
        "2001",
    )
    wrong = run("export", "--store", "store", "-o", "all.docx")
    assert isinstance(wrong.exception, TrackerError)
    assert "name it all.bundle" in wrong.exception.remedy
    assert run("export", "--store", "store", "-o", "all").exit_code == 0
    assert Path("all.bundle").is_file()
    address = run("import", "https://forge.example.org/all.bundle", "again")
    assert "is a web address" in str(address.exception)


# Progress


def test_a_person_who_waits_is_told_what_takes_so_long(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(output, "PATIENCE", 0.01)
    with output.working("Comparing"):
        time.sleep(0.1)
    assert capsys.readouterr().err == "", "nobody waits where the output goes to a program"
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with output.working("Comparing"):
        time.sleep(0.1)
    assert capsys.readouterr().err == "Comparing …\n"
    monkeypatch.setattr(output, "PATIENCE", 60)
    with output.working("Comparing"):
        pass
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_word_file_is_not_poured_over_a_terminal(folder: Path) -> None:
    import pty  # noqa: PLC0415 – there is none on Windows

    main, side = pty.openpty()
    words = [sys.executable, "-m", "tracker", "redline", "old.txt", "new.txt", "--format", "docx", "-o", "-"]
    done = subprocess.run(words, cwd=folder, stdout=side, stderr=subprocess.PIPE, check=False)
    os.close(side)
    os.close(main)

    assert done.returncode == 2
    assert b"not text" in done.stderr


# The first commands


def test_the_bare_command_shows_the_help(folder: Path) -> None:
    done = process(cwd=folder)

    assert done.returncode in (0, 2)
    assert "Usage: tracker" in done.stdout + done.stderr
    assert "Error" not in done.stdout + done.stderr


def test_the_demonstration_names_the_file_to_open_first() -> None:
    answer = run("demo", "show").stdout
    first = "show/site/index.html"
    lines = answer[answer.index("Open this first") :].split("\n")

    assert lines[1].strip() == first
    assert Path(first).is_file()
    others = [line.split("  ") for line in lines[4:] if line]
    assert all(line[1] and line[-1].strip() for line in others)
    made = {str(path) for path in Path("show").iterdir() if not path.name.startswith(".")}
    assert {line[1].strip() for line in others} == made - {"show/site"}
