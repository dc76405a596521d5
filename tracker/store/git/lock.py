"""The lock of a store: one writer at a time; it ends with its holder, even if that is killed.

A file that merely exists would outlive a process that was killed, and block everybody until somebody deletes it. The
operating system's own lock on an open file ends with the last process that holds the file open. The git that moves a
branch holds the file too, so nobody takes the writer for dead while its git is still at work.
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
"""Seconds to wait for others. Adding a text takes well under a second, so this is room for many."""

_PAUSE = 0.05
"""Seconds between two attempts."""


@contextmanager
def lock(git_dir: Path, patience: float | None = None) -> Iterator[int]:
    """Hold the store's lock; yield the open file that holds it.

    Git's own ``index.lock`` and compare-and-swap of refs protect each step; this protects the whole of
    "read treaty.toml, change it, commit it".

    Args:
        git_dir: The repository's ``.git`` folder.
        patience: Seconds to wait for others; None for :data:`PATIENCE`.

    Raises:
        StoreError: If another process holds it for longer; the message names the process and its start.
    """
    path = git_dir / NAME
    try:
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o666)  # Less the umask: a group may share it.
    except OSError as error:
        raise unwritable(git_dir.parent, error) from None
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
    """Return the process that holds the lock, and since when; empty if none does."""
    path = git_dir / NAME
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return ""
    try:
        return "" if try_lock(handle) else _holder_info(path)
    finally:
        os.close(handle)


def unwritable(folder: Path, error: OSError) -> StoreError:
    """Return the error for a store that the disk does not let be written."""
    return StoreError(
        f"The store at {folder} cannot be written",
        cause=error.strerror or str(error),
        remedy="check that you may write to the folder, and that the disk is not full",
    )


def _wait(handle: int, path: Path, patience: float) -> None:
    end = time.monotonic() + patience
    while not try_lock(handle):
        if time.monotonic() > end:
            raise StoreError(
                f"Another tracker is writing to this store: {_holder_info(path)}",
                cause=f"it has kept the store locked ({path}) for longer than {patience:g} seconds",
                remedy="wait until it has finished, or end that process; the store is free again then",
            )
        time.sleep(_PAUSE)


def _holder_info(path: Path) -> str:
    try:
        info = path.read_bytes()[_INFO_AT:].decode("utf-8", "replace")
    except OSError:
        info = ""
    return " ".join(info.split())[:200] or "its owner is not known"


if sys.platform == "win32":
    import msvcrt

    _INFO_AT = 1
    """Windows lets nobody read the locked byte, so the information stands behind it."""

    def try_lock(handle: int) -> bool:
        """Return whether the lock of an open file is ours now; it ends with the process."""
        try:
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    _INFO_AT = 0

    def try_lock(handle: int) -> bool:
        """Return whether the lock of an open file is ours now; it ends with the process."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
