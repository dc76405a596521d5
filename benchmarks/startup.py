"""Time the start of `tracker --help`, in comparison with bare Python and with the import of every dependency.

Run with: python -m benchmarks.startup
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.processor import spent

DRAFTS = Path(__file__).parent.parent / "drafts" / "solidarity"
RUNS = 15
CASES = {
    "bare python": ["-c", "pass"],
    "tracker --help": ["-m", "tracker", "--help"],
    "all dependencies": ["-c", "import click, diff_match_patch, git, jinja2, yaml"],
    "git, jinja2, click": ["-c", "import git, jinja2, click"],
    "tracker redline (declaration)": [
        "-m", "tracker", "redline", str(DRAFTS / "2014-avant-projet.fr.md"), str(DRAFTS / "2017-final.fr.md"),
        "--force", "-o", "{out}",
    ],
}  # fmt: skip


def installed_environment(folder: str) -> dict[str, str]:
    """Return an environment in which modules are compiled once, as those of an installed program are.

    Args:
        folder: Folder for the compiled modules.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": folder}


def seconds(arguments: list[str], folder: str) -> float:
    """Return the processor seconds that Python takes to run with these arguments, those of its child processes too."""
    command = [argument.format(out=f"{folder}/out.html") if argument == "{out}" else argument for argument in arguments]
    started = spent()
    subprocess.run(
        [sys.executable, *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
        env=installed_environment(folder),
    )
    return spent() - started


def median_seconds() -> dict[str, float]:
    """Return the median seconds of each case."""
    with TemporaryDirectory() as folder:
        # In turns, so that a busy moment of the machine falls on all; the first turn only compiles and warms the disk.
        turns = [{name: seconds(case, folder) for name, case in CASES.items()} for _ in range(RUNS + 1)][1:]
    return {name: statistics.median(turn[name] for turn in turns) for name in CASES}


def main() -> None:
    """Print the median of each case, and how it compares with ``tracker --help``."""
    medians = median_seconds()
    help_time = medians["tracker --help"]
    for name, median in medians.items():
        print(f"{name:30}{1000 * median:7.0f} ms   tracker --help takes {help_time / median:.2f} times as long")


if __name__ == "__main__":
    main()
