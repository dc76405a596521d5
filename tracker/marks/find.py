"""Finds the marks of negotiation in a draft."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from tracker.language.labels import number_of
from tracker.language.options import begins_option, option_names, says_no_text
from tracker.marks.alternatives import exclude_each_other, neighbours
from tracker.marks.attributions import attribution
from tracker.marks.brackets import OPENING, Pair, pair_brackets
from tracker.marks.option_rows import NamedOption, option_rows
from tracker.marks.placeholders import is_open_place
from tracker.model.block import CALL, BlockKind
from tracker.model.negotiation import Mark, MarkKind, Marks, Place
from tracker.model.provision import Eid

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from tracker.model.draft import DraftText
    from tracker.model.negotiation import Stray

FIRST_WORDS = 10
"""Words of a mark that name it in a list: enough to find it in the text."""
_LONGEST_FORMULA = 400
"""Letters of a bracket in which its first words, its holders and formulas as "no text" stand; the words of a nested one
would be read again for each around it."""
_BEHIND = 40
"""Letters behind a bracket among which its holders may be named."""


def find_marks(draft: DraftText) -> Marks:
    r"""Find the marks of negotiation in a draft.

    Args:
        draft: The draft.

    >>> from tracker.text.parser import parse
    >>> draft, _ = parse("### Article 1\n\nStates [shall][should] pay [EU: in time].\n")
    >>> [(mark.kind.value, mark.words, mark.group, mark.by) for mark in find_marks(draft).marks]
    [('alternative', 'shall', 1, ''), ('alternative', 'should', 1, ''), ('bracket', 'EU: in time', None, 'EU')]
    """
    pairs, strays = pair_brackets(draft)
    text = Text(draft)
    headings = {eid for eid, block in draft.blocks if block.kind is BlockKind.HEADING}
    brackets = _in_groups([_of_label(mark, headings, text) for mark in _brackets(pairs, strays, text)], text)
    groups, choices = (max(filter(None, numbers), default=0) for numbers in _numbers(brackets))
    options = _options(draft, pairs, text, groups, choices)
    marks = sorted([*brackets, *options], key=lambda mark: text.place(mark.opens))
    return Marks(tuple(marks), tuple(strays))


def is_negotiated(draft: DraftText) -> bool:
    """Return whether a draft has any square bracket or option; quickly, since most finished texts have none."""
    return any(any(sign in block.text for sign in OPENING) or begins_option(block.text) for _, block in draft.blocks)


class Text:
    """The words of a draft between two places.

    Args:
        draft: The draft.
    """

    def __init__(self, draft: DraftText) -> None:
        self._blocks = [(eid, block.text) for eid, block in draft.blocks]
        self._order = {eid: n for n, (eid, _) in enumerate(self._blocks)}
        self.of = dict(self._blocks)

    def place(self, place: Place) -> tuple[int, int]:
        """Return a place in the order of the text."""
        return self._order[place.eid], place.offset

    def between(self, opens: Place, closes: Place | None, *, inclusive: bool = False, most: int | None = None) -> str:
        """Return the words from behind one place to before another, of several lines with blanks between them.

        Args:
            opens: The first place.
            closes: The last; None for the end of the line.
            inclusive: Whether both places belong to the words.
            most: Letters of a line after which its rest is left out; None for none.
        """
        last = closes or Place(opens.eid, len(self.of[opens.eid]))
        lines = self.lines(Place(opens.eid, opens.offset - inclusive), Place(last.eid, last.offset + inclusive))
        pieces: list[str] = []
        length = 0
        for eid, start, end in lines:
            if most is not None and length >= most:
                break
            pieces.append(self.of[eid][start : end if most is None else min(end, start + most)])
            length += len(pieces[-1])
        return " ".join(" ".join(pieces).replace(CALL, " ").split())

    def lines(self, opens: Place, closes: Place) -> Iterator[tuple[Eid, int, int]]:
        """Yield the lines between two brackets: address, first letter, one past the last."""
        first, last = self._order[opens.eid], self._order[closes.eid]
        for n in range(first, last + 1):
            eid, text = self._blocks[n]
            yield eid, opens.offset + 1 if n == first else 0, closes.offset if n == last else len(text)

    def last_of(self, parent: Eid, first: Place, before: Place | None) -> Place:
        """Return the last letter of a provision from a place on, or the last before another place in it.

        Args:
            parent: The provision.
            first: The place; its own line counts in any case.
            before: The other place; None for none.
        """
        if before is not None and before.eid == first.eid:
            return Place(first.eid, before.offset - 1)
        end = self._order[first.eid]
        if before is not None:
            end = max(end, self._order[before.eid] - 1)
        while before is None and end + 1 < len(self._blocks):
            eid = self._blocks[end + 1][0]
            if not (eid == parent or eid.startswith(f"{parent}__")):
                break
            end += 1
        eid, words = self._blocks[end]
        return Place(eid, max(len(words) - 1, 0))


def _numbers(brackets: Sequence[Mark]) -> tuple[list[int | None], list[int | None]]:
    return [mark.group for mark in brackets], [mark.choice for mark in brackets]


def _brackets(pairs: Sequence[Pair], strays: Iterable[Stray], text: Text) -> list[Mark]:
    """Make a mark of each opening bracket, numbered in reading order."""
    closing = {pair.opens: pair.closes for pair in pairs}
    openings = sorted([*closing, *(stray.place for stray in strays if stray.opening)], key=text.place)
    marks = []
    around: list[Place] = []
    for ordinal, opens in enumerate(openings, 1):
        closes = closing.get(opens)
        while around and text.place(around[-1]) < text.place(opens):
            around.pop()
        inside = text.between(opens, closes, most=_LONGEST_FORMULA)
        is_place = closes is not None and is_open_place(inside)
        marks.append(
            Mark(
                kind=MarkKind.PLACEHOLDER if is_place else MarkKind.BRACKET,
                ordinal=ordinal,
                opens=opens,
                closes=closes,
                depth=len(around) + 1,
                words=" ".join(inside.split()[:FIRST_WORDS]),
                by=_holders(inside, closes, text),
                empty=says_no_text(inside),
            )
        )
        if closes is not None:
            around.append(closes)
    return marks


def _of_label(mark: Mark, headings: Container[Eid], text: Text) -> Mark:
    """Return a mark with the fact that it stands round a label: "[Article 3 bis]"."""
    opens, closes = mark.opens, mark.closes
    if opens.eid not in headings or opens.offset > 0 or closes is None or closes.eid != opens.eid:
        return mark
    number = number_of(text.between(opens, closes))
    return replace(mark, of_label=number is not None and bool(number.token))


def _holders(inside: str, closes: Place | None, text: Text) -> str:
    behind = text.of[closes.eid][closes.offset + 1 :][:_BEHIND] if closes else ""
    return attribution(inside, behind)


def _in_groups(brackets: list[Mark], text: Text) -> list[Mark]:
    """Return the brackets with those side by side in groups, and the alternatives among them."""
    closed = [mark for mark in brackets if mark.closes is not None]
    pairs = [Pair(mark.opens, mark.closes) for mark in closed if mark.closes is not None]
    marks = {mark.ordinal: mark for mark in brackets}
    choice = 0
    for group, run in enumerate(neighbours(pairs, text.of), 1):
        for n in run:
            marks[closed[n].ordinal] = replace(marks[closed[n].ordinal], group=group)
        insides = [text.between(pairs[n].opens, pairs[n].closes) for n in run]
        spaced = [text.of[pairs[n].closes.eid][pairs[n].closes.offset + 1 :][:1].isspace() for n in run]
        for rivals in exclude_each_other(insides, spaced):
            choice += 1
            for n in rivals:
                rival = marks[closed[run[n]].ordinal]
                marks[rival.ordinal] = replace(rival, kind=MarkKind.ALTERNATIVE, choice=choice)
    return list(marks.values())


def _options(draft: DraftText, pairs: Sequence[Pair], text: Text, groups: int, choices: int) -> list[Mark]:
    """Return the options of a draft, in rows of which one will be chosen.

    An option ends where the next of its row begins, the last one with its provision. One whose own line says that there
    is to be no text ends with that line.

    Args:
        draft: The draft.
        pairs: Its brackets: an option with which a bracket begins ends with it.
        text: Its words.
        groups: Number of groups that are numbered already.
        choices: Number of choices that are numbered already.
    """
    heads = [
        Mark(kind=MarkKind.OPTION, ordinal=None, opens=Place(eid, start), closes=None, depth=0, words=name)
        for eid, block in draft.blocks
        if block.kind is not BlockKind.NOTE
        for start, _, name in option_names(block.text)
    ]
    wholes = {eid for eid, block in draft.blocks if block.kind is BlockKind.HEADING or eid.startswith("recs__")}
    in_bracket = {Place(pair.opens.eid, pair.opens.offset + 1): pair.closes for pair in pairs}
    marks: list[Mark] = []
    rows = option_rows(draft, heads)
    outer_next = _next_of_outer_rows(heads, rows)
    for n, row in enumerate(rows, 1):
        for option, following in zip_longest(row, row[1:]):
            opens = option.mark.opens
            line = text.of[opens.eid]
            own = line[option.ends :].replace(CALL, " ").strip(_AROUND)
            none = says_no_text(own)
            before = following.mark.opens if following else outer_next.get(option.mark.opens)
            scope = opens.eid if opens.eid in wholes else _parent(opens.eid)
            closes = Place(opens.eid, len(line) - 1) if none else text.last_of(scope, opens, before)
            bracket = in_bracket.get(opens)
            if bracket is not None and text.place(bracket) <= text.place(closes):
                closes = Place(bracket.eid, bracket.offset - 1)
            words = text.between(Place(opens.eid, option.ends), closes, inclusive=True).lstrip(_AROUND)
            marks.append(
                replace(
                    option.mark,
                    closes=closes,
                    words=" ".join(f"{option.name} {words}".split()[:FIRST_WORDS]),
                    group=groups + n,
                    choice=choices + n,
                    empty=none or says_no_text(words),
                )
            )
    return marks


def _next_of_outer_rows(heads: Sequence[Mark], rows: Sequence[Sequence[NamedOption]]) -> dict[Place, Place]:
    """Return for each option the next one of a row that began before its own, where there is one."""
    row_of = {option.mark: n for n, row in enumerate(rows) for option in row}
    following: dict[Place, Place] = {}
    waiting: list[Mark] = []  # Options behind, the nearest last, each of an earlier row than the ones before it.
    for head in reversed([head for head in heads if head in row_of]):
        while waiting and row_of[waiting[-1]] >= row_of[head]:
            waiting.pop()
        if waiting:
            following[head.opens] = waiting[-1].opens
        waiting.append(head)
    return following


_AROUND = " .:：–—-*_])"
"""Signs between the name of an option and its words."""


def _parent(eid: Eid) -> Eid:
    """Return the address of the provision in which a line stands; that of a heading is its own parent's."""
    return Eid(eid.rpartition("__")[0])
