"""The notice that every output carries on a text that is not the issuing body's own words."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.notice_words import ISSUED_TEXT, NOTICES
from tracker.language.tags import primary_subtag
from tracker.model.stage import Authenticity

if TYPE_CHECKING:
    from tracker.model.stage import FrontMatter


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice to show before and after a text.

    Attributes:
        headline: The one line that must be seen.
        sentences: The consequences; the last may be a command to type.
        quiet: A plain line is enough: the text is only unverified, and nothing is known against it.
    """

    headline: str
    sentences: tuple[str, ...]
    quiet: bool = False


def notice_for(front: FrontMatter) -> Notice | None:
    """Return the notice for a text; None for an official one.

    Args:
        front: The front matter of the text. Its language is that of the notice, where the notices have its words;
            else the notice is in English.
    """
    if front.authenticity is Authenticity.OFFICIAL:
        return None
    primary = primary_subtag(front.language)
    language = primary if primary in NOTICES else "en"
    text = front.symbol or ISSUED_TEXT[language]
    headline, *sentences = (words.format(text=text) for words in NOTICES[language][front.authenticity])
    if front.authenticity is Authenticity.RECONSTRUCTION:
        sentences.append(_replacing_command(front))
    return Notice(
        headline=headline,
        sentences=tuple(sentences),
        quiet=front.authenticity is Authenticity.UNVERIFIED,
    )


def _replacing_command(front: FrontMatter) -> str:
    """Return the command that replaces the text by the issued one."""
    options = {"--stage": front.stage, "--language": front.language, "--symbol": front.symbol}
    given = "".join(f" {name} {shlex.quote(value)}" for name, value in options.items() if value)
    return f'tracker add FILE{given} --authenticity official --replace --reason "issued text"'
