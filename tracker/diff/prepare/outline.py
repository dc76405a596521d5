"""A draft as the matcher and the redline see it: sections, and the passages in them."""

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
"""Provisions that are one section with all that stands in them."""
_SECTIONED = _WHOLE | {ProvisionKind.DIVISION, ProvisionKind.ANNEX}


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a draft that is read as a whole: an article, the preamble, the heading of a part.

    Attributes:
        eid: Address of the provision it is; :data:`NOTES` for the notes.
        kind: Its kind; the notes count as ``instrument``, which holds what is in no other provision.
        start: Its first block, from 0.
        end: One past its last block.
    """

    eid: Eid
    kind: ProvisionKind
    start: int
    end: int


def sections(draft: DraftText) -> list[Section]:
    """The sections in order; together they hold every block once."""
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


def passage(provision: Provision) -> ProvisionText:
    """What the matcher sees of a provision: all words in it but the labels."""
    lines = [block.text for _, block in provision.blocks() if block.kind is not BlockKind.HEADING]
    lines += [child.heading for child in provision.walk() if child is not provision and child.heading]
    if provision.heading or any(map(has_words, lines)):
        return ProvisionText(tuple(lines), provision.heading)
    return ProvisionText((), wordless="\n".join([token(provision), *(block.text for _, block in provision.blocks())]))


def token(provision: Provision) -> str:
    """Its number in comparable form; empty for none."""
    number = number_of(provision.label)
    return number.token if number else ""


def of_kind(draft: DraftText, kind: ProvisionKind) -> list[Provision]:
    """The provisions of one kind, in order."""
    return [provision for provision in draft.provisions.values() if provision.kind is kind]
