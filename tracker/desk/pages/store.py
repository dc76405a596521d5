"""The store: its stages, two of them to compare, a new one; and the name of the person at the desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, request

from tracker.desk.jobs import State
from tracker.desk.pages.page import answering_person, begin, go, link, show, signed, the_desk
from tracker.desk.pages.pairs import compare
from tracker.desk.state import Pair
from tracker.desk.work import StagesToCompare, make_store
from tracker.errors import InputError
from tracker.services.history import history
from tracker.services.stores import open_store, stages, store_class
from tracker.store.formats.names import check_slug, similar_slug

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from tracker.desk.jobs import Job
    from tracker.store.records import StageEntry

MOST_RESULTS = 60
"""Results of pages about stages that are remembered: those of an hour's work."""

part = Blueprint("store", __name__)


def the_folder() -> Path:
    """Return the folder of the store; a request that needs one ends where there is none."""
    return the_desk().store or abort(404)


def home_of_stores() -> Path:
    """Return the folder in which new stores are made: that of the person's documents, where there is one."""
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def once(title: str, target: str, work: Callable[..., Any], *arguments: object) -> Job:
    """Return the work behind a page, and begin it if nobody did since the store was changed.

    Args:
        title: Its name for people.
        target: Address of the page.
        work: The function that does it.
        arguments: Its arguments.
    """
    results = the_desk().results
    with open_store(the_folder()) as store:
        key = f"{target}#{store.snapshot().commit}"
    job = results.get(key)
    if job is None or job.state is State.FAILED:
        job = results[key] = begin(title, target, work, *arguments)
        for old in list(results)[:-MOST_RESULTS]:
            results.pop(old, None)
    return job


@part.get("/store")
def overview() -> ResponseReturnValue:
    """Show the stages of the store, or the ways to one."""
    folder = the_desk().store
    if folder is None:
        home = home_of_stores()
        return show("no_store", home=home, found=_stores_in(home))
    with open_store(folder) as store:
        entries = stages(store)
        done = history(store)[:12]
    desk = the_desk()
    return show(
        "store",
        folder=folder,
        instruments=_by_instrument(entries),
        done=done,
        removed=desk.removed,
        waiting=desk.pairs.get(desk.waiting),
    )


@part.post("/store/make")
def make() -> ResponseReturnValue:
    """Make an empty store in the person's documents."""
    desk, typed = the_desk(), request.form.get("folder", "")
    folder = home_of_stores() / check_slug(similar_slug(typed) or typed.strip(), "store")
    job = begin(
        folder.name, link("store"), make_store, folder, signed(),
        then=lambda _: desk.open_store(folder), writing=True,
    )  # fmt: skip
    return go("jobs", job.id)


@part.post("/store/open")
def open_other() -> ResponseReturnValue:
    """Turn to another store."""
    desk, typed = the_desk(), request.form.get("folder", "").strip()
    folder = Path(typed).expanduser()
    if not typed or not folder.is_absolute():
        raise InputError("No folder was named", remedy="write the whole path of the folder of a store")
    with open_store(folder) as store:
        desk.open_store(store.folder)
    return go("store")


@part.post("/store/leave")
def leave() -> ResponseReturnValue:
    """Turn away from the store, to choose another one."""
    the_desk().store = None
    return go("store")


@part.get("/compare")
def compare_stages() -> ResponseReturnValue:
    """Compare two stages: they are compared again only if the store has changed since."""
    desk, folder, asked = the_desk(), the_folder(), request.args
    names = asked.get("before", ""), asked.get("after", "")
    instrument, language = asked.get("instrument", ""), asked.get("language", "")
    if names[0] == names[1]:
        raise InputError("The same draft was chosen twice", remedy="choose two different drafts")
    with open_store(folder) as store:
        newest = store.snapshot().commit
    name = "--".join((*names, instrument, language))
    pair = desk.pairs.get(name)
    if pair is None or pair.state_of_store != newest or pair.result is None:
        chosen = StagesToCompare(
            folder=folder, before=names[0], after=names[1], instrument=instrument, language=language
        )
        pair = Pair(id=name, before=names[0], after=names[1], stages=chosen, state_of_store=newest)
        compare(desk.add_pair(pair))
    return go("pairs", pair.id)


@part.get("/person")
def person() -> ResponseReturnValue:
    """Ask for the name of the person."""
    return show("person")


@part.post("/person")
def name_person() -> ResponseReturnValue:
    """Keep the name of the person for the visit."""
    answering_person()
    return go("store")


def _by_instrument(entries: list[StageEntry]) -> dict[str, list[StageEntry]]:
    found: dict[str, list[StageEntry]] = {}
    for entry in entries:
        found.setdefault(entry.instrument, []).append(entry)
    return found


def _stores_in(home: Path) -> list[Path]:
    """Return the stores that stand directly in a folder."""
    try:
        return sorted(folder for folder in home.iterdir() if store_class().enclosing(folder) == folder)
    except OSError:
        return []
