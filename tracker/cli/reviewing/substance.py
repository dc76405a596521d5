"""``tracker substance``: the brief of what changed in substance."""

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
from tracker.report.formats import BRIEF_FORMATS, ENDINGS, USES

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.services.compare import Comparison
    from tracker.services.reading.stated import Stated
    from tracker.services.stores import LazyStore

_TEXT = "text"
_ENDINGS = {form: ENDINGS[form] for form in BRIEF_FORMATS}


@click.command(
    epilog="""\b
Examples:
  tracker substance 2014-avant-projet 2017-final
  tracker substance old.docx new.docx -o brief.docx
  tracker substance 2017-final --report-language fr --all
  tracker substance 2014 2017 -o brief.html --redline 2014--2017.html
"""
)
@click.option(
    "--format", "form", type=FormatName(list(_ENDINGS)),
    help="Text to read here, a page, Word, Markdown, or JSON for programs. If not given, the ending of -o chooses, "
    "else text.",
)  # fmt: skip
@click.option(
    "--report-language", "report_language", default="", metavar="TAG",
    help="The language of the brief: ar, en, es, fr, ru or zh. If not given: that of the texts, else English.",
)  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="Show every change, however many pages that takes.")
@click.option(
    "--redline", default="", metavar="PAGE",
    help="The page of the redline, as it stands beside the brief: every place is linked to it.",
)  # fmt: skip
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
    redline: str,
    output: Path | None,
    *,
    stated: Stated,
    everything: bool,
    force: bool,
    opening: bool,
) -> None:
    """Tell what changed in substance, on one page.

    BEFORE and AFTER are stages, release tags, or files. The brief lists the changes of wording that readers look for
    first, by class: the force of duties ("shall" became "should"), negations, numbers, time limits, who is bound,
    conditions, exceptions, definitions, references, and the verbs of the preamble and the operative part. Each stands
    with both quotations and its place. They are found by rule from the words alone, and no meaning is judged; new and
    deleted provisions are named, and sentences that are wholly new stand in the redline.

    Without -o a page or a Word file is written to BEFORE--AFTER-substance.html or .docx, and any other form to the
    standard output. JSON always has every change.
    """
    from tracker.report.substance.as_text import brief_text  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.compare import compare_texts  # noqa: PLC0415 – loaded when used
    from tracker.services.note import note_language  # noqa: PLC0415 – loaded when used
    from tracker.services.substance import brief_of_comparison  # noqa: PLC0415 – loaded when used

    if provision:
        raise InputError(
            "A brief tells the changes of the whole text",
            remedy=f"leave out “{provision}”; for one provision: tracker compare {before} {after} {provision}",
        )
    form = form_of(output, form, _ENDINGS, _TEXT)
    if opening and output == STANDARD_OUTPUT:
        raise InputError("--open opens a file, and -o - writes none", remedy="leave out one of them")
    ending = _ENDINGS[form][0]
    if output is not None and output != STANDARD_OUTPUT and not output.is_dir():
        check_free(path_for(output, ending, ""), force=force)
    chosen = note_language(report_language)
    with working("Comparing the two texts"):
        comparison = compare_texts(
            before, after, store, instrument=instrument, language=language, report_language=chosen, stated=stated
        )
        brief = brief_of_comparison(comparison, everything=everything, redline=redline)
    path = _path(comparison, form, output, opening=opening)
    if path != STANDARD_OUTPUT:
        refuse_own_source(path, comparison.before, comparison.after)
    print_warnings(comparison)
    content: str | bytes = BRIEF_FORMATS[form].render(brief)
    if form == _TEXT and path == STANDARD_OUTPUT:
        content = brief_text(brief, screen_width()) + "\n"
    deliver(content, path, force=force, remarks=[] if opening else [USES[form]])
    print_corrections(comparison, rows_tell=True)
    if opening:
        open_file(path)


def _path(comparison: Comparison, form: str, output: Path | None, *, opening: bool) -> Path:
    """Return the path of the brief; the standard output for text that nobody wants in a file."""
    if output is None and not opening and BRIEF_FORMATS[form].streams:
        return STANDARD_OUTPUT
    return path_for(output, _ENDINGS[form][0], f"{pair_name(comparison)}-substance")
