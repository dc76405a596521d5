"""Kills writers at random points, and checks each time that the store is as before or as after, never between.

A child is forked that adds, releases, or brings in a bundle, and is killed after a random part of the time that this
takes: by turns alone, so that the git which it had started goes on, and with its git, as when the power fails.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.store.audit.verify import verify_store
from tracker.store.formats.authorship import Author, Authorship, Timestamp
from tracker.store.sharing.bundle import import_bundle
from tracker.store.store import Store
from tracker.text.parser import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.model.draft import DraftText

WHO, AT = Author("Somebody", "somebody@example.org"), Timestamp.parse("2020-01-01")


@dataclass
class Tally:
    """The result of the kills.

    Attributes:
        kills: How often a child was killed before it was done.
        done: How often it was done before.
        before: After how many kills the store was as before.
        after: After how many it was as after.
        mended: After how many something was left that was finished or taken back.
        faults: The faults, in words.
    """

    kills: int = 0
    done: int = 0
    before: int = 0
    after: int = 0
    mended: int = 0
    faults: list[str] = field(default_factory=list)


def draft(stage: str) -> DraftText:
    """A small draft of its own for each stage."""
    articles = "".join(f"### Article {n}\n\nIn {stage} this is what article {n} says.\n\n" for n in range(1, 6))
    front = f"---\ninstrument: test\nstage: {stage}\nlanguage: en\nauthenticity: official\n---\n\n"
    return parse(f"{front}# Draft\n\n{articles}")[0]


def add(store: Path, stage: str) -> None:
    """Add a stage."""
    with Store.open(store) as opened:
        source = hashlib.sha256(stage.encode()).hexdigest()
        opened.add(draft(stage), source_sha256=source, author=WHO, at=AT)


def release(store: Path, stage: str) -> None:
    """Release a stage."""
    with Store.open(store) as opened:
        opened.release(stage, author=WHO, at=AT)


def kill_often(folder: Path, times: int, seed: int, progress: Callable[[int], None] = lambda _: None) -> Tally:
    """Kill writers of a store.

    Args:
        folder: An empty folder to work in.
        times: How many kills.
        seed: Of the random numbers.
        progress: Called with the number of kills so far.
    """
    chance, tally = random.Random(seed), Tally()
    store, ahead = folder / "store", folder / "ahead"
    Store.init(store, author=WHO, at=AT).close()
    add(store, "s0")
    number = 0
    while tally.kills < times:
        number += 1
        kind = ("add", "add", "release", "forward", "import")[number % 5]
        known = _state(store)
        task = _work(kind, store, ahead, folder, f"s{number}", chance)
        if task is not None:
            whole = chance.random() < 0.5
            if _killed(task, chance, whole=whole):
                tally.kills += 1
            else:
                tally.done += 1
            _look(store, known, kind, folder, tally)
        progress(tally.kills)
        shutil.rmtree(folder / "new", ignore_errors=True)
    tally.faults += [item.message for item in verify_store(store) if item.holds is False]
    return tally


def _work(  # noqa: PLR0913, PLR0917 – one step of its only caller
    kind: str, store: Path, ahead: Path, folder: Path, stage: str, chance: random.Random
) -> Callable[[], object] | None:
    if kind == "add":
        return lambda: add(store, stage)
    if kind == "release":
        with Store.open(store) as opened:
            free = [item.slug for item in opened.stages() if not item.released]
        chosen = chance.choice(free) if free else ""
        return (lambda: release(store, chosen)) if chosen else None
    bundle = folder / "store.bundle"
    if kind == "forward":
        shutil.rmtree(ahead, ignore_errors=True)
        subprocess.run(["git", "clone", "--quiet", str(store), str(ahead)], check=True)
        add(ahead, stage)
        release(ahead, stage)
        _export(ahead, bundle)
        return lambda: import_bundle(bundle, store, Authorship(WHO, AT))
    _export(store, bundle)
    return lambda: import_bundle(bundle, folder / "new", Authorship(WHO, AT))


def _export(store: Path, to: Path) -> None:
    with Store.open(store) as opened:
        to.write_bytes(opened.export().content)


_LASTS = {"longest": 0.3}
"""Seconds that the longest work took so far; a kill comes at a random moment within it."""


def _killed(task: Callable[[], object], chance: random.Random, *, whole: bool) -> bool:
    """Return True if the child was killed before it was done."""
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            os.setsid()
            task()
            os._exit(0)
        os._exit(1)
    end = start + chance.random() * _LASTS["longest"]
    while time.monotonic() < end:
        if os.waitpid(child, os.WNOHANG)[0]:
            _LASTS["longest"] = max(0.05, 0.9 * _LASTS["longest"] + 0.1 * 1.2 * (time.monotonic() - start))
            return False
        time.sleep(0.001)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL) if whole else os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    _LASTS["longest"] = min(1.0, _LASTS["longest"] * 1.02)
    return True


def _state(store: Path) -> dict[str, str]:
    """The digest of every text, and the id of every release."""
    with Store.open(store) as opened:
        texts = {f"{stage.slug} {text.language}": text.sha256 for stage in opened.stages() for text in stage.texts}
        return texts | {item.tag: item.tag_id for item in opened.releases()}


def _look(store: Path, known: dict[str, str], kind: str, folder: Path, tally: Tally) -> None:
    left = (store / ".git/tracker-new").exists() or (store / ".git/index.lock").exists()
    # A git that a killed writer had started goes on for some milliseconds; who writes next waits for its lock.
    try:
        now = _state(store)
        if tally.kills % 5 == 0:
            add(store, f"probe-{tally.kills}-{tally.done}")
            status = subprocess.run(["git", "-C", str(store), "status", "--short"], capture_output=True, check=True)
            tally.faults += [f"after {kind}: {line}" for line in status.stdout.decode().splitlines()]
    except Exception as error:  # noqa: BLE001 – every fault is one that is counted
        tally.faults.append(f"after {kind}: {error}")
        return
    tally.mended += left
    lost = {name for name, value in known.items() if now.get(name) != value}
    tally.faults += [f"after {kind}: {item} is lost" for item in lost]
    tally.before += now == known
    tally.after += now != known
    fsck = subprocess.run(
        ["git", "-C", str(store), "fsck", "--strict", "--no-dangling"], capture_output=True, check=False
    )
    if fsck.returncode:
        tally.faults.append(f"after {kind}: {fsck.stderr.decode()}")
    if kind == "import" and (folder / "new").exists():
        tally.faults += [
            f"after {kind}: {element.message}" for element in verify_store(folder / "new") if element.holds is False
        ]
