"""Make the corrigendum of two texts: their differences as corrections, in the form of depositaries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.corrigendum.apply import apply
from tracker.corrigendum.make import corrigendum_of
from tracker.errors import InputError, ProofError
from tracker.report.corrigendum.as_json import render
from tracker.report.corrigendum.read_json import read_back
from tracker.report.corrigendum.sheet import Sheet, part_of
from tracker.services.compare import Comparison, compare_texts, view_of_redline
from tracker.services.sources import is_file
from tracker.text.writer import body, digest, write_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model.redline import Redline
    from tracker.report.view.redline_view import RedlineView
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
        compare_texts(before, after, store, instrument=instrument, language=tag, stated=stated) for tag in languages
    )
    if all(found.before.sha256 == found.after.sha256 for found in comparisons):
        raise InputError(
            f"{before} and {after} have the same text",
            cause="a sheet of corrections has nothing to correct in it",
            remedy="name the text to be corrected first, and the corrected one behind it",
        )
    sheet = _proved([(found.redline, found.view) for found in comparisons], report_language)
    return Corrigenda(sheet=sheet, comparisons=comparisons)


def sheet_of_redline(redline: Redline, names: tuple[str, str] = ("before", "after"), language: str = "") -> Sheet:
    """Return the sheet of corrections of a comparison in memory, proved.

    Args:
        redline: The result of :func:`tracker.diff.redline.compare`.
        names: Names for texts that do not name their stage.
        language: Language of the sheet's own words; that of the texts if empty.
    """
    return _proved([(redline, view_of_redline(redline, names, language))], language)


def _proved(found: Sequence[tuple[Redline, RedlineView]], language: str) -> Sheet:
    """Return the sheet of comparisons: read back from its finished data and applied, it gives the texts after.

    Raises:
        ProofError: If it does not.
    """
    sheet = Sheet(parts=tuple(part_of(view, corrigendum_of(redline), language) for redline, view in found))
    for corrigendum, (redline, _) in zip(read_back(render(sheet)), found, strict=True):
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
