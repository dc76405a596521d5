"""Verification of the history: each commit that states a text holds it, and none of these texts is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.spelling import counted
from tracker.store.audit.results import describe, doubtful, sound
from tracker.store.formats.names import check_language, check_slug
from tracker.store.formats.paths import text_path
from tracker.store.snapshot import decode
from tracker.text.parser import parse
from tracker.text.writer import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.finding import Finding
    from tracker.store.git.repository import Repository
    from tracker.store.history import Commit
    from tracker.store.snapshot import Snapshot


def verify_history(snapshot: Snapshot, commits: Sequence[Commit]) -> Iterator[Finding]:
    """Check every commit that states a text.

    Args:
        snapshot: The store as of HEAD.
        commits: Its history, newest first.
    """
    right = 0
    later: set[str] = set()
    for commit in commits:
        instrument, stage = commit.facts.get("Instrument", ""), commit.facts.get("Stage", "")
        later |= {text_path(instrument, stage, language) for language in commit.removed}
        for language, sha256 in commit.texts if stage else ():
            path = text_path(instrument, stage, language)
            if digest_at(snapshot.repository, commit.id, instrument, stage, language) != sha256:
                yield doubtful(f"{describe(commit)}: it states a text that it does not hold; history was rewritten")
            elif path not in snapshot.files and path not in later:
                yield doubtful(
                    f"{describe(commit)}: the text that it brought in is gone; it was removed by other means"
                )
            else:
                right += 1
            # A text that was taken back is meant to be gone. One that a later commit added again is checked there; a
            # renamed one, under its new name.
            later |= {path, text_path(instrument, commit.facts.get("Renamed-From", ""), language)}
    held = counted(right, "commit contains the text that it states", "commits contain the texts that they state")
    yield sound(f"history: {held}")


def digest_at(repository: Repository, commit: str, instrument: str, stage: str, language: str) -> str:
    """Return the digest of a text in a commit; empty if the text is not there or cannot be read."""
    try:
        check_slug(instrument, "instrument")
        check_slug(stage, "stage")
        path = text_path(instrument, stage, check_language(language))
        draft, _ = parse(decode(repository.read(f"{commit}:{path}"), path), path)
    except (InputError, StoreError):
        return ""
    return digest(draft)
