"""Move every threshold and weight of the program a little, and see whether a test fails.

    python -m benchmarks.mutants [WORD …]

With words, only the numbers whose file or name contains one of them. Each number is moved down and up in a copy of
the checkout, and the tests that guard its room run there until one fails. A number that can be moved without any test
failing has SURVIVED: its value is held by nothing. The exit code is 1 then.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from importlib.util import cache_from_source
from pathlib import Path
from queue import Queue
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.mutants.constants import Constant, constants
from benchmarks.mutants.exempt import EXEMPT

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("tracker", "tests", "benchmarks", "templates", "drafts", "docs", "pyproject.toml", "README.md", "Makefile")

THRESHOLDS = "tests/thresholds"
CORPUS = ("tests/test_corpus.py", "tests/test_cases.py")
READERS = tuple(
    f"{THRESHOLDS}/test_{name}.py" for name in ("readers", "structure", "texts", "furniture", "pdf", "html", "word")
)

FIRST = {
    "diff": (*(f"{THRESHOLDS}/test_{name}.py" for name in ("anchors", "confidence", "features", "wording")), *CORPUS),
    "lineage": (f"{THRESHOLDS}/test_passages.py", f"{THRESHOLDS}/test_returns.py"),
    "model": (f"{THRESHOLDS}/test_texts.py", f"{THRESHOLDS}/test_confidence.py", *CORPUS),
    "readers": READERS,
    "report": (f"{THRESHOLDS}/test_pages.py",),
    "": (f"{THRESHOLDS}/test_texts.py", *CORPUS),
}
"""The tests of seconds that guard each room."""

THEN = {
    "readers": ("tests/test_reader_*.py", "tests/test_words.py"),
    "report": ("tests/test_html.py", "tests/test_page_rows.py", "tests/test_words.py"),
    "check": ("tests/test_check.py",),
    "lineage": ("tests/test_history.py", "tests/test_golden_histories.py"),
    "references": ("tests/test_references.py",),
    "addresses": ("tests/test_store_commands.py",),
    "diff": ("tests/test_matching.py", "tests/test_diff_units.py", "tests/test_wording.py", "tests/test_terms.py"),
    "": ("tests/test_check.py", "tests/test_store_commands.py"),
}
"""The quick tests of each room, which run when the first ones caught nothing."""

AT_ONCE = 2
PATIENCE = 300


class Verdict(NamedTuple):
    """Result of moving one number.

    Attributes:
        constant: The number.
        value: What it was moved to.
        test: The test that failed; empty where none did.
    """

    constant: Constant
    value: float
    test: str


def copy(folder: Path) -> Path:
    """Copy what the tests need, and compile it, so that a run compiles one module alone."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    subprocess.run([sys.executable, "-m", "compileall", "-q", "tracker", "tests", "benchmarks"], cwd=folder, check=True)
    return folder


def failing(folder: Path, *tests: str) -> str:
    """Run tests in a copy, and return the first that fails; empty if all pass."""
    paths = [path.relative_to(folder).as_posix() for test in tests for path in sorted(folder.glob(test))]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-m",
        "not slow",
        "--tb=no",
        "-p",
        "no:cacheprovider",
        *paths,
    ]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "TRACKER_EXAMPLES": "15"}
    try:
        run = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return f"no end within {PATIENCE} s"
    if run.returncode == 0:
        return ""
    found = re.search(r"^(?:FAILED|ERROR) (\S+)", run.stdout, re.MULTILINE)
    return found[1] if found else f"pytest ended with {run.returncode}"


def judge(folder: Path, constant: Constant, value: float) -> str:
    """Move one number in a copy, and return the test that fails; empty where none does."""
    file = folder / constant.module
    source = file.read_text("utf-8")
    file.write_text(constant.moved(source, value), "utf-8")
    Path(cache_from_source(str(file))).unlink(missing_ok=True)
    try:
        return failing(folder, *_of_room(FIRST, constant)) or failing(folder, *_of_room(THEN, constant))
    finally:
        file.write_text(source, "utf-8")


def _of_room(tests: Mapping[str, tuple[str, ...]], constant: Constant) -> tuple[str, ...]:
    return tests.get(constant.module.split("/")[1], tests[""])


def chosen(words: list[str]) -> list[tuple[Constant, float]]:
    """Return the moves to make: of the numbers whose label contains one of the words, without what is exempt."""
    moves = {
        f"{constant.label} {direction}": (constant, value)
        for constant in constants(ROOT)
        for direction, value in zip(("down", "up"), constant.moves(), strict=True)
    }
    exempt = {key for key in moves if key in EXEMPT or key.rsplit(" ", 1)[0] in EXEMPT}
    if unknown := {name for name in EXEMPT if not any(key in (name, f"{name} down") for key in exempt)}:
        sys.exit(f"There is no such constant any more: {', '.join(sorted(unknown))} (benchmarks/mutants/exempt.py)")
    return [
        move for key, move in moves.items() if key not in exempt and (not words or any(word in key for word in words))
    ]


def main(words: list[str]) -> int:
    start = monotonic()
    moves = chosen(words)
    verdicts: list[Verdict] = []
    with tempfile.TemporaryDirectory() as parent, ThreadPoolExecutor(AT_ONCE) as pool:
        copies: Queue[Path] = Queue()
        for n in range(AT_ONCE):
            copies.put(copy(Path(parent, str(n))))
        if control := failing(Path(parent, "0"), THRESHOLDS, *CORPUS):
            sys.exit(f"A test fails although nothing was moved: {control}")

        def run(move: tuple[Constant, float]) -> Verdict:
            folder = copies.get()
            try:
                return Verdict(*move, judge(folder, *move))
            finally:
                copies.put(folder)

        for verdict in pool.map(run, moves):
            verdicts.append(verdict)
            moved = f"{verdict.constant.value:g} → {verdict.value:g}"
            print(f"{verdict.constant.label:60} {moved:22} {verdict.test or 'SURVIVED'}", flush=True)
    survivors = [verdict for verdict in verdicts if not verdict.test]
    print(
        f"\n{len(verdicts)} moves of {len({v.constant for v in verdicts})} numbers in {monotonic() - start:.0f} s: "
        f"{len(verdicts) - len(survivors)} caught, {len(survivors)} survived; {len(EXEMPT)} are exempt."
    )
    return bool(survivors)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
