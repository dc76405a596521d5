"""Cross-references whose target changed, and references and citations that came or went."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.figures.find import find_figures
from tracker.language.reference_words import lowered, word_in
from tracker.model.figures import FigureKind
from tracker.model.reference import RELATIVE
from tracker.model.side import Side
from tracker.model.substance import SubstanceClass
from tracker.references.find import find_references
from tracker.references.resolve import Index
from tracker.substance.cues import Cue
from tracker.substance.found import changed_cues
from tracker.substance.line import Span

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from tracker.model.provision import Eid
    from tracker.model.redline import Redline
    from tracker.model.reference import Reference
    from tracker.substance.found import Found
    from tracker.substance.line import ChangedLine
    from tracker.substance.phrases import Vocabulary

_TAIL = re.compile(r"\.[a-z0-9]\b")


class Targets:
    """The provisions that the references of both texts name, those before by their successors.

    Args:
        redline: The comparison.
    """

    def __init__(self, redline: Redline) -> None:
        self._index = Index(redline.before), Index(redline.after)
        self._successor = {
            row.before: row.after for row in redline.concordance if row.before is not None and row.after is not None
        }

    def of(self, side: Side, reference: Reference, eid: Eid) -> Hashable:
        """Return the targets of a reference as a value that is equal in both texts where they are the same."""
        found: list[Hashable] = []
        for mention in reference.mentions:
            target = self._index[side.position].target(mention, eid)
            deepest = target.deepest
            if deepest is None or deepest < len(mention.numbers) - 1:
                found.append(tuple((step.unit, step.token) for step in mention.steps))
            elif side is Side.BEFORE:
                found.append(tuple(self._successor.get(one, one) for one in target.levels[deepest]))
            else:
                found.append(target.levels[deepest])
        return tuple(found)


def changed_references(
    line: ChangedLine, words: Vocabulary, targets: Targets, eids: tuple[Eid, Eid]
) -> Iterator[Found]:
    """Yield the references that name other provisions than before, and those that came or went; citations likewise.

    Args:
        line: The line.
        words: The words of its language.
        targets: The targets of references in both texts.
        eids: Address of the line before and after.
    """
    cues = [_cues(text, side, words, targets, eids[side.position]) for side, text in zip(Side, line.texts, strict=True)]
    for found in changed_cues(line, SubstanceClass.REFERENCE, *cues):
        if not _is_unclear(line, found) and not _is_printed_alike(line, found):
            yield found


def _cues(text: str, side: Side, words: Vocabulary, targets: Targets, eid: Eid) -> list[Cue]:
    """Return the references and citations of a line, in order."""
    found = [
        Cue(Span(ref.start, ref.end), targets.of(side, ref, eid))
        for ref in find_references(text)
        if not _names_itself(ref)
    ]
    cited = [
        Cue(Span(figure.start, figure.end), str(figure.value))
        for figure in find_figures(text, words.words.language)
        if figure.kind is FigureKind.IDENTIFIER and "/" in str(figure.value)
    ]
    free = [cue for cue in cited if not any(cue.span.overlap(other.span) for other in found)]
    return sorted([*found, *free], key=lambda cue: cue.span)


def _names_itself(reference: Reference) -> bool:
    """Return whether a reference names nothing but where it stands: "this Article", "the present chapter"."""
    return all(step.token in RELATIVE for mention in reference.mentions for step in mention.steps)


def _is_unclear(line: ChangedLine, found: Found) -> bool:
    """Return whether a reference goes on with words that are not understood: "paragraph 1.a"."""
    for text, span in zip(line.texts, found.spans, strict=True):
        rest = text[span.end :]
        if span.start < span.end and (_TAIL.match(rest) or _begins_with_unit(rest)):
            return True
    return False


def _begins_with_unit(rest: str) -> bool:
    low = lowered(rest.lstrip(", \u00a0"))
    hit = word_in(low).match(low)
    return hit is not None


def _is_printed_alike(line: ChangedLine, found: Found) -> bool:
    """Return whether both texts name the same numbers: the wording did not change, its target was renumbered."""
    printed = [
        {step for ref in find_references(text[slice(*span)]) for mention in ref.mentions for step in mention.steps}
        for text, span in zip(line.texts, found.spans, strict=True)
    ]
    return bool(printed[0]) and printed[0] == printed[1]
