"""Remarks on a line, for formats that set no sign beside its words: brackets lifted or set, alternatives chosen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.report.brackets.signs import SignKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.report.view.sections import BlockView

_OPENING = "[［【"


def bracket_remarks(line: BlockView, words: Mapping[str, str]) -> Iterator[str]:
    """Yield how many brackets were lifted and set in a line: "bracket lifted ×2".

    A bracket is counted where it opens, so that the remarks on its lines do not count it twice; one round a chosen
    alternative is no lifted one, as in the summary.

    Args:
        line: The line, with its signs.
        words: The words of the report.
    """
    counts: Counter[SignKind] = Counter()
    for sign in line.signs:
        if sign.badge:
            counts[SignKind.LIFTED] -= sign.kind is SignKind.CHOSEN and sign.run >= 0
        else:
            counts[sign.kind] += sum(char in _OPENING for char in line.block.runs[sign.run].text)
    for kind in (SignKind.LIFTED, SignKind.SET):
        if (count := counts[kind]) > 0:
            yield words[f"sign_{kind}"] + (f" ×{count}" if count > 1 else "")


def choice_remarks(line: BlockView, words: Mapping[str, str]) -> Iterator[str]:
    """Yield which alternative or option of a line was chosen: "chosen: shall; not chosen: should".

    Args:
        line: The line, with its signs.
        words: The words of the report.
    """
    for sign in line.signs:
        if sign.badge and sign.name:
            verdict = words[f"sign_{sign.kind}"]
            yield f"{verdict}{words['colon']}{sign.name}{sign.text.removeprefix(verdict)}"
