"""Errors of the services in the words of the desk: fields of forms instead of options of commands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.spelling import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.errors import TrackerError

FIELDS = {
    "--language": "the field “Language”",
    "--authenticity": "the field “Whose words”",
    "--instrument": "the field “Treaty”",
    "--stage": "the field “Name of the draft”",
    "--date": "the field “Date”",
    "--reason": "the field “Reason”",
    "--author": "your name",
    "--replace": "the box “Replace the present text”",
    "--annex": "the field “Annex”",
    "--from": "the field “From line”",
    "--to": "the field “To line”",
    "--confirm": "“Right”",
    "--forbid": "“Wrong”",
    "--pin": "“Goes to …”",
    "--forget": "“Take back”",
}
"""The fields and answers that stand for the options which messages name."""

_COMMAND = re.compile(r"tracker [a-z]+|--(?!" + "|".join(name[2:] for name in FIELDS) + r")\w|TRACKER_|COMMAND")
"""A command, option or setting that has no field: advice that names one is of no use here."""
_OPTION = re.compile("|".join(map(re.escape, FIELDS)))


@dataclass(frozen=True, kw_only=True)
class ErrorInWords:
    """An error as a page shows it: three sentences, of which the last two may be empty."""

    message: str
    cause: str = ""
    remedy: str = ""


def in_words(error: TrackerError, folder: Path) -> ErrorInWords:
    """Return an error in the words of the desk.

    Args:
        error: The error.
        folder: The private folder of the visit; files in it are named by their names alone.

    >>> from pathlib import Path
    >>> from tracker.errors import InputError
    >>> in_words(InputError("/v/3f2a/a.txt is in English", remedy="state it: --language"), Path("/v")).message
    'a.txt is in English.'
    >>> in_words(InputError("x", remedy="state it: --language"), Path("/v")).remedy
    'State it: the field “Language”.'
    >>> in_words(InputError("x", remedy="list them: tracker stages"), Path("/v")).remedy
    ''
    """
    inside = re.compile(re.escape(str(folder)) + r"/[0-9a-f]+/")

    def plain(words: str) -> str:
        words = inside.sub("", words)
        return "" if _COMMAND.search(words) else _OPTION.sub(lambda option: FIELDS[option[0]], words)

    return ErrorInWords(
        message=_OPTION.sub(lambda option: FIELDS[option[0]], inside.sub("", error.message)).rstrip(".") + ".",
        cause=sentence(plain(error.cause)) if error.cause else "",
        remedy=sentence(advice) if (advice := plain(error.remedy)) else "",
    )
