"""``tracker setup``: plain git that speaks of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.options import open_store, store_option
from tracker.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    epilog="""\b
Examples:
  tracker setup
  tracker setup --store solidarity-drafts
"""
)
@store_option
def command(folder: Path | None) -> None:
    """Make plain git show articles and Word files.

    In this copy of the store, git diff and git show then name the article above each change, and show Word files as
    text. A store that tracker made has this already; a clone made by plain git has not, because git never copies
    settings. Nothing is committed.
    """
    from tracker.store.git.drivers import install_drivers  # noqa: PLC0415 – loaded when used, for a fast --help

    with open_store(folder) as store:
        try:
            install_drivers(store.repository)
        except OSError as error:
            raise StoreError(f"The settings in {store.folder} cannot be written", cause=str(error)) from None
        click.echo(f"git in {store.folder} names the article above each change, and shows Word files as text.")
