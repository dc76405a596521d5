"""Plain text → draft: a text pasted or extracted from a document, with no marks of ours in it.

Nothing here changes a word. What is taken out is accounted for (:mod:`tracker.readers.cleaning.artefacts`); all
else becomes a heading, a recital, a formula, a line of text or a note, in the order printed.
"""

from __future__ import annotations

from tracker.model.block import ARTICLE_LEVEL, CALL, DIVISION_LEVEL, BlockKind
from tracker.model.finding import Finding
from tracker.model.heading import SEPARATOR
from tracker.model.stage import FrontMatter
from tracker.readers.cleaning.artefacts import take_out
from tracker.readers.reading import Reading
from tracker.readers.structure.extent import find_extent
from tracker.readers.structure.headings import (
    Headline,
    article_line,
    division_line,
    may_head,
    part_glued,
    title_below,
    unlabelled,
)
from tracker.readers.structure.items import Item, item_line, item_of
from tracker.readers.structure.lists import Lists
from tracker.readers.structure.preamble import preamble_marks
from tracker.readers.structure.printed import Printed, is_finished, is_title, join, join_broken
from tracker.readers.structure.titles import titled
from tracker.readers.wanted import Wanted
from tracker.text.compose import Found, compose

_INTRODUCES = ":：—–-"


def read_plain(text: str, name: str, *, front: FrontMatter, wanted: Wanted) -> Reading:
    """Read plain text.

    Args:
        text: The whole file, lines ending in line feeds.
        name: Its name, for messages.
        front: What is known about the draft.
        wanted: Which lines are the treaty text.

    Raises:
        InputError: If the lines given are not in the file or hold no words.
    """
    lines = text.split("\n")
    extent = find_extent(lines, wanted, name)
    cleaned = take_out(lines[extent.first - 1 : extent.last], extent.first, announced=extent.announced)
    found = classify(cleaned.lines)
    draft, problems = compose(found, cleaned.notes, front)
    problems += cleaned.problems
    if not draft.articles:
        problems.append(no_articles(extent.first))
    outside = [
        (number, line)
        for number, line in enumerate(lines, 1)
        if line.strip() and not extent.first <= number <= extent.last
    ]
    return Reading(
        draft=draft,
        problems=tuple(sorted(problems, key=lambda p: (p.line, p.column, p.message))),
        first_line=extent.first,
        last_line=extent.last,
        outside=tuple(outside),
        artefacts=tuple(cleaned.artefacts),
    )


def classify(lines: list[Printed]) -> list[Found]:
    """Say of each line what it is.

    Args:
        lines: The treaty text without artefacts.

    Returns:
        Its blocks, in the order printed; every word of the lines stands in one of them.
    """
    lines = part_glued(lines)
    heads = _headings(lines)
    items = {place for place, line in enumerate(lines) if item_line(line.text)}
    joined = join_broken(lines, set(heads), items - set(heads))
    if len(joined) < len(lines):
        lines, heads = joined, _headings(joined)
    return _Body(lines, heads).found


def _headings(lines: list[Printed]) -> dict[int, tuple[int, Headline]]:
    """The headings that the form of their line shows, with their level."""
    places = [at for at, line in enumerate(lines) if may_head(line.text)]
    articles = {at: found for at in places if (found := article_line(lines[at].text))}
    # Section plays the article where a text has no articles.
    unit = "article" if any(head.unit == "article" for head in articles.values()) else "section"
    heads = {at: (ARTICLE_LEVEL, head) for at, head in articles.items() if head.unit == unit}
    for at in places:
        if at not in heads and (division := division_line(lines[at].text)):
            heads[at] = (DIVISION_LEVEL, division)
    for at, line in enumerate(lines):
        if line.hashes >= DIVISION_LEVEL and at not in heads and is_title(line.text):
            heads[at] = (DIVISION_LEVEL, Headline("", line.text))
    return heads


