"""Hard-wrapped text: lines broken at a width, as in e-mail, joined to paragraphs again.

A break is no end of a paragraph if the sentence goes on: with a small letter, or because the first word of the next
line did not fit on the line. The second needs the width, which the lines that certainly go on show.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from tracker.language.reference_words import lowered, unit_of, word_in
from tracker.language.scripts import HAN, is_han
from tracker.model.finding import Finding
from tracker.readers.reading import Artefact, ArtefactKind
from tracker.readers.structure.headings import HeadingLine, article_line, division_line, label_value, may_be_heading
from tracker.readers.structure.items import item_line
from tracker.readers.structure.printed_line import (
    PrintedLine,
    is_finished,
    is_title,
    starts_lowercase,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_MIN_CERTAIN = 2
"""Breaks inside a sentence that show a width. One may be a slip of the typist."""
_MIN_INNER = 3
"""Breaks inside paragraphs that show a width where no sentence certainly goes on."""
_MIN_WIDTH, _MAX_WIDTH = 24, 160
"""Columns of a line; a wider text was broken by its author, a narrower one is a list of names."""
_RAGGED = 0.85
"""Share of the width from which a line counts as full with the next word: programs that wrap leave less than a word,
people who type leave more. In the texts of the corpus wrapped at 56 to 76 columns no inner line is shorter."""
_MIN_FULL = 0.7
"""Share of the certain breaks at full lines from which a text counts as wrapped at a width."""
_WIDE_LINES = 20
"""A line in so many may be wider than the width: an address of a web page, which no program breaks."""
_MAX_WIDER = 0.05
"""Share of the lines that may be wider than the width; of a text with a paragraph a line most are."""
_MAX_PAIRS = 2_000
"""Breaks that are examined for a width: one file is wrapped at one width, and a hundred show it."""
_TAIL = 40
"""Characters at the end of a line that are examined for a word."""
_HYPHEN = re.compile(r"[^\W\d_]{2,}(?:[-\u2010\u00ad])$")
_COMMA_AT_END = re.compile(r"[,،，](?:\s+[^\W\d_]{1,3})?$")
_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")
_LONG_PART = 4
"""Letters of the part before a hyphen from which it counts as a word of its own."""
HYPHENATED_PREFIXES = frozenset(["non", "self", "co", "ex", "vice", "sous", "demi", "anti", "sub", "well"])
"""First parts that are written with a hyphen and seldom stand alone in a treaty."""
_ONLY_CITED = frozenset(["article", "paragraph"])
"""Units whose words end no title: "Contract clause" and "Commercial items" are titles."""
_OPEN_LIST = re.compile(r"[\d)]\s+(?:and|or|et|ou|y|o|и|или|أو|و)$", re.IGNORECASE)
_NUMBER_START = re.compile(r"[(\[]?(?:\d|[IVXLC]+\b|[a-z]\b|[^\W\d_]\))")


class Wrapping(NamedTuple):
    """Result of joining.

    Attributes:
        lines: The lines; as many or fewer.
        artefacts: The hyphens that were taken out.
        problems: A doubt about hyphens that the text does not settle.
    """

    lines: list[PrintedLine]
    artefacts: list[Artefact]
    problems: list[Finding]


def join_wrapped_lines(lines: list[PrintedLine]) -> Wrapping:
    """Join lines that a line break inside a paragraph separates.

    >>> texts = ["Article 1", "The Parties notify each", "other of every port that", "the Board has closed."]
    >>> [line.text for line in join_wrapped_lines([PrintedLine(n, text) for n, text in enumerate(texts)]).lines]
    ['Article 1', 'The Parties notify each other of every port that the Board has closed.']

    Args:
        lines: The lines of a text in order; a line behind a blank one is never joined to the line before.
    """
    if not any(not line.after_blank for line in lines[1:]):
        return Wrapping(lines, [], [])
    joiner = _Joiner(lines)
    runs = [[lines[0]]]
    for line in lines[1:]:
        if not line.after_blank and not line.hashes and joiner.continues(runs, line):
            runs[-1].append(line)
        else:
            runs.append([line])
    joined = [joiner.join(run) if len(run) > 1 else run[0] for run in runs]
    return Wrapping(joined, joiner.artefacts, joiner.problems())


class _Joiner:
    """Decides line by line, with the width of the text and the number of the last article in mind."""

    def __init__(self, lines: list[PrintedLine]) -> None:
        self.artefacts: list[Artefact] = []
        self._doubtful: list[str] = []
        self._first_doubtful = 0
        self._width = _width(lines)
        self._lines = lines
        self._last: dict[str, int] = {}
        self._noted = 0

    @cached_property
    def _blanks_separate(self) -> bool:
        """Return whether blank lines stand between the paragraphs."""
        return _blanks_separate_paragraphs(self._lines)

    @cached_property
    def _words(self) -> set[str]:
        """The words of the text; most texts have no hyphen at a line end, and need none."""
        return _whole_words(self._lines)

    def continues(self, runs: list[list[PrintedLine]], line: PrintedLine) -> bool:
        """Return whether a line goes on the last of the paragraphs before it; no blank line is between."""
        run = runs[-1]
        above = run[-1].text
        if run[0].hashes or _is_heading(run):
            return False
        is_title_of_text = run[0] is self._lines[0] and len(run) == 1 and is_title(above)
        if is_title_of_text and not starts_lowercase(line.text):
            return False
        if _ends_in_hyphen(above) and line.text[0].islower():
            return True
        if not self._width and is_finished(above) and line.text[0] != "§":
            return False
        if line.text.startswith("§") and not _ends_sentence(above) and not is_title(above):
            return True  # "… see §4.1(3), / §4.2."
        full = self._is_full(above, line.text)
        if is_finished(above):
            # Behind a comma a small letter goes on the sentence, a capital may begin the next recital.
            goes_on = self._blanks_separate or (_goes_on(line.text) and not _ends_sentence(above))
            return full and goes_on and not _has_label(line.text)
        # "Reservation of title" and "Contract clause" are titles above a numbered paragraph.
        item = item_line(above)
        has_title = len(run) == 1 and is_title(above[item.length :] if item else above)
        may_be_title = has_title and item is None
        if _calls_for_number(above, may_be_title=has_title) and _NUMBER_START.match(line.text):
            return len(run) > 1 or len(runs) < 2 or not _is_heading(runs[-2])  # Else it may be a title.
        heading = _heading(line.text)
        if heading is not None:
            return not may_be_title and not self._is_expected(heading, runs)
        if _has_certain_label(line.text):
            return False
        return starts_lowercase(line.text) or full

    def _is_full(self, above: str, below: str) -> bool:
        """Return whether the first word below did not fit behind the line above."""
        return self._width > 0 and _full_length(above, below) > _RAGGED * self._width

    def _is_expected(self, heading: HeadingLine, runs: list[list[PrintedLine]]) -> bool:
        """Return whether the number of a heading follows the last one of its kind, or cannot be judged."""
        for run in runs[self._noted :]:
            above = _heading(run[0].text)
            if above is not None and (last := label_value(above.label)):
                self._last[above.unit] = last
        self._noted = len(runs)
        value = label_value(heading.label)
        if value is None:
            return not heading.label.startswith("§")
        return value == self._last.get(heading.unit, 0) + 1

    def join(self, run: list[PrintedLine]) -> PrintedLine:
        """Return the lines of a paragraph as one."""
        pieces = [run[0].text]
        for above, below in pairwise(run):
            if _ends_in_hyphen(above.text) and below.text[0].islower():
                drops = self._drops_hyphen(above.text, below.text)
                if len(self._doubtful) == 1 and not self._first_doubtful:
                    self._first_doubtful = above.number
                if drops:
                    pieces[-1] = pieces[-1][:-1]
                    self.artefacts.append(Artefact(above.number, above.text[-1], ArtefactKind.HYPHEN))
            elif not (is_han(above.text[-1]) and is_han(below.text[0])):
                pieces.append(" ")
            pieces.append(below.text)
        return run[0]._replace(text="".join(pieces), ids=tuple(name for line in run for name in line.ids))

    def _drops_hyphen(self, above: str, below: str) -> bool:
        """Return whether a hyphen goes; where the text does not show it, note the word as doubtful.

        It goes if the word stands elsewhere without it, and stays if the compound or both parts stand elsewhere. A word
        of four letters before it ("roll-off") is more often a part of a compound than of a divided word.
        """
        if above[-1] == "\u00ad":
            return True
        left = _WORD.findall(above[-_TAIL:-1])[-1].casefold().rpartition("-")[2]
        right = _WORD.match(below)
        end = right[0].casefold() if right else ""
        if left + end in self._words:
            return True
        parts_are_words = left in self._words and end in self._words
        if f"{left}-{end}" in self._words or parts_are_words or left in HYPHENATED_PREFIXES:
            return False
        drops = len(left) < _LONG_PART or left not in self._words
        self._doubtful.append(left + end if drops else f"{left}-{end}")
        return drops

    def problems(self) -> list[Finding]:
        """Return one doubt for all words whose hyphen the text does not settle."""
        if not self._doubtful:
            return []
        return [
            Finding(
                line=self._first_doubtful,
                message=f"Joined over a hyphen at the end of a line: {', '.join(dict.fromkeys(self._doubtful))}",
                cause="The words occur nowhere else in the text, so it is unknown whether they have a hyphen",
                remedy="check the words",
            )
        ]


def _width(lines: Sequence[PrintedLine]) -> int:
    """Return the width at which a text is wrapped; 0 if it is not."""
    all_pairs = ((a.text, b.text) for a, b in pairwise(lines) if not b.after_blank and not b.hashes)
    pairs = [*islice(all_pairs, _MAX_PAIRS)]
    inner = [(a, b) for a, b in pairs if _heading(a) is None and not _has_label(b)]
    certain = [(a, b) for a, b in inner if not is_finished(a) and _goes_on(b)]
    if len(certain) < _MIN_CERTAIN:
        certain = inner
        if len(inner) < _MIN_INNER:
            return 0
    lengths = sorted(_length(a) for a, _ in inner)
    width = lengths[-1 - len(lengths) // _WIDE_LINES]
    full = sum(_full_length(a, b) > _RAGGED * width for a, b in certain)
    if not _MIN_WIDTH <= width <= _MAX_WIDTH or full < _MIN_FULL * len(certain):
        return 0
    wider = sum(_length(line.text) > width for line in lines)
    return width if wider <= _MAX_WIDER * len(lines) else 0


def _is_heading(run: list[PrintedLine]) -> bool:
    heading = _heading(run[0].text) if len(run) == 1 else None
    return heading is not None and heading.is_heading


def _goes_on(text: str) -> bool:
    """Return whether a line goes on the sentence before: it begins small, or its script has no capitals."""
    first = text[0]
    caseless = first.isalpha() and first == first.lower() == first.upper()
    return (starts_lowercase(text) or caseless) and not _has_label(text)


def _length(text: str) -> int:
    """Return the width of a line in columns; a Chinese character takes two."""
    return len(text) + (len(_HAN.findall(text)) if max(text) >= "\u2e80" else 0)


def _full_length(above: str, below: str) -> int:
    """Return the length that a line would have with the first word of the next."""
    if is_han(below[0]):
        return _length(above) + 2
    return _length(above) + 1 + len(below.split(maxsplit=1)[0])


def _blanks_separate_paragraphs(lines: Sequence[PrintedLine]) -> bool:
    """Return whether blank lines stand between the paragraphs: before most lines behind the end of a sentence."""
    behind = [line.after_blank for above, line in pairwise(lines) if _ends_sentence(above.text)]
    return 2 * sum(behind) > len(behind)


def _ends_sentence(text: str) -> bool:
    """Return whether a line ends with the end of a sentence or item, and not with a comma or "…, and"."""
    return is_finished(text) and _COMMA_AT_END.search(text[-_TAIL:]) is None


def _ends_in_hyphen(text: str) -> bool:
    """Return whether a line ends in a hyphen behind a word."""
    return text[-1] in "-\u2010\u00ad" and _HYPHEN.search(text[-_TAIL:]) is not None


def _has_label(text: str) -> bool:
    return _has_certain_label(text) or _heading(text) is not None


def _has_certain_label(text: str) -> bool:
    """Return whether a line begins with a label, and not with a word that may be one ("y formas", "a ship")."""
    item = item_line(text)
    return item is not None and not item.doubtful


def _heading(text: str) -> HeadingLine | None:
    return (article_line(text) or division_line(text)) if may_be_heading(text) else None


def _calls_for_number(text: str, *, may_be_title: bool) -> bool:
    """Return whether a line ends where a number must follow: "under article", "paragraphs 2 and"."""
    low = lowered(text[-_TAIL:])
    ends = (unit_of(hit) for hit in word_in(low).finditer(low) if hit.end() == len(low))
    return any(not may_be_title or unit in _ONLY_CITED for unit in ends) or _OPEN_LIST.search(low) is not None


def _whole_words(lines: Sequence[PrintedLine]) -> set[str]:
    """Return the words of a text but the parts of those that a hyphen divides at the end of a line."""
    words = set()
    divided = False
    for line in lines:
        found = _WORD.findall(line.text)
        begin, divided = divided, _ends_in_hyphen(line.text)
        for word in found[begin : len(found) - divided]:
            words |= {word.casefold(), *word.casefold().split("-")}
    return words
