"""The note of changes as JSON, ``tracker.note/1``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.json.write import json_text, side_facts
from tracker.report.note.note import SCHEMA

if TYPE_CHECKING:
    from tracker.report.note.note import Note, Sentence


def render(note: Note) -> bytes:
    """Return the note as JSON: its paragraphs with their sentences, and the addresses that each sentence is about."""
    before, after = note.sides
    data = {
        "schema": SCHEMA,
        "language": note.language,
        "before": side_facts(before),
        "after": side_facts(after),
        "title": note.title,
        "intro": note.intro,
        "notices": [notice.line for notice in note.notices],
        "same": note.same or None,
        "items": [
            {
                "number": number,
                "part": heading or None,
                "sentences": [_sentence(sentence) for sentence in item.sentences],
            }
            for number, (heading, item) in enumerate(
                ((part.heading, item) for part in note.parts for item in part.items), 1
            )
        ],
    }
    return json_text(data).encode()


def _sentence(sentence: Sentence) -> dict[str, object]:
    return {
        "text": sentence.text,
        "kind": sentence.kind,
        "before_eids": list(sentence.before),
        "after_eids": list(sentence.after),
        "quotes": list(sentence.quotes),
        "probably": sentence.unsure,
    }
