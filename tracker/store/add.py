"""Keeping a text: its front matter completed, its stage put in order, one commit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.store.formats import messages
from tracker.store.formats.manifest import FILE, Manifest, write_manifest
from tracker.store.formats.messages import plain
from tracker.store.formats.names import check_date, check_language, check_slug
from tracker.store.git.transaction import commit
from tracker.store.records import AddResult
from tracker.store.selection import choose_instrument
from tracker.store.snapshot import Snapshot
from tracker.store.stage_order import with_text
from tracker.text.compose import with_front
from tracker.text.writer import digest, write

if TYPE_CHECKING:
    from tracker.model.draft import DraftText
    from tracker.model.stage import FrontMatter
    from tracker.store.formats.authorship import Authorship
    from tracker.store.git.transaction import Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a text comes from and why; see :meth:`tracker.store.store.Store.add`."""

    source_sha256: str
    source_name: str
    by: Authorship
    replacing: bool
    reason: str
    predecessors: tuple[str, ...]


def file_text(held: Writing, now: Snapshot, draft: DraftText, origin: Origin) -> AddResult:
    """Commit a text, unless the store holds exactly this already.

    Args:
        held: The store, held for writing.
        now: The store as it is.
        draft: The text.
        origin: Where it comes from.

    Raises:
        InputError: If a name cannot be used, the text is empty, or the reason is missing.
        StoreError: If the stage exists in this language already, or git refuses.
    """
    if not draft.blocks:
        raise InputError("This text is empty", remedy="look whether the file was read in full")
    if origin.replacing and not origin.reason.strip():
        raise InputError("A text is replaced for a reason", remedy='say it: --reason "issued text"')
    draft = _completed(draft, now.manifest)
    front = draft.front
    manifest = with_text(now.manifest, front, predecessors=origin.predecessors, replacing=origin.replacing)
    path = Snapshot.path(front.instrument, front.stage, front.language)
    text = write(draft).encode()
    old = now.repository.read(now.files[path]) if path in now.files else None
    unchanged = (old, now.manifest) == (text, manifest)
    if unchanged and origin.replacing:
        # A text that came about by other means, or by a merge, is stated by a commit of its own.
        unchanged = bool(now.source_of(front.instrument, front.stage, front.language, digest(draft)))
    if old is not None and old != text and not origin.replacing:
        raise _exists(now, front)
    return AddResult(
        commit=now.commit if unchanged else _commit(held, draft, manifest, origin, replaced=old is not None),
        unchanged=unchanged,
        instrument=front.instrument,
        new_instrument=now.manifest.instrument(front.instrument) is None,
        stage=front.stage,
        predecessor=_predecessor(manifest, front),
        language=front.language,
        sha256=digest(draft),
    )


def _commit(held: Writing, draft: DraftText, manifest: Manifest, origin: Origin, *, replaced: bool) -> str:
    front = draft.front
    message = messages.added(
        front,
        text_sha256=digest(draft),
        source_sha256=origin.source_sha256,
        source_name=origin.source_name,
        reason=origin.reason if replaced else "",
    )
    path = Snapshot.path(front.instrument, front.stage, front.language)
    files = {path: write(draft).encode(), FILE: write_manifest(manifest).encode()}
    return commit(held, files, message=message, by=origin.by)


def _completed(draft: DraftText, manifest: Manifest) -> DraftText:
    """The draft under checked front matter; symbol and date of a known stage fill what it leaves out."""
    front = draft.front
    if not front.stage or not front.language:
        missing = "stage" if not front.stage else "language"
        raise InputError(f"The {missing} of this text is not known", remedy=f"name it with --{missing}")
    if not front.instrument and not manifest.instruments:
        raise InputError(
            "The instrument of this text is not known",
            cause="the store has none yet",
            remedy="name it with --instrument, in one short word that stays the same for all its stages",
        )
    instrument = front.instrument or choose_instrument(manifest, "").slug
    front = replace(
        front,
        symbol=plain(front.symbol),
        title=plain(front.title),
        source=plain(front.source),
        instrument=check_slug(instrument, "instrument"),
        stage=check_slug(front.stage, "stage"),
        language=check_language(front.language),
        date=check_date(front.date),
    )
    known = manifest.instrument(instrument)
    stage = known.stage(front.stage) if known else None
    if stage:
        front = replace(front, symbol=front.symbol or stage.symbol, date=front.date or stage.date)
    return with_front(draft, front)


def _predecessor(manifest: Manifest, front: FrontMatter) -> str:
    instrument = manifest.instrument(front.instrument)
    stage = instrument.stage(front.stage) if instrument else None
    return stage.predecessor if stage else ""


def _exists(now: Snapshot, front: FrontMatter) -> StoreError:
    there = ", ".join(now.languages(front.instrument, front.stage))
    return StoreError(
        f"Stage {front.stage} of {front.instrument} exists in {front.language} already, with another text "
        "or other front matter",
        cause=f"a text is never replaced by accident; the stage stands in: {there}",
        remedy='give the next draft a stage of its own, or correct this one: --replace --reason "…"',
    )
