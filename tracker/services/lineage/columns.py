"""The table of several stages in columns, by the threads of their lineage."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from tracker.diff.wording.runs import line_runs
from tracker.errors import InputError
from tracker.model.side import Side
from tracker.report.columns.document import MOST_IN_WORD
from tracker.report.columns.reading.proof import prove
from tracker.report.columns.view import ColumnsSource, ColumnText, build_columns
from tracker.report.formats import COLUMNS_FORMATS
from tracker.report.workbook import LONGEST
from tracker.services.naming import stage_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.model.provision import Eid
    from tracker.model.redline import RedlineBlock
    from tracker.report.columns.view import ColumnsView
    from tracker.services.lineage.read import OpenLineage

MAX_NAME = 500
"""Characters that the name of a paragraph, which may stand above it in its cell, takes at most."""
LEAST_COLUMNS = 2
"""Columns of a table: of one there is nothing to compare."""


def columns(
    opened: OpenLineage, *, against: str = "", report_language: str = "", with_remarks: bool = False
) -> ColumnsView:
    """Return the table of some stages in columns, in the order in which they were asked for.

    Args:
        opened: The lineage of these stages.
        against: The name of the stage in whose order the rows stand, and whose words are compared with; the last one
            if empty.
        report_language: Language of the report's own words; that of the texts if empty.
        with_remarks: Whether an empty last column is asked for.

    Raises:
        InputError: If there is one stage alone, or the stage to compare with is none of them.
    """
    reader, shown = opened.reader, opened.shown
    names = [reader.sources[n].name for n in shown]
    if len(shown) < LEAST_COLUMNS:
        raise InputError("A table in columns needs two stages or more", remedy="name the stages: tracker columns A B C")
    base = _column_of(against, names, opened) if against else len(shown) - 1
    threads = _threads(opened)

    def compared(first: int, second: int) -> tuple[Iterable[RedlineBlock], tuple[Side, Side]]:
        """Compare two columns, the earlier of the two first, so that what is kept is used."""
        before, after = sorted((shown[first], shown[second]))
        blocks = [block for section in reader.step(before, after).sections for block in section.blocks]
        return blocks, (Side.BEFORE, Side.AFTER) if before == shown[first] else (Side.AFTER, Side.BEFORE)

    source = ColumnsSource(
        texts=[
            ColumnText(name=names[n], draft=reader.sources[stage].read(), digest=reader.text(stage).sha256)
            for n, stage in enumerate(shown)
        ],
        against=base,
        threads=threads,
        compared=compared,
        compare_lines=line_runs,
    )
    return build_columns(source, language=report_language, with_remarks=with_remarks)


def columns_file(view: ColumnsView, form: str) -> bytes:
    """Return the table as a finished file, each column of which was read back and gives its text letter for letter.

    Args:
        view: The table.
        form: A name in :data:`tracker.report.formats.COLUMNS_FORMATS`.

    Raises:
        InputError: If a page of a Word file cannot hold the columns, or a cell of a sheet a paragraph.
        ProofError: If the file does not hold the texts; a fault of this program.
    """
    if form == "docx" and len(view.texts) > MOST_IN_WORD:
        raise InputError(
            f"A page holds no more than {MOST_IN_WORD} columns, and these are {len(view.texts)}",
            remedy="name fewer stages, or make a page or a sheet: -o columns.html, -o columns.xlsx",
        )
    longest = max((len(unit.unit.text) for row in view.rows for cell in row.cells for unit in cell), default=0)
    if form == "xlsx" and longest > LONGEST - MAX_NAME:
        raise InputError(
            "A paragraph is longer than a cell of a sheet can hold",
            cause=f"Excel takes {LONGEST:,} characters in a cell, and this one has {longest:,}",
            remedy="make a Word file or a page: -o columns.docx, -o columns.html",
        )
    page = COLUMNS_FORMATS[form].render(view)
    reader = import_module(f"tracker.report.columns.reading.as_{form}")
    prove(reader.read_back(page), [text.draft for text in view.texts])
    return page


def _column_of(against: str, names: Sequence[str], opened: OpenLineage) -> int:
    """Return the number of the column that a name means: a stage, a release tag, a file, or a part of such a name.

    Raises:
        InputError: If it means none of the columns, or several.
    """
    if opened.store is not None:
        stage = stage_named(opened.store, against, opened.instrument).rpartition("/")[2]
        found = [n for n, name in enumerate(names) if name == stage]
    else:
        file = PurePath(against).name
        found = [n for n, name in enumerate(names) if name == file] or [
            n for n, name in enumerate(names) if file in name
        ]
    if len(found) == 1:
        return found[0]
    raise InputError(
        f"“{against}” is {'a part of several names' if found else 'none of the stages'} in the table",
        cause=f"they are {', '.join(names)}",
        remedy="name one of them behind --against",
    )


def _threads(opened: OpenLineage) -> list[Mapping[Eid, int]]:
    """Return the thread of each provision of each stage that is shown, as a number."""
    threads = opened.reader.full.threads
    return [
        {eid: number for number, thread in enumerate(threads) if (eid := thread.eids[stage]) is not None}
        for stage in opened.shown
    ]
