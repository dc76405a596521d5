"""The contents of a draft as rows, by which a person checks at a glance that a file was read correctly."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.block import without_calls
from tracker.model.provision import ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid, Provision

COUNTED = {
    ProvisionKind.RECITAL: "Recitals",
    ProvisionKind.DIVISION: "Parts and chapters",
    ProvisionKind.ARTICLE: "Articles",
    ProvisionKind.PARAGRAPH: "Paragraphs",
    ProvisionKind.SUBPARAGRAPH: "Points",
    ProvisionKind.ANNEX: "Annexes",
}
"""The kinds that are counted, with their names."""
_LISTED = (ProvisionKind.DIVISION, ProvisionKind.ARTICLE, ProvisionKind.ANNEX)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of the contents.

    Attributes:
        depth: Its depth, from 0.
        label: The label as printed; empty where none is.
        heading: Its heading; empty where it has none.
    """

    depth: int
    label: str
    heading: str


@dataclass(frozen=True, kw_only=True)
class Contents:
    """The contents of a draft.

    Attributes:
        title: The title that is printed above it; empty where none is.
        counts: The number of provisions of each kind, and of notes; none of kinds that it has not.
        lines: Divisions, articles and annexes in their order.
    """

    title: str
    counts: tuple[tuple[str, int], ...]
    lines: tuple[Line, ...]


def contents_of(draft: DraftText) -> Contents:
    r"""Return the contents of a draft.

    >>> from tracker.services.sources import parse
    >>> contents = contents_of(parse("Article 1\n\nPeace.\n\nArticle 2\n\nBread.\n"))
    >>> contents.counts, [line.label for line in contents.lines]
    ((('Articles', 2),), ['Article 1', 'Article 2'])
    """
    kinds = Counter(provision.kind for provision in draft.provisions.values())
    titles = [one.head.text for one in draft.provisions.values() if one.kind is ProvisionKind.TITLE and one.head]
    counts = [(name, kinds[kind]) for kind, name in COUNTED.items() if kinds[kind]]
    if draft.notes:
        counts.append(("Notes", len(draft.notes)))
    return Contents(title=" / ".join(titles), counts=tuple(counts), lines=tuple(_lines(draft.root, 0)))


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A printed paragraph.

    Attributes:
        eid: Address of its first block.
        kind: The kind of its provision.
        label: Its number; empty where it has none, or is a heading.
        text: Its words.
        heading: Whether it is a heading.
    """

    eid: Eid
    kind: ProvisionKind
    label: str
    text: str
    heading: bool


_PRINTED_BESIDE = (ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH)
"""The kinds whose number stands in the same line as their first words."""


def paragraphs_of(draft: DraftText, eid: Eid | None = None) -> tuple[Paragraph, ...]:
    r"""Return a draft, or a provision of it, as it is printed: paragraph by paragraph.

    Args:
        draft: The draft.
        eid: Address of the provision; None for the whole.

    >>> from tracker.services.sources import parse
    >>> [(one.label, one.text) for one in paragraphs_of(parse("Article 1\n\n1. Peace.\n"), "art_1")]
    [('', 'Article 1'), ('1.', 'Peace.')]
    """
    provision = draft.provisions.get(eid) if eid else draft.root
    return tuple(_paragraphs(provision)) if provision else ()


def _paragraphs(provision: Provision) -> Iterator[Paragraph]:
    lines = [(line.eid, without_calls(line.block.text)) for line in provision.lines]
    head, label = provision.head, ""
    if head and provision.kind in _PRINTED_BESIDE and not provision.heading:
        label = without_calls(head.text)
        lines = lines or [(provision.eid, "")]
    elif head and head.text:
        heading = provision.kind not in (ProvisionKind.RECITAL, ProvisionKind.CLOSING)
        yield Paragraph(
            eid=provision.eid, kind=provision.kind, label="", text=without_calls(head.text), heading=heading
        )
    for at, (eid, words) in enumerate(lines):
        yield Paragraph(eid=eid, kind=provision.kind, label="" if at else label, text=words, heading=False)
    for child in provision.children:
        yield from _paragraphs(child)


def _lines(provision: Provision, depth: int) -> Iterator[Line]:
    for child in provision.children:
        if child.kind in _LISTED:
            yield Line(depth=depth, label=child.plain_label, heading=child.heading)
        yield from _lines(child, depth + (child.kind in _LISTED))
