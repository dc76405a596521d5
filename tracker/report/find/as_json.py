"""The places of words as JSON, ``tracker.find/1``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.json.write import json_text

if TYPE_CHECKING:
    from tracker.report.find.view import FindView, Occurrence, Presence, Track

SCHEMA = "tracker.find/1"


def render(view: FindView) -> bytes:
    """Return the places as JSON: a list of tracks, each with its texts and with the provisions that have the words.

    Args:
        view: The places.
    """
    data = {
        "schema": SCHEMA,
        "words": view.typed,
        "any_order": view.any_order,
        "exact": view.exact,
        "whole_words": view.whole,
        "places": view.times,
        "tracks": [_track(track) for track in view.tracks],
        "nearest": list(view.nearest),
        "provisions_with_all_words": view.apart or None,
    }
    return json_text(data).encode()


def _track(track: Track) -> dict[str, object]:
    return {
        "instrument": track.instrument or None,
        "language": track.language or None,
        "stages": [
            {
                "stage": text.name,
                "date": text.date or None,
                "symbol": text.front.symbol if text.front else None,
                "authenticity": text.front.authenticity if text.front else None,
                "places": text.times,
                "provisions": text.provisions,
                "in_brackets": text.bracketed,
            }
            for text in track.texts
        ],
        "occurrences": [_occurrence(one, track) for one in track.occurrences],
    }


def _occurrence(one: Occurrence, track: Track) -> dict[str, object]:
    names = [text.name for text in track.texts]
    ended = one.end is not None or one.last.text < len(names) - 1
    return {
        "since": names[one.first.text],
        "until": names[one.last.text] if ended else None,
        "again": one.again,
        "came_from": one.came_from or None,
        "presences": [_presence(presence, names) for presence in one.presences],
        "then": {
            "stage": names[one.end.text],
            "outcome": one.end.outcome,
            "eid": one.end.eid,
            "label": one.end.name or None,
            "runs": [{"kind": run.kind, "text": run.text} for run in one.end.runs],
        }
        if one.end
        else None,
    }


def _presence(presence: Presence, names: list[str]) -> dict[str, object]:
    return {
        "stage": names[presence.text],
        "eid": presence.eid,
        "label": presence.name,
        "places": [
            {
                "eid": passage.eid,
                "label": passage.place,
                "text": passage.text,
                "spans": [list(span) for span in passage.spans],
                "bracket": passage.bracket or None,
            }
            for passage in presence.passages
        ],
    }
