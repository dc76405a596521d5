"""``tracker merge``: called by git, which brings two branches together; see :mod:`tracker.store.git.drivers`."""

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
    """Bring together two lists of a store (git calls it)."""
    from tracker.store.formats.manifest import FILE  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.store.sharing.merge import merge_manifests, merge_statements  # noqa: PLC0415 – loaded when used

    texts = [each.read_text(encoding="utf-8") for each in (base, ours, theirs)]
    merged = merge_manifests(*texts) if name == FILE else merge_statements(name, *texts)
    put(merged.encode(), ours)
