"""What a writer that was killed left, and how it is finished or taken back.

Before a branch moves, all that is to happen afterwards lies ready in ``.git/tracker-new``, and a page says what that
is. So whoever comes next can see how far the other came: where the branch has moved, the files are put in place now;
where it has not, what was laid ready is thrown away.
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
MARK = b"tracker\n"
"""What stands in git's lock of the index while it is ours; git's own is empty, or an index."""

_PAGE = "what.json"
_INDEX = "index"

_LOCKED = 2.0
"""Seconds after which a lock of a ref that the dead writer was moving is taken for its own: git holds one for
milliseconds, and none of the writer's own processes lives any more when we hold the store's lock."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What lies ready.

    Attributes:
        folder: Where.
        commit: Where the branch goes.
        refs: The refs that move.
        files: What is to be put where in the work tree: the name in ``folder`` by the path; None for a file that goes.
        old: The id of what stood at each path before; a path that is not in it had no file.
    """

    folder: Path
    commit: str
    refs: tuple[str, ...]
    files: dict[str, str | None] = field(default_factory=dict)
    old: dict[str, str] = field(default_factory=dict)

    @property
    def index(self) -> Path:
        """The next index."""
        return self.folder / _INDEX

    def announce(self) -> None:
        """Write down what is to happen; from here on it can be finished by others."""
        said = asdict(self) | {"folder": ""}
        page = self.folder / f"{_PAGE}.part"
        page.write_text(json.dumps(said), encoding="utf-8")
        page.replace(self.folder / _PAGE)

    def arrived(self, repository: Repository) -> bool:
        """Whether the branch has moved, so that the rest must follow."""
        return bool(self.commit) and repository.head() == self.commit

    def take_back(self, repository: Repository) -> None:
        """Remove the folders that were made for files that do not come."""
        for path in self.files:
            _remove_empty((repository.folder / path).parents, repository.folder)

    def put_in_place(self, repository: Repository) -> None:
        """Move the files and the index into place, as far as that has not been done.

        A file that somebody changed meanwhile stays as they left it; git then shows it as changed.

        Raises:
            OSError: If the disk refuses.
        """
        for path, name in self.files.items():
            place = repository.folder / path
            if not self._is_as_it_was(place, self.old.get(path)):
                continue
            if name is None:
                place.unlink(missing_ok=True)
                _remove_empty(place.parents, repository.folder)
            elif (self.folder / name).exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                # Not os.replace: the work tree of a linked worktree may lie on another disk than its git folder.
                shutil.move(self.folder / name, place)
        if self.index.exists():
            with suppress(StoreError):  # It only saves git's next look; one that was killed at it leaves its own lock.
                repository.run("update_index", "-q", "--refresh", env={"GIT_INDEX_FILE": str(self.index)})
            self.index.replace(repository.git_dir / "index")

    @staticmethod
    def _is_as_it_was(place: Path, old: str | None) -> bool:
        """Whether a place holds what it held before the work began: a file with that id, or none."""
        try:
            content = place.read_bytes()
        except FileNotFoundError:
            return True  # Nothing would be lost.
        return hashlib.sha1(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest() == old


def left_behind(repository: Repository) -> bool:
    """Whether a writer may have been killed at its work, or is at it."""
    git_dir = repository.git_dir
    return (git_dir / FOLDER).exists() or _is_ours(git_dir / "index.lock")


def arrived(repository: Repository) -> bool:
    """Whether what lies ready must still be finished."""
    laid = _read(repository.git_dir / FOLDER)
    return laid is not None and laid.arrived(repository)


def settle(repository: Repository) -> str:
    """Finish or take back what a writer that was killed left. The store's lock must be held.

    Returns:
        What was done, in words; empty if there was nothing to do.

    Raises:
        StoreError: If git refuses.
        OSError: If the disk does.
    """
    folder = repository.git_dir / FOLDER
    if not left_behind(repository):
        return ""
    laid = _read(folder)
    finished = False
    if laid is not None:
        _free(repository, laid.refs)
        finished = laid.arrived(repository)
        if finished:
            laid.put_in_place(repository)
        else:
            laid.take_back(repository)
    index = repository.git_dir / "index.lock"
    if _is_ours(index):
        index.unlink()
    clear(folder)
    return "finished" if finished else "taken back"


def clear(folder: Path) -> None:
    """Take away what lay ready, the page first: without it nothing is to be finished."""
    (folder / _PAGE).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _remove_empty(folders: Iterable[Path], root: Path) -> None:
    """Remove folders that hold nothing, from the innermost outwards, below ``root``."""
    for folder in folders:
        if folder == root or root not in folder.parents:
            return
        with suppress(OSError):
            folder.rmdir()


def _read(folder: Path) -> Laid | None:
    try:
        said = json.loads((folder / _PAGE).read_text(encoding="utf-8"))
        return Laid(folder, said["commit"], tuple(said["refs"]), dict(said["files"]), dict(said["old"]))
    except (OSError, ValueError, LookupError, TypeError):
        return None  # It was killed before it had moved anything.


def _free(repository: Repository, refs: Iterable[str]) -> None:
    """Remove the locks that a git which died with the writer left on its refs."""
    locks = [place / f"{ref}.lock" for ref in refs for place in {repository.git_dir, repository.common}]
    end = time.monotonic() + _LOCKED
    while any(each.exists() for each in locks) and time.monotonic() < end:
        time.sleep(0.05)
    for each in locks:
        each.unlink(missing_ok=True)


def _is_ours(lock: Path) -> bool:
    try:
        with lock.open("rb") as file:
            return file.read(len(MARK) + 1) == MARK
    except OSError:
        return False
