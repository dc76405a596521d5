"""The nodes of a text: everything that has a row in the table of concordance, with names, sizes and brackets."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from tracker.addresses.names import ProvisionNames
from tracker.diff.prepare.tokens import folded_words
from tracker.diff.prepare.units import units_of
from tracker.language.interface import words_of
from tracker.marks.find import find_marks, is_negotiated
from tracker.model.block import without_calls
from tracker.model.lineage.graph import Node
from tracker.model.provision import ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.diff.prepare.units import Unit
    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid


def nodes_of(draft: DraftText) -> dict[Eid, Node]:
    r"""Return the nodes of a text by address, in its order.

    >>> from tracker.text.parser import parse
    >>> draft, _ = parse("### Article 1\n\n#### 1.\n\nStates [shall] act.\n\n#### 2.\n\nStates may wait.\n")
    >>> [(node.name, node.words, node.brackets) for node in nodes_of(draft).values()]
    [('Article 1', 6, 1), ('Article 1 (1)', 3, 1), ('Article 1 (2)', 3, 0)]
    """
    names = ProvisionNames(draft, words_of(draft.front.language))
    words = _running_total(_word_count(draft, n) for n in range(len(draft.blocks)))
    opened = _brackets(draft)
    brackets = _running_total(opened[eid] for eid, _ in draft.blocks)
    nodes: dict[Eid, Node] = {}
    preamble: Unit | None = None
    for order, unit in enumerate(units_of(draft)):
        provision = draft.provisions.get(unit.eid)
        preamble = unit if unit.level is ProvisionKind.PREAMBLE else preamble
        in_preamble = preamble is not None and unit.extent.start < preamble.extent.stop
        start, stop = unit.extent.start, unit.extent.stop
        nodes[unit.eid] = Node(
            eid=unit.eid,
            kind=unit.level,
            label=provision.plain_label if provision else "",
            name=names.row_name(unit.eid),
            heading=without_calls(provision.heading) if provision else "",
            home=preamble.eid if preamble and in_preamble else unit.article,
            words=words[stop] - words[start],
            brackets=brackets[stop] - brackets[start],
            order=order,
        )
    return nodes


def _word_count(draft: DraftText, position: int) -> int:
    """Return the number of words of a block; a label counts for nothing, since renumbering changes no words."""
    eid, block = draft.blocks[position]
    provision = draft.provisions.get(eid)
    text = provision.heading if provision is not None and provision.label else block.text
    return 0 if block.is_label else len(folded_words(text))


def _running_total(counts: Iterable[int]) -> list[int]:
    return [0, *accumulate(counts)]


def _brackets(draft: DraftText) -> Counter[Eid]:
    """Return the number of brackets that open in each block."""
    if not is_negotiated(draft):
        return Counter()
    return Counter(mark.opens.eid for mark in find_marks(draft).marks if mark.ordinal is not None)
