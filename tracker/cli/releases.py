"""``tracker releases``: what was released."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from tracker.cli.store_options import open_store, store_option

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.store.entries import Release


@click.command(
    epilog="""\b
Examples:
  tracker releases
  tracker releases --json
"""
)
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(folder: Path | None, *, as_json: bool) -> None:
    """List the released stages."""
    with open_store(folder) as store:
        found = store.releases()
    if as_json:
        rows = [_row(each) for each in found]
        click.echo(json.dumps({"schema": "tracker.releases/1", "releases": rows}, ensure_ascii=False, indent=2))
        return
    if not found:
        click.echo("Nothing was released yet. tracker release STAGE does it.")
    for each in found:
        when = each.when.iso() if each.when else "at a time not stated"
        click.echo(f"{each.tag}  {each.symbol}".rstrip())
        click.echo(f"    released {when} by {each.author or 'somebody not stated'}")
        for language, sha256 in each.sha256.items():
            click.echo(f"    {language}, {each.authenticity.get(language, 'unverified')}:")
            click.echo(f"    sha256 {sha256}")


def _row(release: Release) -> dict[str, object]:
    return {
        "tag": release.tag,
        "instrument": release.instrument,
        "stage": release.stage,
        "title": release.title,
        "symbol": release.symbol,
        "date": release.date,
        "author": str(release.author) if release.author else None,
        "at": release.when.iso() if release.when else None,
        "commit": release.commit,
        "tag_id": release.tag_id,
        "texts": [
            {"language": language, "authenticity": release.authenticity.get(language), "sha256": sha256}
            for language, sha256 in release.sha256.items()
        ],
    }
