"""``tracker columns``: several stages side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.output import stem_of
from tracker.cli.tracing.giving import following, over_stages, say_left_out
from tracker.errors import InputError
from tracker.report.formats import COLUMNS_FORMATS
from tracker.spelling import counted

if TYPE_CHECKING:
    from tracker.cli.giving import Destination
    from tracker.services.stores import LazyStore

_USUAL = "docx"


@click.command(
    epilog="""\b
Examples:
  tracker columns
  tracker columns 2013 2014 2017 -o columns.docx --remarks
  tracker columns 2014 2017 --against 2014 -o columns.html
  tracker columns proposal-a.docx proposal-b.docx chair.docx -o columns.xlsx
"""
)
@click.option(
    "--against", default="", metavar="STAGE",
    help="The column of comparison: rows follow its order, and words that differ from it are marked. Else the last.",
)  # fmt: skip
@click.option("--remarks", "with_remarks", is_flag=True, help="Add an empty last column to write in.")
@over_stages("[STAGE]…", COLUMNS_FORMATS, _USUAL)
def command(
    words: tuple[str, ...],
    store: LazyStore,
    instrument: str,
    language: str,
    against: str,
    *,
    with_remarks: bool,
    to: Destination,
) -> None:
    """Set several stages side by side in columns, in Word or a sheet.

    A row is a paragraph. Each STAGE is a stage, a release tag or a file, in the order of the columns; without any, all
    stages are meant. Rival drafts are columns too. The same provision stands in one row, under whatever number it has.
    Words that differ from the column of comparison are bold and underlined, as formatting and not as tracked changes; a
    bar stands where words of it are missing. Before the file is put in place, each column is read back and compared
    with its text.

    Without -o the table is a Word file: STAGE--STAGE-columns.docx.
    """
    from tracker.services.lineage.columns import columns, columns_file  # noqa: PLC0415 – loaded when used
    from tracker.services.lineage.read import open_lineage  # noqa: PLC0415 – loaded when used
    from tracker.services.naming import name_texts  # noqa: PLC0415 – loaded when used

    texts, provision = name_texts(words, store, instrument)
    if provision:
        raise InputError(
            f"“{provision}” is neither a stage nor a file",
            cause="the table has all provisions of each stage",
            remedy=f"name stages only; for one provision, type: tracker history {provision}",
        )
    with following():
        opened = open_lineage(texts, store, instrument=instrument, language=language)
        view = columns(opened, against=against, with_remarks=with_remarks)
        content = columns_file(view, to.form)
    say_left_out(opened)
    stem = "--".join(dict.fromkeys((stem_of(view.texts[0].name), stem_of(view.texts[-1].name))))
    rows = f"{counted(len(view.texts), 'column')}, {counted(len(view.rows), 'row')}; compared with {view.base.name}."
    to.give(content, f"{stem}-columns", (rows,), sources=opened.files)
