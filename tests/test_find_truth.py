"""Words that are followed through made-up histories, of which it is known where every word went."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.support.histories.history import in_store, written
from tests.support.histories.plans import Plan, Step
from tracker.report.find.view import Outcome
from tracker.services.find import find_words
from tracker.services.stores import LazyStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.histories.history import History, TrueWord
    from tracker.model.provision import Eid
    from tracker.report.find.view import Presence, Track

STEP = ("sentence moved", "sentence moved", "paragraph moved", "words replaced", "sentence dropped", "articles merged")
RIGHT = 0.97
"""Share of places whose next place must be told right. On 3,000 places in six languages 0.999 were."""


def moved_phrases(history: History, most: int) -> Iterator[str]:
    """Yield phrases of three words that stand in another line than at the stage before, spread over the history."""
    found = []
    for stage in history.stages[1:]:
        was = {word.token: eid for eid, own in history.stages[stage.number - 1].words.items() for word in own}
        for eid, own in stage.words.items():
            text = dict(stage.draft.blocks)[eid].text
            for words in zip(own, own[1:], own[2:], strict=False):
                phrase = text[words[0].start : words[2].end]
                if {was.get(word.token, eid) for word in words}.isdisjoint({eid}) and "__" in eid and is_plain(phrase):
                    found.append(phrase)
    yield from found[:: max(1, len(found) // most)][:most]


def is_plain(phrase: str) -> bool:
    return not set(phrase) & set(".;:,[]!?。；：，、؛،")


def tokens(presence: Presence, words: dict[Eid, tuple[TrueWord, ...]]) -> set[int]:
    """The identities of the words that were found in a provision."""
    return {
        word.token
        for passage in presence.passages
        for word in words.get(passage.eid, ())
        if passage.spans[0][0] <= word.start and word.end <= passage.spans[-1][1]
    }


def verdicts(track: Track, history: History) -> Iterator[str]:
    """Yield for each place, but those of the last stage, whether the answer says truly where its words went."""
    nexts: dict[tuple[int, Eid], Eid | None] = {}
    everywhere: list[Presence] = []
    for one in track.occurrences:
        everywhere += one.presences
        for presence, following in zip(one.presences, one.presences[1:], strict=False):
            nexts[presence.text, presence.eid] = following.eid
        if one.end and one.end.outcome is Outcome.MOVED:
            nexts[one.last.text, one.last.eid] = one.end.eid
    for presence in everywhere:
        if presence.text + 1 < len(history.stages):
            own = tokens(presence, history.stages[presence.text].words)
            later = (other for other in everywhere if other.text == presence.text + 1)
            there = {other.eid for other in later if own & tokens(other, history.stages[other.text].words)}
            following_eid = nexts.get((presence.text, presence.eid))
            yield "right" if following_eid in there or (not there and following_eid is None) else "wrong"


@pytest.mark.parametrize("language", ["en", "zh", "ar"])
def test_words_are_followed_to_where_they_went(language: str, tmp_path: Path) -> None:
    history = written(Plan(7, language, 8, tuple(Step(STEP, (n,)) for n in range(2))))
    in_store(history, tmp_path / "store")
    counts = Counter[str]()
    with LazyStore(tmp_path / "store", tmp_path) as store:
        for phrase in moved_phrases(history, 12):
            view = find_words(phrase, store, whole=True)
            counts.update(verdicts(view.tracks[0], history))

    assert counts["right"] > 20
    assert counts["right"] >= RIGHT * counts.total()
