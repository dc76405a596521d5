"""Findings of the engine, at the places of the labels."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.substance.labels import digest, folded, language_of, lines, redline_of
from benchmarks.substance.measures import Claim
from tracker.model.side import Side
from tracker.substance.findings import findings_of

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.substance.labels import Place
    from tracker.model.redline import RedlineBlock
    from tracker.model.substance import SubstanceChange


@dataclass(frozen=True, slots=True)
class At:
    """A finding, and the change in which it stands.

    Attributes:
        place: Place of the change.
        digest: Digest of both lines.
        finding: The finding.
    """

    place: Place
    digest: str
    finding: SubstanceChange

    @property
    def claim(self) -> Claim:
        """Its class and place."""
        return Claim(self.place, self.finding.kind.value)

    @property
    def words(self) -> tuple[str, str]:
        """The words before and after, each stretch of spaces as one."""
        return folded(self.finding.before.words), folded(self.finding.after.words)


def findings(data: Path, pair: str) -> list[At]:
    """List what the engine finds in a pair of texts, in its order."""
    redline = redline_of(data, pair)
    there: dict[tuple[int, int], list[tuple[Place, RedlineBlock]]] = defaultdict(list)
    for place, block in lines(redline, pair):
        if block.before is not None and block.after is not None:
            there[block.before.order, block.after.order].append((place, block))
    out = []
    for finding in findings_of(redline, language_of(pair)):
        pieces = there[finding.before.order, finding.after.order]
        texts = (finding.before.text, finding.after.text)
        exact = (piece for piece in pieces if tuple(piece[1].text_on(side)[0] for side in Side) == texts)
        place, block = next(exact, pieces[0])
        out.append(At(place, digest(block), finding))
    return out
