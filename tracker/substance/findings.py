"""Changes of substance in a redline: facts about the words that changed, class by class.

The method, for each line that stands in both texts with other words: find the words of each class in both texts; pair
those that stand at the same place; keep what came, went or was replaced inside a sentence that goes on. The words of a
sentence that is new as a whole are no finding: the redline itself says that it is new.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.model.substance import Direction, Passage, SubstanceChange, SubstanceClass
from tracker.substance.amounts import changed_amounts
from tracker.substance.citations import Targets, changed_references
from tracker.substance.definitions import changed_definitions
from tracker.substance.elsewhere import Elsewhere
from tracker.substance.line import changed_line
from tracker.substance.modals import changed_modals
from tracker.substance.negations import changed_negations
from tracker.substance.phrases import vocabulary
from tracker.substance.verbs import changed_verbs
from tracker.substance.wording import changed_conditions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.model.provision import Eid
    from tracker.model.redline import Redline, RedlineBlock
    from tracker.substance.found import Found
    from tracker.substance.line import ChangedLine
    from tracker.substance.phrases import Vocabulary

NEAR = 60
"""Letters between two changes of one class and direction in a line up to which they are told as one: "Annex II and the
services referred to in Annex III" went together."""
MOVABLE = frozenset({SubstanceClass.CONDITION, SubstanceClass.EXCEPTION, SubstanceClass.TIME, SubstanceClass.QUANTITY})
"""Classes whose words can change places inside an article and still say the same."""

LEFT_OUT = frozenset({SubstanceClass.ACTOR, SubstanceClass.DEFINITION})
"""Classes that are left out because their rules are wrong too often, and the reader is told so. Of bearers about one in
three was none; of thirty definitions seventeen only said the same in other words."""
DOUBTFUL = frozenset(
    {SubstanceClass.CONDITION, SubstanceClass.EXCEPTION, SubstanceClass.QUANTITY, SubstanceClass.NEGATION}
)
"""Classes that are found and shown on request alone: in the last draws that a reader judged fewer than nine in ten were
right (10 of 13 exceptions, 8 of 15 conditions, 2 of 5 quantities; of negations hardly any could be drawn)."""
_JOINED = MOVABLE | {SubstanceClass.REFERENCE}


def findings_of(redline: Redline, language: str = "") -> tuple[SubstanceChange, ...]:
    """Return the changes of substance of a comparison, in the order of the redline.

    Args:
        redline: The comparison. Texts in a language without rules give no finding.
        language: Language of the texts, as a BCP 47 tag; the one that they state if empty.
    """
    words = vocabulary(language or redline.after.front.language or redline.before.front.language)
    if words is None:
        return ()
    targets = Targets(redline)
    found: list[SubstanceChange] = []
    for section in redline.sections:
        lines = [(block, line) for block in section.blocks if (line := changed_line(block)) is not None]
        if lines:
            article = _Article(words, targets, Elsewhere(section))
            changes = [change for block, line in lines for change in article.changes(block, line)]
            found += _joined(_without_moved(changes))
    return tuple(change for change in found if change.kind not in LEFT_OUT)


@dataclass(frozen=True, slots=True)
class _Article:
    """An article as the lines of it are read: with the words, the targets, its other lines.

    Attributes:
        words: The words of the language.
        targets: The targets of references.
        elsewhere: Its texts, in which words that came or went are looked for.
    """

    words: Vocabulary
    targets: Targets
    elsewhere: Elsewhere

    def changes(self, block: RedlineBlock, line: ChangedLine) -> Iterator[tuple[Found, SubstanceChange]]:
        """Yield the changes of substance of a line, by class and place."""
        assert block.before is not None  # noqa: S101 – a changed line stands on both sides
        assert block.after is not None  # noqa: S101
        places = block.before, block.after
        for found in sorted(
            self._found(line, (places[0].eid, places[1].eid)), key=lambda one: (one.kind, one.spans[1])
        ):
            before, after = (
                Passage(place.order, place.eid, text, *span)
                for place, text, span in zip(places, line.texts, found.spans, strict=True)
            )
            yield found, SubstanceChange(kind=found.kind, direction=found.direction, before=before, after=after)

    def _found(self, line: ChangedLine, eids: tuple[Eid, Eid]) -> Iterator[Found]:
        """Yield the changes of a line; a changed definition covers the references and conditions in it."""
        definition = list(changed_definitions(line, self.words))
        yield from definition
        yield from changed_modals(line, self.words)
        yield from changed_negations(line, self.words)
        yield from changed_amounts(line, self.words, self.elsewhere, eids)
        yield from changed_verbs(line, self.words)
        if not definition:
            yield from changed_conditions(line, self.words, self.elsewhere, eids)
            yield from changed_references(line, self.words, self.targets, self.elsewhere, eids)


def _without_moved(changes: Sequence[tuple[Found, SubstanceChange]]) -> Iterator[SubstanceChange]:
    """Yield the changes of an article without those whose words went at one place and came at another."""
    counts = {
        direction: Counter((found.kind, found.value) for found, _ in changes if found.direction is direction)
        for direction in (Direction.ADDED, Direction.REMOVED)
    }
    moved = counts[Direction.ADDED] & counts[Direction.REMOVED]
    left = {Direction.ADDED: moved.copy(), Direction.REMOVED: moved.copy()}
    for found, change in changes:
        key = found.kind, found.value
        if found.kind in MOVABLE and found.direction in left and left[found.direction][key]:
            left[found.direction][key] -= 1
        else:
            yield change


def _joined(changes: Iterable[SubstanceChange]) -> Iterator[SubstanceChange]:
    """Yield the changes of an article; neighbours of one class and direction in a line as one."""
    last: SubstanceChange | None = None
    for change in changes:
        if last is not None and _belong_together(last, change):
            before, after = (
                replace(left, start=min(left.start, right.start), end=max(left.end, right.end)) if right.words else left
                for left, right in ((last.before, change.before), (last.after, change.after))
            )
            last = replace(last, before=before, after=after)
            continue
        if last is not None:
            yield last
        last = change
    if last is not None:
        yield last


def _belong_together(left: SubstanceChange, right: SubstanceChange) -> bool:
    if (left.kind, left.direction) != (right.kind, right.direction) or left.kind not in _JOINED:
        return False
    for one, other in ((left.before, right.before), (left.after, right.after)):
        gap = (min(one.end, other.end), max(one.start, other.start))
        if one.order != other.order or (one.words and sum(map(str.isalnum, one.text[slice(*gap)])) > NEAR):
            return False
    return True
