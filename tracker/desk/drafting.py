"""The work of jobs that bring a draft in: read it, say what is missing, keep it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.errors import InputError, TrackerError
from tracker.language.tags import tag_of
from tracker.model.stage import Authenticity, FrontMatter
from tracker.report.view.corrections import correction_clause
from tracker.services.add import add, missing_facts, preview, read_versions, suggested_stage, text_to_edit, with_edited
from tracker.services.compare import compare_stages
from tracker.services.correct import NONE, CorrectionRequest, keep_corrections
from tracker.services.reading.account import account_of
from tracker.services.stores import open_store
from tracker.store.formats.authorship import DEFAULT_AUTHOR, Author
from tracker.store.formats.names import check_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tracker.desk.jobs import Tell
    from tracker.desk.stages import OneText
    from tracker.report.view.account import AccountView
    from tracker.services.add import Version
    from tracker.services.corrections import Carried
    from tracker.store.formats.authorship import Authorship
    from tracker.store.formats.statements import Statement
    from tracker.store.records import AddResult
    from tracker.store.store import Store


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything that a person states about a file that becomes a draft, as typed.

    Attributes:
        front: Stage, treaty, language, symbol, date, title and source.
        authenticity: Whose words it is; empty for what the file says.
        predecessor: The stage that it was drafted from; empty for the one before by date.
        first: First line of the treaty text; 0 for the one that is found.
        last: Its last line; likewise.
        annex: Number of the annex that is the treaty; empty for the one that is found.
        revisions: The view of a Word file with tracked changes.
        replacing: Whether it may take the place of the present text of the stage.
        reason: The reason for that.
        edited: The structured text after an edit by hand; empty if nobody edited it.
    """

    front: FrontMatter = FrontMatter()  # noqa: RUF009 – frozen
    authenticity: str = ""
    predecessor: str = ""
    first: int = 0
    last: int = 0
    annex: str = ""
    revisions: str = "final"
    replacing: bool = False
    reason: str = ""
    edited: str = ""

    def read(self, file: Path, *, as_stated: bool) -> Iterator[Version]:
        """Read the texts of the file that are to be kept.

        Args:
            file: The file.
            as_stated: Whether symbol, date and title that the file states are offered where nothing was typed.

        Raises:
            InputError: If the facts contradict each other, or the file cannot be read.
        """
        language = check_language(tag_of(self.front.language)) if self.front.language.strip() else ""
        versions = read_versions(
            file,
            replace(self.front, language=language),
            authenticity=Authenticity(self.authenticity) if self.authenticity else None,
            predecessors=(self.predecessor,) if self.predecessor else (),
            first=self.first or None,
            last=self.last or None,
            annex=self.annex,
            revisions=self.revisions,
            as_stated=as_stated,
        )
        for version in versions:
            yield with_edited(version, self.edited) if self.edited else version


@dataclass(frozen=True, kw_only=True)
class Understood:
    """A file as it was read, for a person to confirm.

    Attributes:
        front: The facts about it that are stated or were found.
        account: The account of the reading.
        text: The text, to be edited.
        missing: The facts without which it cannot be kept.
        would: The texts that would be kept; none where something is missing or it would be refused.
        refusal: The error that it would meet; None for none.
    """

    front: FrontMatter
    account: AccountView
    text: str
    missing: tuple[str, ...]
    would: tuple[AddResult, ...] = ()
    refusal: TrackerError | None = None


