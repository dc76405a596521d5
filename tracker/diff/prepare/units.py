"""What gets a row of its own in the concordance, from the preamble down to single lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.provision import LISTED_KINDS, Eid, Provision, ProvisionKind

if TYPE_CHECKING:
    from tracker.model.draft import DraftText

_WHOLE = (ProvisionKind.ARTICLE, ProvisionKind.RECITAL, ProvisionKind.PREAMBLE)
"""Those whose words are all that is in them."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Something with a row of its own.

    Attributes:
        eid: Its address.
        level: Its level.
        blocks: Places of the blocks that are its own words (all that is in it, for an article or recital).
        article: The article it stands in; for everything above paragraphs itself.
    """

    eid: Eid
    level: ProvisionKind
    blocks: range
    article: Eid


def units(draft: DraftText) -> list[Unit]:
    """Everything that gets a row, in the order of the text."""
    out: list[Unit] = []
    place = 0
    for provision in draft.root.walk():
        own = _own(provision, place)
        if provision.kind in LISTED_KINDS:
            blocks = range(place, place + _size(provision)) if provision.kind in _WHOLE else own
            out.append(Unit(provision.eid, provision.kind, blocks, provision.eid))
        if provision.kind is ProvisionKind.ARTICLE:
            first = own.start + (provision.head is not None)
            out += (
                Unit(line.eid, ProvisionKind.PARAGRAPH, range(n, n + 1), provision.eid)
                for n, line in enumerate(provision.lines, first)
            )
            _inside(provision, provision.eid, own.stop, out)
        place = own.stop
    return out


def _own(provision: Provision, place: int) -> range:
    """The places of its heading and of the lines that stand directly in it; ``place`` is that of the first."""
    return range(place, place + (provision.head is not None) + len(provision.lines))


def _size(provision: Provision) -> int:
    return sum(len(_own(each, 0)) for each in provision.walk())


def _inside(provision: Provision, article: Eid, place: int, out: list[Unit]) -> int:
    """Add the provisions inside of an article, each with its lines; gives the place behind the last."""
    for child in provision.children:
        level = ProvisionKind.PARAGRAPH if child.kind is ProvisionKind.PARAGRAPH else ProvisionKind.SUBPARAGRAPH
        own = _own(child, place)
        out.append(Unit(child.eid, level, own, article))
        place = _inside(child, article, own.stop, out)
    return place
