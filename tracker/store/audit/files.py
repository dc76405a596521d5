"""Verification of files: each is as stated by the commit that last wrote it.

Every commit of tracker states the digest of each file that it writes. So any change by other means is found: in the
words of a text, in its front matter, in the list of stages, in people's statements, in the list of signers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.store.audit.results import describe, doubtful, sound, unproved
from tracker.store.formats.messages import DELETED, file_digest
from tracker.store.formats.paths import CORRECTIONS, MANAGED, MANIFEST
from tracker.store.history import commits_by_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.finding import Finding
    from tracker.store.history import Commit
    from tracker.store.snapshot import Snapshot


def verify_files(snapshot: Snapshot, commits: Sequence[Commit]) -> Iterator[Finding]:
    """Check every file that tracker manages.

    Args:
        snapshot: The store as of HEAD.
        commits: Its history, newest first.
    """
    writers = commits_by_path(commits)
    right = 0
    for path in sorted({*snapshot.files, *writers}):
        if not path.startswith(MANAGED):
            continue
        digest = file_digest(snapshot.read(path)) if path in snapshot.files else DELETED
        doubt = _doubt_about(path, digest, writers.get(path, []))
        if doubt is not None:
            yield doubt
        right += doubt is None
    yield sound(f"files: {right}, each exactly as the last commit states it")


def _doubt_about(path: str, digest: str, writers: Sequence[Commit]) -> Finding | None:
    """Return the result for a file that is not as stated, else None.

    Args:
        path: Of the file.
        digest: Its digest, or :data:`DELETED`.
        writers: The commits that wrote it, newest first.
    """
    if not writers:
        return doubtful(f"{path}: no commit wrote it")
    last = writers[0]
    if last.files.get(path) == digest:
        return None
    if len(last.parents) > 1:
        if any(commit.files.get(path) == digest for commit in writers):
            return None
        merged = f"it was put together from two lines of history: {describe(last)}"
        if path == MANIFEST or path.startswith(CORRECTIONS):
            return unproved(f"{path}: {merged}")
        remedy = 'read it, then add it anew: tracker add FILE --replace --reason "…"'
        return doubtful(f"{path}: {merged}; no commit of tracker states it ({remedy})")
    problem = "it was deleted" if digest == DELETED else "it differs from what tracker committed"
    return doubtful(f"{path}: {problem}; it was changed by other means: {describe(last)}")
