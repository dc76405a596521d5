"""Brackets and quotation marks that open and do not close, or close and did not open."""

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
    "【": "】",
    "〔": "〕",
    "«": "»",
    "“": "”",
    "„": "“",
}
"""Single quotation marks are not here: one of them is the apostrophe."""
_SQUARE = {"[": "]"}
"""Square brackets mark what is not agreed, and may enclose several articles."""
_QUOTES = "“«„「『"
"""A quotation of several paragraphs opens in each of them and closes once."""
_ENUMERATOR = re.compile(
    rf"(?:^|(?<=[\s(«“.]))(?:[{ROMAN_IN_LISTS}]{{1,5}}|([^\W\d_])\1?|\d{{1,3}}[°º]?)[)）]", re.IGNORECASE
)
"""``a)``, ``1°)``: brackets that close a number and were never opened."""

_CALL = re.compile(r"\[\^[^\]\[]*\]")
"""A note call that was kept as words."""


@dataclass
class _Balance:
    """The signs that are open, with their places."""

    pairs: dict[str, str]
    open: list[tuple[str, Eid, int]] = field(default_factory=list)
    wrong: list[tuple[str, Eid, int, bool]] = field(default_factory=list)

    def read(self, eid: Eid, text: str) -> None:
        skipped = {match.end() - 1 for match in _ENUMERATOR.finditer(text) if "(" not in match[0]}
        closing = set(self.pairs.values())
        for place, sign in enumerate(text):
            if sign not in self.pairs and sign not in closing:
                continue
            if self._closes(sign):
                while self.pairs[self.open[-1][0]] != sign:
                    self.wrong.append((*self.open.pop(), True))
                self.open.pop()
            elif sign in self.pairs and (sign != "“" or not self._closes(sign)):
                if sign in _QUOTES and self._reopens(sign, eid):
                    continue
                self.open.append((sign, eid, place))
            elif place not in skipped:
                self.wrong.append((sign, eid, place, False))

    def _closes(self, sign: str) -> bool:
        return any(self.pairs[opened] == sign for opened, _, _ in self.open)

    def _reopens(self, sign: str, eid: Eid) -> bool:
        """Return whether the same quotation is open since an earlier paragraph."""
        return any(opened == sign and where != eid for opened, where, _ in self.open)

    def unbalanced(self) -> Iterator[Finding]:
        for sign, eid, place, opens in [*self.wrong, *((*each, True) for each in self.open)]:
            yield _finding(sign, eid, place, opens=opens)


def unbalanced_signs(draft: DraftText) -> Iterator[Finding]:
    """Signs without their counterpart: square brackets in the whole text, others in an article, title or preamble."""
    square = _Balance(_SQUARE)
    for eid, block in draft.blocks:
        if block.kind is not BlockKind.NOTE:
            square.read(eid, _CALL.sub(lambda call: " " * len(call[0]), block.text))
    yield from square.unbalanced()
    for blocks in _stretches(draft.root):
        yield from _within(blocks)
    for eid, block in draft.blocks:
        if block.kind is BlockKind.NOTE:
            yield from _within([(eid, block)])


def _within(blocks: Iterable[tuple[Eid, Block]]) -> Iterator[Finding]:
    balance = _Balance(_PAIRS)
    for eid, block in blocks:
        balance.read(eid, block.text)
    yield from balance.unbalanced()


def _stretches(provision: Provision) -> Iterator[list[tuple[Eid, Block]]]:
    """What is read together: an article or preamble with all in it; of everything else its own words."""
    if provision.kind in (ProvisionKind.ARTICLE, ProvisionKind.PREAMBLE, ProvisionKind.TITLE):
        yield list(provision.blocks())
        return
    head = [(provision.eid, provision.head)] if provision.head is not None else []
    yield head + [(line.eid, line.block) for line in provision.lines]
    for child in provision.children:
        yield from _stretches(child)


def _finding(sign: str, eid: Eid, place: int, *, opens: bool) -> Finding:
    return Finding(
        check="unbalanced-sign",
        eid=eid,
        message=f"“{sign}” {'does not close' if opens else 'closes what did not open'}",
        cause="Signs of this kind stand in pairs" + (", here within one provision" if sign not in "[]" else ""),
        remedy="Add the other one, or delete this one",
        start=place,
        end=place + 1,
    )
