"""``tracker export``: the whole store in one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.options import store_option
from tracker.cli.output import check_free, force_option, output_option, path_for, put
from tracker.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.services.stores import LazyStore


@click.command(
    epilog="""\b
Examples:
  tracker export
  tracker export -o solidarity.bundle
"""
)
@store_option
@output_option
@force_option
def command(store: LazyStore, output: Path | None, *, force: bool) -> None:
    """Export the whole store to one file.

    For a USB stick or a mail: all stages, their history and all releases. Without -o the file is NAME.bundle. A text
    file beside it lists its contents, and explains how to open it, with tracker import or with plain git.
    """
    from tracker.report.formats import ending_of  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.share import ENDING, export_store  # noqa: PLC0415 – loaded when used, for a fast --help

    if output is not None and not output.is_dir() and ending_of(output.name) not in ("", ENDING):
        raise InputError(
            f"A store is exported as one {ENDING} file, and {output} has another ending",
            remedy=f"name it {output.with_suffix(ENDING)}",
        )
    path = path_for(output, ENDING, store.get().folder.name)
    page = path.with_name(f"{path.name}.txt")
    check_free(path, force=force)
    check_free(page, force=force)
    exported = export_store(store.get(), path.name)
    put(exported.bundle, path)
    put(exported.page.encode(), page)
    click.echo(f"Wrote {path} and {page}", err=True)
