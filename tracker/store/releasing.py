"""Releases: annotated tags that state what they hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.store import messages
from tracker.store.choice import choose_instrument
from tracker.store.entries import Release
from tracker.store.names import TagName, tag_name
from tracker.store.signature import Author, Signature, When
from tracker.store.transaction import tag

if TYPE_CHECKING:
    from tracker.store.repository import Repository, TagRecord
    from tracker.store.snapshot import Snapshot

REFS = "refs/tags/"

_TAGGER = re.compile(r"(?P<name>.*) <(?P<mail>[^<>]*)> (?P<when>\d+ [+-]\d{4})")


def release_stage(now: Snapshot, stage: str, *, instrument: str, by: Signature) -> Release:
    """Tag a stage as it stands; arguments and errors as in :meth:`tracker.store.store.Store.release`."""
    chosen = choose_instrument(now.manifest, instrument, stage)
    name = str(TagName(chosen.slug, stage))
    if now.repository.tags(REFS + name):
        raise StoreError(
            f"Stage {stage} is released already",
            cause=f"the tag {name} exists, and a release never changes",
            cure="bring in the new text as a stage of its own, and release that",
        )
    described, texts = chosen.stage(stage), now.entries(chosen.slug, stage)
    if described is None or not texts:
        raise StoreError(f"Stage {stage} has no text to release", cure="bring it in with tracker add")
    message = messages.released(chosen, described, texts)
    tag(now.repository, name, now.commit, message=message, by=by)
    return next(each for each in releases(now.repository) if each.tag == name)


def releases(repository: Repository) -> list[Release]:
    """The releases, by instrument, date and name."""
    found = [_release(record) for record in repository.tags(f"{REFS}draft/")]
    return sorted(
        (each for each in found if each is not None),
        key=lambda each: (each.instrument, each.date, each.stage),
    )


def _release(record: TagRecord) -> Release | None:
    """The release that a tag is; None for a tag that somebody made by hand."""
    name = record.ref.removeprefix(REFS)
    try:
        parts = tag_name(name)
    except InputError:
        return None
    if parts is None or (record.kind, record.target_kind) != ("tag", "commit"):
        return None
    trailers = messages.trailers_of(record.message)
    plain = dict(trailers)
    tagger = _TAGGER.fullmatch(record.tagger)
    return Release(
        tag=name,
        instrument=parts.instrument,
        stage=parts.stage,
        commit=record.target,
        tag_id=record.id,
        author=Author(tagger["name"], tagger["mail"]) if tagger else None,
        when=When.of_git(tagger["when"]) if tagger else None,
        title=plain.get("Title", ""),
        symbol=plain.get("Symbol", ""),
        date=plain.get("Date", ""),
        authenticity=messages.by_language(trailers, "Authenticity"),
        sha256=messages.by_language(trailers, "Text-SHA256"),
    )
