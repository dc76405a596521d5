"""``tracker brackets``: the marks of negotiation, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.about_files import print_language
from tracker.cli.options import text_and_provision
from tracker.cli.output import deliver, force_option, form_of, output_option, path_for, print_doubts
from tracker.cli.paths import FormatName
from tracker.report.formats import ENDINGS

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.services.stores import LazyStore

_ENDINGS = {"text": (".txt",), "json": ENDINGS["json"]}


@click.command(
    epilog="""\b
Examples:
  tracker brackets
  tracker brackets 2015-12-09
  tracker brackets draft.docx article 4 --list
  tracker brackets 2015-12-09 --since 2015-12-04
  tracker brackets 2015-12-09 --since 2015-12-04 -o brackets.json
"""
)
@click.option("--since", default="", metavar="BEFORE", help="An earlier draft: what became of each of its marks.")
@click.option("--list", "listed", is_flag=True, help="List every mark under its article, and not the numbers alone.")
@click.option(
    "--format", "form", type=FormatName(list(_ENDINGS)),
    help="Text to read, or JSON for programs. Without it the ending of -o chooses, else text.",
)  # fmt: skip
@output_option
@force_option
@text_and_provision
def command(
    text: str,
    provision: str,
    since: str,
    store: LazyStore,
    instrument: str,
    language: str,
    form: str | None,
    output: Path | None,
    *,
    listed: bool,
    force: bool,
) -> None:
    """Count the brackets, alternatives and options, and follow them from an earlier draft.

    TEXT is a stage, a release tag, or a file; without it the newest stage is meant. Square brackets stand round words
    that are not agreed; brackets side by side that exclude each other are alternatives; "Option 1" and the like head
    options. Calls of notes and omissions [...] are none. With --since: which were lifted, chosen, dropped, kept, and
    which are new.
    """
    from tracker.report.brackets.as_json import render  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.report.terminal.brackets import brackets_text  # noqa: PLC0415 – loaded when used
    from tracker.services.brackets import brackets_of_text  # noqa: PLC0415 – loaded when used

    chosen = form_of(output, form, _ENDINGS, "text")
    path = path_for(output, _ENDINGS[chosen][0], "brackets") if output else None
    view, sources = brackets_of_text(
        text, store, provision=provision, since=since, instrument=instrument, language=language
    )
    print_language(*sources)
    for source in sources:
        print_doubts(source)
    deliver(render(view) if chosen == "json" else brackets_text(view, listed=listed or bool(provision)) + "\n",
            path, force=force)  # fmt: skip
