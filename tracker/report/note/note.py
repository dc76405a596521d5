"""A note of changes as plain data: what became of every provision, in sentences, with the addresses they are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.model.provision import Eid
    from tracker.report.view.notice import NamedNotice
    from tracker.report.view.redline_view import SideView

SCHEMA = "tracker.note/1"
PROSE = 2
"""Sentences of an item up to which they stand in one paragraph; more are listed below the first, one a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of the note.

    Attributes:
        text: The sentence, with its full stop.
        kind: The kind of change: a key of :attr:`tracker.language.note.grammar.Grammar.sentences`.
        before: Addresses of the provisions before that it names.
        after: Addresses of the provisions after that it names.
        quotes: The words that it quotes, each as it stands in one of the two texts.
        unsure: Whether it says "probably".
    """

    text: str
    kind: str
    before: tuple[Eid, ...] = ()
    after: tuple[Eid, ...] = ()
    quotes: tuple[str, ...] = ()
    unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteItem:
    """A numbered paragraph of the note: what became of one article, or of several in the same way.

    Attributes:
        sentences: Its sentences; the first one names the article in full.
        gap: The blank between two sentences.
    """

    sentences: tuple[Sentence, ...]
    gap: str = " "

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The item as it is printed: one paragraph, or a first one and a list below it."""
        texts = tuple(sentence.text for sentence in self.sentences)
        return (self.gap.join(texts),) if len(texts) <= PROSE else texts


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePart:
    """The items on a part of the text, under its heading.

    Attributes:
        heading: The heading as printed in the text after; empty before the first one.
        items: The items, in the order of the text after.
    """

    heading: str
    items: tuple[NoteItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note of changes.

    Attributes:
        language: Language of the sentences.
        direction: ``ltr`` or ``rtl``.
        title: "Note of changes".
        intro: The sentence that says which texts are compared.
        notices: The notices on texts that are not official.
        parts: The changes, part by part.
        same: The sentence that says that nothing changed; empty where something did.
        made_by: The line that names the program.
        sides: The two texts.
    """

    language: str
    direction: str
    title: str
    intro: str
    notices: tuple[NamedNotice, ...]
    parts: tuple[NotePart, ...]
    same: str
    made_by: str
    sides: tuple[SideView, SideView]

    @property
    def items(self) -> tuple[NoteItem, ...]:
        """Return the items of all parts; their numbers count from 1."""
        return tuple(item for part in self.parts for item in part.items)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return all sentences in order."""
        return tuple(sentence for item in self.items for sentence in item.sentences)
