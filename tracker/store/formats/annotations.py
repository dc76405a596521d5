"""annotations/<instrument>/<stage>/<language>.json: comments and marked changes that came with the file of a text.

::

    {
        "schema": "tracker.annotations/1",
        "comments": [
            {
                "author": "Ana Sá",
                "date": "2024-03-01T10:00:00Z",
                "eid": "art_5__para_1",
                "line": 12,
                "anchor": "shall",
                "text": "Why not may?",
                "answers": null,
                "resolved": false,
            }
        ],
        "revisions": [{"kind": "deleted", "author": "Bo Li", "date": "", "eid": "art_5", "line": 11, "text": "may"}],
    }

The order is that of the file. There is no file where there is nothing to keep.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from tracker.errors import StoreError
from tracker.model.annotation import Annotations, Comment, Revision, RevisionKind
from tracker.model.provision import Eid

SCHEMA = "tracker.annotations/1"

_TYPES: dict[str, tuple[type, ...]] = {
    "author": (str,),
    "date": (str,),
    "eid": (str,),
    "line": (int,),
    "anchor": (str,),
    "text": (str,),
    "answers": (int, type(None)),
    "resolved": (bool,),
    "kind": (str,),
}
_COMMENT = ("author", "date", "eid", "line", "anchor", "text", "answers", "resolved")
_REVISION = ("kind", "author", "date", "eid", "line", "text")


def annotations_data(annotations: Annotations) -> dict[str, Any]:
    """Return annotations as plain data, with fixed keys in a fixed order."""
    comments = [asdict(comment) for comment in annotations.comments]
    revisions = [asdict(revision) for revision in annotations.revisions]
    return {
        "comments": [{key: comment[key] for key in _COMMENT} for comment in comments],
        "revisions": [{key: revision[key] for key in _REVISION} for revision in revisions],
    }


def write_annotations(annotations: Annotations) -> str:
    """Return the text of the file; :func:`read_annotations` gives the annotations again.

    >>> text = write_annotations(Annotations(comments=(Comment(author="Ana", date="", anchor="shall", text="Why?"),)))
    >>> read_annotations(text, "en.json").comments[0].anchor
    'shall'
    """
    data = {"schema": SCHEMA, **annotations_data(annotations)}
    # Lone halves of characters, which a broken file may hold, are no UTF-8.
    text = json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode()
    return f"{text}\n"


def read_annotations(text: str, path: str) -> Annotations:
    """Read the file, strictly.

    Args:
        text: The text of the file; empty where there is none.
        path: Its path in the store, for messages.

    Raises:
        StoreError: If it is damaged, with the place of the first fault.
    """
    if not text:
        return Annotations()
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _damaged(path, str(error)) from None
    if not isinstance(data, dict) or data.keys() != {"schema", "comments", "revisions"}:
        raise _damaged(path, "it has keys other than “schema”, “comments” and “revisions”")
    if data["schema"] != SCHEMA:
        raise _damaged(path, f"its schema is not {SCHEMA}, the one that this version of tracker reads")
    comments = tuple(Comment(**entry) for entry in _entries(data["comments"], "comments", _COMMENT, path))
    if any(comment.answers is not None and not 0 <= comment.answers < len(comments) for comment in comments):
        raise _damaged(path, "a comment replies to one that is not there")
    revisions = []
    for entry in _entries(data["revisions"], "revisions", _REVISION, path):
        if entry["kind"] not in list(RevisionKind):
            raise _damaged(path, f"“{entry['kind']}” is not a kind of change")
        revisions.append(Revision(**entry | {"kind": RevisionKind(entry["kind"])}))
    return Annotations(comments=comments, revisions=tuple(revisions))


def _entries(values: object, name: str, keys: tuple[str, ...], path: str) -> list[dict[str, Any]]:
    if not isinstance(values, list):
        raise _damaged(path, f"“{name}” is not a list")
    for number, entry in enumerate(values, 1):
        if not isinstance(entry, dict) or entry.keys() != set(keys):
            raise _damaged(path, f"entry {number} of “{name}” has keys other than {', '.join(keys)}")
        if wrong := [key for key in keys if type(entry[key]) not in _TYPES[key]]:
            raise _damaged(path, f"“{wrong[0]}” in entry {number} of “{name}” is not in the right form")
    return [{**entry, "eid": Eid(entry["eid"])} for entry in values]


def _damaged(path: str, cause: str) -> StoreError:
    return StoreError(
        f"{path} in the store is damaged",
        cause=cause,
        remedy='restore it with git, or add the text again: tracker add FILE --replace --reason "…"',
    )
