"""The speed benchmark's tools: what they read back is right. No test here asks how long anything takes."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

import pytest

from benchmarks.speed import formats, goals, worst
from benchmarks.speed.__main__ import drawn, write
from benchmarks.speed.documents import tracked_in_word
from benchmarks.speed.measure import Taken, middle, run
from benchmarks.speed.once import main as once
from benchmarks.speed.programs import OURS, programs, squeezed
from benchmarks.speed.renumbering import understands
from benchmarks.speed.report import SECTIONS, exponent
from benchmarks.speed.stages import profiled
from benchmarks.startup import CASES
from tracker import compare, parse, render
from tracker.model.redline import RunKind

if TYPE_CHECKING:
    from benchmarks.speed.goals import Results

TIMED = ("painted", "loaded", "process", "jump")
OLD = "Article 1\n\nThe Parties shall report every year.\n\nArticle 2\n\nThe costs are borne by the Parties.\n"
NEW = "Article 1\n\nThe costs are borne by the Parties.\n\nArticle 2\n\nAll Parties shall report every second year.\n"

PROC = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="what a process takes is told on Linux only")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


@PROC
def test_a_program_that_does_not_end_is_stopped(tmp_path: Path) -> None:
    done = run([sys.executable, "-c", "while True: pass"], out=tmp_path / "out", limit=0.3)

    assert not done.done


@PROC
def test_a_program_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no luck"):
        run(
            [sys.executable, "-c", "import sys; sys.stderr.write('no luck'); sys.exit(3)"],
            out=tmp_path / "out",
            limit=60,
        )


@PROC
@pytest.mark.slow
def test_every_program_that_is_here_gives_both_texts_or_none(files: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    for item in programs()[0]:
        if item.name.startswith(("tracker", "git", "wdiff", "dwdiff", "diff-match-patch")):
            run(item.command(*files, out), out=out if item.prints else tmp_path / "told", limit=60)

            assert item.texts(out) == (squeezed(OLD), squeezed(NEW)), item.name


def test_ours_marks_nothing_of_an_article_that_moved(tmp_path: Path) -> None:
    assert understands(OURS, tmp_path, 60) == "none"


def test_the_floor_only_counts(files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    once("floor", *files, tmp_path / "out")

    assert float(capsys.readouterr().out) >= 0
    assert "17]" in (tmp_path / "out").read_text(encoding="utf-8")


def results() -> Results:
    """Measurements as one run might give them."""
    ended = {"seconds": 1.0, "clock": 1.1, "memory": 50_000_000, "done": True, "back": "yes"}
    stopped = {"seconds": 60.0, "clock": 61.0, "memory": 90_000_000, "done": False, "back": "stopped"}
    size = {"bytes": 1_000_000, "floor": 0.1, "tracker": 0.5, "library": 0.6, "memory": 19_000_000}
    programs = {"tracker": ended, "other <1>": stopped}
    row = {"what": "a question", "seconds": 1.0, "measure": 1.0, "goal": None}
    return {
        "run": {"date": "1 May 2026", "machine": "x", "python": "3.11", "load": "0.0", "turns": "Once.", "missing": []},
        "sizes": {
            **{name: {**size, "programs": programs} for name in ("small", "medium", "large")},
            "equal": size,
        },
        "knows": {"tracker": "none", "other <1>": "34 words"},
        "stages": {name: {"read": 0.2, "match": 0.3, "page & proof": 0.5} for name in ("large", "equal", "medium")},
        "growth": {"1000": 1.0, "3000": 3.0, "10000": 12.0},
        "formats": {"plain text": {"bytes": 1e6, "seconds": 0.5}, "PDF": {"bytes": 2e6, "seconds": 5.0}},
        "lineage": {"stages": 30, "articles": 400, "rows": [row] * 7},
        "site": {"stages": 6, "articles": 400, "seconds": 30.0, "memory": 1e8, "files": 9, "bytes": 1e7},
        "worst": [{"what": "One line", "bytes": 1e6, "seconds": 7.0, "usual": 1.0, "back": "yes"}],
        "start": dict.fromkeys(CASES, 0.1),
        "page": {"bytes": 2e7, "articles": 9, "windows": {"400": dict.fromkeys(TIMED, 2.0)}},
    }


def test_each_wanted_figure_is_judged_by_what_was_measured() -> None:
    lines = goals.table(results()).splitlines()

    assert "| large pair: at most 13 times the floor | 5 times | yes |" in lines
    assert "| the worst texts: at most 6 times an ordinary text of their size | 7 times | **no** |" in lines
    assert [line for line in goals.table({}).splitlines()[2:] if "| not measured | – |" not in line] == []


def test_no_wanted_figure_is_moved() -> None:
    assert [goal.most for goal in goals.GOALS] == [13, 6, 12, 20, 1.1, 6, 2.5, 4.5, 0.4, 3, 20, 30, 2, 1, 1]


def test_the_page_keeps_its_words_and_gets_new_figures(tmp_path: Path) -> None:
    names = [*SECTIONS, "verdicts"]
    places = "\n".join(f"Words of {name}.\n<!-- measured: {name} -->\nold figures\n<!-- end -->" for name in names)
    (tmp_path / "performance.md").write_text(places, encoding="utf-8")

    for _ in range(2):
        write(results(), tmp_path)

    page = (tmp_path / "performance.md").read_text(encoding="utf-8")
    assert "old figures" not in page
    assert page.count("Words of") == page.count("<!-- end -->") == len(names)
    assert "| tracker | 1.00 | 1.00 | 1.00 | 50 | yes | none |" in page
    assert "| other <1> | over 60 | over 60 | over 60 | 90 | yes | 34 words |" in page


def test_the_page_of_the_documents_has_a_place_for_each_figure() -> None:
    page = (Path(__file__).parents[1] / "docs" / "performance.md").read_text(encoding="utf-8")

    assert all(f"<!-- measured: {name} -->" in page for name in [*SECTIONS, "verdicts"])


def test_a_plot_says_in_words_what_it_shows() -> None:
    shown = {name: fromstring(plot) for name, plot in drawn(results()).items()}
    tag = "{http://www.w3.org/2000/svg}%s"
    words = {name: picture.findtext(tag % "desc") or "" for name, picture in shown.items()}

    assert all(picture.findtext(tag % "title") for picture in shown.values())
    assert "400 articles, other <1>: over 60 s" in words["programs.svg"]
    assert "long code, page & proof: 0.5 s, 50%" in words["stages.svg"]
    assert "10,000 articles: 12 s" in words["growth.svg"]


def test_the_power_of_growth() -> None:
    assert exponent({10: 1.0, 100: 10.0, 1000: 100.0}) == pytest.approx(1.0)
    assert middle([Taken(seconds=n, cpu=n, memory=n) for n in (1, 3, 2)]) == Taken(seconds=2, cpu=2, memory=2)


def test_the_worst_cases_are_the_same_at_every_run() -> None:
    assert worst.rewritten(random.Random(1)) == worst.rewritten(random.Random(1))
    assert worst.no_article(random.Random(1))[0].count("Article") == 0
    assert worst.identical(random.Random(1))[0].count("Article ") == 20_000


def test_the_stages_of_the_job_are_those_that_the_program_has(files: tuple[Path, Path]) -> None:
    seconds = profiled(*files)

    assert list(seconds) == ["read", "match", "wording", "references", "rows", "view", "page", "proof"]
    assert all(value > 0 for value in seconds.values())


def test_every_format_holds_the_same_text(files: tuple[Path, Path], tmp_path: Path) -> None:
    written = formats.written(files[0], tmp_path)
    words = {name: squeezed("".join(block.text for _, block in parse(file).blocks)) for name, file in written.items()}

    assert len(words) == 6
    assert set(words.values()) == {squeezed(OLD)}


def test_tracked_changes_of_a_word_file_say_what_stood_and_stands(tmp_path: Path) -> None:
    old, new = (parse(text, "ships.txt") for text in (b"Old ships sail.", b"New ships sail."))
    out = tmp_path / "redline.docx"
    out.write_bytes(render(compare(old, new), "docx"))
    runs = list(tracked_in_word(out))

    assert "Oldshipssail." in squeezed("".join(text for kind, text in runs if kind != RunKind.INSERTED))
    assert "Newshipssail." in squeezed("".join(text for kind, text in runs if kind != RunKind.DELETED))
