"""The program for other programs: read, compare, tabulate, print; ``import tracker`` offers what stands here.

All of it is about values in memory: no function writes a file, asks for anything or needs a store.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.addresses.lookup import find
from tracker.diff.concordance.rows import rows_in_order_before
from tracker.diff.redline import compare
from tracker.errors import InputError, ProofError, TrackerError
from tracker.model.concordance import Correspondence
from tracker.model.draft import DraftText
from tracker.model.provision import ALL_LISTED_KINDS, ProvisionKind
from tracker.model.redline import Redline
from tracker.model.side import Side
from tracker.readers import Reading, read_bytes, read_file
from tracker.report.formats import REDLINE_FORMATS, TABLE_FORMATS
from tracker.report.proof import prove
from tracker.report.table.rows import build_table
from tracker.report.view.extract import extract
from tracker.report.view.redline_view import build_view
from tracker.text.writer import digest

if TYPE_CHECKING:
    from tracker.model.provision import Eid
    from tracker.model.stage import FrontMatter
    from tracker.report.view.redline_view import RedlineView

__all__ = [
    "Correspondence", "DraftText", "InputError", "ProofError", "Reading", "Redline", "TrackerError", "compare",
    "concordance", "export", "parse", "read", "render", "render_table",
]  # fmt: skip


def read(source: Path | str | bytes, name: str = "text.txt", front: FrontMatter | None = None) -> Reading:
    """Read a draft, with all that was doubtful in it.

    Args:
        source: A file; or its bytes; or a text, plain or structured.
        name: Of bytes and texts, what to call them in messages; one that ends in ``.md`` is structured text.
        front: What is known about the draft; it wins over the file's own front matter.

    Returns:
        The draft, the problems found, and what was left out (page numbers and the like).

    Raises:
        InputError: If it cannot be read; says what, where, why and how to mend it.
    """
    if isinstance(source, Path):
        return read_file(source, front=front)
    return read_bytes(source.encode() if isinstance(source, str) else source, name, front=front)


def parse(source: Path | str | bytes, name: str = "text.txt", front: FrontMatter | None = None) -> DraftText:
    """Read a draft; as :func:`read`, without what was doubtful in it.

    Raises:
        InputError: If it cannot be read.
    """
    return read(source, name, front).draft


def concordance(redline: Redline, level: str = "article", order: str = "after") -> tuple[Correspondence, ...]:
    """The table of concordance.

    Args:
        redline: What :func:`compare` found.
        level: ``article`` for the articles alone; ``all`` for preamble, recitals, divisions, articles, paragraphs,
            subparagraphs and annexes.
        order: The text whose order the rows follow, ``before`` or ``after``.

    Returns:
        A row a link, or for what is new or dropped; the same provision has several where it was split or merged.

    Raises:
        ValueError: If there is no such level or order.
    """
    rows = redline.concordance if Side(order) is Side.AFTER else rows_in_order_before(redline)
    levels = _levels(level)
    return tuple(row for row in rows if row.level in levels)


def render(  # noqa: PLR0913 – each a choice of the reader's, by its name
    redline: Redline,
    form: str = "html",
    *,
    only: str = "",
    names: tuple[str, str] = ("before", "after"),
    language: str = "",
    author: str = "",
    date: str = "",
) -> bytes:
    """The redline as a finished file, read back and proved to give both texts again, letter for letter.

    Args:
        redline: What :func:`compare` found.
        form: A name in :data:`tracker.report.formats.REDLINE_FORMATS`: ``html``, ``docx``, ``markdown``, ``json``,
            ``eml`` …
        only: Only this provision, looked up in both texts: “article 5”; empty for the whole.
        names: What to call texts that do not say their stage.
        language: Language of the report's own words; that of the texts if empty.
        author: In Word, whose the tracked changes are.
        date: In Word, when: ``2017-04-25T00:00:00Z``.

    Raises:
        InputError: If neither text has that provision.
        ProofError: If the file does not give both texts back; a fault of ours.
        ValueError: If there is no such form.
    """
    if form not in REDLINE_FORMATS:
        raise ValueError(f"There is no form “{form}”; there are: {', '.join(REDLINE_FORMATS)}")
    chosen = REDLINE_FORMATS[form]
    seen = _view(redline, names, language)
    asked, part = None, None
    if only:
        asked = _asked(redline.before, only), _asked(redline.after, only)
        if not any(asked):
            raise InputError(f"There is no “{only}” in either text", remedy="ask for a provision of one of them")
        part = extract(seen, asked, only)
    signature = {key: value for key, value in (("author", author), ("date", date)) if value}
    page = chosen.render(part or seen, **(signature if chosen.signed else {}))
    prove(page, redline, chosen, part, asked)
    return page


def render_table(  # noqa: PLR0913 – each a choice of the reader's, by its name
    redline: Redline,
    form: str = "html",
    *,
    level: str = "article",
    order: str = "after",
    names: tuple[str, str] = ("before", "after"),
    language: str = "",
) -> bytes:
    """The table of concordance as a finished file.

    Args:
        redline: What :func:`compare` found.
        form: A name in :data:`tracker.report.formats.TABLE_FORMATS`: ``html``, ``xlsx``, ``csv``, ``markdown``,
            ``json`` …
        level: As for :func:`concordance`.
        order: The same.
        names: What to call texts that do not say their stage.
        language: Language of its words; that of the texts if empty.

    Raises:
        ValueError: If there is no such form, level or order.
    """
    if form not in TABLE_FORMATS:
        raise ValueError(f"There is no form “{form}”; there are: {', '.join(TABLE_FORMATS)}")
    seen = _view(redline, names, language)
    return TABLE_FORMATS[form].render(
        build_table(seen, rows_in_order_before(redline), _levels(level), order=Side(order))
    )


def export(draft: DraftText, form: str = "akn", name: str = "draft") -> bytes:
    """One draft as a finished file, without any comparison; read back and proved to hold every letter.

    Args:
        draft: The draft.
        form: ``akn`` for Akoma Ntoso 3.0, from which :func:`parse` makes the same draft again; ``docx`` for Word.
        name: What to call a text that does not say its stage.

    Raises:
        ProofError: If the file does not give the text back; a fault of ours.
        ValueError: If there is no such form.
    """
    redline = compare(draft, draft)
    seen = _view(redline, (name, name), "")
    if form == "docx":
        from tracker.report.word.write import render_clean  # noqa: PLC0415 – loaded when used

        page = render_clean(seen)
        prove(page, redline, REDLINE_FORMATS[form])
        return page
    if form != "akn":
        raise ValueError(f"There is no form “{form}”; there are: akn, docx")
    from tracker.report.akn.write import render_clean as document  # noqa: PLC0415 – the same

    page = document(seen)
    if parse(page, f"{name}.xml") != draft:
        raise ProofError(f"The finished file does not give {name} back letter for letter", remedy="send us the text")
    return page


def _levels(level: str) -> tuple[ProvisionKind, ...]:
    if level not in ("article", "all"):
        raise ValueError(f"There is no level “{level}”; there are: article, all")
    return ALL_LISTED_KINDS if level == "all" else (ProvisionKind.ARTICLE,)


def _view(redline: Redline, names: tuple[str, str], language: str) -> RedlineView:
    return build_view(redline, names, (digest(redline.before), digest(redline.after)), language)


def _asked(draft: DraftText, query: str) -> set[Eid]:
    return {eid for provision in find(draft, query) for eid, _ in provision.blocks()}
