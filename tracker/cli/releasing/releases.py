"""``tracker releases``: the released stages, and the changes of a release."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.options import complete_stage, instrument_option, json_option, store_option
from tracker.cli.output import print_json
from tracker.report.terminal.plain import safe, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.services.stores import LazyStore
    from tracker.store.records import Release, ReleaseSignature


@click.command(
    epilog="""\b
Examples:
  tracker releases
  tracker releases 2017-final
  tracker releases --json
"""
)
@click.argument("stage", default="", shell_complete=complete_stage)
@store_option
@instrument_option
@json_option
def command(stage: str, store: LazyStore, instrument: str, *, as_json: bool) -> None:
    """List the releases, or the changes of one release.

    With STAGE, a stage or a release tag, its notes are printed: what became of each article since the stage before.
    Who signed is listed as the tags state it; tracker verify proves it.
    """
    from tracker.services.releases import releases, signatures_of  # noqa: PLC0415 – loaded when used, for a fast --help

    listed = releases(store.get(), stage, instrument)
    signatures = {release.tag: signatures_of(store.get(), release) for release in listed}
    if as_json:
        print_json("releases", releases=[_json_row(release, signatures[release.tag]) for release in listed])
        return
    if not listed:
        click.echo("Nothing was released yet. tracker release STAGE does it.")
    for release in listed:
        click.echo("\n".join(_lines(release, signatures[release.tag], with_notes=bool(stage))))


def _lines(release: Release, signatures: Sequence[ReleaseSignature], *, with_notes: bool) -> Iterator[str]:
    when = f"on {release.time.in_words()}" if release.time else "at an unknown time"
    signed = ", and signed" if release.signed else "" if signatures else ", not signed"
    yield f"{release.tag}  {release.symbol}".rstrip()
    yield wrap(safe(f"released {when} by {release.author or 'an unnamed person'}{signed}"), first="    ")
    for item in signatures:
        yield wrap(safe(f"signed on {item.time.in_words()} by {item.author}"), first="    ")
    if with_notes and release.notes:
        yield ""
        yield from (wrap(safe(line), rest="  ") for line in release.notes.split("\n"))
        yield ""
    for language, sha256 in release.sha256.items():
        yield f"    {language}, {release.authenticity.get(language, 'unverified')}:"
        yield f"    sha256 {sha256}"


def _json_row(release: Release, signatures: Sequence[ReleaseSignature]) -> dict[str, object]:
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
        "signatures": [
            {"author": str(item.author), "at": item.time.iso(), "tag": item.tag, "tag_id": item.tag_id}
            for item in signatures
        ],
        "follows": [{"tag": tag, "tag_id": tag_id} for tag, tag_id in release.follows.items()],
        "corrections": [{"path": path, "sha256": sha256} for path, sha256 in release.corrections.items()],
        "notes": release.notes or None,
        "texts": [
            {"language": language, "authenticity": release.authenticity.get(language), "sha256": sha256}
            for language, sha256 in release.sha256.items()
        ],
    }
