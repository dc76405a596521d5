"""The redline as one self-contained HTML file."""

from __future__ import annotations

import base64
import hashlib
import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tracker import __version__
from tracker.errors import TrackerError
from tracker.model.provision import LISTED_KINDS
from tracker.report.html.elements import block_element
from tracker.report.html.figures import flow_picture, table_rows
from tracker.report.html.sections import PageSections
from tracker.report.seal import seal

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from markupsafe import Markup

    from tracker.report.view.redline_view import RedlineView

OPEN_UP_TO = 60
"""Rows up to which the table and the picture are open from the beginning: on more, they keep a reader from the text."""

GLIDE_UP_TO = 300
"""Sections up to which a page glides to where a link leads, so that a reader sees which way it goes. In a longer one
the way is a blur: to glide to the middle of 11,568 articles took Chromium 1.8 of the 2.2 seconds of the jump."""


def render(view: RedlineView) -> bytes:
    """The whole page as the bytes of its file.

    Args:
        view: What to print.

    Returns:
        HTML that needs nothing else: no font, no network; its one script is named by its digest, and no other runs.
        Every block of treaty text carries its place on both sides (``data-b``, ``data-a``), inserted and deleted
        words stand in ``ins`` and ``del``, and all else (badges, stubs, spoken words) is outside them or generated
        by the style sheet: so that the page gives both texts back.
    """
    # Piece by piece: the page of a long code as one string, or as a list of pieces, would take two or three times the
    # memory of its bytes. By one process: a second one saved a third of the time, but copied 136 MB of what it printed
    # from, since Python counts references in the objects themselves.
    page = io.BytesIO()
    page.writelines(piece.encode() for piece in _template("redline.html.j2").generate(**_printed(view)))
    return page.getvalue()


def redline_html(view: RedlineView) -> str:
    """The whole page as text."""
    return render(view).decode()


def _printed(view: RedlineView) -> dict[str, object]:
    """What the page prints, by the names it has there."""
    rows = view.rows_of(LISTED_KINDS)
    script = _script()
    return _common(view) | {
        "rows": rows,
        "open": len(rows) <= OPEN_UP_TO,
        "script": script,
        "script_digest": base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        "picture": _picture(view),
        "seal": seal(view),
    }


def _picture(view: RedlineView) -> str:
    """The flow picture; empty for none."""
    return "".join(flow_picture(view.flow, view.words)) if view.flow else ""


def page(template: str, view: RedlineView, **more: object) -> str:
    """A page made of one of our templates; all that comes from a text is escaped.

    Args:
        template: Its file.
        view: The comparison.
        more: What else it prints, by the names it has there.
    """
    return _template(template).render(**_common(view) | more)


def _template(name: str) -> Template:
    return _environment().get_template(name)


def _common(view: RedlineView) -> dict[str, object]:
    """What every template knows; what grows with the text is printed by our own code, which escapes it."""
    return {
        "view": view,
        "words": view.words,
        "version": __version__,
        "glides": len(view.sections) <= GLIDE_UP_TO,
        "text": PageSections(view),
        "block": block_element,
        "table_rows": table_rows,
    }


def templates() -> Path:
    """The folder of the templates: inside an installed package, else beside it in a checkout.

    Raises:
        TrackerError: If it is in neither place.
    """
    package = Path(__file__).resolve().parents[2]
    inside, beside_it = package / "templates", package.parent / "templates"
    if inside.is_dir():
        return inside
    if beside_it.is_dir() and (package.parent / "pyproject.toml").is_file():
        return beside_it
    raise TrackerError("The report templates are missing", remedy="install treaty-tracker again")


@cache
def _script() -> Markup:
    """The script of the page, without anything that comes from a text."""
    from markupsafe import Markup  # noqa: PLC0415 – loaded when used

    return Markup((templates() / "redline.js").read_text(encoding="utf-8"))  # noqa: S704 – our own file


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 – loaded when used

    environment = Environment(
        loader=FileSystemLoader(templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"css": css_string}
    return environment


def css_string(text: str) -> Markup:
    """A text as a string of a style sheet, all but plain characters escaped: it goes into the page as it is."""
    from markupsafe import Markup  # noqa: PLC0415 – loaded when used

    string = '"' + "".join(c if c.isalnum() or c in " ,:;.-–’[]" else f"\\{ord(c):x} " for c in text) + '"'
    return Markup(string)  # noqa: S704 – every character that could end the string or the style is escaped
