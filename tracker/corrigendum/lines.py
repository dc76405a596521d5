"""The corrections of one line: the shortest quotations that stand in it once and say what to read instead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.corrigendum.words import is_cut, joint, occurrences, sentence_of, stands_once, without
from tracker.language.scripts import is_han
from tracker.model.block import CALL
from tracker.model.corrigendum import Act, Rectification
from tracker.model.redline import RunKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.block import Block
    from tracker.model.provision import Eid
    from tracker.model.redline import Run

MOST_CONTEXT = 12
"""Words beside a change up to which a quotation grows. A longer one is no help to a reader: depositaries then set out
the whole paragraph. Of the corrections of Paris none needs more than four."""
LARGEST_SHARE = 0.5
"""Share of the letters of a line in its quotations from which the whole line is set out instead."""
HAN_PER_WORD = 2
"""Han characters that a quotation has at least: most words of a law have two (decision 52)."""
SHORT_LINE = 60
"""Letters of a line in which any number of corrections is clear: about one line of print, as a heading."""
MOST_ITEMS = 6
"""Corrections of one line from which the whole line is set out instead: nobody applies more of them without a slip."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A stretch of a line that changed: characters ``start`` to ``end`` before, ``new_start`` to ``new_end`` after."""

    start: int
    end: int
    new_start: int
    new_end: int

    def with_next(self, other: _Change) -> _Change:
        return _Change(self.start, other.end, self.new_start, other.new_end)


def corrections_of_line(eid: Eid, before: Block, after: Block, runs: Sequence[Run]) -> list[Rectification] | None:
    r"""Return the corrections that turn a line into its counterpart.

    Args:
        eid: The address of the line before.
        before: The line before.
        after: The line after.
        runs: The line as runs.

    Returns:
        The corrections in the order of the line; None if the whole line is to be set out.

    >>> from tracker.model.block import Block, BlockKind
    >>> from tracker.model.redline import Run, RunKind
    >>> kept, old, new = RunKind.KEPT, RunKind.DELETED, RunKind.INSERTED
    >>> texts = "States should act and should report.", "States should act and shall report."
    >>> runs = [Run(kept, "States should act and "), Run(old, "should"), Run(new, "shall"), Run(kept, " report.")]
    >>> [item] = corrections_of_line("art_1__al_1", *(Block(BlockKind.TEXT, text) for text in texts), runs)
    >>> item.words, item.reading
    ('and should', 'and shall')
    """
    changes = list(_changes(runs))
    found: list[tuple[_Change, Rectification]] = []
    while changes:
        change = changes.pop(0)
        low = found[-1][0].end if found else 0
        high = changes[0].start if changes else len(before.text)
        quoted = _quoted(before.text, after.text, change, low, high)
        if quoted is not None:
            found.append(quoted)
        elif changes:
            changes[0] = change.with_next(changes[0])
        elif found:  # Nothing follows it: it is quoted together with what stands before it.
            changes = [found.pop()[0].with_next(change)]
        else:
            return None
    letters = sum(span.end - span.start + span.new_end - span.new_start for span, _ in found)
    is_long = len(before.text) > SHORT_LINE
    if is_long and (len(found) > MOST_ITEMS or letters > LARGEST_SHARE * (len(before.text) + len(after.text))):
        return None
    return [_placed(item, eid, before, after, span) for span, item in found]


def _placed(item: Rectification, eid: Eid, before: Block, after: Block, span: _Change) -> Rectification:
    """Return a correction with its line, its sentence, and the notes that its words call."""
    start = next(occurrences(before.text, item.words))
    new_start = span.new_end - len(item.reading) if item.act is Act.INSERT_AFTER else span.new_start
    return replace(
        item,
        eids=(eid,),
        sentence=sentence_of(before.text, start, start + len(item.words)),
        calls=_calls(before, start, item.words),
        new_calls=_calls(after, new_start, item.reading),
    )


def _calls(block: Block, start: int, words: str) -> tuple[int, ...]:
    """Return the numbers of the notes that words call, which begin at a place of a line."""
    first = block.text.count(CALL, 0, start)
    return block.calls[first : first + words.count(CALL)]


def _changes(runs: Sequence[Run]) -> Iterator[_Change]:
    """Yield the stretches between kept text."""
    start = end = new_start = new_end = 0
    for run in runs:
        size = len(run.text)
        if run.kind is RunKind.KEPT:
            if end > start or new_end > new_start:
                yield _Change(start, end, new_start, new_end)
            start, new_start = end + size, new_end + size
            end, new_end = start, new_start
        elif run.kind is RunKind.DELETED:
            end += size
        else:
            new_end += size
    if end > start or new_end > new_start:
        yield _Change(start, end, new_start, new_end)


