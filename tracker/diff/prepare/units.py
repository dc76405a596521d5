"""The units of a draft: everything that gets a row of its own in the concordance, from the preamble to single lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from tracker.diff.prepare.tokens import has_words
from tracker.model.provision import LISTED_KINDS, Eid, Provision, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.draft import DraftText

_WHOLE = (ProvisionKind.ARTICLE, ProvisionKind.RECITAL, ProvisionKind.PREAMBLE)
"""Kinds whose words are all words in them, those of their children included."""

WITH_PARAGRAPHS = (ProvisionKind.ARTICLE, ProvisionKind.DIVISION, ProvisionKind.ANNEX)
"""Kinds with lines, paragraphs and points that have rows of their own: "Annex II, 3."."""

_INNER = frozenset({ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH, ProvisionKind.CLOSING})


@dataclass(frozen=True, slots=True)
class Unit:
    """A provision or line with a row of its own.

    Attributes:
        eid: Its address.
        level: Its level.
        blocks: Positions of the blocks of its words: all blocks in it, for an article, a recital and an annex without
            articles; of a division, and of an annex with articles, those before the first article or division in it.
        article: Address of the article, division or annex in which it stands; of everything above paragraphs, its own.
        extent: Positions of all blocks in it, those of its points included; of a division or annex as ``blocks``.
    """

    eid: Eid
    level: ProvisionKind
    blocks: range
    article: Eid
    extent: range

    @property
    def is_listed(self) -> bool:
        """Return whether it stands above paragraphs."""
        return self.level in LISTED_KINDS


def units_of(draft: DraftText) -> list[Unit]:
    """Return the units in the order of the text."""
    out: list[Unit] = []
    position = 0
    for provision in draft.root.walk():
        own = _own_blocks(provision, position)
        if provision.kind in LISTED_KINDS:
            size = _size(provision) if _is_whole(provision) else len(own) + sum(map(_size, _inner_children(provision)))
            blocks = range(position, position + size)
            out.append(Unit(provision.eid, provision.kind, blocks, provision.eid, blocks))
        if provision.kind in WITH_PARAGRAPHS:
            first = own.start + (provision.head is not None)
            out += (
                Unit(line.eid, ProvisionKind.PARAGRAPH, range(n, n + 1), provision.eid, range(n, n + 1))
                for n, line in enumerate(provision.lines, first)
                if has_words(line.block.text)  # An empty row of a table is no provision.
            )
            _append_inner_units(provision, provision.eid, own.stop, out)
        position = own.stop
    return out


def _is_whole(provision: Provision) -> bool:
    """Return whether the words of a provision are all words in it."""
    if provision.kind is ProvisionKind.ANNEX:
        return all(inner.kind is not ProvisionKind.ARTICLE for inner in provision.walk())
    return provision.kind in _WHOLE


def _inner_children(provision: Provision) -> Iterable[Provision]:
    """Return the paragraphs and points that stand in it at once; of a division, all before its first article."""
    if provision.kind in (ProvisionKind.DIVISION, ProvisionKind.ANNEX):
        return takewhile(lambda child: child.kind in _INNER, provision.children)
    return provision.children


def _own_blocks(provision: Provision, position: int) -> range:
    """Return the positions of its heading and of its own lines; ``position`` is that of the first."""
    return range(position, position + (provision.head is not None) + len(provision.lines))


def _size(provision: Provision) -> int:
    """Return the number of blocks in a provision and its children."""
    return sum(len(_own_blocks(inner, 0)) for inner in provision.walk())


def _append_inner_units(provision: Provision, article: Eid, position: int, out: list[Unit]) -> int:
    """Append the paragraphs and points inside, each with its lines; return the position behind the last."""
    for child in _inner_children(provision):
        level = ProvisionKind.PARAGRAPH if child.kind is ProvisionKind.PARAGRAPH else ProvisionKind.SUBPARAGRAPH
        own = _own_blocks(child, position)
        inner: list[Unit] = []
        end = _append_inner_units(child, article, own.stop, inner)
        out.append(Unit(child.eid, level, own, article, range(position, end)))
        out += inner
        position = end
    return position
