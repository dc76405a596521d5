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
    from tracker.services.corrigendum import Corrigenda
    from tracker.services.reading.stated import Stated
    from tracker.services.stores import LazyStore


def _of_versions(
    *,
    words: tuple[str, ...],
    store: LazyStore,
    instrument: str,
    language: str,
    report_language: str,
    right: str,
    all_languages: bool,
    to: Destination,
    **_stated: object,
) -> None:
    """Write the sheet of what is to be corrected in other language versions than the right one."""
    from tracker.services.corrigendum import corrigenda_of_versions  # noqa: PLC0415 – loaded when used
    from tracker.services.naming import name_text, name_texts  # noqa: PLC0415 – loaded when used
    from tracker.services.note import note_language  # noqa: PLC0415 – loaded when used

    if all_languages:
        raise InputError(
            "--all-languages and --right exclude each other",
            cause="--right makes a part for each other language without it",
            remedy="leave out one of them",
        )
    names, provision = name_texts(words, store, instrument)
    if provision:
        raise InputError("A corrigendum is of the whole text", remedy=f"leave out “{provision}”")
    names = names or [name_text(words, store, instrument).text]
    with working("Setting the versions side by side"):
        found = corrigenda_of_versions(
            names, store, right=right, instrument=instrument, language=language,
            report_language=note_language(report_language),
        )  # fmt: skip
    _give(found, to)


def _give(found: Corrigenda, to: Destination) -> None:
    from tracker.report.corrigendum.as_text import sheet_text  # noqa: PLC0415 – loaded when used

    sheet = found.sheet
    content = sheet_text(sheet, screen_width()) + "\n" if to.to_screen else CORRIGENDUM_FORMATS[to.form].render(sheet)
    give_paper(to, content, "corrigendum", found.comparisons)


@click.command(
    epilog="""\b
Examples:
  tracker corrigendum 2015-12-12 2016-01-29
  tracker corrigendum adopted.docx corrected.docx -o corrigendum.docx
  tracker corrigendum 2015-12-12 2016-01-29 --all-languages -o corrigendum.html
  tracker corrigendum adopted.docx corrected.docx --report-language fr
  tracker corrigendum 2016-01-29 --right en --language fr -o rectificatif.docx
  tracker corrigendum treaty_en.docx treaty_fr.docx --right en
"""
)
@click.option(
    "--all-languages", is_flag=True, help="A part for each language in which both stages stand, in one sheet."
)
@click.option(
    "--right", default="", metavar="TAG",
    help="The language version that is right. Name one stage alone, or the files of its versions: each other version "
    "gets a part with what is to be corrected in it; with --language that version alone.",
)  # fmt: skip
@paper_of_pair("corrigendum", CORRIGENDUM_FORMATS, instead=("right", _of_versions))
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

    With --right it is made from the language versions of one text: their figures, dates and references become those of
    the version that is right, where only a number in digits changes; the versions are then compared again. Other
    differences stand below, and are left to their readers.

    It is made for texts that differ in few places; where a redline serves better, the sheet says so. It is a working
    paper, and not a notification by a depositary.

    Without -o a page or a Word file is written to BEFORE--AFTER-corrigendum.html or .docx, and any other form to the
    standard output.
    """
    from tracker.services.corrigendum import corrigenda_of_texts  # noqa: PLC0415 – loaded when used, for a fast --help

    if all_languages and language:
        raise InputError("--all-languages and --language exclude each other", remedy="leave out one of them")
    with working("Comparing the two texts"):
        found = corrigenda_of_texts(
            before, after, store, instrument=instrument, language=language, report_language=report_language,
            all_languages=all_languages, stated=stated,
        )  # fmt: skip
    _give(found, to)
