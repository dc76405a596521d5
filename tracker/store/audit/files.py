"""The files of a store: each is what the commit that last wrote it says it is.

Every commit of tracker states the digest of each file that it writes. So a file that was changed by other means is
found, whatever was changed in it: the words of a text, what its front matter says of it, the list of stages, what
people said, who may sign.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.store.audit.results import describe, doubtful, sound, unproved
from tracker.store.formats.manifest import FILE
from tracker.store.formats.messages import GONE, file_digest
from tracker.store.git.work_tree import MANAGED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.model.finding import Finding
    from tracker.store.history import Commit
    from tracker.store.snapshot import Snapshot


def whole_files(now: Snapshot, commits: Sequence[Commit]) -> Iterator[Finding]:
    """Look at every file that is tracker's.

    Args:
        now: The store as it stands.
        commits: Its history, each commit before those it goes on from.
    """
    writing = _writing(commits)
    right = 0
    for path in sorted({*now.files, *writing}):
        if not path.startswith(MANAGED):
            continue
        found = file_digest(now.repository.read(now.files[path])) if path in now.files else GONE
        doubt = _doubt_of(path, found, writing.get(path, []))
        if doubt is not None:
            yield doubt
        right += doubt is None
    yield sound(f"files: {right} are what the commits that last wrote them say")


def _doubt_of(path: str, found: str, writing: Sequence[Commit]) -> Finding | None:
    if not writing:
        return doubtful(f"{path}: no commit wrote it")
    last = writing[0]
    if last.files.get(path) == found:
        return None
    if len(last.parents) > 1:
        if any(each.files.get(path) == found for each in writing):
            return None
        merged = f"it was brought together from two lines of history: {describe(last)}"
        if path == FILE or path.startswith("concordance/"):
            return unproved(f"{path}: {merged}")
        cure = "look at it, then state it: tracker add FILE --replace --reason"
        return doubtful(f"{path}: {merged}; no commit of tracker states it ({cure})")
    what = "it was taken away" if found == GONE else "it is not what a commit of tracker states"
    return doubtful(f"{path}: {what}; it was changed by other means: {describe(last)}")


def _writing(commits: Sequence[Commit]) -> Mapping[str, list[Commit]]:
    """The commits that wrote each file, or say that they did, the last first."""
    found: dict[str, list[Commit]] = defaultdict(list)
    for commit in commits:
        for path in {*commit.touched, *commit.files}:
            found[path].append(commit)
    return found
