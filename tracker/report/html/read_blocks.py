"""What is collected of a page while it is read back: the blocks of both texts, and their copies side by side."""

from __future__ import annotations

from collections import Counter
from sys import intern
from typing import TYPE_CHECKING

from tracker.errors import ProofError
from tracker.model.block import CALL, Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_EMPTY = frozenset({"meta", "link", "br", "hr", "img", "input", "wbr", "col"})
_SIDES = "ba"
_MARKS = {mark.value: mark for mark in BlockKind}
Said = tuple[str, str, int, tuple[int, ...]]
"""A block as plain values: mark, text, level, numbers of the notes it calls."""
_Where = tuple[int, int, int]
"""The section of the page, counted; 0 for before and 1 for after; the place of a block in that text."""


class Collected:
    """The blocks of a page, collected while it is read.

    Attributes:
        texts: What the blocks of each text say, by their place in it.
        section: The section of the page that is read, counted.
    """

    def __init__(self) -> None:
        self.texts: tuple[dict[int, Said], dict[int, Said]] = ({}, {})
        self.section = 0
        self._open: list[str] = []
        self._block: tuple[int, tuple[str, str]] | None = None
        self._words = ["", ""]
        self._calls: list[list[int]] = [[], []]
        self._lines: list[_Where] = []
        self._two_views = False
        self._due: list[_Where] = []
        self._copies: list[tuple[_Where, str]] = []
        self._copy: tuple[int, str] | None = None
        self._copied = ""

    @property
    def reads(self) -> bool:
        """Whether it stands in a block or a copy, so that words count."""
        return self._block is not None or self._copy is not None

    def sections(self, count: int) -> None:
        """So many sections begin."""
        if self._two_views:
            self._due += self._lines
        self._lines, self._two_views = [], False
        self.section += count

    def line(self, places: list[str], words: str) -> None:
        """A whole line that is the same in both texts.

        Args:
            places: Order, mark and level before, then after.
            words: What it says.
        """
        order, mark, level, *after = places
        words = intern(words)  # The texts hold the same words (tracker.text.compose): of three copies one is left.
        said: Said = (_MARKS[mark].value, words, int(level), ())
        self._put(0, int(order), said)
        if after[1:] != [mark, level]:
            said = (_MARKS[after[1]].value, words, int(after[2]), ())
        self._put(1, int(after[0]), said)

    def copy(self, side: str, order: str, words: str) -> None:
        """A whole line of the side-by-side view, on side ``b`` or ``a``, in which nothing is marked."""
        self._copies.append(((self.section, _SIDES.index(side), int(order)), words))

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """An element begins."""
        if not self.reads:
            self._open = []  # What a block stands in means nothing.
        if tag not in _EMPTY:
            self._open.append(tag)
        if tag == "section":
            self.sections(1)
        if given.get("class") in ("inline", "beside"):
            self._two_views = True
        if "data-copy" in given:
            self._copy, self._copied = (len(self._open), given["data-copy"]), ""
        elif self._copy is not None and "data-cb" in given:
            self._copied += CALL
        if "data-b" in given and "data-a" in given and self._block is None:
            self._block = (len(self._open), (given["data-b"], given["data-a"]))
            self._words, self._calls = ["", ""], [[], []]
        elif self._block is not None and "data-cb" in given:
            self._call((given["data-cb"], given["data-ca"]))

    def end(self, tag: str) -> None:
        """An element ends."""
        if not self.reads:
            return
        if self._block is not None and len(self._open) == self._block[0]:
            self._finish(self._block)
            self._block = None
        if self._copy is not None and len(self._open) == self._copy[0]:
            side, _, order = self._copy[1].partition(" ")
            self.copy(side, order, self._copied)
            self._copy = None
        while self._open and self._open.pop() != tag:
            pass

    def marked(self, tag: str, words: str, rest: str) -> None:
        """A whole element that marks words, and the words behind it."""
        self._open.append(tag)
        self.words(words)
        self._open.pop()
        self.words(rest)

    def words(self, data: str) -> None:
        """Words, as they are read."""
        if self._copy is not None:
            self._copied += data
        if self._block is not None:
            for side in (0, 1):
                if self._counts(side):
                    self._words[side] += data

    def compare_copies(self) -> None:
        """Where a section gives way to a side-by-side view, that shows each block once a side, in its words.

        Raises:
            ProofError: If it does not.
        """
        self.sections(0)
        due = [(where, self.texts[where[1]][where[2]][1]) for where in self._due]
        if sorted(self._copies) != sorted(due):
            shown, wanted = Counter(self._copies), Counter(due)
            (_, side, order), text = min(shown - wanted or wanted - shown)
            raise ProofError(
                "The side-by-side view of the page does not say what the text says",
                cause=f"line {order + 1} of the text {('before', 'after')[side]}: “{text}”",
            )

    def _call(self, numbers: tuple[str, str]) -> None:
        """A call of a note, with its number before and after."""
        for side, number in enumerate(numbers):
            if self._counts(side):
                self._words[side] += CALL
                self._calls[side].append(int(number))

    def blocks(self, side: int) -> list[Block]:
        """The blocks of one text in its order; what was collected of it is given up."""
        texts = self.texts[side]
        # One by one: the blocks of a long code twice over are a tenth of all the memory that it takes.
        return [_block(texts.pop(order)) for order in sorted(texts)]

    def add(self, texts: Iterable[Mapping[int, Said]]) -> None:
        """What another part of the same page holds, with copies that were compared.

        Raises:
            ProofError: If it holds anything that stands here already.
        """
        for own, other in zip(self.texts, texts, strict=True):
            if not own.keys().isdisjoint(other):
                raise _doubled()
            own.update(other)

    def _counts(self, side: int) -> bool:
        """Whether what stands here belongs to that side."""
        assert self._block is not None  # noqa: S101 – called inside a block only
        inside = self._open[self._block[0] :]
        return ("ins" if side == 0 else "del") not in inside

    def _finish(self, block: tuple[int, tuple[str, str]]) -> None:
        for side, where in enumerate(block[1]):
            if where:
                order, mark, level = where.split(" ")
                self._put(side, int(order), (mark, intern(self._words[side]), int(level), tuple(self._calls[side])))
            elif self._words[side]:
                raise ProofError("The page holds words on a side where their block does not stand")

    def _put(self, side: int, order: int, block: Said) -> None:
        if order in self.texts[side]:
            raise _doubled()
        self.texts[side][order] = block
        self._lines.append((self.section, side, order))


def _block(said: Said) -> Block:
    mark, text, level, calls = said
    return Block(_MARKS[mark], text, level, calls)


def _doubled() -> ProofError:
    return ProofError("The page does not hold every block once", cause="a place is taken twice")
