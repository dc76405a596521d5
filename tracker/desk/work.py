"""The work of jobs: each a function from plain values to frozen data, which calls services."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.report.formats import REDLINE_FORMATS, TABLE_FORMATS
from tracker.services.compare import Comparison, compare_sources, compare_stages
from tracker.services.correct import CorrectionRequest, CorrectionResult, correct_files, keep_corrections
from tracker.services.corrections import Carried
from tracker.services.reading.account import account_of
from tracker.services.render import render_comparison, table_of
from tracker.services.sources import compared_files
from tracker.services.stores import init_store, open_store

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.jobs import Tell
    from tracker.report.view.account import AccountView
    from tracker.store.formats.authorship import Authorship
    from tracker.store.store import Store


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Two texts that were compared.

    Attributes:
        comparison: The comparison.
        page: The redline as a page, read back and proved.
        accounts: The account of each file; none for stages.
    """

    comparison: Comparison
    page: bytes
    accounts: tuple[AccountView, ...] = ()


def compare_two_files(before: Path, after: Path, language: str, stated: tuple[Carried, ...], *, tell: Tell) -> Compared:
    """Read two files, compare them, and make the page.

    Args:
        before: The file before.
        after: The file after.
        language: Their language as stated; empty if nobody stated it.
        stated: Corrections of these texts.
        tell: Takes the progress.
    """
    tell("Reading the two files")
    files = compared_files(before, after, language)
    tell("Comparing them article by article")
    comparison = compare_sources(*files.sources, None, stated=stated)
    accounts = tuple(
        account_of(reading, source.name, language_found=bool(source.found))
        for reading, source in zip(files.readings, files.sources, strict=True)
    )
    tell("Writing the redline, and reading it back to prove it")
    return Compared(comparison=comparison, page=_page(comparison), accounts=accounts)


@dataclass(frozen=True, kw_only=True)
class StagesToCompare:
    """Two stages of a store.

    Attributes:
        folder: The folder of the store.
        before: The stage before.
        after: The stage after.
        instrument: The instrument; empty for the only one.
        language: The language; empty for the only one that both have.
    """

    folder: Path
    before: str
    after: str
    instrument: str = ""
    language: str = ""

    def compare(self, store: Store) -> Comparison:
        """Compare them, following the corrections of people.

        Args:
            store: Their store, opened.
        """
        return compare_stages(store, self.before, self.after, instrument=self.instrument, language=self.language)


def compare_two_stages(stages: StagesToCompare, *, tell: Tell) -> Compared:
    """Compare two stages of a store, and make the page.

    Args:
        stages: The stages.
        tell: Takes the progress.
    """
    tell("Comparing the two drafts article by article")
    with open_store(stages.folder) as store:
        comparison = stages.compare(store)
    tell("Writing the redline, and reading it back to prove it")
    return Compared(comparison=comparison, page=_page(comparison))


@dataclass(frozen=True, kw_only=True)
class Corrected:
    """Two texts that were compared again, after corrections.

    Attributes:
        result: The effect of the corrections.
        compared: The texts as they are compared now.
        stated: The corrections of two files that hold now.
    """

    result: CorrectionResult
    compared: Compared
    stated: tuple[Carried, ...] = ()


def correct_two_files(compared: Compared, request: CorrectionRequest, *, tell: Tell) -> Corrected:
    """Correct the comparison of two files, and compare them again.

    Args:
        compared: The comparison.
        request: The corrections.
        tell: Takes the progress.
    """
    tell("Checking the correction")
    result, stated = correct_files(compared.comparison, request)
    tell("Comparing them article by article")
    sources = compared.comparison.before, compared.comparison.after
    comparison = compare_sources(*sources, None, stated=stated)
    tell("Writing the redline, and reading it back to prove it")
    again = replace(compared, comparison=comparison, page=_page(comparison))
    return Corrected(result=result, compared=again, stated=stated)


def correct_two_stages(stages: StagesToCompare, request: CorrectionRequest, *, tell: Tell) -> Corrected:
    """Keep corrections of two stages in their store, and compare the two again.

    Args:
        stages: The stages.
        request: The corrections.
        tell: Takes the progress.
    """
    tell("Checking the correction")
    with open_store(stages.folder) as store:
        result = keep_corrections(stages.compare(store), request, store)
    return Corrected(result=result, compared=compare_two_stages(stages, tell=tell))


def make_store(folder: Path, by: Authorship, *, tell: Tell) -> None:
    """Make an empty store.

    Args:
        folder: A folder that does not exist yet.
        by: The person who answers for it, and the time.
        tell: Takes the progress.
    """
    tell("Making the store")
    with init_store(folder, author=by.author, at=by.time):
        pass


def make_file(comparison: Comparison, form: str, author: str, *, tell: Tell) -> bytes:
    """Make the redline of a comparison in another format.

    Args:
        comparison: The comparison.
        form: A name in :data:`~tracker.report.formats.REDLINE_FORMATS`.
        author: Author of the tracked changes in Word; empty for the program's own name.
        tell: Takes the progress.
    """
    tell("Writing the file, and reading it back to prove it")
    return render_comparison(comparison, REDLINE_FORMATS[form], author=author)


def make_table(comparison: Comparison, form: str, *, tell: Tell) -> bytes:
    """Make the table of concordance of a comparison; a workbook has both texts of each row.

    Args:
        comparison: The comparison.
        form: A name in :data:`~tracker.report.formats.TABLE_FORMATS`.
        tell: Takes the progress.
    """
    tell("Writing the table")
    with_texts = form == "xlsx"
    return TABLE_FORMATS[form].render(table_of(comparison, "all" if with_texts else "article", with_texts=with_texts))


def _page(comparison: Comparison) -> bytes:
    return render_comparison(comparison, REDLINE_FORMATS["html"])
