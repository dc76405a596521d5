"""Pairs the square brackets of a draft: inside a line first, then across lines, where their places show it.

Real drafts have brackets that nobody closed and some that nobody opened. They stay local: a bracket finds its partner
in its own line; else one that opens a line, or the words before a list, finds it at the end of a later line of the same
provision, then of a later provision of the same parent. So an open bracket never swallows the rest of the text, and one
over two paragraphs is understood. Beyond an article only a bracket reaches that opens an article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.language.options import begins_option, option_names
from tracker.model.block import CALL, BlockKind
from tracker.model.negotiation import Place, Stray
from tracker.model.provision import ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.model.block import Block
    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid, Provision

OPENING = "[［【"
CLOSING = "]］】"
_PARTNERS = dict(zip(CLOSING, OPENING, strict=True))
_SIGN = re.compile(r"[\[\]［］【】]")
_NO_MARK = re.compile(
    rf"\[[\s{CALL}]*(?:(?:…|\.\s?\.\s?\.)[\s.]*|sic\.?!?|\^[^\[\]]+)[\s{CALL}]*\]|［…+］|【…+】", re.IGNORECASE
)
"""Brackets of editors, which are no marks: "[…]", "[sic]", and a call whose note is missing, "[^3]"."""


_LETTER = re.compile(r"[^\W_]")
MOST_NESTED = 100
"""Brackets that wait for their partner at once. The drafts of Paris nest six deep; of thousands that are never closed
those beyond count as without a partner, and the time grows with the text."""
_REMARK = re.compile(r"\{[^{}]*\}")
"""A remark of the editors behind the words: "{Placement proposal: to Article 4}"."""
_PARTS = (ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH, ProvisionKind.CLOSING)
_WHOLES = (ProvisionKind.ARTICLE, ProvisionKind.ANNEX, ProvisionKind.PREAMBLE)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two brackets that belong together.

    Attributes:
        opens: The opening bracket.
        closes: The closing one.
    """

    opens: Place
    closes: Place


@dataclass(frozen=True, slots=True)
class _Sign:
    """A bracket in a line.

    Attributes:
        place: Its place.
        char: The bracket.
        first: Whether it opens its line, or stands before the first words of an option.
        last: Whether it ends its line, signs apart.
        before_list: Whether its line is followed by a list that continues the sentence.
    """

    place: Place
    char: str
    first: bool
    last: bool
    before_list: bool = False

    @property
    def opens(self) -> bool:
        return self.char in OPENING


def pair_brackets(draft: DraftText) -> tuple[list[Pair], list[Stray]]:
    """Pair the square brackets of a draft, notes apart, each of which is a text of its own.

    Args:
        draft: The draft.

    Returns:
        The pairs in the order of their opening brackets, and the brackets without a partner; both in reading order.
    """
    pairs: list[Pair] = []
    left = _pair_inside(draft.root, pairs)
    for eid, block in draft.blocks:
        if block.kind is BlockKind.NOTE and _SIGN.search(block.text):
            left += _match(_signs(eid, block), pairs)
    order = {eid: n for n, (eid, _) in enumerate(draft.blocks)}

    def in_order(place: Place) -> tuple[int, int]:
        return order[place.eid], place.offset

    pairs.sort(key=lambda pair: in_order(pair.opens))
    strays = sorted((Stray(sign.place, sign.opens) for sign in left), key=lambda stray: in_order(stray.place))
    return pairs, strays


def pair_in_line(eid: Eid, block: Block) -> tuple[list[Pair], bool]:
    """Pair the square brackets of a line that find their partner in it.

    Args:
        eid: Address of the line.
        block: The line.

    Returns:
        The pairs, and whether a bracket is left whose partner may stand in another line.
    """
    pairs: list[Pair] = []
    left = _match(_signs(eid, block), pairs)
    return pairs, bool(left)


def _pair_inside(provision: Provision, pairs: list[Pair]) -> list[_Sign]:
    """Pair the brackets in a provision, and return those that found no partner in it."""
    left: list[_Sign] = []
    if provision.head is not None and _SIGN.search(provision.head.text):
        left += _match(_signs(provision.eid, provision.head), pairs)
    for line in provision.lines:
        if _SIGN.search(line.block.text):
            signs = _match(_signs(line.eid, line.block), pairs)
            left += (replace(sign, before_list=bool(provision.children)) for sign in signs)
    inside = provision.kind in _PARTS
    # Past the provision only a bracket that opens a line may look for a partner.
    for child in provision.children:
        if signs := _pair_inside(child, pairs):
            left += (sign if inside else replace(sign, before_list=False) for sign in signs)
    if not left:
        return left  # As most provisions: without brackets, or each with its partner in its line.
    if provision.kind in _WHOLES:
        opening_lines = {provision.eid, *(line.eid for line in provision.lines[:1])}
        left = _match(left, pairs, across=True)
        return [replace(sign, first=sign.first and sign.place.eid in opening_lines) for sign in left]
    return _match(left, pairs, across=True)


def _signs(eid: Eid, block: Block) -> Iterator[_Sign]:
    text = block.text
    first_word, last_word = _ends_of_words(text)
    silent = {place for match in _NO_MARK.finditer(text) for place in range(match.start(), match.end())}
    for match in _SIGN.finditer(text):
        at = match.start()
        if at not in silent:
            yield _Sign(Place(eid, at), match[0], first=at <= first_word, last=at > last_word)


def _ends_of_words(text: str) -> tuple[int, int]:
    """Return the places of the first and the last letter of a line, without the name of an option and remarks."""
    _, begin, _ = next(iter(option_names(text)), (0, 0, "")) if begins_option(text) else (0, 0, "")
    first = _LETTER.search(text, begin)
    bare = _REMARK.sub(lambda remark: " " * len(remark[0]), text)
    last = next((at for at in range(len(bare) - 1, -1, -1) if _LETTER.match(bare, at)), -1)
    return (first.start() if first else len(text)), last


def _match(signs: Iterable[_Sign], pairs: list[Pair], *, across: bool = False) -> list[_Sign]:
    """Pair brackets that follow each other; return those without a partner, in order.

    Args:
        signs: The brackets, in order.
        pairs: Takes the pairs.
        across: Whether they stand in several lines, so that only one that opens a line, or stands before a list, can be
            the partner of one that ends a line.
    """
    left: dict[int, _Sign] = {}
    waiting: list[int] = []
    for n, sign in enumerate(signs):
        left[n] = sign
        if sign.opens:
            if len(waiting) < MOST_NESTED and (not across or sign.first or sign.before_list):
                waiting.append(n)
        elif not across or sign.last:
            partner = next((at for at in reversed(waiting) if left[at].char == _PARTNERS[sign.char]), None)
            if partner is not None:
                pairs.append(Pair(left.pop(partner).place, left.pop(n).place))
                waiting.remove(partner)
    return list(left.values())
