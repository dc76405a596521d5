"""Releases: annotated tags that state their texts and the releases before them, signed if a key is given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.store.corrections import correction_paths
from tracker.store.formats import messages
from tracker.store.formats.authorship import Author, Authorship, Timestamp
from tracker.store.formats.names import TAG_PREFIX, TagName, tag_name
from tracker.store.git.repository import NO_OBJECT, RefUpdate
from tracker.store.records import Release
from tracker.store.releases.signatures import sign, signature_doubt, split_signature, uncounted
from tracker.store.releases.signers import signers_of
from tracker.store.selection import choose_instrument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.store.git.repository import Repository, TagRecord
    from tracker.store.git.transaction import Transaction
    from tracker.store.snapshot import Snapshot

REFS = "refs/tags/"
RELEASE_REFS = f"{REFS}{TAG_PREFIX}"
NEWEST = "refs/tracker/newest-release"
"""Points to the tag of the newest release, outside the tags: a tag that plain git deletes leaves it behind."""

_TAGGER = re.compile(r"(?P<name>.*) <(?P<mail>[^<>]*)> (?P<time>\d+ [+-]\d{4})")


def release_stage(  # noqa: PLR0913 – all that a release states, by name
    transaction: Transaction, snapshot: Snapshot, stage: str, *, instrument: str, notes: str, key: str, by: Authorship
) -> Release:
    """Tag a stage as it stands; arguments and errors as in :meth:`tracker.store.store.Store.release`."""
    repository = snapshot.repository
    chosen = choose_instrument(snapshot.manifest, instrument, stage)
    name = str(TagName(chosen.slug, stage))
    if repository.tags(REFS + name):
        raise StoreError(
            f"Stage {stage} is released already",
            cause=f"the tag {name} exists, and a release never changes",
            remedy="sign it with --sign KEY; or add a new text as a stage of its own, and release that",
        )
    described, texts = chosen.stage(stage), snapshot.entries(chosen.slug, stage)
    if described is None or not texts:
        raise StoreError(f"Stage {stage} has no text to release", remedy="add it: tracker add FILE")
    message = messages.stage_released(
        chosen,
        described,
        texts,
        notes=notes,
        corrections={
            path: messages.file_digest(snapshot.read(path)) for path in correction_paths(snapshot, chosen.slug, stage)
        },
        follows=[(release.tag, release.tag_id) for release in newest_releases(releases(repository))],
    )
    payload = f"object {snapshot.commit}\ntype commit\ntag {name}\ntagger {by}\n\n{message}".encode()
    tag_id = repository.write("tag", payload + _signature(snapshot, payload, key, by))
    old = repository.resolve(NEWEST) or NO_OBJECT
    transaction.update_refs([RefUpdate(f"{REFS}{name}", tag_id, NO_OBJECT), RefUpdate(NEWEST, tag_id, old)], by)
    return next(release for release in releases(repository) if release.tag == name)


def _signature(snapshot: Snapshot, payload: bytes, key: str, by: Authorship) -> bytes:
    """Sign a tag; refuse a signature that would not count, because a release never changes."""
    signers = signers_of(snapshot)
    if not key:
        if signers:
            raise StoreError(
                "This release would be in doubt",
                cause="the store names who may sign, and it would have no signature",
                remedy="sign it: --sign KEY",
            )
        return b""
    signature = sign(payload, key)
    if signers and (doubt := signature_doubt(payload, signature, by, signers)):
        raise uncounted(doubt)
    return signature


def releases(repository: Repository) -> list[Release]:
    """Return the releases, by instrument, date and name."""
    found = filter(None, map(release_of, repository.tags(RELEASE_REFS)))
    return sorted(found, key=lambda release: (release.instrument, release.date, release.stage))


def newest_releases(known: Sequence[Release]) -> list[Release]:
    """Return the releases that no other follows: one, or one of each line where several people released at once."""
    followed = {tag for release in known for tag in release.follows}
    return [release for release in known if release.tag not in followed]


def is_release_object(record: TagRecord) -> bool:
    """Return whether a tag is annotated and points to a commit, as every release does."""
    return (record.kind, record.target_kind) == ("tag", "commit")


def release_of(record: TagRecord) -> Release | None:
    """Return the release of a tag; None for a tag that somebody made by hand."""
    name = record.ref.removeprefix(REFS)
    try:
        parts = tag_name(name)
    except InputError:
        return None
    if parts is None or not is_release_object(record):
        return None
    message, signature = (part.decode("utf-8", "replace") for part in split_signature(record.message.encode()))
    trailers = messages.trailers_of(message)
    facts = dict(trailers)
    by = tagger_of(record)
    return Release(
        tag=name,
        instrument=parts.instrument,
        stage=parts.stage,
        commit=record.target,
        tag_id=record.id,
        author=by.author if by else None,
        time=by.time if by else None,
        title=facts.get("Title", ""),
        symbol=facts.get("Symbol", ""),
        date=facts.get("Date", ""),
        authenticity=messages.by_first_word(trailers, "Authenticity"),
        sha256=messages.by_first_word(trailers, "Text-SHA256"),
        corrections=messages.by_first_word(trailers, "Correction-SHA256"),
        follows=messages.by_first_word(trailers, "Follows"),
        notes=messages.body_of(message),
        signed=bool(signature),
    )


def tagger_of(record: TagRecord) -> Authorship | None:
    """Return author and time of a tag; None if another program wrote them in another form."""
    match = _TAGGER.fullmatch(record.tagger)
    try:
        return Authorship(Author(match["name"], match["mail"]), Timestamp.of_git(match["time"])) if match else None
    except InputError:
        return None
