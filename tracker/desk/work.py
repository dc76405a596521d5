"""The work of jobs: each a function from plain values to frozen data, which calls services."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.report.formats import REDLINE_FORMATS
from tracker.services.compare import Comparison, compare_sources, compare_stages
from tracker.services.reading.account import account_of
from tracker.services.render import render_comparison
from tracker.services.sources import compared_files
from tracker.services.stores import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.jobs import Tell
    from tracker.report.view.account import AccountView
    from tracker.services.corrections import Carried


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


def compare_two_stages(  # noqa: PLR0913 – all that names two texts of a store
    folder: Path, before: str, after: str, instrument: str, language: str, *, tell: Tell
) -> Compared:
    """Compare two stages of a store, and make the page.

    Args:
        folder: The folder of the store.
        before: The stage before.
        after: The stage after.
        instrument: The instrument; empty for the only one.
        language: The language; empty for the only one that both have.
        tell: Takes the progress.
    """
    tell("Comparing the two drafts article by article")
    with open_store(folder) as store:
        comparison = compare_stages(store, before, after, instrument=instrument, language=language)
    tell("Writing the redline, and reading it back to prove it")
    return Compared(comparison=comparison, page=_page(comparison))


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


def _page(comparison: Comparison) -> bytes:
    return render_comparison(comparison, REDLINE_FORMATS["html"])
