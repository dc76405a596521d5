"""The marks of a text that was quoted or encoded for e-mail: ``> `` before every line, ``=E9`` for a letter."""

from __future__ import annotations

import re

from tracker.model.finding import Finding
from tracker.readers.reading import Artefact, ArtefactKind
from tracker.readers.structure.furniture.breaks import is_heading
from tracker.readers.structure.furniture.mail import find_mail
from tracker.text.escapes import clean_lines

_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_MIN_LINES = 3
"""Quoted lines that show an e-mail: one or two may be quotations of the treaty."""
_SHARE = 0.8
"""Share of the lines with words that must be quoted; the sender's own words stand above and below."""
_ENCODED = re.compile(r"=(?:[89A-F][0-9A-F]|(?:20|3D)\b|(?<=[^\W_]=)$)", re.MULTILINE)
_MIN_ENCODED = 5
"""Signs of quoted-printable (RFC 2045) that show it: an address of the web may have two or three."""


def without_quotes(lines: list[str]) -> tuple[list[str], list[Artefact]]:
    """Take the marks of quotation from the lines of an e-mail.

    >>> without_quotes(["> Article 1", "> Peace lasts.", ">", "> Article 2"])[0]
    ['Article 1', 'Peace lasts.', '', 'Article 2']

    Args:
        lines: All lines of the file.

    Returns:
        The lines, unchanged if they are no quotation, and the marks and the words of an e-mail that were taken off.
    """
    marks = [_QUOTE.match(line) if ">" in line else None for line in lines]
    quoted = sum(mark is not None for mark in marks)
    if quoted < _MIN_LINES:
        return lines, []
    answers = _answers(lines, marks)
    if quoted < _SHARE * sum(bool(line.strip()) for line in lines) and not answers:
        return lines, []
    taken = [
        Artefact(number, mark[0].strip(), ArtefactKind.MARKDOWN)
        for number, mark in enumerate(marks, 1)
        if mark is not None
    ]
    text = [line[mark.end() :] if mark else line for line, mark in zip(lines, marks, strict=True)]
    if answers:
        # The words of the sender stand above and below; those between quoted lines may amend the treaty, and stay.
        of_treaty = [at for at, mark in enumerate(marks) if mark]
        for at in (*range(of_treaty[0]), *range(of_treaty[-1] + 1, len(lines))):
            if text[at].strip():
                taken.append(Artefact(at + 1, text[at].strip(), ArtefactKind.MAIL))
                text[at] = ""
    return text, taken


def _answers(lines: list[str], marks: list[re.Match[str] | None]) -> bool:
    """Return whether the lines are an e-mail that quotes a treaty: "On Sunday, the secretariat wrote:"."""
    quoted = [line[mark.end() :] for line, mark in zip(lines, marks, strict=True) if mark]
    own = ["" if mark else line for line, mark in zip(lines, marks, strict=True)]
    first = next(at for at, mark in enumerate(marks) if mark)
    above = next((line.strip() for line in reversed(own[:first]) if line.strip()), "")
    introduced = above.endswith((":", "：")) or bool(find_mail(clean_lines(own)))
    headings = [is_heading(line.strip()) for line in quoted]
    return introduced and any(headings) and not any(is_heading(line.strip()) for line in own if line.strip())


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
    start, end = signs[0].span()
    first = text[start - (end - start == 1) : end]  # With the letter before a sign at the end of a line.
    return Finding(
        line=text.count("\n", 0, start) + 1,
        message=f"“{first}” and {len(signs) - 1} other codes of an encoding for e-mail were read as they are",
        cause="The text was taken from the source of an e-mail (quoted-printable): =E9 stands for é",
        remedy="Open the e-mail in its program, and copy or save the text from there",
    )
