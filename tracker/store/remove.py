"""Removal of texts that were added by mistake: out of the present store, never out of its history."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.store.corrections import correction_paths
from tracker.store.formats import messages
from tracker.store.formats.manifest import Instrument, Manifest, Stage, write_manifest
from tracker.store.formats.names import TagName
from tracker.store.formats.paths import MANIFEST, annotations_path, text_path
from tracker.store.formats.statements import StagePair, Statement, read_statements
from tracker.store.records import RemoveResult
from tracker.store.releases.release import REFS, release_of
from tracker.store.snapshot import decode
from tracker.text.writer import digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.store.formats.authorship import Authorship
    from tracker.store.git.transaction import Transaction
    from tracker.store.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A removal that was checked, ready to be committed.

    Attributes:
        result: Its result, without the commit.
        files: Whole content by path; None for a file that goes.
        message: The message of the commit.
    """

    result: RemoveResult
    files: Mapping[str, bytes | None]
    message: str

    def commit(self, transaction: Transaction, by: Authorship) -> RemoveResult:
        """Commit it, and return its result."""
        return replace(self.result, commit=transaction.commit(self.files, message=self.message, by=by))


def prepare_removal(
    snapshot: Snapshot, instrument: Instrument, stage: str, languages: Sequence[str], reason: str
) -> Removal:
    """Check the removal of texts of a stage; the stage goes with its last text.

    Args:
        snapshot: The store as it is.
        instrument: The instrument.
        stage: Slug of the stage.
        languages: The texts.
        reason: Why.

    Raises:
        InputError: If the reason is missing.
        StoreError: If a text is released, or cannot be read.
    """
    if not reason.strip():
        raise InputError("A text is removed only for a reason", remedy='state it: --reason "the wrong file was added"')
    _check_not_released(snapshot, instrument.slug, stage, languages)
    remaining = set(snapshot.languages(instrument.slug, stage)) - set(languages)
    files: dict[str, bytes | None] = {}
    annotations = 0
    for language in languages:
        files[text_path(instrument.slug, stage, language)] = None
        if (notes := annotations_path(instrument.slug, stage, language)) in snapshot.files:
            files[notes] = None
            kept = snapshot.annotations(instrument.slug, stage, language)
            annotations += len(kept.comments) + len(kept.revisions)
    texts = [(language, digest(snapshot.draft(instrument.slug, stage, language))) for language in languages]
    forgotten: list[Statement] = []
    changed = instrument
    if not remaining:
        changed = _without_stage(instrument, stage)
        for path in correction_paths(snapshot, instrument.slug, stage):
            files[path] = None
            forgotten += read_statements(decode(snapshot.read(path), path), StagePair.of_path(path))
    changed = replace(changed, languages=_languages_left(snapshot, changed, stage, remaining))
    followers = _followers(instrument, changed)
    files[MANIFEST] = write_manifest(_with_changed(snapshot.manifest, changed)).encode()
    return Removal(
        result=RemoveResult(
            commit="",
            parent=snapshot.commit,
            instrument=instrument.slug,
            stage=stage,
            languages=tuple(languages),
            stage_gone=not remaining,
            instrument_gone=not changed.stages,
            followers=followers,
            corrections=len(forgotten),
            annotations=annotations,
            path=text_path(instrument.slug, stage, languages[0]) if languages else "",
        ),
        files=files,
        message=messages.text_removed(
            instrument.slug, stage, texts=texts, followers=followers, forgotten=forgotten, reason=reason
        ),
    )


def _check_not_released(snapshot: Snapshot, instrument: str, stage: str, languages: Sequence[str]) -> None:
    """Refuse to take out a text that a release states; one that was added after the release may go."""
    for record in snapshot.repository.tags(f"{REFS}{TagName(instrument, stage)}"):
        release = release_of(record)
        released = set(release.sha256) if release else set(languages)
        if not languages or released & set(languages):
            raise StoreError(
                f"Stage {stage} is released, so its text cannot be removed",
                cause=f"the tag {TagName(instrument, stage)} states it, and a release never changes",
                remedy='replace it; the release keeps the old text: tracker add FILE --replace --reason "…"',
            )


def _without_stage(instrument: Instrument, slug: str) -> Instrument:
    """Return an instrument without a stage; stages that were drafted from it follow those that it was drafted from."""
    gone = instrument.stage(slug)
    inherited = gone.predecessors if gone else ()
    stages = (_bypassing(stage, slug, inherited) for stage in instrument.stages if stage.slug != slug)
    return replace(instrument, stages=tuple(stages))


def _bypassing(stage: Stage, slug: str, inherited: tuple[str, ...]) -> Stage:
    if slug not in stage.predecessors:
        return stage
    predecessors = dict.fromkeys(
        new for old in stage.predecessors for new in (inherited if old == slug else (old,)) if new != stage.slug
    )
    first, *further = predecessors or [""]
    return replace(stage, predecessor=first, also_from=tuple(further))


def _followers(before: Instrument, after: Instrument) -> tuple[tuple[str, str], ...]:
    """Return the stages that follow others now, with these."""
    old = {stage.slug: stage.predecessors for stage in before.stages}
    return tuple(
        (stage.slug, " ".join(stage.predecessors)) for stage in after.stages if stage.predecessors != old[stage.slug]
    )


def _languages_left(snapshot: Snapshot, instrument: Instrument, stage: str, remaining: set[str]) -> tuple[str, ...]:
    """Return the languages of an instrument in which a text is left, in their order."""
    left = set(remaining)
    for other in instrument.stages:
        if other.slug != stage:
            left |= set(snapshot.languages(instrument.slug, other.slug))
    return tuple(language for language in instrument.languages if language in left)


def _with_changed(manifest: Manifest, changed: Instrument) -> Manifest:
    """Return the manifest with a changed instrument; one without stages goes."""
    if changed.stages:
        return manifest.with_instrument(changed)
    return Manifest(tuple(item for item in manifest.instruments if item.slug != changed.slug))
