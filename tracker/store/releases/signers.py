"""Signers: public keys kept in the store, so that everybody who has it can prove signatures of releases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import StoreError
from tracker.store.formats.messages import key_trusted
from tracker.store.formats.paths import ALLOWED_SIGNERS, SIGNERS
from tracker.store.releases.signatures import Signers, allowed_line, fingerprint

if TYPE_CHECKING:
    from tracker.store.formats.authorship import Author, Authorship
    from tracker.store.git.transaction import Transaction
    from tracker.store.snapshot import Snapshot

_ARMOUR = b"-----BEGIN PGP"
_PGP_ENDING = ".asc"
_HEAD = """\
# Who may sign releases, in the form of OpenSSH (man ssh-keygen, ALLOWED SIGNERS). `tracker trust` writes it.
# A release is judged by this file as it was when the release was made.
"""


def signers_of(snapshot: Snapshot) -> Signers:
    """Return the signers that a store names, as of a commit."""
    keys = sorted(path for path in snapshot.files if path.startswith(SIGNERS) and path.endswith(_PGP_ENDING))
    return Signers(
        allowed=snapshot.read(ALLOWED_SIGNERS) if ALLOWED_SIGNERS in snapshot.files else b"",
        keys=tuple(map(snapshot.read, keys)),
    )


def trust_key(  # noqa: PLR0913 – by name
    transaction: Transaction, snapshot: Snapshot, public: bytes, *, name: str, signer: Author, by: Authorship
) -> str:
    """Allow a key to sign for a person, and return the id of the commit.

    Args:
        transaction: The store, locked.
        snapshot: The store as it is.
        public: The file of the public key.
        name: The file's name, for messages.
        signer: The owner of the key.
        by: Author and time.

    Raises:
        InputError: If it is no public key.
        StoreError: If the store has the key already.
    """
    if public.lstrip().startswith(_ARMOUR):
        path, content = f"{SIGNERS}{fingerprint(public, name, signer.mail)}{_PGP_ENDING}", public
        known = path in snapshot.files and snapshot.read(path) == public
    else:
        line = allowed_line(public, signer.mail, name)
        old = signers_of(snapshot).allowed.decode("utf-8", "replace")
        lines = f"{old.rstrip(chr(10))}\n" if old else _HEAD
        path, content = ALLOWED_SIGNERS, f"{lines}{line}\n".encode()
        known = line in old.split("\n")
    if known:
        raise StoreError(f"The key in {name} may sign for {signer} already")
    return transaction.commit({path: content}, message=key_trusted(str(signer)), by=by)
