"""``tracker trust``: whose signatures count."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.options import at_option, author_option, open_store, store_option
from tracker.errors import InputError
from tracker.store.formats.authorship import Author

if TYPE_CHECKING:
    from tracker.store.formats.authorship import Timestamp

_LARGEST = 1_000_000


@click.command(
    epilog="""\b
Examples:
  tracker trust id_ed25519.pub --signer "Ana Sá <ana@example.org>"
  tracker trust ana.asc --signer "Ana Sá <ana@example.org>" --author "Li Wei <li@example.org>"
"""
)
@click.argument("key", type=click.Path(path_type=Path))
@click.option("--signer", required=True, metavar="'NAME <MAIL>'", help="Whose key it is.")
@store_option
@author_option
@at_option
def command(key: Path, signer: str, folder: Path | None, author: Author, at: Timestamp) -> None:
    """Let a key sign releases.

    KEY is a file with a public key: of SSH (.pub), or of GnuPG (gpg --armor --export). It is kept in the store, so that
    everybody who has it can prove signatures. From then on a release without a signature that counts is in doubt.
    """
    try:
        if key.stat().st_size > _LARGEST:
            raise InputError(f"{key} is too large for a key")
        public = key.read_bytes()
    except OSError as error:
        raise InputError(f"{key} cannot be read", cause=error.strerror or str(error)) from None
    person = Author.parse(signer)
    with open_store(folder) as store:
        made = store.trust(public, name=str(key), signer=person, author=author, at=at)
    click.echo(f"The key in {key} may sign releases for {person}.\nCommit {made}")
