"""Releases: annotated tags that state what they hold and which releases were before them, signed if a key is given."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.store.formats import messages
from tracker.store.formats.authorship import Author, Authorship, Timestamp
from tracker.store.formats.names import TagName, tag_name
from tracker.store.formats.statements import FOLDER as SAID
from tracker.store.git.repository import NO_OBJECT, Move
from tracker.store.git.transaction import move
from tracker.store.records import Release
from tracker.store.releases.signatures import doubt, sign, split
from tracker.store.releases.signers import signers_of
from tracker.store.selection import choose_instrument

if TYPE_CHECKING:
    from tracker.store.git.repository import Repository, TagRecord
    from tracker.store.git.transaction import Writing
    from tracker.store.snapshot import Snapshot

REFS = "refs/tags/"
NEWEST = "refs/tracker/newest-release"
"""Points to the tag of the newest release, outside the tags: who deletes a tag by plain git leaves this behind."""

_TAGGER = re.compile(r"(?P<name>.*) <(?P<mail>[^<>]*)> (?P<when>\d+ [+-]\d{4})")


def release_stage(  # noqa: PLR0913 – what a release states, by name
    held: Writing, now: Snapshot, stage: str, *, instrument: str, notes: str, key: str, by: Authorship
) -> Release:
    """Tag a stage as it stands; arguments and errors as in :meth:`tracker.store.store.Store.release`."""
    repository = now.repository
    chosen = choose_instrument(now.manifest, instrument, stage)
    name = str(TagName(chosen.slug, stage))
    if repository.tags(REFS + name):
        raise StoreError(
            f"Stage {stage} is released already",
            cause=f"the tag {name} exists, and a release never changes",
            remedy="bring in the new text as a stage of its own, and release that",
        )
    described, texts = chosen.stage(stage), now.entries(chosen.slug, stage)
    if described is None or not texts:
        raise StoreError(f"Stage {stage} has no text to release", remedy="bring it in with tracker add")
    there = releases(repository)
    message = messages.released(
        chosen,
        described,
        texts,
        notes=notes,
        corrections=_corrections(now, chosen.slug, stage),
        follows=[(each.tag, each.tag_id) for each in newest(there)],
    )
    payload = f"object {now.commit}\ntype commit\ntag {name}\ntagger {by}\n\n{message}".encode()
    tag_id = repository.write("tag", payload + _signature(now, payload, key, by))
    old = repository.resolve(NEWEST) or NO_OBJECT
    move(held, [Move(f"{REFS}{name}", tag_id, NO_OBJECT), Move(NEWEST, tag_id, old)], by)
    return next(each for each in releases(repository) if each.tag == name)


def _signature(now: Snapshot, payload: bytes, key: str, by: Authorship) -> bytes:
    """The signature; refused here if it would not count, because a release never changes."""
    known = signers_of(now)
    if not key:
        if known:
            raise StoreError(
                "This release would be in doubt",
                cause="the store names who may sign, and it would bear no signature",
                remedy="sign it: --sign KEY",
            )
        return b""
    made = sign(payload, key)
    if known and (why := doubt(payload, made, by, known)):
        raise StoreError(
            "This signature would not count",
            cause=why,
            remedy='say whose key it is with --author, or name the key: tracker trust KEY.pub --signer "NAME <MAIL>"',
        )
    return made


def releases(repository: Repository) -> list[Release]:
    """The releases, by instrument, date and name."""
    found = [release_of(record) for record in repository.tags(f"{REFS}draft/")]
    return sorted(
        (each for each in found if each is not None),
        key=lambda each: (each.instrument, each.date, each.stage),
    )


def newest(there: list[Release]) -> list[Release]:
    """The releases that no other follows: one, or one of each line where several people released at once."""
    followed = {tag for each in there for tag in each.follows}
    return [each for each in there if each.tag not in followed]


def release_of(record: TagRecord) -> Release | None:
    """The release that a tag is; None for a tag that somebody made by hand."""
    name = record.ref.removeprefix(REFS)
    try:
        parts = tag_name(name)
    except InputError:
        return None
    if parts is None or (record.kind, record.target_kind) != ("tag", "commit"):
        return None
    message, signature = (part.decode("utf-8", "replace") for part in split(record.message.encode()))
    trailers = messages.trailers_of(message)
    plain = dict(trailers)
    by = tagger_of(record)
    return Release(
        tag=name,
        instrument=parts.instrument,
        stage=parts.stage,
        commit=record.target,
        tag_id=record.id,
        author=by.author if by else None,
        time=by.time if by else None,
        title=plain.get("Title", ""),
        symbol=plain.get("Symbol", ""),
        date=plain.get("Date", ""),
        authenticity=messages.by_first_word(trailers, "Authenticity"),
        sha256=messages.by_first_word(trailers, "Text-SHA256"),
        corrections=messages.by_first_word(trailers, "Correction-SHA256"),
        follows=messages.by_first_word(trailers, "Follows"),
        notes="\n\n".join(message.strip().split("\n\n")[1:-1]),
        signed=bool(signature),
    )


def tagger_of(record: TagRecord) -> Authorship | None:
    """Who made a tag, and when; None where another program wrote that otherwise."""
    match = _TAGGER.fullmatch(record.tagger)
    try:
        return Authorship(Author(match["name"], match["mail"]), Timestamp.of_git(match["when"])) if match else None
    except InputError:
        return None


def _corrections(now: Snapshot, instrument: str, stage: str) -> dict[str, str]:
    """The digest of every file of what people said about a stage and another, by path."""
    folder = f"{SAID}{instrument}/"
    files = {path: path.removeprefix(folder).removesuffix(".toml") for path in now.files if path.startswith(folder)}
    return {
        path: hashlib.sha256(now.repository.read(now.files[path])).hexdigest()
        for path, pair in files.items()
        if stage in pair.split("--")
    }
