"""Tell who did what in a store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.services.naming import stage_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.store.history import Commit
    from tracker.store.records import Release
    from tracker.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One commit of a store, with the releases that tag it.

    Attributes:
        commit: The commit.
        releases: The releases, newest first.
        concerned: Whether the commit itself is about the stage that was asked for; False where only a release is.
    """

    commit: Commit
    releases: tuple[Release, ...]
    concerned: bool


def history(store: Store, stage: str = "", instrument: str = "") -> list[HistoryEntry]:
    """Return what was done in a store, newest first.

    Args:
        store: The store.
        stage: Only what concerns this stage, under whatever name it had, or its release tag; all if empty.
        instrument: Only what concerns this instrument; all if empty.

    Raises:
        InputError: If there is no such stage, or more than one instrument has it.
        StoreError: If the store cannot be read.
    """
    if stage:
        stage = stage_named(store, stage, instrument)
        store.languages(stage, instrument=instrument)  # Raises an error if there is no such stage.
        stage = stage.rpartition("/")[2]
    releases: dict[str, list[Release]] = {}
    for release in store.releases():
        if stage in ("", release.stage) and instrument in ("", release.instrument):
            releases.setdefault(release.commit, []).insert(0, release)
    commits = store.history()
    concerned = _concerned(commits, stage, instrument)
    return [
        HistoryEntry(commit=commit, releases=tuple(releases.get(commit.id, ())), concerned=commit.id in concerned)
        for commit in commits
        if commit.id in concerned or commit.id in releases
    ]


def _concerned(commits: Iterable[Commit], stage: str, instrument: str) -> set[str]:
    """Return the ids of the commits that concern a stage; read from the newest, to follow its earlier names."""
    concerned, names = set(), {stage}
    for commit in commits:
        trailers = commit.facts
        about = not stage or not names.isdisjoint(trailers.get(key, "") for key in ("Stage", "Before", "After"))
        if about and instrument in ("", trailers.get("Instrument", "")):
            concerned.add(commit.id)
            if stage and "Renamed-From" in trailers:
                names.add(trailers["Renamed-From"])
    return concerned
