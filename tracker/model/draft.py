"""One draft in one language, as read: its words, its tree and its front matter."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.model.block import Block, BlockKind
from tracker.model.provision import Eid, Provision, ProvisionKind
from tracker.model.stage import FrontMatter

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, kw_only=True)
class DraftText:
    """The parsed text of one stage in one language.

    Attributes:
        root: The tree of its provisions; its blocks in order are the text without the notes.
        notes: The texts of its notes; note *n* is ``notes[n - 1]``. Called notes come first, in order of
            their first call; any that nothing calls stand behind them.
        front: Its front matter: stage, symbol, date and the like.
    """

    root: Provision
    notes: tuple[str, ...] = ()
    front: FrontMatter = field(default_factory=FrontMatter)

    @cached_property
    def blocks(self) -> tuple[tuple[Eid, Block], ...]:
        """All blocks with their addresses, notes last: the whole text, in order."""
        notes = ((Eid(f"note_{n}"), Block(BlockKind.NOTE, text)) for n, text in enumerate(self.notes, 1))
        return (*self.root.blocks(), *notes)

    @cached_property
    def provisions(self) -> dict[Eid, Provision]:
        """All provisions by address, in the order of the text."""
        return {provision.eid: provision for provision in self.root.walk()}

    @cached_property
    def articles(self) -> tuple[Provision, ...]:
        """The articles, in the order of the text, those of annexes included, without transitional provisions."""
        return tuple(provision for provision in self.main_provisions if not provision.is_transitional)

    @cached_property
    def main_provisions(self) -> tuple[Provision, ...]:
        """The articles and the transitional provisions, in the order of the text."""
        return tuple(self._of_kind(ProvisionKind.ARTICLE))

    def _of_kind(self, kind: ProvisionKind) -> Iterator[Provision]:
        return (provision for provision in self.provisions.values() if provision.kind is kind)
