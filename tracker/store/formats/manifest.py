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

from collections import Counter
from dataclasses import dataclass, replace

from tracker.errors import InputError
from tracker.store.formats.names import check_date, check_language, check_slug
from tracker.store.formats.paths import MANIFEST
from tracker.store.formats.toml import Table, entry, read_error, read_table

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
        predecessor: The stage that it was drafted from; empty for a first one.
        also_from: Further stages that it was drafted from, where it unites rival drafts.
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

    def with_predecessor_renamed(self, old: str, new: str) -> Stage:
        """Return the stage with ``new`` in the place of the predecessor ``old``, if it has that one."""
        also_from = tuple(new if slug == old else slug for slug in self.also_from)
        return replace(self, predecessor=new if self.predecessor == old else self.predecessor, also_from=also_from)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A treaty or declaration across all its stages."""

    slug: str
    title: str = ""
    languages: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()

    def stage(self, slug: str) -> Stage | None:
        """Return the stage of that name."""
        return next((stage for stage in self.stages if stage.slug == slug), None)


@dataclass(frozen=True, slots=True)
class Manifest:
    """All instruments of a store."""

    instruments: tuple[Instrument, ...] = ()

    def instrument(self, slug: str) -> Instrument | None:
        """Return the instrument of that name."""
        return next((instrument for instrument in self.instruments if instrument.slug == slug), None)

    def stage(self, instrument: str, slug: str) -> Stage | None:
        """Return a stage of an instrument; None if either does not exist."""
        known = self.instrument(instrument)
        return known.stage(slug) if known else None

    def with_instrument(self, new: Instrument) -> Manifest:
        """Return the manifest with this instrument in the place of the one of its name, else at the end."""
        if self.instrument(new.slug) is None:
            return Manifest((*self.instruments, new))
        return Manifest(tuple(new if old.slug == new.slug else old for old in self.instruments))


def write_manifest(manifest: Manifest) -> str:
    """Return the text of the file; :func:`read_manifest` gives the manifest again.

    >>> text = write_manifest(Manifest((Instrument(slug="solidarity", stages=(Stage(slug="2014"),)),)))
    >>> read_manifest(text).stage("solidarity", "2014").slug
    '2014'
    """
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
    """Read the file, strictly: the next ``add`` would lose a key that this version does not know.

    Raises:
        StoreError: With the place of the first fault.
    """
    try:
        table = read_table(text, MANIFEST)
        if (found := table.string("format")) != FORMAT:
            raise read_error(MANIFEST, f"its format is “{found}”; this version of tracker reads {FORMAT}")
        instruments = tuple(_read_instrument(item) for item in table.tables("instrument"))
        table.check_empty()
        _check_distinct([instrument.slug for instrument in instruments], MANIFEST)
    except InputError as error:
        raise read_error(MANIFEST, error.message) from None
    return Manifest(instruments)


def _read_instrument(table: Table) -> Instrument:
    stages = tuple(_read_stage(item) for item in table.tables("stage"))
    instrument = Instrument(
        slug=check_slug(table.string("slug"), "instrument"),
        title=table.string("title"),
        languages=tuple(check_language(language) for language in table.strings("languages")),
        stages=stages,
    )
    table.check_empty()
    slugs = [stage.slug for stage in stages]
    _check_distinct(slugs, table.place)
    if (repeated := _stage_in_cycle(stages)) is not None:
        raise read_error(table.place, f"by way of its predecessors “{repeated}” would follow itself")
    for stage in stages:
        for predecessor in stage.predecessors:
            if predecessor not in slugs:
                raise read_error(table.place, f"the predecessor of {stage.slug}, “{predecessor}”, is not a stage")
    return instrument


def _stage_in_cycle(stages: tuple[Stage, ...]) -> str | None:
    """Return a stage that is its own ancestor; None if there is none. Two people can make one without knowing."""
    waiting = {stage.slug: set(stage.predecessors) for stage in stages}
    while free := [slug for slug, predecessors in waiting.items() if not predecessors & waiting.keys()]:
        for slug in free:
            del waiting[slug]
    return next(iter(waiting), None)


def _read_stage(table: Table) -> Stage:
    stage = Stage(
        slug=check_slug(table.string("slug"), "stage"),
        symbol=table.string("symbol"),
        date=check_date(table.string("date")),
        predecessor=table.string("predecessor"),
        also_from=tuple(table.strings("also_from")),
    )
    table.check_empty()
    return stage


def _check_distinct(slugs: list[str], place: str) -> None:
    for slug, count in Counter(slugs).items():
        if count > 1:
            raise read_error(place, f"“{slug}” is described twice")
