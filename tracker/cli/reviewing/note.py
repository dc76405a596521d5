"""``tracker note``: the note of changes in sentences."""

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
from tracker.report.formats import ENDINGS, NOTE_FORMATS, USES

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.services.compare import Comparison
    from tracker.services.reading.stated import Stated
    from tracker.services.stores import LazyStore

_TEXT = "text"
_ENDINGS = {form: ENDINGS[form] for form in NOTE_FORMATS}


@click.command(
    epilog="""\b
Examples:
  tracker note 2014-avant-projet 2017-final
  tracker note 2014-avant-projet 2017-final --report-language en
  tracker note old.docx new.docx -o note.html
  tracker note 2017-final -o note.docx
"""
)
@click.option(
    "--format", "form", type=FormatName(list(_ENDINGS)),
    help="Text to read here, a page, Word, Markdown, or JSON for programs. If not given, the ending of -o chooses, "
    "else text.",
)  # fmt: skip
@click.option(
    "--report-language", "report_language", default="", metavar="TAG",
    help="The language of the note: ar, en, es, fr, ru or zh. If not given: that of the texts, else English.",
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
    output: Path | None,
    *,
    stated: Stated,
    force: bool,
    opening: bool,
) -> None:
    """Write the note of changes: what became of every provision, in sentences.

    BEFORE and AFTER are stages, release tags, or files. The note has numbered paragraphs in the order of the new text:
    which provisions are new, were deleted, renumbered, moved, split or merged, which words were added, deleted or
    replaced, and which brackets were lifted. Every sentence follows from the comparison; what did not change is not
    named. Only short passages are quoted: the redline has all of them. "Probably" marks a link that is not certain.

    Without -o a page or a Word file is written to BEFORE--AFTER-note.html or .docx, and any other form to the standard
    output.
    """
    from tracker.report.note.as_text import note_text  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.compare import compare_texts  # noqa: PLC0415 – loaded when used
    from tracker.services.note import note_language, note_of_comparison  # noqa: PLC0415 – loaded when used

    if provision:
        raise InputError(
            "A note tells the changes of the whole text",
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
        comparison = compare_texts(before, after, store, instrument=instrument, language=language, stated=stated)
        note = note_of_comparison(comparison, chosen)
    path = _path(comparison, form, output, opening=opening)
    if path != STANDARD_OUTPUT:
        refuse_own_source(path, comparison.before, comparison.after)
    print_warnings(comparison)
    content: str | bytes = NOTE_FORMATS[form].render(note)
    if form == _TEXT and path == STANDARD_OUTPUT:
        content = note_text(note, screen_width()) + "\n"
    deliver(content, path, force=force, remarks=[] if opening else [USES[form]])
    print_corrections(comparison, rows_tell=True)
    if opening:
        open_file(path)


def _path(comparison: Comparison, form: str, output: Path | None, *, opening: bool) -> Path:
    """Return the path of the note; the standard output for text that nobody wants in a file."""
    if output is None and not opening and NOTE_FORMATS[form].streams:
        return STANDARD_OUTPUT
    return path_for(output, _ENDINGS[form][0], f"{pair_name(comparison)}-note")
