"""The tree of a draft: preamble, recitals, divisions, articles, paragraphs, subparagraphs, annexes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from tracker.model.block import without_calls
from tracker.model.heading import NO_HEADING, Heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.block import Block

Eid = NewType("Eid", str)
"""Address of a provision or line in its own text, after Akoma Ntoso: ``art_5__para_2__point_a``."""


class ProvisionKind(StrEnum):
    """Kind of a provision; the value is the ``level`` of JSON output."""

    INSTRUMENT = "instrument"
    TITLE = "title"
    PREAMBLE = "preamble"
    FORMULA = "formula"
    RECITAL = "recital"
    DIVISION = "division"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    SUBPARAGRAPH = "subparagraph"
    CLOSING = "closing"
    CONCLUSIONS = "conclusions"
    ANNEX = "annex"


LISTED_KINDS = (
    ProvisionKind.PREAMBLE,
    ProvisionKind.RECITAL,
    ProvisionKind.DIVISION,
    ProvisionKind.ARTICLE,
    ProvisionKind.ANNEX,
)
"""Kinds that always get rows of their own in the table of concordance."""

ALL_LISTED_KINDS = (*LISTED_KINDS, ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH)
"""Kinds that get rows in the full table, where paragraphs and points stand under their article."""


@dataclass(frozen=True, slots=True)
class Line:
    """One unlabelled line of text or table row inside a provision.

    Attributes:
        eid: Its address: ``…__al_2``, ``…__intro`` before a list.
        block: Its words.
    """

    eid: Eid
    block: Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One addressable unit with its contents.

    Attributes:
        kind: Its kind.
        eid: Its address, unique in its text.
        head: The block it begins with: a heading line, recital, formula or title; None for the parts of a text that
            have no printed beginning (the instrument itself, a preamble without a heading).
        parts: Label, separator and heading of its heading line.
        lines: Text that stands directly in it, before its children.
        children: The provisions inside it, in order.
    """

    kind: ProvisionKind
    eid: Eid
    head: Block | None = None
    parts: Heading = NO_HEADING
    lines: tuple[Line, ...] = ()
    children: tuple[Provision, ...] = ()

    @property
    def label(self) -> str:
        """Its printed label, as ``Article 5`` or ``a)``; empty where none is printed."""
        return self.parts.label

    @property
    def plain_label(self) -> str:
        """Its label without the calls of notes in it: for names, tables and messages, where nothing can call a note."""
        return without_calls(self.parts.label)

    @property
    def heading(self) -> str:
        """Its title; often empty."""
        return self.parts.heading

    @property
    def is_transitional(self) -> bool:
        """True if an ordinal ("First", "Segunda") takes the place of an article's number.

        So final and transitional provisions are counted in Latin America and in Spain, apart from the articles.
        """
        return self.kind is ProvisionKind.ARTICLE and self.eid.rpartition("__")[2].startswith("prov_")

    def walk(self) -> Iterator[Provision]:
        """Yield this provision and all inside it, in the order of the text."""
        stack = [self]
        while stack:  # One generator for the whole tree: a generator for each level took three times as long.
            provision = stack.pop()
            yield provision
            stack += provision.children[::-1]

    def blocks(self) -> Iterator[tuple[Eid, Block]]:
        """Yield every block in it with its address, in the order of the text."""
        for provision in self.walk():
            if provision.head is not None:
                yield provision.eid, provision.head
            for line in provision.lines:
                yield line.eid, line.block
