"""Words that stand elsewhere: in the same line, in another line of the article, or at the head of its points."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.model.side import Side
from tracker.model.substance import Direction

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from tracker.model.provision import Eid
    from tracker.model.redline import RedlineSection
    from tracker.substance.found import Found
    from tracker.substance.line import ChangedLine

    Say = Callable[[str], Iterable[Hashable]]
    """Returns what the words of a class in a text say, as often as they say it."""

Counts = tuple[Counter["Hashable"], Counter["Hashable"]]
"""How often a thing is said before and after."""


class Elsewhere:
    """The texts of an article, in which words that came or went are looked for.

    What stands there as often as before only changed its place: to the head of the sentence, from points to their
    common line, to another paragraph.

    Args:
        section: The article in the redline.
    """

    def __init__(self, section: RedlineSection) -> None:
        self._texts = tuple(
            [(str(place.eid), block.text_on(side)[0]) for block in section.blocks if (place := block.place_on(side))]
            for side in Side
        )
        self._counts: dict[str, Counts] = {}

    def stays(self, found: Found, line: ChangedLine, eids: tuple[Eid, Eid], say: Say) -> bool:
        """Return whether words that came or went are said elsewhere too.

        Args:
            found: What came or went.
            line: The line in which it did.
            eids: Address of the line before and after.
            say: Tells what the words of its class in a text say.
        """
        if found.direction not in (Direction.ADDED, Direction.REMOVED):
            return False
        if found.kind not in self._counts:
            self._counts[found.kind] = _count(*(([text for _, text in texts]) for texts in self._texts), say=say)
        counts = self._counts[found.kind], _count(*([text] for text in line.texts), say=say)
        return any(_balanced(found, count) for count in counts) or self.stands_above(found, eids, say)

    def is_said(self, found: Found, line: ChangedLine, eids: tuple[Eid, Eid], say: Say) -> bool:
        """Return whether words that came or went stand in the text without them, in the same line or above it.

        A citation of an act is looked for in the whole article, because no other words stand for it.
        """
        side = Side.BEFORE if found.direction is Direction.ADDED else Side.AFTER
        texts = [line.texts[side.position]]
        if isinstance(found.value, str):
            texts = [text for _, text in self._texts[side.position] if found.value in text]
        return any(found.value in say(text) for text in texts) or self.stands_above(found, eids, say)

    def stands_above(self, found: Found, eids: tuple[Eid, Eid], say: Say) -> bool:
        """Return whether words are said at the head of the points to which a line belongs in the text without them."""
        side = Side.BEFORE if found.direction is Direction.ADDED else Side.AFTER
        eid = str(eids[side.position])
        return any(
            found.value in say(text)
            for head, text in self._texts[side.position]
            if head != eid and (parent := head.partition("__intro")[0]) != head and eid.startswith(f"{parent}__")
        )


def changes_level(eids: tuple[Eid, Eid]) -> bool:
    """Return whether a line is one of several points in one text alone: their head can say a thing for all of them."""
    return len({"__point_" in eid or "__indent_" in eid for eid in eids}) > 1


def _count(before: Iterable[str], after: Iterable[str], *, say: Say) -> Counts:
    return Counter(word for text in before for word in say(text)), Counter(word for text in after for word in say(text))


def _balanced(found: Found, counts: Counts) -> bool:
    """Return whether what came is said no oftener than before, or what went no less often."""
    before, after = (count[found.value] for count in counts)
    return after <= before if found.direction is Direction.ADDED else before <= after
