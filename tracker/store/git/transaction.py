"""Changing a store: all or nothing.

The order: take the lock; finish or take back what a writer that was killed left; look whether the work tree may be
changed; write objects, which nothing points at; lay the new files and the next index ready beside the work tree, with
a page that says what they are; move the branch, if it still stands where it stood; put files and index in place.
Whatever fails before the branch moves leaves the store as it was; whatever fails after it is finished by the next
writer (:mod:`tracker.store.git.journal`).
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.errors import StoreError
from tracker.store.formats.messages import stating_files
from tracker.store.git.interrupts import uninterrupted
from tracker.store.git.journal import FOLDER, MARK, Laid, arrived, clear, left_behind, settle
from tracker.store.git.lock import lock
from tracker.store.git.repository import NO_OBJECT, Move
from tracker.store.git.work_tree import check_free, check_state

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from tracker.store.formats.authorship import Authorship
    from tracker.store.git.repository import Repository


@dataclass(frozen=True, slots=True)
class Writing:
    """A store that is held for a change.

    Attributes:
        repository: Its repository.
        held: The open file that holds its lock.
    """

    repository: Repository
    held: int


@contextmanager
def writing(repository: Repository) -> Iterator[Writing]:
    """Hold the store for a change.

    Raises:
        StoreError: If the repository is in no state for it; nothing was changed then.
    """
    if repository.bare:
        raise StoreError(
            f"The store at {repository.folder} cannot be written",
            cause="it is a bare repository, which has no work tree",
            remedy="clone it, work in the clone, and push",
        )
    with lock(repository.git_dir) as held:
        with _disk(repository):
            settle(repository)
        check_state(repository)
        yield Writing(repository, held)


def mend(repository: Repository) -> str:
    """Finish or take back what a writer that was killed left, if there is anything.

    Returns:
        What was done, in words; empty if there was nothing to do.

    Raises:
        StoreError: If another is at work, or the store cannot be written.
    """
    if repository.bare or not left_behind(repository):
        return ""
    with lock(repository.git_dir, patience=0), _disk(repository):
        return settle(repository)


def commit(store: Writing, files: Mapping[str, bytes | None], *, message: str, by: Authorship) -> str:
    """Commit files on the present branch, and bring index and work tree in step.

    Args:
        store: The store, held.
        files: Paths in the store and their whole content; None for a file that goes.
        message: The commit's message; what it states of each file is added to it.
        by: Who answers for it, and when.

    Returns:
        The id of the commit.

    Raises:
        StoreError: If git or the disk refuses.
    """
    repository = store.repository
    parent = repository.head() or NO_OBJECT
    check_free(repository, parent, files)
    with _laid_ready(repository) as folder:
        index = _next_index(repository, folder, parent)
        tree = _tree(repository, index, files)
        new = repository.write("commit", _commit_object(tree, parent, stating_files(message, files), by))
        _advance(store, folder, files, new, [Move("HEAD", new, parent)], by)
    return new


def advance(store: Writing, new: str, moves: Sequence[Move], by: Authorship) -> None:
    """Move the present branch on to a commit that is there already, with its files, and other refs with it.

    Args:
        store: The store, held.
        new: A descendant of the present commit.
        moves: What else moves.
        by: Who, and when.

    Raises:
        StoreError: If git or the disk refuses.
    """
    repository = store.repository
    parent = repository.head() or NO_OBJECT
    old, now = {} if parent == NO_OBJECT else repository.files(parent), repository.files(new)
    files: dict[str, bytes | None] = {
        path: repository.read(now[path]) if path in now else None
        for path in {**old, **now}
        if old.get(path) != now.get(path)
    }
    check_free(repository, parent, files)
    with _laid_ready(repository) as folder:
        repository.run("read_tree", new, env={"GIT_INDEX_FILE": str(folder / "index")})
        _advance(store, folder, files, new, [Move("HEAD", new, parent), *moves], by)


def move(store: Writing, moves: Sequence[Move], by: Authorship) -> None:
    """Move refs other than the branch, all or none."""
    laid = Laid(store.repository.git_dir / FOLDER, "", tuple(each.ref for each in moves))
    with _laid_ready(store.repository), uninterrupted():
        laid.announce()
        store.repository.move(moves, by, store.held)


def _advance(  # noqa: PLR0913, PLR0917 – one step of two callers
    store: Writing, folder: Path, files: Mapping[str, bytes | None], new: str, moves: Sequence[Move], by: Authorship
) -> None:
    repository = store.repository
    names = {path: None if content is None else str(n) for n, (path, content) in enumerate(files.items())}
    for path, name in names.items():
        if (content := files[path]) is not None:
            (folder / str(name)).write_bytes(content)
    branch = repository.run("symbolic_ref", "HEAD").decode().strip()
    parent = repository.head()
    before = repository.files(parent) if parent else {}
    refs = tuple(dict.fromkeys([branch, *(each.ref for each in moves)]))
    laid = Laid(folder, new, refs, names, {path: before[path] for path in names if path in before})
    with _index_locked(repository), uninterrupted():
        laid.announce()
        try:
            for path in names:
                (repository.folder / path).parent.mkdir(parents=True, exist_ok=True)
            repository.move(moves, by, store.held)
        except BaseException:
            if not laid.arrived(repository):
                laid.take_back(repository)
            raise
        try:
            laid.put_in_place(repository)
        except (OSError, StoreError) as error:
            raise StoreError(
                f"The commit {new} was made, but the files in {repository.folder} are not in step with it",
                cause=str(error),
                remedy="make room, or let yourself write there, and run tracker doctor --mend; nothing is lost",
            ) from error


def _tree(repository: Repository, index: Path, files: Mapping[str, bytes | None]) -> str:
    """The tree of the next commit; the index is brought in step with it."""
    env = {"GIT_INDEX_FILE": str(index)}
    blobs = {path: NO_OBJECT if each is None else repository.write("blob", each) for path, each in files.items()}
    listed = "".join(
        f"0 {blob}\t{path}\0" if blob == NO_OBJECT else f"100644 {blob}\t{path}\0" for path, blob in blobs.items()
    )
    repository.run("update_index", "-z", "--add", "--index-info", stdin=listed.encode(), env=env)
    return repository.run("write_tree", env=env).decode().strip()


def _commit_object(tree: str, parent: str, message: str, by: Authorship) -> bytes:
    parents = "" if parent == NO_OBJECT else f"parent {parent}\n"
    return f"tree {tree}\n{parents}author {by}\ncommitter {by}\n\n{message}".encode()


@contextmanager
def _laid_ready(repository: Repository) -> Iterator[Path]:
    """The folder in which what is to come is laid ready; cleared away afterwards, unless it must be finished."""
    folder = repository.git_dir / FOLDER
    with _disk(repository):
        clear(folder)
        folder.mkdir()
        try:
            yield folder
        except BaseException:
            if not arrived(repository):
                clear(folder)  # Else it is kept for whoever finishes it.
            raise
        clear(folder)


def _next_index(repository: Repository, folder: Path, parent: str) -> Path:
    index = folder / "index"
    if parent == NO_OBJECT or not (repository.git_dir / "index").exists():
        # Git takes no empty file for an index; it makes this one itself.
        repository.run("read_tree", "--empty", env={"GIT_INDEX_FILE": str(index)})
    else:
        shutil.copyfile(repository.git_dir / "index", index)
    return index


@contextmanager
def _index_locked(repository: Repository) -> Iterator[None]:
    """Hold git's own lock of the index, so that no other git changes it meanwhile."""
    locked, ready = repository.git_dir / "index.lock", repository.git_dir / FOLDER / "lock"
    ready.write_bytes(MARK)
    try:
        # It must never be there without the mark, by which the next writer knows whose it was.
        locked.hardlink_to(ready)
    except FileExistsError:
        raise
    except OSError:  # A disk without links: FAT, some network drives.
        with locked.open("xb") as file:
            file.write(MARK)
    try:
        yield
    except BaseException:
        # Where the branch has moved the lock stays until the files have followed: a plain git commit would undo it all.
        if not arrived(repository):
            locked.unlink(missing_ok=True)
        raise
    locked.unlink(missing_ok=True)


@contextmanager
def _disk(repository: Repository) -> Iterator[None]:
    """Turn what the disk refuses into words."""
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"The store at {repository.folder} cannot be written",
            cause=error.strerror or str(error),
            remedy="check who may write to the folder, and whether the disk is full",
        ) from error
