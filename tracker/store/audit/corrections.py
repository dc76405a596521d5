"""Verification of corrections: each is readable, about stages that exist, and stated by a commit; none is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.spelling import counted
from tracker.store.audit.results import describe, doubtful, sound
from tracker.store.formats.messages import ADDED, FORGOTTEN
from tracker.store.formats.paths import CORRECTIONS
from tracker.store.formats.statements import StagePair, Statement, read_statements, statement_digest
from tracker.store.snapshot import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.finding import Finding
    from tracker.store.history import Commit
    from tracker.store.snapshot import Snapshot


def verify_corrections(snapshot: Snapshot, commits: Sequence[Commit]) -> Iterator[Finding]:
    """Check people's statements about links against the commits that state them.

    Args:
        snapshot: The store as of HEAD.
        commits: Its history, newest first.
    """
    doubts: dict[str, str] = {}
    for path in (path for path in snapshot.files if path.startswith(CORRECTIONS)):
        try:
            statements = _read(snapshot, path)
        except (InputError, StoreError) as error:
            yield doubtful(f"{path}: {error.cause or error.message}")
            return
        for statement in statements:
            link = f"{statement.before_label or 'none'} = {statement.after_label or 'none'}"
            doubts[statement_digest(statement)] = f"{path}: no commit of tracker states “{statement.verdict} {link}”"
    stated = _stated_digests(commits)
    for digest, commit in stated.items():
        if digest not in doubts:
            yield doubtful(f"a correction is gone that nobody took back: {describe(commit)}")
    for digest, doubt in doubts.items():
        if digest not in stated:
            yield doubtful(doubt)
    if doubts:
        seen = counted(len(doubts), "statement of a person was", "statements of people were")
        yield sound(f"corrections: {seen} looked at")


def _read(snapshot: Snapshot, path: str) -> tuple[Statement, ...]:
    stages = StagePair.of_path(path)
    statements = read_statements(decode(snapshot.read(path), path), stages)
    instrument = snapshot.manifest.instrument(stages.instrument)
    if instrument is None or not (instrument.stage(stages.before) and instrument.stage(stages.after)):
        raise StoreError(path, cause="the stages that it is about are not in the store")
    return statements


def _stated_digests(commits: Sequence[Commit]) -> dict[str, Commit]:
    """Map the digest of every statement that was made and not taken back to the commit that states it."""
    newest: dict[str, tuple[str, Commit]] = {}
    for commit in commits:
        for key, digest in commit.trailers:
            if key in (ADDED, FORGOTTEN):
                newest.setdefault(digest, (key, commit))
    return {digest: commit for digest, (key, commit) in newest.items() if key == ADDED}
