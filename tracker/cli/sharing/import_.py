"""``tracker import``: a store out of one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.options import at_option, author_option, signers_option, store_class
from tracker.errors import InputError

if TYPE_CHECKING:
    from tracker.store.formats.authorship import Author, Timestamp
    from tracker.store.releases.signatures import Signers


@click.command(
    "import",
    epilog="""\b
Examples:
  tracker import solidarity.bundle solidarity-drafts
  tracker import solidarity.bundle solidarity-drafts --signers allowed_signers
""",
)
@click.argument("bundle", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
@signers_option
@author_option
@at_option
def command(bundle: Path, folder: Path, signers: Signers | None, author: Author, at: Timestamp) -> None:
    """Make a store out of one file, or bring one forward.

    BUNDLE is what tracker export made. FOLDER is a new one, or a store that the bundle goes on from. Everything is
    looked at first, as tracker verify does; if anything is in doubt, nothing is brought in.
    """
    if folder.suffix == ".bundle":
        raise InputError(f"{folder} would be the folder of the store", remedy="write tracker import BUNDLE FOLDER")
    store_class()  # Says so if there is no git.
    from tracker.store.formats.authorship import Authorship  # noqa: PLC0415 – loaded when used
    from tracker.store.sharing.bundle import import_bundle  # noqa: PLC0415 – loaded when used, for a fast --help

    click.echo("Looking at everything in it …", err=True)
    done = import_bundle(bundle, folder, Authorship(author, at), signers)
    if not done.new and not done.commits and not done.releases:
        click.echo(f"Nothing to do: {folder} holds all this already.")
        return
    what = f"{done.commits} commit{'s' * (done.commits != 1)}"
    click.echo(f"{'Made' if done.new else 'Brought forward'} {folder}: {what}.")
    for tag in done.releases:
        click.echo(f"  released: {tag}")
