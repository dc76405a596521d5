"""Two people's lists brought together: of stages, and of what was said of links. git calls it when it merges branches.

Without it two people who each add a stage meet in a conflict in ``treaty.toml`` every time, because both write at the
same place of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NoReturn, TypeVar

from tracker.errors import InputError
from tracker.store.formats.manifest import Instrument, Manifest, Stage, read_manifest, write_manifest
from tracker.store.formats.statements import StagePair, read_statements, write_statements
from tracker.store.stage_order import inserted

_T = TypeVar("_T")


def merge_manifests(base: str, ours: str, theirs: str) -> str:
    """``treaty.toml`` with what both sides changed.

    Args:
        base: As it was when they parted.
        ours: As one has it.
        theirs: As the other has it.

    Raises:
        InputError: If both changed the same thing differently.
        StoreError: If one cannot be read.
    """
    old, one, other = (read_manifest(text) if text.strip() else Manifest() for text in (base, ours, theirs))
    slugs = dict.fromkeys(each.slug for manifest in (one, other) for each in manifest.instruments)
    merged = (_instrument(old.instrument(slug), one.instrument(slug), other.instrument(slug)) for slug in slugs)
    text = write_manifest(Manifest(tuple(each for each in merged if each is not None)))
    read_manifest(text)  # Stages that follow each other in a circle: people must choose.
    return text


def merge_statements(path: str, base: str, ours: str, theirs: str) -> str:
    """What both sides said of two stages: what either added, without what either took back.

    Args:
        path: The file in the store.
        base: As it was when they parted; empty if there was none.
        ours: As one has it.
        theirs: As the other has it.

    Raises:
        InputError: If the path is no such file's.
        StoreError: If one cannot be read.
    """
    instrument, _, pair = path.removeprefix("concordance/").removesuffix(".toml").partition("/")
    before, _, after = pair.partition("--")
    stages = StagePair(instrument, before, after)
    old, one, other = (read_statements(text, stages) if text.strip() else () for text in (base, ours, theirs))
    kept = [each for each in one if each in other or each not in old]
    merged = write_statements(stages, (*kept, *(each for each in other if each not in one and each not in old)))
    read_statements(merged, stages)  # The same link said twice, for two reasons: people must choose.
    return merged


def _instrument(old: Instrument | None, one: Instrument | None, other: Instrument | None) -> Instrument | None:
    if one is None or other is None:
        # An instrument that one side does not have is new on the other, or was taken out.
        here = one or other
        if old is None or here is None:
            return here
        return None if here == old else _differing(f"instrument {here.slug}")
    base = old or Instrument(slug=one.slug)
    title = _one_of(base.title, one.title, other.title, f"the title of {one.slug}")
    languages = tuple(dict.fromkeys((*one.languages, *other.languages)))
    merged = replace(one, title=title, languages=languages, stages=())
    new: list[Stage] = []
    for slug in dict.fromkeys(each.slug for each in (*one.stages, *other.stages)):
        stage = _stage(base.stage(slug), one.stage(slug), other.stage(slug))
        if stage and one.stage(slug):
            merged = replace(merged, stages=(*merged.stages, stage))
        elif stage:
            new.append(stage)
    for stage in new:
        merged = inserted(merged, stage, follow=False)
    return merged


def _stage(old: Stage | None, one: Stage | None, other: Stage | None) -> Stage | None:
    if one is None or other is None:
        here = one or other
        if old is None or here is None:
            return here
        return None if here == old else _differing(f"stage {here.slug}")
    base = old or Stage(slug=one.slug)
    what = f"of stage {one.slug}"
    return replace(
        one,
        symbol=_one_of(base.symbol, one.symbol, other.symbol, f"the symbol {what}"),
        date=_one_of(base.date, one.date, other.date, f"the date {what}"),
        predecessor=_one_of(base.predecessor, one.predecessor, other.predecessor, f"the predecessor {what}"),
        also_from=_one_of(base.also_from, one.also_from, other.also_from, f"the other predecessors {what}"),
    )


def _one_of(base: _T, one: _T, other: _T, what: str) -> _T:
    if other in (one, base):
        return one
    return other if one == base else _differing(what)


def _differing(what: str) -> NoReturn:
    raise InputError(
        f"Both sides changed {what}",
        cause="only a person can say which is right",
        remedy="edit the file, then git add and git commit",
    )
