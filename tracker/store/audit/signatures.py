"""Verification of the signatures that were added to releases: what each signs, and whether its key counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.store.audit.results import doubtful, sound, unproved
from tracker.store.formats.authorship import Authorship
from tracker.store.releases.added_signatures import SIGNATURE_REFS, signature_name, signature_of, signer_slug
from tracker.store.releases.release import REFS, RELEASE_REFS, release_of
from tracker.store.releases.signatures import names_key_of, signature_doubt, split_signature
from tracker.store.releases.signers import signers_of
from tracker.store.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.model.finding import Finding
    from tracker.store.git.repository import Repository
    from tracker.store.records import Release, ReleaseSignature
    from tracker.store.releases.signatures import Signers


@dataclass(frozen=True, slots=True)
class AddedSignatures:
    """The signatures that were added to releases, as far as nothing about them is in doubt.

    Attributes:
        findings: The results.
        proved: The signatures that count, by the tag of their release.
    """

    findings: tuple[Finding, ...]
    proved: Mapping[str, Sequence[ReleaseSignature]]

    def counts(self, repository: Repository, release: str, signers: Signers) -> bool:
        """Return whether one of the signatures of a release is of a key among these."""
        return any(not _key_doubt(repository, item, signers) for item in self.proved.get(release, ()))


def verify_added_signatures(
    repository: Repository, commits: AbstractSet[str], elsewhere: AbstractSet[str], signers: Signers | None
) -> AddedSignatures:
    """Check every signature that was added to a release.

    Args:
        repository: The repository.
        commits: The ids of all commits of its history.
        elsewhere: The ids of commits on other branches alone.
        signers: The keys whose signatures count; None for those that the store names now. A signature shows by itself
            which key made it; a key that is named later says whose it is.
    """
    known = signers if signers is not None else signers_of(Snapshot.of_commit(repository, repository.head()))
    releases = {item.tag: item for item in filter(None, map(release_of, repository.tags(RELEASE_REFS)))}
    findings: list[Finding] = []
    proved: dict[str, list[ReleaseSignature]] = {}
    unnamed: dict[str, list[ReleaseSignature]] = {}
    for record in repository.tags(SIGNATURE_REFS):
        item = signature_of(repository, record)
        if item is None:
            findings.append(doubtful(f"{record.ref.removeprefix(REFS)}: tracker did not make this signature"))
            continue
        if item.as_of in elsewhere:
            findings.append(
                unproved(f"{item.tag}: it was made on another branch, or was not pulled yet (git pull --no-rebase)")
            )
            continue
        doubts = list(_doubts_about(item, releases.get(item.release), commits))
        named = names_key_of(known, item.author.mail)
        if not doubts and named and (doubt := _key_doubt(repository, item, known)):
            doubts = [doubt]
        findings += [doubtful(f"{item.tag}: {doubt}") for doubt in doubts]
        if not doubts:
            (proved if named else unnamed).setdefault(item.release, []).append(item)
    for release, items in proved.items():
        who = "; ".join(f"{item.author}, {item.time.iso()[:10]}" for item in items)
        findings.append(sound(f"signatures: {release} was signed later by {who}"))
    for release, items in unnamed.items():
        who = "; ".join(str(item.author) for item in items)
        findings.append(
            unproved(
                f"signatures: {release} was also signed in the name of {who}, of whom no key is named; so who did it "
                "was not proved (tracker trust, or --signers FILE)"
            )
        )
    return AddedSignatures(tuple(findings), proved)


def _doubts_about(item: ReleaseSignature, release: Release | None, commits: AbstractSet[str]) -> Iterator[str]:
    """Yield the ways in which a signature differs from what its name says, or from what is there."""
    name = signature_name(item.tag)
    if item.own_name != item.tag:
        yield f"it was made as {item.own_name}, and moved to this name"
    if name and name.signer != signer_slug(item.author.mail):
        yield f"its name is not that of {item.author}, who says that they signed"
    if release is None:
        yield f"it signs {item.release}, which is not here"
    elif item.release_id != release.tag_id:
        yield f"it signs another tag than {item.release} is now: one of the two was moved, or made again"
    elif item.sha256 != release.sha256:
        yield f"it states other texts than {item.release} does"
    if item.as_of not in commits:
        yield "it was made at a commit outside of the history"


def _key_doubt(repository: Repository, item: ReleaseSignature, signers: Signers) -> str:
    """Return the reason why the key of a signature does not count; empty if it does."""
    payload, signature = split_signature(repository.read(item.tag_id))
    try:
        return signature_doubt(payload, signature, Authorship(item.author, item.time), signers)
    except (StoreError, InputError) as error:
        return str(error)
