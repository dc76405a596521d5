"""Checks that the work tree of a store may be changed."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

from tracker.errors import StoreError
from tracker.store.formats.paths import MANAGED
from tracker.store.git.journal import INDEX_LOCK
from tracker.store.git.repository import NO_OBJECT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.store.git.repository import Repository

_UNFINISHED_WORK = {
    "MERGE_HEAD": "a merge",
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
    "BISECT_LOG": "a bisect",
}


def check_paths_free(repository: Repository, parent: str, files: Mapping[str, bytes | None]) -> None:
    """Check that no write would replace a file that git ignores and so did not report, or follow a link elsewhere.

    Args:
        repository: The repository.
        parent: The current commit.
        files: The files that are to be written, by path.

    Raises:
        StoreError: If something is in the way.
    """
    known = set() if parent == NO_OBJECT else set(repository.files(parent))
    for path in files:
        if path not in known and os.path.lexists(repository.folder / path):
            raise StoreError(
                f"{repository.folder / path} is in the way",
                cause="git ignores it (.gitignore or .git/info/exclude), so the store does not keep it",
                remedy="move it away, and let git see the folder text/",
            )
        for folder in (repository.folder / path).parents:
            if folder == repository.folder:
                break
            if folder.is_symlink() or folder.is_file():
                raise StoreError(
                    f"{folder} is in the way",
                    cause="it is a link or a file, not a folder, so that texts would be written somewhere else",
                    remedy="remove it from the store with git, and find out who put it there",
                )


def check_clean(repository: Repository) -> None:
    """Check that no git is at work, that HEAD is on a branch, and that all changes are committed.

    Raises:
        StoreError: If not; with the obstacle and its remedy.
    """
    folder, git_dir = repository.folder, repository.git_dir
    if (git_dir / INDEX_LOCK).exists():
        raise StoreError(
            f"git is working in {folder}",
            cause=f"{git_dir / INDEX_LOCK} exists",
            remedy="wait until it has finished; if no git is running, delete that file",
        )
    for name, work in _UNFINISHED_WORK.items():
        if (git_dir / name).exists():
            raise StoreError(
                f"The store at {folder} cannot be written now",
                cause=f"{work} is under way",
                remedy="finish or abort it with git first; git status says how",
            )
    if not repository.succeeds("symbolic_ref", "--quiet", "HEAD"):
        raise StoreError(
            f"The store at {folder} cannot be written now",
            cause="git is on no branch (“detached HEAD”), so that a change would soon be lost",
            remedy=f"return to a branch first: git -C {shlex.quote(str(folder))} switch main",
        )
    if changed := uncommitted_paths(repository):
        shown = ", ".join(changed[:5]) + (f" and {len(changed) - 5} more" if len(changed) > 5 else "")
        raise StoreError(
            f"Files in the store at {folder} have changes that were not committed",
            cause=f"changed: {shown}",
            remedy=f"commit them with git, or set them aside: git -C {shlex.quote(str(folder))} stash -u",
        )


def uncommitted_paths(repository: Repository) -> list[str]:
    """Return the paths of uncommitted changes; new files outside of those that tracker manages do not count."""
    status = repository.run(
        "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--ignore-submodules=all"
    )
    entries = [(entry[:2], entry[3:]) for entry in status.decode("utf-8", "replace").split("\0") if entry]
    return [path for code, path in entries if code != "??" or path.startswith(MANAGED)]
