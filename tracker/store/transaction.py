"""Changing a store: all or nothing.

The order: take the locks; look whether the work tree may be changed; write objects, which nothing points
at; lay the new files ready beside the work tree; move the branch, if it still stands where it stood; put
the files and the index in place. Whatever fails before the branch moves leaves the store as it was.
"""

from __future__ import annotations

import os
import shlex
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tracker.errors import StoreError
from tracker.store.lock import lock
from tracker.store.repository import NO_OBJECT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tracker.store.repository import Repository
    from tracker.store.signature import Signature

MANAGED = ("text/", "concordance/", "treaty.toml")
"""What belongs to the tracker: here even a file that git does not know yet is in the way."""

_UNDER_WAY = {
    "MERGE_HEAD": "a merge",
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
    "BISECT_LOG": "a bisect",
}


@contextmanager
def writing(repository: Repository) -> Iterator[None]:
    """Hold the store for a change.

    Raises:
        StoreError: If the repository is in no state for it; nothing was changed then.
    """
    if repository.bare:
        raise StoreError(
            f"The store at {repository.folder} cannot be written",
            cause="it is a bare repository, which has no work tree",
            cure="clone it, work in the clone, and push",
        )
    with lock(repository.git_dir):
        _check_state(repository)
        yield


def commit(repository: Repository, files: Mapping[str, bytes], *, message: str, by: Signature) -> str:
    """Commit files on the present branch, and bring index and work tree in step. Needs :func:`writing`.

    Args:
        repository: The repository.
        files: Paths in the store and their whole content.
        message: The commit's message.
        by: Who answers for it, and when.

    Returns:
        The id of the commit.

    Raises:
        StoreError: If git or the disk refuses.
    """
    parent = repository.head() or NO_OBJECT
    _check_free(repository, parent, files)
    with _new_index(repository, parent) as index:
        env = {"GIT_INDEX_FILE": str(index)}
        blobs = {path: repository.write("blob", content) for path, content in files.items()}
        listed = "".join(f"100644 {blob}\t{path}\0" for path, blob in blobs.items())
        repository.run("update_index", "-z", "--add", "--index-info", stdin=listed.encode(), env=env)
        tree = repository.run("write_tree", env=env).decode().strip()
        new = repository.write("commit", _commit_object(tree, parent, message, by))
        with _laid_ready(repository, files) as ready:
            repository.move("HEAD", new, parent, by)
            _put_in_place(repository, ready, index, new)
    return new


def tag(repository: Repository, name: str, target: str, *, message: str, by: Signature) -> str:
    """Make an annotated tag that must not exist yet, and give its id. Needs :func:`writing`."""
    head = f"object {target}\ntype commit\ntag {name}\ntagger {by}\n\n"
    tag_id = repository.write("tag", (head + message).encode())
    repository.move(f"refs/tags/{name}", tag_id, NO_OBJECT, by)
    return tag_id


def _put_in_place(repository: Repository, ready: Mapping[str, Path], index: Path, new: str) -> None:
    """Move files and index into place; the branch has moved, so a failure here no longer undoes anything."""
    try:
        for path, file in ready.items():
            # Not os.replace: the work tree of a linked worktree may lie on another disk than its git folder.
            shutil.move(file, repository.folder / path)
        repository.run("update_index", "-q", "--refresh", env={"GIT_INDEX_FILE": str(index)})
        index.replace(repository.git_dir / "index")
    except (OSError, StoreError) as error:
        raise StoreError(
            f"The commit {new} was made, but the files in {repository.folder} are not in step with it",
            cause=str(error),
            cure=f"run git -C {shlex.quote(str(repository.folder))} reset --hard",
        ) from error


