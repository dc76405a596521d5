"""The private folder of a visit, which goes with the desk; what a desk that was killed left behind is deleted."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from tracker.store.git.lock import try_lock

PREFIX = "treaty-desk-"
"""Beginning of the names of our folders, in the folder of the system for temporary files."""
LOCK = "desk.lock"
"""A file that is locked as long as the desk runs: the lock ends with the process, even if that is killed."""


def private_folder() -> Path:
    """Make a folder that only this user can open, and lock it for the life of this process; clear old ones away."""
    clear_abandoned()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    try_lock(os.open(folder / LOCK, os.O_CREAT | os.O_RDWR, 0o600))  # Stays open until the process ends.
    return folder


def clear_abandoned() -> None:
    """Delete the folders of desks that were killed: only folders of this user, and none whose desk still runs."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if _ours(folder) and _abandoned(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _ours(folder: Path) -> bool:
    with suppress(OSError):
        found = folder.lstat()
        owner = getattr(os, "getuid", lambda: found.st_uid)()
        return folder.is_dir() and not folder.is_symlink() and found.st_uid == owner
    return False


def _abandoned(folder: Path) -> bool:
    """Return whether nobody holds the lock of a folder; a folder without one is not by a desk of this kind."""
    try:
        handle = os.open(folder / LOCK, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return False
    try:
        return try_lock(handle)
    finally:
        os.close(handle)
