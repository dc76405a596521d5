"""Checks round brackets and quotation marks: signs that open and do not close, or close and did not open.

Square brackets are marks of negotiation: :mod:`tracker.check.negotiation` checks them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.language.numerals import ROMAN_IN_LISTS
from tracker.model.block import BlockKind
from tracker.model.finding import Finding
from tracker.model.provision import Eid, Provision, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.model.block import Block
    from tracker.model.draft import DraftText

_PAIRS = {
    "(": ")",
    "（": "）",
    "《": "》",
    "〈": "〉",
    "「": "」",
    "『": "』",
    "〔": "〕",
    "«": "»",
    "“": "”",
    "„": "“",
}
"""Pairs of signs. Single quotation marks are left out: one of them is the apostrophe."""
_QUOTES = "“«„「『"
"""A quotation of several paragraphs opens in each of them and closes once."""
_ENUMERATOR = re.compile(
    rf"(?:^|(?<=[\s(«“.]))(?:[{ROMAN_IN_LISTS}]{{1,5}}|([^\W\d_])\1?|\d{{1,3}}[°º]?)[)）]|(?<=\d)[^\W\d_][)）]",
    re.IGNORECASE,
)
"""``a)``, ``1°)``, ``2b)``: brackets that close a number and were never opened."""


@dataclass
class _Balance:
    """The signs that are open while a text is read.

    Attributes:
        open: The open signs with the address of their block and their place in it.
        wrong: The unbalanced signs in the same way, and whether each is an opening one.
    """

    open: list[tuple[str, Eid, int]] = field(default_factory=list)
    wrong: list[tuple[str, Eid, int, bool]] = field(default_factory=list)

    def read(self, eid: Eid, text: str) -> None:
        """Read a block that follows those read before."""
        skipped = {match.end() - 1 for match in _ENUMERATOR.finditer(text) if "(" not in match[0]}
        closing = set(_PAIRS.values())
        for place, sign in enumerate(text):
            if sign not in _PAIRS and sign not in closing:
                continue
            if self._closes(sign):
                while _PAIRS[self.open[-1][0]] != sign:
                    self.wrong.append((*self.open.pop(), True))
                self.open.pop()
            elif sign in _PAIRS and (sign != "“" or not self._closes(sign)):
                if sign in _QUOTES and self._reopens(sign, eid):
                    continue
                self.open.append((sign, eid, place))
            elif place not in skipped:
                self.wrong.append((sign, eid, place, False))

    def _closes(self, sign: str) -> bool:
        return any(_PAIRS[opened] == sign for opened, _, _ in self.open)

    def _reopens(self, sign: str, eid: Eid) -> bool:
        """Return whether a quotation that an earlier paragraph opened is still open."""
        return any(opened == sign and block != eid for opened, block, _ in self.open)

    def findings(self) -> Iterator[Finding]:
        """Yield the unbalanced signs of everything read."""
        for sign, eid, place, opens in [*self.wrong, *((*opened, True) for opened in self.open)]:
            yield _finding(sign, eid, place, opens=opens)


def unbalanced_signs(draft: DraftText) -> Iterator[Finding]:
    """Yield signs without counterpart in an article, title or preamble."""
    for blocks in _scopes(draft.root):
        yield from _check_blocks(blocks)
    for eid, block in draft.blocks:
        if block.kind is BlockKind.NOTE:
            yield from _check_blocks([(eid, block)])


def _check_blocks(blocks: Iterable[tuple[Eid, Block]]) -> Iterator[Finding]:
    """Yield the signs that have no counterpart among some blocks."""
    balance = _Balance()
    for eid, block in blocks:
        balance.read(eid, block.text)
    yield from balance.findings()


def _scopes(provision: Provision) -> Iterator[list[tuple[Eid, Block]]]:
    """Yield the blocks in which signs must balance: those of an article, preamble or title; of others their own."""
    if provision.kind in (ProvisionKind.ARTICLE, ProvisionKind.PREAMBLE, ProvisionKind.TITLE):
        yield list(provision.blocks())
        return
    head = [(provision.eid, provision.head)] if provision.head is not None else []
    yield head + [(line.eid, line.block) for line in provision.lines]
    for child in provision.children:
        yield from _scopes(child)


def _finding(sign: str, eid: Eid, place: int, *, opens: bool) -> Finding:
    return Finding(
        check="unbalanced-sign",
        eid=eid,
        message=f"“{sign}” {'is not closed' if opens else 'closes nothing'}",
        cause="Signs of this kind come in pairs, here within one provision",
        remedy="Add the missing one, or delete this one",
        start=place,
        end=place + 1,
    )
