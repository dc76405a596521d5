"""The page of the life of a provision, in a site: at its head a row a stage, with the pages that show it there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.language.scripts import in_latin
from tracker.report.document.content import Column, Heading, Look, Paragraph, Row, Table, Words, cell
from tracker.report.site.paths import with_commas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.report.document.content import Block, Document

_CHAPTER = 2
"""The level of the headings of chapters, one for each state of the provision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A stage in the life of a provision: its meaning for it, and the pages that show it.

    Attributes:
        stage: The name of the stage.
        name: The name of the provision there; empty where it is no more.
        verdict: The meaning of the stage for it, in words.
        links: The pages, each with its name and its address.
    """

    stage: str
    name: str
    verdict: str
    links: tuple[tuple[str, str], ...]


def with_ways(document: Document, ways: Sequence[Way], words: Mapping[str, str]) -> Document:
    """Return a life with the table of its stages above its chapters, to which the rows lead.

    Args:
        document: The life, a chapter a stage.
        ways: The stages, in the order of the chapters.
        words: The words of the report.
    """
    heads = (("matrix_stage", 22), ("change", 48), ("site_pages", 30))
    table = Table(
        name=words["matrix_stages"],
        columns=tuple(Column(heading=cell(words[key]), width=width) for key, width in heads),
        rows=tuple(_row(n, way, words) for n, way in enumerate(ways)),
    )
    blocks = list(_anchored(document))
    first = next(n for n, block in enumerate(blocks) if isinstance(block, Heading))
    return replace(document, blocks=(*blocks[:first], table, *blocks[first:]))


def _anchored(document: Document) -> Iterator[Block]:
    number = 0
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == _CHAPTER:
            yield replace(block, level=1, anchor=_anchor(number))
            number += 1
        else:
            yield block


def _anchor(number: int) -> str:
    return f"stage_{number + 1}"


def _row(number: int, way: Way, words: Mapping[str, str]) -> Row:
    stage = Words(in_latin(way.stage, words["dir"]), Look.STRONG, f"#{_anchor(number)}")
    pages = with_commas((Words(text, link=address) for text, address in way.links), words)
    return Row(cells=((Paragraph(words=(stage,)),), cell(way.verdict), (Paragraph(words=pages),)))
