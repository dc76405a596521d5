"""The account of what cleaning takes out of the treaty text."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker.model.finding import Finding
from tracker.readers.reading import Artefact, ArtefactKind
from tracker.text.compose import FoundNote


@dataclass
class Account:
    """Filled while the text is cleaned.

    Attributes:
        first: Number of the text's first line in the source.
        notes: The notes found.
        artefacts: What was taken out.
        problems: Calls that call nothing.
    """

    first: int
    notes: list[FoundNote] = field(default_factory=list)
    artefacts: list[Artefact] = field(default_factory=list)
    problems: list[Finding] = field(default_factory=list)

    def took(self, place: int, text: str, kind: ArtefactKind) -> None:
        """Enter what was taken out of the line at ``place``, counted from 0."""
        self.artefacts.append(Artefact(self.first + place, text, kind))
