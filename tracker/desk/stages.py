"""The work of jobs about stages of a store: check, release, rename, take back; pages over all of them; verify."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.report.formats import BRACKET_FORMATS
from tracker.services.brackets import brackets_of_text
from tracker.services.check import check_text
from tracker.services.lineage.read import lineages_of_store
from tracker.services.releases import release
from tracker.services.remove import remove
from tracker.services.render import export
from tracker.services.site import site_files
from tracker.services.sources import stage_source
from tracker.services.stores import LazyStore, open_store
from tracker.services.verify import verify_file, verify_store

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.jobs import Tell
    from tracker.model.finding import Finding
    from tracker.services.check import LocatedFinding
    from tracker.services.releases import Released
    from tracker.services.verify import Verification
    from tracker.store.formats.authorship import Authorship
    from tracker.store.records import RemoveResult


@dataclass(frozen=True, kw_only=True)
class OneText:
    """One text of a store.

    Attributes:
        folder: The folder of the store.
        instrument: The instrument.
        stage: The stage.
        language: The language.
    """

    folder: Path
    instrument: str
    stage: str
    language: str

    def lazily(self) -> LazyStore:
        """Return the store, to use in a ``with`` statement."""
        return LazyStore(self.folder, self.folder)


def check_stage(text: OneText, since: str, *, tell: Tell) -> tuple[LocatedFinding, ...]:
    """Find the drafting errors of a text.

    Args:
        text: The text.
        since: An earlier stage, for references that were left behind; empty for none.
        tell: Takes the progress.
    """
    tell("Looking for drafting errors")
    with text.lazily() as store:
        result = check_text(text.stage, store, since=since, instrument=text.instrument, language=text.language)
    return result.findings


def brackets_of_stage(text: OneText, since: str, *, tell: Tell) -> dict[str, bytes]:
    """List the brackets of a text in every format.

    Args:
        text: The text.
        since: An earlier stage, whose brackets are followed; empty for none.
        tell: Takes the progress.

    Returns:
        The finished files by the name of the format.
    """
    tell("Following the brackets")
    with text.lazily() as store:
        view, _ = brackets_of_text(text.stage, store, since=since, instrument=text.instrument, language=text.language)
    return {name: form.render(view) for name, form in BRACKET_FORMATS.items()}


def file_of_stage(text: OneText, form: str, *, tell: Tell) -> bytes:
    """Make a finished file of one text.

    Args:
        text: The text.
        form: A name in :data:`~tracker.services.render.DRAFT_FORMS`.
        tell: Takes the progress.
    """
    tell("Writing the file, and reading it back to prove it")
    with open_store(text.folder) as store:
        source = stage_source(store, text.stage, instrument=text.instrument, language=text.language)
    return export(source.draft, form, source.name)


def release_stage(text: OneText, key: str, by: Authorship, *, tell: Tell) -> Released:
    """Release a stage.

    Args:
        text: A text of it.
        key: A file with an SSH key, to sign it; empty for none.
        by: The person who answers for it, and the time.
        tell: Takes the progress.
    """
    tell("Writing the notes of the release")
    with open_store(text.folder) as store:
        return release(store, text.stage, instrument=text.instrument, key=key, author=by.author, at=by.time)


def rename_stage(text: OneText, name: str, reason: str, by: Authorship, *, tell: Tell) -> str:
    """Give a stage another name.

    Args:
        text: A text of it.
        name: The new name.
        reason: The reason.
        by: The person who answers for it, and the time.
        tell: Takes the progress.
    """
    tell("Changing the name")
    with open_store(text.folder) as store:
        return store.rename(text.stage, name, instrument=text.instrument, reason=reason, author=by.author, at=by.time)


def remove_text(text: OneText, reason: str, by: Authorship, *, tell: Tell) -> RemoveResult:
    """Take a text back.

    Args:
        text: The text.
        reason: The reason.
        by: The person who answers for it, and the time.
        tell: Takes the progress.
    """
    tell("Taking the text back")
    with open_store(text.folder) as store:
        return remove(
            store,
            text.stage,
            instrument=text.instrument,
            language=text.language,
            reason=reason,
            author=by.author,
            at=by.time,
        )


@dataclass(frozen=True, kw_only=True)
class Site:
    """Pages over all stages of an instrument.

    Attributes:
        place: The folder that holds them.
        pages: Their addresses, relative to that folder.
    """

    place: Path
    pages: frozenset[str]


def make_site(folder: Path, instrument: str, place: Path, *, tell: Tell) -> Site:
    """Make the pages over all stages of an instrument.

    Args:
        folder: The folder of the store.
        instrument: The instrument.
        place: The folder for the pages.
        tell: Takes the progress.
    """
    tell("Following every article through all drafts")
    with LazyStore(folder, folder) as store:
        files = list(site_files(lineages_of_store(store.get(), instrument=instrument), store))
        for number, file in enumerate(files):
            tell("Making the pages", number / len(files))
            path = place / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.make())
    return Site(place=place, pages=frozenset(file.path for file in files))


def verify_one(file: Path, folder: Path | None, *, tell: Tell) -> Verification:
    """Verify a file, beside the texts of a store where there is one.

    Args:
        file: The file.
        folder: The folder of the store; None for none.
        tell: Takes the progress.
    """
    tell("Reading the file, and making it again")
    with LazyStore(folder, file.parent) as store:
        return verify_file(file, store=store)


def verify_all(folder: Path, *, tell: Tell) -> tuple[Finding, ...]:
    """Verify a whole store.

    Args:
        folder: The folder of the store.
        tell: Takes the progress.
    """
    return tuple(verify_store(folder, progress=tell))
