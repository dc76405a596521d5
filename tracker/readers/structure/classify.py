"""Classification of printed lines: each becomes a heading, a recital, a formula or a line of text.

No step changes a word; the blocks hold every word of the lines, in the order printed.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from tracker.language.options import begins_option
from tracker.model.block import ARTICLE_LEVEL, CALL, DIVISION_LEVEL, BlockKind
from tracker.model.finding import Finding
from tracker.model.heading import SEPARATOR
from tracker.readers.reading import Artefact
from tracker.readers.structure.headings import HeadingLine, article_line, division_line, split_embedded_headings
from tracker.readers.structure.items import Item, item_line, item_of
from tracker.readers.structure.lists import OpenLists
from tracker.readers.structure.numbering import NumeralKind
from tracker.readers.structure.outline import find_outline, numbered_title
from tracker.readers.structure.preamble import preamble_kinds, split_run_in_preamble
from tracker.readers.structure.printed_line import MAX_UNLABELLED, PrintedLine, is_finished, is_title, join_lines
from tracker.readers.structure.titles import articles_with_titles, title_lines_below
from tracker.readers.structure.wrapping import join_wrapped_lines
from tracker.text.compose import FoundBlock

_INTRODUCTORY_ENDS = tuple(":：—–-")
_MAX_BETWEEN = 400
"""Lines between the first and the second label of a list. The longest paragraphs of EU acts have fewer than 100."""
_MAX_LABELS = 3
"""Labels that one line may begin with: ``1. (a) (i) …``."""


class Classification(NamedTuple):
    """Result of classifying the lines of a text.

    Attributes:
        blocks: The blocks, in the order printed.
        problems: Doubtful lines.
        artefacts: Signs that were taken out where broken lines were joined.
    """

    blocks: list[FoundBlock]
    problems: list[Finding]
    artefacts: list[Artefact]


def classify(lines: list[PrintedLine]) -> Classification:
    """Classify the lines of a treaty text.

    >>> blocks = classify([PrintedLine(1, "Article 1"), PrintedLine(2, "1. Peace.")]).blocks
    >>> [(block.kind.value, block.level, block.text) for block in blocks]
    [('heading', 3, 'Article 1'), ('heading', 4, '1.'), ('text', 0, 'Peace.')]

    Args:
        lines: The text without artefacts.

    Returns:
        The blocks, in the order printed; every word of the lines is in one of them.
    """
    lines = [piece for line in lines for piece in _split_set_off(line)]
    wrapping = join_wrapped_lines(split_embedded_headings(lines))
    first_article = next((at for at, line in enumerate(wrapping.lines) if article_line(line.text)), len(lines))
    lines = split_run_in_preamble(wrapping.lines, first_article)
    outline = find_outline(lines)
    blocks = _Classifier(lines, outline.headings).blocks
    return Classification(blocks, outline.problems + wrapping.problems, wrapping.artefacts)


def _split_set_off(line: PrintedLine) -> list[PrintedLine]:
    """Return a line whose heading the file sets off as heading and text; other lines as they are."""
    if not 0 < line.heading_length < len(line.text):
        return [line]
    length = line.heading_length
    while line.text[length : length + 1] in {".", ":"}:
        length += 1  # The stop behind the heading is set in the type of the text.
    if length == len(line.text):
        return [line]
    head, rest = line.split(length)
    if article_line(head.text) is None and division_line(head.text) is None and numbered_title(head.text) is None:
        return [line]
    return [head._replace(heading_length=len(head.text)), rest._replace(after_blank=True)]


def no_articles(line: int) -> Finding:
    """Return the problem of a text in which no article was found.

    Args:
        line: First line of the text, from 1.
    """
    return Finding(
        line=line,
        message="No article was found",
        cause="No line looks like the heading of an article, such as “Article 1” on a line of its own",
        remedy="if the text has articles, put each heading on a line of its own",
    )


class _Classifier:
    """Takes the lines in order and appends the block of each to ``blocks``, the result.

    Args:
        lines: The lines.
        headings: Level and parts of the headings, by index.
    """

    def __init__(self, lines: list[PrintedLine], headings: dict[int, tuple[int, HeadingLine]]) -> None:
        self.blocks: list[FoundBlock] = []
        self._lines = lines
        self._headings = headings
        self._lists = OpenLists()
        self._after_item = False
        self._in_option = False
        self._seconds: dict[tuple[str, NumeralKind], tuple[int, int, int | None]] = {}
        ordered = sorted(headings)
        self._end_of = dict(zip(ordered, [*ordered, len(lines)][1:], strict=True))
        alone = [at for at in ordered if headings[at][0] == ARTICLE_LEVEL and not headings[at][1].rest]
        outer = [at for at in ordered if headings[at][0] <= ARTICLE_LEVEL]
        self._titled = articles_with_titles(lines, alone, [_next_of(outer, at, len(lines)) for at in alone])
        self._before_headings(ordered[0] if ordered else len(lines))
        for at in ordered:
            self._section(at)

    def _before_headings(self, end: int) -> None:
        """Add the title and the preamble, up to the first heading."""
        begin = 0
        if end and (self._lines[0].hashes == 1 or is_title(self._lines[0].text)):
            self._add(BlockKind.TITLE, self._lines[0], level=1)
            begin = 1
        self._preamble(begin, end, headed=False)

    def _preamble(self, begin: int, end: int, *, headed: bool) -> None:
        """Add recitals and formulas; in a text without articles they end before the first numbered paragraph."""
        stop = end
        if not any(level == ARTICLE_LEVEL for level, _ in self._headings.values()):
            stop = next((at for at in range(begin, end) if item_line(self._lines[at].text)), end)
        lines = _join_lone_labels(self._lines[begin:stop])
        for line, kind in zip(lines, preamble_kinds([line.text for line in lines], headed=headed), strict=True):
            self._add(kind, line)
        for at in range(stop, end):
            self._text_line(self._lines[at], at)

    def _section(self, at: int) -> None:
        """Add a heading and the lines below it, up to the next heading."""
        level, heading = self._headings[at]
        line, end, begin = self._lines[at], self._end_of[at], at + 1
        self._lists.clear(level)
        self._after_item = self._in_option = False
        if not heading.is_heading:
            label, rest = line.split(len(line.text) - len(heading.rest))
            # A dash or colon between label and text is a part of what is printed.
            printed = heading.label if CALL in label.text else " ".join(label.text.split())
            self._add(BlockKind.HEADING, label, printed, level)
            self._text_line(rest, at)
        else:
            title: list[int] = []
            if at in self._titled:
                title = [begin]
            elif level == DIVISION_LEVEL and heading.unit not in {"", "preamble"} and not heading.rest:
                title = title_lines_below(self._lines, at, self._headings)
            begin += len(title)
            text = str(heading)
            if title:
                title_line = join_lines([self._lines[index] for index in title])
                text = f"{text}{SEPARATOR}{title_line.text}"
                line = line._replace(ids=line.ids + title_line.ids)
            self._add(BlockKind.HEADING, line, text, level)
        if heading.unit == "preamble":
            self._preamble(begin, end, headed=True)
        else:
            for index in range(begin, end):
                self._text_line(self._lines[index], index)

    def _text_line(self, line: PrintedLine, at: int, labels: int = _MAX_LABELS) -> None:
        """Add a line of an article: its labels as headings, its words as text.

        Args:
            line: The line, or what follows its first labels.
            at: Its index.
            labels: Number of labels that it may still begin with.
        """
        item = item_of(line) if labels else None
        # A dash behind a label separates it from its text: "1. – Les Parties …".
        if item and (labels == _MAX_LABELS or item.shape != "-") and (level := self._level(item, at)):
            label, rest = line.split(item.length)
            self._add(BlockKind.HEADING, label, item.label, level)
            self._after_item = True
            self._in_option = False
            if rest.text:
                self._text_line(rest, at, labels - 1)
                self._after_item = True
        else:
            if labels == _MAX_LABELS:
                self._open_unlabelled(line, at)
            self._add(BlockKind.TEXT, line)
            self._after_item = False

    def _open_unlabelled(self, line: PrintedLine, at: int) -> None:
        """Open a provision without a label for a line that introduces a list, where such lists begin anew.

        Definitions without numbers are such lines: each may have points ``(a)`` of its own.
        """
        above = self.blocks[-1] if self.blocks else None
        if above is not None and above.kind is BlockKind.HEADING and above.level > ARTICLE_LEVEL:
            return  # It is the text of the label above.
        is_option = begins_option(line.text)
        if self._in_option and not is_option:
            return  # The list below is the option's.
        first = self._first_label_of_option(at) if is_option else self._first_label_below(at)
        if first is None:
            opens = self._after_item and self._lists.has_unlabelled and is_finished(self.blocks[-1].text)
        else:
            # Numbered paragraphs that begin anew belong to a line that announces them, or is a title or an option.
            announces = (
                is_option or _introduces(line.text) or first.shape != "x." or is_title(line.text, MAX_UNLABELLED)
            )
            opens = announces and self._lists.holds(first)
            opens = opens or (_introduces(line.text) and self._begins_anew(first, at))
        if opens:
            level = self._lists.open_unlabelled(first)
            self.blocks.append(FoundBlock(BlockKind.HEADING, "", level, (), line.number))
            self._in_option = is_option

    def _first_label_of_option(self, at: int) -> Item | None:
        """Return the first label of the list in an option; lines without labels may stand before it."""
        while at + 1 < len(self._lines) and at + 1 not in self._headings:
            below = self._lines[at + 1]
            if item_of(below) is not None or begins_option(below.text):
                return self._first_label_below(at)
            at += 1
        return None

    def _first_label_below(self, at: int) -> Item | None:
        """Return the label of the next line if it is the first of a list; else None."""
        below = at + 1
        if below >= len(self._lines) or below in self._headings:
            return None
        item = item_of(self._lines[below])
        is_first = item is not None and item.shape != "-" and any(value == 1 for _, value in item.readings)
        return item if is_first else None

    def _begins_anew(self, first: Item, at: int) -> bool:
        """Return whether a later unlabelled line introduces a list of the same form, before the next item."""
        for later in range(at + 1, len(self._lines)):
            item = None if later in self._headings else item_of(self._lines[later])
            ends = item is not None and (item.shape == "x." != first.shape or self._lists.continue_with(item))
            if later in self._headings or ends:
                return False
            again = self._first_label_below(later) if item is None else None
            if again is not None and _introduces(self._lines[later].text):
                return again.shape == first.shape and bool(_first_kinds(again) & _first_kinds(first))
        return False

    def _level(self, item: Item, at: int) -> int | None:
        """Return the level of a label; None if it is a part of the sentence before."""
        before = self.blocks[-1] if self.blocks else None
        words = before.text if before and before.kind is BlockKind.TEXT else ""
        return self._lists.level(
            item,
            introduced=self._after_item and _introduces(words),
            broken=bool(words) and not is_finished(words) and not (item.shape == "x." and _is_short_title(words)),
            following=lambda: self._next_item(item, at),
            has_second=lambda kind: self._has_second(item, kind, at),
        )

    def _next_item(self, item: Item, at: int) -> Item | None:
        """Return the next label of the same shape and kind in the same article."""
        kinds = {kind for kind, _ in item.readings}
        for later in range(at + 1, len(self._lines)):
            if later in self._headings:
                return None
            candidate = item_of(self._lines[later])
            if candidate and candidate.shape == item.shape and any(kind in kinds for kind, _ in candidate.readings):
                return candidate
        return None

    def _has_second(self, item: Item, kind: NumeralKind, at: int) -> bool:
        """Return whether the second label of a list comes in the same article, not too far below."""
        key = (item.shape, kind)
        begin, end, place = self._seconds.get(key, (0, 0, None))
        if not (begin <= at and place is not None and place > at):
            # What was searched once is not searched again: a hostile file has a doubtful label on every line.
            place = None
            end = max(end, at + 1) if begin <= at else at + 1
            while place is None and end < min(at + _MAX_BETWEEN, len(self._lines)) and end not in self._headings:
                candidate = item_of(self._lines[end])
                if candidate and candidate.shape == item.shape and (kind, 2) in candidate.readings:
                    place = end
                end += 1
            self._seconds[key] = at, end, place
        return place is not None and place < at + _MAX_BETWEEN

    def _add(self, kind: BlockKind, line: PrintedLine, text: str | None = None, level: int = 0) -> None:
        self.blocks.append(FoundBlock(kind, line.text if text is None else text, level, line.ids, line.number))


def _next_of(ordered: list[int], at: int, end: int) -> int:
    """Return the first of some ordered indexes behind another; ``end`` if there is none."""
    position = bisect_right(ordered, at)
    return ordered[position] if position < len(ordered) else end


def _join_lone_labels(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Join labels that stand alone on their lines with the lines below: the number of a recital and its words."""
    joined: list[PrintedLine] = []
    for line in lines:
        above = item_line(joined[-1].text) if joined else None
        if above is not None and above.length == len(joined[-1].text) and item_line(line.text) is None:
            joined[-1] = join_lines([joined[-1], line])
        else:
            joined.append(line)
    return joined


def _is_short_title(text: str) -> bool:
    """Return whether a line may be a title between numbered paragraphs: "II. Commitments"."""
    return is_title(text, MAX_UNLABELLED)


def _introduces(text: str) -> bool:
    """Return whether a line announces a list: it ends in a colon or dash."""
    return text.rstrip(" \u00a0" + CALL).endswith(_INTRODUCTORY_ENDS)


def _first_kinds(item: Item) -> set[NumeralKind]:
    """Return the kinds of list that a label may be the first of."""
    return {kind for kind, value in item.readings if value == 1}
