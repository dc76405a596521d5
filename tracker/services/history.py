"""Tell who did what in a store, and what an article was in each stage before."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.addresses.lookup import find_meant
from tracker.errors import InputError
from tracker.services.compare import compare_stages, near_provisions
from tracker.services.naming import stage_named
from tracker.services.stores import instrument_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.report.view.redline_view import RowView
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DescentStep:
    """One step of a descent: a provision in the stage before.

    Attributes:
        before: The stage before.
        after: The stage that was drafted from it.
        rows: The rows of their table of concordance that lead to the provision.
        words: The words for the facts of a row.
    """

    before: str
    after: str
    rows: tuple[RowView, ...]
    words: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """The descent of a provision through the stages.

    Attributes:
        stage: The stage in which it was looked up.
        first: The first stage that this one goes back to.
        steps: One step for each stage before, newest first, until nothing precedes the provision.
    """

    stage: str
    first: str
    steps: tuple[DescentStep, ...]


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


def descent(store: Store, stage: str, provision: str, *, instrument: str = "", language: str = "") -> Descent:
    """Follow a provision back through the stages that a stage was drafted from.

    Args:
        store: The store.
        stage: The stage.
        provision: The provision: “article 5”.
        instrument: The instrument; empty if only one has this stage.
        language: The language; empty for the only one that all these stages have.

    Raises:
        InputError: If there is no such stage or provision, or more than one text fits.
        StoreError: If a text cannot be read.
    """
    stage = stage_named(store, stage, instrument)
    line = _predecessors(store, stage, instrument)
    language = language or _only_language(store, line, instrument)
    draft = store.text(stage, instrument=instrument, language=language).draft
    eids = {found.eid for found in find_meant(draft, provision)}
    if not eids:
        raise InputError(
            f"There is no “{provision}” in {stage}",
            cause=near_provisions(draft, provision),
            remedy=f"ask for one that is there; tracker show {stage} prints all",
        )
    steps = []
    for after, before in pairwise(line):
        view = compare_stages(store, before, after, instrument=instrument, language=language, report_language="en").view
        rows = tuple(row for row in view.rows if row.row.after in eids)
        steps.append(DescentStep(before=before, after=after, rows=rows, words=view.words))
        eids = {row.row.before for row in rows if row.row.before}
        if not eids:
            break
    return Descent(stage=stage, first=line[-1], steps=tuple(steps))


def _predecessors(store: Store, stage: str, instrument: str) -> list[str]:
    """Return the stage and those that it was drafted from, back to the first."""
    store.languages(stage, instrument=instrument)  # Raises an error if there is no such stage.
    owner = instrument_of(store, stage, instrument)
    current = owner.stage(stage) if owner else None
    if owner is None or current is None:
        raise InputError(f"{stage} is not a stage", remedy="name a stage; tracker stages lists them")
    line: list[str] = []
    while current and current.slug not in line:
        line.append(current.slug)
        current = owner.stage(current.predecessor)
    return line


def _only_language(store: Store, line: list[str], instrument: str) -> str:
    """Return the one language that all these stages have; empty if there are several or none."""
    common = set.intersection(*(set(store.languages(stage, instrument=instrument)) for stage in line))
    return common.pop() if len(common) == 1 else ""
