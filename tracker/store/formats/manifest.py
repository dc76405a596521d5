"""treaty.toml: the instruments of a store, their languages, and their stages in order.

::

    format = "1"

    [[instrument]]
    slug = "solidarity"
    title = "…"
    languages = ["en", "fr"]

    [[instrument.stage]]
    slug = "2017-final"
    symbol = "A/HRC/35/35"
    date = "2017-04-25"
    predecessor = "2014-avant-projet"
    also_from = ["2015-rival"]
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, replace

from tracker.errors import InputError
from tracker.store.formats.names import check_date, check_language, check_slug
from tracker.store.formats.toml import Table, entry, fault

FILE = "treaty.toml"
FORMAT = "1"

_HEAD = """\
# The instruments of this store and their stages, in order. Written by `tracker add`, which keeps
# no comments but these. The texts stand in text/<instrument>/<stage>/<language>.md.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of drafting.

    Attributes:
        slug: Its name, a folder.
        symbol: The issuing body's symbol; may be empty.
        date: ``2017-04-25``, ``2017-04``, ``2013`` or empty; may be long before 1970.
        predecessor: The stage it was drafted from; empty for a first one.
        also_from: Other stages that it was drafted from, where rival drafts met in it.
    """

    slug: str
    symbol: str = ""
    date: str = ""
    predecessor: str = ""
    also_from: tuple[str, ...] = ()

    @property
    def predecessors(self) -> tuple[str, ...]:
        """All stages that it was drafted from, the main one first."""
        return tuple(filter(None, (self.predecessor, *self.also_from)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A treaty or declaration across all its stages."""

    slug: str
    title: str = ""
    languages: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()

    def stage(self, slug: str) -> Stage | None:
        """The stage of that name."""
        return next((stage for stage in self.stages if stage.slug == slug), None)


@dataclass(frozen=True, slots=True)
class Manifest:
    """All instruments of a store."""

    instruments: tuple[Instrument, ...] = ()

    def instrument(self, slug: str) -> Instrument | None:
        """The instrument of that name."""
        return next((each for each in self.instruments if each.slug == slug), None)

    def with_instrument(self, new: Instrument) -> Manifest:
        """The manifest with this instrument in the place of the one of its name, or behind the others."""
        if self.instrument(new.slug) is None:
            return Manifest((*self.instruments, new))
        return Manifest(tuple(new if each.slug == new.slug else each for each in self.instruments))


def write_manifest(manifest: Manifest) -> str:
    """The file; :func:`read_manifest` gives the manifest again."""
    out = [_HEAD, "\n", entry("format", FORMAT)]
    for instrument in manifest.instruments:
        out += ["\n[[instrument]]\n", entry("slug", instrument.slug), entry("title", instrument.title)]
        out.append(entry("languages", instrument.languages))
        for stage in instrument.stages:
            out.append("\n[[instrument.stage]]\n")
            fields = {"symbol": stage.symbol, "date": stage.date, "predecessor": stage.predecessor}
            out.append(entry("slug", stage.slug))
            out += [entry(key, value) for key, value in fields.items() if value]
            out += [entry("also_from", stage.also_from)] if stage.also_from else []
    return "".join(out)


def read_manifest(text: str) -> Manifest:
    """Read the file, strictly: a key that this version does not know would be lost at the next ``add``.

    Raises:
        StoreError: With the place of the first fault.
    """
    try:
        data = Table(tomllib.loads(text), FILE)
        if data.string("format") != FORMAT:
            raise fault(FILE, f"format is “{data.string('format')}”; this version of tracker reads {FORMAT}")
        instruments = tuple(_instrument(table) for table in data.tables("instrument"))
        data.done()
        _distinct([each.slug for each in instruments], FILE)
    except tomllib.TOMLDecodeError as error:
        raise fault(FILE, str(error)) from None
    except InputError as error:
        raise fault(FILE, error.message) from None
    return Manifest(instruments)


def _instrument(table: Table) -> Instrument:
    stages = tuple(_stage(each) for each in table.tables("stage"))
    instrument = Instrument(
        slug=check_slug(table.string("slug"), "instrument"),
        title=table.string("title"),
        languages=tuple(check_language(each) for each in table.strings("languages")),
        stages=stages,
    )
    table.done()
    _distinct([each.slug for each in stages], table.place)
    known = {each.slug for each in stages}
    if (looped := _in_a_circle(stages)) is not None:
        raise fault(table.place, f"“{looped}” follows itself, by its predecessors")
    for each in stages:
        for other in each.predecessors:
            if other not in known:
                raise fault(table.place, f"the predecessor of {each.slug}, “{other}”, is no stage")
    return instrument


def _in_a_circle(stages: tuple[Stage, ...]) -> str | None:
    """A stage that was drafted from itself, by way of others; two people can make one without knowing."""
    waiting = {each.slug: set(each.predecessors) for each in stages}
    while free := [slug for slug, others in waiting.items() if not others & waiting.keys()]:
        for slug in free:
            del waiting[slug]
    return next(iter(waiting), None)


def _stage(table: Table) -> Stage:
    stage = Stage(
        slug=check_slug(table.string("slug"), "stage"),
        symbol=table.string("symbol"),
        date=check_date(table.string("date")),
        predecessor=table.string("predecessor"),
        also_from=tuple(table.strings("also_from")),
    )
    table.done()
    return stage


def _distinct(slugs: list[str], place: str) -> None:
    for slug, count in Counter(slugs).items():
        if count > 1:
            raise fault(place, f"“{slug}” is described twice")


def renamed_predecessor(stage: Stage, old: str, new: str) -> Stage:
    """The stage, following ``new`` if it followed ``old``."""
    also_from = tuple(new if each == old else each for each in stage.also_from)
    return replace(stage, predecessor=new if stage.predecessor == old else stage.predecessor, also_from=also_from)
