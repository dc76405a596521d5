"""How fast `tracker --help` starts, beside bare Python and beside importing every dependency.

Run with: python benchmarks/startup.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

RUNS = 15
CASES = {
    "bare python": ["-c", "pass"],
    "tracker --help": ["-m", "tracker", "--help"],
    "all dependencies": ["-c", "import click, diff_match_patch, git, jinja2, yaml"],
}


def seconds(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def measured() -> dict[str, float]:
    """Median seconds of each case."""
    # In turns, so that a busy moment of the machine falls on all three; the first turn only warms the disk.
    turns = [{name: seconds(case) for name, case in CASES.items()} for _ in range(RUNS + 1)][1:]
    return {name: statistics.median(turn[name] for turn in turns) for name in CASES}


def main() -> None:
    medians = measured()
    help_time = medians["tracker --help"]
    for name, median in medians.items():
        print(f"{name:18}{1000 * median:7.0f} ms   tracker --help takes {help_time / median:.2f} times as long")


if __name__ == "__main__":
    main()
