"""Compare two texts: read both, carry corrections over, compare, and build the view for reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.addresses.lookup import find_meant, nearest_to
from tracker.diff.redline import compare
from tracker.errors import InputError
from tracker.marks.fate import follow_marks
from tracker.marks.find import is_negotiated
from tracker.model.negotiation import Negotiation
from tracker.report.view.redline_view import RedlineView, build_view
from tracker.services.corrections import carry_over, statement_views
from tracker.services.reading.stated import stating
from tracker.services.sources import Source, common_store, resolve_both, stage_sources
from tracker.text.writer import digest

if TYPE_CHECKING:
    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid
    from tracker.model.redline import Redline
    from tracker.report.view.corrections import CorrectionView
    from tracker.services.corrections import Carried
    from tracker.services.reading.stated import Stated
    from tracker.services.stores import LazyStore
    from tracker.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two texts and the result of comparing them.

    Attributes:
        before: The text before.
        after: The text after.
        redline: The comparison.
        view: The comparison as reports print it.
        carried: The corrections of the two stages, as they apply to these texts.
        statements: The same corrections as reports print them, with their outcome.
    """

    before: Source
    after: Source
    redline: Redline
    view: RedlineView
    carried: tuple[Carried, ...] = ()
    statements: tuple[CorrectionView, ...] = ()


def compare_texts(  # noqa: PLR0913 – the choices of a command, each by its name
    before: str,
    after: str,
    store: LazyStore,
    *,
    instrument: str = "",
    language: str = "",
    report_language: str = "",
    stated: Stated | None = None,
) -> Comparison:
    """Compare two texts by their names.

    Args:
        before: The text before: a stage, a release tag or a file, as typed.
        after: The text after, likewise.
        store: The store to look in; opened only if a name is no file.
        instrument: The instrument; empty for the only one.
        language: The language; empty for the only one that both texts have.
        report_language: Language of the report's own words; that of the texts if empty.
        stated: Facts about files that their user states.

    Raises:
        InputError: If a name is neither a file nor a stage, or the languages differ.
        StoreError: If a store is needed and cannot be read.
    """
    sources = resolve_both(before, after, store, instrument=instrument, language=language)
    if stated:
        sources = stating(*sources, stated)
    return compare_sources(*sources, common_store(*sources, store), report_language=report_language)


def compare_stages(  # noqa: PLR0913 – each a choice of the caller's, by its name
    store: Store, before: str, after: str, *, instrument: str = "", language: str = "", report_language: str = ""
) -> Comparison:
    """Compare two stages or releases of a store, following the corrections that people made.

    Args:
        store: The store.
        before: The stage before, or its release tag.
        after: The stage after, likewise.
        instrument: The instrument; empty if only one has these stages.
        language: The language; empty for the only one that both have.
        report_language: Language of the report's own words; that of the texts if empty.

    Raises:
        InputError: If there is no such stage, or more than one text fits.
        StoreError: If a text cannot be read.
    """
    sources = stage_sources(store, before, after, instrument=instrument, language=language)
    return compare_sources(*sources, store, report_language=report_language)


def compare_sources(
    before: Source,
    after: Source,
    store: Store | None,
    *,
    report_language: str = "",
    stated: tuple[Carried, ...] = (),
) -> Comparison:
    """Compare two texts.

    Args:
        before: The text before.
        after: The text after.
        store: The store of both stages, whose corrections are followed; None if a text is a file.
        report_language: Language of the report's own words; that of the texts if empty.
        stated: Corrections that no store keeps, of these very texts.
    """
    redline, carried = compare_drafts(before, after, store, stated)
    statements = statement_views(carried, redline.rulings, (before.draft, after.draft)) if carried else ()
    return Comparison(
        before=before,
        after=after,
        redline=redline,
        view=view_of_redline(redline, (before.name, after.name), report_language),
        carried=carried,
        statements=statements,
    )


