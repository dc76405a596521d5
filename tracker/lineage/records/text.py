"""The record of a text: its front matter, nodes and lines."""

from __future__ import annotations

import json
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.lineage.addresses import enclosing
from tracker.model.block import Block, BlockKind
from tracker.model.lineage.graph import Node
from tracker.model.provision import Eid, ProvisionKind
from tracker.model.stage import FrontMatter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.lineage.records.compact import Plain


class TextRecord:
    """The record of a text, decoded as far as it is asked for.

    Args:
        lines: Its kept form.
    """

    def __init__(self, lines: Sequence[bytes]) -> None:
        self.lines = tuple(lines)

    @cached_property
    def _head(self) -> Plain:
        return json.loads(self.lines[0])

    @property
    def sha256(self) -> str:
        """SHA-256 of the canonical body of the text."""
        return str(self._head[0])

    @cached_property
    def front(self) -> FrontMatter:
        """The front matter."""
        return FrontMatter.from_items((key, value) for key, value in self._head[1])

    @cached_property
    def listed(self) -> dict[Eid, Node]:
        """The nodes of the kinds that always have rows in the table of concordance, by address."""
        return {node.eid: node for node in _read_columns(json.loads(self.lines[1]))}

    @cached_property
    def nodes(self) -> dict[Eid, Node]:
        """All nodes by address, in the order of the text."""
        nodes = [*self.listed.values(), *_read_columns(json.loads(self.lines[2]))]
        return {node.eid: node for node in sorted(nodes, key=lambda node: node.order)}

    @cached_property
    def letters(self) -> Counter[Eid]:
        """The number of letters of each line, and of each provision around one, without headings and labels."""
        letters = Counter[Eid]()
        for line, block in self.blocks.items():
            if block.kind is not BlockKind.HEADING:
                for eid in enclosing(line):
                    letters[eid] += len(block.text)
        return letters

    @cached_property
    def blocks(self) -> dict[Eid, Block]:
        """All lines and headings of the text by address, in order, the notes last."""
        rows = json.loads(self.lines[3])
        return {Eid(eid): Block(BlockKind(kind), text, level, tuple(calls)) for eid, kind, text, level, calls in rows}


def _read_columns(rows: Plain) -> Iterable[Node]:
    return (
        Node(
            eid=Eid(eid), kind=ProvisionKind(kind), label=label, name=name, heading=heading, home=Eid(home),
            words=words, brackets=brackets, order=order,
        )
        for eid, kind, label, name, heading, home, words, brackets, order in rows
    )  # fmt: skip
