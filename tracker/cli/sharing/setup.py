"""``tracker setup``: plain git that shows articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.options import store_option

if TYPE_CHECKING:
    from tracker.services.stores import LazyStore


@click.command(
    epilog="""\b
Examples:
  tracker setup
  tracker setup --store solidarity-drafts
"""
)
@store_option
def command(store: LazyStore) -> None:
    """Set up plain git to show articles and Word files.

    In this copy of the store, git diff and git show then name the article above each change, and show Word files as
    text. A store that tracker made has these settings already. A clone that plain git made has not, because git never
    copies settings. Nothing is committed.
    """
    from tracker.report.terminal.plain import safe, wrap  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.share import set_up_git  # noqa: PLC0415 – loaded when used, for a fast --help

    set_up_git(store.get())
    click.echo(
        wrap(
            safe(f"git in {store.get().folder} now names the article above each change, and shows Word files as text.")
        )
    )
