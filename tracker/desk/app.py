"""The pages of the desk as a web application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from tracker.desk.gate import LARGEST_FIELD, Gate, close_in
from tracker.desk.pages import (
    cleaning,
    drafts,
    home,
    jobs,
    pairs,
    papers,
    rows,
    sharing,
    site,
    stages,
    store,
    verifying,
)
from tracker.desk.pages.page import came_from, furnish, link, refusal, show
from tracker.desk.words import LANGUAGES
from tracker.errors import TrackerError
from tracker.language.tags import primary_subtag
from tracker.readers.input.decoding import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from tracker.desk.state import Desk

CLOSED = (
    "Open the address that the program printed.",
    "افتحوا العنوان الذي طبعه البرنامج.",
    "Abra la dirección que ha impreso el programa.",
    "Ouvrez l’adresse que le programme a imprimée.",
    "Откройте адрес, который напечатала программа.",
    "请打开程序所显示的地址。",
)
"""The answer to anybody who does not know the secret: a page of a desk that was closed, most often."""
LARGEST_REQUEST = 2 * MAX_BYTES + 1_000_000
"""Bytes of a request: two files of the largest size that the readers take, and the other fields of the form."""
MOST_FIELDS = 100
"""Fields of a form; ours have at most twenty."""


def make_app(desk: Desk, gate: Gate, leave: Callable[[], None] = lambda: None) -> Flask:
    """Return the application.

    Args:
        desk: The state of the visit.
        gate: The names and secrets by which a request is known.
        leave: Called when the person closes the desk.
    """
    app = Flask(__name__, static_folder=None, template_folder=None)
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_REQUEST, MAX_FORM_MEMORY_SIZE=LARGEST_FIELD, MAX_FORM_PARTS=MOST_FIELDS
    )
    furnish(app, desk, gate)
    for module in (home, jobs, pairs, rows, store, drafts, stages, cleaning, papers, site, sharing, verifying):
        app.register_blueprint(module.part, url_prefix=f"/{gate.secret}{module.part.url_prefix or ''}")
    app.before_request(gate.check)

    @app.before_request
    def greet() -> None:
        """Speak the first language that the browser asks for, until a person chooses one on a page."""
        if not desk.greeted:
            desk.greeted = True
            wanted = (primary_subtag(tag) for tag in request.accept_languages.values())
            desk.language = next((tag for tag in wanted if tag in LANGUAGES), desk.language)

    app.after_request(close_in)

    @app.post(f"/{gate.secret}/close")
    def close() -> ResponseReturnValue:
        answer = Response(show("closed"))
        answer.call_on_close(leave)
        return answer

    @app.errorhandler(TrackerError)
    def refused(error: TrackerError) -> ResponseReturnValue:
        return refusal(error, came_from())

    @app.errorhandler(HTTPException)
    def failed(error: HTTPException) -> ResponseReturnValue:
        code = error.code or 500
        if not gate.knows():
            return closed(code)
        # An address that only takes forms is no page to open.
        return show("fault", code=404 if code == 405 else code, back=link("")), code

    @app.errorhandler(Exception)
    def broken(error: Exception) -> ResponseReturnValue:
        app.logger.error("A page could not be made", exc_info=error)
        return show("fault", code=500, back=link("")), 500

    return app


def closed(code: int) -> Response:
    """Return the answer to anybody who does not know the secret: nothing about the desk."""
    return Response("\n".join(CLOSED) + "\n", code, mimetype="text/plain")
