r"""CriticMarkup: insertions in ``{++…++}``, deletions in ``{--…--}``, remarks in ``{>>…<<}``, no other markup.

A changed word is a deletion and an insertion, never ``{~~old~>new~~}``: forges show text between two ``~~`` struck
through, and the new word would look deleted.

Every character of the text that Markdown, HTML or CriticMarkup would act on is escaped by a backslash, as Markdown has
it. A character that would turn the direction of the line or print nothing is shown by its name, ```U+202E```.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.model.redline import Run, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ACTIVE = re.compile(r"[\\`*_{}<~&$#^]")
_OPENING = re.compile(r"(?<=\\\{)(?=[+\-=>])")
r"""Tools that know CriticMarkup do not all know backslashes: ``\{\++``."""
_LINKS = re.compile(r"\](?=[(\[:])|(?<=\w):(?=//)|(?<=\bwww)\.", re.IGNORECASE)
"""``](`` makes a link, and ``]:`` an address for one; web addresses become links by themselves."""
_LINE_START = re.compile(r"(?P<digits>\d+)(?P<stop>[.)])|(?P<character>[>|+=-])")
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]+")
_BRACKETS = {RunKind.INSERTED: ("{++", "++}"), RunKind.DELETED: ("{--", "--}"), RunKind.KEPT: ("", "")}


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


def remark(words: str) -> str:
    """Return words of the report, which are no treaty text, as a comment of CriticMarkup.

    >>> remark("renumbered")
    '{>>renumbered<<}'
    """
    return f"{{>>{escape(words)}<<}}"


def mark_changes(runs: Iterable[Run], *, start: bool = False) -> str:
    """Return the runs of a block as one line.

    Note calls stand as ``[^3]``; as ``[^3]{>>[^2]<<}`` where the number was another before. Line feeds, which only
    notes can hold, stand as ``<br>``.

    Args:
        runs: The runs: kept, deleted, inserted.
        start: They stand at the start of a line.

    >>> mark_changes([Run(RunKind.KEPT, "States "), Run(RunKind.DELETED, "should"), Run(RunKind.INSERTED, "shall")])
    'States {--should--}{++shall++}'
    """
    stretches = [_Stretch(kind, list(same)) for kind, same in groupby(runs, key=lambda run: run.kind)]
    pieces = []
    unstarted = {RunKind.DELETED, RunKind.INSERTED}  # The sides whose first words are still to come.
    for n, stretch in enumerate(stretches):
        opening, closing = _BRACKETS[stretch.kind]
        at_start = start and (stretch.kind in unstarted or (stretch.kind is RunKind.KEPT and bool(unstarted)))
        pieces.append(opening + stretch.line(start=at_start, end=n == len(stretches) - 1) + closing)
        unstarted -= {stretch.kind} if stretch.kind is not RunKind.KEPT else unstarted
    return "".join(pieces)


class _Stretch:
    """Neighbouring runs of one kind, which differ only in the part of the block in which they stand."""

    def __init__(self, kind: RunKind, runs: list[Run]) -> None:
        self.kind = kind
        self._text = "".join(run.text for run in runs)
        self._before = [n for run in runs for n in run.calls_before]
        self._after = [n for run in runs for n in run.calls_after]

    def line(self, *, start: bool, end: bool) -> str:
        texts = self._text.split(CALL)
        calls = [*self._calls(), ""]
        return "".join(
            self._escape(text, start=start and n == 0, end=end and n == len(texts) - 1) + calls[n]
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
                yield note_number(before, after)
        else:
            yield from (f"[^{n}]" for n in (self._after if self.kind is RunKind.INSERTED else self._before))


def note_number(before: int, after: int) -> str:
    """Return the number of a note, with its number before where that was another; 0 for a side without the note.

    >>> note_number(2, 3), note_number(0, 3)
    ('[^3]{>>[^2]<<}', '[^3]')
    """
    if before and after and before != after:
        return f"[^{after}]{{>>[^{before}]<<}}"
    return f"[^{after or before}]"
