"""Is a store well? What stands in the way of work, and how it is mended; not whether anybody altered it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.errors import StoreError
from tracker.store.files.snapshot import Snapshot
from tracker.store.git.drivers import SETTINGS, install, missing
from tracker.store.git.journal import left_behind
from tracker.store.git.lock import holder
from tracker.store.git.repository import Repository
from tracker.store.git.state import check_state
from tracker.store.git.transaction import mend

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_RUN = re.compile(
    r"core\.(hookspath|fsmonitor|sshcommand|pager|editor|gitproxy|askpass|alternaterefscommand)|sequence\.editor"
    r"|filter\..*|alias\..*|pager\..*|diff\.external|diff\..*\.(command|textconv)|merge\..*\.driver|mergetool\..*|difftool\..*"
    r"|credential\..*|gpg\..*|include(if)?\..*|url\..*|remote\..*\.(uploadpack|receivepack|vcs|promisor)|protocol\..*"
    r"|uploadpack\..*|extensions\.(partialclone|worktreeconfig)|submodule\..*",
    re.DOTALL,
)
"""Settings by which git runs a program, or reads further settings."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that was looked at.

    Attributes:
        well: Whether it is as it should be; None for what is not, but does not matter to all.
        what: A sentence.
        cure: How to mend it; may be empty.
    """

    well: bool | None
    what: str
    cure: str = ""


def condition(folder: Path, *, mend_it: bool) -> Iterator[Condition]:
    """Look at a store.

    Args:
        folder: Its folder.
        mend_it: Whether to mend what can be mended without loss.

    Raises:
        StoreError: If it cannot be opened.
    """
    with Repository(folder) as repository:
        head = repository.head()
        if head:
            manifest = Snapshot.take(repository, head).manifest
            stages = sum(len(each.stages) for each in manifest.instruments)
            yield Condition(True, f"the store {folder}: {len(manifest.instruments)} instruments, {stages} stages")
        yield from _unfinished(repository, mend_it=mend_it)
        if not repository.bare:
            try:
                check_state(repository)
                yield Condition(True, "its files are in step with what it keeps; it can be written")
            except StoreError as error:
                yield Condition(False, f"{error.message}: {error.cause}", error.remedy)
        yield from _settings(repository, mend_it=mend_it)


def _unfinished(repository: Repository, *, mend_it: bool) -> Iterator[Condition]:
    if who := holder(repository.git_dir):
        yield Condition(None, f"a tracker is writing to it now: {who}", "wait until it is done")
    elif left_behind(repository):
        if mend_it:
            yield Condition(True, f"what a tracker that was stopped left was {mend(repository)}")
        else:
            yield Condition(False, "a tracker was stopped while it wrote", "tracker doctor --mend; nothing is lost")


def _settings(repository: Repository, *, mend_it: bool) -> Iterator[Condition]:
    if lacking := missing(repository):
        if mend_it:
            install(repository)
            yield Condition(True, "git's settings for drafts were installed")
        else:
            yield Condition(None, f"git's settings for drafts are not installed: {', '.join(lacking)}", "tracker setup")
    hooks = repository.common / "hooks"
    names = sorted(each.name for each in hooks.glob("*") if each.suffix != ".sample") if hooks.is_dir() else []
    ours = {key.lower() for key in SETTINGS}
    names += [key for key in repository.settings(own=True) if _RUN.fullmatch(key) and key.lower() not in ours]
    if names:
        yield Condition(
            None,
            f"the repository holds settings that run programs: {', '.join(names)}. tracker runs none of them, plain "
            "git does",
            "look at them before you use plain git here, if the folder came from somebody else",
        )
