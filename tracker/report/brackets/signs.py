"""Signs beside the words of a redline: a bracket that was lifted or set, an alternative or option that was chosen."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.language.options import option_name
from tracker.model.marks import starts_of_pieces
from tracker.model.negotiation import Fate, MarkKind, Place
from tracker.model.redline import ChangeCategory, RunKind
from tracker.model.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tracker.model.negotiation import FollowedMark, Mark, Negotiation
    from tracker.model.provision import Eid
    from tracker.model.redline import RedlineBlock, Run

NAMED_LETTERS = 40
"""Letters of an alternative up to which it is named whole: a few words are known again, a paragraph is not read."""
_BRACKETS = frozenset("[]［］【】")
_WENT = {
    Fate.KEPT: "moved",
    Fate.KEPT_REWORDED: "moved",
    Fate.DROPPED: "fell",
    Fate.REJECTED: "fell",
}
"""Kinds of the sign at a struck bracket by the fate of its mark; every other was lifted."""


class SignKind(StrEnum):
    """Kind of a sign; the value is the key of its words, behind ``sign_``."""

    LIFTED = "lifted"
    SET = "set"
    MOVED = "moved"
    FELL = "fell"
    CHOSEN = "chosen"
    NOT_CHOSEN = "not_chosen"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign at a run, or behind it.

    Attributes:
        kind: Its kind.
        run: Number of the run in its block, from 0; -1 for a sign at the head of the block.
        text: What it says: "chosen; not chosen: should, may".
        badge: It stands behind the run, as a word of its own; else it says something about the run itself.
        name: The name of the option, or the first words of the alternative, of which it speaks; empty for none.
    """

    kind: SignKind
    run: int
    text: str
    badge: bool = False
    name: str = ""


def sign_lines(
    blocks: Iterable[RedlineBlock], negotiation: Negotiation, words: Mapping[str, str]
) -> dict[int, tuple[Sign, ...]]:
    """Return the signs of each block of a redline that has any, by the identity of the block.

    Args:
        blocks: Every block of the redline.
        negotiation: The marks of both texts, with their fates.
        words: The words of the report.
    """
    if not negotiation.followed and not negotiation.before.strays and not negotiation.after.strays:
        return {}
    blocks = list(blocks)
    before, after = (starts_of_pieces(blocks, side) for side in Side)
    finder = _Signs(negotiation, words)
    found = {}
    for block in blocks:
        if finder.may_sign(block):
            old, new = ((place.order, place.piece) if place else (-1, 0) for place in (block.before, block.after))
            if signs := tuple(finder.of_block(block, before.get(old, 0), after.get(new, 0))):
                found[id(block)] = signs
    return found


