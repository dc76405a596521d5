"""Comments and marked changes that came with a text: of a file, of a stage, of one provision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.model.annotation import Annotations
from tracker.model.provision import Eid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.provision import Provision
    from tracker.readers import Reading
    from tracker.store.store import Store

_NOWHERE = Eid("")


def annotations_of(reading: Reading) -> Annotations:
    """Return the annotations of a reading; an address that its draft does not have (any more) is left out.

    Args:
        reading: The reading; its draft may have been edited.
    """
    known = _addresses(reading.draft.provisions.values())
    return Annotations(
        comments=tuple(
            comment if comment.eid in known else replace(comment, eid=_NOWHERE) for comment in reading.comments
        ),
        revisions=tuple(
            revision if revision.eid in known else replace(revision, eid=_NOWHERE) for revision in reading.revisions
        ),
    )


def stage_annotations(store: Store, stage: str, *, instrument: str = "", language: str = "") -> Annotations:
    """Return the comments and marked changes that came with the text of a stage.

    Args:
        store: The store.
        stage: The stage, or a release tag.
        instrument: The instrument; empty if only one has the stage.
        language: The language; empty for the only one.

    Raises:
        InputError: If there is no such stage, or more than one text fits.
        StoreError: If they cannot be read.
    """
    return store.annotations(stage, instrument=instrument, language=language)


def annotations_inside(found: Annotations, provisions: Iterable[Provision]) -> Annotations:
    """Return the annotations that stand inside some provisions, with the replies to these comments."""
    return found.inside(_addresses(inner for provision in provisions for inner in provision.walk()))


def _addresses(provisions: Iterable[Provision]) -> set[Eid]:
    return {eid for provision in provisions for eid in (provision.eid, *(line.eid for line in provision.lines))}
