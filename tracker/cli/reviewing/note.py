"""``tracker note``: the note of changes in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.output import screen_width, working
from tracker.cli.reviewing.papers import give_paper, paper_of_pair
from tracker.report.formats import NOTE_FORMATS

if TYPE_CHECKING:
    from tracker.cli.giving import Destination
    from tracker.services.reading.stated import Stated
    from tracker.services.stores import LazyStore


@click.command(
    epilog="""\b
Examples:
  tracker note 2014-avant-projet 2017-final
  tracker note 2014-avant-projet 2017-final --report-language en
  tracker note old.docx new.docx -o note.html
  tracker note 2017-final -o note.docx
"""
)
@paper_of_pair("note", NOTE_FORMATS)
def command(
    *,
    before: str,
    after: str,
    store: LazyStore,
    instrument: str,
    language: str,
    report_language: str,
    stated: Stated,
    to: Destination,
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
    from tracker.services.note import note_of_comparison  # noqa: PLC0415 – loaded when used

    with working("Comparing the two texts"):
        comparison = compare_texts(before, after, store, instrument=instrument, language=language, stated=stated)
        note = note_of_comparison(comparison, report_language)
    content = note_text(note, screen_width()) + "\n" if to.to_screen else NOTE_FORMATS[to.form].render(note)
    give_paper(to, content, "note", [comparison])
