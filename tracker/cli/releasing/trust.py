"""``tracker trust``: the keys whose signatures count."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.options import at_option, author_option, store_option
from tracker.store.formats.authorship import Author

if TYPE_CHECKING:
    from tracker.services.stores import LazyStore
    from tracker.store.formats.authorship import Timestamp


@click.command(
    epilog="""\b
Examples:
  tracker trust id_ed25519.pub --signer "Ana Sá <ana@example.org>"
  tracker trust ana.asc --signer "Ana Sá <ana@example.org>" --author "Li Wei <li@example.org>"
"""
)
@click.argument("key", type=click.Path(path_type=Path))
@click.option("--signer", required=True, metavar="'NAME <MAIL>'", help="The person whose key it is.")
@store_option
@author_option
@at_option
def command(key: Path, signer: str, store: LazyStore, author: Author, at: Timestamp) -> None:
    """Let a key sign releases.

    KEY is a file with a public key, of SSH (.pub) or of GnuPG (gpg --armor --export). It is kept in the store, so that
    everybody who has the store can verify signatures. From then on, a release without a signature that counts is in
    doubt.
    """
    from tracker.report.terminal.plain import safe, wrap  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.releases import trust_key  # noqa: PLC0415 – loaded when used, for a fast --help

    person = Author.parse(signer)
    commit = trust_key(store.get(), key, person, author=author, at=at)
    click.echo(wrap(safe(f"The key in {key} may sign releases for {person}.")))
    click.echo(f"Commit {commit}")
