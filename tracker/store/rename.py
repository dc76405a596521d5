"""Another name for a stage: its texts and what people said of it go with it; history keeps the old one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.store.formats import messages
from tracker.store.formats.manifest import FILE, Instrument, renamed_predecessor, write_manifest
from tracker.store.formats.names import TagName, check_slug
from tracker.store.formats.statements import FOLDER, StagePair, read_statements, write_statements
from tracker.store.git.transaction import commit
from tracker.store.releases.release import REFS
from tracker.store.selection import choose_instrument
from tracker.store.snapshot import Snapshot, decoded
from tracker.text.compose import with_front
from tracker.text.writer import digest, write

if TYPE_CHECKING:
    from tracker.store.formats.authorship import Authorship
    from tracker.store.git.transaction import Writing


def rename_stage(  # noqa: PLR0913 – by name
    held: Writing, now: Snapshot, old: str, new: str, *, instrument: str, reason: str, by: Authorship
) -> str:
    """Give a stage another name; arguments and errors as in :meth:`tracker.store.store.Store.rename`."""
    chosen = choose_instrument(now.manifest, instrument, check_slug(old, "stage"))
    if not reason.strip():
        raise InputError("A stage is renamed for a reason", remedy='say it: --reason "the symbol was misread"')
    if chosen.stage(check_slug(new, "stage")):
        raise StoreError(f"Stage {new} of {chosen.slug} exists already", remedy="choose another name")
    if now.repository.tags(f"{REFS}{TagName(chosen.slug, old)}"):
        raise StoreError(
            f"Stage {old} is released, so it keeps its name",
            cause="its tag bears the name, and a release never changes",
            remedy="bring the text in as a stage of the other name, and release that",
        )
    files: dict[str, bytes | None] = {
        FILE: write_manifest(now.manifest.with_instrument(_named(chosen, old, new))).encode()
    }
    stated = []
    for language in now.languages(chosen.slug, old):
        draft = now.draft(chosen.slug, old, language)
        source = now.source_of(chosen.slug, old, language, digest(draft))
        files[Snapshot.path(chosen.slug, old, language)] = None
        files[Snapshot.path(chosen.slug, new, language)] = write(
            with_front(draft, replace(draft.front, stage=new))
        ).encode()
        stated.append((language, digest(draft), source))
    files |= _said(now, chosen.slug, old, new)
    message = messages.renamed(chosen.slug, old, new, stated, reason)
    return commit(held, files, message=message, by=by)


def _named(instrument: Instrument, old: str, new: str) -> Instrument:
    stages = (replace(each, slug=new) if each.slug == old else each for each in instrument.stages)
    return replace(instrument, stages=tuple(renamed_predecessor(each, old, new) for each in stages))


def _said(now: Snapshot, instrument: str, old: str, new: str) -> dict[str, bytes | None]:
    """The files of what people said about the stage, under the new name."""
    files: dict[str, bytes | None] = {}
    folder = f"{FOLDER}{instrument}/"
    for path in (path for path in now.files if path.startswith(folder)):
        before, _, after = path.removeprefix(folder).removesuffix(".toml").partition("--")
        if old not in (before, after):
            continue
        stages = StagePair(instrument, before, after)
        turned = StagePair(instrument, *(new if each == old else each for each in (before, after)))
        found = read_statements(decoded(now.repository.read(now.files[path]), path), stages)
        files |= {path: None, turned.path: write_statements(turned, found).encode()}
    return files
