"""Verification of comments and marked changes: each file is readable, and belongs to a text.

That nobody changed them by other means follows from the digests of files, which every commit states.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.spelling import counted
from tracker.store.audit.results import doubtful, sound
from tracker.store.formats.annotations import read_annotations
from tracker.store.formats.paths import ANNOTATIONS, ANNOTATIONS_ENDING, TEXT_ENDING, TEXTS
from tracker.store.snapshot import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.finding import Finding
    from tracker.store.snapshot import Snapshot


def verify_annotations(snapshot: Snapshot) -> Iterator[Finding]:
    """Check every file of comments and marked changes.

    Args:
        snapshot: The store as of HEAD.
    """
    right = 0
    for path in (path for path in snapshot.files if path.startswith(ANNOTATIONS)):
        text = TEXTS + path.removeprefix(ANNOTATIONS).removesuffix(ANNOTATIONS_ENDING) + TEXT_ENDING
        if text not in snapshot.files:
            yield doubtful(f"{path}: there is no text to which it belongs")
            continue
        try:
            read_annotations(decode(snapshot.read(path), path), path)
        except (InputError, StoreError) as error:
            yield doubtful(f"{path}: {error.cause or error.message}")
            continue
        right += 1
    if right:
        yield sound(f"comments and marked changes: those of {counted(right, 'text')} are readable")
