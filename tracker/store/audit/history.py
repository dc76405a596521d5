"""The history of the store: each commit that states a text holds it, and none of these texts is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.store.audit.results import describe, doubtful, sound
from tracker.store.formats.names import check_language, check_slug
from tracker.store.snapshot import Snapshot, decoded
from tracker.text.parser import parse
from tracker.text.writer import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.finding import Finding
    from tracker.store.git.repository import Repository
    from tracker.store.history import Commit


def past_commits(now: Snapshot, commits: Sequence[Commit]) -> Iterator[Finding]:
    """Look at every commit that says it brought in a text.

    Args:
        now: The store as it stands.
        commits: Its history, newest first.
    """
    right = 0
    later: set[str] = set()
    for commit in commits:
        instrument, stage = commit.said.get("Instrument", ""), commit.said.get("Stage", "")
        for language, sha256 in commit.texts if stage else ():
            path = Snapshot.path(instrument, stage, language)
            if digest_at(now.repository, commit.id, instrument, stage, language) != sha256:
                yield doubtful(f"{describe(commit)}: it states a text that it does not hold; history was rewritten")
            elif path not in now.files and path not in later:
                yield doubtful(
                    f"{describe(commit)}: the text that it brought in is gone; it was taken out by other means"
                )
            else:
                right += 1
            # A text that was brought in again later is looked at there; one that got another name, under that.
            later |= {path, Snapshot.path(instrument, commit.said.get("Renamed-From", ""), language)}
    yield sound(f"history: {right} commits hold the texts that they state")


def digest_at(repository: Repository, commit: str, instrument: str, stage: str, language: str) -> str:
    """The digest of a text in a commit; empty if it is not there or cannot be read."""
    try:
        check_slug(instrument, "instrument")
        check_slug(stage, "stage")
        path = Snapshot.path(instrument, stage, check_language(language))
        draft, _ = parse(decoded(repository.read(f"{commit}:{path}"), path), path)
    except (InputError, StoreError):
        return ""
    return digest(draft)
