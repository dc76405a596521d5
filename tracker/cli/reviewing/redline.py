"""``tracker redline``: the report."""

from __future__ import annotations

import shlex
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from tracker.cli.about_files import files_stated
from tracker.cli.giving import refuse_open_on_screen
from tracker.cli.opening import open_file, open_option
from tracker.cli.options import editor_option, pair_of_texts, stated_at_option
from tracker.cli.output import (
    check_free,
    deliver,
    force_option,
    form_of,
    output_option,
    pair_name,
    path_for,
    print_choices,
    print_corrections,
    print_warnings,
    refuse_own_source,
    working,
)
from tracker.cli.paths import STANDARD_OUTPUT, FormatName
from tracker.errors import InputError
from tracker.report.formats import ENDINGS, REDLINE_FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.services.reading.stated import Stated
    from tracker.services.stores import LazyStore
    from tracker.store.formats.authorship import Timestamp

_USUAL, *_ = REDLINE_FORMATS
_TABLES = (".xlsx", ".csv")
"""Endings of files that hold a table of concordance, and no redline."""


@click.command(
    epilog="""\b
Examples:
  tracker redline 2014-avant-projet 2017-final
  tracker redline old.txt new.txt -o redline.html
  tracker redline 2014-avant-projet 2017-final --format markdown
  tracker redline 2014-avant-projet 2017-final -o redline.docx --author "Ana Sá <ana@example.org>" --at 2017-04-25
  tracker redline old.docx new.docx --open
  tracker redline old.txt new.txt --only "article 5" -o article-5.html
  tracker redline draft/solidarity/2014-avant-projet 2017-final --force
"""
)
@click.option("--format", "form", type=FormatName(REDLINE_FORMATS),
              help=f"The format of the report. If not given, the ending of -o chooses, else {_USUAL}.")  # fmt: skip
@click.option("--only", metavar="PROVISION", default="", help="Only this provision, in both texts: “article 5”.")
@click.option(
    "--substance", is_flag=True,
    help="Open the page without differences of print, style, numbering and references that follow, and with the brief "
    "of what changed in substance.",
)  # fmt: skip
@editor_option
@stated_at_option
@output_option
@open_option
@force_option
@files_stated
@pair_of_texts
def command(
    before: str,
    after: str,
    provision: str,
    store: LazyStore,
    instrument: str,
    language: str,
    form: str | None,
    only: str,
    author: str,
    at: Timestamp | None,
    output: Path | None,
    *,
    substance: bool,
    stated: Stated,
    force: bool,
    opening: bool,
) -> None:
    """Make the redline of two texts.

    BEFORE and AFTER are stages, release tags, or files. The report is one file that can be mailed and printed. Before
    it is saved it is read back, and must contain both texts letter for letter.

    The ending of -o chooses the format: .html for any browser, .docx for Word (real tracked changes in the author's
    name, with a date if one is given), .pdf, .eml for a mail to send, .md for a forge, .xml for the systems of
    parliaments (Akoma Ntoso), .json for programs. A name without ending gets one; -o FOLDER writes BEFORE--AFTER into
    that folder. Without -o the file is BEFORE--AFTER.html, .docx …; Markdown and JSON are printed. -o - prints any
    format.

    --substance opens the page with a switch on that prints differences of print, style and numbering as plain text;
    whatever is not known to be small stays marked. What changed in substance stands in a drawer of the page, class by
    class, with links to the lines.
    """
    from tracker.report.view.summary import headline  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.compare import compare_texts  # noqa: PLC0415 – loaded when used
    from tracker.services.render import render_comparison, view_of  # noqa: PLC0415 – loaded when used

    if only and provision:
        raise InputError(
            f"Two provisions are named: {provision} and {only}", remedy="name one, after the texts or with --only"
        )
    only = only or provision
    table = shlex.join(["tracker", "concordance", before, after, "-o", str(output)])
    chosen = REDLINE_FORMATS[
        form_of(output, form, {name: ENDINGS[name] for name in REDLINE_FORMATS}, _USUAL, dict.fromkeys(_TABLES, table))
    ]
    refuse_open_on_screen(output, opening=opening)
    if substance and chosen.name != "html":
        raise InputError(
            f"--substance is a switch of the page, and {chosen.name} has none",
            remedy="leave it out, or write a page: -o redline.html",
        )
    chosen.require()
    with working("Comparing the two texts"):
        comparison = compare_texts(before, after, store, instrument=instrument, language=language, stated=stated)
    if substance:
        from tracker.services.substance import with_substance  # noqa: PLC0415 – loaded when used

        comparison = replace(comparison, view=with_substance(comparison.view))
    print_warnings(comparison)
    for source in (comparison.before, comparison.after) if only else ():
        print_choices(source, only)
    if output is None and chosen.streams and not opening:
        path = STANDARD_OUTPUT
    else:
        path = path_for(output, chosen.ending, pair_name(comparison))
    if path != STANDARD_OUTPUT:
        refuse_own_source(path, comparison.before, comparison.after)
        check_free(path, force=force)
    date = at.iso().replace("+00:00", "Z") if at else ""
    with working("Laying out the pages" if chosen.name == "pdf" else "Writing the redline, and reading it back"):
        page = render_comparison(comparison, chosen, only=only, author=author, date=date)
    deliver(page, path, force=force, remarks=[headline(view_of(comparison, only)), *([] if opening else [chosen.use])])
    print_corrections(comparison, only)
    if opening:
        open_file(path)
