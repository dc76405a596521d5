"""The releases of the store: what each states, what it follows, and who signed it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.store.audit.history import digest_at
from tracker.store.audit.results import doubtful, sound, unproved
from tracker.store.formats import messages
from tracker.store.formats.names import TagName, tag_name
from tracker.store.releases.release import NEWEST, REFS, release_of, tagger_of
from tracker.store.releases.signatures import doubt, split
from tracker.store.releases.signers import signers_of
from tracker.store.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.finding import Finding
    from tracker.store.git.repository import Repository, TagRecord
    from tracker.store.records import Release
    from tracker.store.releases.signatures import Signers


def all_releases(repository: Repository, commits: set[str], signers: Signers | None) -> Iterator[Finding]:
    """Look at every release.

    Args:
        repository: The repository.
        commits: The ids of all commits of its history.
        signers: Those whose signatures count; None for those whom the store named at the time.
    """
    records = repository.tags(f"{REFS}draft/")
    right = signed = 0
    unsigned: list[str] = []
    nameless: list[str] = []
    elsewhere = set(repository.run("rev_list", "--branches", "--remotes").decode().split()) - commits
    for record in records:
        name = record.ref.removeprefix(REFS)
        if record.target in elsewhere:
            yield unproved(f"release {name}: it stands on another branch, or was not pulled yet (git pull --no-rebase)")
            continue
        doubts = list(_doubts_of(repository, record, commits))
        if not doubts:
            verdict = _signature(repository, record, signers)
            if isinstance(verdict, str):
                doubts = [verdict]
            elif verdict:
                signed += 1
            else:
                (nameless if split(repository.read(record.id))[1] else unsigned).append(name)
        for each in doubts:
            yield doubtful(f"release {name}: {each}")
        right += not doubts
    yield from _chain([each for each in map(release_of, records) if each], repository)
    yield sound(f"releases: {right} hold the texts that they state, stand in the history, and follow one another")
    if signed:
        yield sound(f"signatures: {signed} releases are signed by those who say that they made them")
    if unsigned:
        yield unproved(f"who made {_few(unsigned)} was not proved: without a signature anybody may have")
    if nameless:
        yield unproved(
            f"who signed {_few(nameless)} was not proved: the store named nobody who may sign when they were made "
            "(--signers FILE)"
        )


def _few(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _doubts_of(repository: Repository, record: TagRecord, commits: set[str]) -> Iterator[str]:
    name = record.ref.removeprefix(REFS)
    try:
        parts = tag_name(name)
    except InputError as error:
        yield error.message
        return
    if parts is None or (record.kind, record.target_kind) != ("tag", "commit"):
        yield "it is no tag that tracker made"
        return
    if f"\ntag {name}\n" not in repository.read(record.id).decode("utf-8", "replace"):
        yield "the tag was made under another name"
    if record.target not in commits:
        yield "it stands outside of the history; that was rewritten, or the tag was moved"
    message, _ = split(record.message.encode())
    trailers = messages.trailers_of(message.decode())
    plain = dict(trailers)
    if (plain.get("Instrument"), plain.get("Stage")) != (parts.instrument, parts.stage):
        yield "its message is about another stage"
    yield from _held(repository, record.target, parts, trailers)


def _held(repository: Repository, commit: str, parts: TagName, trailers: list[tuple[str, str]]) -> Iterator[str]:
    """Whether the store of then held what the tag states."""
    try:
        then = Snapshot.take(repository, commit)
    except (StoreError, InputError) as error:
        yield f"the store of then cannot be read: {error.cause or error.message}"
        return
    plain = dict(trailers)
    stated = messages.by_first_word(trailers, "Text-SHA256")
    if not stated:
        yield "it states no texts"
    for language in sorted({*stated, *then.languages(parts.instrument, parts.stage)}):
        found = digest_at(repository, commit, parts.instrument, parts.stage, language)
        if found != stated.get(language):
            yield f"the text in {language} is not the one that it states"
    for path, sha256 in messages.by_first_word(trailers, "Correction-SHA256").items():
        content = repository.read(then.files[path]) if path in then.files else b""
        if hashlib.sha256(content).hexdigest() != sha256:
            yield f"{path} is not the one that it states"
    instrument = then.manifest.instrument(parts.instrument)
    stage = instrument.stage(parts.stage) if instrument else None
    if stage is None or (stage.symbol, stage.date) != (plain.get("Symbol", ""), plain.get("Date", "")):
        yield "symbol or date are not those that it states"


def _chain(releases: list[Release], repository: Repository) -> Iterator[Finding]:
    """Whether the releases that others follow are there, as they were."""
    ids = {each.tag: each.tag_id for each in releases}
    missing: dict[str, str] = {}
    for each in releases:
        for tag, tag_id in each.follows.items():
            if tag not in ids:
                missing[tag] = f"release {tag} was deleted; {each.tag} follows it"
            elif ids[tag] != tag_id:
                missing[tag] = f"release {tag} was made again by other means; {each.tag} follows another of that name"
    last = repository.resolve(NEWEST)
    if last and last not in ids.values():
        content = repository.read(last).decode("utf-8", "replace")
        name = next((line[4:] for line in content.split("\n") if line.startswith("tag ")), "a release")
        missing.setdefault(name, f"release {name} was deleted, or made again by other means; it was the newest here")
    yield from map(doubtful, missing.values())


def _signature(repository: Repository, record: TagRecord, signers: Signers | None) -> str | bool:
    """Whether a release bears a signature that counts; a doubt in words if it should but does not."""
    payload, signature = split(repository.read(record.id))
    known = signers if signers is not None else signers_of(Snapshot.take(repository, record.target))
    if not signature:
        return "it is not signed, though the store names who may sign" if known else False
    if not known:
        return False
    try:
        return doubt(payload, signature, tagger_of(record), known) or True
    except StoreError as error:
        return str(error)
