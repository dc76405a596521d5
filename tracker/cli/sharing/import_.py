"""``tracker import``: a store from one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.options import at_option, author_option, signers_option
from tracker.cli.paths import FILE_TO_READ

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
@click.argument("bundle", type=FILE_TO_READ)
@click.argument("folder", type=click.Path(path_type=Path))
@signers_option
@author_option
@at_option
def command(bundle: Path, folder: Path, signers: Signers | None, author: Author, at: Timestamp) -> None:
    """Make a store from an exported file, or update one.

    BUNDLE is a file that tracker export made. FOLDER is a new folder, or a store that the bundle continues. The
    contents are verified first, as by tracker verify; if anything is in doubt, nothing is imported.
    """
    from tracker.services.share import import_store  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.spelling import counted  # noqa: PLC0415 – loaded when used

    click.echo("Verifying the contents …", err=True)
    done = import_store(bundle, folder, signers=signers, author=author, at=at)
    if not (done.new or done.commits or done.releases or done.signatures):
        click.echo(f"Nothing to do: {folder} contains all this already.")
        return
    count = counted(done.commits, "commit")
    click.echo(f"{'Made' if done.new else 'Updated'} {folder}: {count}.")
    for tag in done.releases:
        click.echo(f"  released: {tag}")
    for tag in done.signatures:
        click.echo(f"  signed: {tag}")
