"""Is a store well? What stands in the way of work, and how it is mended; not whether anybody altered it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.errors import StoreError
from tracker.model.finding import Finding, Severity
from tracker.store.git.drivers import SETTINGS, install_drivers, missing_drivers
from tracker.store.git.journal import left_behind
from tracker.store.git.lock import holder
from tracker.store.git.repository import Repository
from tracker.store.git.transaction import mend as mend_store
from tracker.store.git.work_tree import check_state
from tracker.store.snapshot import Snapshot

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


def diagnose(folder: Path, *, mend: bool) -> Iterator[Finding]:
    """Look at a store.

    Args:
        folder: Its folder.
        mend: Whether to mend what can be mended without loss.

    Raises:
        StoreError: If it cannot be opened.
    """
    with Repository(folder) as repository:
        head = repository.head()
        if head:
            manifest = Snapshot.take(repository, head).manifest
            stages = sum(len(each.stages) for each in manifest.instruments)
            yield _ok(f"the store {folder}: {len(manifest.instruments)} instruments, {stages} stages")
        yield from _unfinished(repository, mend=mend)
        if not repository.bare:
            try:
                check_state(repository)
                yield _ok("its files are in step with what it keeps; it can be written")
            except StoreError as error:
                yield _error(f"{error.message}: {error.cause}", error.remedy)
        yield from _settings(repository, mend=mend)


def _unfinished(repository: Repository, *, mend: bool) -> Iterator[Finding]:
    if who := holder(repository.git_dir):
        yield _warning(f"a tracker is writing to it now: {who}", "wait until it is done")
    elif left_behind(repository):
        if mend:
            yield _ok(f"what a tracker that was stopped left was {mend_store(repository)}")
        else:
            yield _error("a tracker was stopped while it wrote", "tracker doctor --mend; nothing is lost")


def _settings(repository: Repository, *, mend: bool) -> Iterator[Finding]:
    if lacking := missing_drivers(repository):
        if mend:
            install_drivers(repository)
            yield _ok("git's settings for drafts were installed")
        else:
            yield _warning(f"git's settings for drafts are not installed: {', '.join(lacking)}", "tracker setup")
    hooks = repository.common / "hooks"
    names = sorted(each.name for each in hooks.glob("*") if each.suffix != ".sample") if hooks.is_dir() else []
    ours = {key.lower() for key in SETTINGS}
    names += [key for key in repository.settings(own=True) if _RUN.fullmatch(key) and key.lower() not in ours]
    if names:
        yield _warning(
            f"the repository holds settings that run programs: {', '.join(names)}. tracker runs none of them, plain "
            "git does",
            "look at them before you use plain git here, if the folder came from somebody else",
        )


def _ok(message: str) -> Finding:
    return Finding(message=message, severity=Severity.OK)


def _warning(message: str, remedy: str) -> Finding:
    return Finding(message=message, remedy=remedy, severity=Severity.WARNING)


def _error(message: str, remedy: str) -> Finding:
    return Finding(message=message, remedy=remedy, severity=Severity.ERROR)
