"""Follows every mark of negotiation from one draft to the next: lifted, kept, dropped, chosen, rejected, new.

The redline says where each letter went, across renumbering and moves. The fate of a bracket is read from the letters
inside it: gone, in plain text now, or in a bracket still.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.marks.find import Text, find_marks
from tracker.model.negotiation import Fate, FollowedMark, Mark, MarkKind, Marks, Negotiation, Place
from tracker.model.redline import RunKind
from tracker.model.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid
    from tracker.model.redline import Redline

GONE_BELOW = 0.5
"""Share of the letters inside a bracket below which its words are gone: small words alone may be found again."""
SAME_FROM = 0.8
"""Share of the letters kept from which on the words are the same: an article, a comma, one word in five may differ."""
MOST_ADDED = 0.3
"""Letters added among those kept, as a share of them, up to which the words are the same."""


def follow_marks(redline: Redline) -> Negotiation:
    """Return the marks of two texts, and the fates of those before.

    Args:
        redline: The comparison of the two texts.
    """
    before, after = find_marks(redline.before), find_marks(redline.after)
    went = _Letters(redline)
    then, now = _Cover(redline.before, before), _Cover(redline.after, after)
    fates = _with_choices({mark: _fate(mark, then, now, went) for mark in before.marks})
    followed = [FollowedMark(mark, fate, place) for mark, (fate, place) in fates.items()]
    new = [FollowedMark(mark, Fate.NEW, mark.opens.eid) for mark in _new(after, then, now, went)]
    return Negotiation(before, after, (*followed, *new))


class _Letters:
    """The place after of every letter of the text before that was kept."""

    def __init__(self, redline: Redline) -> None:
        pieces = sorted(
            (block for block in redline.blocks if block.before is not None),
            key=lambda block: (block.before.order, block.before.piece) if block.before else (0, 0),
        )
        offsets_after: dict[tuple[Eid, int], int] = {}
        for block in sorted(
            (block for block in redline.blocks if block.after is not None),
            key=lambda block: (block.after.order, block.after.piece) if block.after else (0, 0),
        ):
            place = block.after
            if place is not None:
                following = offsets_after.get((place.eid, place.piece), 0)
                offsets_after[place.eid, place.piece] = following
                offsets_after[place.eid, place.piece + 1] = following + len(block.text_on(Side.AFTER)[0])
        self._homes: dict[Eid, Eid | None] = {}
        self._went: dict[Eid, list[Place | None]] = defaultdict(list)
        for block in pieces:
            assert block.before is not None  # noqa: S101 – chosen above
            places = self._went[block.before.eid]
            at = offsets_after[block.after.eid, block.after.piece] if block.after else 0
            for run in block.runs:
                if run.kind is RunKind.INSERTED:
                    at += len(run.text)
                elif run.kind is RunKind.DELETED or block.after is None:
                    places += [None] * len(run.text)
                else:
                    places += [Place(block.after.eid, at + n) for n in range(len(run.text))]
                    at += len(run.text)

    def home_of(self, eid: Eid) -> Eid | None:
        """Return the line after in which most letters of a line before stand; None where all are gone."""
        if eid not in self._homes:
            counts = Counter(place.eid for place in self._went[eid] if place is not None)
            self._homes[eid] = counts.most_common(1)[0][0] if counts else None
        return self._homes[eid]

    @cached_property
    def came_from(self) -> dict[Place, Place]:
        """Return the place before of every letter of the text after that was kept."""
        return {
            place: Place(eid, at)
            for eid, places in self._went.items()
            for at, place in enumerate(places)
            if place is not None
        }

    def __call__(self, place: Place) -> Place | None:
        """Return the place after of a letter; None if it was deleted."""
        places = self._went[place.eid]
        return places[place.offset] if place.offset < len(places) else None


class _Cover:
    """The brackets around each letter of a draft."""

    def __init__(self, draft: DraftText, marks: Marks) -> None:
        self._text = Text(draft)
        self._around: dict[Eid, list[tuple[int, int, Mark]]] = defaultdict(list)
        for mark in marks.marks:
            if mark.closes is not None:
                for eid, start, end in self._text.lines(mark.opens, mark.closes):
                    self._around[eid].append((start, end, mark))

    def around(self, place: Place) -> list[Mark]:
        """Return the brackets around a letter, the outermost first."""
        return [mark for start, end, mark in self._around[place.eid] if start <= place.offset < end]

    def letters(self, mark: Mark) -> tuple[list[Place], list[Place]]:
        """Return the letters inside a mark: all of them, and those that no mark inside it encloses."""
        if mark.closes is None:
            return [], []
        every = [
            Place(eid, at)
            for eid, start, end in self._text.lines(mark.opens, mark.closes)
            for at in range(start, end)
            if self.text(eid)[at].isalnum()
        ]
        own = [place for place in every if _innermost(mark, self.around(place)) == mark]
        return every, own

    def text(self, eid: Eid) -> str:
        """Return the text of a line."""
        return self._text.of[eid]


def _fate(mark: Mark, then: _Cover, now: _Cover, went: _Letters) -> tuple[Fate, Eid | None]:
    every, own = then.letters(mark)
    letters = own or every
    kept = [place for letter in letters if (place := went(letter)) is not None]
    if len(kept) < GONE_BELOW * len(letters):
        kept = _moved_in_line(mark, then, now, went)
    if not kept:
        return Fate.DROPPED, None
    home = Counter(place.eid for place in kept).most_common(1)[0][0]
    # The bracket that most of its letters have around them now, innermost.
    inner = Counter(_innermost(mark, now.around(place)) for place in kept).most_common(1)[0][0]
    reworded = not _are_same(letters, kept, home, now)
    if inner is None or _holds_more(inner, mark, then, now, went):
        return (Fate.LIFTED_REWORDED if reworded else Fate.LIFTED), home
    return (Fate.KEPT_REWORDED if reworded else Fate.KEPT), home


def _moved_in_line(mark: Mark, then: _Cover, now: _Cover, went: _Letters) -> list[Place]:
    """Return the places of a mark's words that stand, as new ones, elsewhere in the line that continues theirs.

    A redline marks words that changed places inside a sentence as deleted and inserted; a reader sees them stay.
    """
    if mark.closes is None or mark.opens.eid != mark.closes.eid:
        return []
    inside = then.text(mark.opens.eid)[mark.opens.offset + 1 : mark.closes.offset].strip()
    home = went.home_of(mark.opens.eid)
    if home is None or len(inside.split()) < _FEWEST_WORDS:
        return []
    for found in re.finditer(rf"(?<!\w){re.escape(inside)}(?!\w)", now.text(home), re.IGNORECASE):
        places = [Place(home, at) for at in range(*found.span()) if now.text(home)[at].isalnum()]
        if not any(place in went.came_from for place in places):
            return places
    return []


_FEWEST_WORDS = 2
"""Words that are looked for elsewhere in their line: a single one may be any."""


def _new(after: Marks, then: _Cover, now: _Cover, went: _Letters) -> Iterator[Mark]:
    """Yield the marks of the text after whose words stood in no mark before, most of them at least."""
    came_from = went.came_from
    for mark in after.marks:
        every, own = now.letters(mark)
        letters = own or every
        origins = [came_from[place] for place in letters if place in came_from]
        marked = sum(any(_alike(mark, other) for other in then.around(origin)) for origin in origins)
        if marked < GONE_BELOW * len(letters) or not letters:
            yield mark


def _innermost(mark: Mark, around: Sequence[Mark]) -> Mark | None:
    """Return the innermost of the marks around a letter that is an option or a bracket as another mark is."""
    return next((other for other in reversed(around) if _alike(mark, other)), None)


def _alike(mark: Mark, other: Mark) -> bool:
    """Return whether two marks are both options, or both brackets."""
    return (mark.kind is MarkKind.OPTION) == (other.kind is MarkKind.OPTION)


def _are_same(letters: Sequence[Place], kept: Sequence[Place], home: Eid, now: _Cover) -> bool:
    """Return whether the words are the same but for small things."""
    places = [place.offset for place in kept if place.eid == home]
    span = sum(map(str.isalnum, now.text(home)[min(places) : max(places) + 1]))
    added = span - len(places)
    return len(kept) >= SAME_FROM * len(letters) and added <= MOST_ADDED * len(kept)


def _holds_more(inner: Mark, mark: Mark, then: _Cover, now: _Cover, went: _Letters) -> bool:
    """Return whether a bracket of the text after is the one around the mark: the mark itself was lifted inside it."""
    outer = _innermost(mark, then.around(mark.opens))
    if outer is None:
        return False
    _, around = then.letters(outer)
    places = [place for letter in around if (place := went(letter)) is not None]
    return bool(places) and sum(inner in now.around(place) for place in places) > len(places) / 2


def _with_choices(fates: dict[Mark, tuple[Fate, Eid | None]]) -> dict[Mark, tuple[Fate, Eid | None]]:
    """Return the fates with the choice among alternatives: one lifted is chosen if its rivals are gone, which fell."""
    groups: dict[int, list[Mark]] = defaultdict(list)
    for mark in fates:
        if mark.choice is not None:
            groups[mark.choice].append(mark)
    result = dict(fates)
    for members in groups.values():
        lifted = [mark for mark in members if fates[mark][0] in (Fate.LIFTED, Fate.LIFTED_REWORDED)]
        gone = [mark for mark in members if fates[mark][0] is Fate.DROPPED]
        if lifted and gone:
            result.update(dict.fromkeys(gone, (Fate.REJECTED, None)))
            result.update({mark: (Fate.CHOSEN, fates[mark][1]) for mark in lifted})
    return result
