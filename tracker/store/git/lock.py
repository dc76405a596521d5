"""One writer at a time: a lock that ends with its holder, however that ends.

A file that merely exists would outlive a process that was killed, and block everybody until somebody deletes it. The
operating system's own lock on an open file ends with the last process that holds the file open; so git, started to
move a branch, is given the file too, and nobody believes the writer gone while its git is still at work.
"""

from __future__ import annotations

import os
import socket
import sys
import time
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tracker.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "tracker.lock"

PATIENCE = 60.0
"""Seconds to wait for others. Keeping a text takes well under a second, so this is room for many."""

_PAUSE = 0.05
"""Seconds between two tries."""


@contextmanager
def lock(git_dir: Path, patience: float | None = None) -> Iterator[int]:
    """Hold the store's lock; give the open file that holds it.

    Git's own ``index.lock`` and compare-and-swap of refs protect each step; this protects the whole of
    "read treaty.toml, change it, commit it".

    Args:
        git_dir: The repository's ``.git`` folder.
        patience: Seconds to wait for others; :data:`PATIENCE` if nothing is said.

    Raises:
        StoreError: If another holds it for longer than that; the message says who, and since when.
    """
    path = git_dir / NAME
    try:
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o666)  # Less what the umask takes: a group may share it.
    except OSError as error:
        raise StoreError(
            f"The store at {git_dir.parent} cannot be written",
            cause=error.strerror or str(error),
            remedy="check who may write to the folder, and whether the disk is full",
        ) from None
    try:
        _wait(handle, path, PATIENCE if patience is None else patience)
    except BaseException:
        os.close(handle)
        raise
    try:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with suppress(OSError):  # Only for people: the disk may be full.
            os.lseek(handle, _INFO_AT, os.SEEK_SET)
            os.write(handle, f"process {os.getpid()} on {socket.gethostname()}, since {now}\n".encode())
        yield handle
    finally:
        with suppress(OSError):
            os.ftruncate(handle, 0)
        os.close(handle)


def holder(git_dir: Path) -> str:
    """Who holds the lock, and since when; empty if nobody does."""
    path = git_dir / NAME
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return ""
    try:
        return "" if _taken(handle) else _named(path)
    finally:
        os.close(handle)


def _wait(handle: int, path: Path, patience: float) -> None:
    end = time.monotonic() + patience
    while not _taken(handle):
        if time.monotonic() > end:
            raise StoreError(
                f"Another tracker is writing to this store: {_named(path)}",
                cause=f"it has held {path} for longer than {patience:g} seconds",
                remedy="wait until it is done, or end that process; the lock ends with it",
            )
        time.sleep(_PAUSE)


def _named(path: Path) -> str:
    try:
        said = path.read_bytes()[_INFO_AT:].decode("utf-8", "replace")
    except OSError:
        said = ""
    return " ".join(said.split())[:200] or "its owner is not known"


if sys.platform == "win32":
    import msvcrt

    _INFO_AT = 1
    """Windows lets nobody read the byte that is locked, so what is to be read stands behind it."""

    def _taken(handle: int) -> bool:
        try:
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    _INFO_AT = 0

    def _taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
