"""Assembles a flat list of blocks into the tree of provisions, each with its address.

Blocks are neither changed nor reordered nor dropped: the blocks of the tree are the blocks that went in (a property
test holds this for every reader at once).

Nesting follows from the number of hashes, and among the ``##`` divisions from the order in which their kinds first
occur: a kind that first occurs inside another nests in it (design, section 4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from sys import intern
from typing import TYPE_CHECKING, assert_never

from tracker.language.labels import EID_PREFIX, number_of, split_heading
from tracker.model.block import ARTICLE_LEVEL, PARAGRAPH_LEVEL, Block, BlockKind
from tracker.model.heading import CLOSING_LABEL, NO_HEADING, Heading
from tracker.model.provision import Eid, Line, Provision, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

_RANK_ROOT, _RANK_ANNEX, _RANK_PART, _RANK_DIVISION, _RANK_ARTICLE, _RANK_LEAF = 0, 1, 2, 3, 1_000, 9_999


@dataclass
class _Node:
    """A provision under construction; a lower rank encloses a higher one."""

    kind: ProvisionKind
    rank: int
    head: Block | None = None
    parts: Heading = NO_HEADING
    unit: str = ""
    token: str = ""
    lines: list[Block] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)

    def has_articles(self) -> bool:
        return self.kind is ProvisionKind.ARTICLE or any(child.has_articles() for child in self.children)


def assemble(blocks: Iterable[Block]) -> Provision:
    """Build the tree of provisions.

    Args:
        blocks: The text in order, without its notes.

    Returns:
        The root, of kind ``instrument``; ``[b for _, b in root.blocks()]`` equals ``blocks``.

    >>> root = assemble([Block(BlockKind.HEADING, "Article 1", level=3), Block(BlockKind.TEXT, "All are equal.")])
    >>> [eid for eid, _ in root.blocks()]
    ['art_1', 'art_1__al_1']
    """
    tree = _Tree()
    for block in blocks:
        tree.add(block)
    return _Addresses().freeze(tree.stack[0])


class _Tree:
    """The open provisions, outermost first; each new block closes those that cannot contain it."""

    def __init__(self) -> None:
        self.stack = [_Node(ProvisionKind.INSTRUMENT, _RANK_ROOT)]
        self._division_ranks: dict[str, int] = {}

    def add(self, block: Block) -> None:
        if block.kind is BlockKind.TEXT:  # The most frequent case.
            self.stack[-1].lines.append(block)
            return
        match block.kind:
            case BlockKind.HEADING:
                self._open(self._heading(block))
            case BlockKind.TITLE:
                self._open(_Node(ProvisionKind.TITLE, _RANK_PART, block))
            case BlockKind.FORMULA | BlockKind.RECITAL:
                self._open_preamble()
                self._open(_Node(ProvisionKind(str(block.kind)), _RANK_LEAF, block))
            case BlockKind.ROW | BlockKind.NOTE:
                self.stack[-1].lines.append(block)
            case _:
                assert_never(block.kind)

    def _open(self, node: _Node) -> None:
        if node.kind in (ProvisionKind.DIVISION, ProvisionKind.ARTICLE):
            # Neither stands inside a title, preamble or conclusions, printed or not.
            while any(open_node.rank == _RANK_PART for open_node in self.stack):
                self.stack.pop()
        while self.stack[-1].rank >= node.rank:
            self.stack.pop()
        self.stack[-1].children.append(node)
        self.stack.append(node)

    def _heading(self, block: Block) -> _Node:
        parts = split_heading(block.text)
        number = number_of(parts.label)
        unit, token = (number.unit, number.token) if number else ("", "")
        if block.level > ARTICLE_LEVEL:
            kind = ProvisionKind.PARAGRAPH if block.level == PARAGRAPH_LEVEL else ProvisionKind.SUBPARAGRAPH
            if parts.label == CLOSING_LABEL:
                kind = ProvisionKind.CLOSING
            rank = _RANK_ARTICLE + block.level - ARTICLE_LEVEL
        elif block.level == ARTICLE_LEVEL:
            kind, rank = ProvisionKind.ARTICLE, _RANK_ARTICLE
        elif unit == "annex":
            kind, rank = ProvisionKind.ANNEX, _RANK_ANNEX
        elif unit == "preamble":
            kind, rank = ProvisionKind.PREAMBLE, _RANK_PART
        else:
            kind, rank = ProvisionKind.DIVISION, self._division_rank(unit)
        return _Node(kind, rank, block, parts, unit, token)

    def _division_rank(self, unit: str) -> int:
        """Return the rank of a kind of division; a new kind ranks one below the division that is open."""
        if unit not in self._division_ranks:
            enclosing = (node.rank for node in self.stack if node.kind is ProvisionKind.DIVISION)
            self._division_ranks[unit] = max(enclosing, default=_RANK_DIVISION - 1) + 1
        return self._division_ranks[unit]

    def _open_preamble(self) -> None:
        """Open the container of a recital or formula, where no heading opened one.

        Before the first article that is a preamble, unless a division is open and contains it; after the
        first article, the conclusions ("Done at …"). Both names are Akoma Ntoso's.
        """
        if any(node.kind in (ProvisionKind.PREAMBLE, ProvisionKind.CONCLUSIONS) for node in self.stack):
            return
        outer = next(node for node in reversed(self.stack) if node.rank <= _RANK_ANNEX)
        if outer.has_articles():
            self._open(_Node(ProvisionKind.CONCLUSIONS, _RANK_PART))
        elif self.stack[-1].kind is not ProvisionKind.DIVISION:
            self._open(_Node(ProvisionKind.PREAMBLE, _RANK_PART))


class _Addresses:
    """Turns nodes into provisions with addresses that are unique in their text."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}

    def freeze(self, node: _Node, inside: str = "", annex: str = "") -> Provision:
        """Turn a node and its children into a provision.

        Args:
            node: The node.
            inside: Address of the parent with its separator, ``art_5__``; empty at the top.
            annex: Address of the enclosing annex with its separator; empty outside of annexes.
        """
        eid = Eid("") if node.kind is ProvisionKind.INSTRUMENT else self._address(node, inside, annex)
        inside = f"{eid}__" if eid else ""
        if node.kind is ProvisionKind.ANNEX:
            annex = inside
        has_list = bool(node.children) and eid != ""
        lines = tuple(
            Line(self._unique(f"{inside}intro") if has_list else self._next(f"{inside}al"), block)
            for block in node.lines
        )
        children = tuple(self.freeze(child, inside, annex) for child in node.children)
        return Provision(kind=node.kind, eid=eid, head=node.head, parts=node.parts, lines=lines, children=children)

    def _address(self, node: _Node, inside: str, annex: str) -> Eid:
        match node.kind:  # The most frequent kinds first.
            case ProvisionKind.SUBPARAGRAPH:
                return self._numbered(f"{inside}point", node) if node.token else self._next(f"{inside}indent")
            case ProvisionKind.PARAGRAPH:
                return (
                    self._numbered(inside + _paragraph_prefix(node), node) if node.token else self._next(f"{inside}al")
                )
            case ProvisionKind.ARTICLE:
                return self._numbered(_article_stem(node, inside, annex), node)
            case ProvisionKind.TITLE | ProvisionKind.PREAMBLE | ProvisionKind.CONCLUSIONS:
                return self._unique(annex + node.kind)
            case ProvisionKind.RECITAL:
                # Recitals of a preamble are counted in it: recs__rec_3.
                return self._next(f"{annex}recs__rec" if inside.startswith(f"{annex}preamble") else f"{inside}rec")
            case ProvisionKind.FORMULA:
                return self._next(f"{inside}formula")
            case ProvisionKind.CLOSING:
                return self._unique(f"{inside}wrapup")
            case ProvisionKind.ANNEX:
                return self._numbered("annex", node)
            case ProvisionKind.DIVISION:
                return self._numbered(inside + EID_PREFIX.get(node.unit, "div"), node)
            case _:
                raise AssertionError(node.kind)

    def _numbered(self, stem: str, node: _Node) -> Eid:
        token = node.token if node.token.isalnum() else re.sub(r"\W+", "-", node.token).strip("-")
        return self._unique(f"{stem}_{token}") if token else self._next(stem)

    def _next(self, stem: str) -> Eid:
        """Return the next free address of a counted kind: ``art_5__al_2``."""
        return self._unique(f"{stem}_{self._count(stem)}")

    def _count(self, stem: str) -> int:
        count = self._counts[stem] = self._counts.get(stem, 0) + 1
        return count

    def _unique(self, eid: str) -> Eid:
        """Return the address itself, or with ``~2``, ``~3`` … where its label occurred before."""
        unique = eid
        while unique in self._taken:
            unique = f"{eid}~{self._count(f'{eid}~') + 1}"
        self._taken.add(unique)
        return Eid(intern(unique))  # Most occur in the other text of a comparison too: only one copy is held.


def _article_stem(node: _Node, inside: str, annex: str) -> str:
    """Return the address of an article up to its number.

    Articles drop their divisions: their numbers run through (AKN, continuous numbering). Ordinals ("First", "Segunda")
    count from one in a division of transitional provisions, and keep it.
    """
    is_ordinal = not node.unit and node.token and not any(char.isdecimal() for char in node.parts.label)
    return f"{inside}prov" if is_ordinal else annex + EID_PREFIX.get(node.unit, "art")


def _paragraph_prefix(node: _Node) -> str:
    """Return the prefix of a numbered provision below an article: a section keeps its name."""
    return EID_PREFIX["section" if node.unit == "section" else "paragraph"]
