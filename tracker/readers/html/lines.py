"""Lines of a web page as runs of words of one kind, so that nothing is lost when they are divided or joined."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from tracker.readers.structure.headings import article_line, division_line, is_bare_label
from tracker.readers.structure.items import item_line
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.annotation import RevisionKind
    from tracker.readers.reading import ArtefactKind
    from tracker.readers.structure.numbering import AutomaticNumber

_MIN_BREAKS = 3
"""Line breaks in one paragraph from which it is text whose lines are broken by hand, as in converted e-mail."""


class Run(NamedTuple):
    """Words of one kind.

    Attributes:
        text: The words.
        link: Name of the place in a page to which they lead; empty for a place elsewhere; None for no link.
        raised: 1 for raised, -1 for lowered characters.
        strong: Whether they are set off: bold, italic or underlined.
    """

    text: str
    link: str | None = None
    raised: int = 0
    strong: bool = False


class LeftOut(NamedTuple):
    """Words of a line that are not shown.

    Attributes:
        text: The words.
        kind: Kind of the artefact; None for words that are in the text.
        revision: The marked change that they are; None for none.
        date: Its date, as the page states it.
    """

    text: str
    kind: ArtefactKind | None
    revision: RevisionKind | None = None
    date: str = ""


@dataclass(slots=True)
class PageLine:
    """A line of a page.

    Attributes:
        runs: Its words.
        anchors: Names of the places in it to which links can lead.
        left_out: Words in it that are not shown, and its marked changes.
        label: The number shown before it.
        automatic: Description of this number.
        tag: Name of the innermost block that holds it.
        row: Whether it is a row of a table.
        furniture: Kind of furniture that the page marks it as; None for text.
        item: The list of which it begins an item, and the index of the item.
        follows: Whether no blank line stands before it, as in text whose lines are broken at a width.
    """

    runs: list[Run] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    label: str = ""
    automatic: AutomaticNumber | None = None
    tag: str = ""
    row: bool = False
    furniture: ArtefactKind | None = None
    item: tuple[OpenList, int] | None = None
    follows: bool = False

    @property
    def text(self) -> str:
        """Return all its words."""
        return "".join(run.text for run in self.runs)

    def has_words(self) -> bool:
        """Return whether it shows anything."""
        return any(run.text.strip() for run in self.runs)

    def hand_on(self, later: PageLine) -> None:
        """Give a later line everything of a line without words: number, places, account."""
        later.anchors[:0] = self.anchors
        later.left_out[:0] = self.left_out
        if self.label and not later.label:
            later.label, later.automatic = self.label, self.automatic
            later.take_item(self)

    def take_item(self, earlier: PageLine) -> None:
        """Become the line that begins the item of an earlier one."""
        if earlier.item is not None:
            open_, at = earlier.item
            open_.items[at] = (self, open_.items[at][1])
            self.item = earlier.item


@dataclass(eq=False, slots=True)
class OpenList:
    """A list that is being read.

    Attributes:
        form: Format of its numbers; empty for a list without numbers.
        count: Number of its last item.
        step: 1, or -1 for a list that counts down.
        depth: Depth among the numbered lists, from 0.
        mark: Sign behind its numbers; browsers print a full stop, Markdown may have a bracket.
        counts_from_end: Whether it counts down to 1, so that its first number is known only at its end.
        before: Sign before its numbers, which only style sheets set.
        items: The lines that its items begin, with their numbers.
    """

    form: str
    count: int
    step: int
    depth: int
    mark: str = "."
    counts_from_end: bool = False
    before: str = ""
    items: list[tuple[PageLine, int]] = field(default_factory=list)


def collapsed(runs: list[Run]) -> list[Run]:
    """Return runs without blanks that follow a blank, which a browser prints as one.

    >>> [run.text for run in collapsed([Run("Each Party "), Run(" shall")])]
    ['Each Party ', 'shall']
    """
    result: list[Run] = []
    for run in runs:
        text = run.text.lstrip(" ") if result and result[-1].text.endswith((" ", "\n")) else run.text
        if text:
            result.append(run._replace(text=text))
    return result


def divided(line: PageLine, *, is_heading: bool) -> Iterator[PageLine]:
    """Yield the lines of a paragraph: line breaks divide it where they part labels, paragraphs, or lines of a width.

    Args:
        line: The paragraph; line feeds in it are breaks that its author set.
        is_heading: Whether it is a heading, whose lines are one.
    """
    parts = _parts(line.runs)
    broken_by_hand = len(parts) > _MIN_BREAKS and not is_heading
    pieces = [parts[0]]
    follows = [False]
    blank = False
    for part in parts[1:]:
        after = clean("".join(run.text for run in part))
        before = clean("".join(run.text for run in pieces[-1]))
        if not after:
            blank = blank or bool(before)
            pieces[-1] += part
        elif before and (blank or broken_by_hand or parts_label(before, after)):
            pieces.append(part)
            follows.append(broken_by_hand and not blank)
            blank = False
        else:
            pieces[-1] += [Run(" "), *part]
    for at, runs in enumerate(pieces):
        first = at == 0
        piece = replace(
            line,
            runs=runs,
            anchors=line.anchors if first else [],
            left_out=line.left_out if first else [],
            label=line.label if first else "",
            automatic=line.automatic if first else None,
            item=None,
            follows=line.follows if first else follows[at],
        )
        if first:
            piece.take_item(line)
        yield piece


def parts_label(before: str, after: str) -> bool:
    """Return whether a line break parts the label of an article from its text, or a line from a labelled one.

    >>> (
    ...     parts_label("Article 2", "States shall:"),
    ...     parts_label("each State", "that signs"),
    ...     parts_label("shall:", "(a) pay;"),
    ... )
    (True, False, True)
    """
    return is_bare_label(before) or item_line(after) is not None or is_heading(after)


def is_heading(text: str) -> bool:
    """Return whether words have the form of an article's or a division's heading."""
    heading = (article_line(text) or division_line(text)) if text else None
    return heading is not None and heading.is_heading


def _parts(runs: list[Run]) -> list[list[Run]]:
    parts: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        parts[-1].append(run._replace(text=first))
        parts += [[run._replace(text=text)] for text in others]
    return parts
