"""Write the note of changes of two texts: what became of every provision, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.language.note import NOTE_LANGUAGES
from tracker.language.tags import ENGLISH_NAMES, primary_subtag, tag_of
from tracker.report.note.compose import note_of
from tracker.services.compare import view_of_redline

if TYPE_CHECKING:
    from tracker.model.redline import Redline
    from tracker.report.note.note import Note
    from tracker.services.compare import Comparison


def note_language(typed: str) -> str:
    """Return the language of a note, as typed by its tag or name; empty for that of the texts.

    Raises:
        InputError: If no note is written in this language.

    >>> note_language("French"), note_language("")
    ('fr', '')
    """
    if not typed.strip():
        return ""
    tag = primary_subtag(tag_of(typed))
    if tag not in NOTE_LANGUAGES:
        named = [f"{ENGLISH_NAMES[tag]} ({tag})" for tag in NOTE_LANGUAGES]
        raise InputError(
            f"There are no notes of changes in “{typed}”",
            cause=f"the languages are {', '.join(named[:-1])} and {named[-1]}",
            remedy="name one of them, or leave out --report-language for the language of the texts",
        )
    return tag


def note_of_comparison(comparison: Comparison, language: str = "") -> Note:
    """Return the note of changes of two texts that were compared.

    Args:
        comparison: The comparison.
        language: Language of the note, one of the six; that of the texts if empty.
    """
    return note_of(comparison.view, language)


def note_of_redline(redline: Redline, names: tuple[str, str] = ("before", "after"), language: str = "") -> Note:
    """Return the note of changes of a comparison in memory.

    Args:
        redline: The result of :func:`tracker.diff.redline.compare`.
        names: Names for texts that do not name their stage.
        language: Language of the note; that of the texts if empty.
    """
    return note_of(view_of_redline(redline, names, language))
