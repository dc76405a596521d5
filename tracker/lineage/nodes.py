"""The nodes of a text: its provisions and single lines with names, sizes and brackets."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tracker.addresses.names import ProvisionNames
from tracker.diff.prepare.tokens import folded_words
from tracker.language.interface import words_of
from tracker.marks.find import find_marks, is_negotiated
from tracker.model.block import without_calls
from tracker.model.lineage import Node
from tracker.model.provision import Eid, Provision, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.draft import DraftText

HOME_KINDS = (ProvisionKind.ARTICLE, ProvisionKind.PREAMBLE, ProvisionKind.ANNEX, ProvisionKind.DIVISION)
"""Kinds of provisions in which a paragraph is at home; the innermost counts."""


class _Unit(NamedTuple):
    """A provision, or a line of one.

    Attributes:
        eid: Its address.
        provision: The provision; None for a line.
        text: The words that stand directly in it, without its label.
        inside: Address of the provision around it.
        home: Address of its home.
    """

    eid: Eid
    provision: Provision | None
    text: str
    inside: Eid
    home: Eid


def nodes_of(draft: DraftText) -> dict[Eid, Node]:
    r"""Return the nodes of a text by address, in its order.

    >>> from tracker.text.parser import parse
    >>> draft, _ = parse("### Article 1\n\n#### 1.\n\nStates [shall] act.\n\n#### 2.\n\nStates may wait.\n")
    >>> [(node.name, node.words, node.brackets) for node in nodes_of(draft).values() if node.label]
    [('Article 1', 6, 1), ('Article 1 (1)', 3, 1), ('Article 1 (2)', 3, 0)]
    """
    names = ProvisionNames(draft, words_of(draft.front.language))
    units = list(_units(draft.root))
    words, brackets = Counter[Eid](), _brackets(draft)
    for unit in reversed(units):  # The parts of a provision before the provision.
        words[unit.eid] += len(folded_words(unit.text))
        words[unit.inside] += words[unit.eid]
        brackets[unit.inside] += brackets[unit.eid]
    return {
        unit.eid: Node(
            eid=unit.eid,
            kind=unit.provision.kind if unit.provision else ProvisionKind.PARAGRAPH,
            label=unit.provision.plain_label if unit.provision else "",
            name=names.row_name(unit.eid),
            heading=without_calls(unit.provision.heading) if unit.provision else "",
            home=unit.home,
            words=words[unit.eid],
            brackets=brackets[unit.eid],
            order=order,
        )
        for order, unit in enumerate(units)
    }


def _units(root: Provision) -> Iterator[_Unit]:
    """Yield the provisions and lines of a text in its order."""
    waiting = [(root, root.eid, root.eid)]
    while waiting:
        provision, inside, home = waiting.pop()
        home = provision.eid if provision.kind in HOME_KINDS else home
        if provision.kind is not ProvisionKind.INSTRUMENT:
            yield _Unit(provision.eid, provision, _words_of_head(provision), inside, home)
        for line in provision.lines:
            yield _Unit(line.eid, None, line.block.text, provision.eid, home)
        waiting += [(child, provision.eid, home) for child in reversed(provision.children)]


def _words_of_head(provision: Provision) -> str:
    """Return the words that a provision begins with; its label is none of them."""
    if provision.head is None:
        return ""
    return provision.heading if provision.label else provision.head.text


def _brackets(draft: DraftText) -> Counter[Eid]:
    """Return the number of brackets that open in each block."""
    if not is_negotiated(draft):
        return Counter()
    return Counter(mark.opens.eid for mark in find_marks(draft).marks if mark.ordinal is not None)
