"""``tracker brackets``: the marks of negotiation, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.about_files import print_language
from tracker.cli.opening import open_file, open_option
from tracker.cli.options import text_and_provision
from tracker.cli.output import (
    check_free,
    deliver,
    force_option,
    form_of,
    output_option,
    path_for,
    print_doubts,
    refuse_own_source,
    screen_width,
    stem_of,
    working,
)
from tracker.cli.pager import no_pager_option
from tracker.cli.paths import STANDARD_OUTPUT, FormatName
from tracker.errors import InputError
from tracker.report.formats import BRACKET_FORMATS, ENDINGS, USES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tracker.services.sources import Source
    from tracker.services.stores import LazyStore

_TEXT = "text"
_ENDINGS = {form: ENDINGS[form] for form in (_TEXT, *BRACKET_FORMATS)}


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
@click.option(
    "--format", "form", type=FormatName(list(_ENDINGS)),
    help="Text to read here, a page, a sheet for Excel (xlsx), or csv and json for programs. Without it the ending of "
    "-o chooses, else text.",
)  # fmt: skip
@output_option
@open_option
@force_option
@no_pager_option
@text_and_provision
def command(
    text: str,
    provision: str,
    since: str,
    by: str,
    store: LazyStore,
    instrument: str,
    language: str,
    form: str | None,
    output: Path | None,
    *,
    listed: bool,
    force: bool,
    opening: bool,
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

    form = form_of(output, form, _ENDINGS, _TEXT)
    if opening and output == STANDARD_OUTPUT:
        raise InputError("--open opens a file, and -o - writes none", remedy="leave out one of them")
    ending = _ENDINGS[form][0]
    if output is not None and output != STANDARD_OUTPUT and not output.is_dir():
        check_free(path_for(output, ending, ""), force=force)
    with working("Following the brackets" if since else "Reading the text"):
        view, sources = brackets_of_text(
            text, store, provision=provision, since=since, by=by, instrument=instrument, language=language,
            report_language="en" if form == _TEXT else "",
        )  # fmt: skip
    path = _path(sources, form, output, opening=opening)
    if path != STANDARD_OUTPUT:
        refuse_own_source(path, *sources)
    print_language(*sources)
    for source in sources:
        print_doubts(source)
    content: str | bytes
    if form == _TEXT:
        content = brackets_text(view, listed=listed or bool(provision or by), width=screen_width()) + "\n"
    else:
        content = BRACKET_FORMATS[form].render(view)
    deliver(content, path, force=force, remarks=[f"{counts_in_words(view.count)}.", *([] if opening else [USES[form]])])
    if opening:
        open_file(path)


def _path(sources: Sequence[Source], form: str, output: Path | None, *, opening: bool) -> Path:
    """Return the path of the file; the standard output for text that nobody wants in a file."""
    if output is None and not opening and (form == _TEXT or BRACKET_FORMATS[form].streams):
        return STANDARD_OUTPUT
    stem = "--".join(stem_of(source.name) for source in sources)
    return path_for(output, _ENDINGS[form][0], f"{stem}-brackets")
