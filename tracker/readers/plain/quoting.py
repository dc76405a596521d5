"""The marks of a text that was quoted or encoded for e-mail: ``> `` before every line, ``=E9`` for a letter."""

from __future__ import annotations

import re

from tracker.model.finding import Finding
from tracker.readers.reading import Artefact, ArtefactKind

_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_MIN_LINES = 3
"""Quoted lines that show an e-mail: one or two may be quotations of the treaty."""
_SHARE = 0.8
"""Share of the lines with words that must be quoted; the sender's own words stand above and below."""
_ENCODED = re.compile(r"=[89A-F][0-9A-F]|=(?:20|3D)\b|[^\W_]=$", re.MULTILINE)
_MIN_ENCODED = 5
"""Signs of quoted-printable (RFC 2045) that show it: an address of the web may have two or three."""


def without_quotes(lines: list[str]) -> tuple[list[str], list[Artefact]]:
    """Take the marks of quotation from the lines of an e-mail.

    >>> without_quotes(["> Article 1", "> Peace lasts.", ">", "> Article 2"])[0]
    ['Article 1', 'Peace lasts.', '', 'Article 2']

    Args:
        lines: All lines of the file.

    Returns:
        The lines, unchanged if most of them are not quoted, and the marks that were taken off.
    """
    marks = [_QUOTE.match(line) for line in lines]
    quoted = sum(mark is not None for mark in marks)
    if quoted < _MIN_LINES or quoted < _SHARE * sum(bool(line.strip()) for line in lines):
        return lines, []
    taken = [
        Artefact(number, mark[0].strip(), ArtefactKind.MARKDOWN)
        for number, mark in enumerate(marks, 1)
        if mark is not None
    ]
    return [line[mark.end() :] if mark else line for line, mark in zip(lines, marks, strict=True)], taken


def encoded(text: str) -> Finding | None:
    r"""Return a doubt about a text that is still encoded for e-mail; None for any other text.

    >>> encoded("L=E9galit=E9 =\nest =E9gale =E0 la libert=E9.").line
    1

    Args:
        text: The whole file.
    """
    signs = [*_ENCODED.finditer(text)]
    if len(signs) < _MIN_ENCODED:
        return None
    return Finding(
        line=text.count("\n", 0, signs[0].start()) + 1,
        message=f"“{signs[0][0]}” and {len(signs) - 1} other signs of an encoding for e-mail were read as they stand",
        cause="The text was taken from the source of an e-mail (quoted-printable): =E9 stands for é",
        remedy="Open the e-mail in its program, and copy or save the text from there",
    )
