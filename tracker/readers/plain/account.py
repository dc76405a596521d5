"""The account of everything that cleaning removes from the treaty text."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker.model.finding import Finding
from tracker.readers.reading import Artefact, ArtefactKind
from tracker.text.compose import FoundNote


@dataclass
class Account:
    """Notes, artefacts and problems; filled while the text is cleaned.

    Attributes:
        first: Number of the first line of the text in the source.
        notes: Notes found.
        artefacts: Stretches removed.
        problems: Calls without a note.
    """

    first: int
    notes: list[FoundNote] = field(default_factory=list)
    artefacts: list[Artefact] = field(default_factory=list)
    problems: list[Finding] = field(default_factory=list)

    def record(self, index: int, text: str, kind: ArtefactKind) -> None:
        """Enter a stretch that was removed.

        Args:
            index: Index of its line in the text, from 0.
            text: The exact characters.
            kind: Kind of artefact.
        """
        self.artefacts.append(Artefact(self.first + index, text, kind))
