"""Tables of contents: runs of headings without text whose labels come again, in the same order, before their text.

A text may hold headings without text that are no contents: articles that were deleted, an enumeration of annexes, two
drafts of one-line articles in one file. So a run counts only if its places below hold text that the run lacks; and
without dots, page numbers or the heading "Contents", only if all of it comes again and no other article stands between.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tracker.readers.structure.furniture.entry import (
    COLUMN_HEADINGS,
    CONTENTS_HEADING,
    MAX_ENTRY,
    Key,
    label_key,
    letters,
    split_tail,
)
from tracker.readers.structure.headings import may_be_heading
from tracker.readers.structure.printed_line import is_title, starts_lowercase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MIN_ENTRIES = 3
"""Entries of a list that nothing but their order shows: two headings in a row are a chapter and its first section."""
_MIN_MARKED_ENTRIES = 2
"""Entries of a list that has a heading, dots or page numbers."""
_MIN_WITH_TEXT = 2
"""Entries whose place below must hold text; in two drafts of one-line articles it is at most the last."""
_SHARE_WITH_TEXT = 4
"""One entry in so many: a part, its title, its chapter and its section may stand above one article."""
_MAX_WRAPPED = 3
"""Lines of an entry, or of the heading below, that its title may take beside the first."""
_MAX_STARTS = 6
"""Later places of the first label that are tried: the articles of annexes begin with 1 again, in the list too."""
_MIN_SHARE_AT_END = 0.75
"""Share of the lines below a heading "Contents" that must be entries, where the table stands behind the text; the
others are wrapped titles."""
_MAX_CONTENTS_HEADING = 60
"""Characters of the line "Contents", with the signs around it: the longest in the six languages have twenty."""
_SIGNS = " \u00a0.,;:()«»“”\"'…–—-"
"""Signs at the ends of most lines."""
_ARTICLES = frozenset({"article", "rule", "regulation", "principle", "guideline", "section"})


class _Line(NamedTuple):
    """A line with words.

    Attributes:
        at: Its index in the document.
        text: The line.
        words: The line without dots and page number.
        page: The page number at its end; 0 for none.
        dots: Whether dots lead to it.
        key: Unit and number of its label; None without one.
    """

    at: int
    text: str
    words: str
    page: int
    dots: bool
    key: Key | None


@dataclass
class _Run:
    """A run of entries.

    Attributes:
        begin: Index of its first line among the lines with words.
        end: One past its last line.
        first: Index of the place below of its first entry.
        places: Indexes of entry, of its place below, and of the last line of the heading there.
        pages: Page numbers, in order.
        strangers: Entries whose place is not found, recognised by their dots or page number.
        displaced: Entries whose place is not in order.
    """

    begin: int
    end: int
    first: int = 0
    places: list[tuple[int, int, int]] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    strangers: int = 0
    displaced: int = 0


def find_contents(lines: Sequence[str]) -> set[int]:
    """Find the lines of all tables of contents.

    >>> text = [
    ...     "Part I. Duties 2",
    ...     "Article 1. Scope 2",
    ...     "Article 2. Costs 3",
    ...     "Part I",
    ...     "Duties",
    ...     "Article 1",
    ...     "Scope",
    ... ]
    >>> sorted(find_contents([*text, "This applies to ports.", "Article 2", "Costs", "Costs lie where they fall."]))
    [0, 1, 2]

    Args:
        lines: All lines of the document; blank ones, and those that are known to be furniture, are empty.

    Returns:
        Indexes of the lines, with the heading "Contents" above them.
    """
    return _Search(lines).found


class _Search:
    """Walks through the lines; ``found`` holds the result."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.found: set[int] = set()
        self._lines = [_line(at, text) for at, text in enumerate(lines) if text]
        self._by_key: dict[Key, list[int]] = {}
        self._by_ends: dict[tuple[str, str], list[int]] = {}
        begins: list[int] = []
        for index, line in enumerate(self._lines):
            if line.key:
                self._by_key.setdefault(line.key, []).append(index)
                begins.append(index)
            elif is_contents_heading(line.text):
                begins.append(index)
        done = 0
        for index in begins:
            if index >= done:
                done = self._try(index)
        self._at_end()

    def _try(self, index: int) -> int:
        """Examine the run that begins at a line; return the index at which to go on."""
        line = self._lines[index]
        headed = is_contents_heading(line.text)
        if not headed and not self._may_begin(index):
            return index + 1
        begin = self._behind_columns(index + 1) if headed else index
        runs = list(self._runs(begin, headed=headed))
        accepted = [run for run in runs if self._is_contents(run, headed=headed)]
        if not accepted:
            # The run is not tried again from its second line: that would take quadratic time.
            return index + 1 if headed else max(index + 1, *(run.end for run in runs))
        best = max(accepted, key=lambda run: run.end)
        self.found.update(self._lines[at].at for at in range(index, best.end))
        return best.end

    def _may_begin(self, index: int) -> bool:
        """Return whether a run may begin in a line: its label occurs again below, or its end is that of an entry."""
        key = self._lines[index].key
        return key is not None and (
            self._by_key[key][-1] > index or self._stranger(index, len(self._lines), headed=False) > 0
        )

    def _runs(self, begin: int, *, headed: bool) -> Iterator[_Run]:
        """Yield the runs that begin at a line, one for each later place of its first label."""
        for skipped in range(_MAX_STARTS):
            run = self._run(begin, skipped, headed=headed)
            yield run
            if len(run.places) < _MIN_MARKED_ENTRIES:
                return

    def _behind_columns(self, index: int) -> int:
        while index < len(self._lines) and COLUMN_HEADINGS.fullmatch(self._lines[index].text):
            index += 1
        return index

    def _run(self, begin: int, skipped: int, *, headed: bool) -> _Run:
        """Follow the entries from a line on.

        Args:
            begin: Index of the first.
            skipped: Number of later places of the first entry that are passed over.
            headed: Whether "Contents" stands above.
        """
        run = _Run(begin, begin)
        bound, after, index = len(self._lines), -1, begin
        last_certain = begin
        while index < bound:
            line = self._lines[index]
            if (run.places or headed) and (COLUMN_HEADINGS.fullmatch(line.text) or is_contents_heading(line.text)):
                index += 1
                continue
            place = self._place(index, max(after, index), skipped if not run.places else 0)
            if place is None and run.places and line.key:
                place = self._place(index, run.first - 1, 0)
                run.displaced += place is not None
            if place is not None:
                below, last = place
                if not run.places:
                    run.first = bound = below
                after = max(after, below)
                wrapped, last = self._wrapped(index, bound, below, last)
                run.places.append((index, below, last))
                run.pages += self._pages(index, index + wrapped + 1)
                index += wrapped + 1
                # "附则" is the last entry of its list if the text begins right behind it; else it may be the title.
                if line.key or line.dots or line.page or (headed and index == bound):
                    last_certain = index
            elif length := self._stranger(index, bound, headed=headed):
                run.strangers += 1
                run.pages += self._pages(index, index + length)
                index += length
                last_certain = index
            else:
                break
        # A title without label and page behind the last certain entry is that of the text itself.
        run.end = last_certain
        run.places = [place for place in run.places if place[0] < last_certain]
        return run

    def _place(self, index: int, after: int, skipped: int) -> tuple[int, int] | None:
        """Return the heading below that an entry names: its index and that of its last line; None if there is none."""
        line = self._lines[index]
        if line.key is None:
            return self._equal_line(line, after)
        places = self._by_key[line.key]
        begin = bisect_right(places, max(after, index))
        for below in places[begin : begin + _MAX_STARTS]:
            last = self._heading_end(below, line)
            if last is not None:
                if skipped == 0:
                    return below, last
                skipped -= 1
        return None

    def _heading_end(self, below: int, entry: _Line) -> int | None:
        """Return the last line of a heading that has the title of an entry; None if it has another."""
        if not _may_be_entry(entry):
            return None
        for words in dict.fromkeys((entry.text, entry.words)):
            parts = label_key(words)
            if parts and parts[0] == entry.key and (last := self._title_end(below, letters(parts[1]))) is not None:
                return last
        return None

    def _title_end(self, below: int, title: str) -> int | None:
        """Return the last line that a title takes from a heading on; None if it is not the title there."""
        parts = label_key(self._lines[below].text[:MAX_ENTRY])
        if parts is None:
            return None
        collected, last = letters(parts[1]), below
        while not collected.startswith(title):
            last += 1
            if not title.startswith(collected) or last > below + _MAX_WRAPPED or last >= len(self._lines):
                return None
            collected += letters(self._lines[last].text[:MAX_ENTRY])
        return last

    def _equal_line(self, line: _Line, after: int) -> tuple[int, int] | None:
        """Return the later line with the same words as an entry without a label."""
        if not is_title(line.words) or not (words := letters(line.words)):
            return None
        if not self._by_ends:
            for index, other in enumerate(self._lines):
                if len(other.text) <= MAX_ENTRY:
                    self._by_ends.setdefault(_ends(other.text), []).append(index)
        places = self._by_ends.get((words[0], words[-1]), [])
        return next(
            ((at, at) for at in places[bisect_right(places, after) :] if letters(self._lines[at].text) == words), None
        )

    def _wrapped(self, index: int, bound: int, below: int, last: int) -> tuple[int, int]:
        """Return the number of further lines that an entry takes, and the last line of its heading below."""
        entry = self._lines[index]
        if entry.dots or entry.key is None:
            return 0, last
        title = letters((label_key(entry.text) or ("", ""))[1])
        count = 0
        for at in range(index + 1, min(index + 1 + _MAX_WRAPPED, bound)):
            line = self._lines[at]
            if line.key or not (is_title(line.words) or starts_lowercase(line.words)):
                break
            longer = next(
                (
                    (title + letters(words), end)
                    for words in dict.fromkeys((line.text, line.words))
                    if (end := self._title_end(below, title + letters(words))) is not None
                ),
                None,
            )
            if longer is None:
                break
            (title, last), count = longer, at - index
            if line.dots:
                break
        return count, last

    def _stranger(self, index: int, bound: int, *, headed: bool) -> int:
        """Return the number of lines of an entry whose heading is not found; 0 if the line is none."""
        line = self._lines[index]
        if line.page and (line.dots or headed):
            return 1
        following = self._lines[index + 1] if index + 1 < bound else None
        if following and following.page and following.dots and not following.key and is_title(line.words):
            return 2
        return 0

    def _pages(self, begin: int, end: int) -> list[int]:
        return [line.page for line in self._lines[begin:end] if line.page and (line.dots or line.words != line.text)]

    def _is_contents(self, run: _Run, *, headed: bool) -> bool:
        """Return whether a run of entries is a table of contents."""
        entries = len(run.places) + run.strangers
        dotted = sum(line.dots and line.page > 0 for line in self._lines[run.begin : run.end])
        if headed and dotted >= _MIN_MARKED_ENTRIES and _rises(run.pages):
            return True
        with_text = sum(self._has_text(run, at) for at in range(len(run.places)))
        if with_text < _MIN_WITH_TEXT or with_text * _SHARE_WITH_TEXT < len(run.places):
            return False
        if headed or dotted >= _MIN_MARKED_ENTRIES:
            return len(run.places) >= _MIN_MARKED_ENTRIES and 2 * len(run.places) >= entries
        labelled = [self._lines[at] for at, _, _ in run.places if self._lines[at].key]
        return (
            len(labelled) >= _MIN_ENTRIES
            and not run.strangers
            and run.displaced * _SHARE_WITH_TEXT <= entries
            and not self._is_introduced(run.begin)
            and not self._other_articles_between(run, labelled)
        )

    def _has_text(self, run: _Run, at: int) -> bool:
        """Return whether text stands below the heading of an entry."""
        last = run.places[at][2]
        later = [below for _, below, _ in run.places[at + 1 : at + 2]]
        return last + 1 < (later[0] if later and later[0] > last else len(self._lines))

    def _is_introduced(self, begin: int) -> bool:
        """Return whether a sentence above introduces the run: "The annexes are:"."""
        return begin > 0 and self._lines[begin - 1].text.endswith((":", "：", ",", "،", "，", ";", "—", "–"))

    def _other_articles_between(self, run: _Run, labelled: Iterable[_Line]) -> bool:
        """Return whether an article stands between the run and its places; then the run is a part of the text."""
        units = {line.key[0] for line in labelled if line.key}
        articles = units & _ARTICLES
        if not articles:
            # A list of annexes alone may stand at the end of the text proper, as its last words.
            above = self._lines[: run.begin] if units == {"annex"} else []
            return any(line.key and line.key[0] in _ARTICLES for line in above)
        return any(line.key and line.key[0] in articles for line in self._lines[run.end : run.first])

    def _at_end(self) -> None:
        """Find a table behind the text, as French books have it: its heading, and nothing but entries below."""
        for index in range(len(self._lines) - 1, -1, -1):
            line = self._lines[index]
            if is_contents_heading(line.text):
                entries = self._lines[self._behind_columns(index + 1) :]
                marked = [entry for entry in entries if entry.page and (entry.dots or entry.key)]
                known = list(self._earlier(entries, index))
                enough = max(len(marked), len(known)) >= _MIN_ENTRIES
                if enough and len({*known, *(entry.at for entry in marked)}) >= len(entries) * _MIN_SHARE_AT_END:
                    self.found.update(entry.at for entry in self._lines[index:])
                return
            if len(line.text) > MAX_ENTRY:
                return

    def _earlier(self, entries: Sequence[_Line], bound: int) -> Iterator[int]:
        """Yield the entries whose heading stands above, in the same order."""
        after = -1
        for entry in entries:
            places = self._by_key.get(entry.key, []) if entry.key else []
            for below in places[bisect_right(places, after) :][:_MAX_STARTS]:
                if below < bound and self._heading_end(below, entry) is not None:
                    after = below
                    yield entry.at
                    break


