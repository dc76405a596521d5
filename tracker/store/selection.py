"""Selection of instrument, stage and language: the only one there is, or an error that lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.spelling import nearest
from tracker.store.formats.names import check_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.store.formats.manifest import Instrument, Manifest


def choose_instrument(manifest: Manifest, slug: str, stage: str = "") -> Instrument:
    """Return the instrument that is meant.

    Args:
        manifest: The manifest of the store.
        slug: The instrument's name; may be empty where only one fits.
        stage: A stage that it must have; may be empty.

    Raises:
        InputError: If none fits, or more than one.
    """
    if slug:
        chosen = manifest.instrument(slug)
        if chosen is None:
            slugs = [instrument.slug for instrument in manifest.instruments]
            raise _unknown("instrument", slug, slugs, "the store")
        candidates = [chosen]
    else:
        candidates = list(manifest.instruments)
    fitting = [instrument for instrument in candidates if not stage or instrument.stage(stage)]
    if len(fitting) == 1:
        return fitting[0]
    if not candidates and not stage:
        raise InputError(
            "The store is empty", cause="no draft was added yet", remedy="add the first one: tracker add FILE"
        )
    if not fitting:
        stages = list(dict.fromkeys(known.slug for instrument in candidates for known in instrument.stages))
        raise unknown_stage(stage, stages, f"instrument {slug}" if slug else "the store")
    names = ", ".join(instrument.slug for instrument in fitting)
    raise InputError(
        f"More than one instrument has a stage “{stage}”" if stage else "The store has more than one instrument",
        cause=f"they are: {names}",
        remedy="choose one with --instrument",
    )


def choose_language(stage: str, available: Sequence[str], language: str) -> str:
    """Return the language that is meant.

    >>> choose_language("2014", ["fr"], "")
    'fr'

    Args:
        stage: Name of the stage, for messages.
        available: The languages in which it has a text.
        language: The language that is wanted; may be empty where there is only one.

    Raises:
        InputError: If the stage has no text in it, or no language is given and the stage has texts in several.
    """
    if language:
        language = check_language(language)
        if language not in available:
            raise _unknown("text in", language, available, f"stage {stage}")
        return language
    if len(available) == 1:
        return available[0]
    if not available:
        raise InputError(f"Stage {stage} has no text yet", remedy="add it: tracker add FILE")
    raise InputError(
        f"Stage {stage} exists in more than one language",
        cause=f"they are: {', '.join(available)}",
        remedy="choose one with --language",
    )


def unknown_stage(name: str, stages: Iterable[str], place: str) -> InputError:
    """Return the error for a stage that does not exist; it lists those that do."""
    return _unknown("stage", name, stages, place)


def unknown_release(name: str, tags: Iterable[str]) -> InputError:
    """Return the error for a release that does not exist; it lists those that do."""
    return _unknown("release", name, tags, "the store")


def _unknown(thing: str, name: str, available: Iterable[str], place: str) -> InputError:
    choices = list(available)
    similar = [choice for choice in choices if name.casefold() in choice.casefold()] or nearest(name, choices, 1)
    remedy = "choose one of these" if choices else "add the first one: tracker add FILE"
    return InputError(
        f"There is no {thing} “{name}” in {place}",
        cause=f"there are: {', '.join(choices)}" if choices else "there is none yet",
        remedy=f"write {similar[0]}, if you mean that" if similar else remedy,
    )
