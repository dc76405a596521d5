"""``tracker corrigendum``: the sheet of corrections, in the form of depositaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.output import screen_width, working
from tracker.cli.reviewing.papers import give_paper, paper_of_pair
from tracker.errors import InputError
from tracker.report.formats import CORRIGENDUM_FORMATS

if TYPE_CHECKING:
    from tracker.cli.giving import Destination
    from tracker.services.reading.stated import Stated
    from tracker.services.stores import LazyStore


@click.command(
    epilog="""\b
Examples:
  tracker corrigendum 2015-12-12 2016-01-29
  tracker corrigendum adopted.docx corrected.docx -o corrigendum.docx
  tracker corrigendum 2015-12-12 2016-01-29 --all-languages -o corrigendum.html
  tracker corrigendum adopted.docx corrected.docx --report-language fr
"""
)
@click.option(
    "--all-languages", is_flag=True, help="A part for each language in which both stages stand, in one sheet."
)
@paper_of_pair("corrigendum", CORRIGENDUM_FORMATS)
def command(
    *,
    before: str,
    after: str,
    store: LazyStore,
    instrument: str,
    language: str,
    report_language: str,
    all_languages: bool,
    stated: Stated,
    to: Destination,
) -> None:
    """Write the sheet of corrections: place, for, read, as depositaries do.

    BEFORE and AFTER are stages, release tags, or files: the text as it was adopted or issued, and as it is to read.
    Each correction names the place in BEFORE, quotes the fewest words that stand there once, and says what to read,
    insert or delete. The sheet is applied to BEFORE before you see it, and gives AFTER letter for letter.

    It is made for texts that differ in few places; where a redline serves better, the sheet says so. It is a working
    paper, and not a notification by a depositary.

    Without -o a page or a Word file is written to BEFORE--AFTER-corrigendum.html or .docx, and any other form to the
    standard output.
    """
    from tracker.report.corrigendum.as_text import sheet_text  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.corrigendum import corrigenda_of_texts  # noqa: PLC0415 – loaded when used

    if all_languages and language:
        raise InputError("--all-languages and --language exclude each other", remedy="leave out one of them")
    with working("Comparing the two texts"):
        found = corrigenda_of_texts(
            before, after, store, instrument=instrument, language=language, report_language=report_language,
            all_languages=all_languages, stated=stated,
        )  # fmt: skip
    sheet = found.sheet
    content = sheet_text(sheet, screen_width()) + "\n" if to.to_screen else CORRIGENDUM_FORMATS[to.form].render(sheet)
    give_paper(to, content, "corrigendum", found.comparisons)
