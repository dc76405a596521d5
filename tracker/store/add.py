"""Addition of a text to a store: front matter completed, stage put in order, one commit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.model.annotation import Annotations
from tracker.store.formats import messages
from tracker.store.formats.annotations import write_annotations
from tracker.store.formats.manifest import Manifest, write_manifest
from tracker.store.formats.messages import one_line
from tracker.store.formats.names import check_date, check_language, check_slug
from tracker.store.formats.paths import MANIFEST, annotations_path, text_path
from tracker.store.records import AddResult
from tracker.store.selection import choose_instrument
from tracker.store.stage_order import with_text
from tracker.text.compose import with_front
from tracker.text.writer import body, digest, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.model.draft import DraftText
    from tracker.model.stage import FrontMatter
    from tracker.store.formats.authorship import Authorship
    from tracker.store.git.transaction import Transaction
    from tracker.store.snapshot import Snapshot


_NO_ANNOTATIONS = Annotations()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The source of a text and the reason for it; fields as in :meth:`tracker.store.store.Store.add`."""

    source_sha256: str
    source_name: str
    by: Authorship
    replacing: bool
    reason: str
    predecessors: tuple[str, ...]
    annotations: Annotations = _NO_ANNOTATIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An addition that was checked, ready to be committed.

    Attributes:
        result: Its result, with the commit that the store stands at.
        manifest: The stages after it.
        files: Whole content by path; None for a file that goes.
        message: The message of the commit.
    """

    result: AddResult
    manifest: Manifest
    files: Mapping[str, bytes | None]
    message: str


def add_text(transaction: Transaction, snapshot: Snapshot, draft: DraftText, origin: Origin) -> AddResult:
    """Commit a text, unless the store holds exactly this already.

    Args:
        transaction: The store, locked.
        snapshot: The store as it is.
        draft: The text.
        origin: Its source and reason.

    Raises:
        InputError: If a name cannot be used, the text is empty, or the reason is missing.
        StoreError: If the stage exists in this language already, or git refuses.
    """
    prepared = prepare(snapshot, draft, origin)
    if prepared.result.unchanged:
        return prepared.result
    commit = transaction.commit(prepared.files, message=prepared.message, by=origin.by)
    return replace(prepared.result, commit=commit)


def preview_texts(snapshot: Snapshot, texts: Iterable[tuple[DraftText, Origin]]) -> list[AddResult]:
    """Return the results that texts would have, added one after the other; nothing is written.

    Args:
        snapshot: The store as it is.
        texts: The texts with their sources and reasons.

    Raises:
        InputError: As :func:`add_text`.
        StoreError: Likewise.
    """
    results = []
    for draft, origin in texts:
        prepared = prepare(snapshot, draft, origin)
        snapshot = replace(snapshot, manifest=prepared.manifest)
        results.append(prepared.result)
    return results


def prepare(snapshot: Snapshot, draft: DraftText, origin: Origin) -> Prepared:
    """Check an addition, and complete what its text states about itself; arguments and errors as :func:`add_text`."""
    if not draft.blocks:
        raise InputError("This text is empty", remedy="check that the file was read in full")
    if origin.replacing and not origin.reason.strip():
        raise InputError("A text is replaced only for a reason", remedy='state it: --reason "issued text"')
    draft = _with_complete_front(draft, snapshot.manifest)
    front, sha256 = draft.front, digest(draft)
    manifest = with_text(snapshot.manifest, front, predecessors=origin.predecessors, replacing=origin.replacing)
    path = text_path(front.instrument, front.stage, front.language)
    content = write(draft).encode()
    old = snapshot.read(path) if path in snapshot.files else None
    notes_path = annotations_path(front.instrument, front.stage, front.language)
    old_notes = snapshot.read(notes_path) if notes_path in snapshot.files else None
    notes = write_annotations(origin.annotations).encode() if origin.annotations else None
    if notes is None and old == content and not origin.replacing:
        notes = old_notes  # The same text from a clean file takes no comment away.
    unchanged = (old, old_notes, snapshot.manifest) == (content, notes, manifest)
    if unchanged and origin.replacing:
        # A text that was written by other means, or by a merge, gets a commit that states it.
        unchanged = bool(snapshot.source_digest(front.instrument, front.stage, front.language, sha256))
    if (old not in (None, content) or old_notes not in (None, notes)) and not origin.replacing:
        raise _already_exists(snapshot, front)
    stage = manifest.stage(front.instrument, front.stage)
    return Prepared(
        result=AddResult(
            commit=snapshot.commit,
            unchanged=unchanged,
            instrument=front.instrument,
            new_instrument=snapshot.manifest.instrument(front.instrument) is None,
            stage=front.stage,
            predecessor=stage.predecessor if stage else "",
            language=front.language,
            sha256=sha256,
            same_as=_stage_with_text(snapshot, front, body(draft)),
        ),
        manifest=manifest,
        files={
            path: content,
            MANIFEST: write_manifest(manifest).encode(),
            **({notes_path: notes} if notes != old_notes else {}),
        },
        message=messages.text_added(
            front,
            text_sha256=sha256,
            source_sha256=origin.source_sha256,
            source_name=origin.source_name,
            reason=origin.reason if old is not None else "",
        ),
    )


def _stage_with_text(snapshot: Snapshot, front: FrontMatter, text: str) -> str:
    """Return another stage of the instrument that has exactly this text, the last one first; empty for none.

    Args:
        snapshot: The store as it is.
        front: Instrument, stage and language of the text.
        text: Its canonical body.
    """
    instrument = snapshot.manifest.instrument(front.instrument)
    for stage in reversed(instrument.stages if instrument else ()):
        path = text_path(front.instrument, stage.slug, front.language)
        if stage.slug != front.stage and path in snapshot.files:
            _, _, kept = snapshot.read(path).partition(b"\n---\n\n")  # What stands behind the front matter.
            if kept == text.encode():
                return stage.slug
    return ""


def _with_complete_front(draft: DraftText, manifest: Manifest) -> DraftText:
    """Return the draft with checked front matter; symbol and date of a known stage fill empty fields."""
    front = draft.front
    if not front.stage or not front.language:
        missing = "stage" if not front.stage else "language"
        raise InputError(f"The {missing} of this text is not known", remedy=f"give it with --{missing}")
    if not front.instrument and not manifest.instruments:
        raise InputError(
            "The instrument of this text is not known",
            cause="the store has no instrument yet",
            remedy="name it with --instrument: one short word, the same for all its stages",
        )
    front = replace(
        front,
        symbol=one_line(front.symbol),
        title=one_line(front.title),
        source=one_line(front.source),
        instrument=check_slug(front.instrument or choose_instrument(manifest, "").slug, "instrument"),
        stage=check_slug(front.stage, "stage"),
        language=check_language(front.language),
        date=check_date(front.date),
    )
    stage = manifest.stage(front.instrument, front.stage)
    if stage:
        front = replace(front, symbol=front.symbol or stage.symbol, date=front.date or stage.date)
    return with_front(draft, front)


def _already_exists(snapshot: Snapshot, front: FrontMatter) -> StoreError:
    languages = ", ".join(snapshot.languages(front.instrument, front.stage))
    return StoreError(
        f"Stage {front.stage} of {front.instrument} exists in {front.language} already, with another text, "
        "another symbol, date or title, or other comments",
        cause=f"a text is never replaced by accident; the stage exists in these languages: {languages}",
        remedy='give the next draft a stage of its own, or correct this one: --replace --reason "…"',
    )
