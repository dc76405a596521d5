"""A changed line as two texts and the stretches that they share."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from tracker.language.scripts import SENTENCE_ENDS
from tracker.model.redline import BlockPart, ChangeCategory, RunKind
from tracker.model.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.redline import RedlineBlock, Run


class Span(NamedTuple):
    """A stretch of a text: its first character, and one past its last."""

    start: int
    end: int

    def overlap(self, other: Span) -> int:
        """Return the number of characters that two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


class Stretch(NamedTuple):
    """A stretch of a line on both sides.

    Attributes:
        shared: Whether both texts have it: letter for letter, or but for print, signs, brackets, following numbers.
        spans: Its span before and after; one of them may be empty.
    """

    shared: bool
    spans: tuple[Span, Span]


class SentencePair(NamedTuple):
    """A sentence or clause of one text and the one of the other that shares most with it.

    Attributes:
        spans: The sentence before and after.
        share: Letters that both share, as a part of the shorter one, from 0 to 1.
    """

    spans: tuple[Span, Span]
    share: float


@dataclass(frozen=True)
class ChangedLine:
    """A line that stands in both texts with other words.

    Attributes:
        texts: Its text before and after.
        stretches: The stretches of both texts in order.
    """

    texts: tuple[str, str]
    stretches: tuple[Stretch, ...]

    @cached_property
    def _starts(self) -> tuple[list[int], list[int]]:
        return [s.spans[0].start for s in self.stretches], [s.spans[1].start for s in self.stretches]

    @cached_property
    def sentences(self) -> tuple[list[Span], list[Span]]:
        """The sentences and clauses of both texts."""
        return sentences_of(self.texts[0]), sentences_of(self.texts[1])

    @cached_property
    def _shared_letters(self) -> dict[tuple[int, int], int]:
        """Letters that a sentence before and one after share, by their numbers."""
        shared: Counter[tuple[int, int]] = Counter()
        starts = [[span.start for span in sentences] for sentences in self.sentences]
        for stretch in self.stretches:
            if stretch.shared and all(span.start < span.end for span in stretch.spans):
                shared.update(self._cut(stretch, starts))
        return shared

    def _cut(self, stretch: Stretch, starts: Sequence[Sequence[int]]) -> dict[tuple[int, int], int]:
        """Return the letters of a shared stretch by the sentences in which they stand before and after."""
        before, after = stretch.spans
        cuts = {at - before.start for at in _between(starts[0], before)}
        cuts |= {at - after.start for at in _between(starts[1], after)}
        edges = [0, *sorted(cut for cut in cuts if 0 < cut < len_of(before)), len_of(before)]
        found: Counter[tuple[int, int]] = Counter()
        for left, right in pairwise(edges):
            places = [min(span.start + left, span.end - 1) for span in stretch.spans]
            pair = [bisect_right(starts[n], place) - 1 for n, place in enumerate(places)]
            found[pair[0], pair[1]] += count_letters(self.texts[0], Span(before.start + left, before.start + right))
        return found

    @cached_property
    def _partners(self) -> tuple[dict[int, SentencePair], dict[int, SentencePair]]:
        """For each sentence of a side, by its number, the pair with the sentence that shares most with it."""
        sides = zip(self.texts, self.sentences, strict=True)
        letters = [[count_letters(text, span) for span in spans] for text, spans in sides]
        best: tuple[dict[int, SentencePair], dict[int, SentencePair]] = {}, {}
        for (before, after), shared in self._shared_letters.items():
            if not shared:  # A blank alone.
                continue
            size = min(letters[0][before], letters[1][after])
            spans = self.sentences[0][before], self.sentences[1][after]
            pair = SentencePair(spans, shared / size)
            for side, number in enumerate((before, after)):
                if number not in best[side] or pair.share > best[side][number].share:
                    best[side][number] = pair
        return best

    def sentence_pair(self, side: Side, at: int) -> SentencePair | None:
        """Return the sentence around a place of one text with its partner; None where nothing of it is shared."""
        n = side.position
        number = bisect_right(self.sentences[n], (at, len(self.texts[n]) + 1)) - 1
        return self._partners[n].get(max(number, 0))

    def stretches_around(self, side: Side, span: Span) -> Iterator[tuple[int, Stretch]]:
        """Yield the stretches that a span of one text touches, with their numbers."""
        n = side.position
        first = max(0, bisect_right(self._starts[n], span.start) - 1)
        for number in range(first, len(self.stretches)):
            stretch = self.stretches[number]
            if stretch.spans[n].start >= span.end:
                return
            if stretch.spans[n].overlap(span):
                yield number, stretch

    def is_shared(self, side: Side, span: Span) -> bool:
        """Return whether the other text has a span of one text too, all of it."""
        return all(stretch.shared for _, stretch in self.stretches_around(side, span))

    def place_on_other(self, side: Side, at: int) -> int:
        """Return the place in the other text of a place in one text; the end of a change for a place inside it."""
        n = side.position
        for _, stretch in self.stretches_around(side, Span(at, at + 1)):
            own, opposite = stretch.spans[n], stretch.spans[1 - n]
            return min(opposite.start + at - own.start, opposite.end) if stretch.shared else opposite.end
        return len(self.texts[1 - n])


