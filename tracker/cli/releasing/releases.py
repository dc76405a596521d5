"""``tracker releases``: what was released, and what a release changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from tracker.cli.options import instrument_option, open_store, stage_names, store_option
from tracker.errors import InputError
from tracker.report.terminal.plain import safe, wrap

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.store.records import Release


@click.command(
    epilog="""\b
Examples:
  tracker releases
  tracker releases 2017-final
  tracker releases --json
"""
)
@click.argument("stage", default="", shell_complete=stage_names)
@store_option
@instrument_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(stage: str, folder: Path | None, instrument: str, *, as_json: bool) -> None:
    """List the released stages, or tell what one release changed.

    With STAGE, a stage or a release tag, its notes are printed: what became of each article since the stage before.
    """
    with open_store(folder) as store:
        found = [each for each in store.releases() if instrument in ("", each.instrument)]
    if stage:
        there = [each.tag for each in found]
        found = [each for each in found if stage in (each.stage, each.tag)]
        if not found:
            raise InputError(
                f"{stage} is not released",
                cause=f"released are: {', '.join(there) or 'none'}",
                remedy="name one of them",
            )
    if as_json:
        rows = [_row(each) for each in found]
        click.echo(json.dumps({"schema": "tracker.releases/1", "releases": rows}, ensure_ascii=False, indent=2))
        return
    if not found:
        click.echo("Nothing was released yet. tracker release STAGE does it.")
    for each in found:
        when = each.time.iso() if each.time else "at a time not stated"
        click.echo(f"{each.tag}  {each.symbol}".rstrip())
        signed = ", signed" if each.signed else ""
        click.echo(f"    released {when} by {each.author or 'somebody not stated'}{signed}")
        if stage and each.notes:
            click.echo()
            click.echo(_laid_out(each.notes))
            click.echo()
        for language, sha256 in each.sha256.items():
            click.echo(f"    {language}, {each.authenticity.get(language, 'unverified')}:")
            click.echo(f"    sha256 {sha256}")


def _laid_out(notes: str) -> str:
    return "\n".join(wrap(safe(line), rest="  ") for line in notes.split("\n"))


def _row(release: Release) -> dict[str, object]:
    return {
        "tag": release.tag,
        "instrument": release.instrument,
        "stage": release.stage,
        "title": release.title,
        "symbol": release.symbol,
        "date": release.date,
        "author": str(release.author) if release.author else None,
        "at": release.time.iso() if release.time else None,
        "commit": release.commit,
        "tag_id": release.tag_id,
        "signed": release.signed,
        "follows": [{"tag": tag, "tag_id": tag_id} for tag, tag_id in release.follows.items()],
        "corrections": [{"path": path, "sha256": sha256} for path, sha256 in release.corrections.items()],
        "notes": release.notes or None,
        "texts": [
            {"language": language, "authenticity": release.authenticity.get(language), "sha256": sha256}
            for language, sha256 in release.sha256.items()
        ],
    }
