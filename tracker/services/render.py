"""Make finished files: the redline and one draft, proved before they are returned, and the table of concordance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from tracker.diff.concordance.rows import rows_in_order_before
from tracker.diff.redline import compare
from tracker.errors import InputError, ProofError
from tracker.model.provision import ALL_LISTED_KINDS, ProvisionKind
from tracker.model.side import Side
from tracker.report.formats import REDLINE_FORMATS, TABLE_FORMATS, RedlineFormat
from tracker.report.proof import prove
from tracker.report.table.rows import ConcordanceTable, build_table
from tracker.report.view.extract import extract
from tracker.report.view.facts import count_facts
from tracker.services.compare import Comparison, addresses_of, find_in_both, view_of_redline
from tracker.services.sources import parse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tracker.model.concordance import Correspondence
    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid
    from tracker.model.redline import Redline
    from tracker.report.view.redline_view import RedlineView, RowView

_Form = TypeVar("_Form")

LEVELS = {"article": (ProvisionKind.ARTICLE, ProvisionKind.ANNEX), "all": ALL_LISTED_KINDS}
"""The levels of provisions that a table of concordance lists, by the name of the choice."""
DRAFT_FORMS = ("docx", "akn")
"""The forms of a single draft."""


# Of two drafts in memory


def concordance(redline: Redline, level: str = "article", order: str = "after") -> tuple[Correspondence, ...]:
    """Return the rows of the table of concordance.

    Args:
        redline: The result of :func:`compare`.
        level: ``article`` for articles and annexes; ``all`` for preamble, recitals, divisions, articles, paragraphs,
            subparagraphs and annexes.
        order: The text whose order the rows follow, ``before`` or ``after``.

    Returns:
        A row for each link and for each new or dropped provision; a provision that was split or merged has several.

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
    """Return the redline as a finished file, read back and proved to hold both texts letter for letter.

    Args:
        redline: The result of :func:`compare`.
        form: A name in :data:`tracker.report.formats.REDLINE_FORMATS`: ``html``, ``docx``, ``markdown``, ``json``,
            ``eml`` …
        only: Only this provision, looked up in both texts: “article 5”; empty for the whole.
        names: Names for texts that do not name their stage.
        language: Language of the report's own words; that of the texts if empty.
        author: Author of the tracked changes in Word.
        date: Time of the tracked changes in Word: ``2017-04-25T00:00:00Z``.

    Raises:
        InputError: If neither text has that provision.
        ProofError: If the file does not hold both texts; a fault of this program.
        ValueError: If there is no such form.
    """
    chosen = _known(form, REDLINE_FORMATS)
    addresses = None
    if only:
        addresses = addresses_of(redline.before, only), addresses_of(redline.after, only)
        if not any(addresses):
            raise InputError(f"There is no “{only}” in either text", remedy="ask for a provision of one of them")
    return _rendered(redline, _view(redline, names, language), chosen, only, addresses, author=author, date=date)


def render_table(  # noqa: PLR0913 – each a choice of the reader's, by its name
    redline: Redline,
    form: str = "html",
    *,
    level: str = "article",
    order: str = "after",
    names: tuple[str, str] = ("before", "after"),
    language: str = "",
    with_texts: bool = False,
) -> bytes:
    """Return the table of concordance as a finished file.

    Args:
        redline: The result of :func:`compare`.
        form: A name in :data:`tracker.report.formats.TABLE_FORMATS`: ``html``, ``xlsx``, ``csv``, ``markdown``,
            ``json`` …
        level: As for :func:`concordance`.
        order: As for :func:`concordance`.
        names: Names for texts that do not name their stage.
        language: Language of the table's own words; that of the texts if empty.
        with_texts: Whether the old and the new text of each row stand beside their names, in a workbook.

    Raises:
        ValueError: If there is no such form, level or order.
    """
    chosen = _known(form, TABLE_FORMATS)
    rows = rows_in_order_before(redline)
    return chosen.render(
        build_table(_view(redline, names, language), rows, _levels(level), order=Side(order), with_texts=with_texts)
    )


