"""All furniture of a document, of any format: found before the lines are classified, left out and named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.stage import FrontMatter
from tracker.readers.reading import ArtefactKind
from tracker.readers.structure.furniture.contents import find_contents, is_contents_heading
from tracker.readers.structure.furniture.mail import find_mail
from tracker.readers.structure.furniture.masthead import find_masthead
from tracker.readers.structure.furniture.page_numbers import find_page_numbers
from tracker.readers.structure.furniture.running_heads import find_running_heads
from tracker.readers.structure.furniture.source_line import SourceLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Furniture", "SourceLine", "find_furniture"]


@dataclass(frozen=True, slots=True)
class Furniture:
    """The furniture of a document.

    Attributes:
        kinds: Kind of each line that is furniture, by its index from 0.
        offered: Front matter that the head of the document states.
    """

    kinds: Mapping[int, ArtefactKind]
    offered: FrontMatter


def find_furniture(lines: Sequence[SourceLine]) -> Furniture:
    """Find the lines that are no part of the treaty.

    >>> find_furniture([SourceLine("Article 1 … 3", in_contents=True), SourceLine("Article 1")]).kinds
    {0: <ArtefactKind.CONTENTS: 'table of contents'>}

    Args:
        lines: All lines of the document, in order.
    """
    kinds = {at: ArtefactKind.CONTENTS for at, line in enumerate(lines) if line.in_contents and line.text}
    kinds |= dict.fromkeys(_headings_of_contents(lines), ArtefactKind.CONTENTS)
    kinds |= dict.fromkeys(find_mail([line.text for line in lines]), ArtefactKind.MAIL)
    numbers = find_page_numbers(lines)
    kinds = (
        dict.fromkeys(find_running_heads(lines, numbers), ArtefactKind.RUNNING_HEAD)
        | dict.fromkeys(numbers, ArtefactKind.PAGE_NUMBER)
        | kinds
    )
    left = ["" if at in kinds else line.text for at, line in enumerate(lines)]
    kinds |= dict.fromkeys(find_contents(left), ArtefactKind.CONTENTS)
    masthead = find_masthead(["" if at in kinds else line.text for at, line in enumerate(lines)])
    kinds |= dict.fromkeys(masthead.lines, ArtefactKind.HEAD)
    if not any(line.text and at not in kinds for at, line in enumerate(lines)):
        # A file of nothing else, as a page with a table of contents alone: what it holds is shown as its text.
        return Furniture({}, FrontMatter())
    return Furniture(dict(sorted(kinds.items())), masthead.offered)


def _headings_of_contents(lines: Sequence[SourceLine]) -> Iterator[int]:
    """Yield the lines "Contents" right above tables of contents that the file marks: old Word files mark no heading."""
    above = None
    for at, line in enumerate(lines):
        if line.text:
            if line.in_contents and above is not None and is_contents_heading(lines[above].text):
                yield above
            above = None if line.in_contents else at
