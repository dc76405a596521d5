"""``tracker brackets``: the marks of negotiation, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.about_files import print_language
from tracker.cli.giving import giving
from tracker.cli.options import text_and_provision
from tracker.cli.output import print_doubts, screen_width, stem_of, working
from tracker.report.formats import BRACKET_FORMATS

if TYPE_CHECKING:
    from tracker.cli.giving import Destination
    from tracker.services.stores import LazyStore


@click.command(
    epilog="""\b
Examples:
  tracker brackets
  tracker brackets 2015-12-09
  tracker brackets draft.docx article 4 --list
  tracker brackets draft.docx --by EU
  tracker brackets 2015-12-09 --since 2015-12-04
  tracker brackets 2015-12-09 --since 2015-12-04 -o brackets.html
  tracker brackets 2015-12-09 -o brackets.xlsx
"""
)
@click.option("--since", default="", metavar="BEFORE", help="An earlier draft: what became of each of its marks.")
@click.option("--by", default="", metavar="PARTY", help="Only the marks for which this party is named: EU, G77.")
@click.option("--list", "listed", is_flag=True, help="List every mark under its article, and not the numbers alone.")
@giving(BRACKET_FORMATS, about="Text to read here, a page, a sheet for Excel (xlsx), or csv and json for programs.")
@text_and_provision
def command(
    text: str,
    provision: str,
    since: str,
    by: str,
    store: LazyStore,
    instrument: str,
    language: str,
    *,
    listed: bool,
    to: Destination,
) -> None:
    """Count the brackets, alternatives and options, and follow them from an earlier draft.

    TEXT is a stage, a release tag, or a file; without it the newest stage is meant. Square brackets stand round words
    that are not agreed; brackets side by side that exclude each other are alternatives; "Option 1" and the like head
    options. Calls of notes and omissions [...] are none. With --since: which were lifted, chosen, dropped, kept, and
    which are new.

    A page and a sheet list every mark with its place, its words and the parties that are named for it. Without -o
    they are written to TEXT-brackets.html or .xlsx, with --since to BEFORE--TEXT-brackets.
    """
    from tracker.report.terminal.brackets import brackets_text, counts_in_words  # noqa: PLC0415 – loaded when used
    from tracker.services.brackets import brackets_of_text  # noqa: PLC0415 – loaded when used, for a fast --help

    with working("Following the brackets" if since else "Reading the text"):
        view, sources = brackets_of_text(
            text, store, provision=provision, since=since, by=by, instrument=instrument, language=language,
            report_language="en" if to.is_text else "",
        )  # fmt: skip
    stem = "--".join(stem_of(source.name) for source in sources)
    to.check(f"{stem}-brackets", *sources)
    print_language(*sources)
    for source in sources:
        print_doubts(source)
    if to.is_text:
        content: str | bytes = brackets_text(view, listed=listed or bool(provision or by), width=screen_width()) + "\n"
    else:
        content = BRACKET_FORMATS[to.form].render(view)
    to.give(content, f"{stem}-brackets", (f"{counts_in_words(view.count)}.",))
