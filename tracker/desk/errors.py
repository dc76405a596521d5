"""Errors of the services in the words of the desk: fields of forms instead of options of commands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.messages import in_language
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


_IN_A_FOLDER = re.compile(r"/[0-9a-f]{16}/")


@dataclass(frozen=True)
class Said:
    """A message of the program as a page shows it.

    Attributes:
        words: The sentence; empty for none.
        foreign: True if it is English among words of another language, and has to be marked as such.
    """

    words: str
    foreign: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)


@dataclass(frozen=True, kw_only=True)
class ErrorInWords:
    """An error as a page shows it: three sentences, of which the last two may be empty."""

    message: Said
    cause: Said = Said("")
    remedy: Said = Said("")


def in_words(error: TrackerError, folder: Path, language: str = "en") -> ErrorInWords:
    """Return an error in the words of the desk.

    Args:
        error: The error.
        folder: The private folder of the visit; files in it are named by their names alone.
        language: Language of the page.

    >>> from pathlib import Path
    >>> from tracker.errors import InputError
    >>> in_words(InputError("/v/3f2a90b1c4d5e6f7/a.txt is empty"), Path("/v"), "fr").message
    Said(words='a.txt est vide.', foreign=False)
    >>> in_words(InputError("Nobody knows", remedy="list them: tracker stages"), Path("/v"), "fr")
    ErrorInWords(message=Said(words='Nobody knows.', foreign=True), cause=Said(words='', foreign=False), \
remedy=Said(words='', foreign=False))
    """
    return ErrorInWords(
        # It may begin with the name of a file, whose first letter stays small.
        message=say(error.message, language, folder, begin=False),
        cause=say(error.cause, language, folder),
        remedy=say(error.remedy, language, folder),
    )


def say(english: str, language: str, folder: Path | None = None, *, begin: bool = True) -> Said:
    """Return a message of the program in the language of a page, else in English with the fields of the desk.

    Advice that is about commands alone is left out, unless a table has it in words of the desk.

    Args:
        english: The message, with or without a full stop.
        language: Language of the page.
        folder: The private folder of the visit; files in it are named by their names alone.
        begin: Whether its first letter becomes a capital, and commands are left out.

    >>> say("state it: --language", "en").words
    'State it: the field “Language”.'
    >>> say("its lines are: 5", "fr")
    Said(words='Its lines are: 5.', foreign=True)
    """
    if folder is not None:
        english = re.sub(re.escape(str(folder)) + _IN_A_FOLDER.pattern, "", english)
    if known := in_language(english, language):
        return Said(known)
    if not english or (begin and _COMMAND.search(english)):
        return Said("")
    words = _OPTION.sub(lambda option: FIELDS[option[0]], english)
    return Said(sentence(words) if begin else words.rstrip(".") + ".", foreign=language != "en")
