"""Verification of releases: the texts that each states, the releases that it follows, and its signature."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from tracker.errors import InputError, StoreError
from tracker.spelling import counted
from tracker.store.audit.history import digest_at
from tracker.store.audit.results import doubtful, sound, unproved
from tracker.store.audit.signatures import verify_added_signatures
from tracker.store.formats import messages
from tracker.store.formats.names import TagName, tag_name
from tracker.store.releases.release import NEWEST, REFS, RELEASE_REFS, is_release_object, release_of, tagger_of
from tracker.store.releases.signatures import signature_doubt, split_signature
from tracker.store.releases.signers import signers_of
from tracker.store.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.finding import Finding
    from tracker.store.audit.signatures import AddedSignatures
    from tracker.store.git.repository import Repository, TagRecord
    from tracker.store.records import Release
    from tracker.store.releases.signatures import Signers

_SHOWN = 3
"""Names of releases that one result lists."""
_RIGHT_ONE = "contains the texts that it states, and is part of the history"
_RIGHT_ONES = "contain the texts that they state, are part of the history, and follow one another"
_SIGNED_ONE = "release is signed by the person who says that they made it"
_SIGNED_ONES = "releases are signed by those who say that they made them"


class _SignatureKind(Enum):
    """Kinds of releases, by what proves them: a signature that counts, one of a key that nobody named, none, others."""

    PROVED = auto()
    UNKNOWN = auto()
    NONE = auto()
    ADDED = auto()


class _SignatureResult(NamedTuple):
    """The signature of one release.

    Attributes:
        kind: What proves it; :attr:`_SignatureKind.ADDED` if only signatures that were added later do.
        doubt: Why it does not count, or why it is missing; empty if nothing is wrong.
    """

    kind: _SignatureKind
    doubt: str = ""


def verify_releases(repository: Repository, commits: set[str], signers: Signers | None) -> Iterator[Finding]:
    """Check every release.

    Args:
        repository: The repository.
        commits: The ids of all commits of its history.
        signers: The keys whose signatures count; None for those that the store named at the time.
    """
    records = repository.tags(RELEASE_REFS)
    right = 0
    kinds: dict[_SignatureKind, list[str]] = {kind: [] for kind in _SignatureKind}
    elsewhere = set(repository.run("rev_list", "--branches", "--remotes").decode().split()) - commits
    added = verify_added_signatures(repository, commits, elsewhere, signers)
    yield from added.findings
    for record in records:
        name = record.ref.removeprefix(REFS)
        if record.target in elsewhere:
            yield unproved(f"release {name}: it is on another branch, or was not pulled yet (git pull --no-rebase)")
            continue
        doubts = list(_doubts_about(repository, record, commits))
        if not doubts:
            result = _verify_signature(repository, record, signers, added)
            doubts = [result.doubt] if result.doubt else []
            if not result.doubt:
                kinds[result.kind].append(name)
        for doubt in doubts:
            yield doubtful(f"release {name}: {doubt}")
        right += not doubts
    yield from map(
        doubtful, _missing_releases(repository, [release for release in map(release_of, records) if release])
    )
    if right or not records:
        yield sound(f"releases: {counted(right, _RIGHT_ONE, _RIGHT_ONES) if right else 'none yet'}")
    if signed := kinds[_SignatureKind.PROVED]:
        yield sound(f"signatures: {counted(len(signed), _SIGNED_ONE, _SIGNED_ONES)}")
    if unsigned := kinds[_SignatureKind.NONE]:
        pronoun = "it" if len(unsigned) == 1 else "them"
        yield unproved(f"unsigned, so anybody could have made {pronoun}: {_first_names(unsigned)}")
    if unknown := kinds[_SignatureKind.UNKNOWN]:
        pronoun = "it was" if len(unknown) == 1 else "they were"
        yield unproved(
            f"who signed {_first_names(unknown)} was not proved: the store named nobody who may sign when {pronoun} "
            "made; name the keys that you know (--signers FILE), or ask the signer to sign once more"
        )


def _first_names(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def _doubts_about(repository: Repository, record: TagRecord, commits: set[str]) -> Iterator[str]:
    """Yield the ways in which a tag differs from what a release of tracker is and states."""
    name = record.ref.removeprefix(REFS)
    try:
        parts = tag_name(name)
    except InputError as error:
        yield error.message
        return
    if parts is None or not is_release_object(record):
        yield "tracker did not make the tag"
        return
    if f"\ntag {name}\n" not in repository.read(record.id).decode("utf-8", "replace"):
        yield "the tag was made under another name"
    if record.target not in commits:
        yield "it is not part of the history; that was rewritten, or the tag was moved"
    message, _ = split_signature(record.message.encode())
    trailers = messages.trailers_of(message.decode())
    facts = dict(trailers)
    if (facts.get("Instrument"), facts.get("Stage")) != (parts.instrument, parts.stage):
        yield "its message is about another stage"
    yield from _doubts_about_content(repository, record.target, parts, trailers)


def _doubts_about_content(
    repository: Repository, commit: str, parts: TagName, trailers: list[tuple[str, str]]
) -> Iterator[str]:
    """Yield the differences between the released commit and the trailers of its tag."""
    try:
        snapshot = Snapshot.of_commit(repository, commit)
    except (StoreError, InputError) as error:
        yield f"the store of then cannot be read: {error.cause or error.message}"
        return
    facts = dict(trailers)
    stated = messages.by_first_word(trailers, "Text-SHA256")
    if not stated:
        yield "it states no texts"
    for language in sorted({*stated, *snapshot.languages(parts.instrument, parts.stage)}):
        digest = digest_at(repository, commit, parts.instrument, parts.stage, language)
        if digest != stated.get(language):
            yield f"the text in {language} is not the one that it states"
    for path, sha256 in messages.by_first_word(trailers, "Correction-SHA256").items():
        content = snapshot.read(path) if path in snapshot.files else b""
        if messages.file_digest(content) != sha256:
            yield f"{path} is not the one that it states"
    instrument = snapshot.manifest.instrument(parts.instrument)
    stage = instrument.stage(parts.stage) if instrument else None
    if stage is None or (stage.symbol, stage.date) != (facts.get("Symbol", ""), facts.get("Date", "")):
        yield "symbol or date are not those that it states"


def _missing_releases(repository: Repository, there: Sequence[Release]) -> list[str]:
    """Return a doubt for each release that another one follows, and that was deleted or made again."""
    ids = {release.tag: release.tag_id for release in there}
    doubts: dict[str, str] = {}
    for release in there:
        for tag, tag_id in release.follows.items():
            if tag not in ids:
                doubts[tag] = f"release {tag} was deleted; {release.tag} follows it"
            elif ids[tag] != tag_id:
                doubts[tag] = f"release {tag} was made again by other means; {release.tag} follows another of that name"
    newest = repository.resolve(NEWEST)
    if newest and newest not in ids.values():
        content = repository.read(newest).decode("utf-8", "replace")
        name = next((line[4:] for line in content.split("\n") if line.startswith("tag ")), "a release")
        doubts.setdefault(name, f"release {name} was deleted, or made again by other means; it was the newest here")
    return list(doubts.values())


def _verify_signature(
    repository: Repository, record: TagRecord, signers: Signers | None, added: AddedSignatures
) -> _SignatureResult:
    name = record.ref.removeprefix(REFS)
    payload, signature = split_signature(repository.read(record.id))
    known = signers if signers is not None else signers_of(Snapshot.of_commit(repository, record.target))
    if not signature:
        # One that was added later heals it only if it is of a key that counted when the release was made.
        healed = not known or added.counts(repository, name, known)
        doubt = "" if healed else "it is not signed, though the store names who may sign"
        return _SignatureResult(_SignatureKind.ADDED if name in added.proved else _SignatureKind.NONE, doubt)
    if not known:
        return _SignatureResult(_SignatureKind.ADDED if name in added.proved else _SignatureKind.UNKNOWN)
    try:
        doubt = signature_doubt(payload, signature, tagger_of(record), known)
    except StoreError as error:
        doubt = str(error)
    return _SignatureResult(_SignatureKind.PROVED, doubt)
