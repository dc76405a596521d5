"""Find words in every stage and language: where they stand, since when and until when, and where they went."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from tracker.language.interface import words_of
from tracker.language.tags import primary_subtag
from tracker.model.block import CALL
from tracker.report.find.view import FindView, Passage, Presence, SearchedView, Track
from tracker.search.folding import fold
from tracker.search.phrase import parse_query
from tracker.search.places import find_places
from tracker.services.followed import follow
from tracker.services.searched import tracks_to_search
from tracker.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.model.provision import Eid
    from tracker.search.phrase import Query
    from tracker.search.places import Found
    from tracker.services.searched import SearchedText, SearchedTrack
    from tracker.services.stores import LazyStore


def find_words(  # noqa: PLR0913 – the choices of a command, each by its name
    typed: str,
    store: LazyStore,
    *,
    texts: Sequence[str] = (),
    instrument: str = "",
    language: str = "",
    exact: bool = False,
    whole: bool = False,
    any_order: bool = False,
    report_language: str = "",
) -> FindView:
    """Find words in texts by their names.

    Args:
        typed: The words; what they may be, :func:`tracker.search.phrase.parse_query` says.
        store: The store to look in; opened only if a name is no file.
        texts: Stages, parts of their names, or files; empty for all stages.
        instrument: Only the stages of this instrument; empty for all.
        language: Only the texts in this language; empty for all.
        exact: Case, accents and signs count.
        whole: The last word may not go on.
        any_order: All words in one provision, in any order.
        report_language: Language of the report's own words; if empty that of the texts that have the words, if it is
            one, else English.

    Returns:
        The places; none is an answer too.

    Raises:
        InputError: If there is no word to find, or a name is neither a file nor a stage.
        StoreError: If a store is needed and cannot be read.
    """
    query = parse_query(typed, exact=exact, whole=whole, any_order=any_order)
    searched = tracks_to_search(texts, store, instrument=instrument, language=language)
    found = [_search(track, query) for track in searched]
    languages = {primary_subtag(track.language) for track, places in zip(searched, found, strict=True) if any(places)}
    words = words_of(report_language or (languages.pop() if len(languages) == 1 else "en"))
    tracks = [_track(track, places, words) for track, places in zip(searched, found, strict=True)]
    view = FindView(
        typed=query.typed,
        tracks=tuple(sorted(tracks, key=lambda track: not track.times)),
        words=words,
        any_order=any_order,
        exact=exact,
        whole=whole,
    )
    return view if view.times else _with_hints(view, query, [text for track in searched for text in track.texts])


def _search(track: SearchedTrack, query: Query) -> list[tuple[Found, ...]]:
    """Return the places in each text; a text is read only where its letters allow of a place."""
    return [find_places(text, query) if query.can_be_in(text.squashed) else () for text in track.texts]


def _track(track: SearchedTrack, places: Sequence[tuple[Found, ...]], words: dict[str, str]) -> Track:
    """Return the places of a track, each provision followed through its texts."""
    own = [_presences(n, text, found, words) for n, (text, found) in enumerate(zip(track.texts, places, strict=True))]
    texts = (
        SearchedView(
            name=text.name,
            date=text.date,
            front=text.front if found else None,
            times=len(found),
            provisions=len(presences),
            bracketed=sum(place.bracket is not None for place in found),
        )
        for text, found, presences in zip(track.texts, places, own, strict=True)
    )
    return Track(
        instrument=track.instrument,
        language=track.language,
        texts=tuple(texts),
        occurrences=tuple(follow(track, own, words)) if any(own) else (),
    )


def _presences(number: int, text: SearchedText, found: Iterable[Found], words: dict[str, str]) -> list[Presence]:
    """Return the provisions of a text that have the words, in their order."""
    places: dict[Eid, list[Passage]] = defaultdict(list)
    for place in found:
        line = text.lines[place.line][1].text
        passage = Passage(
            place=text.name_of(place.eid, words),
            eid=place.eid,
            text=line.replace(CALL, ""),
            spans=tuple((_without_calls(line, start), _without_calls(line, end)) for start, end in place.spans),
            bracket=place.bracket or "",
        )
        places[text.row(place.eid)].append(passage)
    return [Presence(text=number, eid=eid, name=own[0].place, passages=tuple(own)) for eid, own in places.items()]


def _without_calls(line: str, at: int) -> int:
    """Return a place in a line without its calls of notes."""
    return at - line.count(CALL, 0, at)


# Where nothing is found

MOST_HINTS = 5
"""Words that are offered: more are a list to read, and no hint."""
_SPREAD, _LENGTHS_APART = 0.25, 2
"""Distance from the best score, and in letters, up to which a word is offered: with more, "buena" brings "una"."""
_SHORTEST = 2
"""Letters of a word up to which it is offered to nobody: they are the numbers of points."""


def _alike(typed: str, known: Iterable[str]) -> list[str]:
    """Return the words that a person may have meant: with the same first letter, and about as long."""
    return sorted(word for word in known if word[0] == typed[0] and abs(len(word) - len(typed)) <= _LENGTHS_APART)


def _with_hints(view: FindView, query: Query, texts: Sequence[SearchedText]) -> FindView:
    """Return an empty answer with words that are spelt alike, or the number of provisions that have all of them."""
    known = {word for text in texts for word in text.squashed.split() if len(word) > _SHORTEST and word.isalpha()}
    missing = [part for part in query.parts if not any(part in word for word in known)]
    near = chain.from_iterable(nearest(part, _alike(part, known), MOST_HINTS, within=_SPREAD) for part in missing)
    apart = 0
    if not missing and not view.any_order:
        loose = parse_query(" ".join(fold(view.typed).text.split()), any_order=True)
        for text in texts:
            if loose.can_be_in(text.squashed):
                apart += len({text.units(place.eid) for place in find_places(text, loose)})
    return replace(view, nearest=tuple(dict.fromkeys(near))[:MOST_HINTS], apart=apart)
