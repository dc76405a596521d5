"""The pages over all stages of an instrument, as ``tracker site`` makes them, live."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort

from tracker.desk.gate import policy_of
from tracker.desk.jobs import State
from tracker.desk.pages.page import KINDS, begin, download, go, link, show, the_desk
from tracker.desk.pages.store import the_folder
from tracker.desk.stages import Site, make_site
from tracker.desk.state import new_id
from tracker.report.formats import ENDINGS
from tracker.services.stores import open_store

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_FORMS = {ending: form for form, endings in ENDINGS.items() if form in KINDS for ending in endings}
"""The formats of files by their endings."""

part = Blueprint("site", __name__)


@part.get("/site/<instrument>")
def frame(instrument: str) -> ResponseReturnValue:
    """Show the pages in a frame; they are made again if the store has changed since."""
    desk, folder = the_desk(), the_folder()
    with open_store(folder) as store:
        newest = store.snapshot().commit
    key = link("site", instrument, newest)
    job = desk.results.get(key)
    if job is None or job.state is State.FAILED:
        place = desk.folder / f"site-{new_id()}"
        job = desk.results[key] = begin(instrument, link("site", instrument), make_site, folder, instrument, place)
    if job.state is not State.DONE:
        return go("jobs", job.id)
    return show("site", instrument=instrument, first=f"{key}/index.html")


@part.get("/site/<instrument>/<newest>/<path:page>")
def send(instrument: str, newest: str, page: str) -> ResponseReturnValue:
    """Send one page, or a file to download; only those that were made have an address."""
    job = the_desk().results.get(link("site", instrument, newest))
    site = job.value if job else None
    if not isinstance(site, Site) or page not in site.pages:
        abort(404)
    content, path = (site.place / page).read_bytes(), PurePosixPath(page)
    form = _FORMS.get(path.suffix, "html")
    if form == "html":
        return Response(content, mimetype=KINDS[form], headers={"Content-Security-Policy": policy_of(content)})
    return download(content, path.name, KINDS[form])
