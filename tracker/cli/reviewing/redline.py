"""``tracker redline``: the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.about_files import files_stated
from tracker.cli.options import author_option, sides, stated_at_option
from tracker.cli.output import (
    STANDARD_OUTPUT,
    check_free,
    deliver,
    force_option,
    output_option,
    print_choices,
    print_corrections,
    print_warnings,
    report_path,
)
from tracker.report.formats import REDLINE_FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.services.reading.stated import Stated
    from tracker.services.stores import LazyStore
    from tracker.store.formats.authorship import Author, Timestamp

_USUAL, *_ = REDLINE_FORMATS


@click.command(
    epilog="""\b
Examples:
  tracker redline 2014-avant-projet 2017-final
  tracker redline old.txt new.txt -o redline.html
  tracker redline 2014-avant-projet 2017-final --format markdown
  tracker redline 2014-avant-projet 2017-final --format docx --author "Ana Sá <ana@example.org>" --at 2017-04-25
  tracker redline old.txt new.txt --only "article 5" -o article-5.html
  tracker redline draft/solidarity/2014-avant-projet 2017-final --force
"""
)
@sides
@click.option("--format", "form", type=click.Choice(list(REDLINE_FORMATS)), default=_USUAL, show_default=True,
              help="The form of the report.")  # fmt: skip
@click.option("--only", metavar="PROVISION", default="", help="Only this provision, in both texts: “article 5”.")
@author_option
@stated_at_option
@output_option
@force_option
@files_stated
def command(
    before: str,
    after: str,
    store: LazyStore,
    instrument: str,
    language: str,
    form: str,
    only: str,
    author: Author,
    at: Timestamp | None,
    output: Path | None,
    *,
    stated: Stated,
    force: bool,
) -> None:
    """Make the redline of two texts.

    BEFORE and AFTER are stages, release tags, or files. The report is one file that can be mailed and printed. Before
    it is saved it is read back, and must contain both texts letter for letter. A Word file (docx) has real tracked
    changes in the author's name, with a date if one is given. Akoma Ntoso (akn) is the XML of parliaments.

    Without -o, HTML, Word, XML and a mail (eml, a draft to send) are written to BEFORE--AFTER.html, .docx, .xml or
    .eml, and Markdown and JSON to the standard output. -o - writes any form to the standard output.
    """
    from tracker.services.compare import compare_texts  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.render import render_comparison  # noqa: PLC0415 – loaded when used

    chosen = REDLINE_FORMATS[form]
    comparison = compare_texts(before, after, store, instrument=instrument, language=language, stated=stated)
    print_warnings(comparison)
    for source in (comparison.before, comparison.after) if only else ():
        print_choices(source, only)
    path = output or (STANDARD_OUTPUT if chosen.streams else report_path(comparison, chosen.ending))
    if path != STANDARD_OUTPUT:
        check_free(path, force=force)
    if not chosen.portable:
        click.echo("Laying out the pages; a long treaty takes a minute …", err=True)
    date = at.iso().replace("+00:00", "Z") if at else ""
    page = render_comparison(comparison, chosen, only=only, author=author.name, date=date)
    deliver(page, path, force=force)
    print_corrections(comparison, only)
