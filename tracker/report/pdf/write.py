"""Write the redline as PDF: tagged, with running heads and page numbers; the same blocks as on the HTML page.

WeasyPrint (BSD) sets it from the template ``print.html.j2``, with the fonts of this machine. The HTML is attached to
the file, so that the proof and other programs can read it.
"""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

from tracker.errors import InputError
from tracker.model.provision import LISTED_KINDS
from tracker.report.html.write import render_template
from tracker.report.seal import seal
from tracker.report.view.summary import answer, most_changed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.view.redline_view import RedlineView

ATTACHED = "redline.html"

_SERIF = '"Noto Serif", "Noto Naskh Arabic", "Noto Serif CJK SC", "Liberation Serif", "DejaVu Serif", serif'
_SANS = '"Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", "Liberation Sans", "DejaVu Sans", sans-serif'
_NO_FONT = re.compile(r"unsupported by fonts: .*\(U\+([0-9A-F]+)\)", re.DOTALL)
_CREATED = datetime(1980, 1, 1, tzinfo=UTC)
"""The date of the attachment: the same input gives the same bytes."""
_MAX_SHOWN = 12
"""Characters without a font that are named."""


def render(view: RedlineView) -> bytes:
    """Return the finished file.

    Args:
        view: The comparison, whole or an extract.

    Raises:
        InputError: If WeasyPrint, the library Pango, or a font for any character is missing.
    """
    engine = _engine()
    html = render_template(
        "print.html.j2",
        view,
        rows=view.rows_of(LISTED_KINDS),
        answer=answer(view),
        most_changed=most_changed(view),
        seal=seal(view),
        serif=_SERIF,
        sans=_SANS,
        running=" → ".join(side.symbol or side.name for side in view.sides),
        warning=" · ".join(named.headline for named in view.notices),
    )
    attached = engine.Attachment(
        string=html, name=ATTACHED, description=view.words["redline"], created=_CREATED, modified=_CREATED
    )
    with _Warnings() as warnings:
        document = engine.HTML(string=html, url_fetcher=_refuse).render(pdf_variant="pdf/ua-1")
        document.metadata.attachments = [attached]
        pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=view.after.digest[:32].encode())
    missing = sorted({char for line in warnings.lines for char in _characters_without_font(line)})
    if missing:
        raise InputError(
            f"This machine has no font for {' '.join(missing[:_MAX_SHOWN])}{' …' if len(missing) > _MAX_SHOWN else ''}",
            cause="a PDF embeds its fonts; an HTML page or a Word file is set by the machine that opens it",
            remedy="install the Noto fonts (on Debian: fonts-noto-core, fonts-noto-cjk), or make HTML or Word",
        )
    return pdf


def require() -> None:
    """Refuse at once where WeasyPrint or the library Pango is missing.

    Raises:
        InputError: If one of them is.
    """
    _engine()


def _engine() -> Any:  # noqa: ANN401 – it ships no types
    try:
        import weasyprint  # noqa: PLC0415 – an extra, loaded when used
    except (ImportError, OSError) as error:
        raise InputError(
            "PDF needs two packages that are not installed",
            cause=f"WeasyPrint or the library Pango cannot be loaded ({str(error).splitlines()[0]})",
            remedy='install them: pip install "treaty-tracker[pdf]", and on Debian apt install libpango-1.0-0 '
            "libpangoft2-1.0-0; or make HTML and print that",
        ) from None
    return weasyprint


def _refuse(url: str) -> dict[str, object]:
    """Fetch nothing: the page needs nothing, and a treaty must not make a program open a connection."""
    raise ValueError(f"{url} is not fetched")


def _characters_without_font(line: str) -> Iterator[str]:
    match = _NO_FONT.search(line)
    if match:
        yield chr(int(match[1], 16))


class _Warnings(logging.Handler):
    """Collects the warnings of the engine, which it only logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self._log = logging.getLogger("weasyprint")

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(record.getMessage())

    def __enter__(self) -> Self:
        self._log.addHandler(self)
        self._log.propagate = False
        return self

    def __exit__(self, *_: object) -> None:
        self._log.removeHandler(self)
        self._log.propagate = True
