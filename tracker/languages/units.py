"""Cut a draft into the units that are aligned: those of the whole text, and inside each article its own."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.languages.numbers import label_values
from tracker.model.block import BlockKind, without_calls
from tracker.model.heading import CLOSING_LABEL
from tracker.model.languages import Unit, UnitKind
from tracker.model.provision import Eid, Provision, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.block import Block
    from tracker.model.draft import DraftText

_KINDS = {
    ProvisionKind.TITLE: UnitKind.TITLE,
    ProvisionKind.PREAMBLE: UnitKind.PREAMBLE,
    ProvisionKind.FORMULA: UnitKind.FORMULA,
    ProvisionKind.RECITAL: UnitKind.RECITAL,
    ProvisionKind.DIVISION: UnitKind.DIVISION,
    ProvisionKind.ARTICLE: UnitKind.ARTICLE,
    ProvisionKind.PARAGRAPH: UnitKind.PARAGRAPH,
    ProvisionKind.SUBPARAGRAPH: UnitKind.POINT,
    ProvisionKind.CLOSING: UnitKind.CLOSING,
    ProvisionKind.CONCLUSIONS: UnitKind.CONCLUSIONS,
    ProvisionKind.ANNEX: UnitKind.ANNEX,
}
_WITH_FIRST_LINE = frozenset({ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH, ProvisionKind.CLOSING})
"""Kinds whose label stands before its words: both are one unit."""


def units_of(draft: DraftText) -> tuple[Unit, ...]:
    r"""Return the units of a draft in the order of the text, notes last; the contents of articles inside them.

    >>> from tracker.text.parser import parse
    >>> draft, _ = parse("> Noting,\n\n### Article 1\n\n#### 1.\n\nA\n\n##### (a)\n\nB\n")
    >>> [(unit.kind.value, [inner.eid for inner in unit.inside]) for unit in units_of(draft)]
    [('recital', []), ('article', ['art_1__para_1', 'art_1__para_1__point_a'])]
    """
    return tuple(_inside(draft.root, Eid("")))


def notes_of(draft: DraftText) -> dict[Eid, tuple[Unit, ...]]:
    """Return the notes of a draft by the address of the block that calls them first, in order; uncalled ones by "".

    Args:
        draft: The draft.
    """
    place: dict[int, Eid] = {}
    for eid, block in draft.blocks:
        for number in block.calls:
            place.setdefault(number, eid)
    notes: defaultdict[Eid, list[Unit]] = defaultdict(list)
    bodies = [(eid, block) for eid, block in draft.blocks if block.kind is BlockKind.NOTE]
    for number, (eid, block) in enumerate(bodies, 1):
        unit = Unit(kind=UnitKind.NOTE, eid=eid, parent=Eid(""), blocks=((eid, block),))
        notes[place.get(number, Eid(""))].append(unit)
    return {eid: tuple(units) for eid, units in notes.items()}


def _inside(provision: Provision, parent: Eid, first_line: int = 0) -> Iterator[Unit]:
    """Yield the units of what stands in a provision.

    Args:
        provision: The provision.
        parent: Address of the innermost provision around them that is a unit.
        first_line: The first of its lines that is a unit of its own.
    """
    for line in provision.lines[first_line:]:
        kind = UnitKind.ROW if line.block.kind is BlockKind.ROW else UnitKind.LINE
        yield Unit(kind=kind, eid=line.eid, parent=parent, blocks=((line.eid, line.block),))
    for child in provision.children:
        yield from _of_provision(child, parent)


def _of_provision(provision: Provision, parent: Eid) -> Iterator[Unit]:
    blocks: tuple[tuple[Eid, Block], ...] = () if provision.head is None else ((provision.eid, provision.head),)
    taken = 0
    if provision.kind in _WITH_FIRST_LINE and provision.lines and provision.lines[0].block.kind is BlockKind.TEXT:
        blocks += ((provision.lines[0].eid, provision.lines[0].block),)
        taken = 1
    inside = _inside(provision, provision.eid if blocks else parent, taken)
    is_article = provision.kind is ProvisionKind.ARTICLE
    if blocks:  # A preamble without a heading is no unit.
        label, heading = _label_and_heading(provision)
        yield Unit(
            kind=_KINDS[provision.kind],
            eid=provision.eid,
            parent=parent,
            label=label,
            heading=heading,
            blocks=blocks,
            inside=tuple(inside) if is_article else (),
        )
    if not (is_article and blocks):
        yield from inside


def _label_and_heading(provision: Provision) -> tuple[str, str]:
    """Return the label with a number and the title of a provision; a label without a number is a title."""
    label = provision.plain_label if provision.parts.label != CLOSING_LABEL else ""
    heading = without_calls(provision.heading)
    if label_values(label):
        return label, heading
    return "", " ".join(filter(None, (label, heading)))
