"""Who may sign releases: public keys kept in the store, so that everybody who has it can prove signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import StoreError
from tracker.store.git.transaction import commit
from tracker.store.releases.signatures import ALLOWED, FOLDER, Signers, allowed_line, fingerprint

if TYPE_CHECKING:
    from tracker.store.formats.authorship import Author, Authorship
    from tracker.store.git.transaction import Writing
    from tracker.store.snapshot import Snapshot

_ARMOUR = b"-----BEGIN PGP"
_HEAD = """\
# Who may sign releases, in the form of OpenSSH (man ssh-keygen, ALLOWED SIGNERS). `tracker trust` writes it.
# A release is judged by this file as it was when the release was made.
"""


def signers_of(now: Snapshot) -> Signers:
    """The signers that a store names, as of a commit."""
    keys = [path for path in now.files if path.startswith(FOLDER) and path.endswith(".asc")]
    return Signers(
        allowed=now.repository.read(now.files[ALLOWED]) if ALLOWED in now.files else b"",
        keys=tuple(now.repository.read(now.files[path]) for path in sorted(keys)),
    )


def trust(  # noqa: PLR0913 – by name
    held: Writing, now: Snapshot, public: bytes, *, name: str, signer: Author, by: Authorship
) -> str:
    """Let a key sign for a person, and give the id of the commit.

    Args:
        held: The store, held.
        now: The store as it is.
        public: The file of the public key.
        name: The file's name, for messages.
        signer: Whose key it is.
        by: Who says so, and when.

    Raises:
        InputError: If it is no public key.
        StoreError: If the key is there already.
    """
    if public.lstrip().startswith(_ARMOUR):
        path, content = f"{FOLDER}{fingerprint(public, name, signer.mail)}.asc", public
        there = path in now.files and now.repository.read(now.files[path]) == public
    else:
        line = allowed_line(public, signer.mail, name)
        old = signers_of(now).allowed.decode("utf-8", "replace")
        path, content = ALLOWED, f"{old.rstrip(chr(10)) + chr(10) if old else _HEAD}{line}\n".encode()
        there = line in old.split("\n")
    if there:
        raise StoreError(f"The key in {name} may sign for {signer} already")
    return commit(held, {path: content}, message=f"Trust a key of {signer}\n", by=by)
