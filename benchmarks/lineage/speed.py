"""Time the lineage of a long negotiation: ``python -m benchmarks.lineage.speed [STAGES ARTICLES]``; 30 and 400.

A made-up history is put into a store. Each command runs in a process of its own; its processor seconds count, with the
start of Python and what its child processes take. All figures are ratios of one run, so that another machine gives the
same. Prints Markdown. Leaves with exit code 1 if a goal is missed.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from statistics import median
from subprocess import DEVNULL, run

from benchmarks.processor import spent
from benchmarks.startup import installed_environment
from tests.support.histories.history import add, in_store, written
from tests.support.histories.plans import planned
from tracker.store.kept import FOLDER
from tracker.store.store import Store

STAGES, ARTICLES = 30, 400
PACE = 0.2
"""Changes at each stage for each article: a fifth of all articles is touched."""
TIMES = 3
"""How often each command is timed; the median counts."""
WHOLE, ADDED, KEPT_SECONDS = 30.0, 2.0, 1.0
"""The goals: the whole lineage at first and one stage more, as multiples of one comparison; and the seconds of
an answer when all is kept."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table.

    Attributes:
        what: The work that was timed.
        seconds: Its processor seconds.
        measure: The figure that the goal is about, as a multiple of one comparison or in seconds.
        goal: What it may be at most; None where there is no goal.
    """

    what: str
    seconds: float
    measure: float
    goal: float | None

    @property
    def reached(self) -> bool:
        """Return whether the goal is reached."""
        return self.goal is None or self.measure <= self.goal


def measured(stages: int, articles: int, folder: Path) -> list[Row]:
    """Build a store of all stages but the last, and time the questions to it.

    Args:
        stages: The number of stages.
        articles: The number of articles of the first.
        folder: An empty folder.
    """
    history = written(planned(1, stages=stages, articles=articles, pace=PACE))
    store = folder / "store"
    started = spent()
    in_store(history, store, stages - 1)
    building = spent() - started
    last, before = history.stages[-2], history.stages[-3]
    provision = history.stages[-2].draft.articles[articles // 2].label
    ours = _Command(store, folder / "compiled")
    comparing = ours.median("concordance", before.name, last.name, "--format", "json")
    ours.seconds("matrix")  # Loads and compiles our modules, as an installer does.
    rmtree(store / ".git" / FOLDER)
    whole = ours.seconds("matrix")
    matrix = ours.median("matrix")
    life = ours.median("history", provision)
    origin = ours.median("origin", last.name, provision)
    with Store.open(store) as opened:
        add(opened, history, history.stages[-1])
    more = ours.seconds("matrix") - matrix
    return [
        Row("the store is built", building, building, None),
        Row("one comparison (`tracker concordance`)", comparing, 1.0, None),
        Row("`tracker matrix` at first", whole, whole / comparing, WHOLE),
        Row("`tracker matrix`, all kept", matrix, matrix, KEPT_SECONDS),
        Row("`tracker history` of an article, all kept", life, life, KEPT_SECONDS),
        Row("`tracker origin` of an article, all kept", origin, origin, None),
        Row("`tracker matrix` after one stage more, beyond that", more, more / comparing, ADDED),
    ]


class _Command:
    """Our commands on a store, each in a process of its own.

    Args:
        store: The store.
        compiled: Folder for compiled modules.
    """

    def __init__(self, store: Path, compiled: Path) -> None:
        self._store = store
        self._environment = installed_environment(str(compiled))

    def median(self, *words: str) -> float:
        """Return the median of the processor seconds of some runs, one before them aside."""
        self.seconds(*words)
        return median(self.seconds(*words) for _ in range(TIMES))

    def seconds(self, *words: str) -> float:
        """Return the processor seconds of a command, whose output nobody reads."""
        started = spent()
        command = [sys.executable, "-m", "tracker", *words, "--store", str(self._store)]
        run(command, stdout=DEVNULL, check=True, env=self._environment)
        return spent() - started


def table(rows: list[Row]) -> str:
    """Return the rows in Markdown.

    >>> print(table([Row("a matrix", 12.5, 9.81, 30.0)]).splitlines()[-1])
    | a matrix | 12.50 | 9.81 | 30 | yes |
    """
    head = ["| What | Processor seconds | Measure | Goal | Reached |", "|---|---|---|---|---|"]
    return "\n".join(head + [
        f"| {row.what} | {row.seconds:.2f} | {row.measure:.2f} | {'–' if row.goal is None else f'{row.goal:g}'} |"
        f" {'yes' if row.reached else 'NO'} |"
        for row in rows
    ])  # fmt: skip


def main(stages: int = STAGES, articles: int = ARTICLES) -> int:
    """Measure and print; gives the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        rows = measured(stages, articles, Path(folder))
    print(f"{stages} stages of some {articles} articles.\n\n{table(rows)}")
    return 0 if all(row.reached for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