class _Body:
    """Takes the lines in order and says what each is; ``found`` is the result."""

    def __init__(self, lines: list[Printed], heads: dict[int, tuple[int, Headline]]) -> None:
        self.found: list[Found] = []
        self._lines = lines
        self._heads = heads
        self._lists = Lists()
        self._item_before = False
        self._add_unlabelled()
        self._places = sorted(heads)
        self._end_of = dict(zip(self._places, [*self._places, len(lines)][1:], strict=True))
        alone = [at for at in self._places if heads[at][0] == ARTICLE_LEVEL and not heads[at][1].rest]
        self._titled = titled(lines, alone, [self._end_of[at] for at in alone])
        self._before_headings(self._places[0] if self._places else len(lines))
        for at in self._places:
            self._part(at)

    def _add_unlabelled(self) -> None:
        """Short titles right before another heading are headings without a label: "Transition"."""
        first = min(self._heads, default=0)
        for at in sorted(self._heads, reverse=True):
            above = at - 1
            if above > first and above not in self._heads and above - 1 not in self._heads:
                line = self._lines[above]
                if unlabelled(line) and is_finished(self._lines[above - 1].text) and not item_line(line.text):
                    self._heads[above] = (DIVISION_LEVEL, Headline("", line.text))

    def _before_headings(self, end: int) -> None:
        at = 0
        if end and (self._lines[0].hashes == 1 or is_title(self._lines[0].text)):
            self._add(BlockKind.TITLE, self._lines[0], level=1)
            at = 1
        self._preamble(at, end, headed=False)

    def _preamble(self, at: int, end: int, *, headed: bool) -> None:
        """Recitals and formulas; in a text without articles the first numbered paragraph ends them."""
        stop = end
        if not any(level == ARTICLE_LEVEL for level, _ in self._heads.values()):
            stop = next((place for place in range(at, end) if item_line(self._lines[place].text)), end)
        for line, mark in zip(
            self._lines[at:stop],
            preamble_marks([line.text for line in self._lines[at:stop]], headed=headed),
            strict=True,
        ):
            self._add(mark, line)
        for place in range(stop, end):
            self._words(self._lines[place], place)

    def _part(self, at: int) -> None:
        """A heading and all that stands below it up to the next."""
        level, head = self._heads[at]
        line, end, begin = self._lines[at], self._end_of[at], at + 1
        self._lists.clear()
        self._item_before = False
        if not head.is_heading:
            label, rest = line.split(len(line.text) - len(head.rest))
            self._add(BlockKind.HEADING, label, head.label, level)
            self._words(rest, at)
        else:
            below: list[int] = []
            if at in self._titled:
                below = [begin]
            elif level == DIVISION_LEVEL and head.unit not in {"", "preamble"} and not head.rest:
                below = title_below(self._lines, at, self._heads)
            begin += len(below)
            text = str(head)
            if below:
                title = join([self._lines[place] for place in below])
                text = f"{text}{SEPARATOR}{title.text}"
                line = line._replace(ids=line.ids + title.ids)
            self._add(BlockKind.HEADING, line, text, level)
        if head.unit == "preamble":
            self._preamble(begin, end, headed=True)
        else:
            for place in range(begin, end):
                self._words(self._lines[place], place)

    def _words(self, line: Printed, place: int, labels: int = 3) -> None:
        """A line of an article: its labels as headings, its words as text."""
        item = item_of(line) if labels else None
        # A dash behind a label parts it from its text: "1. – Les Parties …".
        if item and (labels == 3 or item.shape != "-") and (level := self._level(item, place)):
            label, rest = line.split(item.length)
            self._add(BlockKind.HEADING, label, item.label, level)
            self._item_before = True
            if rest.text:
                self._words(rest, place, labels - 1)
                self._item_before = True
        else:
            self._add(BlockKind.TEXT, line)
            self._item_before = False

    def _level(self, item: Item, place: int) -> int | None:
        before = self.found[-1] if self.found else None
        words = before.text if before and before.kind is BlockKind.TEXT else ""
        bare = words.rstrip(" \u00a0" + CALL)
        return self._lists.level(
            item,
            introduced=self._item_before and bare.endswith(tuple(_INTRODUCES)),
            broken=bool(words) and not is_finished(words),
            following=lambda: self._following(item, place),
        )

    def _following(self, item: Item, place: int) -> Item | None:
        """The next label of the same shape in the same article."""
        for later in range(place + 1, len(self._lines)):
            if later in self._heads:
                return None
            other = item_of(self._lines[later])
            if other and other.shape == item.shape:
                return other
        return None

    def _add(self, mark: BlockKind, line: Printed, text: str | None = None, level: int = 0) -> None:
        self.found.append(Found(mark, line.text if text is None else text, level, line.ids, line.number))


def no_articles(line: int) -> Finding:
    """That no article was found.

    Args:
        line: Where the text begins.
    """
    return Finding(
        line=line,
        message="No article was found",
        cause="No line has the form of an article's heading, as “Article 1” on a line of its own",
        remedy="if the text has articles, put each heading on a line of its own, or name their lines",
    )
