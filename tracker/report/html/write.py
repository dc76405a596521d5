"""Write the redline as one self-contained HTML page: fill the templates in ``templates/``."""

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
from tracker.report.html.contents import change_map, contents_rows
from tracker.report.html.flow import flow_svg
from tracker.report.html.style import has_small
from tracker.report.html.table import table_rows
from tracker.report.html.text import BRACKETS_ALONE, TextPrinter, block_html
from tracker.report.seal import seal
from tracker.report.view.facts import words_behind_count
from tracker.report.view.summary import answer, most_changed

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from tracker.report.substance.brief import Quoted
    from tracker.report.view.redline_view import RedlineView

LONG_PAGE = 600
"""Sections from which on a page is that of a long code. Its contents and its table of concordance name what changed
alone, its two columns are made by the script when they are asked for, and a link leads to its target at once: of 11,568
articles Chromium took 2.2 seconds to glide to the middle, and half of the page stood there for the two columns."""


def render(view: RedlineView) -> bytes:
    """Return the page as the bytes of its file.

    Each block of treaty text carries its place on both sides (``data-b``, ``data-a``); inserted and deleted words stand
    in ``ins`` and ``del``. All words of the report (badges, stubs, words for screen readers) stand outside of the
    blocks or come from the style sheet. So both texts can be read out of the page (:mod:`tracker.report.html.read`).

    Args:
        view: The comparison, whole or an extract.

    Returns:
        HTML that loads nothing: no font, nothing from a network. Its policy allows its own script, by digest, and no
        other.
    """
    every = view.rows_of(LISTED_KINDS)
    is_long = len(view.sections) >= LONG_PAGE
    rows = [row for row in every if not row.row.unchanged] if is_long else every
    script = _script()
    context = _template_context(view) | {
        "rows": rows,
        "rows_left_out": len(every) - len(rows),
        "is_long": is_long,
        "printer": TextPrinter(view, columns=not is_long),
        "contents": list(contents_rows(view, every=not is_long)),
        "map": change_map(view),
        "answer": answer(view),
        "has_small": has_small(view),
        "most_changed": most_changed(view),
        "script": script,
        "script_digest": base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        "flow_svg": "".join(flow_svg(view.flow, view.words)) if view.flow else "",
        "seal": seal(view),
        "pieces_of": _pieces_of,
    }
    # Piece by piece: the page of a long code as one string, or as a list of pieces, takes two or three times the memory
    # of its bytes.
    page = io.BytesIO()
    page.writelines(piece.encode() for piece in _environment().get_template("redline.html.j2").generate(**context))
    return page.getvalue()


def _pieces_of(quoted: Quoted) -> list[tuple[str, bool]]:
    """Return the pieces of a quotation in the drawer of changes of substance, which few pages have."""
    from tracker.report.substance.as_document import pieces_of  # noqa: PLC0415 – loaded when used

    return pieces_of(quoted)


def render_template(name: str, view: RedlineView, **context: object) -> str:
    """Fill a template in which the comparison is printed in another form.

    Args:
        name: File name of the template.
        view: The comparison.
        context: Further variables of the template.
    """
    return fill_template(name, **_template_context(view) | context)


def fill_template(name: str, **context: object) -> str:
    """Fill a template.

    Args:
        name: File name of the template.
        context: The variables of the template, besides the version of the program.
    """
    return _environment().get_template(name).render(**{"version": __version__} | context)


def _template_context(view: RedlineView) -> dict[str, object]:
    """Return the variables and functions that all templates use."""
    return {
        "view": view,
        "words_behind_count": words_behind_count,
        "words": view.words,
        "version": __version__,
        "printer": TextPrinter(view),
        "block_html": block_html,
        "brackets_alone": BRACKETS_ALONE,
        "table_rows": table_rows,
    }


def template_folder() -> Path:
    """Return the folder of the templates: inside an installed package, next to it in a checkout.

    Raises:
        TrackerError: If it is in neither place.
    """
    package = Path(__file__).resolve().parents[2]
    installed, in_checkout = package / "templates", package.parent / "templates"
    if installed.is_dir():
        return installed
    if in_checkout.is_dir() and (package.parent / "pyproject.toml").is_file():
        return in_checkout
    raise TrackerError("The templates of the reports are missing", remedy="install treaty-tracker again")


@cache
def _script() -> Markup:
    """Return the script of the page, which holds nothing from a text."""
    from markupsafe import Markup  # noqa: PLC0415 – loaded when used

    return Markup((template_folder() / "redline.js").read_text(encoding="utf-8"))  # noqa: S704 – our own file


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 – loaded when used

    environment = Environment(
        loader=FileSystemLoader(template_folder()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"css": css_string}
    return environment


def css_string(text: str) -> Markup:
    r"""Return a text as a string of a style sheet, all but plain characters escaped: it enters the page as it is.

    >>> print(css_string('new: "</style>"'))
    "new: \22 \3c \2f style\3e \22 "
    """
    from markupsafe import Markup  # noqa: PLC0415 – loaded when used

    escaped = "".join(char if char.isalnum() or char in " ,:;.-–’[]" else f"\\{ord(char):x} " for char in text)
    return Markup(f'"{escaped}"')  # noqa: S704 – each character that could end the string or the style is escaped
