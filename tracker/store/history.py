"""History of a store: commits with author, time, message, and the files that each changed."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.store.formats.messages import REMOVED, body_of, by_first_word, subject_of, trailers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.store.git.repository import Repository

_RAW = re.compile(r":\d{6} \d{6} [0-9a-f]{40} (?P<id>[0-9a-f]{40}) [A-Z]\d*\t(?P<path>.*)")


@dataclass(frozen=True, eq=False)
class Commit:
    """One commit.

    Attributes:
        id: Its id.
        parents: Ids of its parents.
        author: The author, ``Name <address>``.
        at: The time, in ISO form.
        message: The message.
        touched: The id of each file that it changed, by path; 40 zeros for a file that it deleted.
    """

    id: str
    parents: tuple[str, ...]
    author: str
    at: str
    message: str
    touched: dict[str, str]

    @property
    def subject(self) -> str:
        """The first line of the message."""
        return subject_of(self.message)

    @property
    def reason(self) -> str:
        """The paragraphs of the message between its first line and its trailers."""
        return body_of(self.message)

    @cached_property
    def trailers(self) -> list[tuple[str, str]]:
        """The trailers of the message."""
        return trailers_of(self.message)

    @cached_property
    def facts(self) -> dict[str, str]:
        """The trailers by name; of a repeated one the last value."""
        return dict(self.trailers)

    @property
    def texts(self) -> list[tuple[str, str]]:
        """Language and digest of each text that the message states as added, replaced or renamed."""
        renamed = [value.split(" ") for name, value in self.trailers if name == "Renamed-Text"]
        texts = [(words[0], words[1]) for words in renamed if len(words) > 1]
        if "Text-SHA256" in self.facts:
            texts.append((self.facts.get("Language", ""), self.facts["Text-SHA256"]))
        return texts

    @cached_property
    def removed(self) -> list[str]:
        """Languages of the texts that the message states as taken back."""
        return list(by_first_word(self.trailers, REMOVED))

    @cached_property
    def files(self) -> dict[str, str]:
        """The digest of each file that the message states as written or deleted, by path."""
        return by_first_word(self.trailers, "File-SHA256")


def history(repository: Repository, commit: str) -> list[Commit]:
    """Return a commit and its ancestors, each before its parents; two git processes however many there are.

    Args:
        repository: The repository.
        commit: Id of the newest commit.

    Raises:
        StoreError: If git refuses.
    """
    layout = "%H%x00%P%x00%an <%ae>%x00%aI%x00%B%x00"
    output = repository.run("log", "--topo-order", f"--format=tformat:{layout}", "--end-of-options", commit)
    fields = output.decode("utf-8", "replace").split("\0")
    rows = [fields[n : n + 5] for n in range(0, len(fields) - 1, 5)]
    touched = _touched_files(repository, commit)
    return [
        Commit(row[0].strip(), tuple(row[1].split()), row[2], row[3], row[4], touched.get(row[0].strip(), {}))
        for row in rows
    ]


def commits_by_path(commits: Iterable[Commit]) -> Mapping[str, list[Commit]]:
    """Return the commits that changed each file, or state that they did, in the order given."""
    by_path: dict[str, list[Commit]] = defaultdict(list)
    for commit in commits:
        for path in {*commit.touched, *commit.files}:
            by_path[path].append(commit)
    return by_path


def _touched_files(repository: Repository, commit: str) -> dict[str, dict[str, str]]:
    """Return the files that each commit changed; of a merge, those that differ from any of its parents."""
    options = ("--raw", "--no-abbrev", "--no-renames", "--full-history", "-m", "--format=%H")
    output = repository.run("log", *options, "--end-of-options", commit).decode("utf-8", "replace")
    touched: dict[str, dict[str, str]] = {}
    current = ""
    for line in output.splitlines():
        if match := _RAW.fullmatch(line):
            touched[current][match["path"]] = match["id"]
        elif line:
            current = line
            touched.setdefault(current, {})
    return touched
