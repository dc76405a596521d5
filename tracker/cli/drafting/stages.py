"""``tracker stages``: what the store holds."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from tracker.cli.options import instrument_option, open_store, store_option
from tracker.report.terminal.plain import text_table, wrap

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.store.formats.manifest import Instrument
    from tracker.store.records import StageEntry

_HEAD = ("Stage", "Symbol", "Date", "Text", "Articles")
_EVERY = 50


@click.command(
    epilog="""\b
Examples:
  tracker stages
  tracker stages --json
  tracker stages --store solidarity-drafts
"""
)
@store_option
@instrument_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(folder: Path | None, instrument: str, *, as_json: bool) -> None:
    """List the stages of a store.

    In order, with symbol, date, languages, whose words the texts are, the number of articles, and below each
    released stage its tag.
    """
    with open_store(folder) as store:
        entries, instruments = store.stages(instrument, _progress), store.instruments()
    if as_json:
        rows = [_row(each) for each in entries]
        click.echo(json.dumps({"schema": "tracker.stages/1", "stages": rows}, ensure_ascii=False, indent=2))
    elif not entries:
        click.echo("The store has no stage yet. tracker add FILE --stage NAME --language fr brings one in.")
    else:
        shown = {each.instrument for each in entries}
        click.echo("\n\n".join(_listed(each, entries) for each in instruments if each.slug in shown))


def _progress(n: int, of: int) -> None:
    """Tell how far a long list is: only the first on a new copy of a large store takes time."""
    if n and n % _EVERY == 0 and sys.stderr.isatty():
        click.echo(f"\r{n} of {of} stages …", err=True, nl=False)


def _listed(instrument: Instrument, entries: list[StageEntry]) -> str:
    own = [each for each in entries if each.instrument == instrument.slug]
    rows: list[tuple[str, ...]] = [_HEAD]
    below: dict[int, list[str]] = {}
    for number, each in enumerate(own):
        rows += _rows(each)
        usual = (own[number - 1].slug if number else "",)
        after = (each.predecessor, *each.also_from)
        said = [f"    drafted from {' and '.join(filter(None, after)) or 'none of these'}"] if after != usual else []
        if each.released:
            changed = " (the text was changed since)" if each.changed else ""
            said.append(f"    released as {each.released}{changed}")
        below[len(rows) - 1] = said
    lines = [wrap(f"{instrument.slug}: {instrument.title}"), ""]
    for number, line in enumerate(text_table(rows)):
        lines += [line, *below.get(number, [])]
    return "\n".join(lines)


def _rows(entry: StageEntry) -> list[tuple[str, str, str, str, str]]:
    """One row a language; what holds for all of them stands in the first."""
    texts = [(f"{each.language} {each.authenticity}", str(each.articles)) for each in entry.texts]
    first, *others = texts or [("none yet", "–")]
    return [(entry.slug, entry.symbol or "–", entry.date or "–", *first), *(("", "", "", *o) for o in others)]


def _row(entry: StageEntry) -> dict[str, object]:
    return {
        "instrument": entry.instrument,
        "stage": entry.slug,
        "symbol": entry.symbol,
        "date": entry.date,
        "predecessor": entry.predecessor or None,
        "also_from": list(entry.also_from),
        "release": entry.released or None,
        "changed_since_release": entry.changed,
        "texts": [
            {
                "language": each.language,
                "authenticity": str(each.authenticity),
                "articles": each.articles,
                "sha256": each.sha256,
            }
            for each in entry.texts
        ],
    }
