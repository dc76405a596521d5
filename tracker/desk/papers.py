"""The work of jobs that make papers: of two texts, of all stages, of one text; and a store as one file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.report.formats import (
    BRIEF_FORMATS,
    COLUMNS_FORMATS,
    CORRIGENDUM_FORMATS,
    FIND_FORMATS,
    HISTORY_FORMATS,
    LANGUAGE_FORMATS,
    MATRIX_FORMATS,
    NOTE_FORMATS,
    ORIGIN_FORMATS,
)
from tracker.services.clean import Proposal, propose
from tracker.services.corrigendum import sheet_of_redline
from tracker.services.find import find_words
from tracker.services.languages import languages_of_text
from tracker.services.lineage.columns import columns, columns_file
from tracker.services.lineage.history import history_of
from tracker.services.lineage.matrix import matrix
from tracker.services.lineage.origin import origin_of
from tracker.services.lineage.read import open_lineage
from tracker.services.note import note_of_comparison
from tracker.services.render import export
from tracker.services.share import export_store, import_store
from tracker.services.sources import stage_source
from tracker.services.stores import LazyStore, open_store
from tracker.services.substance import brief_of_comparison

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tracker.desk.jobs import Tell
    from tracker.desk.stages import OneText
    from tracker.report.formats import DocumentFormat, ViewFormat
    from tracker.services.compare import Comparison
    from tracker.services.share import StoreExport
    from tracker.store.formats.authorship import Authorship
    from tracker.store.sharing.bundle import ImportResult

OF_PAIRS: dict[str, Mapping[str, ViewFormat | DocumentFormat]] = {
    "substance": BRIEF_FORMATS,
    "note": NOTE_FORMATS,
    "corrigendum": CORRIGENDUM_FORMATS,
}
"""The papers of two texts, with their formats."""
OVER_STAGES: dict[str, Mapping[str, ViewFormat | DocumentFormat]] = {
    "history": HISTORY_FORMATS, "matrix": MATRIX_FORMATS, "columns": COLUMNS_FORMATS, "origin": ORIGIN_FORMATS,
    "find": FIND_FORMATS,
}  # fmt: skip
"""The papers over all stages, with their formats."""


def paper_of_pair(comparison: Comparison, kind: str, form: str, *, tell: Tell) -> bytes:
    """Make the brief of substance, the note of changes, or the sheet of corrections, of two texts.

    Args:
        comparison: The two texts, compared.
        kind: A name in :data:`OF_PAIRS`.
        form: A format of it.
        tell: Takes the progress.
    """
    tell("Writing the file")
    if kind == "substance":
        return BRIEF_FORMATS[form].render(brief_of_comparison(comparison))
    if kind == "note":
        return NOTE_FORMATS[form].render(note_of_comparison(comparison))
    names = comparison.before.name, comparison.after.name
    return CORRIGENDUM_FORMATS[form].render(sheet_of_redline(comparison.redline, names))


@dataclass(frozen=True, kw_only=True)
class OverStages:
    """A paper over all stages of an instrument, as it is asked for.

    Attributes:
        folder: The folder of the store.
        instrument: The instrument.
        kind: A name in :data:`OVER_STAGES`.
        form: A format of it.
        language: The language; empty for the only one.
        stages: The stages that it is about; none for all.
        words: The words to find, or the provision to follow; may be empty.
    """

    folder: Path
    instrument: str
    kind: str
    form: str
    language: str = ""
    stages: tuple[str, ...] = ()
    words: str = ""


def paper_over_stages(asked: OverStages, *, tell: Tell) -> bytes:
    """Make a paper over all stages of an instrument.

    Args:
        asked: The paper.
        tell: Takes the progress.
    """
    instrument, language = asked.instrument, asked.language
    with LazyStore(asked.folder, asked.folder) as store:
        if asked.kind == "find":
            tell("Searching the texts")
            found = find_words(asked.words, store, texts=asked.stages, instrument=instrument, language=language)
            return FIND_FORMATS[asked.form].render(found)
        tell("Following every article through all drafts")
        lineage = open_lineage(asked.stages, store, instrument=instrument, language=language)
        if asked.kind == "matrix":
            return MATRIX_FORMATS[asked.form].render(matrix(lineage))
        if asked.kind == "columns":
            return columns_file(columns(lineage, with_remarks=asked.form == "docx"), asked.form)
        if asked.kind == "origin":
            return ORIGIN_FORMATS[asked.form].render(origin_of(lineage, provision=asked.words))
        return HISTORY_FORMATS[asked.form].render(history_of(lineage, asked.words))


def languages_of_stage(text: OneText, form: str, report_language: str, *, tell: Tell) -> bytes:
    """Compare the language versions of a stage.

    Args:
        text: A text of it.
        form: A name in :data:`~tracker.report.formats.LANGUAGE_FORMATS`.
        report_language: Language of the report's own words.
        tell: Takes the progress.
    """
    tell("Setting the versions side by side")
    with text.lazily() as store:
        view, _ = languages_of_text([text.stage], store, instrument=text.instrument, report_language=report_language)
    return LANGUAGE_FORMATS[form].render(view)


@dataclass(frozen=True, kw_only=True)
class Choices:
    """The choices by which a text becomes a proposal without brackets.

    Attributes:
        taken: The options and alternatives to take, as they are typed: “4(2)=Option 1”.
        without_brackets: Whether brackets fall with their words, instead of being lifted.
    """

    taken: tuple[str, ...] = ()
    without_brackets: bool = False


def clean_stage(text: OneText, choices: Choices, *, tell: Tell) -> Proposal:
    """Lift the brackets of a text; the result is a proposal, and says so.

    Args:
        text: The text.
        choices: The options to take, and the fate of brackets.
        tell: Takes the progress.
    """
    tell("Lifting the brackets")
    with open_store(text.folder) as store:
        source = stage_source(store, text.stage, instrument=text.instrument, language=text.language)
    return propose(source, choices.taken, without_brackets=choices.without_brackets)


def clean_file(text: OneText, choices: Choices, form: str, *, tell: Tell) -> bytes:
    """Make a finished file of a text without its brackets.

    Args:
        text: The text.
        choices: The options to take, and the fate of brackets.
        form: A name in :data:`~tracker.services.render.DRAFT_FORMS`.
        tell: Takes the progress.
    """
    proposal = clean_stage(text, choices, tell=tell)
    tell("Writing the file, and reading it back to prove it")
    return export(proposal.source.draft, form, proposal.source.name)


def hand_on(folder: Path, name: str, *, tell: Tell) -> StoreExport:
    """Put a whole store into one file.

    Args:
        folder: The folder of the store.
        name: Name of the file.
        tell: Takes the progress.
    """
    tell("Writing the file")
    with open_store(folder) as store:
        return export_store(store, name)


def take_in(bundle: Path, folder: Path, by: Authorship, *, tell: Tell) -> ImportResult:
    """Make a store from one file, or bring a store forward to it, if nothing in it is doubtful.

    Args:
        bundle: The file.
        folder: The folder of the store.
        by: The person who imports it, and the time.
        tell: Takes the progress.
    """
    tell("Verifying everything in the file")
    return import_store(bundle, folder, author=by.author, at=by.time)
