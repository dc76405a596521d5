"""Signatures added to a release after it was made: signed tags that point to the tag of the release.

A release never changes, and the next one states the id of its tag; so a later signature cannot be put into it. It
stands beside it, as a tag ``signature/<instrument>/<stage>/<signer>`` of its own, one for each person. Clones bring it
along, and plain ``git verify-tag`` proves it (``docs/decisions/0037-signatures-beside-a-release.md``).
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.errors import StoreError
from tracker.store.formats import messages
from tracker.store.formats.names import TagName, is_slug, similar_slug
from tracker.store.git.repository import NO_OBJECT, RefUpdate
from tracker.store.records import ReleaseSignature
from tracker.store.releases.release import REFS, tagger_of
from tracker.store.releases.signatures import sign, signature_doubt, split_signature, uncounted
from tracker.store.releases.signers import signers_of

if TYPE_CHECKING:
    from tracker.store.formats.authorship import Authorship
    from tracker.store.git.repository import Repository, TagRecord
    from tracker.store.git.transaction import Transaction
    from tracker.store.records import Release
    from tracker.store.snapshot import Snapshot

SIGNATURE_PREFIX = "signature/"
SIGNATURE_REFS = f"{REFS}{SIGNATURE_PREFIX}"

_READABLE = 40
"""Characters of the signer's address in the name of a tag: the tag is no longer than other names, with the digest."""
_DIGITS = 8
"""Digits of the digest of the address, which keep apart two addresses that are written alike in a name."""
_OBJECT = re.compile(
    rb"object (?P<target>[0-9a-f]{40})\ntype tag\ntag (?P<name>[^\n]+)\ntagger [^\n]+\n\n(?P<message>.*)", re.DOTALL
)


class SignatureName(NamedTuple):
    """The three names in the tag of a signature.

    >>> str(SignatureName("solidarity", "2017-final", "ana-example.org-86b9260a"))
    'signature/solidarity/2017-final/ana-example.org-86b9260a'
    """

    instrument: str
    stage: str
    signer: str

    def __str__(self) -> str:
        return f"{SIGNATURE_PREFIX}{self.instrument}/{self.stage}/{self.signer}"

    @property
    def release(self) -> str:
        """The tag of the release that is signed."""
        return str(TagName(self.instrument, self.stage))


def signature_name(name: str) -> SignatureName | None:
    """Return the names in the tag of a signature; None if it is no such tag.

    >>> signature_name("signature/solidarity/2017-final/ana").release
    'draft/solidarity/2017-final'
    >>> signature_name("signature/solidarity") is None
    True
    """
    parts = name.removeprefix(SIGNATURE_PREFIX).split("/")
    if not name.startswith(SIGNATURE_PREFIX) or len(parts) != len(SignatureName._fields):
        return None
    return SignatureName(*parts) if all(map(is_slug, parts)) else None


def signer_slug(mail: str) -> str:
    """Return the name of a signer in a tag: the address as far as a name can hold it, and its digest.

    >>> signer_slug("ana@example.org")
    'ana-example.org-86b9260a'
    >>> signer_slug("安@例子.中国")[:7]
    'signer-'
    """
    readable = similar_slug(mail)[:_READABLE].strip(".-") or "signer"
    return f"{readable}-{hashlib.sha256(mail.encode()).hexdigest()[:_DIGITS]}"


def add_signature(
    transaction: Transaction, snapshot: Snapshot, release: Release, *, key: str, by: Authorship
) -> ReleaseSignature:
    """Sign a release that was made before; arguments and errors as in :meth:`tracker.store.store.Store.sign`."""
    repository = snapshot.repository
    name = SignatureName(release.instrument, release.stage, signer_slug(by.author.mail))
    if repository.tags(f"{REFS}{name}"):
        raise StoreError(
            f"{release.tag} has a signature of {by.author} already",
            cause=f"the tag {name} exists, and a signature never changes",
        )
    message = messages.release_signed(release, as_of=snapshot.commit)
    payload = f"object {release.tag_id}\ntype tag\ntag {name}\ntagger {by}\n\n{message}".encode()
    signature = sign(payload, key)
    known = signers_of(snapshot)
    if known and (doubt := signature_doubt(payload, signature, by, known)):
        raise uncounted(doubt)
    tag_id = repository.write("tag", payload + signature)
    transaction.update_refs([RefUpdate(f"{REFS}{name}", tag_id, NO_OBJECT)], by)
    return next(item for item in added_signatures(repository) if item.tag == str(name))


def added_signatures(repository: Repository) -> list[ReleaseSignature]:
    """Return the signatures that were added to releases, by release and time."""
    found = filter(None, (signature_of(repository, record) for record in repository.tags(SIGNATURE_REFS)))
    return sorted(found, key=lambda item: (item.release, item.time.seconds, item.tag))


def signature_of(repository: Repository, record: TagRecord) -> ReleaseSignature | None:
    """Return the signature that a tag adds to a release; None for a tag that somebody made by hand."""
    name = signature_name(record.ref.removeprefix(REFS))
    by = tagger_of(record)
    if name is None or by is None or record.kind != "tag":
        return None
    payload, signature = split_signature(repository.read(record.id))
    match = _OBJECT.fullmatch(payload)
    if match is None or not signature:
        return None
    facts = messages.trailers_of(match["message"].decode("utf-8", "replace"))
    return ReleaseSignature(
        tag=str(name),
        tag_id=record.id,
        own_name=match["name"].decode("utf-8", "replace"),
        release=name.release,
        release_id=match["target"].decode(),
        author=by.author,
        time=by.time,
        as_of=dict(facts).get(messages.AS_OF, ""),
        sha256=messages.by_first_word(facts, "Text-SHA256"),
    )
