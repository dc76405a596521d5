"""Renaming of a stage: its texts and the statements about it move along; the history keeps the old name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.store.corrections import correction_paths
from tracker.store.formats import messages
from tracker.store.formats.manifest import Instrument, write_manifest
from tracker.store.formats.names import TagName, check_slug
from tracker.store.formats.paths import MANIFEST, annotations_path, text_path
from tracker.store.formats.statements import StagePair, read_statements, write_statements
from tracker.store.releases.release import REFS
from tracker.store.selection import choose_instrument
from tracker.store.snapshot import decode
from tracker.text.compose import with_front
from tracker.text.writer import digest, write

if TYPE_CHECKING:
    from tracker.store.formats.authorship import Authorship
    from tracker.store.git.transaction import Transaction
    from tracker.store.snapshot import Snapshot


def rename_stage(  # noqa: PLR0913 – by name
    transaction: Transaction, snapshot: Snapshot, old: str, new: str, *, instrument: str, reason: str, by: Authorship
) -> str:
    """Give a stage another name; arguments and errors as in :meth:`tracker.store.store.Store.rename`."""
    chosen = choose_instrument(snapshot.manifest, instrument, check_slug(old, "stage"))
    if not reason.strip():
        raise InputError("A stage is renamed only for a reason", remedy='state it: --reason "the symbol was misread"')
    if chosen.stage(check_slug(new, "stage")):
        raise StoreError(f"Stage {new} of {chosen.slug} exists already", remedy="choose another name")
    if snapshot.repository.tags(f"{REFS}{TagName(chosen.slug, old)}"):
        raise StoreError(
            f"Stage {old} is released, so it cannot be renamed",
            cause="its tag has that name, and a release never changes",
            remedy="add the text as a stage of the other name, and release that",
        )
    manifest = snapshot.manifest.with_instrument(_with_stage_renamed(chosen, old, new))
    files: dict[str, bytes | None] = {MANIFEST: write_manifest(manifest).encode()}
    texts = []
    for language in snapshot.languages(chosen.slug, old):
        draft = snapshot.draft(chosen.slug, old, language)
        sha256 = digest(draft)
        files[text_path(chosen.slug, old, language)] = None
        renamed = with_front(draft, replace(draft.front, stage=new))
        files[text_path(chosen.slug, new, language)] = write(renamed).encode()
        notes = annotations_path(chosen.slug, old, language)
        if notes in snapshot.files:
            files |= {notes: None, annotations_path(chosen.slug, new, language): snapshot.read(notes)}
        texts.append((language, sha256, snapshot.source_digest(chosen.slug, old, language, sha256)))
    files |= _renamed_corrections(snapshot, chosen.slug, old, new)
    return transaction.commit(files, message=messages.stage_renamed(chosen.slug, old, new, texts, reason), by=by)


def _with_stage_renamed(instrument: Instrument, old: str, new: str) -> Instrument:
    stages = (replace(stage, slug=new) if stage.slug == old else stage for stage in instrument.stages)
    return replace(instrument, stages=tuple(stage.with_predecessor_renamed(old, new) for stage in stages))


def _renamed_corrections(snapshot: Snapshot, instrument: str, old: str, new: str) -> dict[str, bytes | None]:
    """Return the files of statements about the stage, under the new name; None for those of the old name."""
    files: dict[str, bytes | None] = {}
    for path in correction_paths(snapshot, instrument, old):
        pair = StagePair.of_path(path)
        before, after = (new if stage == old else stage for stage in (pair.before, pair.after))
        renamed = StagePair(instrument, before, after)
        statements = read_statements(decode(snapshot.read(path), path), pair)
        files |= {path: None, renamed.path: write_statements(renamed, statements).encode()}
    return files
