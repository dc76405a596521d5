"""What every output must say about a text that is not the issuing body's own words."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.stage import Authenticity

if TYPE_CHECKING:
    from tracker.model.stage import Front


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


# Keyed by language, then by authenticity. {text} is the symbol, or words where there is none.
_WORDS: dict[str, dict[Authenticity, tuple[str, ...]]] = {
    "en": {
        Authenticity.TRANSLATION: (
            "Unofficial translation of {text}.",
            "These are not the words of the issuing body. Do not quote them as such.",
        ),
        Authenticity.RECONSTRUCTION: (
            "This is not the text of {text}. It is a reconstruction.",
            "The issued text was not at hand; numbering and wording may differ from it at any place.",
            "Do not quote it, and draw no conclusion from it about what was proposed.",
            "This command puts the issued text in its place:",
        ),
        Authenticity.UNVERIFIED: (
            "Unverified: nobody has said yet whether this is the issued text.",
            "Whoever knows says so with --authenticity when bringing it in.",
        ),
    },
    "fr": {
        Authenticity.TRANSLATION: (
            "Traduction non officielle de {text}.",
            "Ce ne sont pas les termes de l’organe qui a publié le texte. Ne pas les citer comme tels.",
        ),
        Authenticity.RECONSTRUCTION: (
            "Ceci n’est pas le texte de {text}. C’est une reconstitution.",
            "Le texte publié n’était pas disponible ; numérotation et termes peuvent s’en écarter partout.",
            "Ne pas le citer, et n’en rien conclure sur ce qui a été proposé.",
            "Cette commande met le texte publié à sa place :",
        ),
        Authenticity.UNVERIFIED: (
            "Non vérifié : personne n’a encore dit si c’est le texte publié.",
            "Qui le sait le dit par --authenticity en l’ajoutant.",
        ),
    },
}
_THE_ISSUED_TEXT = {"en": "the issued document", "fr": "l’original"}


def notice(front: Front) -> Notice | None:
    """The notice for a text.

    Args:
        front: What is known about the text; its language chooses that of the notice, English for all
            that have no words here.

    Returns:
        The notice, or None for an official text.
    """
    if front.authenticity is Authenticity.OFFICIAL:
        return None
    primary = front.language.split("-")[0].lower()
    language = primary if primary in _WORDS else "en"
    text = front.symbol or _THE_ISSUED_TEXT[language]
    headline, *sentences = (words.format(text=text) for words in _WORDS[language][front.authenticity])
    if front.authenticity is Authenticity.RECONSTRUCTION:
        sentences.append(_replacing(front))
    return Notice(
        headline=headline,
        sentences=tuple(sentences),
        quiet=front.authenticity is Authenticity.UNVERIFIED,
    )


def _replacing(front: Front) -> str:
    options = {"--stage": front.stage, "--language": front.language, "--symbol": front.symbol}
    given = "".join(f" {name} {shlex.quote(value)}" for name, value in options.items() if value)
    return f'tracker add FILE{given} --authenticity official --replace --reason "issued text"'
