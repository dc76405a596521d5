"""``tracker init``: an empty store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.options import at_option, author_option

if TYPE_CHECKING:
    from tracker.store.formats.authorship import Author, Timestamp


@click.command(
    epilog="""\b
Examples:
  tracker init solidarity-drafts
  tracker init drafts --author "Ana Sá <ana@example.org>" --at 2017-04-25
"""
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@author_option
@at_option
def command(folder: Path, author: Author, at: Timestamp) -> None:
    """Make an empty store.

    A store is an ordinary git repository. DIR must be empty or not exist yet. Inside another git repository it must be
    a folder that this repository ignores.
    """
    from tracker.services.stores import init_store  # noqa: PLC0415 – loaded when used, for a fast --help

    with init_store(folder, author=author, at=at) as store:
        click.echo(f"An empty store was made in {store.folder}.")
    click.echo("Add the first draft: tracker add FILE --instrument NAME --stage NAME --language fr")
