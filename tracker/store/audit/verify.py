"""Is the store what it says? Every text, every commit that states a digest, every release, every statement of people.

A store is an ordinary git repository, in which anybody with access can write by other means. What tracker wrote states
the digests of texts in its commits and tags, so what was changed by other means does not agree with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.store.audit.files import whole_files
from tracker.store.audit.history import past_commits
from tracker.store.audit.releases import all_releases
from tracker.store.audit.results import doubtful, sound, unproved
from tracker.store.audit.texts import people_said, texts
from tracker.store.git.repository import Repository
from tracker.store.git.work_tree import uncommitted
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
    """Look at everything that can be proved of a store, damaged or not, without changing anything.

    Args:
        folder: The folder of the store.
        signers: Those whose signatures count; if nothing is said, those whom the store itself named when each release
            was made.
        progress: Is told what is being looked at, for long work.

    Raises:
        StoreError: If there is no git repository.
    """
    with Repository(folder) as repository:
        return list(_verify(repository, signers, progress))


def _verify(repository: Repository, signers: Signers | None, progress: Callable[[str], None]) -> Iterator[Finding]:
    progress("objects")
    try:
        repository.run("fsck", "--full", "--strict", "--no-dangling", "--no-progress")
        yield sound("git: every object is whole, and named by its content")
    except StoreError as error:
        yield doubtful(f"git finds the repository damaged: {error.cause}")
        yield unproved("texts, history and releases were not looked at; mend the repository, or take a copy")
        return
    head = repository.head()
    if not head:
        yield doubtful("there is no commit that could be looked at")
        return
    try:
        now = Snapshot.take(repository, head)
    except (StoreError, InputError) as error:
        yield doubtful(f"{error.message}: {error.cause}")
        return
    yield from _other_pasts(repository)
    for path in repository.links(head):
        yield doubtful(f"{path}: it is a link or a repository inside this one, which tracker never makes")
    commits = history(repository, head)
    progress("texts")
    if shallow(repository):
        yield unproved("files and texts were not compared with their commits, which are not all here")
    else:
        yield from whole_files(now, commits)
        yield from texts(now, commits)
    yield from people_said(now, commits)
    progress("history")
    yield from past_commits(now, commits)
    progress("releases")
    yield from all_releases(repository, {each.id for each in commits}, signers)


def _other_pasts(repository: Repository) -> Iterator[Finding]:
    """Means of git to show another past than there is; they hold for plain git, and are not followed here."""
    if (repository.common / "info" / "grafts").exists() or repository.references("refs/replace/"):
        yield doubtful("the repository shows plain git other objects than there are (grafts, or refs/replace)")
    if shallow(repository):
        yield unproved("the history was cut off when the store was copied (a shallow clone); git fetch --unshallow")
    if not repository.bare and (changed := uncommitted(repository)):
        yield unproved(f"files in the folder are not those that the store keeps: {', '.join(changed[:3])}")


def shallow(repository: Repository) -> bool:
    """Whether only the last commits are here."""
    return (repository.common / "shallow").exists()
