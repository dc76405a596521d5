"""Where the treaty text begins and ends in a file that holds more than it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.errors import InputError
from tracker.readers.structure.headings import article_line, may_head
from tracker.readers.wanted import Wanted

_ANNEX = re.compile(
    r"\s*(?:annexe?|anexo|anejo|приложение|المرفق|مرفق|附件)(?:\s+(?P<number>[IVX]{1,5}|\d{1,2}|[A-Z]))?\s*[.:]?\s*",
    re.IGNORECASE,
)
_NAMES_SOURCE = re.compile(r"\b(?:sources?|fuente|источник|https?)\b|المصدر|来源", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Extent:
    """Lines of the treaty text, from 1, both included; ``announced`` if the first is an annex's heading."""

    first: int
    last: int
    announced: bool = False


def find_extent(lines: list[str], wanted: Wanted, name: str) -> Extent:
    """Find the treaty text.

    Lines given by the caller are taken as they are. Otherwise the whole file is the text, except for

    - lines at its very top that begin with ``# `` and name a source, up to the first blank line;
    - a report around an annex: where all articles stand behind a line ``Annex``, ``Annexe I`` …, the text
      begins there, and a numbered annex ends before the next number.

    Args:
        lines: All lines of the file.
        wanted: The lines, or the annex, as given.
        name: Name of the file, for messages.

    Raises:
        InputError: If the lines given are not in the file or hold no words, or there is no such annex.
    """
    first, last = wanted.first, wanted.last
    if wanted.annex:
        first = _numbered_annex(lines, wanted.annex, name)
        last = _before_next_annex(lines, first, len(lines)) if last is None else last
    begin = 1 if first is None else first
    end = len(lines) if last is None else last
    if not 1 <= begin <= end <= len(lines):
        raise InputError(
            f"Lines {begin} to {end} do not lie in {name}",
            cause=f"It has {len(lines)} lines, and the first must not stand behind the last",
            remedy=f"give lines from 1 to {len(lines)}",
        )
    if first is None:
        begin = max(begin, _behind_source(lines))
    annex = _annex(lines, begin, end) if first is None else None
    if annex is not None:
        begin = annex
        end = _before_next_annex(lines, begin, end) if last is None else end
    while begin <= end and not lines[begin - 1].strip():
        begin += 1
    while end > begin and not lines[end - 1].strip():
        end -= 1
    if not any(char.isalnum() for line in lines[begin - 1 : end] for char in line):
        raise InputError(
            f"{name} holds no words in lines {first or 1} to {last or len(lines)}",
            cause="There are only blank lines, signs or lines that name a source",
            remedy="give other lines, or none: then the treaty text is looked for",
        )
    return Extent(begin, end, announced=_ANNEX.fullmatch(lines[begin - 1]) is not None and end > begin)


def _behind_source(lines: list[str]) -> int:
    """The first line behind the note on the source at the top of the file."""
    top = 0
    while top < len(lines) and lines[top].startswith("# "):
        top += 1
    named = any(_NAMES_SOURCE.search(line) for line in lines[:top])
    return top + 1 if named and top < len(lines) else 1


def _annex(lines: list[str], begin: int, end: int) -> int | None:
    """The annex's heading that all article headings stand behind."""
    heading = None
    for number in range(begin, end + 1):
        line = lines[number - 1].strip()
        if not line:
            continue
        if _ANNEX.fullmatch(line):
            heading = number
        elif may_head(line) and (found := article_line(line)) and found.unit == "article":
            return heading
    return None


def _numbered_annex(lines: list[str], annex: str, name: str) -> int:
    """The heading of the annex with that number; of several, as in a table of contents, the last."""
    found = {number: match["number"] or "" for number, line in enumerate(lines, 1) if (match := _ANNEX.fullmatch(line))}
    wanted = [number for number, own in found.items() if own.casefold() == annex.strip().casefold()]
    if not wanted:
        there = ", ".join(dict.fromkeys(own or "one without a number" for own in found.values()))
        raise InputError(
            f"{name} has no annex {annex}",
            cause=f"Its annexes are: {there}" if there else "No line of it is the heading of an annex",
            remedy="name one of them, or the lines of the text with --from and --to",
        )
    return wanted[-1]


def _before_next_annex(lines: list[str], begin: int, end: int) -> int:
    """The last line of a numbered annex in a file with several: the line before the next one's heading."""
    own = _ANNEX.fullmatch(lines[begin - 1])
    if own and own["number"]:
        for number in range(begin + 1, end + 1):
            other = _ANNEX.fullmatch(lines[number - 1])
            if other and other["number"] and other["number"] != own["number"]:
                return number - 1
    return end
