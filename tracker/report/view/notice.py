"""What every output must say about a text that is not the issuing body's own words."""

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
        sentences: What follows from it; the last may be a command to type.
        quiet: Whether a plain line will do: nobody knows anything against the text.
    """

    headline: str
    sentences: tuple[str, ...]
    quiet: bool = False


def notice_for(front: FrontMatter) -> Notice | None:
    """The notice for a text.

    Args:
        front: What is known about the text; its language chooses that of the notice, English for all
            that have no words here.

    Returns:
        The notice, or None for an official text.
    """
    if front.authenticity is Authenticity.OFFICIAL:
        return None
    primary = primary_subtag(front.language)
    language = primary if primary in NOTICES else "en"
    text = front.symbol or ISSUED_TEXT[language]
    headline, *sentences = (words.format(text=text) for words in NOTICES[language][front.authenticity])
    if front.authenticity is Authenticity.RECONSTRUCTION:
        sentences.append(_replacing(front))
    return Notice(
        headline=headline,
        sentences=tuple(sentences),
        quiet=front.authenticity is Authenticity.UNVERIFIED,
    )


def _replacing(front: FrontMatter) -> str:
    options = {"--stage": front.stage, "--language": front.language, "--symbol": front.symbol}
    given = "".join(f" {name} {shlex.quote(value)}" for name, value in options.items() if value)
    return f'tracker add FILE{given} --authenticity official --replace --reason "issued text"'
