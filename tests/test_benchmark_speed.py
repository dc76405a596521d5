"""The speed benchmark's tools: what they read back is right. No test here asks how long anything takes."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from benchmarks.speed import formats, worst
from benchmarks.speed.documents import tracked_in_word
from benchmarks.speed.measure import Taken, middle, run
from benchmarks.speed.once import main as once
from benchmarks.speed.programs import OURS, programs, squeezed
from benchmarks.speed.renumbering import understands
from benchmarks.speed.report import bars, exponent, page_of
from benchmarks.speed.stages import profiled
from tracker import compare, parse, render
from tracker.model.redline import RunKind

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


def test_the_figures_stand_in_a_table(files: tuple[Path, Path]) -> None:
    taken = Taken(seconds=2.0, cpu=1.0, memory=50_000_000)
    stopped = Taken(seconds=9.0, cpu=8.0, memory=90_000_000, done=False)
    jobs = {"floor": (0.01, 1_000_000), "tracker": (0.5, 40_000_000)}

    page = page_of(
        "small", *files, jobs, {"tracker": (taken, "yes"), "other": (stopped, "stopped")},
        {"tracker": "none", "other": "34 words"},
    )  # fmt: skip

    assert "50.0 times the floor" in page
    assert "| tracker | 2.00 | 1.00 | 1 | 50 | yes | none |" in page
    assert "| other | over 9.00 | over 8.00 | under 0.125 | 90 | stopped | 34 words |" in page


def test_bars_grow_with_the_powers_of_ten() -> None:
    lengths = [line.count("█") for line in bars({"a": (0.01, True), "b": (0.1, True), "c": (1.0, False)})[1:-1]]

    assert lengths == [1, 20, 40]


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
