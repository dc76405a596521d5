"""The texts of a store by their digests: the name of the text that a report was made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.services.stores import LazyStore
    from tracker.store.store import Store


def known_texts(store: LazyStore) -> Mapping[str, str]:
    """Return the name of every text of the store by its digest, of texts that were replaced or taken back too.

    Args:
        store: The store; without one, or where it cannot be read, no text is known.
    """
    try:
        return _texts_of(store.get()) if store.folder else {}
    except (StoreError, InputError):
        return {}


def _texts_of(store: Store) -> dict[str, str]:
    several = len(store.instruments()) > 1
    names: dict[str, str] = {}
    for commit in reversed(store.history()):  # The newest text of a digest gives the name.
        facts = commit.facts
        for language, sha256 in commit.texts:
            stage = _stage_name(facts.get("Instrument", ""), facts.get("Stage", ""), language, several=several)
            names[sha256] = f"an earlier text of {stage}, added on {commit.at[:10]} and replaced or taken back since"
    for release in store.releases():
        for language, sha256 in release.sha256.items():
            names[sha256] = f"{release.tag} ({language}), as it was released"
    for entry in store.stages():
        for text in entry.texts:
            names[text.sha256] = _stage_name(entry.instrument, entry.slug, text.language, several=several)
    return names


def _stage_name(instrument: str, stage: str, language: str, *, several: bool) -> str:
    """Return the name of a text for people.

    >>> _stage_name("solidarity", "2017-final", "fr", several=False)
    'stage 2017-final (fr)'
    """
    owner = f"{instrument}, " if several else ""
    return f"{owner}stage {stage} ({language})"