def _check_free(repository: Repository, parent: str, files: Mapping[str, bytes]) -> None:
    """Refuse to write over a file that git ignores and so did not report."""
    known = set() if parent == NO_OBJECT else set(repository.files(parent))
    for path in files:
        if path not in known and os.path.lexists(repository.folder / path):
            raise StoreError(
                f"{repository.folder / path} is in the way",
                cause="git ignores it (.gitignore or .git/info/exclude), so it is kept nowhere",
                cure="move it away, and let git see the folder text/",
            )


def _commit_object(tree: str, parent: str, message: str, by: Signature) -> bytes:
    parents = "" if parent == NO_OBJECT else f"parent {parent}\n"
    return f"tree {tree}\n{parents}author {by}\ncommitter {by}\n\n{message}".encode()


def _check_state(repository: Repository) -> None:
    folder, git_dir = repository.folder, repository.git_dir
    if (git_dir / "index.lock").exists():
        raise StoreError(
            f"git is at work in {folder}",
            cause=f"{git_dir / 'index.lock'} exists",
            cure="wait until it is done; if no git is running, delete the file",
        )
    for name, what in _UNDER_WAY.items():
        if (git_dir / name).exists():
            raise StoreError(
                f"The store at {folder} cannot be written now",
                cause=f"{what} is under way",
                cure="finish or abort it with git first; git status says how",
            )
    if not repository.succeeds("symbolic_ref", "--quiet", "HEAD"):
        raise StoreError(
            f"The store at {folder} cannot be written now",
            cause="HEAD is detached: a commit made here would belong to no branch",
            cure=f"go back to a branch first: git -C {shlex.quote(str(folder))} switch main",
        )
    if dirty := _in_the_way(repository):
        shown = ", ".join(dirty[:5]) + (f" and {len(dirty) - 5} more" if len(dirty) > 5 else "")
        raise StoreError(
            f"The work tree of the store at {folder} has changes that are not committed",
            cause=f"changed: {shown}",
            cure=f"commit them with git, or put them away: git -C {shlex.quote(str(folder))} stash -u",
        )


def _in_the_way(repository: Repository) -> list[str]:
    status = repository.run(
        "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--ignore-submodules=all"
    )
    entries = [(entry[:2], entry[3:]) for entry in status.decode("utf-8", "replace").split("\0") if entry]
    return [path for code, path in entries if code != "??" or path.startswith(MANAGED)]


@contextmanager
def _new_index(repository: Repository, parent: str) -> Iterator[Path]:
    """The next index, built under git's own lock name, so that no other git changes the index meanwhile."""
    index, locked = repository.git_dir / "index", repository.git_dir / "index.lock"
    try:
        if parent == NO_OBJECT or not index.exists():
            # Git takes no empty file for an index; it makes this one itself.
            repository.run("read_tree", "--empty", env={"GIT_INDEX_FILE": str(locked)})
        else:
            with index.open("rb") as old, locked.open("xb") as new:
                shutil.copyfileobj(old, new)
        yield locked
    except OSError as error:
        raise StoreError(
            f"The store at {repository.folder} cannot be written",
            cause=error.strerror or str(error),
            cure="check who may write to the folder, and whether the disk is full",
        ) from error
    finally:
        locked.unlink(missing_ok=True)


@contextmanager
def _laid_ready(repository: Repository, files: Mapping[str, bytes]) -> Iterator[dict[str, Path]]:
    """The files, written where moving them into place is all that remains; cleared away on failure."""
    waiting = repository.git_dir / "tracker-new"
    made: list[Path] = []
    try:
        shutil.rmtree(waiting, ignore_errors=True)
        waiting.mkdir()
        ready = {path: waiting / str(number) for number, path in enumerate(files)}
        for path, file in ready.items():
            file.write_bytes(files[path])
            missing = [folder for folder in (repository.folder / path).parents if not folder.exists()]
            for folder in reversed(missing):
                folder.mkdir()
                made.append(folder)
        yield ready
    except BaseException:
        for folder in reversed(made):
            with suppress(OSError):  # it holds a file already: the branch had moved
                folder.rmdir()
        raise
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
