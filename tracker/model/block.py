"""Blocks: a draft as the flat sequence of its headings, lines and notes.

The blocks alone are the text, in order; the tree of provisions (:mod:`tracker.model.provision`) adds which provision a
block belongs to. Readers make blocks, the writer prints blocks, the redline pairs blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

CALL = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for one note call inside a block's text.

The printed number of a note is not treaty text: a note added above must not mark every later call as
changed. Unicode made U+FFFC for an object that is no character; :func:`tracker.text.escapes.clean` takes out any
that comes with a text, so it never means anything else.
"""


DIVISION_LEVEL = 2
ARTICLE_LEVEL = 3
PARAGRAPH_LEVEL = 4
POINT_LEVEL = 5
"""Number of hashes of the headings of structured text: of divisions, annexes and preambles; of articles; of the labels
of paragraphs and points. A point inside a point has one more. Reports use the same levels."""


class BlockKind(StrEnum):
    """Kind of a block in structured text; the value names it in data and messages."""

    TITLE = "title"
    FORMULA = "formula"
    RECITAL = "recital"
    HEADING = "heading"
    TEXT = "text"
    ROW = "row"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, line of text, table row or note.

    Attributes:
        kind: Its kind.
        text: Its words: NFC, one line, not empty except in headings; notes may hold line feeds.
            Each note call is one :data:`CALL` character.
        level: Number of hashes of a heading, from 2; 0 for everything else.
        calls: The number of the note that each call in ``text`` refers to, in order.
    """

    kind: BlockKind
    text: str
    level: int = 0
    calls: tuple[int, ...] = ()

    @property
    def is_label(self) -> bool:
        """Return whether it is the label of a paragraph or point, which stands before its words and not above them."""
        return self.kind is BlockKind.HEADING and self.level > ARTICLE_LEVEL

    def __post_init__(self) -> None:
        """Refuse a block whose calls and text disagree: a note would be lost.

        Raises:
            ValueError: If the text does not hold one call for each number.
        """
        if self.text.count(CALL) != len(self.calls):
            raise ValueError(f"{len(self.calls)} note numbers for {self.text.count(CALL)} calls: {self.text!r}")


def without_calls(label: str) -> str:
    """Return a label without the calls of notes in it.

    >>> without_calls("Article 1" + CALL)
    'Article 1'
    """
    return label.replace(CALL, "").strip() if CALL in label else label
