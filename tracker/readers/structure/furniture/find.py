"""All furniture of a document, of any format: found before the lines are classified, left out and named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tracker.model.stage import FrontMatter
from tracker.readers.reading import ArtefactKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class SourceLine(NamedTuple):
    """A line of a document, with the evidence that its format gives.

    Attributes:
        text: Its words, cleaned; empty for a blank line.
        page: Number of the page on which it begins, from 1; 0 where the format has no pages.
        in_contents: Whether the file itself marks it as a part of a table of contents.
    """

    text: str
    page: int = 0
    in_contents: bool = False


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
    return Furniture(kinds, FrontMatter())