def understand(file: Path, facts: Facts, first: bool, folder: Path, *, tell: Tell) -> Understood:
    """Read a file that is to become a draft, and find out what would happen if it were kept.

    Args:
        file: The file.
        facts: The facts that a person states.
        first: Whether it is read for the first time, so that what it says of itself is offered.
        folder: The folder of the store.
        tell: Takes the progress.
    """
    tell("Reading the file")
    versions = list(facts.read(file, as_stated=first))
    last = versions[-1]
    front = last.reading.draft.front
    if not front.stage:
        front = replace(front, stage=suggested_stage(front, file.name))
    account = account_of(last.reading, file.name, language_found=last.language_found, revisions=last.revisions)
    with open_store(folder) as store:
        instruments = [instrument.slug for instrument in store.instruments()]
        if not front.instrument and len(instruments) == 1:
            front = replace(front, instrument=instruments[0])
        missing = tuple(name for name in missing_facts(last.reading, file.name, instruments).names if name != "stage")
        missing += () if front.stage else ("stage",)
        known = Understood(front=front, account=account, text=text_to_edit(last.reading.draft), missing=missing)
        if missing:
            return known
        named = replace(facts, front=front)
        try:
            would = preview(
                store,
                named.read(file, as_stated=first),
                author=DEFAULT_AUTHOR,
                replacing=facts.replacing,
                reason=facts.reason,
            )
        except TrackerError as error:
            return replace(known, refusal=error)
    return replace(known, would=tuple(would))


@dataclass(frozen=True, kw_only=True)
class OfPair:
    """The other text of two files that were compared, and what people corrected of the comparison.

    Attributes:
        other: The text of the store that the other file became.
        side: The side of the file that is being kept, ``before`` or ``after``.
        stated: The corrections.
    """

    other: OneText
    side: str
    stated: tuple[Carried, ...]


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A file that was kept.

    Attributes:
        results: The texts that it became.
        corrections: The number of corrections that went along into the store.
        refused: The corrections that did not, each with the reason.
    """

    results: tuple[AddResult, ...]
    corrections: int = 0
    refused: tuple[tuple[str, str], ...] = ()


def keep(  # noqa: PLR0913 – what the form says, and where it comes from
    file: Path, facts: Facts, folder: Path, by: Authorship, of_pair: OfPair | None, *, tell: Tell
) -> Kept:
    """Keep a file as a draft of the store, with the corrections of the comparison that it is from.

    Args:
        file: The file.
        facts: The facts that a person states.
        folder: The folder of the store.
        by: The person who answers for it, and the time.
        of_pair: The other text, if that was kept before, and the corrections; None for a file that came alone.
        tell: Takes the progress.
    """
    tell("Reading the file")
    versions = list(facts.read(file, as_stated=False))
    tell("Keeping it in the store")
    with open_store(folder) as store:
        results = tuple(
            add(
                store,
                version.reading,
                author=by.author,
                at=by.time,
                source_name=file.name,
                predecessors=version.predecessors,
                replacing=facts.replacing,
                reason=facts.reason,
            )
            for version in versions
        )
        kept, refused = 0, []
        for carried in of_pair.stated if of_pair else ():
            tell("Keeping the corrections")
            try:
                kept += _keep_correction(store, carried.statement, of_pair, results[-1], by)
            except TrackerError as error:
                refused.append((_words_of(carried.statement), error.message))
        return Kept(results=results, corrections=kept, refused=tuple(refused))


def _keep_correction(
    store: Store, statement: Statement, of_pair: OfPair | None, kept: AddResult, by: Authorship
) -> int:
    """Keep a correction of two files as one of the two stages that they became; return whether it is new."""
    if of_pair is None or (of_pair.other.instrument, of_pair.other.language) != (kept.instrument, kept.language):
        raise InputError("The two drafts are not of one treaty and one language")
    names = (kept.stage, of_pair.other.stage) if of_pair.side == "before" else (of_pair.other.stage, kept.stage)
    comparison = compare_stages(store, *names, instrument=kept.instrument, language=kept.language)
    asked = CorrectionRequest(
        added=((statement.verdict, f"{statement.before or NONE}={statement.after or NONE}"),),
        reason=statement.reason,
        author=Author.parse(statement.author),
        at=by.time,
    )
    return len(keep_corrections(comparison, asked, store).added)


def _words_of(statement: Statement) -> str:
    return correction_clause(statement.correction(), (statement.before_label, statement.after_label))
