"""One writer at a time: a lock file of our own beside git's."""

from __future__ import annotations

import os
import socket
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tracker.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = "tracker.lock"


@contextmanager
def lock(git_dir: Path) -> Iterator[None]:
    """Hold the store's lock.

    Git's own ``index.lock`` and compare-and-swap of refs protect each step; this protects the whole of
    "read treaty.toml, change it, commit it".

    Args:
        git_dir: The repository's ``.git`` folder.

    Raises:
        StoreError: If another holds it; the message says who, since when, and how to remove a stale one.
    """
    path = git_dir / NAME
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
    except FileExistsError:
        raise StoreError(
            f"Another tracker is writing to this store: {_holder(path)}",
            cause=f"{path} exists",
            cure="wait until it is done; if that process is no longer running, delete the file",
        ) from None
    except OSError as error:
        raise StoreError(
            f"The store at {git_dir.parent} cannot be written",
            cause=error.strerror or str(error),
            cure="check who may write to the folder, and whether the disk is full",
        ) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            now = datetime.now(UTC).isoformat(timespec="seconds")
            file.write(f"process {os.getpid()} on {socket.gethostname()}, since {now}\n")
        yield
    finally:
        path.unlink(missing_ok=True)


def _holder(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()[:200] or "its owner is not known"
    except OSError:
        return "its owner is not known"
