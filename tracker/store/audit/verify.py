"""Verification of a whole store, damaged or not, without changing anything.

A store is an ordinary git repository, in which anybody with access can write by other means. The commits and tags of
tracker state the digests of texts and files, so a change that was made by other means does not agree with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.store.audit.annotations import verify_annotations
from tracker.store.audit.corrections import verify_corrections
from tracker.store.audit.files import verify_files
from tracker.store.audit.history import verify_history
from tracker.store.audit.releases import verify_releases
from tracker.store.audit.results import doubtful, sound, unproved
from tracker.store.audit.texts import verify_texts
from tracker.store.git.repository import Repository
from tracker.store.git.work_tree import uncommitted_paths
from tracker.store.history import history
from tracker.store.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tracker.model.finding import Finding
    from tracker.store.releases.signatures import Signers


def verify_store(
    folder: Path, signers: Signers | None = None, progress: Callable[[str], None] = lambda _: None
) -> list[Finding]:
    """Check everything in a store that can be proved.

    Args:
        folder: The folder of the store.
        signers: The keys whose signatures count; None for those that the store itself named when each release was
            made.
        progress: Called with the name of each step as it begins, for long work.

    Raises:
        StoreError: If the folder holds no git repository.
    """
    with Repository(folder) as repository:
        return list(_verify(repository, signers, progress))


def _verify(repository: Repository, signers: Signers | None, progress: Callable[[str], None]) -> Iterator[Finding]:
    progress("objects")
    try:
        repository.run("fsck", "--full", "--strict", "--no-dangling", "--no-progress")
        yield sound("git: every object is intact")
    except StoreError as error:
        yield doubtful(f"git finds the repository damaged: {error.cause}")
        yield unproved("texts, history and releases were not looked at; mend the repository, or take a copy")
        return
    head = repository.head()
    if not head:
        yield doubtful("there is no commit that could be looked at")
        return
    try:
        snapshot = Snapshot.of_commit(repository, head)
    except (StoreError, InputError) as error:
        yield doubtful(f"{error.message}: {error.cause}")
        return
    yield from _verify_repository(repository)
    for path in repository.links(head):
        yield doubtful(f"{path}: it is a link or a repository inside this one, which tracker never makes")
    commits = history(repository, head)
    progress("texts")
    if _is_shallow(repository):
        yield unproved("files and texts were not compared with their commits, which are not all here")
    else:
        yield from verify_files(snapshot, commits)
        yield from verify_texts(snapshot, commits)
    yield from verify_annotations(snapshot)
    yield from verify_corrections(snapshot, commits)
    progress("history")
    yield from verify_history(snapshot, commits)
    progress("releases")
    yield from verify_releases(repository, {commit.id for commit in commits}, signers)


def _verify_repository(repository: Repository) -> Iterator[Finding]:
    """Report grafts, replaced objects and a missing past: plain git follows them, tracker does not."""
    if (repository.common / "info" / "grafts").exists() or repository.references("refs/replace/"):
        yield doubtful("the repository shows plain git other objects than there are (grafts, or refs/replace)")
    if _is_shallow(repository):
        yield unproved("the history was cut off when the store was copied (a shallow clone); git fetch --unshallow")
    if not repository.bare and (changed := uncommitted_paths(repository)):
        yield unproved(f"files in the folder are not those that the store keeps: {', '.join(changed[:3])}")


def _is_shallow(repository: Repository) -> bool:
    """Tell whether only the newest commits are in this copy."""
    return (repository.common / "shallow").exists()
