"""Time our matching beside TF-IDF with sparse assignment, on texts of growing size.

Run with: ``python -m benchmarks.mapping.speed DATA``. DATA holds ``benchmark/speed/`` as its README describes. Each
measurement has a process of its own; the engines take turns, so that a busy moment of the machine falls on both.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.mapping.corpus import Corpus, read_corpus
from benchmarks.mapping.once import ENGINES, Figures
from benchmarks.mapping.tables import shown, table
from tracker.errors import InputError

SIZES = (1_000, 3_000, 10_000)
TURNS = 3
SLOW = 60.0
"""Seconds of matching from which on a run is not repeated."""
LEGEND = f"""Medians of {TURNS} runs in turns, or of one if it takes over {SLOW:.0f} s. Processor seconds to match,
to read, and for both; peak memory once read, and for both, in multiples of the bytes of both texts."""

Runs = dict[tuple[int, str], list[Figures]]
"""The runs of each size and engine."""


def main(data: Path) -> int:
    """Measure on this data; gives the exit code."""
    try:
        corpus = read_corpus(data / "benchmark" / "speed", "large_mut")
    except InputError as error:
        sys.stderr.write(f"Error: {error}\n")
        return 2
    runs: Runs = {}
    for size in SIZES:
        sys.stderr.write(f"{size} articles …\n")
        with TemporaryDirectory() as folder:
            lay_out(corpus.first(size), Path(folder))
            for turn in range(TURNS):
                for engine in ENGINES:
                    done = runs.setdefault((size, engine), [])
                    if turn == 0 or done[0].matching < SLOW:
                        done.append(run(engine, Path(folder)))
    print(f"\n{LEGEND}\n")
    print(each_run(runs))
    print()
    print(growth(runs))
    return 0


def lay_out(corpus: Corpus, folder: Path) -> None:
    """Write the texts and links for a process that measures."""
    for side, parts in (("old", corpus.old), ("new", corpus.new)):
        (folder / f"{side}.txt").write_text("".join(parts), encoding="utf-8")
    (folder / "links.json").write_text(json.dumps(sorted(corpus.pairs)), encoding="utf-8")


def run(engine: str, folder: Path) -> Figures:
    """One measurement."""
    command = [sys.executable, "-m", "benchmarks.mapping.once", engine, str(folder)]
    return Figures(**json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))


def each_run(runs: Runs) -> str:
    """A row for each size and engine."""
    head = ("engine", "articles", "match", "read", "both", "F1", "memory read", "memory both")
    rows = []
    for (size, engine), found in runs.items():
        seconds = (median(f.matching for f in found), median(f.reading for f in found), median(f.job for f in found))
        memory = (median(f.memory_read for f in found), median(f.memory for f in found))
        figures = (*(shown(x, ".2f") for x in seconds), shown(found[0].f1), *(shown(x, ".1f") for x in memory))
        rows.append((engine, str(size), *figures))
    return table(head, rows)


def growth(runs: Runs) -> str:
    """Report the growth of the time for matching, and the ratio of the engines."""
    seconds = {case: median(f.matching for f in found) for case, found in runs.items()}
    sizes = sorted({size for size, _ in seconds})
    low, high = sizes[0], sizes[-1]
    lines = [
        f"{engine}: time grows as the power {math.log(seconds[high, engine] / seconds[low, engine], high / low):.2f}"
        f" of the articles, {low} to {high}"
        for engine in dict.fromkeys(name for _, name in runs)
    ]
    ours, *others = dict.fromkeys(name for _, name in runs)
    for theirs in others:
        ratios = (f"{seconds[size, ours] / seconds[size, theirs]:.2f} ({size})" for size in sizes)
        lines.append(f"time of {ours} over time of {theirs}: {', '.join(ratios)}")
    return "\n".join(lines)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python -m benchmarks.mapping.speed DATA")
    sys.exit(main(Path(sys.argv[1])))
