"""Letters that were lost or turned into others before the file came here: nothing is mended, it is reported."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tracker.model.finding import Finding
from tracker.spelling import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.draft import DraftText

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_LOST = "\ufffd"
"""The sign that programs write for bytes that they could not read (Unicode 3.9, “replacement character”)."""
_MISTAKEN = ("cp1252", "cp1251")
"""The encodings for which UTF-8 is taken by mistake: that of Windows in Western Europe, and in Russia."""
_MIN_RUNS = 3
"""Garbled stretches that make a text doubtful: “É»”, two characters of true French, could be UTF-8 by chance."""
_MIN_SHARE = 0.5
"""Share of all stretches outside of ASCII, at least: in a garbled file all are, but those with a byte that was lost."""
_MAX_LOST = 0.25
"""Share of the bytes of a stretch that may be lost: readers drop control characters and blanks at the ends."""
_AROUND = 12
"""Characters before and behind that are quoted: a word or two."""


def garbled_letters(draft: DraftText) -> Iterator[Finding]:
    """Yield a doubt where the signs of lost letters, or letters of a wrong encoding, stand in a text.

    UTF-8 that was opened as another encoding shows two or three signs for every letter: “Ã‰tat” for “État”. Such
    signs, written in that encoding, are valid UTF-8; true letters are not, since UTF-8 never has two of its first
    bytes in a row.

    Args:
        draft: The text as it was read.
    """
    texts = [block.text for _, block in draft.blocks] + list(draft.notes)
    whole = "\n".join(texts)
    if number := whole.count(_LOST):
        first = next(text for text in texts if _LOST in text)
        yield Finding(
            message=f"Letters were lost: {_LOST} occurs {counted(number, 'time')} in the text, first in "
            f"“{_around(first, first.index(_LOST))}”",
            cause="A program wrote that sign for letters that it could not read, before this file was made",
            remedy="take the text from the original file",
        )
    runs = Counter(_FOREIGN.findall(whole))
    garbled = {run for run in runs if _is_garbled(run)}
    number = sum(runs[run] for run in garbled)
    if number >= max(_MIN_RUNS, _MIN_SHARE * runs.total()):
        around = next(
            _around(text, run.start()) for text in texts for run in _FOREIGN.finditer(text) if run[0] in garbled
        )
        yield Finding(
            message=f"Letters were turned into other signs, first in “{around}”",
            cause=f"some passages ({number}) look like a file in UTF-8 that was opened in another encoding",
            remedy="take the text from the original file, or save it there again with the encoding UTF-8",
        )


def _is_garbled(run: str) -> bool:
    """Return whether some characters are UTF-8 that was read as another encoding.

    >>> _is_garbled("Ã©"), _is_garbled("é"), _is_garbled("СЃС‚"), _is_garbled("ст"), _is_garbled("第一")
    (True, False, True, False, False)
    """
    if len(run) == 1:
        return False  # UTF-8 has two bytes and more for every letter outside of ASCII.
    for encoding in _MISTAKEN:
        try:
            data = b"".join(_byte(char, encoding) for char in run)
        except UnicodeEncodeError:
            continue
        letters = data.decode("utf-8", "ignore")
        if letters and len(data) - len(letters.encode()) <= _MAX_LOST * len(data):
            return True
    return False


def _byte(char: str, encoding: str) -> bytes:
    """Return the byte that a character was; bytes that the encoding leaves free become control characters."""
    return char.encode("latin-1" if "\x80" <= char <= "\x9f" else encoding)


def _around(text: str, at: int) -> str:
    return " ".join(text[max(0, at - _AROUND) : at + _AROUND].split())
