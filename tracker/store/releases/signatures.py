"""Signatures of releases: made with a person's own key, proved with public keys that the store or its reader names.

OpenSSH (``ssh-keygen -Y``, namespace ``git``) and GnuPG do the work, the programs that git itself calls, so plain
``git verify-tag`` proves the same signatures. The result rests on their exit codes and machine-readable lines, never on
words like "Good": ssh-keygen prints that for an unknown key too.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.store.formats.authorship import Authorship

_SSH, _PGP = "-----BEGIN SSH SIGNATURE-----", "-----BEGIN PGP SIGNATURE-----"
_KEY = re.compile(r"(?P<kind>(?:ssh|ecdsa|sk)-[a-z0-9@.-]+) (?P<data>[A-Za-z0-9+/=]+)(?: .*)?", re.ASCII)
_FINGERPRINT = re.compile(r"(?:0x)?[0-9A-Fa-f]{16,64}", re.ASCII)
_TIMEOUT = 60
"""Seconds: a key may ask for a passphrase or a touch; a proof takes milliseconds."""


@dataclass(frozen=True, slots=True)
class Signers:
    """Public keys whose signatures count.

    Attributes:
        allowed: An allowed-signers file of OpenSSH.
        keys: Public keys of GnuPG, armoured.
    """

    allowed: bytes = b""
    keys: tuple[bytes, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.allowed.strip() or self.keys)


def split_signature(message: bytes) -> tuple[bytes, bytes]:
    """Split a tag object, or its message, from the signature behind it; the signature is empty if there is none."""
    starts = [n for mark in (_SSH, _PGP) if (n := message.find(f"\n{mark}".encode())) >= 0]
    if not starts:
        return message, b""
    at = min(starts) + 1
    return message[:at], message[at:]


def sign(payload: bytes, key: str) -> bytes:
    """Sign the bytes of a tag.

    Args:
        payload: The tag object without signature.
        key: A file with an SSH key (the private one; or the public one, if an agent holds the other), or the
            fingerprint of a GnuPG key.

    Raises:
        InputError: If there is no such key.
        StoreError: If it cannot sign.
    """
    file = Path(key).expanduser()
    if file.is_file():
        command = [_program("ssh-keygen"), "-Y", "sign", "-q", "-n", "git", "-f", str(file.absolute())]
    elif _FINGERPRINT.fullmatch(key):
        command = [_program("gpg"), "--batch", "--detach-sign", "--armor", "--local-user", key]
    else:
        raise InputError(
            f"There is no key “{key}”",
            cause="it is neither a file nor the fingerprint of a GnuPG key",
            remedy="name your SSH key, for example --sign ~/.ssh/id_ed25519",
        )
    code, output, errors = _run(command, payload)
    signed = output.replace(b"\r\n", b"\n")
    if code or not signed.startswith((_SSH.encode(), _PGP.encode())):
        raise StoreError(
            f"The key {key} did not sign", cause=errors or "it made no signature", remedy="try it with plain git"
        )
    return signed


def signature_doubt(payload: bytes, signature: bytes, by: Authorship | None, signers: Signers) -> str:
    """Return the reason why a signature does not count; empty if it does.

    Args:
        payload: The bytes that were signed.
        signature: The signature, armoured.
        by: Author and time as the tag states them; None if it does not.
        signers: The keys whose signatures count.

    Raises:
        StoreError: If the program that proves it is not installed.
    """
    if by is None:
        return "it is signed, but does not say by whom"
    if signature.startswith(_SSH.encode()):
        return _ssh_doubt(payload, signature, by, signers.allowed)
    return _pgp_doubt(payload, signature, by, signers.keys)


def uncounted(doubt: str) -> StoreError:
    """Return the error for a signature that would not count."""
    return StoreError(
        "This signature would not count",
        cause=doubt,
        remedy='name the owner of the key with --author, or register it: tracker trust KEY.pub --signer "NAME <MAIL>"',
    )


def names_key_of(signers: Signers, mail: str) -> bool:
    r"""Return whether a list of keys has one of a person, whether or not it made a given signature.

    >>> names_key_of(Signers(b'# who\nana@example.org namespaces="git" ssh-ed25519 AAAA\n'), "ana@example.org")
    True
    >>> names_key_of(Signers(b"*@example.org,!eve@example.org ssh-ed25519 AAAA"), "eve@example.org")
    False
    """
    lines = signers.allowed.decode("utf-8", "replace").splitlines()
    fields = [line.split()[0].strip('"').split(",") for line in lines if line.strip() and not line.startswith("#")]
    for patterns in fields:
        refused = any(fnmatchcase(mail, pattern[1:]) for pattern in patterns if pattern.startswith("!"))
        if not refused and any(fnmatchcase(mail, pattern) for pattern in patterns):
            return True
    return any(f"<{mail}>" in _listed(key)[0] for key in signers.keys)


def allowed_line(public: bytes, mail: str, name: str) -> str:
    """Return the line of the allowed-signers file that allows a key to sign for an address.

    Args:
        public: The file of a public SSH key.
        mail: The address of the signer.
        name: The file's name, for the message.

    Raises:
        InputError: If it is not a public key.
    """
    match = _KEY.fullmatch(public.decode("utf-8", "replace").strip())
    if match is None:
        secret = b"PRIVATE KEY" in public
        raise InputError(
            f"{name} is not a public SSH key",
            cause="it is a private key, which nobody else may have" if secret else "",
            remedy="name the file that ends in .pub",
        )
    return f'{mail} namespaces="git" {match["kind"]} {match["data"]}'


def fingerprint(public: bytes, name: str, mail: str) -> str:
    """Return the fingerprint of an armoured public GnuPG key.

    Args:
        public: The key.
        name: The file's name, for messages.
        mail: The address that it must name.

    Raises:
        InputError: If it is not a public key, is revoked, or names another address.
    """
    if b"PRIVATE KEY" in public:
        raise InputError(f"{name} is a private key", remedy="export the public one: gpg --armor --export FINGERPRINT")
    listed, errors = _listed(public)
    fingerprints = [line.split(":")[9] for line in listed.splitlines() if line.startswith("fpr:")]
    if not fingerprints:
        raise InputError(
            f"{name} is not a public key", cause=errors, remedy="name a .pub file of SSH, or an armoured GnuPG key"
        )
    if any(line.startswith("pub:r:") for line in listed.splitlines()):
        raise InputError(f"The key in {name} is revoked", remedy="ask its owner for the key that took its place")
    if f"<{mail}>" not in listed:
        raise InputError(
            f"The key in {name} is not one of {mail}", remedy="name its owner with --signer, as the key does"
        )
    return fingerprints[0]


def _listed(public: bytes) -> tuple[str, str]:
    """Return what GnuPG lists of an armoured public key, which is nothing if it is none, and its complaints."""
    shown = ["--batch", "--with-colons", "--show-keys"]
    with tempfile.TemporaryDirectory(prefix="tracker-") as home:
        code, output, errors = _run([_program("gpg"), "--homedir", home, *shown], public)
    return "" if code else output.decode("utf-8", "replace"), errors


def _ssh_doubt(payload: bytes, signature: bytes, by: Authorship, allowed: bytes) -> str:
    with tempfile.TemporaryDirectory(prefix="tracker-") as place:
        files = Path(place, "signature"), Path(place, "allowed")
        files[0].write_bytes(signature)
        files[1].write_bytes(allowed)
        command = [
            *(_program("ssh-keygen"), "-Y", "verify", "-n", "git", "-I", by.author.mail),
            *("-f", str(files[1]), "-s", str(files[0]), f"-Overify-time={by.time.local()}"),
        ]
        code, _, errors = _run(command, payload)
    if not code:
        return ""
    return f"its signature is not that of {by.author}: {errors or 'it does not fit'}"


def _pgp_doubt(payload: bytes, signature: bytes, by: Authorship, keys: Sequence[bytes]) -> str:
    with tempfile.TemporaryDirectory(prefix="tracker-") as home:
        base = [_program("gpg"), "--batch", "--homedir", home, "--no-auto-key-retrieve", "--trust-model", "always"]
        for key in keys:
            _run([*base, "--import"], key)
        file = Path(home, "signature")
        file.write_bytes(signature)
        _, output, errors = _run([*base, "--status-fd", "1", "--verify", str(file), "-"], payload)
        # Good, or made by a key that has expired since; never by a revoked key.
        good = b" GOODSIG " in output or b" EXPKEYSIG " in output
        valid = [line.split()[2] for line in output.decode("utf-8", "replace").splitlines() if " VALIDSIG " in line]
        mails = set()
        if valid:
            _, listed, _ = _run([*base, "--with-colons", "--list-keys", valid[0]], b"")
            mails = set(re.findall(r"<([^<>]+)>", listed.decode("utf-8", "replace")))
    if not valid or not good:
        return f"its signature is not that of {by.author}: {errors or 'no key that is known made it'}"
    if by.author.mail not in mails:
        return f"its signature is of {', '.join(sorted(mails))}, not of {by.author}"
    return ""


def _program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        package = "OpenSSH" if name == "ssh-keygen" else "GnuPG"
        raise StoreError(
            f"{name} is not installed", cause="it makes and verifies signatures", remedy=f"install {package}"
        )
    return path


def _run(command: Sequence[str], stdin: bytes) -> tuple[int, bytes, str]:
    try:
        done = subprocess.run(  # noqa: S603 – a fixed program; keys and addresses were checked, and follow an option
            command, input=stdin, capture_output=True, timeout=_TIMEOUT, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StoreError(f"{Path(command[0]).name} cannot be run", cause=str(error)) from error
    errors = " ".join((done.stderr or done.stdout).decode("utf-8", "replace").split())
    return done.returncode, done.stdout, errors
