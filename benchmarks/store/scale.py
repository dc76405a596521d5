"""A large store: the time of each question to it, beside that of the git command that reads the same facts."""

from __future__ import annotations

import hashlib
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.store.kills import AT, WHO
from tracker.store.listing import CACHE
from tracker.store.store import Store
from tracker.text.parser import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ARTICLES = 400
_WORDS = "Each State shall take the measures that are needed so that all persons under its jurisdiction have this right"
_TIMES = 7
"""How often each is timed; the median counts."""


def large(folder: Path, stages: int, releases: int, progress: Callable[[str], None]) -> Path:
    """Build a store by the commands themselves.

    Args:
        folder: An empty folder.
        stages: How many, of 400 articles each.
        releases: How many of them, the last ones, are released.
        progress: Called with a line that reports the progress.
    """
    store = folder / "store"
    Store.init(store, author=WHO, at=AT).close()
    for number in range(stages):
        with Store.open(store) as opened:
            add(opened, number)
            if number >= stages - releases:
                opened.release(f"s{number:04}", author=WHO, at=AT)
        if number % 100 == 0:
            progress(f"{number} of {stages} stages")
    return store


def add(store: Store, number: int) -> None:
    """Add a stage of which a fiftieth differs from each other."""
    articles = "".join(
        f"### Article {n}\n\n{_WORDS}, as rule {n}{f' of {number}' if n % 50 == number % 50 else ''} says.\n\n"
        for n in range(1, ARTICLES + 1)
    )
    date = f"{1900 + number // 12}-{number % 12 + 1:02}"
    front = f"---\ninstrument: large\nstage: s{number:04}\ndate: {date}\nlanguage: en\n---\n\n"
    text = parse(f"{front}# Draft\n\n{articles}")[0]
    store.add(text, source_sha256=hashlib.sha256(front.encode()).hexdigest(), author=WHO, at=AT)


def measured(store: Path, stages: int) -> Iterator[tuple[str, float]]:
    """The time of each question.

    Args:
        store: What :func:`large` built.
        stages: How many stages it has.

    Yields:
        What, and the median of its seconds.
    """
    git = ["git", "-C", str(store)]
    facts = [
        [*git, "ls-tree", "-r", "HEAD"],
        [*git, "cat-file", "blob", "HEAD:treaty.toml"],
        [*git, "for-each-ref", "--format=%(objectname) %(*objectname) %(tagger) %(contents)", "refs/tags"],
    ]
    (store / ".git" / CACHE).unlink(missing_ok=True)
    with Store.open(store) as opened:
        yield "stages, the first time in a new copy", _seconds(opened.stages)
    yield "git, the same facts (ls-tree, treaty.toml, tags)", _median(lambda: _run_all(facts))
    with Store.open(store) as opened:
        yield "stages", _median(opened.stages)
        yield "releases", _median(opened.releases)
        yield "show a stage", _median(lambda: opened.text(f"s{stages // 2:04}"))
    yield "tracker stages, with the start of Python", _median(lambda: _run(_tracker("stages", store)))
    yield "python -c 'import git, click'", _median(lambda: _run([sys.executable, "-c", "import git, click"]))
    with Store.open(store) as opened:
        yield "add a stage", _seconds(lambda: add(opened, stages))
        yield "release a stage", _seconds(lambda: opened.release(f"s{stages:04}", author=WHO, at=AT))


def _tracker(command: str, store: Path) -> list[str]:
    return [sys.executable, "-m", "tracker", command, "--store", str(store)]


def _run(command: list[str]) -> None:
    subprocess.run(command, capture_output=True, check=True)


def _run_all(commands: list[list[str]]) -> None:
    for command in commands:
        _run(command)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _median(work: Callable[[], object]) -> float:
    return statistics.median(_seconds(work) for _ in range(_TIMES))