class _Signs:
    """Finds the signs of single blocks."""

    def __init__(self, negotiation: Negotiation, words: Mapping[str, str]) -> None:
        self._words = words
        self._at: tuple[dict[Place, FollowedMark], dict[Place, FollowedMark]] = {}, {}
        self._chosen: dict[Eid, list[FollowedMark]] = defaultdict(list)
        self._options: dict[Eid, list[FollowedMark]] = defaultdict(list)
        self._rivals: dict[int, list[FollowedMark]] = defaultdict(list)
        for item in negotiation.followed:
            mark, is_new = item.mark, item.fate is Fate.NEW
            if mark.ordinal is not None:
                for place in filter(None, (mark.opens, mark.closes)):
                    self._at[is_new][place] = item
            if not is_new and mark.choice is not None:
                self._rivals[mark.choice].append(item)
            if mark.kind is MarkKind.OPTION and item.fate in (Fate.CHOSEN, Fate.REJECTED):
                self._options[mark.opens.eid].append(item)
            elif item.fate is Fate.CHOSEN and mark.closes is not None:
                self._chosen[mark.closes.eid].append(item)

    def may_sign(self, block: RedlineBlock) -> bool:
        """Return whether a block may have a sign: it changed, or an option or a chosen alternative stands in it."""
        if len(block.runs) != 1 or block.runs[0].kind is not RunKind.KEPT:
            return True
        return block.before is not None and (block.before.eid in self._chosen or block.before.eid in self._options)

    def of_block(self, block: RedlineBlock, start_before: int, start_after: int) -> Iterator[Sign]:
        """Yield the signs of a block.

        Args:
            block: The block.
            start_before: Place of its first letter in its line of the text before.
            start_after: The same in the text after.
        """
        if block.before is not None:
            length = len(block.text_on(Side.BEFORE)[0])
            yield from self._heads(block.before.eid, start_before, length)
            for item in self._chosen.get(block.before.eid, ()):
                if start_before <= _closing(item.mark).offset < start_before + length:
                    behind = _end_of_kept(block, item.mark, start_before)
                    yield self._sign(SignKind.CHOSEN, behind, item, badge=True)
        yield from self._of_brackets(block, start_before, start_after)

    def _heads(self, eid: Eid, start: int, length: int) -> Iterator[Sign]:
        """Yield the signs of the options that begin in a block."""
        for item in self._options.get(eid, ()):
            if start <= item.mark.opens.offset < max(start + length, start + 1):
                kind = SignKind.CHOSEN if item.fate is Fate.CHOSEN else SignKind.NOT_CHOSEN
                yield self._sign(kind, -1, item, badge=True)

    def _of_brackets(self, block: RedlineBlock, before: int, after: int) -> Iterator[Sign]:
        """Yield the signs at the runs that are brackets, and at the alternatives that fell."""
        at = [before, after]
        for n, run in enumerate(block.runs):
            side = 1 if run.kind is RunKind.INSERTED else 0
            place = (block.before, block.after)[side]
            if run.kind is not RunKind.KEPT and place is not None:
                signs = [at[side] + k for k, char in enumerate(run.text) if char in _BRACKETS]
                found = next((self._at[side][p] for k in signs if (p := Place(place.eid, k)) in self._at[side]), None)
                if run.category is ChangeCategory.BRACKET and signs:
                    yield self._sign(_kind_of_bracket(run, found), n)
                elif run.kind is RunKind.DELETED and found is not None and found.fate is Fate.REJECTED:
                    yield self._sign(SignKind.NOT_CHOSEN, n, found)
            for k, text in enumerate(Side):
                at[k] += len(run.text) * run.is_on(text)

    def _sign(self, kind: SignKind, run: int, item: FollowedMark | None = None, *, badge: bool = False) -> Sign:
        """Return a sign; with a mark it names the rivals of it."""
        words, text = self._words, self._words[f"sign_{kind}"]
        if item is not None and (rivals := self._others(item)):
            other = words["sign_not_chosen" if kind is SignKind.CHOSEN else "sign_chosen"]
            text += words["semicolon"] + other + words["colon"] + words["listing"].join(rivals)
        return Sign(kind, run, text, badge, name_of_mark(item.mark) if item is not None else "")

    def _others(self, item: FollowedMark) -> tuple[str, ...]:
        """Return the names of the chosen ones among the rivals of a mark that fell, of a chosen one all others."""
        rivals = self._rivals.get(item.mark.choice or 0, ())
        wanted = [other for other in rivals if (other.fate is Fate.CHOSEN) != (item.fate is Fate.CHOSEN)]
        return tuple(dict.fromkeys(name_of_mark(other.mark) for other in wanted))


def _closing(mark: Mark) -> Place:
    assert mark.closes is not None  # noqa: S101 – asked of brackets that close
    return mark.closes


def _kind_of_bracket(run: Run, item: FollowedMark | None) -> SignKind:
    """Return the kind of the sign at a bracket that was struck or inserted."""
    if run.kind is RunKind.INSERTED:
        return SignKind.SET if item is not None else SignKind.MOVED
    return SignKind(_WENT.get(item.fate, SignKind.LIFTED)) if item is not None else SignKind.LIFTED


def _end_of_kept(block: RedlineBlock, mark: Mark, start: int) -> int:
    """Return the number of the run behind which the words of a chosen mark end.

    That is the last run of them that stays, with its bracket; where they were written anew, the inserted one that holds
    them.

    Args:
        block: The block in which the mark closes.
        mark: The mark.
        start: Place of the first letter of the block in its line of the text before.
    """
    closes = _closing(mark)
    opens = mark.opens.offset if mark.opens.eid == closes.eid else -1
    at, last, closing = start, -1, -1
    for n, run in enumerate(block.runs):
        if not run.is_on(Side.BEFORE):
            continue
        end = at + len(run.text)
        if run.kind is RunKind.KEPT and at < closes.offset and end > opens + 1:
            last = n
        if at <= closes.offset < end:
            closing = n
        at = end
    if closing == last + 1 and block.runs[closing].category is ChangeCategory.BRACKET:
        return closing
    if last >= 0:
        return last
    anew = (n for n, run in enumerate(block.runs) if run.kind is RunKind.INSERTED and mark.words in run.text)
    return next(anew, closing)


def name_of_mark(mark: Mark) -> str:
    """Return the name of an option, or the first words of an alternative.

    Args:
        mark: The mark.
    """
    name = option_name(mark.words) if mark.kind is MarkKind.OPTION else ""
    return name or first_words(mark.words)


def first_words(text: str, letters: int = NAMED_LETTERS) -> str:
    """Return a text, or its first whole words with an ellipsis; in a script without blanks its first letters.

    Args:
        text: The text.
        letters: Letters that it may have.

    >>> first_words("shall"), first_words("in the light of different national circumstances", 24)
    ('shall', 'in the light of…')
    """
    text = " ".join(text.split())
    if len(text) <= letters:
        return text
    cut = text[:letters]
    whole = cut[: cut.rfind(" ")] if " " in cut else cut
    return f"{whole.rstrip(' ,;:.')}…"
