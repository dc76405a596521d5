"""Which instrument, stage and language is meant: the only one there is, or an error that lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.spelling import nearest
from tracker.store.formats.names import check_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.store.formats.manifest import Instrument, Manifest


def choose_instrument(manifest: Manifest, slug: str, stage: str = "") -> Instrument:
    """The instrument that is meant.

    Args:
        manifest: Of the store.
        slug: What was asked for; may be empty where only one fits.
        stage: A stage that it must have; may be empty.

    Raises:
        InputError: If none fits, or more than one.
    """
    if slug:
        chosen = manifest.instrument(slug)
        if chosen is None:
            raise _unknown("instrument", slug, [each.slug for each in manifest.instruments], "the store")
        fitting = [chosen]
    else:
        fitting = list(manifest.instruments)
    having = [each for each in fitting if not stage or each.stage(stage)]
    if len(having) == 1:
        return having[0]
    if not having:
        stages = list(dict.fromkeys(each.slug for instrument in fitting for each in instrument.stages))
        raise unknown_stage(stage, stages, f"instrument {slug}" if slug else "the store")
    names = ", ".join(each.slug for each in having)
    raise InputError(
        f"More than one instrument has a stage “{stage}”" if stage else "The store has more than one instrument",
        cause=f"they are: {names}",
        remedy="choose one with --instrument",
    )


def choose_language(stage: str, there: Sequence[str], language: str) -> str:
    """The language that is meant.

    Args:
        stage: Name of the stage, for messages.
        there: The languages it stands in.
        language: What was asked for; may be empty where there is only one.

    Raises:
        InputError: If the stage has no text in it, or stands in more than one.
    """
    if language:
        language = check_language(language)
        if language not in there:
            raise _unknown("text in", language, there, f"stage {stage}")
        return language
    if len(there) == 1:
        return there[0]
    if not there:
        raise InputError(f"Stage {stage} has no text yet", remedy="bring it in with tracker add")
    raise InputError(
        f"Stage {stage} stands in more than one language",
        cause=f"they are: {', '.join(there)}",
        remedy="choose one with --language",
    )


def unknown_stage(name: str, stages: Iterable[str], where: str) -> InputError:
    """The error for a stage that does not exist; it lists those that do."""
    return _unknown("stage", name, stages, where)


def unknown_release(name: str, tags: Iterable[str]) -> InputError:
    """The error for a release that does not exist; it lists those that do."""
    return _unknown("release", name, tags, "the store")


def _unknown(what: str, name: str, there: Iterable[str], where: str) -> InputError:
    choices = list(there)
    near = nearest(name, choices, 1)
    cure = "choose one that is there" if choices else "bring in the first with tracker add"
    return InputError(
        f"There is no {what} “{name}” in {where}",
        cause=f"there are: {', '.join(choices)}" if choices else "there is none yet",
        remedy=f"write {near[0]}, if that is meant" if near else cure,
    )
