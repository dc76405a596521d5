"""Release a stage, with notes on the changes since the stages before; list releases; trust keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.diff.concordance.rows import rows_in_order_before
from tracker.errors import InputError
from tracker.report.release_notes import release_notes
from tracker.report.table.rows import build_table
from tracker.services.compare import compare_stages
from tracker.services.stores import instrument_of
from tracker.store.formats.authorship import DEFAULT_AUTHOR, Author, Timestamp

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.store.records import Release, StageText
    from tracker.store.store import Store

LARGEST_KEY = 1_000_000
"""Bytes of a file with a public key that is read: real ones have some thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """A new release.

    Attributes:
        release: The release.
        texts: The released texts, one for each language.
        has_signers: Whether the store names people whose signatures count.
    """

    release: Release
    texts: tuple[StageText, ...]
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

    Args:
        store: The store.
        stage: The stage.
        instrument: The instrument; empty if only one has this stage.
        key: Key to sign with: a file with an SSH key, or the fingerprint of a GnuPG key; unsigned if empty.
        author: The person who answers for it.
        at: Time of the commit; now if not given.

    Raises:
        InputError: If there is no such stage or key, or more than one instrument has the stage.
        StoreError: If the stage has no text or is released already, the key does not sign, or the store cannot be
            written.
    """
    notes = _notes(store, stage, instrument)
    made = store.release(stage, instrument=instrument, notes=notes, key=key, author=author, at=at or Timestamp.now())
    texts = tuple(store.text(made.tag, language=language) for language in made.sha256)
    return Released(release=made, texts=texts, has_signers=store.has_signers())


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


def _notes(store: Store, stage: str, instrument: str) -> str:
    """Return the changes since each stage that this one was drafted from, in each language that both have."""
    languages = store.languages(stage, instrument=instrument)
    owner = instrument_of(store, stage, instrument)
    described = owner.stage(stage) if owner else None
    if owner is None or described is None:
        return ""
    notes = []
    for before in described.predecessors:
        for language in store.languages(before, instrument=owner.slug):
            if language in languages:
                comparison = compare_stages(store, before, stage, instrument=owner.slug, language=language)
                notes.append(release_notes(build_table(comparison.view, rows_in_order_before(comparison.redline))))
    return "\n\n".join(notes)
