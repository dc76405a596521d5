"""Stubs: what stands at the old place of something that moved, with a link to the new one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.block import BlockKind
from tracker.model.provision import Eid, ProvisionKind
from tracker.model.redline import Redline, RedlineBlock

if TYPE_CHECKING:
    from tracker.report.view.provision_names import ProvisionNames


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """One stub: words about the text, none of its words.

    Attributes:
        text: "Article 5, 2. now stands in Article 9, 1."
        target: Address after, to link to.
    """

    text: str
    target: Eid


class Stubs:
    """All stubs of a redline, by where they stand.

    Args:
        redline: The comparison.
        places: The names of provisions on both sides.
        words: The words of the report.
    """

    def __init__(self, redline: Redline, places: tuple[ProvisionNames, ProvisionNames], words: dict[str, str]) -> None:
        self._places = places
        self._words = words
        self._behind: dict[Eid | None, list[Stub]] = defaultdict(list)
        self._inside: dict[tuple[Eid | None, int | None], list[Stub]] = defaultdict(list)
        self._articles(redline)
        self._lines(redline)

    def behind(self, section: Eid | None) -> list[Stub]:
        """Stubs of articles that stood behind this section before."""
        return self._behind.get(section, []) if section else []

    def inside(self, section: Eid | None, order: int | None) -> list[Stub]:
        """Stubs of lines that stood in this section before, behind the block of this order (None: first)."""
        return self._inside.get((section, order), []) if section else []

    def _stub(self, key: str, before: Eid, after: Eid) -> Stub:
        text = self._words[key].format(what=self._places[0].name(before), place=self._places[1].name(after))
        return Stub(text=text, target=after)

    def _articles(self, redline: Redline) -> None:
        """An article that moved leaves its stub behind the last article before it that did not."""
        moved = {
            row.before: row.after
            for row in redline.concordance
            if row.level is ProvisionKind.ARTICLE and row.moved and row.primary and row.before and row.after
        }
        previous: Eid | None = None
        for article in redline.before.articles:
            target = moved.get(article.eid)
            if target is None:
                previous = article.eid
            else:
                self._behind[previous or self._opening(redline)].append(self._stub("stub_article", article.eid, target))

    @staticmethod
    def _opening(redline: Redline) -> Eid | None:
        """The first section that was there before: what stood at the beginning goes behind it."""
        return next((section.before for section in redline.sections if section.before), None)

    def _lines(self, redline: Redline) -> None:
        """A line that went to another section leaves its stub behind the last block that stayed."""
        standing: dict[int, RedlineBlock] = {}
        stayed: set[int] = set()
        for section in redline.sections:
            for block in section.blocks:
                if block.before is not None:
                    standing[block.before.order] = block
                    if block.before.section == section.before:
                        stayed.add(block.before.order)
        last: dict[Eid, int] = {}
        for order in sorted(standing):
            place = standing[order].before
            target = standing[order].after
            assert place is not None  # noqa: S101 – it has an order before
            if order in stayed:
                last[place.section] = order
            elif target is not None and place.kind not in (BlockKind.HEADING, BlockKind.NOTE):
                self._inside[place.section, last.get(place.section)].append(self._stub("stub", place.eid, target.eid))