def len_of(span: Span) -> int:
    """Return the number of characters of a span."""
    return span.end - span.start


def _between(starts: Sequence[int], span: Span) -> Sequence[int]:
    """Return the starts that lie inside a span."""
    return starts[bisect_right(starts, span.start) : bisect_left(starts, span.end)]


def count_letters(text: str, span: Span) -> int:
    """Return the number of letters and digits in a span of a text."""
    return sum(map(str.isalnum, text[span.start : span.end]))


def changed_line(block: RedlineBlock) -> ChangedLine | None:
    """Return a block of the redline as a changed line; None where one text alone has it, or no word of it changed."""
    if block.before is None or block.after is None:
        return None
    runs = [run for run in block.runs if run.part is BlockPart.TEXT]
    if not any(run.kind is not RunKind.KEPT and run.category is ChangeCategory.WORDS for run in runs):
        return None
    texts = tuple("".join(run.text for run in runs if run.is_on(side)) for side in Side)
    return ChangedLine((texts[0], texts[1]), tuple(_stretches(runs)))


def _stretches(runs: Sequence[Run]) -> Iterator[Stretch]:
    """Yield the stretches of the runs of a line: a kept run, or all changes of one sort between two kept runs."""
    starts = ends = (0, 0)
    for (kept, shares), group in groupby(runs, key=_sort):
        for run in group:
            ends = (
                ends[0] + (len(run.text) if run.is_on(Side.BEFORE) else 0),
                ends[1] + (len(run.text) if run.is_on(Side.AFTER) else 0),
            )
        yield Stretch(kept or shares, (Span(starts[0], ends[0]), Span(starts[1], ends[1])))
        starts = ends


def _sort(run: Run) -> tuple[bool, bool]:
    return run.kind is RunKind.KEPT, run.category is not ChangeCategory.WORDS


def sentences_of(text: str) -> list[Span]:
    """Return the sentences and clauses of a line, by the signs at which a clause of a treaty ends.

    A full stop ends one only before a blank and neither a figure nor a small letter: "Art. 5", "e.g. in" go on.

    >>> text = "Each Party shall report; it may ask for help. See para. 2."
    >>> [text[start:end] for start, end in sentences_of(text)]
    ['Each Party shall report;', ' it may ask for help.', ' See para. 2.']
    """
    found, start = [], 0
    for n, char in enumerate(text):
        if char in SENTENCE_ENDS and _ends_here(text, n):
            found.append(Span(start, n + 1))
            start = n + 1
    if start < len(text):
        found.append(Span(start, len(text)))
    return found


def _ends_here(text: str, n: int) -> bool:
    following = text[n + 1 : n + 3]
    if not following:
        return True
    if text[n] != ".":
        return following[0].isspace() or not text[n].isascii()
    return following[0].isspace() and not following[1:].islower() and not following[1:].isdigit()
