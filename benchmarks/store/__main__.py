"""``make endure``: kills 500 writers, lets eight write at once fifty times, builds a large store and times it.

Numbers may follow: kills, rounds, stages, releases. Leaves with exit code 1 if anything was lost or left half done.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from benchmarks.store.kills import kill_often
from benchmarks.store.scale import large, measured
from benchmarks.store.writers import crowd

WRITERS = 8


def main(kills: int = 500, rounds: int = 50, stages: int = 1000, releases: int = 300) -> int:
    """Run everything; gives the exit code."""
    seed = int(time.time())
    with tempfile.TemporaryDirectory() as folder:
        tally = kill_often(Path(folder), kills, seed, _progress)
    _say(
        f"{tally.kills} writers killed at random points (seed {seed}): {len(tally.faults)} faults; "
        f"{tally.mended} left something that was finished or taken back"
    )
    with tempfile.TemporaryDirectory() as folder:
        lost = crowd(Path(folder), WRITERS, rounds)
    _say(f"{WRITERS} writers at once, {rounds} rounds: {len(lost)} faults")
    for fault in [*tally.faults, *lost]:
        _say(f"  FAULT {fault}")
    if stages:
        with tempfile.TemporaryDirectory() as folder:
            store = large(Path(folder), stages, releases, _progress)
            _say(f"a store of {stages} stages of 400 articles and {releases} releases:")
            for what, seconds in measured(store, stages):
                _say(f"  {seconds * 1000:9.1f} ms  {what}")
    return 1 if tally.faults or lost else 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _progress(done: object) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{done} …   ")


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
