"""Hand a store on as one file, and take one in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request

from tracker.desk.jobs import State
from tracker.desk.pages.page import begin, download, go, link, show, signed, the_desk
from tracker.desk.pages.store import home_of_stores, once, the_folder
from tracker.desk.papers import hand_on, take_in
from tracker.desk.uploads import receive
from tracker.services.share import ENDING
from tracker.store.formats.names import check_slug, similar_slug

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from tracker.store.sharing.bundle import ImportResult

part = Blueprint("sharing", __name__, url_prefix="/share")


@part.get("")
def share() -> ResponseReturnValue:
    """Show the ways to hand a store on, and to take one in."""
    return show("share", home=home_of_stores())


@part.get("/export/<any('bundle', 'text'):kind>")
def export(kind: str) -> ResponseReturnValue:
    """Send the store as one file, or the page that goes with it."""
    folder = the_folder()
    name = f"{folder.name}{ENDING}"
    job = once(name, link("share", "export", kind), hand_on, folder, name)
    if job.state is not State.DONE:
        return go("jobs", job.id)
    if kind == "text":
        return download(job.value.page.encode(), f"{name}.txt", "text/plain")
    return download(job.value.bundle, name, "application/octet-stream")


@part.post("/import")
def take() -> ResponseReturnValue:
    """Receive a store as one file: it becomes a new store, or brings the open one forward."""
    desk, form = the_desk(), request.form
    bundle = receive(request.files.get("file"), desk.folder, "The file is missing")
    if form.get("where") == "here":
        folder = the_folder()
    else:
        typed = form.get("folder", "") or bundle.stem
        folder = home_of_stores() / check_slug(similar_slug(typed) or typed.strip(), "store")

    def taken(done: ImportResult) -> None:
        desk.open_store(done.folder)
        desk.report("Taken in, with releases: {count}. Everything in it was verified.", count=str(len(done.releases)))

    job = begin(bundle.name, link("store"), take_in, bundle, folder, signed(), then=taken, writing=True)
    return go("jobs", job.id)
