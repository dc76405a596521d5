"""The notice that every output carries on a text that is not the issuing body's own words.

A notice says what a reader must know, and nothing that a drafter could type: its readers never saw the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.notice_words import ISSUED_TEXT, NOTICES, PROPOSALS
from tracker.language.scripts import in_latin
from tracker.language.tags import primary_subtag
from tracker.model.stage import Authenticity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.stage import FrontMatter


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice to show before and after a text.

    Attributes:
        headline: The one line that must be seen.
        sentences: The consequences; none of a text that is only unverified.
        quiet: A plain line is enough: the text is only unverified, and nothing is known against it.
    """

    headline: str
    sentences: tuple[str, ...]
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedNotice:
    """A notice with the text, or the two texts, to which it applies.

    Attributes:
        names: The names of the texts, with a comma between two.
        colon: The colon of the report's language.
        notice: The notice.
    """

    names: str
    colon: str
    notice: Notice

    @property
    def headline(self) -> str:
        """The headline behind the names: "old.txt, new.txt: Unverified; not confirmed as the issued text."."""
        return self.names + self.colon + self.notice.headline

    @property
    def line(self) -> str:
        """The whole notice behind the names, as one line."""
        return " ".join((self.headline, *self.notice.sentences))


def notice_for(front: FrontMatter) -> Notice | None:
    """Return the notice for a text; None for an official one.

    Args:
        front: The front matter of the text. Its language is that of the notice, where the notices have its words;
            else the notice is in English.
    """
    if front.authenticity is Authenticity.OFFICIAL and not front.proposal:
        return None
    primary = primary_subtag(front.language)
    language = primary if primary in NOTICES else "en"
    if front.proposal:
        headline, *sentences = (words.format(text=front.proposal) for words in PROPOSALS[language])
        return Notice(headline=headline, sentences=tuple(sentences), quiet=False)
    text = front.symbol or ISSUED_TEXT[language]
    headline, *sentences = (words.format(text=text) for words in NOTICES[language][front.authenticity])
    return Notice(
        headline=headline,
        sentences=tuple(sentences),
        quiet=front.authenticity is Authenticity.UNVERIFIED,
    )


def named_notices(
    texts: Iterable[tuple[str, Notice | None]], words: dict[str, str], *, together: bool = False
) -> tuple[NamedNotice, ...]:
    """Return the notices of several texts, each once.

    A quiet notice that holds of two texts is one line; the sentences of the others speak of one text, and are repeated.

    Args:
        texts: The name and the notice of each text; None for an official text.
        words: The words of the report, for the signs between names.
        together: Name all texts of one standing in one notice: of many texts nobody reads the same sentence again.

    >>> quiet = Notice(headline="Unverified.", sentences=(), quiet=True)
    >>> signs = {"comma": ", ", "colon": ": "}
    >>> [named.headline for named in named_notices([("old.txt", quiet), ("new.txt", quiet)], signs)]
    ['old.txt, new.txt: Unverified.']
    """
    found: list[tuple[list[str], Notice]] = []
    for name, notice in texts:
        if notice is None:
            continue
        same = next((names for names, other in found if (notice.quiet or together) and other == notice), None)
        shown = in_latin(name, words.get("dir", ""))
        if same is None:
            found.append(([shown], notice))
        else:
            same.append(shown)
    # The mark keeps two names in Latin letters in the order of an Arabic sentence.
    comma = ("\N{RIGHT-TO-LEFT MARK}" if words.get("dir") == "rtl" else "") + words["comma"]
    return tuple(NamedNotice(names=comma.join(names), colon=words["colon"], notice=notice) for names, notice in found)