def export(draft: DraftText, form: str = "akn", name: str = "draft") -> bytes:
    """Return one draft as a finished file without any comparison, read back and proved to hold every letter.

    Args:
        draft: The draft.
        form: ``akn`` for Akoma Ntoso 3.0, from which :func:`parse` makes the same draft again; ``docx`` for Word.
        name: Name for a text that does not name its stage.

    Raises:
        ProofError: If the file does not hold the text; a fault of this program.
        ValueError: If there is no such form.
    """
    _refuse_unknown(form, DRAFT_FORMS)
    redline = compare(draft, draft)
    seen = _view(redline, (name, name), "")
    if form == "docx":
        from tracker.report.word.write import render_clean  # noqa: PLC0415 – loaded when used

        page = render_clean(seen)
        prove(page, redline, REDLINE_FORMATS[form])
        return page
    from tracker.report.akn.write import render_clean as document  # noqa: PLC0415 – loaded when used

    page = document(seen)
    if parse(page, f"{name}.xml") != draft:
        raise ProofError(
            f"The finished file does not give {name} back letter for letter", remedy="please send us the text"
        )
    return page


# Of a comparison of named texts


def render_comparison(
    comparison: Comparison, form: RedlineFormat, *, only: str = "", author: str = "", date: str = ""
) -> bytes:
    """Return the redline of a comparison as a finished file, read back and proved.

    Args:
        comparison: The comparison.
        form: The form of the report.
        only: Only this provision, looked up in both texts; empty for the whole.
        author: Author of the tracked changes, in a form that has them.
        date: Time of the tracked changes, likewise.

    Raises:
        InputError: If neither text has that provision.
        ProofError: If the file does not hold both texts; a fault of this program.
    """
    addresses = find_in_both(comparison, only) if only else None
    return _rendered(comparison.redline, comparison.view, form, only, addresses, author=author, date=date)


def view_of(comparison: Comparison, only: str = "") -> RedlineView:
    """Return the comparison as reports print it, or the part of it that is about one provision.

    Raises:
        InputError: If neither text has that provision.
    """
    return extract(comparison.view, find_in_both(comparison, only), only) if only else comparison.view


def table_of(  # noqa: PLR0913 – each a choice of the reader's, by its name
    comparison: Comparison,
    level: str = "article",
    order: str = "after",
    *,
    only: str = "",
    with_texts: bool = False,
    with_remarks: bool = False,
) -> ConcordanceTable:
    """Return the table of concordance of a comparison, with the corrections that people made.

    Args:
        comparison: The comparison.
        level: As for :func:`concordance`.
        order: As for :func:`concordance`.
        only: Only the rows of this provision, looked up in both texts; empty for all.
        with_texts: Whether the old and the new text of each row stand beside their names, in a workbook.
        with_remarks: Whether a Word file has an empty column to write in.

    Raises:
        InputError: If neither text has that provision.
        ValueError: If there is no such level or order.
    """
    rows = rows_in_order_before(comparison.redline)
    view = comparison.view
    if only:
        before, after = find_in_both(comparison, only)
        rows = tuple(row for row in rows if row.before in before or row.after in after)
        view = replace(extract(view, (before, after), only), summary=count_facts(rows), rows=_rows_of(view, rows))
    return build_table(
        view,
        rows,
        _levels(level),
        order=Side(order),
        sources=(comparison.before.source_sha256, comparison.after.source_sha256),
        corrections=comparison.statements,
        with_texts=with_texts,
        with_remarks=with_remarks,
    )


def _rows_of(view: RedlineView, rows: Iterable[Correspondence]) -> tuple[RowView, ...]:
    """Return the rows of a view that are some rows of the table, in the order of the view."""
    wanted = set(rows)
    return tuple(row for row in view.rows if row.row in wanted)


def _rendered(
    redline: Redline,
    whole: RedlineView,
    form: RedlineFormat,
    only: str,
    addresses: tuple[set[Eid], set[Eid]] | None,
    **signature: str,
) -> bytes:
    part = extract(whole, addresses, only) if addresses else None
    given = {key: value for key, value in signature.items() if value}
    page = form.render(part or whole, **(given if form.signed else {}))
    prove(page, redline, form, part, addresses)
    return page


def _known(form: str, forms: dict[str, _Form]) -> _Form:
    _refuse_unknown(form, forms)
    return forms[form]


def _refuse_unknown(form: str, forms: Collection[str]) -> None:
    if form not in forms:
        raise ValueError(f"There is no format “{form}”; there are: {', '.join(forms)}")


def _levels(level: str) -> tuple[ProvisionKind, ...]:
    if level not in LEVELS:
        raise ValueError(f"There is no level “{level}”; there are: {', '.join(LEVELS)}")
    return LEVELS[level]


def _view(redline: Redline, names: tuple[str, str], language: str) -> RedlineView:
    return view_of_redline(redline, names, language)
