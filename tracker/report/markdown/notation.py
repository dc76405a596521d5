r"""The two notations in which Markdown says what is new, what is gone, and what is a remark of the program.

:data:`HTML` writes ``<ins>`` and ``<del>``, which forges and mail programs print underlined and struck through, remarks
in italics, and calls of notes as raised numbers. :data:`CRITIC` writes CriticMarkup, which reads well where nothing is
rendered: ``{++…++}``, ``{--…--}``, ``{>>…<<}``. In both a changed word is a deletion and an insertion, never
``{~~old~>new~~}``: forges show text between two ``~~`` struck through, and the new word would look deleted.

Every character of the text that Markdown, HTML or CriticMarkup would act on is escaped by a backslash, as Markdown has
it. A character that would turn the direction of the line or print nothing is shown by its name, ```U+202E```.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.model.redline import Run, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_ACTIVE = re.compile(r"[\\`*_{}<~&$#^]")
_OPENING = re.compile(r"(?<=\\\{)(?=[+\-=>])")
r"""Tools that know CriticMarkup do not all know backslashes: ``\{\++``."""
_LINKS = re.compile(r"\](?=[(\[:])|(?<=\w):(?=//)|(?<=\bwww)\.", re.IGNORECASE)
"""``](`` makes a link, and ``]:`` an address for one; web addresses become links by themselves."""
_LINE_START = re.compile(r"(?P<digits>\d+)(?P<stop>[.)])|(?P<character>[>|+=-])")
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]+")
_IN_KEY = re.compile(
    r"\{\+\+(?P<inserted>.*?)\+\+\}|\{--(?P<deleted>.*?)--\}|\{>>(?P<remark>.*?)<<\}|\[\^(?P<call>.*?)\]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notation:
    """A way to mark changes in Markdown.

    Attributes:
        marks: What stands before and behind the words of each kind.
        around_remark: What stands before and behind a remark of the program.
        call: The call of a note, with a place for its number.
        renumbered_call: The call of a note whose number was another before, with places for both.
        begin: The line above the treaty text.
        end: The line below it.
        framed: The direction of the page and of its text is stated by elements, which a program that renders it obeys.
    """

    marks: Mapping[RunKind, tuple[str, str]]
    around_remark: tuple[str, str]
    call: str
    renumbered_call: str
    begin: str
    end: str
    framed: bool = True

    def remark(self, words: str) -> str:
        """Return words of the report, which are no treaty text, as a remark.

        >>> CRITIC.remark("renumbered"), HTML.remark("renumbered")
        ('{>>renumbered<<}', '*renumbered*')
        """
        return escape(words).join(self.around_remark)

    def note_number(self, before: int, after: int) -> str:
        """Return the number of a note, with its number before where that was another; 0 for a side without the note.

        >>> CRITIC.note_number(2, 3), CRITIC.note_number(0, 3), HTML.note_number(2, 3)
        ('[^3]{>>[^2]<<}', '[^3]', '<sup title="2">3</sup>')
        """
        if before and after and before != after:
            return self.renumbered_call.format(before=before, after=after)
        return self.call.format(number=after or before)

    def key(self, sentence: str) -> str:
        """Return the sentence that explains the marks, whose examples are written in CriticMarkup, in this notation.

        >>> HTML.key("{++These++} are new, {--these--} are gone.")
        '<ins>These</ins> are new, <del>these</del> are gone.'
        """

        def write(match: re.Match[str]) -> str:
            if match["call"]:
                return self.call.format(number=match["call"])
            if match["remark"]:
                return match["remark"].join(self.around_remark)
            kind = RunKind.INSERTED if match["inserted"] else RunKind.DELETED
            return (match["inserted"] or match["deleted"]).join(self.marks[kind])

        return _IN_KEY.sub(write, sentence)

    def mark_changes(self, runs: Iterable[Run], *, start: bool = False) -> str:
        """Return the runs of a block as one line.

        Line feeds, which only notes can hold, stand as ``<br>``.

        Args:
            runs: The runs: kept, deleted, inserted.
            start: They stand at the start of a line.

        >>> runs = [Run(RunKind.KEPT, "States "), Run(RunKind.DELETED, "should"), Run(RunKind.INSERTED, "shall")]
        >>> CRITIC.mark_changes(runs), HTML.mark_changes(runs)
        ('States {--should--}{++shall++}', 'States <del>should</del><ins>shall</ins>')
        """
        stretches = (_Stretch(self, kind, list(same)) for kind, same in groupby(runs, key=lambda run: run.kind))
        pieces = []
        unstarted = {RunKind.DELETED, RunKind.INSERTED}  # The sides whose first words are still to come.
        for stretch in stretches:
            at_start = start and (stretch.kind in unstarted or (stretch.kind is RunKind.KEPT and bool(unstarted)))
            pieces.append(stretch.line(start=at_start).join(self.marks[stretch.kind]))
            unstarted -= {stretch.kind} if stretch.kind is not RunKind.KEPT else unstarted
        return "".join(pieces)


HTML = Notation(
    marks={RunKind.INSERTED: ("<ins>", "</ins>"), RunKind.DELETED: ("<del>", "</del>"), RunKind.KEPT: ("", "")},
    around_remark=("*", "*"),
    call="<sup>{number}</sup>",
    renumbered_call='<sup title="{before}">{after}</sup>',
    begin="<!-- The treaty text begins -->",
    end="<!-- The treaty text ends -->",
)
"""Elements that GitHub, GitLab and Gitea print, and let nobody misuse."""
CRITIC = Notation(
    marks={RunKind.INSERTED: ("{++", "++}"), RunKind.DELETED: ("{--", "--}"), RunKind.KEPT: ("", "")},
    around_remark=("{>>", "<<}"),
    call="[^{number}]",
    renumbered_call="[^{after}]{{>>[^{before}]<<}}",
    begin="<!-- The treaty text in CriticMarkup begins -->",
    end="<!-- The treaty text in CriticMarkup ends -->",
)
"""CriticMarkup (https://github.com/CriticMarkup/CriticMarkup-toolkit)."""


def escape(text: str, *, start: bool = False, end: bool = True) -> str:
    r"""Escape words for Markdown, so that a program prints just them, in one line.

    Args:
        text: The words.
        start: They stand at the start of a line, where Markdown acts on more characters.
        end: Nothing follows them in the line.

    >>> print(escape("[see](x) 5 * 3"), escape("1. First", start=True))
    [see\](x) 5 \* 3 1\. First
    """
    text = _ACTIVE.sub(r"\\\g<0>", text.replace(CALL, ""))
    text = _LINKS.sub(r"\\\g<0>", _OPENING.sub(r"\\", text))
    if start:
        text = _LINE_START.sub(_escape_start, text, count=1) if _LINE_START.match(text) else text
    if not end and text.endswith("]"):
        text = f"{text[:-1]}\\]"
    return _INVISIBLE.sub(lambda match: f"`{' '.join(f'U+{ord(char):04X}' for char in match[0])}`", text)


def _escape_start(match: re.Match[str]) -> str:
    return f"{match['digits']}\\{match['stop']}" if match["digits"] else f"\\{match['character']}"


class _Stretch:
    """Neighbouring runs of one kind, which differ only in the part of the block in which they stand."""

    def __init__(self, notation: Notation, kind: RunKind, runs: list[Run]) -> None:
        self.kind = kind
        self._notation = notation
        self._text = "".join(run.text for run in runs)
        self._before = [n for run in runs for n in run.calls_before]
        self._after = [n for run in runs for n in run.calls_after]

    def line(self, *, start: bool) -> str:
        """Return its words and calls; behind them stands a mark, which keeps "]" apart from what follows."""
        texts = self._text.split(CALL)
        calls = [*self._calls(), ""]
        return "".join(
            self._escape(text, start=start and n == 0, end=n == len(texts) - 1) + calls[n]
            for n, text in enumerate(texts)
        )

    @staticmethod
    def _escape(text: str, *, start: bool, end: bool) -> str:
        lines = text.split("\n")
        return "<br>".join(
            escape(line, start=start and n == 0, end=end and n == len(lines) - 1) for n, line in enumerate(lines)
        )

    def _calls(self) -> Iterator[str]:
        if self.kind is RunKind.KEPT:
            for before, after in zip(self._before, self._after, strict=True):
                yield self._notation.note_number(before, after)
        else:
            numbers = self._after if self.kind is RunKind.INSERTED else self._before
            yield from (self._notation.note_number(0, n) for n in numbers)
