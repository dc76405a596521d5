"""``tracker stages``: the contents of the store."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tracker.cli.options import instrument_option, json_option, store_option
from tracker.cli.output import print_json, screen_width
from tracker.cli.pager import no_pager_option, page
from tracker.report.terminal.plain import WIDTH, display_width, text_table, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.services.stores import LazyStore
    from tracker.store.formats.manifest import Instrument
    from tracker.store.records import StageEntry

_HEAD = ("Stage", "Symbol", "Date", "Text", "Articles")
_PROGRESS_STEP = 50
"""Stages after which the progress is printed."""


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
@json_option
@no_pager_option
def command(store: LazyStore, instrument: str, *, as_json: bool) -> None:
    """List the stages of a store.

    In order, each with symbol, date, languages, authenticity and number of articles, and with its release tag if it is
    released.
    """
    entries, instruments = store.get().stages(instrument, _progress), store.get().instruments()
    if as_json:
        print_json("stages", stages=[_json_row(entry) for entry in entries])
    elif not entries:
        click.echo("The store has no stage yet. tracker add FILE --stage NAME --language fr adds one.")
    else:
        listed = {entry.instrument for entry in entries}
        page("\n\n".join(_list(item, entries, screen_width()) for item in instruments if item.slug in listed))


def _progress(done: int, total: int) -> None:
    """Print the progress; only the first list of a large store in a new copy takes long."""
    if done and done % _PROGRESS_STEP == 0 and sys.stderr.isatty():
        click.echo(f"\r{done} of {total} stages …", err=True, nl=False)


def _list(instrument: Instrument, entries: list[StageEntry], width: int) -> str:
    """Return the table of an instrument; where it is too wide, the symbols stand below their stages."""
    own = [entry for entry in entries if entry.instrument == instrument.slug]
    rows: list[tuple[str, ...]] = [_HEAD]
    remarks: dict[int, list[str]] = {}
    for number, entry in enumerate(own):
        rows += _rows(entry)
        remarks[len(rows) - 1] = list(_remarks(entry, own[number - 1].slug if number else ""))
    table = text_table(rows)
    if max(map(display_width, table)) > width:
        table = text_table([row[:1] + row[2:] for row in rows])
        for number, row in enumerate(rows[1:], 1):
            remarks[number] = [*([row[1]] if row[1] else []), *remarks.get(number, [])]
    title = f": {instrument.title}" if instrument.title != instrument.slug else ""
    lines = [wrap(f"{instrument.slug}{title}", width=min(width, WIDTH)), ""]
    for number, line in enumerate(table):
        lines += [line, *(wrap(remark, first="    ", width=width) for remark in remarks.get(number, []))]
    return "\n".join(lines)


def _remarks(entry: StageEntry, stage_above: str) -> Iterator[str]:
    """Return the lines below a stage: its predecessors unless it is the stage above, and its release."""
    predecessors = (entry.predecessor, *entry.also_from)
    if predecessors != (stage_above,):
        yield f"drafted from {' and '.join(filter(None, predecessors)) or 'none of these'}"
    if entry.released:
        yield f"released as {entry.released}{' (the text was changed since)' if entry.changed else ''}"


def _rows(entry: StageEntry) -> list[tuple[str, str, str, str, str]]:
    """Return a row for each language; the first also has the columns that are common to all languages."""
    texts = [(f"{text.language} {text.authenticity}", str(text.articles)) for text in entry.texts]
    first, *others = texts or [("none yet", "–")]
    return [
        (entry.slug, entry.symbol or "–", entry.date or "–", *first),
        *(("", "", "", *text) for text in others),
    ]


def _json_row(entry: StageEntry) -> dict[str, object]:
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
                "language": text.language,
                "authenticity": str(text.authenticity),
                "articles": text.articles,
                "sha256": text.sha256,
            }
            for text in entry.texts
        ],
    }
