r"""Treaty text as CriticMarkup: what is new in ``{++…++}``, what is gone in ``{--…--}``, and nothing else active.

A changed word is a deletion and an insertion, never ``{~~old~>new~~}``: forges show text between two ``~~`` struck
through, and the new word would look as gone as the old one.

Every sign of Markdown, HTML or CriticMarkup in the text is kept from working by a backslash, as Markdown has it. A
character that would turn the line round or print nothing is shown by its name, ```U+202E```.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.model.redline import Run, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SIGNS = re.compile(r"[\\`*_{}<~&$#^]")
# "](" makes a link, and "]:" an address for one; web addresses become links by themselves.
_OPENING = re.compile(r"(?<=\\\{)(?=[+\-=>])")  # Tools that know CriticMarkup do not all know backslashes: "\{\++".
_LINKS = re.compile(r"\](?=[(\[:])|(?<=\w):(?=//)|(?<=\bwww)\.", re.IGNORECASE)
_START = re.compile(r"(?P<digits>\d+)(?P<stop>[.)])|(?P<sign>[>|+=-])")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]+")
_MARKS = {RunKind.INSERTED: ("{++", "++}"), RunKind.DELETED: ("{--", "--}"), RunKind.KEPT: ("", "")}


def escape(text: str, *, start: bool = False, end: bool = True) -> str:
    """Any words as Markdown that prints just them, in one line.

    Args:
        text: The words.
        start: Whether they stand at the start of a line, where more signs work.
        end: Whether nothing follows them in the line.
    """
    text = _SIGNS.sub(r"\\\g<0>", text.replace(CALL, ""))
    text = _LINKS.sub(r"\\\g<0>", _OPENING.sub(r"\\", text))
    if start:
        text = _START.sub(_at_start, text, count=1) if _START.match(text) else text
    if not end and text.endswith("]"):
        text = f"{text[:-1]}\\]"
    return _UNSEEN.sub(lambda found: f"`{' '.join(f'U+{ord(char):04X}' for char in found[0])}`", text)


def _at_start(found: re.Match[str]) -> str:
    return f"{found['digits']}\\{found['stop']}" if found["digits"] else f"\\{found['sign']}"


def comment(words: str) -> str:
    """A remark of the report's, which is no treaty text."""
    return f"{{>>{escape(words)}<<}}"


def marked(runs: Iterable[Run], *, start: bool = False) -> str:
    """The runs of a block as one line.

    Args:
        runs: Its words: kept, deleted, inserted.
        start: Whether they stand at the start of a line.

    Returns:
        Note calls stand as ``[^3]``; as ``[^3]{>>[^2]<<}`` where the number was another before. Line feeds, which
        notes alone may hold, stand as ``<br>``.
    """
    joined = [_Joined(kind, list(same)) for kind, same in groupby(runs, key=lambda run: run.kind)]
    out = []
    first = {RunKind.DELETED, RunKind.INSERTED}  # The sides whose first words have not stood yet.
    for n, run in enumerate(joined):
        opening, closing = _MARKS[run.kind]
        at_start = start and (run.kind in first or (run.kind is RunKind.KEPT and bool(first)))
        out.append(opening + run.line(start=at_start, end=n == len(joined) - 1) + closing)
        first -= {run.kind} if run.kind is not RunKind.KEPT else first
    return "".join(out)


class _Joined:
    """Neighbouring runs of one kind, which differ only in the part of the block they stand in."""

    def __init__(self, kind: RunKind, runs: list[Run]) -> None:
        self.kind = kind
        self._text = "".join(run.text for run in runs)
        self._before = [n for run in runs for n in run.calls_before]
        self._after = [n for run in runs for n in run.calls_after]

    def line(self, *, start: bool, end: bool) -> str:
        stretches = self._text.split(CALL)
        calls = [*self._calls(), ""]
        return "".join(
            self._stretch(text, start=start and n == 0, end=end and n == len(stretches) - 1) + calls[n]
            for n, text in enumerate(stretches)
        )

    @staticmethod
    def _stretch(text: str, *, start: bool, end: bool) -> str:
        lines = text.split("\n")
        return "<br>".join(
            escape(line, start=start and n == 0, end=end and n == len(lines) - 1) for n, line in enumerate(lines)
        )

    def _calls(self) -> Iterator[str]:
        if self.kind is RunKind.KEPT:
            for before, after in zip(self._before, self._after, strict=True):
                yield number(before, after)
        else:
            yield from (f"[^{n}]" for n in (self._after if self.kind is RunKind.INSERTED else self._before))


def number(before: int, after: int) -> str:
    """The number of a note, with that of before where it was another; 0 stands for a side without it."""
    if before and after and before != after:
        return f"[^{after}]{{>>[^{before}]<<}}"
    return f"[^{after or before}]"
