"""The sheet of corrections as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.terminal.plain import WIDTH, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.corrigendum.sheet import Sheet, SheetPart, SheetRow
    from tracker.report.document.content import Cell


def sheet_text(sheet: Sheet, width: int = WIDTH) -> str:
    """Return the sheet as text with lines of at most so many columns.

    Args:
        sheet: The sheet.
        width: Columns of a line.
    """
    alone = len(sheet.parts) == 1
    return "\n\n".join(paragraph for part in sheet.parts for paragraph in _part(part, width, alone=alone))


def _part(part: SheetPart, width: int, *, alone: bool) -> Iterator[str]:
    words = part.words
    yield wrap(words["corrigendum"] if alone else part.heading, width=width)
    yield wrap(part.intro, width=width)
    yield wrap(words["corrigendum_caution"], width=width)
    for notice in part.notices:
        yield wrap(f"! {notice.line}", rest="  ", width=width)
    for remark in part.remarks:
        yield wrap(f"! {remark}", rest="  ", width=width)
    for row in part.rows:
        yield _row(row, words, width)
    if part.left:
        yield wrap(words["mend_left"], width=width)
    names = [side.language_in(words) for _, side in part.facts]
    for item in part.left:
        lines = [wrap(words["with_remark"].format(what=item.place, remark=item.kind), width=width)]
        lines += [
            wrap(shown or words["versions_none"], first=f"  {name}  ", rest="    ", width=width)
            for name, shown in zip(names, item.shown, strict=True)
        ]
        yield "\n".join(lines)


def _row(row: SheetRow, words: dict[str, str], width: int) -> str:
    lines = [wrap(row.place, width=width)]
    names = (words["for"], words["read"]) if row.replaces else ("", "")
    lines += _cell(row.old, names[0], width) + _cell(row.new, names[1], width)
    return "\n".join(lines)


def _cell(content: Cell, name: str, width: int) -> list[str]:
    """Return the lines of a cell, behind its name where it has one."""
    first = f"  {name}  " if name else "  "
    return [
        wrap(paragraph.text, first=first if n == 0 else "    ", rest="    ", width=width)
        for n, paragraph in enumerate(content)
    ]


def render(sheet: Sheet) -> bytes:
    """Return the sheet as a text file."""
    return (sheet_text(sheet) + "\n").encode()
