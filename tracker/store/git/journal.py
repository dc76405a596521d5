"""A write-ahead journal, by which a change that a killed writer began is rolled forward or rolled back.

Before a branch moves, all new files, the next index and a record of what is to happen stand in ``.git/tracker-new``.
The move of the branch is the moment of the commit. The next writer reads the record: if the branch has moved, it rolls
the change forward (puts the files in place); else it rolls it back (deletes what was prepared).
"""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from tracker.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tracker.store.git.repository import Repository

FOLDER = "tracker-new"
INDEX_LOCK = "index.lock"
LOCK_MARK = b"tracker\n"
"""Content of git's lock of the index while it is held by tracker; a lock of git itself is empty, or an index."""

_RECORD = "what.json"
_INDEX = "index"

_MAX_REF_LOCK_SECONDS = 2.0
"""Age at which the lock of a ref of a killed writer is taken for abandoned: git holds one for milliseconds, and no
process of that writer is alive once the store's own lock is held here."""


@dataclass(frozen=True, slots=True)
class Journal:
    """The record of one change.

    Attributes:
        folder: The folder that holds the record and the prepared files.
        commit: The commit that the branch moves to; empty if only other refs move.
        refs: The refs that move.
        files: Name in ``folder`` of each file of the work tree that changes, by path; None for one that is deleted.
        old: Id of the blob that stood at each path before; a path that is missing had no file.
    """

    folder: Path
    commit: str
    refs: tuple[str, ...]
    files: dict[str, str | None] = field(default_factory=dict)
    old: dict[str, str] = field(default_factory=dict)

    @property
    def index(self) -> Path:
        """The next index of git."""
        return self.folder / _INDEX

    def write(self) -> None:
        """Write the record; from here on another process can finish the change."""
        record = asdict(self) | {"folder": ""}
        part = self.folder / f"{_RECORD}.part"
        part.write_text(json.dumps(record), encoding="utf-8")
        part.replace(self.folder / _RECORD)

    @classmethod
    def read(cls, repository: Repository) -> Journal | None:
        """Read the record; None if there is none, or none that is complete: nothing had moved then."""
        folder = repository.git_dir / FOLDER
        try:
            record = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
            return cls(folder, record["commit"], tuple(record["refs"]), dict(record["files"]), dict(record["old"]))
        except (OSError, ValueError, LookupError, TypeError):
            return None

    def is_committed(self, repository: Repository) -> bool:
        """Return whether the branch has moved, so that the rest must follow."""
        return bool(self.commit) and repository.head() == self.commit

    def roll_back(self, repository: Repository) -> None:
        """Remove the folders that were made in the work tree for new files."""
        for path in self.files:
            _remove_empty_folders((repository.folder / path).parents, repository.folder)

    def roll_forward(self, repository: Repository) -> None:
        """Move the files and the index into place, as far as that has not been done.

        A file that somebody changed meanwhile stays as they left it; git then shows it as changed.

        Raises:
            OSError: If the disk refuses.
        """
        for path, name in self.files.items():
            target = repository.folder / path
            if not _is_unchanged(target, self.old.get(path)):
                continue
            if name is None:
                target.unlink(missing_ok=True)
                _remove_empty_folders(target.parents, repository.folder)
            elif (self.folder / name).exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                # Not os.replace: the work tree of a linked worktree may lie on another disk than its git folder.
                shutil.move(self.folder / name, target)
        if self.index.exists():
            with suppress(StoreError):  # It only saves git work later; a git that is killed here leaves its own lock.
                repository.run("update_index", "-q", "--refresh", env={"GIT_INDEX_FILE": str(self.index)})
            self.index.replace(repository.git_dir / "index")


def is_present(repository: Repository) -> bool:
    """Return whether a writer is at work, or was killed at it."""
    git_dir = repository.git_dir
    return (git_dir / FOLDER).exists() or _is_our_lock(git_dir / INDEX_LOCK)


def is_committed(repository: Repository) -> bool:
    """Return whether the change in the journal is committed and must be rolled forward."""
    journal = Journal.read(repository)
    return journal is not None and journal.is_committed(repository)


def recover(repository: Repository) -> str:
    """Roll the change of a killed writer forward or back. The store's lock must be held.

    Returns:
        "finished" or "taken back"; empty if there was nothing to do.

    Raises:
        StoreError: If git refuses.
        OSError: If the disk does.
    """
    if not is_present(repository):
        return ""
    journal = Journal.read(repository)
    committed = False
    if journal is not None:
        _remove_ref_locks(repository, journal.refs)
        committed = journal.is_committed(repository)
        if committed:
            journal.roll_forward(repository)
        else:
            journal.roll_back(repository)
    index_lock = repository.git_dir / INDEX_LOCK
    if _is_our_lock(index_lock):
        index_lock.unlink()
    clear(repository.git_dir / FOLDER)
    return "finished" if committed else "taken back"


def clear(folder: Path) -> None:
    """Delete a journal, the record first: without it nothing is rolled forward."""
    (folder / _RECORD).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _is_unchanged(path: Path, old: str | None) -> bool:
    """Return whether a file is as it was before the change began: the blob with that id, or missing."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return True  # Nothing would be lost.
    return hashlib.sha1(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest() == old


def _remove_empty_folders(folders: Iterable[Path], root: Path) -> None:
    """Remove empty folders below ``root``, from the innermost outwards."""
    for folder in folders:
        if folder == root or root not in folder.parents:
            return
        with suppress(OSError):
            folder.rmdir()


def _remove_ref_locks(repository: Repository, refs: Iterable[str]) -> None:
    """Remove the locks that a git which died with the writer left on its refs."""
    locks = [folder / f"{ref}.lock" for ref in refs for folder in {repository.git_dir, repository.common}]
    end = time.monotonic() + _MAX_REF_LOCK_SECONDS
    while any(lock.exists() for lock in locks) and time.monotonic() < end:
        time.sleep(0.05)
    for lock in locks:
        lock.unlink(missing_ok=True)


def _is_our_lock(path: Path) -> bool:
    """Return whether a lock of the index was made by tracker."""
    try:
        with path.open("rb") as file:
            return file.read(len(LOCK_MARK) + 1) == LOCK_MARK
    except OSError:
        return False
