"""Diagnosis of a store: obstacles to work and their remedies. Only :mod:`tracker.store.audit` finds forged contents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.errors import StoreError
from tracker.model.finding import Finding, Severity
from tracker.spelling import counted
from tracker.store.git import journal
from tracker.store.git.drivers import SETTINGS, install_drivers, missing_drivers
from tracker.store.git.lock import holder
from tracker.store.git.repository import Repository
from tracker.store.git.transaction import recover
from tracker.store.git.work_tree import check_clean
from tracker.store.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PROGRAM_SETTINGS = re.compile(
    r"core\.(hookspath|fsmonitor|sshcommand|pager|editor|gitproxy|askpass|alternaterefscommand)|sequence\.editor"
    r"|filter\..*|alias\..*|pager\..*|diff\.external|diff\..*\.(command|textconv)|merge\..*\.driver|mergetool\..*|difftool\..*"
    r"|credential\..*|gpg\..*|include(if)?\..*|url\..*|remote\..*\.(uploadpack|receivepack|vcs|promisor)|protocol\..*"
    r"|uploadpack\..*|extensions\.(partialclone|worktreeconfig)|submodule\..*",
    re.DOTALL,
)
"""Settings by which git runs a program, or reads further settings."""


def diagnose(folder: Path, *, mend: bool) -> Iterator[Finding]:
    """Check the condition of a store.

    Args:
        folder: Its folder.
        mend: Whether to repair everything that can be repaired without loss.

    Raises:
        StoreError: If it cannot be opened.
    """
    with Repository(folder) as repository:
        head = repository.head()
        if head:
            instruments = Snapshot.of_commit(repository, head).manifest.instruments
            stages = sum(len(instrument.stages) for instrument in instruments)
            yield _ok(f"store {folder}: {counted(len(instruments), 'instrument')}, {counted(stages, 'stage')}")
        yield from _check_writers(repository, mend=mend)
        if not repository.bare:
            try:
                check_clean(repository)
                yield _ok("store: the files are as the store keeps them, and can be written")
            except StoreError as error:
                yield _error(f"{error.message}: {error.cause}", error.remedy)
        yield from _check_settings(repository, mend=mend)


def _check_writers(repository: Repository, *, mend: bool) -> Iterator[Finding]:
    if process := holder(repository.git_dir):
        yield _warning(f"store: another tracker is writing to it now: {process}", "wait until it has finished")
    elif journal.is_present(repository):
        if mend:
            yield _ok(f"store: the change that was interrupted was {recover(repository)}")
        else:
            yield _error(
                "store: a change was interrupted; nothing is lost", "complete it or take it back: tracker doctor --mend"
            )


def _check_settings(repository: Repository, *, mend: bool) -> Iterator[Finding]:
    if missing := missing_drivers(repository):
        if mend:
            install_drivers(repository)
            yield _ok("store: the settings of git for drafts were installed")
        else:
            yield _warning(
                f"store: the settings of git for drafts are missing: {', '.join(missing)}",
                "install them: tracker setup",
            )
    hooks = repository.common / "hooks"
    names = sorted(file.name for file in hooks.glob("*") if file.suffix != ".sample") if hooks.is_dir() else []
    ours = {key.lower() for key in SETTINGS}
    own_settings = repository.settings(own=True)
    names += [key for key in own_settings if _PROGRAM_SETTINGS.fullmatch(key) and key.lower() not in ours]
    if names:
        yield _warning(
            f"store: the repository contains settings that run programs: {', '.join(names)}; tracker runs none, "
            "but plain git does",
            "look at them before you use plain git here, if the folder came from elsewhere",
        )


def _ok(message: str) -> Finding:
    return Finding(message=message, severity=Severity.OK)


def _warning(message: str, remedy: str) -> Finding:
    return Finding(message=message, remedy=remedy, severity=Severity.WARNING)


def _error(message: str, remedy: str) -> Finding:
    return Finding(message=message, remedy=remedy, severity=Severity.ERROR)
