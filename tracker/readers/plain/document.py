"""Plain text → a draft.

No step changes a word. Removed artefacts are accounted for (:mod:`tracker.readers.plain.artefacts`); everything else
becomes a heading, a recital, a formula, a line of text or a note, in the order printed.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from tracker.readers.plain.artefacts import remove_artefacts
from tracker.readers.plain.quoting import encoded, without_quotes
from tracker.readers.reading import Artefact, ArtefactKind, Reading
from tracker.readers.structure.classify import classify, no_articles
from tracker.readers.structure.extent import find_extent
from tracker.readers.structure.furniture.breaks import goes_on
from tracker.readers.structure.furniture.find import SourceLine, find_furniture
from tracker.text.compose import compose
from tracker.text.escapes import clean_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tracker.model.stage import FrontMatter
    from tracker.readers.options import ReadOptions
    from tracker.readers.structure.printed_line import PrintedLine


_BETWEEN_PAGES = frozenset({ArtefactKind.PAGE_NUMBER, ArtefactKind.RUNNING_HEAD})
"""Furniture with blank lines around it that end no paragraph."""


def read_plain(text: str, name: str, front: FrontMatter, options: ReadOptions) -> Reading:
    """Read plain text.

    Args:
        text: The whole file, lines ending in line feeds.
        name: Name of the file, for messages.
        front: Front matter that the caller knows.
        options: The lines that are the treaty.

    Raises:
        InputError: If the lines are not in the file or hold no words.
    """
    lines, quotes = without_quotes(text.split("\n"))
    pages = list(_pages(lines)) if "\f" in text else [0] * len(lines)
    furniture = find_furniture([SourceLine(line, page) for line, page in zip(clean_lines(lines), pages, strict=True)])
    breaks = {at + 1 for at, kind in furniture.kinds.items() if kind in _BETWEEN_PAGES}
    breaks |= {number for number, (one, other) in enumerate(pairwise(pages), start=2) if one != other}
    shown = ["" if at in furniture.kinds else line for at, line in enumerate(lines)]
    extent = find_extent(shown, options, name)
    inside = shown[extent.first - 1 : extent.last]
    cleaned = remove_artefacts(inside, extent.first, has_annex_heading=extent.has_annex_heading, breaks=breaks)
    left_out = [Artefact(at + 1, lines[at].strip(), kind) for at, kind in furniture.kinds.items()]
    classified = classify(list(_joined_over_breaks(cleaned.lines, breaks)))
    draft, problems = compose(classified.blocks, cleaned.notes, front)
    problems += [*cleaned.problems, *classified.problems]
    if doubt := encoded(text):
        problems.append(doubt)
    if not draft.articles:
        problems.append(no_articles(extent.first))
    return Reading(
        draft=draft,
        problems=tuple(sorted(problems, key=lambda p: (p.line, p.column, p.message))),
        first_line=extent.first,
        last_line=extent.last,
        outside=tuple(
            (number, line)
            for number, line in chain(
                enumerate(lines[: extent.first - 1], 1), enumerate(lines[extent.last :], extent.last + 1)
            )
            if line.strip() and number - 1 not in furniture.kinds
        ),
        artefacts=tuple(
            sorted([*quotes, *cleaned.artefacts, *left_out, *classified.artefacts], key=lambda artefact: artefact.line)
        ),
        offered=furniture.offered,
    )


def _joined_over_breaks(lines: Sequence[PrintedLine], breaks: Collection[int]) -> Iterator[PrintedLine]:
    """Yield the lines, without the blank line before those in which a sentence goes on from another page."""
    ordered = sorted(breaks)
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else None
        # A number between the numbers of two lines is that of a break between them.
        if before and line.after_blank and bisect_right(ordered, line.number) > bisect_right(ordered, before.number):
            above = lines[at - 2].text if at > 1 and not before.after_blank else ""
            yield line._replace(after_blank=not goes_on(before.text, line.text, above))
        else:
            yield line


def _pages(lines: list[str]) -> Iterator[int]:
    """Yield the number of the page of each line, from 1, of a text that form feeds divide."""
    page = 1
    for line in lines:
        page += line.count("\f")
        yield page
