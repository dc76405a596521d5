"""Transactions on a store: a change happens as a whole, or not at all.

The steps: take the lock; recover from a killed writer; check that the work tree may be changed; write objects, which
nothing refers to yet; prepare the new files and the next index, and write the journal; move the branch, if it still
stands where it stood; put files and index in place. A failure before the branch moves leaves the store as it was; after
a later one the next writer rolls the change forward (:mod:`tracker.store.git.journal`).
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.errors import StoreError
from tracker.store.formats.messages import with_file_digests
from tracker.store.git import journal
from tracker.store.git.interrupts import delayed_interrupt
from tracker.store.git.journal import Journal
from tracker.store.git.lock import lock, unwritable
from tracker.store.git.repository import NO_OBJECT, RefUpdate
from tracker.store.git.work_tree import check_clean, check_paths_free

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from tracker.store.formats.authorship import Authorship
    from tracker.store.git.repository import Repository


@dataclass(frozen=True, slots=True)
class Transaction:
    """A store that is locked for a change.

    Attributes:
        repository: Its repository.
        lock: The open file that holds its lock.
    """

    repository: Repository
    lock: int

    def commit(self, files: Mapping[str, bytes | None], *, message: str, by: Authorship) -> str:
        """Commit files on the current branch, and bring index and work tree in step.

        Args:
            files: Whole content by path; None for a file that is deleted.
            message: The message of the commit; the digest of each file is added to it.
            by: Author and time.

        Returns:
            The id of the commit.

        Raises:
            StoreError: If git or the disk refuses.
        """
        repository = self.repository
        parent = repository.head() or NO_OBJECT
        check_paths_free(repository, parent, files)
        with _journal_folder(repository) as folder:
            index = _copy_index(repository, folder, parent)
            tree = _write_tree(repository, index, files)
            content = _commit_object(tree, parent, with_file_digests(message, files), by)
            new = repository.write("commit", content)
            self._move_branch(folder, files, new, [RefUpdate("HEAD", new, parent)], by)
        return new

    def fast_forward(self, new: str, updates: Sequence[RefUpdate], by: Authorship) -> None:
        """Move the current branch to a descendant of its commit, with its files, and other refs with it.

        Args:
            new: Id of the descendant, which is in the repository already.
            updates: The other refs.
            by: Author and time.

        Raises:
            StoreError: If git or the disk refuses.
        """
        repository = self.repository
        parent = repository.head() or NO_OBJECT
        old_files, new_files = {} if parent == NO_OBJECT else repository.files(parent), repository.files(new)
        files: dict[str, bytes | None] = {
            path: repository.read(new_files[path]) if path in new_files else None
            for path in {**old_files, **new_files}
            if old_files.get(path) != new_files.get(path)
        }
        check_paths_free(repository, parent, files)
        with _journal_folder(repository) as folder:
            repository.run("read_tree", new, env={"GIT_INDEX_FILE": str(folder / "index")})
            self._move_branch(folder, files, new, [RefUpdate("HEAD", new, parent), *updates], by)

    def update_refs(self, updates: Sequence[RefUpdate], by: Authorship) -> None:
        """Move refs other than the branch, all or none.

        Raises:
            StoreError: If git or the disk refuses.
        """
        refs = tuple(update.ref for update in updates)
        with _journal_folder(self.repository) as folder, delayed_interrupt():
            Journal(folder, "", refs).write()
            self.repository.update_refs(updates, by, self.lock)

    def _move_branch(
        self,
        folder: Path,
        files: Mapping[str, bytes | None],
        new: str,
        updates: Sequence[RefUpdate],
        by: Authorship,
    ) -> None:
        """Write the journal, move the branch, and roll forward."""
        repository = self.repository
        entry = self._prepare(folder, files, new, updates)
        with _index_lock(repository), delayed_interrupt():
            entry.write()
            try:
                for path in entry.files:
                    (repository.folder / path).parent.mkdir(parents=True, exist_ok=True)
                repository.update_refs(updates, by, self.lock)
            except BaseException:
                if not entry.is_committed(repository):
                    entry.roll_back(repository)
                raise
            try:
                entry.roll_forward(repository)
            except (OSError, StoreError) as error:
                raise StoreError(
                    f"The commit {new} was made, but the files in {repository.folder} could not be brought up to date",
                    cause=str(error),
                    remedy="nothing is lost; make room on the disk, or obtain the right to write there, then complete "
                    "the change: tracker doctor --mend",
                ) from error

    def _prepare(
        self, folder: Path, files: Mapping[str, bytes | None], new: str, updates: Sequence[RefUpdate]
    ) -> Journal:
        """Write the new files into the folder of the journal, and return its record."""
        repository = self.repository
        names = {path: None if content is None else str(n) for n, (path, content) in enumerate(files.items())}
        for path, content in files.items():
            if content is not None:
                (folder / str(names[path])).write_bytes(content)
        branch = repository.run("symbolic_ref", "HEAD").decode().strip()
        parent = repository.head()
        before = repository.files(parent) if parent else {}
        refs = tuple(dict.fromkeys([branch, *(update.ref for update in updates)]))
        return Journal(folder, new, refs, names, {path: before[path] for path in names if path in before})


@contextmanager
def begin(repository: Repository) -> Iterator[Transaction]:
    """Lock the store for a change, after recovery from a killed writer.

    Raises:
        StoreError: If the repository cannot be changed now; nothing was changed then.
    """
    if repository.bare:
        raise StoreError(
            f"The store at {repository.folder} cannot be written",
            cause="it is a “bare” repository, as on a server, and has no files of its own",
            remedy="clone it with git, work in the clone, and push",
        )
    with lock(repository.git_dir) as handle:
        with _disk_errors(repository):
            journal.recover(repository)
        check_clean(repository)
        yield Transaction(repository, handle)


def recover(repository: Repository) -> str:
    """Roll the change of a killed writer forward or back, if there is one.

    Returns:
        "finished" or "taken back"; empty if there was nothing to do.

    Raises:
        StoreError: If another process is writing, or the store cannot be written.
    """
    if repository.bare or not journal.is_present(repository):
        return ""
    with lock(repository.git_dir, patience=0), _disk_errors(repository):
        return journal.recover(repository)


def _write_tree(repository: Repository, index: Path, files: Mapping[str, bytes | None]) -> str:
    """Bring an index in step with the files, and return the tree that it makes."""
    env = {"GIT_INDEX_FILE": str(index)}
    blobs = {
        path: NO_OBJECT if content is None else repository.write("blob", content) for path, content in files.items()
    }
    lines = "".join(f"{'0' if blob == NO_OBJECT else '100644'} {blob}\t{path}\0" for path, blob in blobs.items())
    repository.run("update_index", "-z", "--add", "--index-info", stdin=lines.encode(), env=env)
    return repository.run("write_tree", env=env).decode().strip()


def _commit_object(tree: str, parent: str, message: str, by: Authorship) -> bytes:
    parents = "" if parent == NO_OBJECT else f"parent {parent}\n"
    return f"tree {tree}\n{parents}author {by}\ncommitter {by}\n\n{message}".encode()


@contextmanager
def _journal_folder(repository: Repository) -> Iterator[Path]:
    """Make the folder of the journal; delete it at the end, unless the change must still be rolled forward."""
    folder = repository.git_dir / journal.FOLDER
    with _disk_errors(repository):
        journal.clear(folder)
        folder.mkdir()
        try:
            yield folder
        except BaseException:
            if not journal.is_committed(repository):
                journal.clear(folder)  # Else it is kept for the next writer.
            raise
        journal.clear(folder)


def _copy_index(repository: Repository, folder: Path, parent: str) -> Path:
    index = folder / "index"
    if parent == NO_OBJECT or not (repository.git_dir / "index").exists():
        # Git accepts no empty file as an index; it makes this one itself.
        repository.run("read_tree", "--empty", env={"GIT_INDEX_FILE": str(index)})
    else:
        shutil.copyfile(repository.git_dir / "index", index)
    return index


@contextmanager
def _index_lock(repository: Repository) -> Iterator[None]:
    """Hold git's own lock of the index, so that no other git changes it meanwhile."""
    index_lock, marked = repository.git_dir / journal.INDEX_LOCK, repository.git_dir / journal.FOLDER / "lock"
    marked.write_bytes(journal.LOCK_MARK)
    try:
        # The lock must never exist without the mark, by which the next writer knows that tracker made it.
        index_lock.hardlink_to(marked)
    except FileExistsError:
        raise
    except OSError:  # A disk without links: FAT, some network drives.
        with index_lock.open("xb") as file:
            file.write(journal.LOCK_MARK)
    try:
        yield
    except BaseException:
        # Once the branch has moved, the lock stays until the files have followed: a plain git commit would undo all.
        if not journal.is_committed(repository):
            index_lock.unlink(missing_ok=True)
        raise
    index_lock.unlink(missing_ok=True)


@contextmanager
def _disk_errors(repository: Repository) -> Iterator[None]:
    """Turn an error of the disk into a :class:`StoreError`."""
    try:
        yield
    except OSError as error:
        raise unwritable(repository.folder, error) from error
