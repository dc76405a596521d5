"""The sections of a draft, and the texts of its provisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.diff.prepare.tokens import has_words
from tracker.diff.prepare.vocabulary import ProvisionText
from tracker.language.labels import number_of
from tracker.model.block import BlockKind
from tracker.model.draft import DraftText
from tracker.model.provision import Eid, Provision, ProvisionKind
from tracker.model.redline import NOTES

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHOLE = frozenset({ProvisionKind.TITLE, ProvisionKind.PREAMBLE, ProvisionKind.CONCLUSIONS, ProvisionKind.ARTICLE})
"""Kinds of provisions that are one section together with everything in them."""
_SECTIONED = _WHOLE | {ProvisionKind.DIVISION, ProvisionKind.ANNEX}


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a draft that is read as a whole: an article, the preamble, the heading of a part.

    Attributes:
        eid: Address of its provision; :data:`NOTES` for the notes.
        kind: Its kind; the notes count as ``instrument``, like blocks outside of all other provisions.
        start: Its first block, from 0.
        end: One past its last block.
    """

    eid: Eid
    kind: ProvisionKind
    start: int
    end: int


def sections_of(draft: DraftText) -> list[Section]:
    """Return the sections in order; together they hold every block once."""
    out: list[Section] = []
    position = 0
    for provision, size in _section_sizes(draft.root):
        if size:
            out.append(Section(provision.eid, provision.kind, position, position + size))
            position += size
    if draft.notes:
        out.append(Section(NOTES, ProvisionKind.INSTRUMENT, position, position + len(draft.notes)))
    return out


def _section_sizes(provision: Provision) -> Iterator[tuple[Provision, int]]:
    """Yield the provisions that may be sections, each with the number of its blocks."""
    if provision.kind in _WHOLE:
        yield provision, sum(1 for _ in provision.blocks())
        return
    own = (provision.head is not None) + len(provision.lines)
    inner = [child for child in provision.children if child.kind not in _SECTIONED]
    own += sum(1 for child in inner for _ in child.blocks())
    yield provision, own
    for child in provision.children:
        if child.kind in _SECTIONED:
            yield from _section_sizes(child)


def provisions_of_kind(draft: DraftText, kind: ProvisionKind) -> list[Provision]:
    """Return the provisions of one kind, in order."""
    return [provision for provision in draft.provisions.values() if provision.kind is kind]


def provision_text(provision: Provision) -> ProvisionText:
    """Return the text that matching compares: all words of a provision but those of its labels."""
    lines: list[str] = []
    headings: list[str] = []
    for inner in provision.walk():
        if inner.head is not None and inner.head.kind is not BlockKind.HEADING:
            lines.append(inner.head.text)
        if inner is not provision and inner.heading:
            headings.append(inner.heading)
        lines += [line.block.text for line in inner.lines if line.block.kind is not BlockKind.HEADING]
    lines += headings
    if provision.heading or any(map(has_words, lines)):
        return ProvisionText(tuple(lines), provision.heading, number=number_token(provision))
    blocks = [block.text for _, block in provision.blocks()]
    return ProvisionText((), wordless="\n".join([number_token(provision), *blocks]))


def number_token(provision: Provision) -> str:
    """Return the number of a provision in comparable form; empty for none."""
    number = number_of(provision.label)
    return number.token if number else ""
