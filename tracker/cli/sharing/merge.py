"""``tracker merge``: git calls it to merge two branches; see :mod:`tracker.store.git.drivers`."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.output import put


@click.command(hidden=True)
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.argument("name")
def command(base: Path, ours: Path, theirs: Path, name: str) -> None:
    """Merge two versions of a list that a store keeps (called by git)."""
    from tracker.services.share import merge_files  # noqa: PLC0415 – loaded when used, for a fast --help

    texts = [path.read_text(encoding="utf-8") for path in (base, ours, theirs)]
    put(merge_files(name, *texts).encode(), ours)