def view_of_redline(redline: Redline, names: tuple[str, str], language: str = "") -> RedlineView:
    """Build the view of a comparison, with the fates of the marks of negotiation where a text has any.

    Args:
        redline: The comparison.
        names: Names for texts that do not name their stage.
        language: Language of the report's own words; that of the texts if empty.
    """
    negotiated = is_negotiated(redline.before) or is_negotiated(redline.after)
    digests = digest(redline.before), digest(redline.after)
    return build_view(redline, names, digests, language, follow_marks(redline) if negotiated else Negotiation())


def compare_drafts(
    before: Source, after: Source, store: Store | None, stated: tuple[Carried, ...] = ()
) -> tuple[Redline, tuple[Carried, ...]]:
    """Compare two texts without building the view; arguments as for :func:`compare_sources`.

    Returns:
        The comparison, and the corrections that it follows.
    """
    carried = (*(carry_over(before, after, store) if store else ()), *stated)
    return compare(before.draft, after.draft, [item.correction for item in carried if item.correction]), carried


def find_in_both(comparison: Comparison, query: str) -> tuple[set[Eid], set[Eid]]:
    """Return the addresses of all blocks of a provision, in the text before and in the text after.

    Raises:
        InputError: If neither text has that provision.
    """
    before, after = (addresses_of(source.draft, query) for source in (comparison.before, comparison.after))
    if not before and not after:
        raise not_in_either(comparison, query)
    return before, after


def addresses_of(draft: DraftText, query: str) -> set[Eid]:
    """Return the addresses of all blocks of the provisions that a query finds."""
    return {eid for provision in find_meant(draft, query) for eid, _ in provision.blocks()}


def addresses_in(source: Source, query: str) -> set[Eid]:
    """Return the addresses of all blocks of a provision of one text.

    Raises:
        InputError: If it has no such provision.
    """
    eids = addresses_of(source.draft, query)
    if not eids:
        raise not_in(source, query)
    return eids


def not_in(source: Source, query: str) -> InputError:
    """Return the error for a provision that a text does not have; it names what stands near."""
    language = source.draft.front.language
    return InputError(
        f"There is no “{query}” in {source.name}" + (f" ({language})" if language else ""),
        cause=near_provisions(source.draft, query),
        remedy=f"ask for one that is there; tracker show {source.name} prints all",
    )


def not_in_either(comparison: Comparison, query: str) -> InputError:
    """Return the error for a provision that neither text has; it names what stands near in both."""
    before, after = comparison.before, comparison.after
    near = dict.fromkeys(near_provisions(source.draft, query) for source in (before, after))
    if len(near) > 1:  # They differ, so each is said of its text.
        near = dict.fromkeys(f"in {source.name} {near_provisions(source.draft, query)}" for source in (before, after))
    return InputError(
        f"There is no “{query}” in {before.name} or {after.name}",
        cause=", and ".join(near),
        remedy="ask for one that is there, after the names of the texts",
    )


def near_provisions(draft: DraftText, query: str) -> str:
    r"""Return what a text has instead of a provision that it lacks, as a clause.

    Args:
        draft: The text.
        query: The provision as typed.

    >>> from tracker.services.sources import parse
    >>> draft = parse("Article 5\n\nPeace.\n\nArticle 6\n\nBread.\n")
    >>> near_provisions(draft, "article 9"), near_provisions(draft, "artcle 6"), near_provisions(draft, "annex 1")
    ('the articles are Article 5 to Article 6', 'the nearest is Article 6', 'there is no annex')
    """
    near = nearest_to(draft, query)
    ends = " to ".join(near.ends)
    if near.similar:
        return f"the nearest {'is' if len(near.similar) == 1 else 'are'} {', '.join(near.similar)}"
    if near.around:
        return f"{near.around} contains {ends}" if ends else f"{near.around} has no parts"
    if near.unit:
        if len(near.ends) == 1:
            return f"the only {near.unit} is {ends}"
        return f"the {near.unit}s are {ends}" if ends else f"there is no {near.unit}"
    return "nothing has a similar name"
