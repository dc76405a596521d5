"""The first page: drop two files, or go on with the store; the style sheet and the script of all pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, redirect, request

from tracker.desk.pages.page import go, link, show, the_desk
from tracker.desk.pages.pairs import compare
from tracker.desk.state import Pair, new_id
from tracker.desk.uploads import receive
from tracker.desk.words import LANGUAGES
from tracker.language.tags import tag_of
from tracker.readers.input.decoding import MAX_BYTES
from tracker.report.html.write import template_folder
from tracker.store.formats.names import check_language

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


ASSETS = {"desk.css": "text/css", "desk.js": "text/javascript"}
"""The files that the pages load, with their media types."""


part = Blueprint("home", __name__)


@part.get("/")
def home() -> ResponseReturnValue:
    """Show the first page."""
    done = [pair for pair in reversed(list(the_desk().pairs.values())) if pair.result]
    return show("home", largest=MAX_BYTES, pairs=done)


@part.post("/compare-files")
def compare_files() -> ResponseReturnValue:
    """Receive two files, and begin to compare them."""
    desk = the_desk()
    before = receive(request.files.get("before"), desk.folder, "The earlier text is missing")
    after = receive(request.files.get("after"), desk.folder, "The later text is missing")
    typed = request.form.get("language", "").strip()
    language = check_language(tag_of(typed)) if typed else ""
    pair = Pair(id=new_id(), before=before.name, after=after.name, files=(before, after), language=language)
    desk.add_pair(pair)
    compare(pair)
    return go("pairs", pair.id)


@part.post("/language")
def choose_language() -> ResponseReturnValue:
    """Change the language of the desk."""
    if (language := request.form.get("language", "")) in LANGUAGES:
        the_desk().language = language
    back = request.form.get("back", "")
    return redirect(back if back.startswith(link("")) else link(""), 303)


@part.get("/<any('desk.css', 'desk.js'):name>")
def asset(name: str) -> ResponseReturnValue:
    """Send the style sheet or the script."""
    return Response((template_folder() / "desk" / name).read_bytes(), mimetype=ASSETS[name])
