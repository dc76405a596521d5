"""The law of every reader: no word is lost, none is added.

Independent of the readers: nothing here asks them what a word or an artefact is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.readers import Reading

_FURNITURE = {"page number", "running head", "table of contents", "head of the document", "part of an e-mail"}
"""Whole lines that a reader leaves out and names; the tests of furniture say which."""
_CALL_MARK = "\ufffc"
_WORD = re.compile(r"[^\W_]+")
_ARTEFACTS = re.compile(r"\[footnoteRef:\d+\]|\[fn:\w+\]|\[bookmark:[^\]\n]*\]|^[ \t]*<!--.*-->[ \t]*$", re.MULTILINE)
_NOTE_HEAD = re.compile(r"\[\d+:(?=\s)")
_NOTES_LINE = re.compile(r"^Notes$(?=\s*^\[fn:)", re.MULTILINE)
_ANNEX_LINE = re.compile(r"\s*Annexe?(?: [IVX]+)?\s*(?:\n|$)")
_PRINTS_NOTHING = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\ufffc\ufffe\uffff]")


def lines_of(source: str) -> list[str]:
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def source_words(source: str, reading: Reading) -> list[str]:
    """The words inside the reported lines, without the known artefacts, in order."""
    gone = _furniture_lines(reading)
    inside = list(enumerate(lines_of(source), 1))[reading.first_line - 1 : reading.last_line]
    text = "\n".join("" if number in gone else line for number, line in inside)
    has_notes_in_text = "[footnoteRef:" in text
    text = _ANNEX_LINE.sub("", text, count=1) if _ANNEX_LINE.match(text) else text
    text = _ARTEFACTS.sub("", _NOTES_LINE.sub("", text))
    if has_notes_in_text:
        text = _NOTE_HEAD.sub(" ", text)
    return words(text)


def _furniture_lines(reading: Reading) -> set[int]:
    return {artefact.line for artefact in reading.artefacts if str(artefact.kind) in _FURNITURE}


def draft_words(reading: Reading) -> list[str]:
    """The words of the result, notes last."""
    return words("\n".join(block.text.replace(_CALL_MARK, "") for _, block in reading.draft.blocks))


def words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", _PRINTS_NOTHING.sub("", text)))


def difference(expected: Sequence[str], found: Sequence[str]) -> dict[str, int]:
    """Words lost (positive) and added (negative); empty if the law holds."""
    counts = Counter(expected)
    counts.subtract(Counter(found))
    return {word: count for word, count in counts.items() if count}


def breaches(source: str, reading: Reading) -> list[str]:
    """What breaks the law, in words; empty if it holds."""
    expected, found = source_words(source, reading), draft_words(reading)
    out = [f"{word}: {count:+}" for word, count in difference(expected, found).items()]
    if not out and not reading.draft.notes and expected != found:
        out.append("the words stand in another order")
    gone = _furniture_lines(reading)
    outside = [
        (number, line)
        for number, line in enumerate(lines_of(source), 1)
        if line.strip() and not reading.first_line <= number <= reading.last_line
        if number not in gone
    ]
    if outside != list(reading.outside):
        out.append("the lines outside are not all reported")
    return out
