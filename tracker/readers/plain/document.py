"""Plain text → a draft.

No step changes a word. Removed artefacts are accounted for (:mod:`tracker.readers.plain.artefacts`); everything else
becomes a heading, a recital, a formula, a line of text or a note, in the order printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.readers.plain.artefacts import remove_artefacts
from tracker.readers.reading import Artefact, ArtefactKind, Reading
from tracker.readers.structure.classify import classify, no_articles
from tracker.readers.structure.extent import find_extent
from tracker.readers.structure.furniture.breaks import goes_on
from tracker.readers.structure.furniture.find import SourceLine, find_furniture
from tracker.text.compose import compose
from tracker.text.escapes import clean_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.model.stage import FrontMatter
    from tracker.readers.options import ReadOptions


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
    lines = text.split("\n")
    furniture = find_furniture(
        [SourceLine(line, page) for line, page in zip(clean_lines(lines), _pages(lines), strict=True)]
    )
    shown = ["" if at in furniture.kinds else line for at, line in enumerate(lines)]
    extent = find_extent(shown, options, name)
    inside = shown[extent.first - 1 : extent.last]
    cleaned = remove_artefacts(inside, extent.first, has_annex_heading=extent.has_annex_heading)
    left_out = [Artefact(at + 1, lines[at].strip(), kind) for at, kind in furniture.kinds.items()]
    going_on = set(_going_on(shown, furniture.kinds))
    printed = [line._replace(after_blank=False) if line.number in going_on else line for line in cleaned.lines]
    classified = classify(printed)
    draft, problems = compose(classified.blocks, cleaned.notes, front)
    problems += [*cleaned.problems, *classified.problems]
    if not draft.articles:
        problems.append(no_articles(extent.first))
    return Reading(
        draft=draft,
        problems=tuple(sorted(problems, key=lambda p: (p.line, p.column, p.message))),
        first_line=extent.first,
        last_line=extent.last,
        outside=tuple(
            (number, line)
            for number, line in enumerate(lines, 1)
            if line.strip() and not extent.first <= number <= extent.last and number - 1 not in furniture.kinds
        ),
        artefacts=tuple(
            sorted([*cleaned.artefacts, *left_out, *classified.artefacts], key=lambda artefact: artefact.line)
        ),
        offered=furniture.offered,
    )


def _going_on(shown: list[str], kinds: Mapping[int, ArtefactKind]) -> Iterator[int]:
    """Yield the numbers of the lines, from 1, in which a sentence goes on from another page."""
    texts = clean_lines(shown)
    before: int | None = None
    for at in sorted({at for at, kind in kinds.items() if kind in _BETWEEN_PAGES}):
        if before is not None and at < before:
            continue
        above = next((row for row in range(at - 1, -1, -1) if texts[row]), None)
        below = next((row for row in range(at + 1, len(texts)) if texts[row]), None)
        if above is None or below is None:
            continue
        before = below
        if goes_on(texts, above, below):
            yield below + 1


def _pages(lines: list[str]) -> Iterator[int]:
    """Yield the number of the page of each line, from 1; 0 for all where no form feed divides the text."""
    page = int(any("\f" in line for line in lines))
    for line in lines:
        page += line.count("\f")
        yield page
