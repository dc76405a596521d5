"""Make the corrigendum of two texts: their differences as corrections, in the form of depositaries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.corrigendum.apply import apply
from tracker.corrigendum.make import corrigendum_of
from tracker.diff.redline import compare
from tracker.errors import InputError, ProofError
from tracker.language.tags import language_name, primary_subtag, tag_of
from tracker.language.versions import version_words
from tracker.languages.mend import mend
from tracker.report.corrigendum.as_json import render
from tracker.report.corrigendum.read_json import read_back
from tracker.report.corrigendum.sheet import Sheet, SheetPart, part_of
from tracker.report.languages.view import build_view
from tracker.services.compare import Comparison, compare_sources, compare_texts, view_of_redline
from tracker.services.languages import version_views, versions_named
from tracker.services.sources import Source, is_file
from tracker.text.writer import body, digest, write_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model.draft import DraftText
    from tracker.model.redline import Redline
    from tracker.report.view.redline_view import RedlineView, SideView
    from tracker.services.reading.stated import Stated
    from tracker.services.stores import LazyStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrigenda:
    """The sheet of corrections of two texts, in one language version or in several.

    Attributes:
        sheet: The sheet.
        comparisons: The comparisons that it rests on, one for each of its parts.
    """

    sheet: Sheet
    comparisons: tuple[Comparison, ...]


def corrigenda_of_texts(  # noqa: PLR0913 – the choices of a command, each by its name
    before: str,
    after: str,
    store: LazyStore,
    *,
    instrument: str = "",
    language: str = "",
    report_language: str = "",
    all_languages: bool = False,
    stated: Stated | None = None,
) -> Corrigenda:
    """Return the sheet of corrections of two texts by their names, proved.

    Args:
        before: The text before: a stage, a release tag or a file, as typed.
        after: The text after, likewise.
        store: The store to look in; opened only if a name is no file.
        instrument: The instrument; empty for the only one.
        language: The language; empty for the only one that both texts have.
        report_language: Language of the sheet's own words; that of each text if empty.
        all_languages: Make a part for each language that both stages have.
        stated: Facts about files that their user states.

    Raises:
        InputError: If a name is neither a file nor a stage, the languages differ, or the texts do not.
        StoreError: If a store is needed and cannot be read.
        ProofError: If the corrections do not give the text after: a fault of ours.
    """
    languages = [language]
    if all_languages:
        languages = _languages(before, after, store, instrument)
    comparisons = tuple(
        compare_texts(
            before, after, store, instrument=instrument, language=tag, report_language=report_language, stated=stated
        )
        for tag in languages
    )
    if all(found.before.sha256 == found.after.sha256 for found in comparisons):
        raise InputError(
            f"{before} and {after} have the same text",
            cause="a sheet of corrections has nothing to correct in it",
            remedy="name the text to be corrected first, and the corrected one behind it",
        )
    parts = [(found.redline, _part(found.redline, found.view, report_language)) for found in comparisons]
    return Corrigenda(sheet=_proved(parts), comparisons=comparisons)


def corrigenda_of_versions(  # noqa: PLR0913 – the choices of a command, each by its name
    names: Sequence[str],
    store: LazyStore,
    *,
    right: str,
    instrument: str = "",
    language: str = "",
    report_language: str = "",
) -> Corrigenda:
    """Return the sheet of what is to be corrected in the language versions of one text, by one that is right; proved.

    Figures, dates and references become those of that version where a number in digits alone changes with them; what
    else differs is listed, and left to readers.

    Args:
        names: A stage or a release tag; or files, each in another language.
        store: The store to look in; opened only if a name is no file.
        right: The language of the version that is right.
        instrument: The instrument; empty for the only one.
        language: The version to be corrected; empty for all others.
        report_language: Language of the sheet's own words; that of each version if empty.

    Raises:
        InputError: If there are not two versions, there is none in these languages, or they do not differ.
        StoreError: If a store is needed and cannot be read.
        ProofError: If the corrections do not give the mended text: a fault of ours.
    """
    sources = versions_named(names, store, only=[right, language] if language else [], instrument=instrument)
    tag = primary_subtag(tag_of(right))
    standard = next((source for source in sources if primary_subtag(source.language) == tag), None)
    if standard is None:
        raise InputError(
            f"There is no version in “{right}”",
            cause=f"there are {', '.join(language_name(source.language) for source in sources)}",
            remedy="name one of these behind --right",
        )
    others = [source for source in sources if source is not standard]
    found = [pair for source in others if (pair := _by_standard(standard, source, report_language))]
    if not found:
        raise InputError(
            "The versions agree in everything that is compared",
            cause="a sheet of corrections has nothing to correct in them",
            remedy="see what is compared: tracker help languages",
        )
    sheet = _proved([(comparison.redline, part) for comparison, part in found])
    return Corrigenda(sheet=sheet, comparisons=tuple(comparison for comparison, _ in found))


def sheet_of_versions(right: DraftText, version: DraftText, language: str = "") -> Sheet:
    """Return the sheet of what is to be corrected in a language version in memory by one that is right, proved.

    Args:
        right: The version that is right; it states its language.
        version: The version to be corrected; it states its language.
        language: Language of the sheet's own words; that of the version if empty.

    Raises:
        InputError: If the versions do not differ in anything that is compared.
    """
    standard, source = (
        Source(name=draft.front.stage or draft.front.language, draft=draft, sha256=digest(draft), source_sha256="")
        for draft in (right, version)
    )
    found = _by_standard(standard, source, language)
    if found is None:
        raise InputError("The versions agree in everything that is compared", remedy="there is nothing to correct")
    comparison, part = found
    return _proved([(comparison.redline, part)])


def _by_standard(standard: Source, source: Source, language: str) -> tuple[Comparison, SheetPart] | None:
    """Return a version compared with what it is after its corrections, and its part of the sheet; None for none."""
    mended = mend(standard.draft, source.draft)
    if not (mended.changed or mended.left.differences):
        return None
    after = replace(source, draft=mended.draft, sha256=digest(mended.draft), problems=(), path=None)
    found = compare_sources(source, after, None, report_language=language)
    views = version_views((source, standard), version_words(found.view.language))
    left = build_view(mended.left, views, language=found.view.language).differences
    part = _part(found.redline, found.view, language)
    return found, replace(part, standard=_side_of(standard), left=left)


def _side_of(source: Source) -> SideView:
    """Return what a sheet says of a text that is no side of its comparison."""
    return view_of_redline(compare(source.draft, source.draft), (source.name, source.name)).sides[0]


def _part(redline: Redline, view: RedlineView, language: str) -> SheetPart:
    return part_of(view, corrigendum_of(redline), language)


def sheet_of_redline(redline: Redline, names: tuple[str, str] = ("before", "after"), language: str = "") -> Sheet:
    """Return the sheet of corrections of a comparison in memory, proved.

    Args:
        redline: The result of :func:`tracker.diff.redline.compare`.
        names: Names for texts that do not name their stage.
        language: Language of the sheet's own words; that of the texts if empty.
    """
    return _proved([(redline, _part(redline, view_of_redline(redline, names, language), language))])


def _proved(parts: Sequence[tuple[Redline, SheetPart]]) -> Sheet:
    """Return the sheet of parts: read back from its finished data and applied, it gives the texts after.

    Args:
        parts: Each comparison with its part.

    Raises:
        ProofError: If it does not.
    """
    sheet = Sheet(parts=tuple(part for _, part in parts))
    for corrigendum, (redline, _) in zip(read_back(render(sheet)), parts, strict=True):
        if write_blocks(apply(redline.before, corrigendum)) != body(redline.after):
            raise ProofError(
                "The corrigendum does not give the corrected text",
                cause=f"the text {digest(redline.after)[:12]} came out otherwise",
                remedy="please send us both texts",
            )
    return sheet


def _languages(before: str, after: str, store: LazyStore, instrument: str) -> list[str]:
    """Return the languages that two stages have in common.

    Raises:
        InputError: If one of the texts is a file, or they have none in common.
    """
    if is_file(before, store) or is_file(after, store):
        raise InputError(
            "A file has one language",
            cause="--all-languages makes a part for each language in which both stages stand",
            remedy="leave it out, or name two stages of a store",
        )
    first, second = (store.get().languages(name, instrument=instrument) for name in (before, after))
    common = [tag for tag in first if tag in second]
    if not common:
        raise InputError(
            "The two stages have no language in common",
            cause=f"{before} is in {', '.join(first)}; {after} is in {', '.join(second)}",
            remedy="see in which languages they stand: tracker stages",
        )
    return common
