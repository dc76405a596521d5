"""Release a stage, with notes on the changes since the stages before; list releases; trust keys."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.services.naming import stage_named
from tracker.services.release_notes import notes_of_release
from tracker.services.stores import instrument_of
from tracker.store.formats.authorship import DEFAULT_AUTHOR, Author, Timestamp
from tracker.store.formats.names import TAG_PREFIX

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.store.records import Release, ReleaseSignature, StageText
    from tracker.store.store import Store

LARGEST_KEY = 1_000_000
"""Bytes of a file with a public key that is read: real ones have some thousand."""


class ReleaseOutcome(StrEnum):
    """Result of the wish to release a stage.

    ``released``: it is released now. ``signed``: it was released before, and has one more signature now. ``known``: it
    was released before, and signed by this person if they wished to; nothing was to be done.
    """

    RELEASED = "released"
    SIGNED = "signed"
    KNOWN = "known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """A release, and the result of asking for it.

    Attributes:
        outcome: The result.
        release: The release.
        texts: The released texts, one for each language.
        signatures: The signatures that were added to it after it was made.
        has_signers: Whether the store names people whose signatures count.
    """

    outcome: ReleaseOutcome
    release: Release
    texts: tuple[StageText, ...]
    signatures: tuple[ReleaseSignature, ...] = ()
    has_signers: bool


def release(  # noqa: PLR0913 – each a choice of the caller's, by its name
    store: Store,
    stage: str,
    *,
    instrument: str = "",
    key: str = "",
    author: Author = DEFAULT_AUTHOR,
    at: Timestamp | None = None,
) -> Released:
    """Tag a stage as released; the tag states the digests of its texts, and the changes since the stages before.

    A stage that is released already stays as it is; with a key, the author's signature is added to the release.

    Args:
        store: The store.
        stage: The stage; or the tag of a release, to sign it.
        instrument: The instrument; may be empty where only one has the stage.
        key: A file with an SSH key, or the fingerprint of a GnuPG key; unsigned if empty.
        author: The person who answers for it.
        at: Time of the release, or of the signature; now if not given.

    Raises:
        InputError: If there is no such stage or key, or more than one instrument has the stage.
        StoreError: If the stage has no text, it was changed since it was released, the key does not sign, or the store
            cannot be written.
    """
    time = at or Timestamp.now()
    stage = stage_named(store, stage, instrument)
    made = _made_before(store, stage, instrument)
    if made is None:
        notes = notes_of_release(store, stage, instrument)
        made = store.release(stage, instrument=instrument, notes=notes, key=key, author=author, at=time)
        return _outcome(store, made, ReleaseOutcome.RELEASED)
    if not key or _is_signed_by(store, made, author):
        return _outcome(store, made, ReleaseOutcome.KNOWN)
    store.sign(made.tag, key=key, author=author, at=time)
    return _outcome(store, made, ReleaseOutcome.SIGNED)


def _outcome(store: Store, made: Release, outcome: ReleaseOutcome) -> Released:
    return Released(
        outcome=outcome,
        release=made,
        texts=tuple(store.text(made.tag, language=language) for language in made.sha256),
        signatures=signatures_of(store, made),
        has_signers=store.has_signers(),
    )


def signatures_of(store: Store, made: Release) -> tuple[ReleaseSignature, ...]:
    """Return the signatures that people added to a release, the oldest first; ``verify`` says whether they count."""
    return tuple(item for item in store.added_signatures() if item.release_id == made.tag_id)


def _is_signed_by(store: Store, made: Release, author: Author) -> bool:
    """Return whether a person signed a release, so that it counts wherever their key is named.

    The signature inside a release is judged by the keys that were named then; where nobody was, one more can count.
    """
    inside = made.signed and author == made.author and store.has_signers(made.commit)
    return inside or author in [item.author for item in signatures_of(store, made)]


def _made_before(store: Store, stage: str, instrument: str) -> Release | None:
    """Return the release of a stage, or the one with this tag; None if the stage is not released.

    Raises:
        InputError: If there is no release with this tag.
        StoreError: If the stage was changed since.
    """
    known = store.releases()
    if stage.startswith(TAG_PREFIX):
        store.languages(stage, instrument=instrument)  # Raises an error if there is no such release.
        return next(item for item in known if item.tag == stage)
    owner = instrument_of(store, stage, instrument)
    made = next((item for item in known if owner and (item.instrument, item.stage) == (owner.slug, stage)), None)
    if made and (changed := _changed_since(store, made)):
        raise StoreError(
            f"{stage} is released already, and was changed since: {changed}",
            cause=f"{made.tag} was released {_when(made)}, and a release never changes",
            remedy=f"add the changed text as a stage of its own, and release that: tracker show {stage} --raw > "
            f"changed.md, then tracker add changed.md --stage NEW-NAME; to sign the release as it is: tracker release "
            f"{made.tag} --sign KEY",
        )
    return made


def _changed_since(store: Store, made: Release) -> str:
    """Return what differs between a stage and its release, in words; empty if nothing does."""
    owner = store.stages(made.instrument)
    entry = next((item for item in owner if item.slug == made.stage), None)
    if entry is None:
        return ""
    now = {text.language: text.sha256 for text in entry.texts}
    differing = [
        language for language in sorted({*now, *made.sha256}) if now.get(language) != made.sha256.get(language)
    ]
    standing = {language: str(standing) for language, standing in entry.authenticity.items()}
    facts = (("its symbol", entry.symbol, made.symbol), ("its date", entry.date, made.date))
    changes = [f"the text in {', '.join(differing)}"] if differing else []
    changes += [thing for thing, here, there in facts if here != there]
    changes += (
        ["whose words it is (official, translation …)"] if not differing and standing != made.authenticity else []
    )
    return "; ".join(changes)


def _when(made: Release) -> str:
    date = f"on {made.time.iso()[:10]}" if made.time else "at an unknown time"
    return f"{date} by {made.author}" if made.author else date


def releases(store: Store, stage: str = "", instrument: str = "") -> list[Release]:
    """Return the releases of a store, by instrument, date and name.

    Args:
        store: The store.
        stage: Only the releases of this stage, or with this tag; all if empty.
        instrument: Only the releases of this instrument; all if empty.

    Raises:
        InputError: If that stage is not released.
        StoreError: If the store cannot be read.
    """
    listed = [item for item in store.releases() if instrument in ("", item.instrument)]
    if not stage:
        return listed
    stage = stage_named(store, stage, instrument)
    chosen = [item for item in listed if stage in (item.stage, item.tag)]
    if not chosen:
        tags = ", ".join(item.tag for item in listed)
        raise InputError(
            f"{stage} is not released", cause=f"the releases are: {tags or 'none'}", remedy="name one of them"
        )
    return chosen


def trust_key(store: Store, key: Path, signer: Author, *, author: Author, at: Timestamp) -> str:
    """Let a public key sign releases for a person, and return the id of the commit.

    Args:
        store: The store.
        key: File with the public key, of SSH or GnuPG.
        signer: The person whose key it is.
        author: The person who answers for it.
        at: Time of the commit.

    Raises:
        InputError: If the file cannot be read, or is no public key.
        StoreError: If the key is trusted already, or the store cannot be written.
    """
    try:
        if key.stat().st_size > LARGEST_KEY:
            raise InputError(f"{key} is too large for a key")
        public = key.read_bytes()
    except OSError as error:
        raise InputError(f"{key} cannot be read", cause=error.strerror or str(error)) from None
    return store.trust(public, name=str(key), signer=signer, author=author, at=at)