def _ends(text: str) -> tuple[str, str]:
    """Return the first and the last of the letters of a line; most lines with other words differ in them."""
    words = text.strip(_SIGNS)
    if not (words[:1].isalnum() and words[-1:].isalnum()):
        words = letters(text)
    return words[:1].casefold()[:1], words[-1:].casefold()[-1:]


def _line(at: int, text: str) -> _Line:
    if len(text) > MAX_ENTRY:
        return _Line(at, text, text, 0, dots=False, key=None)
    tail = split_tail(text)
    if not may_be_heading(text):
        return _Line(at, text, tail.words, tail.page, dots=tail.dots, key=None)
    full, short = label_key(text), label_key(tail.words)
    if tail.dots:
        return _Line(at, text, tail.words, tail.page, dots=True, key=short[0] if short else None)
    if full and (short is None or short[0] != full[0]):
        # "Article 2", "Article L111-1": the number at the end is that of the label.
        return _Line(at, text, text, 0, dots=False, key=full[0])
    return _Line(at, text, tail.words, tail.page, dots=False, key=full[0] if full else None)


def _may_be_entry(line: _Line) -> bool:
    """Return whether a line with a label is a heading and no sentence."""
    parts = label_key(line.words) or label_key(line.text)
    rest = parts[1].lstrip(" \u00a0.:–—-\u3000") if parts else ""
    return line.dots or not rest or is_title(rest)


def is_contents_heading(text: str) -> bool:
    """Return whether a line is the heading of a table of contents.

    >>> is_contents_heading("Table of contents:"), is_contents_heading("Оглавление"), is_contents_heading("Article 1")
    (True, True, False)
    """
    return (
        len(text) <= _MAX_CONTENTS_HEADING and CONTENTS_HEADING.fullmatch(text.rstrip(": ：").strip("*_# ")) is not None
    )


def _rises(pages: Sequence[int]) -> bool:
    """Return whether page numbers do not fall."""
    return all(one <= other for one, other in pairwise(pages))
