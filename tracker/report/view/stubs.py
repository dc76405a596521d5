"""Stubs: remarks at the old places of what moved, each with a link to the new place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.block import BlockKind
from tracker.model.provision import Eid, ProvisionKind
from tracker.model.redline import Redline, RedlineBlock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.addresses.names import ProvisionNames
    from tracker.report.view.doubts import Doubts

_WITH_STUBS = (ProvisionKind.DIVISION, ProvisionKind.ARTICLE)
"""Kinds that leave a stub where they stood; a division one for everything in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """One stub: a remark about the text, which is no part of it.

    Attributes:
        text: "Article 5 (2) now stands in Article 9 (1)"
        target: Address after, to link to.
    """

    text: str
    target: Eid


class Stubs:
    """All stubs of a redline, by place.

    Args:
        redline: The comparison.
        names: The names of provisions on both sides.
        words: The words of the report.
        doubts: The doubtful links.
    """

    def __init__(
        self,
        redline: Redline,
        names: tuple[ProvisionNames, ProvisionNames],
        words: dict[str, str],
        doubts: Doubts,
    ) -> None:
        self._doubts = doubts
        self._names = names
        self._words = words
        self._behind: dict[Eid | None, list[Stub]] = defaultdict(list)
        self._inside: dict[Eid, dict[int | None, list[Stub]]] = defaultdict(lambda: defaultdict(list))
        self._add_articles(redline)
        self._add_lines(redline)

    def behind(self, section: Eid | None) -> list[Stub]:
        """Return the stubs of articles that stood behind this section before."""
        return self._behind.get(section, []) if section else []

    def inside(self, section: Eid | None) -> Mapping[int | None, list[Stub]]:
        """Return the stubs of lines that stood in this section before, by the order of the block before (None: first).

        Each stands behind that block.
        """
        return self._inside.get(section, {}) if section else {}

    def _stub(self, key: str, before: Eid, after: Eid) -> Stub:
        place = self._doubts.marked(self._names[1].name(after), before, after)
        text = self._words[key].format(what=self._names[0].name(before), place=place)
        return Stub(text=text, target=after)

    def _add_articles(self, redline: Redline) -> None:
        """Leave the stub of each article or division that moved behind the last article before it that did not."""
        moved = {
            row.before: row.after
            for row in redline.concordance
            if row.level in _WITH_STUBS and row.moved and row.primary and row.before and row.after
        }
        if not moved:
            return
        previous: Eid | None = None
        carried: set[Eid] = set()
        for provision in redline.before.root.walk():
            if provision.kind not in _WITH_STUBS:
                continue
            target = moved.get(provision.eid)
            if target is not None:
                stub = self._stub("stub_article", provision.eid, target)
                self._behind[previous or self._first_section(redline)].append(stub)
                carried.update(inner.eid for inner in provision.walk())
            elif provision.kind is ProvisionKind.ARTICLE and provision.eid not in carried:
                previous = provision.eid

    @staticmethod
    def _first_section(redline: Redline) -> Eid | None:
        """Return the first section of the text before: stubs of the very first articles go behind it."""
        return next((section.before for section in redline.sections if section.before), None)

    def _add_lines(self, redline: Redline) -> None:
        """Leave the stub of each line that went to another section behind the last block that stayed."""
        blocks_before: dict[int, RedlineBlock] = {}
        stayed: set[int] = set()
        for section in redline.sections:
            for block in section.blocks:
                if block.before is not None:
                    blocks_before[block.before.order] = block
                    if block.before.section == section.before:
                        stayed.add(block.before.order)
        last_stayed: dict[Eid, int] = {}
        for order in sorted(blocks_before):
            place = blocks_before[order].before
            target = blocks_before[order].after
            assert place is not None  # noqa: S101 – it has an order before
            if order in stayed:
                last_stayed[place.section] = order
            elif target is not None and place.kind not in (BlockKind.HEADING, BlockKind.NOTE):
                stub = self._stub("stub", place.eid, target.eid)
                self._inside[place.section][last_stayed.get(place.section)].append(stub)
