"""The redline as one self-contained HTML file."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import sys
from functools import cache, partial
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

from tracker import __version__
from tracker.errors import TrackerError
from tracker.memory import give_back
from tracker.model.provision import LISTED_KINDS
from tracker.report.html.elements import block_element
from tracker.report.html.figures import flow_picture, table_rows
from tracker.report.html.sections import PageSections
from tracker.report.seal import seal
from tracker.two_cores import both

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment, Template
    from markupsafe import Markup

    from tracker.report.view.redline_view import RedlineView

OPEN_UP_TO = 60
"""Rows up to which the table and the picture are open from the beginning: on more, they keep a reader from the text."""

GLIDE_UP_TO = 300
"""Sections up to which a page glides to where a link leads, so that a reader sees which way it goes. In a longer one
the way is a blur: to glide to the middle of 11,568 articles took Chromium 1.8 of the 2.2 seconds of the jump."""


MANY = 2_000
"""Sections from which on a page, of some 7 MB, is worth looking for free memory that the system does not know of, and a
second process that seals it while the picture is drawn: half a second of work for each on one of 11,568 articles."""


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
    if len(view.sections) >= MANY:
        give_back()
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
    picture, sealed = both(partial(_picture, view), partial(seal, view), worth=len(view.sections) >= MANY)
    return _common(view) | {
        "rows": rows,
        "open": len(rows) <= OPEN_UP_TO,
        "script": script,
        "script_digest": base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        "picture": picture,
        "seal": sealed,
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


def _compiled() -> BytecodeCache | None:
    """Where compiled templates are kept: in ``__pycache__`` beside them, as Python keeps compiled modules.

    To compile them anew takes a fifth of the time of a short redline. Nothing is kept where Python is told to keep
    nothing, or may not write; what does not belong to the template as it is now is never used.
    """
    from jinja2 import FileSystemBytecodeCache  # noqa: PLC0415 – loaded when used

    folder = Path(cache_from_source(str(templates() / "template.py"))).parent
    try:
        if sys.dont_write_bytecode:
            return None
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


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
        bytecode_cache=_compiled(),
    )
    environment.filters |= {"css": css_string}
    return environment


def css_string(text: str) -> Markup:
    """A text as a string of a style sheet, all but plain characters escaped: it goes into the page as it is."""
    from markupsafe import Markup  # noqa: PLC0415 – loaded when used

    string = '"' + "".join(c if c.isalnum() or c in " ,:;.-–’[]" else f"\\{ord(c):x} " for c in text) + '"'
    return Markup(string)  # noqa: S704 – every character that could end the string or the style is escaped
