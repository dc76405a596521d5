"""``tracker serve``: the desk in the browser."""

from __future__ import annotations

import gc
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from tracker.cli.options import stated_at_option, store_option
from tracker.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.services.stores import LazyStore
    from tracker.store.formats.authorship import Timestamp


@click.command(
    epilog="""\b
Examples:
  tracker serve --open
  tracker serve --store solidarity-drafts --open
  tracker serve --port 8765
"""
)
@click.option("--open", "opening", is_flag=True, help="Open the desk in your browser.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N",
              help="The port to listen on. If not given: any free one.")  # fmt: skip
@stated_at_option
@store_option
def command(*, opening: bool, port: int, at: Timestamp | None, store: LazyStore) -> None:
    """Open the desk: all this in the browser.

    Drop two files and read the redline; make a store, bring drafts in, correct the table of concordance, release,
    verify, and download every format. The desk works on this computer alone, and sends nothing anywhere. Only a browser
    that knows its address can use it. It runs until you close it there, or press Ctrl-C here.
    """
    from tracker.cli.opening import open_address  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.desk.server import serve  # noqa: PLC0415 – loaded when used: it imports the web framework
    from tracker.desk.state import Desk  # noqa: PLC0415 – loaded when used

    def ready(address: str) -> None:
        click.echo(f"The desk is open: {address}")
        click.echo("Open this address in a browser on this computer. Ctrl-C closes the desk.")
        if opening:
            open_address(address)

    gc.set_threshold(*_USUAL_GARBAGE)
    folder = _folder(store)
    with suppress(KeyboardInterrupt):
        serve(Desk(store=folder, at=at), port, ready)
    click.echo("The desk is closed.")


_USUAL_GARBAGE = (700, 10, 10)
"""Python's own settings: the desk runs for hours, and the long work is done by processes of their own."""


def _folder(store: LazyStore) -> Path | None:
    """Return the folder of the store, which can be opened; None where none was named and none is here.

    Two files need no store, so neither a folder without one nor a machine without git stops the desk.

    Raises:
        StoreError: If the store that was named, or is here, cannot be opened.
    """
    try:
        folder = store.folder
    except StoreError:
        return None
    if folder is not None:
        with store:
            return store.get().folder
    return None
