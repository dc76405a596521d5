"""Many writers at once: processes that each add a stage of their own to one store, round after round."""

from __future__ import annotations

import contextlib
import os
import subprocess
from typing import TYPE_CHECKING

from benchmarks.store.kills import AT, WHO, add
from tracker.store.audit.verify import verify_store
from tracker.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def crowd(folder: Path, writers: int, rounds: int) -> list[str]:
    """Let processes write at once.

    Args:
        folder: An empty folder.
        writers: How many processes.
        rounds: How often each adds a stage, all beginning together each time.

    Returns:
        What was wrong, in words; nothing if every stage is there and the history is one line.
    """
    store = folder / "store"
    Store.init(store, author=WHO, at=AT).close()
    faults = []
    for number in range(rounds):
        children = [_child(store, f"r{number}-w{writer}") for writer in range(writers)]
        faults += [f"round {number}: a writer failed" for child in children if os.waitpid(child, 0)[1]]
    wanted = {f"r{number}-w{writer}" for number in range(rounds) for writer in range(writers)}
    with Store.open(store) as opened:
        there = {stage.slug for stage in opened.stages() if stage.texts}
    faults += [f"{item} is lost" for item in wanted - there]
    git = ["git", "-C", str(store)]
    merges = subprocess.run(
        [*git, "rev-list", "--merges", "--count", "HEAD"], capture_output=True, text=True, check=True
    )
    count = subprocess.run([*git, "rev-list", "--count", "HEAD"], capture_output=True, text=True, check=True)
    if (merges.stdout.strip(), count.stdout.strip()) != ("0", str(1 + writers * rounds)):
        faults.append(f"the history has {count.stdout.strip()} commits, {merges.stdout.strip()} of them merges")
    return faults + [element.message for element in verify_store(store) if element.holds is False]


def _child(store: Path, stage: str) -> int:
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            add(store, stage)
            os._exit(0)
        os._exit(1)
    return child