def _quoted(before: str, after: str, change: _Change, low: int, high: int) -> tuple[_Change, Rectification] | None:
    """Return the correction of a change with the shortest quotation, and the stretch that it takes up; None if none is.

    Args:
        before: The line before.
        after: The line after.
        change: The change.
        low: The end of what the correction before it takes up.
        high: The beginning of the next change.
    """
    change = _behind_its_word(before, after, change, low)
    short = _in_few_words(before, change)
    if short is not None and low <= short[0].start and short[0].end <= high:
        return short
    lefts = list(_cuts_left(before, change.start, low))
    rights = list(_cuts_right(before, change.end, high))
    for size in range(len(lefts) + len(rights) - 1):
        for right in range(max(0, size - len(lefts) + 1), min(size, len(rights) - 1) + 1):
            start, end = lefts[size - right], rights[right]
            span = _Change(start, end, change.new_start - change.start + start, change.new_end - change.end + end)
            item = _item(before, after, span)
            if item is not None:
                return span, item
    return None


def _behind_its_word(before: str, after: str, change: _Change, low: int) -> _Change:
    """Return an insertion with the blank before it and not behind it: it is told as standing after a word."""
    at, end = change.start - 1, change.new_end - 1
    if change.start < change.end or at < low or not before[at].isspace() or before[at] != after[end]:
        return change
    return _Change(at, at, change.new_start - 1, end)


def _cuts_left(line: str, at: int, low: int) -> Iterator[int]:
    """Yield the places at or left of a change where a quotation may begin, the nearest first."""
    left = MOST_CONTEXT
    for start in range(at, low - 1, -1):
        if is_cut(line, start) and not line[start : start + 1].isspace() and left >= 0:
            left -= 1
            yield start
        elif left < 0:
            return


def _cuts_right(line: str, at: int, high: int) -> Iterator[int]:
    """Yield the places at or right of a change where a quotation may end, the nearest first."""
    left = MOST_CONTEXT
    for end in range(at, high + 1):
        if is_cut(line, end) and not line[max(end - 1, 0) : end].isspace() and left >= 0:
            left -= 1
            yield end
        elif left < 0:
            return


def _item(before: str, after: str, span: _Change) -> Rectification | None:
    """Return the correction that quotes a stretch; None if it is no good quotation."""
    words, reading = before[span.start : span.end], after[span.new_start : span.new_end]
    if not _is_quotable(words, before) or not stands_once(before, words):
        return None
    if reading != reading.strip() or not is_cut(after, span.new_start) or not is_cut(after, span.new_end):
        return None
    if reading.startswith(words):
        added = reading[len(words) :].strip()
        if _is_insertion(added, reading, len(words)) and words + joint(words, added) + added == reading:
            return Rectification(act=Act.INSERT_AFTER, words=words, reading=added)
    if reading.endswith(words):
        at = len(reading) - len(words)
        added = reading[:at].strip()
        if _is_insertion(added, reading, at) and added + joint(added, words) + words == reading:
            return Rectification(act=Act.INSERT_BEFORE, words=words, reading=added)
    return Rectification(act=Act.REPLACE, words=words, reading=reading) if reading else None


def _is_insertion(added: str, reading: str, at: int) -> bool:
    """Return whether words can be told as inserted at a place: not a sign alone, which is read with its word."""
    return any(map(str.isalnum, added)) and is_cut(reading, at)


def _is_quotable(words: str, line: str) -> bool:
    """Return whether words can be quoted: with a letter, since nobody looks for a number or a comma alone.

    Of Han characters there are two, which are a word.
    """
    if not words or words != words.strip():
        return False
    letters = [char for char in words if char.isalpha()]
    if not letters:
        return not any(map(str.isalpha, line))
    return len(letters) >= HAN_PER_WORD or not is_han(letters[0]) or words == line


def _in_few_words(before: str, change: _Change) -> tuple[_Change, Rectification] | None:
    """Return the correction that deletes words and quotes nothing else; None where that would not be exact."""
    if change.new_end > change.new_start:
        return None
    words = before[change.start : change.end].strip()
    if not words or not stands_once(before, words) or not any(map(str.isalnum, words)):
        return None
    start = before.index(words, change.start)
    gone = without(before, start, start + len(words))
    if before[: gone[0]] + before[gone[1] :] != before[: change.start] + before[change.end :]:
        return None
    span = _Change(min(gone[0], change.start), max(gone[1], change.end), change.new_start, change.new_start)
    return span, Rectification(act=Act.DELETE, words=words)
