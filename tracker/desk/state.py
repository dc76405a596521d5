"""The state of one visit: the store, the person, the texts that were compared, the drafts that are being brought in."""

from __future__ import annotations

import secrets
import shutil
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.desk.drafting import Facts, Understood
from tracker.desk.folders import private_folder
from tracker.desk.jobs import Jobs
from tracker.desk.work import Compared

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.desk.jobs import Job
    from tracker.desk.stages import OneText
    from tracker.desk.work import StagesToCompare
    from tracker.services.corrections import Carried
    from tracker.store.formats.authorship import Author, Timestamp

KEPT = 12
"""Comparisons, and drafts that are being brought in, which are remembered at a time: enough for a day's meeting."""


MOST_BYTES = 100_000_000
"""Bytes of the pages of all comparisons that are remembered; the newest stays whatever its size. The page of a code of
11,000 articles has 33 MB, the comparison behind it takes three times as much memory."""


@dataclass(eq=False, kw_only=True)
class Pair:
    """Two texts that are compared.

    Attributes:
        id: Its name in addresses.
        before: Name of the text before, as people read it.
        after: Name of the text after.
        files: The two files; None for stages of the store.
        stages: The two stages; None for files.
        language: Language of two files, as far as it was stated.
        stated: Corrections of two files, for this visit.
        job: The work of comparing them; None before it was begun.
        state_of_store: Id of the newest commit of the store when the stages were compared.
        made: Finished files in other formats, by name of the format.
        corrected: The comparison after the last correction; None if nothing was corrected since the job.
        kept: The texts of the store that its files became, by their side.
    """

    id: str
    before: str
    after: str
    files: tuple[Path, Path] | None = None
    stages: StagesToCompare | None = None
    language: str = ""
    stated: tuple[Carried, ...] = ()
    job: Job | None = None
    state_of_store: str = ""
    made: dict[str, Job] = field(default_factory=dict)
    corrected: Compared | None = None
    kept: dict[str, OneText] = field(default_factory=dict)

    @property
    def result(self) -> Compared | None:
        """The newest result; None while there is none."""
        if self.corrected is not None:
            return self.corrected
        return self.job.value if self.job and isinstance(self.job.value, Compared) else None

    @property
    def doubts(self) -> int:
        """The number of doubtful places in both files."""
        return sum(len(account.doubts) for account in self.result.accounts) if self.result else 0


@dataclass(eq=False, kw_only=True)
class DraftComingIn:
    """A file that is being brought in as a draft.

    Attributes:
        id: Its name in addresses.
        file: The file.
        facts: What the person states about it.
        job: The work of reading it.
        pair: The comparison that it is from; None for a file that came alone.
        side: Its side there, ``before`` or ``after``.
        then: The file that is to be brought in after it; None for none.
    """

    id: str
    file: Path
    facts: Facts = field(default_factory=Facts)
    job: Job | None = None
    pair: Pair | None = None
    side: str = ""
    then: DraftComingIn | None = None

    @property
    def understood(self) -> Understood | None:
        """The file as it was read; None while it was not."""
        return self.job.value if self.job and isinstance(self.job.value, Understood) else None


@dataclass(eq=False)
class Desk:
    """The state of one visit.

    Attributes:
        store: The folder of the store; None while there is none.
        jobs: The long work.
        at: Time of everything that is kept; None for the time at which it is.
        folder: A private folder for the files that are brought in; it goes with the visit.
        person: The person who answers for what is kept; None until somebody gave a name.
        language: Language of the pages.
        greeted: The browser was asked for its language.
        pairs: The comparisons, by id.
        drafts: The files that are being brought in, by id.
        results: Finished work about stages and files, by the address of its page.
        reason: The reason that was typed last, for the form that was refused; empty once something was done.
        removed: Drafts that were taken back in this visit, by their names, to bring them in again.
        news: Sentences on what was done, in English with places in braces, and the values of the places; the next page
            shows them.
        waiting: Name of two compared files that are to be kept as soon as there is a store; empty for none.
        lock: Held while the state is changed.
    """

    store: Path | None = None
    jobs: Jobs = field(default_factory=Jobs)
    at: Timestamp | None = None
    folder: Path = field(default_factory=private_folder)
    person: Author | None = None
    language: str = "en"
    greeted: bool = False
    pairs: dict[str, Pair] = field(default_factory=dict)
    reason: str = ""
    removed: dict[str, DraftComingIn] = field(default_factory=dict)
    news: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    drafts: dict[str, DraftComingIn] = field(default_factory=dict)
    results: dict[str, Job] = field(default_factory=dict)
    waiting: str = ""
    lock: threading.RLock = field(default_factory=threading.RLock)

    def add_pair(self, pair: Pair) -> Pair:
        """Remember a comparison, and forget the oldest where there are many, or large ones."""
        with self.lock:
            self.pairs.pop(pair.id, None)
            self.pairs[pair.id] = pair
            size = 0
            for at, one in enumerate(reversed(list(self.pairs.values()))):
                size += len(one.result.page) if one.result else 0
                if at and (at >= KEPT or size > MOST_BYTES):
                    self.jobs.forget(self.pairs.pop(one.id).job)
        return pair

    def add_draft(self, draft: DraftComingIn) -> DraftComingIn:
        """Remember a file that is being brought in, and forget the oldest where there are many."""
        with self.lock:
            self.drafts[draft.id] = draft
            for old in list(self.drafts)[:-KEPT]:
                del self.drafts[old]
        return draft

    def open_store(self, folder: Path) -> None:
        """Turn to a store; results about another one are forgotten."""
        with self.lock:
            self.store = folder
            self.pairs = {name: pair for name, pair in self.pairs.items() if pair.files}
            self.results.clear()

    def report(self, english: str, **values: str) -> None:
        """Let the next page say what was done."""
        with self.lock:
            self.news.append((english, values))
            self.reason = ""

    def take_news(self) -> tuple[tuple[str, dict[str, str]], ...]:
        """Return the sentences on what was done, once."""
        with self.lock:
            taken, self.news = tuple(self.news), []
        return taken

    def close(self) -> None:
        """End all work, and delete the files that were brought in."""
        self.jobs.stop_all()
        shutil.rmtree(self.folder, ignore_errors=True)


def new_id() -> str:
    """Return a name for addresses that nobody can guess."""
    return secrets.token_urlsafe(9)
