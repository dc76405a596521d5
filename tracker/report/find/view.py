"""The places of words over the stages, as reports print them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.report.view.notice import named_notices, notice_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.provision import Eid
    from tracker.model.redline import Run
    from tracker.model.stage import FrontMatter
    from tracker.report.view.notice import NamedNotice


class Outcome(StrEnum):
    """Outcome for words that a provision does not have any more; the value names it in data.

    Attributes:
        MOVED: They stand in another provision now.
        REWORDED: The provision goes on without them.
        DROPPED: The provision was dropped with them.
    """

    MOVED = "moved"
    REWORDED = "reworded"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One place of the words.

    Attributes:
        place: Name of the line in which it stands.
        eid: Address of that line.
        text: The whole line, without the calls of notes.
        spans: The words in it: first character, and the one behind the last.
        bracket: ``around`` if they stand in square brackets, ``through`` if a bracket begins or ends among them; else
            empty.
    """

    place: str
    eid: Eid
    text: str
    spans: tuple[tuple[int, int], ...]
    bracket: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """A provision of one text that has the words.

    Attributes:
        text: Number of the text in its track, from 0.
        eid: Address of the provision.
        name: Its name.
        passages: The places of the words in it.
    """

    text: int
    eid: Eid
    name: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """Fate of words after the last text in which a provision has them.

    Attributes:
        outcome: The outcome.
        text: Number of the text that does not have them there any more.
        name: Name of the provision in that text in which they, or what replaced them, stand; empty for none.
        eid: Its address; None for none.
        runs: The line as it was and as it is, where it was reworded; a piece of it, where it was divided.
        focus: The place of the words in the line as it was, or in the piece.
    """

    outcome: Outcome
    text: int
    name: str = ""
    eid: Eid | None = None
    runs: tuple[Run, ...] = ()
    focus: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """The words in one provision, through all texts in a row that have them.

    Attributes:
        presences: The provision in each of them, in their order.
        end: What became of the words behind the last; None where no later text was searched.
        came_from: Name of the provision from which the words moved here; of words that are there again the name
            that the provision had when it had them before, if it was another; empty for none.
        again: Whether the provision had them before, and a text between did not.
    """

    presences: tuple[Presence, ...]
    end: End | None = None
    came_from: str = ""
    again: bool = False

    @property
    def first(self) -> Presence:
        """The provision in the first text that has the words there."""
        return self.presences[0]

    @property
    def last(self) -> Presence:
        """The provision in the last text that has them."""
        return self.presences[-1]

    @property
    def names(self) -> tuple[str, ...]:
        """The names that it had, each once."""
        return tuple(dict.fromkeys(presence.name for presence in self.presences))


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedView:
    """A text that was searched.

    Attributes:
        name: The stage, or the name of the file.
        date: Its date; empty if unknown.
        front: Its front matter; None where it was not read, since it does not have the words.
        times: The number of places.
        provisions: The number of provisions that have them.
        bracketed: The number of places in square brackets, or with one among the words.
    """

    name: str
    date: str
    front: FrontMatter | None = None
    times: int = 0
    provisions: int = 0
    bracketed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """The texts of one instrument in one language, or files of one language, in their order.

    Attributes:
        instrument: The instrument; empty for files.
        language: The tag of the language; empty if unknown.
        texts: The texts.
        occurrences: The places of the words, in the order of the newest text and behind it of the earlier ones.
    """

    instrument: str
    language: str
    texts: tuple[SearchedView, ...]
    occurrences: tuple[Occurrence, ...] = ()

    @property
    def times(self) -> int:
        """The number of places in all its texts."""
        return sum(text.times for text in self.texts)

    @property
    def having(self) -> int:
        """The number of its texts that have the words."""
        return sum(text.times > 0 for text in self.texts)


@dataclass(frozen=True, kw_only=True)
class FindView:
    """The places of words.

    Attributes:
        typed: The words, as typed.
        tracks: The texts that were searched; those with the words first.
        words: The words of the report.
        any_order: Whether several words were searched in any order.
        exact: Whether case, accents and signs counted.
        whole: Whether the last word could not go on.
        nearest: Where nothing was found, words of the texts that are spelt alike.
        apart: Where a phrase was not found, the number of provisions that have all its words.
    """

    typed: str
    tracks: tuple[Track, ...]
    words: dict[str, str]
    any_order: bool = False
    exact: bool = False
    whole: bool = False
    nearest: tuple[str, ...] = ()
    apart: int = 0

    @property
    def times(self) -> int:
        """The number of places in all texts."""
        return sum(track.times for track in self.tracks)

    @property
    def found(self) -> tuple[Track, ...]:
        """The tracks that have the words."""
        return tuple(track for track in self.tracks if track.times)

    def passages(self) -> Iterator[tuple[Track, Occurrence, Presence, Passage]]:
        """Yield every place with all that it belongs to, by text and in the order of the text."""
        for track in self.found:
            pairs = [(presence, occurrence) for occurrence in track.occurrences for presence in occurrence.presences]
            for presence, occurrence in sorted(pairs, key=lambda pair: pair[0].text):
                for passage in presence.passages:
                    yield track, occurrence, presence, passage

    @cached_property
    def notices(self) -> tuple[NamedNotice, ...]:
        """The notices on texts that have the words and are not official."""
        texts = {text.name: text.front for track in self.found for text in track.texts if text.front and text.times}
        named = ((name, notice_for(front)) for name, front in texts.items())
        return named_notices(named, self.words)
