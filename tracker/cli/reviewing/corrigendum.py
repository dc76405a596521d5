"""``tracker corrigendum``: the sheet of corrections, in the form of depositaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.about_files import files_stated
from tracker.cli.opening import open_file, open_option
from tracker.cli.options import pair_of_texts
from tracker.cli.output import (
    check_free,
    deliver,
    force_option,
    form_of,
    output_option,
    pair_name,
    path_for,
    print_corrections,
    print_warnings,
    refuse_own_source,
    screen_width,
    working,
)
from tracker.cli.pager import no_pager_option
from tracker.cli.paths import STANDARD_OUTPUT, FormatName
from tracker.errors import InputError
from tracker.report.formats import CORRIGENDUM_FORMATS, ENDINGS, USES

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.services.compare import Comparison
    from tracker.services.reading.stated import Stated
    from tracker.services.stores import LazyStore

_TEXT = "text"
_ENDINGS = {form: ENDINGS[form] for form in CORRIGENDUM_FORMATS}


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
    "--format", "form", type=FormatName(list(_ENDINGS)),
    help="Text to read here, Word, a page, Markdown, or JSON for programs. If not given, the ending of -o chooses, "
    "else text.",
)  # fmt: skip
@click.option(
    "--report-language", "report_language", default="", metavar="TAG",
    help="The language of the sheet's own words: ar, en, es, fr, ru or zh. If not given: that of the texts, else "
    "English.",
)  # fmt: skip
@click.option(
    "--all-languages", is_flag=True, help="A part for each language in which both stages stand, in one sheet."
)
@output_option
@open_option
@force_option
@no_pager_option
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
    report_language: str,
    output: Path | None,
    *,
    all_languages: bool,
    stated: Stated,
    force: bool,
    opening: bool,
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
    from tracker.services.note import note_language  # noqa: PLC0415 – loaded when used

    if provision:
        raise InputError(
            "A corrigendum is of the whole text",
            remedy=f"leave out “{provision}”; for one provision: tracker compare {before} {after} {provision}",
        )
    if all_languages and language:
        raise InputError("--all-languages and --language exclude each other", remedy="leave out one of them")
    form = form_of(output, form, _ENDINGS, _TEXT)
    if opening and output == STANDARD_OUTPUT:
        raise InputError("--open opens a file, and -o - writes none", remedy="leave out one of them")
    ending = _ENDINGS[form][0]
    if output is not None and output != STANDARD_OUTPUT and not output.is_dir():
        check_free(path_for(output, ending, ""), force=force)
    chosen = note_language(report_language)
    with working("Comparing the two texts"):
        found = corrigenda_of_texts(
            before, after, store, instrument=instrument, language=language, report_language=chosen,
            all_languages=all_languages, stated=stated,
        )  # fmt: skip
    path = _path(found.comparisons[0], form, output, opening=opening)
    for comparison in found.comparisons:
        if path != STANDARD_OUTPUT:
            refuse_own_source(path, comparison.before, comparison.after)
        print_warnings(comparison)
    content: str | bytes = CORRIGENDUM_FORMATS[form].render(found.sheet)
    if form == _TEXT and path == STANDARD_OUTPUT:
        content = sheet_text(found.sheet, screen_width()) + "\n"
    deliver(content, path, force=force, remarks=[] if opening else [USES[form]])
    for comparison in found.comparisons:
        print_corrections(comparison, rows_tell=True)
    if opening:
        open_file(path)


def _path(comparison: Comparison, form: str, output: Path | None, *, opening: bool) -> Path:
    """Return the path of the sheet; the standard output for text that nobody wants in a file."""
    if output is None and not opening and CORRIGENDUM_FORMATS[form].streams:
        return STANDARD_OUTPUT
    return path_for(output, _ENDINGS[form][0], f"{pair_name(comparison)}-corrigendum")
